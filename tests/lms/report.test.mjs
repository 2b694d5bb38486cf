// report.test.mjs - answers of every kind, from the engine to the LMS: what
// report.js says of them arrives at the strict LMS and at scorm-again, in
// both versions, without a fault. No browser; the engine is the one that
// ships. Prints TAP; exits with 1 when anything failed.
//
// Needs scorm-again in STILTE_NODE_MODULES, or in tests/node_modules.
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {here, makeTally} from './harness.mjs';
import {Stilte} from './scripts.mjs';

const tally = makeTally();
const modules = process.env.STILTE_NODE_MODULES ||
  join(here, '../node_modules');

// --- one lesson with every new kind ---

const scaleOf = (name, from, to) => ({name, kind: 'scale', from, to});
const linesOf = (boxes) => boxes.split('').map((box) => ({box}));
const twelve = Array.from({length: 12}, (none, i) =>
  ({accept: ['word ' + i]}));
const table = {
  v: 1, id: 'every', version: '1.0.0', levels: ['logical'],
  axes: ['focus'], onfail: 'incomplete', pass: null,
  lessons: [{id: 'a', rules: null, exercises: [
    {name: 'steps', kind: 'order', level: 'logical', items: 4},
    {name: 'long', kind: 'order', items: 40},
    {name: 'pairs', kind: 'match', left: 3, right: 2, pairs: [1, 2, 1]},
    {name: 'heaps', kind: 'sort', groups: 3, items: [1, 1, 2, 3]},
    {name: 'typed', kind: 'gaps', bytes: 40, exact: false, gaps: [
      {accept: ['question', 'open question']}, {accept: ['silence']}]},
    {name: 'sharp', kind: 'gaps', bytes: 40, exact: true,
      gaps: [{accept: ['Peter']}]},
    {name: 'listed', kind: 'gaps', list: ['listen', 'sum up', 'repeat'],
      gaps: [{accept: [1]}, {accept: [2, 3]}]},
    {name: 'many', kind: 'gaps', bytes: 40, exact: false, gaps: twelve},
    {name: 'word', kind: 'text', bytes: 120, exact: false, options: [
      {right: true, accept: ['silence', 'stilte']},
      {right: true, accept: ['quiet']}, {right: false, accept: ['break']}]},
    {name: 'name', kind: 'text', bytes: 120, exact: true, options: [
      {points: 2, accept: ['[,] {a}']}, {points: -1, accept: ['x']}]},
    {name: 'share', kind: 'number', answer: 12.5, within: 0.5, unit: '%'},
    {name: 'whole', kind: 'number', answer: 7, within: 0},
    {name: 'tiny', kind: 'number', answer: 0.00005, within: 0},
    {name: 'large', kind: 'number', answer: 1500, within: 0},
    {name: 'huge', kind: 'number', answer: 250000, within: 1000},
    Object.assign(scaleOf('look', 1, 7), {axis: 'focus'}),
    scaleOf('below', -3, 3), scaleOf('ten', 0, 10),
    {name: 'deal', kind: 'forecast', outcome: true},
    {name: 'rain', kind: 'forecast', outcome: false},
    {name: 'pause', kind: 'silence', seconds: 12, open: false, line: [],
      options: [{right: true}, {right: false}]},
    {name: 'own', kind: 'silence', seconds: 12, open: true, bytes: 90,
      line: [], options: []},
    {name: 'mute', kind: 'silence', seconds: 8, open: false, line: [],
      options: []},
    {name: 'talk', kind: 'dialogue', start: 0, back: true, scenes: [
      {name: 'opening', options: [{right: false}, {right: true}],
        replies: [{to: 1}, {to: 2}]},
      {name: 'heard', options: [{right: true}, {right: false}],
        replies: [{to: 2}]},
      {name: 'end', end: 'won', replies: []}]},
    {name: 'once', kind: 'cues', live: true, lines: linesOf(' x! '),
      options: [{right: true}, {right: false}]},
    {name: 'twice', kind: 'cues', live: true, lines: linesOf('x!~x!'),
      options: []},
    {name: 'draw', kind: 'pool', level: 'logical', pick: 1,
      exercises: ['one', 'two']},
    {name: 'one', kind: 'number', answer: 1, within: 0},
    {name: 'two', kind: 'number', answer: 2, within: 0}
  ]}]
};
Stilte.text = {exercises: {'a/steps': {title: 'What comes first?'}}};

