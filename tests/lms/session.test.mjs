// session.test.mjs - the SCORM session in a browser, against a strict LMS
// and against scorm-again, in both versions. Prints TAP; exits with 1 when
// anything failed. A word after the program's name runs the tests whose
// names have it.
//
// Needs playwright-core and scorm-again in STILTE_NODE_MODULES, or in
// tests/node_modules.
import {until} from './harness.mjs';
import {openQueue} from './queue.mjs';
import {faultTests} from './fault-checks.mjs';
import {checkStrictness} from './strict-checks.mjs';
import {
  STATE, choice, done, everyType, expectedRows, names, report
} from './samples.mjs';

const queue = await openQueue();
const {bench, test, same, like, open, clean} = queue;

function firstLaunch(version) {
  const n = names[version];
  test(version + ' first launch', async (context) => {
    const launch = await open(context, {version});
    const data = await launch.data();
    const {stored} = await launch.trail();
    same('the page starts empty', await launch.loaded(),
      {state: '', location: '', mode: 'normal'});
    same('the learner by name, the first name first',
      await launch.learner(), 'Noor Jansen');
    same('incomplete', data[n.completion], 'incomplete');
    same('success unsaid', data[n.success === n.completion ?
      'x' : n.success], undefined);
    same('suspend', data[n.exit], 'suspend');
    same('committed at once', stored, data);
    same('no score', data[n.raw], undefined);
    same('no state', data[n.state], undefined);
    same('phase', await launch.shell().evaluate(() =>
      document.documentElement.dataset.session), 'running');
    same('says saved', await launch.seen('save-state'), 'Saved');
    same('nothing to notice', await launch.seen('notice'), null);
    same('the button says exit', await launch.seen('exit'), 'Exit');
    await clean(launch);
  });
}

function saving(version) {
  const n = names[version];
  test(version + ' save', async (context) => {
    const launch = await open(context, {version});
    // What the session asks for, since a busy machine may give it later.
    await launch.shell().evaluate(() => {
      const set = window.setTimeout;
      window.delays = [];
      window.setTimeout = (action, ms) => {
        window.delays.push(ms);
        return set(action, ms);
      };
    });
    await launch.save(STATE, report({rows: everyType}));
    await launch.leave('three-levels#x-facts');
    same('saving is told', (await launch.told()).pop(), 'saving');
    await launch.lastTold('saved');
    const delays = await launch.shell().evaluate(() => window.delays);
    same('within a second', delays.length > 0 &&
      delays.every((ms) => ms <= 1000), true);
    const data = (await launch.trail()).stored;
    like('state behind its stamp', data[n.state],
      new RegExp('^[0-9a-z]{6}\\.2\\.[0-9a-z]{1,7}\\.' +
        STATE.replace(/[^\w]/g, '\\$&') + '$'));
    same('location', data[n.location], 'three-levels#x-facts');
    same('still incomplete', data[n.completion], 'incomplete');
    same('score', [data[n.raw], data[n.min], data[n.max]],
      ['33', '0', '100']);
    if (version === '2004')
      same('scaled, progress', [data['cmi.score.scaled'],
        data['cmi.progress_measure']], ['0.33', '0.4']);
    const levels = await launch.rows('cmi.objectives');
    same('levels', levels.map((row) => [row.id, row['score.raw'],
      row['score.max']]), [['logical', '50', '100'],
      ['on.time_', '33', '100'], ['empty', undefined, undefined]]);
    same('interactions', (await launch.rows('cmi.interactions'))
      .map((row) => Object.assign(row, {time: 0, timestamp: 0})),
    expectedRows[version]);
    await clean(launch);
  });

  test(version + ' a changed answer', async (context) => {
    const launch = await open(context, {version});
    await launch.save('a', report({rows: [choice([1])]}));
    await launch.lastTold('saved');
    const calls = (await launch.trail()).trail.calls.length;
    await launch.save('b', report({rows: [choice([2])]}));
    await launch.lastTold('saved');
    await launch.save('c', report({rows: [choice([2])]}));
    await launch.lastTold('saved');
    const rows = await launch.rows('cmi.interactions');
    same('adds one row, an unchanged one none',
      rows.map((row) => [row.id, row[n.response]]),
      [['three-levels.facts.1', '1'], ['three-levels.facts.2', '2']]);
    const more = await launch.page.evaluate(() => window.lms.calls.length);
    same('few calls an answer', more - calls < 30, true);
    await clean(launch);
  });
}

