// modes.mjs - how LMSs behave when they do not behave, one way at a time.
//
// A mode: name; launch() gives what the first launch is made of; later, what
// changes in the middle; first and then, the words that must be said of the
// answers before and after that ("saved" or "not_saved"; none: whatever is
// said must be true). stores: false, the LMS has nothing to give back;
// offered: the answers are offered anew; again: it is so at every launch;
// journal: false, nor has this browser; offline and forgetful as in
// packages.mjs; alone, on a machine of its own, as all learners are the same
// one; ways, if not all.
const saved = {first: 'saved', then: 'saved'};
const never = {first: 'not_saved', then: 'not_saved', stores: false};
const broken = {first: 'saved', then: 'not_saved'};

const mode = (name, modes, ...facts) => Object.assign(
  {name, launch: () => ({modes: structuredClone(modes)})}, ...facts);
const from = (name, later, ...facts) => Object.assign(
  {name, launch: () => ({}), later}, ...facts);
const place = (name, where, ...facts) => Object.assign(
  {name: 'the API is ' + name, launch: () => ({where})}, ...facts);

const answers = [];
for (const word of ['false', 'null', 'throw', 'html'])
  for (const verb of ['commit', 'set'])
    answers.push(mode(verb + ' gives ' + word,
      {answers: {[verb]: word}}, never));
for (const word of ['null', 'throw', 'html'])
  answers.push(from('get gives ' + word, {answers: {get: word}}, broken));

const PARENT = {ways: ['navigated', 'src', 'removed', 'closed', 'crashed']};

export const MODES = answers.concat([
  mode('commit fails for a while', {answers: {commit: 'false'}, times: 2},
    {then: 'saved'}),
  mode('set throws for a while', {answers: {set: 'throw'}, times: 5},
    {then: 'saved'}),
  from('the session expires', {expire: 1}, broken),
  from('a login page for every value', {expire: 1, expireAs: 'html'}, broken),
  from('the LMS goes away', {vanish: true}, broken),
  from('a slow commit', {slow: 1200}, saved),
  Object.assign({name: 'offline in the middle', offline: 'later',
    launch: () => ({})}, broken),
  Object.assign({name: 'offline at the exit', offline: 'leaving',
    launch: () => ({})}, {first: 'saved'}),
  mode('nothing is kept in dismissal', {dismissal: true}, {first: 'saved'}),
  mode('commit lies', {deaf: true}, saved, {stores: false, offered: true}),
  from('commit begins to lie', {deaf: true}, saved, {stores: false}),
  mode('a state of 4,096 characters', {truncate: 4096}, saved),
  mode('a state of 60 characters', {truncate: 60}, {stores: false}),
  mode('a state of 4,096 bytes', {cutBytes: 4096}, saved),
  mode('no sign but ASCII', {plain: true}, saved),
  mode('values come back as HTML', {escape: true}, saved, {again: true}),
  mode('an old value once', {stale: true}, {then: 'saved'}),
  mode('an empty value is lost', {lostEmpty: true}, saved),
  mode('no lists', {unknown: ['cmi.objectives', 'cmi.interactions']}, saved),
  mode('no score', {unknown: ['cmi.core.score', 'cmi.score',
    'cmi.progress_measure']}, saved),
  mode('no place', {unknown: ['cmi.core.lesson_location', 'cmi.location']},
    saved),
  mode('booleans', {booleans: true}, saved, {again: true}),
  mode('no answer to a call', {silent: true}, saved, {again: true}),
  mode('no entry and no mode', {emptyEntry: true}, saved, {again: true}),
  mode('running already', {running: true}, saved, {again: true}),
  Object.assign({name: 'every launch a new attempt', forgetful: true,
    launch: () => ({})}, saved, {stores: false, offered: true}),
  place('in the opener', 'opener', saved, {ways: ['popup', 'crashed']}),
  place('two frames up', 'nested', saved, PARENT),
  place('nowhere', 'absent', {stores: false, again: true, alone: true}, PARENT),
  place('behind another origin', 'origin',
    {stores: false, again: true, alone: true}, PARENT),
  place('behind another site', 'site', {first: 'not_saved',
    then: 'not_saved', stores: false, journal: false, alone: true}, PARENT)
]);
