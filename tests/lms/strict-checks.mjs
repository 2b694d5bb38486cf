// strict-checks.mjs - the strict LMS is strict: values it must refuse, and
// rules it must watch. A test that cannot fail proves nothing.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {runInThisContext} from 'node:vm';
import {here} from './harness.mjs';

const BAD = {
  '1.2': [
    ['cmi.core.lesson_status', 'not attempted'],
    ['cmi.core.lesson_status', 'unknown'], ['cmi.core.exit', 'normal'],
    ['cmi.core.score.raw', '101'], ['cmi.core.score.raw', '1.234'],
    ['cmi.core.score.raw', '-1'], ['cmi.core.score.raw', '1e1'],
    ['cmi.core.score.scaled', '0.5'], ['cmi.core.session_time', '00:00:01'],
    ['cmi.core.session_time', '0000:61:00.00'],
    ['cmi.core.lesson_location', 'x'.repeat(256)],
    ['cmi.suspend_data', 'x'.repeat(4097)], ['cmi.suspend_data', 'é'],
    ['cmi.suspend_data', ''], ['cmi.completion_status', 'completed'],
    ['cmi.core.student_id', 'x'], ['cmi.interactions.0.id', 'a b'],
    ['cmi.interactions.0.id', 'a/b'], ['cmi.interactions.0.type', 'other'],
    ['cmi.objectives.1.id', 'gap'], ['cmi.interactions.0.result', 'x']
  ],
  2004: [
    ['cmi.completion_status', 'passed'], ['cmi.success_status', 'completed'],
    ['cmi.progress_measure', '1.1'], ['cmi.progress_measure', '.5'],
    ['cmi.score.scaled', '1.01'], ['cmi.score.scaled', '1e-1'],
    ['cmi.score.raw', '100000'], ['cmi.session_time', 'PT'],
    ['cmi.session_time', 'PT0H0M1.555S'], ['cmi.exit', 'logout'],
    ['cmi.suspend_data', 'x'.repeat(64001)],
    ['cmi.location', 'x'.repeat(1001)], ['cmi.mode', 'normal'],
    ['cmi.core.lesson_status', 'passed'], ['cmi.interactions.0.id', ''],
    ['cmi.interactions.1.id', 'gap'], ['cmi.objectives.0.id', 'q 1'],
    ['cmi.interactions.0.type', 'essay']
  ]
};

const BAD_RESPONSES = {
  '1.2': [
    ['choice', '12'], ['choice', 'a, b'], ['true-false', 'true'],
    ['matching', '1[.]a'], ['numeric', '1.23456789'],
    ['fill-in', 'é'.repeat(128)], ['likert', '10']
  ],
  2004: [
    ['choice', 'a[,]a'], ['choice', 'a-b'], ['true-false', 't'],
    ['matching', '1.a'], ['performance', 's1'], ['numeric', '.5'],
    ['likert', 'a b'], ['fill-in', 'x'.repeat(251)],
    ['other', 'x'.repeat(4001)]
  ]
};

function started(version, modes) {
  const lms = new globalThis.StrictLms({version, modes});
  const old = version === '1.2';
  const call = (name, ...all) => lms.api[old ? 'LMS' + name :
    name === 'Finish' ? 'Terminate' : name](...all);
  call('Initialize', '');
  return {lms, call};
}

// Whether the steps, [method, ...arguments], leave a fault.
function faulty(version, steps) {
  const {lms, call} = started(version);
  for (const [name, ...all] of steps)
    call(name, ...all);
  return lms.faults.length > 0;
}

function checkLife(tally, version) {
  const set = (element, value) => ['SetValue', element, value];
  const location = version === '1.2' ?
    'cmi.core.lesson_location' : 'cmi.location';
  const raw = version === '1.2' ? 'cmi.core.score.raw' : 'cmi.score.raw';
  const time = version === '1.2' ?
    set('cmi.core.session_time', '0000:00:01.00') :
    set('cmi.session_time', 'PT0H0M1S');
  const end = [time, ['Commit', ''], ['Finish', '']];
  const list = 'cmi.interactions.';
  const cases = [
    ['a plain life', [set(location, 'a'), ...end], false],
    ['initialise twice', [['Initialize', '']], true],
    ['an argument', [['Commit', 'now']], true],
    ['a number for a string', [set(raw, 5)], true],
    ['the end uncommitted', [...end.slice(0, 2), set(location, 'b'),
      ['Finish', '']], true],
    ['the end without time', [['Finish', '']], true],
    ['time twice', [time, ...end], true],
    ['a call after the end', [...end, ['Commit', '']], true],
    ['a score lowered', [set(raw, '50'), set(raw, '40')], true],
    ['the same id twice', [set(list + '0.id', 'a'),
      set(list + '1.id', 'a')], true],
    ['type after result', [set(list + '0.id', 'a'),
      set(list + '0.result', 'correct'), set(list + '0.type', 'choice')],
    true]
  ];
  for (const [name, steps, wanted] of cases)
    tally.same('strict ' + version + ': ' + name, faulty(version, steps),
      wanted);
}

export function checkStrictness(tally) {
  runInThisContext(readFileSync(join(here, 'strict-lms.js'), 'utf8'));
  for (const version of ['1.2', '2004']) {
    for (const [element, value] of BAD[version])
      tally.check('strict ' + version + ' refuses ' + element + ' = ' +
        value.slice(0, 20),
      faulty(version, [['SetValue', element, value]]));
    const field = version === '1.2' ? 'student_response' :
      'learner_response';
    for (const [type, value] of BAD_RESPONSES[version])
      tally.check('strict ' + version + ' refuses ' + type + ' ' +
        value.slice(0, 20), faulty(version, [
        ['SetValue', 'cmi.interactions.0.id', 'a'],
        ['SetValue', 'cmi.interactions.0.type', type],
        ['SetValue', 'cmi.interactions.0.' + field, value]]));
    checkLife(tally, version);
  }
}