function typing(version) {
  test(version + ' an answer that is being written', async (context) => {
    const launch = await open(context, {version});
    await launch.save('a', report());
    await launch.inner().evaluate(() => window.session.pending());
    await launch.page.waitForTimeout(1200);
    same('the one before it is kept',
      (await launch.trail()).trail.uncommitted, 0);
    same('but "saved" is not said yet', await launch.seen('save-state'),
      'Saving');
    await launch.save('b', report());
    await launch.lastTold('saved');
    await clean(launch);
  });
}

function resuming(version) {
  const n = names[version];
  test(version + ' resume', async (context) => {
    let launch = await open(context, {version});
    await launch.save(STATE, report({rows: [choice([1])]}));
    await launch.leave('three-levels');
    await launch.lastTold('saved');
    await launch.page.reload();
    await launch.ready();
    same('after reload', await launch.loaded(),
      {state: STATE, location: 'three-levels', mode: 'normal'});
    await launch.save(STATE + 'b', report({rows: [choice([1])]}));
    await launch.lastTold('saved');
    same('an old answer is no new row',
      (await launch.rows('cmi.interactions')).length, 1);
    await clean(launch);
    const {stored} = await launch.trail();

    const other = await bench.browser.newContext();
    launch = await open(other, {version, seed: stored,
      modes: {emptyEntry: true}});
    same('on another machine, entry unsaid', await launch.loaded(),
      {state: STATE + 'b', location: 'three-levels', mode: 'normal'});
    // Only 2004 can read old rows back; 1.2 needs the time of an answer.
    const time = version === '1.2' ? 1e12 : undefined;
    await launch.save(STATE + 'c', report({rows: [
      choice([1], {time}), choice([3], {id: 'two/later'})]}));
    await launch.lastTold('saved');
    same('rows go on', (await launch.rows('cmi.interactions'))
      .map((row) => row.id), ['three-levels.facts.1', 'two.later.2']);
    await clean(launch);
    await other.close();
  });

  test(version + ' nothing goes down', async (context) => {
    let launch = await open(context, {version});
    await launch.save('a', report(done({success: 'passed', scaled: 0.906,
      tested: true})));
    await launch.save('b', report({scaled: 0.1, progress: 0.2}));
    await launch.lastTold('saved');
    await launch.page.reload();
    await launch.ready();
    await launch.save('c', report(done({success: 'failed', scaled: 0.1,
      tested: true})));
    await launch.lastTold('saved');
    await launch.save('d', report(done()));
    await launch.lastTold('saved');
    same('the page hears what the LMS holds',
      await launch.inner().evaluate(() => window.session.load().told),
      version === '1.2' ? [['cmi.core.lesson_status', 'passed']] :
        [['cmi.completion_status', 'completed'],
          ['cmi.success_status', 'passed']]);
    const data = await launch.data();
    same('status', [data[n.completion], data[n.success]],
      version === '1.2' ? ['passed', 'passed'] : ['completed', 'passed']);
    same('score, rounded to the side of the verdict', data[n.raw], '91');
    if (version === '2004')
      same('progress', data['cmi.progress_measure'], '1');
    await clean(launch);
  });
}

