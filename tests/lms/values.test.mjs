// values.test.mjs - where the API is looked for, and every value that is
// written, rule by rule; R and L in front of the names are the numbers in
// README.md. No browser. Prints TAP; exits with 1 when anything failed.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createContext, runInContext, runInThisContext} from 'node:vm';
import {here, makeTally} from './harness.mjs';
import {done, everyType, names, report} from './samples.mjs';

const tally = makeTally();
const VERSIONS = ['1.2', '2004'];
const player = join(here, '../../compiler/player');
const source = ['lms', 'interaction', 'scorm12', 'scorm2004', 'journal']
  .map((name) => readFileSync(join(player, name + '.js'), 'utf8'));

runInThisContext(readFileSync(join(here, 'strict-lms.js'), 'utf8'));

// The session's scripts in a window of their own.
function load(view) {
  const window = Object.assign(view || {}, {console: {warn() {}}});
  if (!('parent' in window))
    window.parent = window;
  createContext(window);
  window.window = window;
  source.forEach((text) => runInContext(text, window));
  return window.Stilte;
}

// --- where the API is ---

const METHODS = {'1.2': 'LMSInitialize', 2004: 'Initialize'};
const NAMES = {'1.2': 'API', 2004: 'API_1484_11'};

// A window: parent and opener are themselves such windows, frames a list.
function view(facts) {
  const frames = facts.frames || [];
  const made = Object.assign({length: frames.length}, frames);
  made.parent = facts.parent || made;
  made.opener = facts.opener || null;
  return Object.assign(made, facts.has);
}

// Nobody may look into a window of another origin, but at these.
function stranger(facts) {
  return new Proxy(view(facts), {
    get(target, name) {
      if (/^(parent|opener|length|\d+)$/.test(String(name)))
        return target[name];
      throw new Error('SecurityError');
    }
  });
}

function deep(levels, top) {
  return levels === 0 ? top : view({parent: deep(levels - 1, top)});
}

function searchCases(has) {
  const lms = view({has});
  const loop = view({});
  loop.parent = view({parent: loop});
  return [
    ['in its own window', {has}, 'lms'],
    ['in the parent', {parent: lms}, 'lms'],
    ['eight parents up', {parent: deep(8, lms)}, 'lms'],
    ['beyond a stranger', {parent: stranger({parent: lms})}, 'lms'],
    ['in the opener', {opener: lms}, 'lms'],
    ['above the opener', {opener: deep(3, lms)}, 'lms'],
    ['in the opener of the top', {parent: view({opener: lms})}, 'lms'],
    ['in the opener, under a stranger',
      {parent: stranger({}), opener: lms}, 'lms'],
    ['in a frame beside', {parent: view({frames: [view({}), lms]})}, 'lms'],
    ['in a frame of a frame beside',
      {parent: view({frames: [view({frames: [lms]})]})}, 'lms'],
    ['in a frame that has its name', {parent: view({frames: [lms],
      has: Object.fromEntries(Object.keys(has).map((key) => [key, lms]))})},
    'lms'],
    ['nowhere', {}, 'preview'],
    ['nowhere but strangers', {parent: stranger({parent: stranger({})}),
      opener: stranger({frames: [stranger({})]})}, 'preview'],
    ['where parents go in circles', {parent: loop}, 'preview'],
    ['too far up', {parent: deep(600, lms)}, 'preview']
  ];
}

function checkSearch(version) {
  const has = {[NAMES[version]]: {[METHODS[version]]: () => 'true'}};
  for (const [name, facts, wanted] of searchCases(has)) {
    const link = load(view(facts)).lms.connect(version, 'x');
    tally.same('R1 ' + version + ' API ' + name,
      [link.kind, link.initialize()], [wanted, true]);
  }
}

// --- one link to a strict LMS ---

function linked(version, modes, api) {
  const lms = new globalThis.StrictLms({version, modes: modes || {}});
  const Stilte = load(view({has: {[NAMES[version]]: api || lms.api}}));
  const link = Stilte.lms.connect(version, 'x');
  return {lms, Stilte, link};
}

// Writes a report through a fresh link.
function told(version, facts, modes) {
  const all = linked(version, modes);
  all.link.initialize();
  all.link.read();
  all.Stilte.lms.log.length = 0;
  all.sound = all.link.write(Object.assign({location: 'nl/a.html#x-b'},
    facts, {interactions: (facts.interactions || [])
      .map(all.Stilte.lms.tidyRow)}), 'state');
  all.link.commit();
  all.data = all.lms.stored();
  return all;
}

const full = (facts) => report(Object.assign(
  done({success: 'passed', tested: true}), {rows: everyType}, facts));

