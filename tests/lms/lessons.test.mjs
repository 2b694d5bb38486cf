// lessons.test.mjs - each lesson a SCO: what each tells a strict LMS, and how
// an LMS leads from one to the next: scorm-again with the rules of the
// manifest. No browser; packages, tables and engine are those that ship.
// Prints TAP; exits with 1 when anything failed.
//
// Needs STILTE_SITES with the unzipped packages lessons/ and mark/, as the
// run beside this makes them.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {runInThisContext} from 'node:vm';
import {here, makeTally} from './harness.mjs';
import {activityTree, all, find, readXml} from './manifest.mjs';
import {Stilte} from './scripts.mjs';

const sites = process.env.STILTE_SITES;
const modules = process.env.STILTE_NODE_MODULES ||
  join(here, '../node_modules');
const {Scorm2004API} = await import(pathToFileURL(createRequire(
  join(modules, 'here.js')).resolve('scorm-again').replace(
  /dist\/.*/, 'dist/esm/scorm-again.js')));
const tally = makeTally();
console.debug = () => {};       // scorm-again tells of each delivery
Stilte.text = {exercises: {}};

const packageOf = (course, version) => join(sites, course, 'scorm' + version);
const manifestOf = (folder) =>
  readXml(readFileSync(join(folder, 'imsmanifest.xml'), 'utf8'));

// A lesson's engine with its answers, and what it reports.
async function report(folder, sco, answers) {
  runInThisContext(readFileSync(
    join(folder, 'assets/course-' + sco + '.js'), 'utf8'));
  const engine = await Stilte.startEngine(Stilte.wasm);
  engine.load(Stilte.course);
  engine.visit(sco);
  for (const [name, answer] of Object.entries(answers))
    tally.same(sco + ' takes ' + name,
      engine.answer(sco + '/' + name, answer), true);
  const made = Stilte.makeReport(engine.evaluate(),
    JSON.parse(Stilte.course), engine.answers().answers, {});
  return {state: engine.pack(), made: Object.assign(made, {location: '',
    interactions: made.interactions.map(Stilte.lms.tidyRow)})};
}

// The same session with any LMS: what it is told, and where to go then.
async function launch(version, api, folder, sco, answers, request) {
  const name = version === '1.2' ? 'API' : 'API_1484_11';
  const {state, made} = await report(folder, sco, answers);
  globalThis[name] = api;
  const link = Stilte.lms.connect(version, 'lessons.' + sco);
  delete globalThis[name];
  link.initialize();
  link.read();
  link.write(made, state);
  link.commit();
  if (link.goes)
    link.goes('continue');
  if (request)
    link.go(request);
  link.finish(10);
  return state;
}

const picked = (n) => ({picked: [n]});
const RIGHT = {
  begin: {expect: {text: 'Nothing'}},
  hold: {first: picked(1), long: {number: 4}},
  extra: {again: picked(1)},
  drill: {which: picked(1)},
  end: {}, bonus: {}
};
const WRONG = {first: picked(2), long: {number: 4}};

// --- what each tells ---

const statusOf = (version, data) => version === '1.2' ?
  [data['cmi.core.lesson_status'], data['cmi.core.score.raw']] :
  [data['cmi.completion_status'], data['cmi.success_status'],
    data['cmi.score.raw']];

const TOLD = {
  '1.2': {begin: ['completed', '100'], hold: ['passed', '100'],
    extra: ['completed', '100'], drill: ['passed', '100'],
    end: ['completed', undefined], bonus: ['completed', undefined]},
  '2004': {begin: ['completed', undefined, '100'],
    hold: ['completed', 'passed', '100'],
    extra: ['completed', undefined, '100'],
    drill: ['completed', 'passed', '100'],
    end: ['completed', undefined, undefined],
    bonus: ['completed', undefined, undefined]}
};

for (const version of ['1.2', '2004']) {
  const folder = packageOf('lessons', version.replace('.', ''));
  const states = [];
  for (const sco of Object.keys(RIGHT)) {
    const lms = new globalThis.StrictLms({version, modes: {}});
    const state = await launch(version, lms.api, folder, sco, RIGHT[sco]);
    const data = lms.stored();
    states.push(data['cmi.suspend_data']);
    tally.same(version + ', ' + sco + ': no fault', lms.faults, []);
    tally.same(version + ', ' + sco + ': its own state',
      data['cmi.suspend_data'], state);
    tally.same(version + ', ' + sco + ': its own status',
      statusOf(version, data), TOLD[version][sco]);
    tally.same(version + ', ' + sco + ': its own interactions',
      lms.rows('cmi.interactions').filter((row) =>
        !row.id.startsWith(sco + '.')), []);
  }
  tally.same(version + ': every state is another', new Set(states).size, 6);
}