const reversed = Array.from({length: 40}, (none, i) => 40 - i);
const given = [
  ['steps', {order: [1, 3, 2, 4]}], ['long', {order: reversed}],
  ['pairs', {pairs: [1, 0, 2]}], ['heaps', {groups: [1, 1, 2, 3]}],
  ['typed', {gaps: ['question', '']}], ['sharp', {gaps: ['Peter']}],
  ['listed', {gaps: [1, 3]}],
  ['many', {gaps: twelve.map((gap) => gap.accept[0])}],
  ['word', {text: 'Stilte'}], ['name', {text: '{lang=nl} x [,] y'}],
  ['share', {number: '12,5 %'}], ['whole', {number: -7.25}],
  ['tiny', {number: 0.00005}], ['large', {number: 1500}],
  ['huge', {number: 250000}], ['look', {value: 7}], ['below', {value: -3}],
  ['ten', {value: 10}], ['deal', {chance: 0.7}], ['rain', {chance: 0.5}],
  ['pause', {asked: 2, held: 12, breaks: [], done: true}],
  ['own', {asked: 'Wat nu, en dan?', held: 6, breaks: [6], done: true}],
  ['mute', {asked: null, held: 8, breaks: [], done: true}],
  ['talk', {replies: [4, 1, 3, 1]}],
  ['once', {marked: [1, 2], moment: 4, reply: 1, done: true}],
  ['twice', {marked: [3, 4], moments: [2, 4], reply: null, done: true}],
  ['draw', {draws: 1}], ['two', {number: 2}]
];

const words = (from) => twelve.map((gap) => gap.accept[0]).join(', ')
  .slice(0, from);
// More than 36 are told as text.
const forty = ['long', 'fill-in', reversed.join('; '),
  [reversed.slice().reverse().join('; ')]];