function judging(version) {
  const n = names[version];
  const verdicts = [
    ['not attempted', {completion: 'not attempted'}, 'incomplete', '-', '33'],
    ['half-way', {}, 'incomplete', '-', '33'],
    ['half-way, tested', {tested: true}, 'incomplete', '-', undefined],
    ['done', done(), 'completed', '-', '33'],
    ['passed', done({success: 'passed', tested: true, scaled: 0.701}),
      'passed', 'passed', '71'],
    ['failed', done({success: 'failed', tested: true, scaled: 0.699}),
      'failed', 'failed', '69'],
    ['nothing scored', {scaled: null}, 'incomplete', '-', undefined]
  ];
  for (const [name, facts, status, success, raw] of verdicts)
    test(version + ' ' + name, async (context) => {
      const launch = await open(context, {version});
      await launch.save('a', report(facts));
      await launch.lastTold('saved');
      const data = await launch.data();
      const twofold = /passed|failed/.test(status) ? 'completed' : status;
      same('status', data[n.completion],
        version === '1.2' ? status : twofold);
      if (version === '2004')
        same('success', data[n.success] || '-', success);
      same('score', data[n.raw], raw);
      await clean(launch);
    });

  test(version + ' completion is committed at once',
    async (context) => {
      const launch = await open(context, {version});
      const kept = await launch.page.evaluate(([facts, name]) => {
        const shell = document.getElementById('sco').contentWindow;
        shell.StilteSession.save('z', facts);
        return JSON.parse(localStorage.getItem('lms:stored'))[name];
      }, [report(done()), n.completion]);
      same('in the same moment', kept, 'completed');
      await clean(launch);
    });
}

function exiting(version) {
  const n = names[version];
  test(version + ' exit', async (context) => {
    const launch = await open(context, {version});
    await launch.save('a', report());
    await launch.page.waitForTimeout(300);
    const inner = launch.inner();
    await inner.evaluate(() => {
      window.session.onstatus((status) => status === 'leaving' &&
        window.session.save('typed', null));
    });
    await launch.shell().click('#exit');
    await until(() => inner.url() === 'about:blank', 'an empty frame');
    const {stored, trail} = await launch.trail();
    like('what was being typed is kept', stored[n.state], /\.typed$/);
    like('session time', stored[n.time], n.span);
    same('suspend', stored[n.exit], 'suspend');
    same('ended', trail.phase, 'done');
    same('a quiet sentence', await launch.seen('notice'), 'Goodbye');
    same('saved', await launch.seen('save-state'), 'Saved');
    same('no button', await launch.seen('exit'), null);
    const calls = await launch.page.evaluate(() => window.lms.calls.length);
    same('a late save is refused', await launch.shell().evaluate(() =>
      window.StilteSession.save('late', {})), false);
    await launch.page.goto(bench.base + '/blank.html');
    const after = await launch.trail();
    same('no call after the end', [after.trail.calls.length,
      after.trail.faults], [Math.min(calls, 40), []]);
  });
}

// The document hides and shows itself on demand, with a clock of ours.
function pretend() {
  let state = 'visible';
  let clock = performance.now();
  Object.defineProperty(document, 'visibilityState', {get: () => state});
  performance.now = () => clock;
  window.turn = (now, seconds) => {
    clock += seconds * 1000;
    state = now;
    document.dispatchEvent(new Event('visibilitychange'));
  };
}

function hiding(version) {
  const n = names[version];
  test(version + ' hidden', async (context) => {
    const launch = await open(context, {version});
    await launch.shell().evaluate(pretend);
    const kept = await launch.page.evaluate((name) => {
      const shell = document.getElementById('sco').contentWindow;
      shell.StilteSession.save('seen', null);
      shell.turn('hidden', 10);
      return JSON.parse(localStorage.getItem('lms:stored'))[name];
    }, n.state);
    like('commits in the same moment', kept, /\.seen$/);
    await launch.shell().evaluate(() => {
      window.turn('visible', 3600);
      window.turn('visible', 20);
      window.StilteSession.exit();
    });
    const {stored, trail} = await launch.trail();
    like('and only time in sight counts', stored[n.time],
      version === '1.2' ? /^0000:00:[345]\d\.\d\d$/ :
        /^PT0H0M[345]\d(\.\d+)?S$/);
    same('no fault', trail.faults, []);
  });
}

const WAYS = {
  'navigation': ['parent', (launch) =>
    launch.page.goto(bench.base + '/blank.html')],
  'iframe src': ['parent', (launch) => launch.page.evaluate(() => {
    document.getElementById('sco').src = '/blank.html';
  })],
  'iframe removal': ['parent', (launch) => launch.page.evaluate(() =>
    document.getElementById('sco').remove())],
  'tab close': ['parent', (launch) =>
    launch.page.close({runBeforeUnload: true})],
  'nested': ['nested', (launch) =>
    launch.page.goto(bench.base + '/blank.html')],
  'popup close': ['opener', (launch) => launch.shell().page()
    .close({runBeforeUnload: true})]
};

