// samples.mjs - what a page would report, and what an LMS must then hold.

export const STATE = '1a-._!~*+,:;()/?=@Z9';

export const names = {
  '1.2': {
    state: 'cmi.suspend_data', location: 'cmi.core.lesson_location',
    completion: 'cmi.core.lesson_status', success: 'cmi.core.lesson_status',
    exit: 'cmi.core.exit', raw: 'cmi.core.score.raw',
    min: 'cmi.core.score.min', max: 'cmi.core.score.max',
    time: 'cmi.core.session_time', span: /^0000:00:\d\d\.\d\d$/,
    response: 'student_response'
  },
  2004: {
    state: 'cmi.suspend_data', location: 'cmi.location',
    completion: 'cmi.completion_status', success: 'cmi.success_status',
    exit: 'cmi.exit', raw: 'cmi.score.raw', min: 'cmi.score.min',
    max: 'cmi.score.max', time: 'cmi.session_time',
    span: /^PT0H0M\d+(\.\d+)?S$/, response: 'learner_response'
  }
};

export function choice(picked, more) {
  return Object.assign({
    id: 'three-levels/facts', type: 'choice', response: picked,
    pattern: [1], result: picked[0] === 1 ? 'correct' : 'wrong',
    weighting: 1, description: 'What is a fact?'
  }, more);
}

// A report as the engine and the page make it; facts changes parts of it.
export function report(facts) {
  const f = facts || {};
  return {
    status: {
      completion: f.completion || 'incomplete',
      success: f.success || 'unknown',
      lesson: (f.success !== 'unknown' && f.success) || f.completion ||
        'incomplete',
      progress: f.progress === undefined ? 0.4 : f.progress,
      scaled: f.scaled === undefined ? 0.333 : f.scaled
    },
    total: {score: 1, max: 3},
    levels: [
      {id: 'logical', score: 1, max: 2}, {id: 'on/time!', score: 1, max: 3},
      {id: 'empty', score: 0, max: 0}
    ],
    interactions: f.rows || [], tested: f.tested
  };
}

export const done = (facts) =>
  Object.assign({completion: 'completed', progress: 1}, facts);

const row = (id, type, response, pattern, result, more) => Object.assign(
  {id, type, response, pattern, result, weighting: 2, latency: 65.128,
    description: 'D', objectives: ['logical']}, more);

const long = 'é'.repeat(200);

export const everyType = [
  row('a/one', 'choice', [1, 12], [1], 'wrong'),
  row('a/two', 'sequencing', [3, 1, 2], [1, 2, 3], 'wrong'),
  row('a/three', 'true-false', true, false, 'wrong'),
  row('a/four', 'numeric', 12.345, 12, 'correct'),
  row('a/five', 'likert', 5, undefined, 'neutral'),
  row('b/six', 'matching', [[1, 'a'], [2, 'b']], [[1, 'b']], 0.5),
  row('b/seven', 'performance', [1, 'step-two'], [2], 1 / 3),
  row('b/eight', 'fill-in', '{lang=nl}a[,]b\nc', ['yes'], 'right'),
  row('b/nine', 'long-fill-in', long, undefined, 'neutral'),
  row('b/ten', 'other', 'held 12, breaks 3.5', [], 'neutral'),
  // The words of the page's own report.
  {id: 'c d/é', type: 'text', response: 'vrij', correct: [],
    result: 'neutral', weight: 1, score: 1, description: ''},
  // Nothing answered: a row, but no response.
  row('c/twelve', 'choice', [], [2], 'wrong', {latency: undefined})
];

const fixed = {'objectives.0.id': 'logical', weighting: '2'};

// The fields in the order in which they are written.
function old(id, type, pattern, response, result, late) {
  const made = {id, type};
  if (late !== null)
    made['objectives.0.id'] = fixed['objectives.0.id'];
  made.time = 0;
  if (pattern)
    made['correct_responses.0.pattern'] = pattern;
  made.weighting = late === null ? '1' : fixed.weighting;
  if (response)
    made.student_response = response;
  made.result = result;
  if (late)
    made.latency = late;
  made.timestamp = 0;
  return made;
}

function now(id, type, pattern, response, result, late) {
  const made = {id, type};
  if (late !== null)
    made['objectives.0.id'] = fixed['objectives.0.id'];
  made.timestamp = 0;
  if (pattern)
    made['correct_responses.0.pattern'] = pattern;
  made.weighting = late === null ? '1' : fixed.weighting;
  if (response)
    made.learner_response = response;
  made.result = result;
  if (late)
    made.latency = late;
  if (late !== null)
    made.description = 'D';
  made.time = 0;
  return made;
}

const OLD = '0000:01:05.13';
const NOW = 'PT0H1M5.13S';

export const expectedRows = {
  '1.2': [
    old('a.one.1', 'choice', '1', '1,c', 'wrong', OLD),
    old('a.two.2', 'sequencing', '1,2,3', '3,1,2', 'wrong', OLD),
    old('a.three.3', 'true-false', 'f', 't', 'wrong', OLD),
    old('a.four.4', 'numeric', '12', '12.345', 'correct', OLD),
    old('a.five.5', 'likert', '', '5', 'neutral', OLD),
    old('b.six.6', 'matching', '1.b', '1.a,2.b', '0.5', OLD),
    old('b.seven.7', 'performance', '2', '1-step-two', '0.33', OLD),
    old('b.eight.8', 'fill-in', 'yes', '(lang=nl}a(,)b c', 'correct', OLD),
    old('b.nine.9', 'fill-in', '', 'é'.repeat(127), 'neutral', OLD),
    Object.assign(old('b.nine.part2.10', 'fill-in', '', 'é'.repeat(73),
      'neutral', OLD), {weighting: '0'}),
    old('b.ten.11', 'fill-in', '', 'held 12, breaks 3.5', 'neutral', OLD),
    old('c_d._.12', 'fill-in', '', 'vrij', 'neutral', null),
    old('c.twelve.13', 'choice', '2', '', 'wrong', '')
  ],
  2004: [
    now('a.one.1', 'choice', '1', '1[,]12', 'incorrect', NOW),
    now('a.two.2', 'sequencing', '1[,]2[,]3', '3[,]1[,]2', 'incorrect', NOW),
    now('a.three.3', 'true-false', 'false', 'true', 'incorrect', NOW),
    now('a.four.4', 'numeric', '12[:]12', '12.345', 'correct', NOW),
    now('a.five.5', 'likert', '', '5', 'neutral', NOW),
    now('b.six.6', 'matching', '1[.]b', '1[.]a[,]2[.]b', '0.5', NOW),
    now('b.seven.7', 'performance', '1[.]2', '1[.]1[,]2[.]step_two',
      '0.33', NOW),
    now('b.eight.8', 'fill-in', 'yes', '(lang=nl}a(,)b c', 'correct', NOW),
    now('b.nine.9', 'long-fill-in', '', long, 'neutral', NOW),
    now('b.ten.10', 'other', '', 'held 12, breaks 3.5', 'neutral', NOW),
    now('c_d._.11', 'long-fill-in', '', 'vrij', 'neutral', null),
    now('c.twelve.12', 'choice', '2', '', 'incorrect', '')
  ]
};