// Every element in turn is refused, and all others arrive.
function checkRefusals(version) {
  const n = names[version];
  const all = told(version, full()).data;
  const given =
    /^cmi\.(core\.)?((student|learner)_\w+|credit|entry|(lesson_)?mode)$/;
  const elements = Object.keys(all).filter((one) => !given.test(one));
  for (const element of elements) {
    const {data, lms, Stilte, sound} = told(version, full(),
      {refuseSet: [element]});
    // The rest of a row hangs on its id, of an interaction on its type.
    const hangs = /^(.*\.\d+\.)(id|type)$/.exec(element);
    const lost = Object.keys(all).filter((one) => !(one in data) &&
      one !== element && !(hangs && one.startsWith(hangs[1])) &&
      !/cmi\.(interactions|objectives)\.\d+\./.test(hangs ? one : ''));
    tally.same('R18 ' + version + ' ' + element + ' refused: it is logged, ' +
      'nothing else is lost, and what counts is not called saved', {
      lost, faults: hangs ? [] : lms.faults,
      logged: Stilte.lms.log.some((line) => line.element === element), sound
    }, {
      lost: [], faults: [], logged: true,
      sound: ![n.state, n.completion, n.success].includes(element)
    });
  }
}

function checkRetry(version) {
  const first = 'cmi.interactions.0.id';
  const {lms, link, Stilte} = linked(version, {refuseSet: [first]});
  const facts = report();
  link.initialize();
  link.read();
  const rows = everyType.slice(0, 2).map(Stilte.lms.tidyRow);
  const write = () => link.write(Object.assign({location: 'a'}, facts,
    {interactions: rows}), 'state');
  write();
  tally.same('R15 ' + version + ' refused rows are not done',
    rows.map((row) => row.done), [false, false]);
  lms.modes.refuseSet = [];
  write();
  tally.same('R15 ' + version + ' and are written later, in order',
    lms.rows('cmi.interactions').map((row) => row.id),
    ['a.one.1', 'a.two.2']);
  write();
  tally.same('R15 ' + version + ' once', [lms.rows('cmi.interactions').length,
    lms.faults], [2, []]);
}

// --- values ---

const EMOJI = '👩‍👩‍👧‍👦';
const path = (n) => Array.from({length: n}, (none, i) => 'scene-' + i);
const up = (n) => Array.from({length: n}, (none, i) => i + 1);
const steps = up(60).map((line) => 'line_' + line).concat('now_3',
  'reply_1');

// [name, row, [type and response in 1.2], the same in 2004]; a list where the
// text takes more than one row.
const fits = [
  ['a long text', {type: 'text', response: ('abc ' + EMOJI + ' ')
    .repeat(20)},
  ['fill-in', 3], ['long-fill-in', 1]],
  ['a text longer than all', {type: 'text',
    response: 'één twee '.repeat(1000)},
  ['fill-in', 44], ['long-fill-in', 3]],
  ['emoji without a space', {type: 'text', response: EMOJI.repeat(15)},
    ['fill-in', 2], ['long-fill-in', 1]],
  ['option 37', {type: 'choice', response: [2, 37], pattern: [37]},
    ['fill-in', '2; 37', '37'], ['choice', '2[,]37', '37']],
  ['37 options', {type: 'choice', response: up(37)},
    ['fill-in', up(37).join('; ')], ['fill-in', up(37).join('; ')]],
  ['a dialogue of 36 scenes', {type: 'sequencing', response: path(36),
    codes: up(36)}, ['fill-in', 2], ['sequencing', path(36).join('[,]')
    .replace(/-/g, '_')]],
  ['a dialogue of 35 scenes', {type: 'sequencing', response: path(35),
    codes: up(35)}, ['sequencing', up(35).map((n) => n.toString(36))
    .join(',')], ['sequencing', path(35).join('[,]').replace(/-/g, '_')]],
  ['a dialogue of 120 steps', {type: 'sequencing', response: path(120),
    codes: up(120).map((n) => n % 35 + 1)},
  ['sequencing', up(120).map((n) => (n % 35 + 1).toString(36)).join(',')],
  ['long-fill-in', path(120).join('; ')]],
  ['60 marked lines', {type: 'performance', response: steps},
    ['fill-in', 3], ['performance', steps.map((step, i) =>
      i + 1 + '[.]' + step).join('[,]')]],
  ['a long answer in one blank', {type: 'fill-in',
    response: ['x'.repeat(260)], pattern: ['y'.repeat(260)]},
  ['fill-in', 2, undefined], ['long-fill-in', 'x'.repeat(260), undefined]],
  ['eleven blanks', {type: 'fill-in', response: up(11).map(String)},
    ['fill-in', up(11).join(', ')], ['fill-in', up(11).join('; ')]],
  ['a step above nine', {type: 'likert', response: '36', codes: 36},
    ['fill-in', '36'], ['likert', '36']]
];

