// hostile-modes.js - what LMSs do to a course, around the strict one.
//
// hostileApi(lms, modes) gives the API to hand out instead of lms.api. modes
// may be changed while it runs; those of strict-lms.js are in the same
// object. Its own:
//   answers     {get, set, commit, initialize, finish}: what that call gives
//               instead: "false", "null", "undefined", "throw" or "html"
//   times       only so many calls are answered so; then all is well
//   expire      after so many calls every later one is answered by "false",
//   expireAs    or by one of the words above
//   vanish      every call throws, as that of a window which is gone
//   slow        a commit takes so many milliseconds
//   cutBytes    suspend_data keeps so many bytes
//   plain       every sign that is not ASCII is dropped
//   escape      values come back as HTML
//   stale       the first value read after a set is the one before it
//   lostEmpty   an empty value is not stored, the old one stays
//   unknown     array of elements it has never heard of
//   dismissal   nothing is kept any more once a page goes away
(function () {
  'use strict';

  const LOGIN = '<!DOCTYPE html><html><body><form>Log in</form></body></html>';
  const GIVEN = {
    false: () => 'false', null: () => null, undefined: () => undefined,
    html: () => LOGIN,
    throw: () => { throw new Error('the LMS is broken'); }
  };

  function wait(ms) {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }

  function cutBytes(text, bytes) {
    let kept = text;
    while (new TextEncoder().encode(kept).length > bytes)
      kept = kept.slice(0, -1);
    return kept;
  }

  function escaped(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
      .replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  }

  class Hostile {
    constructor(lms, modes) {
      this.lms = lms;
      this.modes = modes;
      this.calls = 0;
      this.code = null;         // what it says itself, not the LMS
      this.before = {};
    }

    // The word that stands for an answer now, or undefined.
    word(verb) {
      const modes = this.modes;
      if (modes.vanish)
        return 'throw';
      if (modes.expire && this.calls > modes.expire)
        return modes.expireAs || 'false';
      const word = (modes.answers || {})[verb];
      if (!word || modes.times === 0)
        return undefined;
      modes.times = modes.times ? modes.times - 1 : modes.times;
      return word;
    }

    call(verb, real, all) {
      this.calls++;
      this.code = null;
      const word = this.word(verb);
      if (word) {
        this.code = 101;
        this.lms.excused = true;
        return GIVEN[word]();
      }
      if (verb === 'commit' && this.modes.slow)
        wait(this.modes.slow);
      if (verb === 'set')
        return this.set(real, ...all);
      return verb === 'get' ? this.get(real, ...all) : real(...all);
    }

    set(real, element, value) {
      const modes = this.modes;
      if ((modes.unknown || []).some((one) => element.startsWith(one))) {
        this.code = 401;
        return 'false';
      }
      if (modes.lostEmpty && value === '')
        return 'true';
      this.before[element] = this.lms.data[element] || '';
      return real(element, this.kept(element, value));
    }

    kept(element, value) {
      const modes = this.modes;
      const plain = modes.plain ?
        value.replace(/[^\x20-\x7e]/g, '') : value;
      if (!/suspend_data$/.test(element))
        return plain;
      return cutBytes(plain, modes.cutBytes || Infinity);
    }

    get(real, element) {
      const modes = this.modes;
      if ((modes.unknown || []).some((one) => element.startsWith(one))) {
        this.code = 401;
        return '';
      }
      const value = real(element);
      if (modes.stale && element in this.before) {
        const before = this.before[element];
        delete this.before[element];
        return before;
      }
      return modes.escape ? escaped(value) : value;
    }
  }

  const VERBS = {
    LMSInitialize: 'initialize', LMSGetValue: 'get', LMSSetValue: 'set',
    LMSCommit: 'commit', LMSFinish: 'finish', Initialize: 'initialize',
    GetValue: 'get', SetValue: 'set', Commit: 'commit', Terminate: 'finish'
  };

  globalThis.hostileApi = function (lms, modes) {
    const hostile = new Hostile(lms, modes);
    const api = Object.assign({}, lms.api);
    for (const name of Object.keys(VERBS))
      if (name in api)
        api[name] = (...all) =>
          hostile.call(VERBS[name], lms.api[name], all);
    for (const name of ['LMSGetLastError', 'GetLastError'])
      if (name in api)
        api[name] = () => hostile.code === null ? lms.api[name]() :
          String(hostile.code);
    return api;
  };
})();
