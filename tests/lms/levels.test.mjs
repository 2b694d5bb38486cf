// levels.test.mjs - levels as objectives: mastered, not mastered, neither;
// what the LMS is told of them in both versions, launch after launch, and of
// a reply that is to raise the level. No browser; the engine is the one that
// ships. Prints TAP; exits with 1 when anything failed.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {runInThisContext} from 'node:vm';
import {here, makeTally} from './harness.mjs';

const tally = makeTally();
const build = process.env.STILTE_BUILD || join(here, '../../build');

// Classic scripts, in a window of their own making.
globalThis.window = globalThis;
globalThis.parent = globalThis;
globalThis.document = {documentElement: {dataset: {}},
  getElementById: () => null, addEventListener() {}};
const run = (text) => runInThisContext('(function () {' + text + '})()');
run(readFileSync(join(here, 'strict-lms.js'), 'utf8'));
run(readFileSync(join(build, 'assets/engine.js'), 'utf8'));
for (const name of ['lms', 'interaction', 'scorm12', 'scorm2004', 'report'])
  run(readFileSync(join(here, '../../compiler/player', name + '.js'),
    'utf8'));
const {Stilte} = globalThis;

const replies = (...levels) => levels.map((level) => ({level}));
const table = {
  v: 1, id: 'levels', version: '1.0.0',
  levels: ['logical', 'feeling', 'intuitive'],
  mastery: {logical: 0.5, feeling: 0.7}, axes: [], onfail: 'incomplete',
  pass: null,
  lessons: [{id: 'a', rules: null, exercises: [
    {name: 'facts', kind: 'choice', level: 'logical',
      options: [{right: true}, {right: false}]},
    {name: 'angry', kind: 'choice', raise: 'logical', points: 2, attempts: 1,
      options: replies('feeling', 'intuitive', 'feeling', 'logical')},
    {name: 'hold', kind: 'silence', required: false, seconds: 10, again: 20},
    {name: 'sure', kind: 'choice', level: 'intuitive',
      options: [{right: true}, {right: false}]}
  ]}]
};
Stilte.text = {exercises: {}};

// One launch: what was answered is told to the LMS, which goes on with DATA.
async function launch(version, answers, data) {
  const name = version === '1.2' ? 'API' : 'API_1484_11';
  const engine = await Stilte.startEngine(Stilte.wasm);
  engine.load(JSON.stringify(table));
  engine.visit('a');
  for (const [exercise, picked] of Object.entries(answers))
    engine.answer('a/' + exercise,
      typeof picked === 'number' ? {picked: [picked]} : picked);
  const lms = new globalThis.StrictLms({version, modes: {}, seed: data});
  globalThis[name] = lms.api;
  const link = Stilte.lms.connect(version, 'levels');
  delete globalThis[name];
  link.initialize();
  link.read();
  const made = Stilte.makeReport(engine.evaluate(), table,
    engine.answers().answers, {});
  link.write(Object.assign({}, made, {location: '',
    interactions: made.interactions.map(Stilte.lms.tidyRow)}), 'state');
  tally.same(version + ': no fault', lms.faults, []);
  return lms;
}

// [id, score, whether it was passed] of each objective.
const objectives = (version, lms) => lms.rows('cmi.objectives').map((row) =>
  [row.id, row['score.raw'],
    row[version === '1.2' ? 'status' : 'success_status'],
    row.completion_status].slice(0, version === '1.2' ? 3 : 4));

const short = (rows, version) =>
  rows.map((row) => row.slice(0, version === '1.2' ? 3 : 4));

for (const version of ['1.2', '2004']) {
  let lms = await launch(version, {facts: 1, angry: 2});
  tally.same(version + ': passed at once, failed not before the end',
    objectives(version, lms), short([
      ['logical', '100', 'passed', 'completed'], ['feeling', '50'],
      ['intuitive']].map((row) => row.concat([undefined, undefined,
      undefined, undefined])), version));
  lms = await launch(version, {facts: 2, angry: 2, sure: 1}, lms.stored());
  tally.same(version + ': what was passed stays so, the rest fails',
    objectives(version, lms), short([
      ['logical', '100', 'passed', 'completed'],
      ['feeling', '50', 'failed', 'completed'],
      ['intuitive', '100', undefined, undefined]], version));
  lms = await launch(version, {facts: 2, angry: 1, sure: 1}, lms.stored());
  tally.same(version + ': failed becomes passed',
    objectives(version, lms)[1].slice(0, 3), ['feeling', '100', 'passed']);
  const raised = lms.rows('cmi.interactions').filter((row) =>
    row.id.startsWith('a.angry')).pop();
  tally.same(version + ': any reply on the level asked for is right',
    [0, 1, 2].map((i) => raised['correct_responses.' + i + '.pattern']),
    ['1', '3', undefined]);
  tally.same(version + ': it counts for the level asked for',
    [raised.result, raised['objectives.0.id']], ['correct', 'feeling']);
  const held = {held: 4, breaks: [4], done: true};
  const silences = [held,
    Object.assign({again: {held: 7, breaks: [7], done: true}}, held),
    Object.assign({again: {held: 20, breaks: [], done: true}}, held)];
  for (const [i, response] of [4, 4, 20].entries()) {
    lms = await launch(version, {hold: silences[i]});
    const row = lms.rows('cmi.interactions')[0];
    const answered = version === '1.2' ? 'student_response' :
      'learner_response';
    tally.same(version + ': the better of two silences is told',
      [row[answered], row.result], [String(response), response === 20 ?
        'correct' : version === '1.2' ? 'wrong' : 'incorrect']);
  }
}
process.exitCode = tally.end() ? 1 : 0;