// [name, type, response, patterns, result]; null: the same in both.
const wanted = {
  '1.2': [
    ['steps', 'sequencing', '1,3,2,4', ['1,2,3,4'], 'wrong'],
    [...forty, 'wrong'],
    ['pairs', 'matching', '1.a,3.b', ['1.a,2.b,3.a'], 'wrong'],
    ['heaps', 'matching', '1.a,2.a,3.b,4.c', ['1.a,2.a,3.b,4.c'],
      'correct'],
    ['typed', 'fill-in', 'question,',
      ['question, silence', 'open question, silence'], 'wrong'],
    ['sharp', 'fill-in', 'Peter', ['Peter'], 'correct'],
    ['listed', 'fill-in', 'listen, repeat',
      ['listen, sum up', 'listen, repeat'], 'correct'],
    ['many', 'fill-in', words(255), [], 'correct'],
    ['word', 'fill-in', 'Stilte', ['silence', 'stilte', 'quiet'],
      'correct'],
    ['name', 'fill-in', '(lang=nl} x (,) y', ['(,) {a}'], 'wrong'],
    ['share', 'numeric', '12.5', [], 'correct'],
    ['whole', 'numeric', '-7.25', ['7'], 'wrong'],
    ['tiny', 'numeric', '0.00005', ['0.00005'], 'correct'],
    ['large', 'fill-in', '1500', ['1500'], 'correct'],
    ['huge', 'fill-in', '250000', [], 'correct'],
    ['look', 'likert', '7', [], 'neutral'],
    ['below', 'likert', '1', [], 'neutral'],
    ['ten', 'likert', 'a', [], 'neutral'],
    ['deal', 'numeric', '70', [], 'correct'],
    ['rain', 'numeric', '50', [], 'neutral'],
    ['pause', 'numeric', '12', ['12'], 'wrong'],
    ['pause.question', 'choice', '2', ['1'], 'wrong'],
    ['own', 'numeric', '6', ['12'], 'wrong'],
    ['own.question', 'fill-in', 'Wat nu, en dan?', [], 'neutral'],
    ['mute', 'numeric', '8', ['8'], 'correct'],
    ['talk', 'sequencing', '2,3', [], 'correct'],
    ['talk.opening', 'choice', '2', ['2'], 'correct'],
    ['talk.heard', 'choice', '2', ['1'], 'wrong'],
    ['once', 'performance', 'line_1-line_2-now_4-reply_1',
      ['line_2-now_3-reply_1'], 'wrong'],
    ['twice', 'performance', 'line_3-line_4-now_2-now_4',
      ['line_1-line_4-now_2-now_5'], 'wrong'],
    ['two', 'numeric', '2', ['2'], 'correct']
  ],
  2004: [
    ['steps', 'sequencing', '1[,]3[,]2[,]4', ['1[,]2[,]3[,]4'],
      'incorrect'],
    [...forty, 'incorrect'],
    ['pairs', 'matching', '1[.]a[,]3[.]b', ['1[.]a[,]2[.]b[,]3[.]a'],
      'incorrect'],
    ['heaps', 'matching', '1[.]a[,]2[.]a[,]3[.]b[,]4[.]c',
      ['1[.]a[,]2[.]a[,]3[.]b[,]4[.]c'], 'correct'],
    ['typed', 'fill-in', 'question[,]',
      ['question[,]silence', 'open question[,]silence'], 'incorrect'],
    ['sharp', 'fill-in', 'Peter', ['{case_matters=true}Peter'], 'correct'],
    ['listed', 'fill-in', 'listen[,]repeat',
      ['listen[,]sum up', 'listen[,]repeat'], 'correct'],
    ['many', 'long-fill-in', words(4000), [], 'correct'],
    ['word', 'fill-in', 'Stilte', ['silence', 'stilte', 'quiet'],
      'correct'],
    ['name', 'fill-in', '(lang=nl} x (,) y',
      ['{case_matters=true}(,) {a}'], 'incorrect'],
    ['share', 'numeric', '12.5', ['12[:]13'], 'correct'],
    ['whole', 'numeric', '-7.25', ['7[:]7'], 'incorrect'],
    ['tiny', 'numeric', '0.00005', ['0.00005[:]0.00005'], 'correct'],
    ['large', 'numeric', '1500', ['1500[:]1500'], 'correct'],
    ['huge', 'fill-in', '250000', [], 'correct'],
    ['look', 'likert', '7', [], 'neutral'],
    ['below', 'likert', 'minus_3', [], 'neutral'],
    ['ten', 'likert', '10', [], 'neutral'],
    ['deal', 'numeric', '70', ['51[:]100'], 'correct'],
    ['rain', 'numeric', '50', ['0[:]49'], 'neutral'],
    ['pause', 'numeric', '12', ['12[:]12'], 'incorrect'],
    ['pause.question', 'choice', '2', ['1'], 'incorrect'],
    ['own', 'numeric', '6', ['12[:]12'], 'incorrect'],
    ['own.question', 'long-fill-in', 'Wat nu, en dan?', [], 'neutral'],
    ['mute', 'numeric', '8', ['8[:]8'], 'correct'],
    ['talk', 'sequencing', 'heard[,]end', [], 'correct'],
    ['talk.opening', 'choice', '2', ['2'], 'correct'],
    ['talk.heard', 'choice', '2', ['1'], 'incorrect'],
    ['once', 'performance',
      '1[.]line_1[,]2[.]line_2[,]3[.]now_4[,]4[.]reply_1',
      ['1[.]line_2[,]2[.]now_3[,]3[.]reply_1'], 'incorrect'],
    ['twice', 'performance',
      '1[.]line_3[,]2[.]line_4[,]3[.]now_2[,]4[.]now_4',
      ['1[.]line_1[,]2[.]line_4[,]3[.]now_2[,]4[.]now_5'], 'incorrect'],
    ['two', 'numeric', '2', ['2[:]2'], 'correct']
  ]
};

