// witness.js - looks over the shell's shoulder, for matrix.test.mjs: every
// word it says about saving, and the state of the answers at that moment,
// goes into window.wordLog.
(function () {
  'use strict';

  const place = document.getElementById('save-state');
  const log = window.wordLog = [];
  new MutationObserver(() => {
    const session = window.StilteSession;
    if (session)
      log.push([place.textContent, session.load().state]);
  }).observe(place, {childList: true, subtree: true, characterData: true});
})();