const lms = new globalThis.StrictLms({version: '2004', modes: {}});
await launch('2004', lms.api, packageOf('lessons', '2004'), 'hold', RIGHT.hold);
tally.same('what other lessons wait for is told', Object.fromEntries(
  lms.rows('cmi.objectives').map((row) => [row.id, row.success_status])),
{calm: undefined, quick: undefined, 'route.extra': undefined,
  'unlock.drill': 'passed', 'lesson.passed': 'passed'});

// --- SCORM 1.2: prerequisites ---

const items12 = all(find(manifestOf(packageOf('lessons', '12')),
  'organizations', 'organization'), 'item');
tally.same('1.2: prerequisites are the items of lessons', items12.map((item) =>
  (find(item, 'prerequisites') || {text: ''}).text.replace(/[\w-]+/g, (id) =>
    items12.findIndex((one) => one.at.identifier === id))),
['', '', '', '', '1&3', '2|3']);

// --- from one to the next ---

// A learner in an LMS of SCORM 2004: which lesson is open, in the words of
// the package.
class Learner {
  constructor(course, version) {
    this.folder = packageOf(course, version);
    const manifest = manifestOf(this.folder);
    this.names = {};
    for (const one of all(find(manifest, 'resources'), 'resource'))
      this.names[one.at.identifier.replace(/^R/, 'I')] =
        one.at.href.replace('.html', '');
    this.api = new Scorm2004API({logLevel: 5, autocommit: false,
      sequencing: {activityTree: activityTree(manifest)}});
    this.api.setSequencingEventListeners({
      onActivityDelivery: (activity) => {
        this.here = this.names[activity.id];
      }
    });
    this.here = null;
    this.api.processNavigationRequest('start');
  }

  // Does the lesson one is in, and goes on.
  async play(answers, request) {
    const sco = this.here;
    this.here = null;
    await launch('2004', this.api, this.folder, sco, answers, request);
    this.api.reset();
  }

  choose(sco) {
    const id = Object.keys(this.names).find((one) => this.names[one] === sco);
    this.api.processNavigationRequest('choice', id);
  }

  course() {
    const root = this.api.getSequencingState().rootActivity;
    return {
      completed: root.completionStatus === 'completed',
      passed: root.objectiveSatisfiedStatusKnown ?
        root.objectiveSatisfiedStatus : null,
      measure: Number(root.objectiveNormalizedMeasure.toFixed(4))
    };
  }
}

for (const version of ['2004', '2004-3']) {
  const learner = new Learner('lessons', version);
  const way = [];
  while (learner.here && way.length < 9) {
    way.push(learner.here);
    const last = learner.here === 'bonus';
    await learner.play(RIGHT[learner.here], last ? '' : 'continue');
  }
  tally.same(version + ': all right, nothing extra', way,
    ['begin', 'hold', 'drill', 'end', 'bonus']);
  tally.same(version + ': the course is done and passed', learner.course(),
    {completed: true, passed: true, measure: 1});
}

for (const version of ['2004', '2004-3']) {
  const learner = new Learner('lessons', version);
  await learner.play(RIGHT.begin, 'continue');
  await learner.play(WRONG, 'continue');
  tally.same(version + ': one wrong leads to the extra lesson', learner.here,
    'extra');
  await learner.play(RIGHT.extra, 'continue');
  tally.same(version + ': what is locked is not delivered', learner.here,
    null);
  learner.choose('drill');
  tally.same(version + ': nor chosen', learner.here, null);
  learner.choose('end');
  tally.same(version + ': nor is what waits for it', learner.here, null);
  learner.choose('bonus');
  tally.same(version + ': one of two ways is enough', learner.here, 'bonus');
  await learner.play(RIGHT.bonus, '');
  learner.choose('hold');
  tally.same(version + ': one may go back', learner.here, 'hold');
  await learner.play(RIGHT.hold, 'continue');
  tally.same(version + ': then the way is another', learner.here, 'drill');
  await learner.play({which: picked(2)}, 'continue');
  tally.same(version + ': not passed: the end stays closed', learner.here,
    null);
  tally.same(version + ': the course is not done', learner.course().completed,
    false);
}

// --- the course's own mark ---

for (const [pick, passed] of [[1, true], [2, false]]) {
  const learner = new Learner('mark', '2004');
  await learner.play({what: picked(pick)}, '');
  tally.same('a mark of 70%: ' + passed, learner.course(),
    {completed: true, passed, measure: passed ? 1 : 0});
}

process.exitCode = tally.end() ? 1 : 0;