async function makeReport() {
  const engine = await Stilte.startEngine(Stilte.wasm);
  engine.load(JSON.stringify(table));
  engine.setSeed(11);
  for (const [name, answer] of given)
    tally.check('the engine takes the answer to ' + name,
      engine.answer('a/' + name, answer));
  const result = engine.evaluate();
  tally.same('what is drawn', result.lessons[0].exercises.find((one) =>
    one.name === 'draw').drawn, ['two']);
  return Stilte.makeReport(result, table, engine.answers().answers, {});
}

function rowOf(read, i, response) {
  const base = 'cmi.interactions.' + i + '.';
  const patterns = [];
  for (let k = 0; read(base + 'correct_responses.' + k + '.pattern'); k++)
    patterns.push(read(base + 'correct_responses.' + k + '.pattern'));
  return [read(base + 'id').replace(/^a\.|\.\d+$/g, ''), read(base + 'type'),
    read(base + response) || undefined, patterns, read(base + 'result')];
}

// Through the adapter of that version to an LMS.
function tell(version, api, made) {
  const name = version === '1.2' ? 'API' : 'API_1484_11';
  globalThis[name] = api;
  const link = Stilte.lms.connect(version, 'every');
  delete globalThis[name];
  link.initialize();
  link.read();
  Stilte.lms.log.length = 0;
  link.write(Object.assign({}, made, {location: '',
    interactions: made.interactions.map(Stilte.lms.tidyRow)}), 'state');
  tally.same(version + ': nothing was refused', Stilte.lms.log, []);
  return link;
}

function checkStrict(version, made) {
  const lms = new globalThis.StrictLms({version, modes: {}});
  tell(version, lms.api, made);
  const data = lms.stored();
  const response = version === '1.2' ? 'student_response' :
    'learner_response';
  tally.same(version + ' strict: no fault', lms.faults, []);
  wanted[version].forEach((row, i) => tally.same(
    version + ' strict: ' + row[0],
    rowOf((element) => data[element], i, response), row));
  tally.same(version + ' strict: no row besides',
    lms.rows('cmi.interactions').length, wanted[version].length);
  const rows = lms.rows('cmi.interactions');
  const first = rows[0];
  tally.same(version + ' strict: what is drawn counts for its pool\'s level',
    rows.pop()['objectives.0.id'], 'logical');
  tally.same(version + ' strict: objective, weight, title',
    [first['objectives.0.id'], first.weighting, first.description],
    ['logical', '1', version === '2004' ? 'What comes first?' : undefined]);
}

async function checkAgain(version, made) {
  const library = await import(pathToFileURL(join(modules,
    'scorm-again/dist/esm/scorm-again.js')).href);
  const old = version === '1.2';
  const Api = old ? library.Scorm12API : library.Scorm2004API;
  const api = new Api({logLevel: 5, autocommit: false});
  tell(version, api, made);
  // 1.2 writes these only: what it keeps is read beside the API.
  const kept = api.renderCMIToJSONObject().cmi.interactions;
  const read = (element) => element.split('.').slice(2)
    .reduce((at, part) => at === undefined ? at : at[part], kept);
  const response = old ? 'student_response' : 'learner_response';
  wanted[version].forEach((row, i) => tally.same(
    version + ' scorm-again: ' + row[0], rowOf(read, i, response), row));
}

const made = await makeReport();
tally.same('the pool itself is no row', made.interactions.some((row) =>
  row.id === 'a/draw'), false);
for (const version of ['1.2', '2004']) {
  checkStrict(version, made);
  await checkAgain(version, made);
}
process.exitCode = tally.end() ? 1 : 0;
