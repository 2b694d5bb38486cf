// lms-page.js - the page of an LMS that launches a built package, for
// matrix.test.mjs. PLAN, which the server writes in front of this, is
//   {version, library, seed, modes, where, course, at, commit, fault}
// course is the address of the package's start page, at the page of it that
// is turned to at once, commit and fault are where to send what is committed
// and what the strict LMS blames.
(function () {
  'use strict';

  const plan = window.PLAN;
  const old = plan.version === '1.2';
  const name = old ? 'API' : 'API_1484_11';
  let leaving = false;

  // As LMSs do it: at once, and, where a browser refuses that because the
  // page goes away, by a beacon.
  function send(body) {
    if (leaving && plan.modes.dismissal)
      return true;
    try {
      const request = new XMLHttpRequest();
      request.open('POST', plan.commit, false);
      request.send(body);
      return request.status === 200;
    } catch (error) {
      return navigator.sendBeacon(plan.commit, body);
    }
  }

  function strict() {
    const lms = new window.StrictLms({
      version: plan.version, seed: plan.seed, modes: plan.modes,
      save: (stored) => send(JSON.stringify(stored))
    });
    const api = window.hostileApi(lms, plan.modes);
    let told = 0;
    const tell = (what) => {
      if (lms.faults.length > told || what === 'done')
        navigator.sendBeacon(plan.fault, JSON.stringify(
          {faults: lms.faults.slice(told), phase: lms.phase}));
      told = lms.faults.length;
    };
    for (const verb of Object.keys(api)) {
      const method = api[verb];
      api[verb] = (...all) => {
        const phase = lms.phase;
        try {
          return method(...all);
        } finally {
          tell(lms.phase !== phase ? lms.phase : '');
        }
      };
    }
    window.lms = lms;
    return api;
  }

  function again() {
    const Api = old ? window.Scorm12API : window.Scorm2004API;
    const api = new Api({lmsCommitUrl: plan.commit, logLevel: 5,
      autocommit: false});
    const seed = plan.seed || {cmi: {core: {}}};
    Object.assign(old ? seed.cmi.core : seed.cmi, {
      credit: 'credit', [old ? 'student_id' : 'learner_id']: plan.modes.learner,
      entry: seed.cmi.suspend_data ? 'resume' : 'ab-initio'
    });
    if (!old)
      delete seed.cmi.core;
    api.loadFromJSON(seed);
    return api;
  }

  function frameWith(address) {
    const frame = document.createElement('iframe');
    frame.id = 'sco';
    frame.width = 1200;
    frame.height = 800;
    frame.src = address;
    document.body.append(frame);
  }

  // Turns the course to a page as soon as it runs, and hears it go away.
  function attend(view) {
    try {
      const frame = view.document.getElementById('page');
      if (view.StilteSession && frame.getAttribute('src')) {
        view.addEventListener('pagehide', () => { leaving = true; }, true);
        if (plan.at)
          frame.contentWindow.location.replace(
            new URL(plan.at, view.location.href).href);
        return;
      }
    } catch (error) {
      // Not there yet.
    }
    setTimeout(attend, 5, view);
  }

  window.addEventListener('pagehide', () => { leaving = true; }, true);
  if (plan.where !== 'absent')
    window[name] = plan.library === 'again' ? again() : strict();
  const query = new URLSearchParams({course: plan.course});
  if (plan.where === 'opener') {
    window.popup = window.open(plan.course, '', 'width=1200,height=800');
    attend(window.popup);
  } else if (plan.where === 'nested') {
    frameWith('/middle.html?' + query);
    const frame = document.getElementById('sco');
    frame.addEventListener('load', () => attend(frame.contentWindow[0]));
  } else {
    frameWith(plan.course);
    attend(document.getElementById('sco').contentWindow);
  }
})();
