// manifest.mjs - a manifest of SCORM 2004 as scorm-again wants it: LMSs read
// imsmanifest.xml themselves, scorm-again gets it as settings.
//
// readXml(text) -> {name, at: {attribute: value}, text, inside: [...]}
// activityTree(manifest) -> the tree with its rules, objectives and rollup
// Prefixes are cut off: they are the ones that LMSs look for.
const local = (name) => name.replace(/^.*:/, '');
const plain = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name) =>
  ({amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\''})[name]);

export function readXml(text) {
  const root = {name: '', at: {}, text: '', inside: []};
  const open = [root];
  for (const [, end, name, attributes, empty, words] of
    text.matchAll(/<(\/?)([\w:]+)([^<>]*?)(\/?)>|([^<>]+)/g)) {
    const parent = open[open.length - 1];
    if (words !== undefined) {
      parent.text += plain(words).trim();
    } else if (end) {
      open.pop();
    } else {
      const at = {};
      for (const [, key, value] of attributes.matchAll(/([\w:]+)="([^"]*)"/g))
        at[local(key)] = plain(value);
      const node = {name: local(name), at, text: '', inside: []};
      parent.inside.push(node);
      if (!empty)
        open.push(node);
    }
  }
  return root.inside[0];
}

export const find = (node, ...path) => path.reduce((at, name) =>
  at && at.inside.find((one) => one.name === name), node);
export const all = (node, name) =>
  node ? node.inside.filter((one) => one.name === name) : [];

const yes = (value) => value === 'true';

function conditions(list, name) {
  return all(list, name).map((one) => ({
    condition: one.at.condition,
    operator: one.at.operator === 'not' ? 'not' : 'noOp',
    referencedObjective: one.at.referencedObjective
  }));
}

function preConditions(sequencing) {
  return all(find(sequencing, 'sequencingRules'), 'preConditionRule')
    .map((rule) => ({
      action: find(rule, 'ruleAction').at.action,
      conditionCombination:
        find(rule, 'ruleConditions').at.conditionCombination,
      conditions: conditions(find(rule, 'ruleConditions'), 'ruleCondition')
    }));
}

function rollup(sequencing) {
  return all(find(sequencing, 'rollupRules'), 'rollupRule').map((rule) => ({
    action: find(rule, 'rollupAction').at.action,
    consideration: rule.at.childActivitySet,
    conditionCombination:
      find(rule, 'rollupConditions').at.conditionCombination,
    conditions: conditions(find(rule, 'rollupConditions'), 'rollupCondition')
  }));
}

function objective(node) {
  const least = find(node, 'minNormalizedMeasure');
  return {
    objectiveID: node.at.objectiveID,
    isPrimary: node.name === 'primaryObjective',
    satisfiedByMeasure: yes(node.at.satisfiedByMeasure),
    minNormalizedMeasure: least ? Number(least.text) : null,
    mapInfo: all(node, 'mapInfo').map(({at}) => ({
      targetObjectiveID: at.targetObjectiveID,
      readSatisfiedStatus: yes(at.readSatisfiedStatus),
      readNormalizedMeasure: yes(at.readNormalizedMeasure),
      writeSatisfiedStatus: yes(at.writeSatisfiedStatus),
      writeNormalizedMeasure: yes(at.writeNormalizedMeasure)
    }))
  };
}

function controls(sequencing) {
  const {at} = find(sequencing, 'rollupRules') || {at: {}};
  const mode = find(sequencing, 'controlMode') || {at: {}};
  const delivery = find(sequencing, 'deliveryControls') || {at: {}};
  return Object.assign({
    choice: mode.at.choice !== 'false', flow: yes(mode.at.flow),
    rollupObjectiveSatisfied: at.rollupObjectiveSatisfied !== 'false',
    rollupProgressCompletion: at.rollupProgressCompletion !== 'false',
    objectiveMeasureWeight: Number(at.objectiveMeasureWeight || 1)
  }, Object.fromEntries(Object.entries(delivery.at).map(([key, value]) =>
    [key, yes(value)])));
}

// Without a sequencing of its own an activity has the defaults.
function activity(node) {
  const sequencing = find(node, 'sequencing');
  const objectives = find(sequencing, 'objectives');
  const considered = find(sequencing, 'rollupConsiderations');
  return {
    id: node.at.identifier, title: find(node, 'title').text,
    isVisible: node.at.isvisible !== 'false',
    children: all(node, 'item').map(activity),
    sequencingControls: controls(sequencing),
    sequencingRules: {preConditionRules: preConditions(sequencing)},
    rollupRules: {rules: rollup(sequencing)},
    rollupConsiderations: considered ? considered.at : undefined,
    primaryObjective: objective(find(objectives, 'primaryObjective')),
    objectives: all(objectives, 'objective').map(objective)
  };
}

export const activityTree = (manifest) =>
  activity(find(manifest, 'organizations', 'organization'));