function checkFits(version) {
  const n = names[version];
  for (const [name, row, ...wanted] of fits) {
    const [type, response, ...right] = wanted[VERSIONS.indexOf(version)];
    const what = 'L39 ' + version + ' ' + name;
    const {lms} = told(version, {status: report().status, interactions: [
      Object.assign({id: 'a/b', result: 'neutral', weight: 1}, row)]});
    const rows = lms.rows('cmi.interactions');
    const texts = rows.map((one) => one[n.response]);
    tally.same(what + ': no fault', lms.faults, []);
    tally.same(what + ': type', rows.every((one) => one.type === type) &&
      type, type);
    if (typeof response === 'string')
      tally.same(what + ': response', texts, [response]);
    else
      tally.same(what + ': rows', rows.length, response);
    if (typeof row.response === 'string' && row.type === 'text')
      tally.same(what + ': nothing is lost',
        texts.join('').replace(/ /g, ''), row.response.replace(/ /g, ''));
    if (row.type === 'performance' || name.includes('36 scenes'))
      tally.like(what + ': to the last step', texts.join(' '),
        /(reply_1|scene.35)$/);
    tally.same(what + ': no emoji is cut', texts.every((text) =>
      !/^\u200d|\u200d$|^[\udc00-\udfff]|[\ud800-\udbff]$/.test(text)),
    true);
    tally.same(what + ': each row has an id of its own', rows.map((one) =>
      one.id), rows.map((one, i) =>
      'a.b' + (i ? '.part' + (i + 1) : '') + '.' + (i + 1)));
    tally.same(what + ': and counts once', rows.map((one) => one.weighting),
      rows.map((one, i) => i ? '0' : '1'));
    if (right.length)
      tally.same(what + ': pattern',
        rows[0]['correct_responses.0.pattern'], right[0]);
  }
}

function checkNumbers(version) {
  const n = names[version];
  const scores = [[-0.5, '0'], [0, '0'], [1 / 3, '33'], [1, '100'],
    [7, '100'], [NaN, '0']];
  for (const [scaled, wanted] of scores)
    tally.same('R10 ' + version + ' a share of ' + scaled,
      told(version, report({scaled})).data[n.raw], wanted);
  const spans = {'1.2': [[NaN, '0000:00:00.00'], [-5, '0000:00:00.00'],
    [3661.239, '0001:01:01.24'], [59.999, '0000:01:00.00'],
    [1e9, '9999:00:00.00']],
  2004: [[NaN, 'PT0H0M0S'], [-5, 'PT0H0M0S'], [3661.239, 'PT1H1M1.24S'],
    [59.999, 'PT0H1M0S'], [1e9, 'PT9999H0M0S']]};
  for (const [seconds, wanted] of spans[version]) {
    const {lms, link} = linked(version);
    link.initialize();
    link.read();
    link.finish(seconds);
    tally.same('R11 ' + version + ' ' + seconds + ' seconds',
      [lms.get(n.time) || lms.stored()[n.time], lms.faults.filter((one) =>
        !/get/.test(one))], [wanted, []]);
  }
  const {data} = told(version, report({scaled: null, progress: 0}));
  tally.same('R9 ' + version + ' no score before there is one',
    Object.keys(data).filter((one) => /^cmi\.(core\.)?score/.test(one)), []);
  if (version === '2004')
    tally.same('R8 progress is always told', data['cmi.progress_measure'],
      '0');
}

// Answers of all kinds that were seen, and what is made of them.
const ANSWERS = [
  ['"true"', () => 'true', true], ['true', () => true, true],
  ['1', () => 1, true], ['"1"', () => '1', true],
  ['null', () => null, true], ['undefined', () => undefined, true],
  ['""', () => '', true], ['"false"', () => 'false', false],
  ['false', () => false, false], ['0', () => 0, false],
  ['a page', () => '<!DOCTYPE html>', false],
  ['an error', () => { throw new Error('gone'); }, false]
];

function checkAnswers(version) {
  for (const [name, answer, wanted] of ANSWERS) {
    const old = version === '1.2';
    const api = {};
    for (const verb of ['Initialize', 'GetValue', 'SetValue', 'Commit'])
      api[(old ? 'LMS' : '') + verb] = answer;
    api[(old ? 'LMS' : '') + 'GetLastError'] = () => '0';
    tally.same('R4 ' + version + ' Initialize gives ' + name,
      linked(version, {}, api).link.initialize(), wanted);
  }
}

function checkStamp() {
  const {stamp} = load();
  const copy = {run: 2087000000, count: 40000, state: '2a.b.c-rest'};
  const text = stamp.wrap(copy);
  tally.same('R13 the stamp is read back', stamp.unwrap(text),
    Object.assign({}, copy, {whole: true}));
  tally.check('R13 the stamp takes 20 signs at most',
    text.length - copy.state.length <= 20, text);
  const damaged = [];
  for (let i = 0; i < text.length; i++)
    damaged.push(text.slice(0, i) + (text[i] === 'z' ? 'y' : 'z') +
      text.slice(i + 1), text.slice(0, i));
  damaged.push(text.toUpperCase(), text + ' ', text.replace('-', '&#45;'));
  tally.same('R13 no damage goes unseen', damaged.filter((one) =>
    one.includes('.') && stamp.unwrap(one).whole &&
    stamp.unwrap(one).run !== 0), []);
}

for (const version of VERSIONS) {
  checkSearch(version);
  checkRefusals(version);
  checkRetry(version);
  checkFits(version);
  checkNumbers(version);
  checkAnswers(version);
}
checkStamp();
process.exitCode = tally.end() ? 1 : 0;