function leaving(version) {
  const n = names[version];
  for (const name of Object.keys(WAYS))
    test(version + ' leave by ' + name, async (context) => {
      const [place, leave] = WAYS[name];
      const launch = await open(context, {version, where: place});
      await launch.save('kept', report(done()));
      await launch.save('last', report(done()));
      await leave(launch);
      const found = await until(async () => {
        const now = await launch.trail();
        return now.trail.phase === 'done' && now;
      }, 'the end');
      like('the last state', found.stored[n.state], /\.last$/);
      like('session time', found.stored[n.time], n.span);
      same('completed', found.stored[n.completion], 'completed');
      same('nothing uncommitted', found.trail.uncommitted, 0);
      same('no fault', found.trail.faults, []);
    });
}

function looking(version) {
  const n = names[version];
  for (const mode of ['review', 'browse'])
    test(version + ' ' + mode, async (context) => {
      let launch = await open(context, {version});
      await launch.save('first', report(done()));
      const {stored} = await launch.trail();
      await launch.page.goto('about:blank');
      launch = await open(context, {version, seed: stored,
        modes: {[mode]: true}});
      same('mode and state', await launch.loaded(),
        {state: 'first', location: '', mode});
      same('says so', await launch.seen('notice'), 'Review');
      same('a save is refused', await launch.save('other', report()), false);
      await launch.leave('elsewhere');
      await launch.shell().click('#exit');
      const {trail} = await launch.trail();
      same('nothing written', trail.calls.filter((call) =>
        /Set|Commit/.test(call[0])), []);
      same('ended', trail.phase, 'done');
      await clean(launch);
    });

  test(version + ' without credit', async (context) => {
    const launch = await open(context, {version, modes: {noCredit: true}});
    await launch.save('mine', report(done({success: 'passed'})));
    await launch.lastTold('saved');
    const data = await launch.data();
    like('the place is kept', data[n.state], /\.mine$/);
    same('nothing is judged', [data[n.completion], data[n.raw]],
      [undefined, undefined]);
    await clean(launch);
  });
}

function peer(version) {
  const n = names[version];
  test(version + ' scorm-again', async (context) => {
    const launch = await open(context, {version, library: 'again'});
    await launch.save(STATE, report(Object.assign(
      done({success: 'passed', tested: true, scaled: 0.8}),
      {rows: everyType.slice(0, 5)})));
    await launch.lastTold('saved');
    await launch.leave('two');
    await launch.lastTold('saved');
    const read = (element) => launch.page.evaluate((name) => {
      const api = window.again;
      return api.GetValue ? api.GetValue(name) : api.LMSGetValue(name);
    }, element);
    like('state', await read(n.state), /^\w+\.2\.\w+\./);
    same('status', await read(n.completion),
      version === '1.2' ? 'passed' : 'completed');
    same('success', await read(n.success), 'passed');
    same('score', await read(n.raw), '80');
    same('interactions', await read('cmi.interactions._count'), '5');
    same('objectives', await read('cmi.objectives._count'), '3');
    same('nothing refused', await launch.shell().evaluate(() =>
      window.Stilte.lms.log), []);
    await launch.page.reload();
    await launch.ready();
    same('resumes', await launch.loaded(),
      {state: STATE, location: 'two', mode: 'normal'});
    same('an LMS that names nobody', await launch.learner(), '');
    await launch.shell().click('#exit');
    await until(async () => await launch.seen('notice') === 'Goodbye',
      'goodbye');
    same('nothing refused at the end', await launch.shell().evaluate(() =>
      window.Stilte.lms.log), []);
  });
}

checkStrictness(queue.tally);
for (const version of ['1.2', '2004']) {
  firstLaunch(version);
  saving(version);
  typing(version);
  resuming(version);
  judging(version);
  exiting(version);
  hiding(version);
  leaving(version);
  looking(version);
  peer(version);
}
faultTests({test, same, like, open, clean, bench});
await queue.run();
