// strict-lms.js - an LMS that forgives nothing, for tests.
//
// new StrictLms({version, seed, modes, save}) -> lms
//   version   "1.2" or "2004"
//   seed      what an earlier lms.stored() gave; absent: a first launch
//   modes     switches, which may also be changed while it runs (below)
//   save      called with stored() to commit; it may say false
// lms.api      the object a course looks for; lms.apiName its name
// lms.faults   everything a conforming course never does, as sentences
// lms.calls    every call, [method, ...arguments, answer]
// lms.get(element), lms.rows("cmi.interactions")   what it holds now
// lms.settle() adds the faults that only show in the end
// lms.excused  a call was refused: what is missing in the end is no fault
//
// A value must be good for ADL, for Moodle and for scorm-again: the rules
// below are what all three accept, and any error code is a fault.
//
// modes: commitFalse, setThrows, booleans (answers true for "true"), silent
// (answers undefined), emptyEntry (entry and mode are ""), truncate (of
// suspend_data to so many characters), review, browse, noCredit, without
// (array of lists it lacks), deaf (a commit says "true" and keeps nothing),
// running (Initialize says already running), refuse (Initialize says no),
// refuseSet (array of elements), learner (an id).
(function () {
  'use strict';

  const oneOf = (...words) => (text) => words.includes(text);
  const like = (pattern) => (text) => pattern.test(text);
  const ascii = (limit) => (text) =>
    /^[\x20-\x7e]*$/.test(text) && text.length <= limit;
  const bytes = (limit) => (text) =>
    !/[\n\r\t]/.test(text) && new TextEncoder().encode(text).length <= limit;
  const between = (low, high, digits) => (text) =>
    new RegExp('^-?(0|[1-9]\\d{0,' + (digits - 1) + '})(\\.\\d{1,2})?$')
      .test(text) && text !== '-0' && +text >= low && +text <= high;
  const id = (limit) => (text) =>
    /^[A-Za-z0-9_.-]+$/.test(text) && text.length <= limit;

  // [pattern of the element, access, rule]; n stands for an index.
  const LESSON_12 = [
    ...['_children', 'student_id', 'student_name', 'credit', 'entry',
      'lesson_mode'].map((name) => ['cmi.core.' + name, 'r']),
    ['cmi.core.lesson_location', 'rw', bytes(255)],
    ['cmi.core.lesson_status', 'rw',
      oneOf('passed', 'completed', 'failed', 'incomplete')],
    ['cmi.core.exit', 'w', oneOf('suspend', 'time-out', '')],
    ['cmi.core.session_time', 'w', like(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/)],
    ['cmi.core.score.raw', 'rw', between(0, 100, 3)],
    ['cmi.core.score.min', 'rw', between(0, 100, 3)],
    ['cmi.core.score.max', 'rw', between(0, 100, 3)],
    ['cmi.suspend_data', 'rw', ascii(4096)]
  ];
  const LISTS_12 = [
    ['cmi.objectives._children', 'r'], ['cmi.objectives._count', 'r'],
    ['cmi.objectives.n.id', 'rw', id(255)],
    ...['raw', 'min', 'max'].map((end) =>
      ['cmi.objectives.n.score.' + end, 'rw', between(0, 100, 3)]),
    ['cmi.objectives.n.status', 'rw', oneOf('passed', 'failed', 'completed')],
    ['cmi.interactions._children', 'r'], ['cmi.interactions._count', 'r'],
    ['cmi.interactions.n.id', 'w', id(255)],
    ['cmi.interactions.n.type', 'w', oneOf('true-false', 'choice', 'fill-in',
      'matching', 'performance', 'sequencing', 'likert', 'numeric')],
    ['cmi.interactions.n.objectives.n.id', 'w', id(255)],
    ['cmi.interactions.n.time', 'w',
      like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/)],
    ['cmi.interactions.n.correct_responses.n.pattern', 'w', 'feedback'],
    ['cmi.interactions.n.weighting', 'w', between(-999, 999, 3)],
    ['cmi.interactions.n.student_response', 'w', 'feedback'],
    ['cmi.interactions.n.result', 'w', (text) =>
      ['correct', 'wrong', 'unanticipated', 'neutral'].includes(text) ||
      between(0, 999, 3)(text)],
    ['cmi.interactions.n.latency', 'w',
      like(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/)]
  ];
  const DURATION = /^PT\d+H[0-5]?\dM[0-5]?\d(\.\d{1,2})?S$/;
  const LESSON_2004 = [
    ['cmi.learner_id', 'r'], ['cmi.learner_name', 'r'],
    ['cmi.credit', 'r'], ['cmi.entry', 'r'], ['cmi.mode', 'r'],
    ['cmi.completion_status', 'rw', oneOf('completed', 'incomplete')],
    ['cmi.success_status', 'rw', oneOf('passed', 'failed')],
    ['cmi.progress_measure', 'rw', between(0, 1, 1)],
    ['cmi.location', 'rw', bytes(1000)],
    ['cmi.exit', 'w', oneOf('suspend', 'normal', 'time-out', '')],
    ['cmi.session_time', 'w', like(DURATION)],
    ['cmi.score.scaled', 'rw', between(-1, 1, 1)],
    ...['raw', 'min', 'max'].map((end) =>
      ['cmi.score.' + end, 'rw', between(-99999, 99999, 5)]),
    ['adl.nav.request', 'w', oneOf('continue', 'previous', '_none_')],
    ...['continue', 'previous'].map((way) =>
      ['adl.nav.request_valid.' + way, 'r']),
    ['cmi.suspend_data', 'rw', ascii(64000)]
  ];
  const LISTS_2004 = [
    ['cmi.objectives._children', 'r'], ['cmi.objectives._count', 'r'],
    ['cmi.objectives.n.id', 'rw', id(250)],
    ['cmi.objectives.n.score.scaled', 'rw', between(-1, 1, 1)],
    ...['raw', 'min', 'max'].map((end) =>
      ['cmi.objectives.n.score.' + end, 'rw', between(-99999, 99999, 5)]),
    ['cmi.objectives.n.success_status', 'rw', oneOf('passed', 'failed')],
    ['cmi.objectives.n.completion_status', 'rw', oneOf('completed')],
    ['cmi.interactions._children', 'r'], ['cmi.interactions._count', 'r'],
    ['cmi.interactions.n.id', 'rw', id(250)],
    ['cmi.interactions.n.type', 'rw', oneOf('true-false', 'choice',
      'fill-in', 'long-fill-in', 'matching', 'performance', 'sequencing',
      'likert', 'numeric', 'other')],
    ['cmi.interactions.n.objectives.n.id', 'rw', id(250)],
    ['cmi.interactions.n.timestamp', 'rw', like(
      /^(19[7-9]\d|20[0-3]\d)-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d$/)],
    ['cmi.interactions.n.correct_responses.n.pattern', 'rw', 'pattern'],
    ['cmi.interactions.n.weighting', 'rw', between(-99999, 99999, 5)],
    ['cmi.interactions.n.learner_response', 'rw', 'response'],
    ['cmi.interactions.n.result', 'rw', (text) =>
      ['correct', 'incorrect', 'unanticipated', 'neutral'].includes(text) ||
      between(-99999, 99999, 5)(text)],
    ['cmi.interactions.n.latency', 'rw', like(DURATION)],
    ['cmi.interactions.n.description', 'rw', bytes(250)]
  ];
  const MODEL = {
    '1.2': LESSON_12.concat(LISTS_12), 2004: LESSON_2004.concat(LISTS_2004)
  };

  // The order in which the fields of an interaction come.
  const ORDER = ['id', 'type', 'objectives', 'time', 'timestamp',
    'correct_responses', 'weighting', 'student_response',
    'learner_response', 'result', 'latency', 'description'];

  // --- responses, by the type of the interaction ---

  const real = (limit) => (text) => text !== '-0' && Math.abs(text) <= limit &&
    /^-?(0|[1-9]\d*)(\.\d{1,7})?$/.test(text);
  const FEEDBACK = {
    'true-false': like(/^[tf]$/), choice: like(/^[0-9a-z](,[0-9a-z])*$/),
    sequencing: like(/^[0-9a-z](,[0-9a-z])*$/), likert: like(/^[0-9a-z]$/),
    matching: like(/^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*$/),
    numeric: real(999), performance: id(255), 'fill-in': bytes(255)
  };

  const short = (text) => /^[\w.]{1,250}$/.test(text);
  const parts = (text) => text.split('[,]');
  const apart = (list) => new Set(list).size === list.length;
  const paired = (text) => {
    const pair = text.split('[.]');
    return pair.length === 2 && pair.every(short);
  };
  const RESPONSE = {
    'true-false': oneOf('true', 'false'),
    choice: (text) => parts(text).every(short) && apart(parts(text)) &&
      parts(text).length <= 36,
    sequencing: (text) => parts(text).every(short) &&
      parts(text).length <= 36,
    matching: (text) => parts(text).every(paired),
    performance: (text) => parts(text).every(paired),
    likert: short, numeric: real(99999),
    'fill-in': (text) => parts(text).every(bytes(250)) &&
      parts(text).length <= 10 && text[0] !== '{',
    'long-fill-in': (text) => bytes(4000)(text) && text[0] !== '{',
    other: bytes(4000)
  };

  function goodPattern(type, text) {
    const sharp = type === 'fill-in' && /^\{case_matters=(true|false)\}/;
    if (type !== 'numeric')
      return RESPONSE[type](sharp ? text.replace(sharp, '') : text);
    const ends = text.split('[:]');
    return ends.length === 2 && ends.every(real(99999)) &&
      +ends[0] <= +ends[1];
  }

  // --- codes ---

  const CODES = {
    '1.2': {
      twice: 101, ended: 101, argument: 201, notRunning: 301, unknown: 401,
      readOnly: 403, writeOnly: 404, type: 405, general: 101
    },
    2004: {
      twice: 103, ended: 104, argument: 201, notRunning: 132, unknown: 401,
      readOnly: 404, writeOnly: 405, type: 406, general: 351, unset: 403
    }
  };
  const METHODS = {
    '1.2': {
      initialize: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue',
      commit: 'LMSCommit', finish: 'LMSFinish', error: 'LMSGetLastError',
      words: 'LMSGetErrorString', more: 'LMSGetDiagnostic'
    },
    2004: {
      initialize: 'Initialize', get: 'GetValue', set: 'SetValue',
      commit: 'Commit', finish: 'Terminate', error: 'GetLastError',
      words: 'GetErrorString', more: 'GetDiagnostic'
    }
  };
  const CHILDREN = {
    '1.2': {
      'cmi.objectives': 'id,score,status',
      'cmi.interactions': 'id,objectives,time,type,correct_responses,' +
        'weighting,student_response,result,latency'
    },
    2004: {
      'cmi.objectives': 'id,score,success_status,completion_status,' +
        'progress_measure,description',
      'cmi.interactions': 'id,type,objectives,timestamp,correct_responses,' +
        'weighting,learner_response,result,latency,description'
    }
  };
  const RANKS = {
    'cmi.core.lesson_status': ['not attempted', 'incomplete', 'failed',
      'completed', 'passed'],
    'cmi.completion_status': ['unknown', 'incomplete', 'completed'],
    'cmi.success_status': ['unknown', 'failed', 'passed']
  };

  class StrictLms {
    constructor(options) {
      this.version = String(options.version);
      this.modes = options.modes || {};
      this.save = options.save || (() => {});
      this.code = 0;
      this.codes = CODES[this.version];
      this.phase = 'new';
      this.faults = [];
      this.calls = [];
      this.commits = this.uncommitted = 0;
      this.launch(options.seed);
      this.api = this.makeApi();
      this.apiName = this.version === '1.2' ? 'API' : 'API_1484_11';
    }

    // The old attempt goes on only if the course has said "suspend".
    launch(seed) {
      const old = this.version === '1.2';
      const core = old ? 'cmi.core.' : 'cmi.';
      const resumed = seed && seed[core + 'exit'] === 'suspend';
      const mode = this.modes.review ? 'review' :
        this.modes.browse ? 'browse' : 'normal';
      this.data = Object.assign({}, resumed ? seed : {});
      delete this.data[core + 'exit'];
      delete this.data[core + 'session_time'];
      this.data[core + (old ? 'lesson_mode' : 'mode')] =
        this.modes.emptyEntry ? '' : mode;
      this.data[core + 'entry'] = this.modes.emptyEntry ? '' :
        resumed ? 'resume' : 'ab-initio';
      this.data[core + 'credit'] =
        mode !== 'normal' || this.modes.noCredit ? 'no-credit' : 'credit';
      const who = core + (old ? 'student_' : 'learner_');
      this.data[who + 'id'] = this.modes.learner || 'learner-1';
      this.data[who + 'name'] = old ? 'Jansen, Noor' : 'Noor Jansen';
      this.launched = Object.assign({}, this.data);
    }

    makeApi() {
      const names = METHODS[this.version];
      const api = {};
      for (const verb of ['initialize', 'get', 'set', 'commit', 'finish'])
        api[names[verb]] = (...all) => this.called(verb, names[verb], all);
      api[names.error] = () => String(this.code);
      api[names.words] = api[names.more] = () => '';
      return api;
    }

    called(verb, name, all) {
      this.code = 0;
      if (this.phase === 'done' && verb !== 'initialize' && !this.again)
        this.faults.push(name + ' after the end');
      for (const argument of all)
        if (typeof argument !== 'string')
          this.faults.push(name + ': not a string: ' + argument);
      const answer = this[verb](...all);
      this.calls.push([name, ...all, answer]);
      if (verb === 'get' || (answer !== 'true' && answer !== 'false'))
        return answer;
      return this.modes.silent && answer === 'true' ? undefined :
        this.modes.booleans ? answer === 'true' : answer;
    }

    // An unexpected refusal is a fault too.
    refuse(code, sentence) {
      this.code = code;
      if (sentence)
        this.faults.push(code + ' ' + sentence);
      return 'false';
    }

    running(verb) {
      return this.phase === 'running' ? '' :
        this.refuse(this.codes.notRunning,
          this.again ? '' : verb + ' while not running');
    }

    initialize(argument) {
      this.again = this.modes.refuse;
      if (argument !== '')
        return this.refuse(this.codes.argument, 'Initialize argument');
      if (this.again)
        return this.refuse(this.codes.general);
      if (this.modes.running && this.phase === 'new') {
        this.phase = 'running';
        return this.refuse(this.codes.twice);
      }
      if (this.phase === 'running')
        return this.refuse(this.codes.twice, 'Initialize twice');
      // A reloaded course cannot know; it may ask, and ask what it means.
      if (this.phase === 'done') {
        this.again = true;
        return this.refuse(this.codes.ended);
      }
      this.phase = 'running';
      return 'true';
    }

    // --- the data model ---

    rowOf(element) {
      const plain = element.replace(/\.\d+(?=\.|$)/g, '.n');
      const row = MODEL[this.version].find((one) => one[0] === plain);
      const lacks = (this.modes.without || []).some((list) =>
        element.startsWith(list));
      return lacks ? null : row;
    }

    count(list) {
      let count = 0;
      while ((list + '.' + count + '.id') in this.data)
        count++;
      return count;
    }

    get(element) {
      if (this.running('get'))
        return '';
      const row = this.rowOf(element);
      if (!row) {
        const asked = /\._(children|count)$/.test(element);
        this.refuse(this.codes.unknown, asked ? '' : 'get ' + element);
        return '';
      }
      const list = element.replace(/\._(children|count)$/, '');
      if (/\._children$/.test(element))
        return CHILDREN[this.version][list] || '';
      if (/\._count$/.test(element))
        return String(this.count(list));
      if (row[1] === 'w') {
        this.refuse(this.codes.writeOnly, 'get ' + element);
        return '';
      }
      return this.held(element);
    }

    held(element) {
      const ranks = RANKS[element];
      const value = element in this.data ? this.data[element] :
        ranks ? ranks[0] : '';
      // Not an error of the course: 2004 says so of all that is unset.
      if (value === '' && this.version === '2004')
        this.code = this.codes.unset;
      return value;
    }

    set(element, value) {
      if (this.running('set'))
        return 'false';
      if (this.modes.setThrows)
        throw new Error('the LMS is broken');
      if ((this.modes.refuseSet || []).includes(element))
        return this.refuse(this.codes.general);
      const row = this.rowOf(element);
      const what = 'set ' + element + ' = ' + value;
      if (!row)
        return this.refuse(this.codes.unknown, what);
      if (row[1] === 'r')
        return this.refuse(this.codes.readOnly, what);
      if (value === '' || !this.good(row, element, value))
        return this.refuse(this.codes.type, what);
      this.watchOrder(element, what);
      this.watchLowering(element, value, what);
      if (/\.(review|browse)$/.test('.' + this.mode()))
        this.faults.push(what + ' in ' + this.mode());
      if (/session_time$/.test(element) && element in this.data)
        this.faults.push(what + ' twice');
      this.data[element] = /suspend_data$/.test(element) &&
        this.modes.truncate ? value.slice(0, this.modes.truncate) : value;
      this.uncommitted++;
      return 'true';
    }

    mode() {
      return this.data['cmi.mode'] || this.data['cmi.core.lesson_mode'];
    }

    good(row, element, value) {
      const rule = row[2];
      if (typeof rule === 'function')
        return rule(value);
      const type = this.data[element.replace(/^(cmi\.\w+\.\d+\.).*/,
        '$1type')];
      if (!type)
        return false;
      return rule === 'feedback' ? FEEDBACK[type](value) :
        rule === 'pattern' ? goodPattern(type, value) :
          RESPONSE[type](value);
    }

    // Indices without a gap, ids first and only once, fields in order.
    watchOrder(element, what) {
      const place = /^(cmi\.\w+)\.(\d+)\.(\w+)/.exec(element);
      if (!place)
        return;
      const [, list, index, field] = place;
      const count = this.count(list);
      if (+index > count || (+index === count && field !== 'id'))
        this.faults.push('gap or no id: ' + what);
      if (element === list + '.' + index + '.id') {
        if (element in this.data)
          this.faults.push('id written twice: ' + what);
        for (let i = 0; i < count; i++)
          if (this.data[list + '.' + i + '.id'] === what.split(' = ')[1])
            this.faults.push('id not unique: ' + what);
      }
      if (list !== 'cmi.interactions')
        return;
      const rank = ORDER.indexOf(field);
      if (this.row === index && rank < this.rank)
        this.faults.push('out of order: ' + what);
      this.row = index;
      this.rank = rank;
    }

    watchLowering(element, value, what) {
      const ranks = RANKS[element];
      const before = this.data[element];
      if (ranks && before && ranks.indexOf(value) < ranks.indexOf(before))
        this.faults.push('status lowered from ' + before + ': ' + what);
      if (/(score\.(raw|scaled)|progress_measure)$/.test(element) &&
        before && +value < +before)
        this.faults.push('lowered from ' + before + ': ' + what);
      if (this.modes.noCredit && /status|score|interactions/.test(element))
        this.faults.push('no credit: ' + what);
    }

    // --- the end ---

    commit(argument) {
      if (this.running('commit'))
        return 'false';
      if (argument !== '')
        return this.refuse(this.codes.argument, 'Commit argument');
      this.commits++;
      if (this.modes.commitFalse ||
        (!this.modes.deaf && this.save(this.stored()) === false)) {
        this.excused = true;
        return this.refuse(this.codes.general);
      }
      this.uncommitted = 0;
      return 'true';
    }

    finish(argument) {
      if (this.running('finish'))
        return 'false';
      if (argument !== '')
        return this.refuse(this.codes.argument, 'Finish argument');
      if (this.uncommitted && !this.excused)
        this.faults.push('the end with ' + this.uncommitted +
          ' uncommitted values');
      const timed = /session_time/.test(Object.keys(this.data));
      if (!timed && this.mode() !== 'review' && this.mode() !== 'browse' &&
        !this.modes.setThrows && !this.excused)
        this.faults.push('the end without session_time');
      this.phase = 'done';
      return 'true';
    }

    settle() {
      if (this.phase === 'running')
        this.faults.push('never ended');
      return this.faults;
    }

    // --- for tests ---

    stored() {
      return Object.assign({}, this.data);
    }

    rows(list) {
      const rows = [];
      for (let i = 0; i < this.count(list); i++) {
        const start = list + '.' + i + '.';
        const row = {};
        for (const element of Object.keys(this.data))
          if (element.startsWith(start))
            row[element.slice(start.length)] = this.data[element];
        rows.push(row);
      }
      return rows;
    }
  }

  globalThis.StrictLms = StrictLms;
})();
