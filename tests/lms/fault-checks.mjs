// fault-checks.mjs - LMSs, windows and browsers that misbehave. After each
// of them every answer that was shown as saved is there, and none that is
// not saved was shown as such.
import {choice, done, names, report} from './samples.mjs';
import {until} from './harness.mjs';

const VERSIONS = ['1.2', '2004'];

function failingCommits(t, version) {
  const n = names[version];
  t.test(version + ' failing commits', async (context) => {
    const launch = await t.open(context, {version});
    await launch.modes({commitFalse: true});
    await launch.save('a', report({rows: [choice([1])]}));
    await launch.lastTold('failed');
    t.same('told in words', await launch.seen('save-state'), 'Not saved');
    t.same('no notice yet', await launch.seen('notice'), null);
    await until(() => launch.seen('notice'), 'a notice');
    t.same('a copy is offered, its key standing for missing words',
      await launch.seen('notice'), 'Not saved download_answers');
    const [download] = await Promise.all([
      launch.shell().page().waitForEvent('download'),
      launch.shell().click('#notice a')
    ]);
    t.same('as a file', download.suggestedFilename(), 'fixture.json');
    const commits = await launch.page.evaluate(() => window.lms.commits);
    t.same('few commits', commits < 6, true);
    await launch.save('b', report({rows: [choice([2])]}));
    await launch.modes({commitFalse: false});
    await launch.lastTold('saved', 20000);
    const {stored} = await launch.trail();
    t.like('the newest state', stored[n.state], /\.b$/);
    t.same('told in words again', [await launch.seen('save-state'),
      await launch.seen('notice')], ['Saved', null]);
    t.same('each row once', (await launch.rows('cmi.interactions'))
      .map((row) => row[n.response]), ['1', '2']);
    t.same('all faults are the failing commits',
      await launch.faults(), []);
  });

  t.test(version + ' throwing sets', async (context) => {
    const launch = await t.open(context, {version});
    await launch.modes({setThrows: true});
    await launch.save('a', report({rows: [choice([1])]}));
    await launch.lastTold('failed');
    await launch.modes({setThrows: false});
    await launch.lastTold('saved');
    const data = await launch.data();
    t.like('state', data[n.state], /\.a$/);
    t.same('score', data[n.raw], '33');
    t.same('rows', (await launch.rows('cmi.interactions')).length, 1);
    await t.clean(launch);
  });

  t.test(version + ' refused score', async (context) => {
    const launch = await t.open(context, {version,
      modes: {refuseSet: [n.raw]}});
    await launch.save('a', report());
    await launch.lastTold('saved');
    t.same('is logged', (await launch.shell().evaluate(() =>
      window.Stilte.lms.log)).map((line) => line.element), [n.raw]);
    t.like('and harms nothing', (await launch.data())[n.state], /\.a$/);
    await t.clean(launch);
  });
}

function answers(t, version) {
  const n = names[version];
  for (const mode of ['booleans', 'silent', 'running'])
    t.test(version + ' ' + mode, async (context) => {
      const launch = await t.open(context, {version, modes: {[mode]: true}});
      await launch.save('a', report());
      await launch.lastTold('saved');
      const {stored} = await launch.trail();
      t.like('state', stored[n.state], /\.a$/);
      t.same('no notice', await launch.seen('notice'), null);
      await t.clean(launch);
    });

  t.test(version + ' lists it lacks', async (context) => {
    const launch = await t.open(context, {version,
      modes: {without: ['cmi.interactions', 'cmi.objectives']}});
    await launch.save('a', report({rows: [choice([1])]}));
    await launch.lastTold('saved');
    t.same('score', (await launch.data())[n.raw], '33');
    await t.clean(launch);
  });
}

// --- of two copies the newer wins ---

function copies(t, version) {
  const n = names[version];
  t.test(version + ' a state cut short', async (context) => {
    let launch = await t.open(context, {version, modes: {truncate: 60}});
    const state = 'x'.repeat(100);
    await launch.save(state, report());
    await launch.lastTold('failed');
    t.same('says so', await launch.seen('save-state'), 'Not saved');
    await launch.page.goto('about:blank');
    launch = await t.open(context, {version});
    t.same('this browser has the whole', (await launch.loaded()).state,
      state);
    await until(async () => String((await launch.data())[n.state])
      .endsWith('.' + state), 'the whole in the LMS');
    await t.clean(launch);
  });

  t.test(version + ' a state cut short for a while', async (context) => {
    const launch = await t.open(context, {version, modes: {truncate: 60}});
    const state = 'x'.repeat(100);
    await launch.save(state, report());
    await launch.lastTold('failed');
    await launch.modes({truncate: 0});
    await launch.lastTold('saved');
    t.same('is written again', (await launch.data())[n.state]
      .endsWith('.' + state), true);
    await t.clean(launch);
  });

  t.test(version + ' lost on the way out', async (context) => {
    let launch = await t.open(context, {version});
    await launch.save('kept', report({rows: [choice([1])]}));
    await launch.lastTold('saved');
    await launch.modes({deaf: true});
    await launch.save('lost', report({progress: 0.9,
      rows: [choice([1]), choice([2], {id: 'two/b'})]}));
    await launch.page.goto('about:blank');
    t.like('the LMS lost it', (await launch.trail()).stored[n.state],
      /\.kept$/);
    launch = await t.open(context, {version});
    t.same('the page has it', (await launch.loaded()).state, 'lost');
    const {stored} = await launch.trail();
    t.like('the LMS too, before any answer', stored[n.state], /\.lost$/);
    t.same('with its rows', (await launch.rows('cmi.interactions'))
      .map((row) => row.id), ['three-levels.facts.1', 'two.b.2']);
    if (version === '2004')
      t.same('and its report', stored['cmi.progress_measure'], '0.9');
    await t.clean(launch);
  });

  t.test(version + ' a new attempt', async (context) => {
    let launch = await t.open(context, {version});
    await launch.save('old', report());
    await launch.lastTold('saved');
    await launch.page.goto('about:blank');
    launch = await t.open(context, {version, seed: {}});
    t.same('is empty', (await launch.loaded()).state, '');
    await t.clean(launch);
  });

  t.test(version + ' another learner here', async (context) => {
    let launch = await t.open(context, {version});
    await launch.modes({commitFalse: true});
    await launch.save('secret', report());
    await launch.page.goto('about:blank');
    launch = await t.open(context, {version, modes: {learner: 'two'}});
    t.same('sees nothing', (await launch.loaded()).state, '');
    await launch.page.goto('about:blank');
    launch = await t.open(context, {version});
    t.same('the first one does', (await launch.loaded()).state, 'secret');
    const text = await launch.page.evaluate(() =>
      Object.keys(localStorage).filter((key) => !/^lms:/.test(key)).join());
    t.same('no name in a key', /learner|two/.test(text), false);
    await t.clean(launch);
  });
}

// --- reloads and windows ---

function windows(t, version) {
  const n = names[version];
  t.test(version + ' reload of the course alone', async (context) => {
    let launch = await t.open(context, {version});
    await launch.save('a', report());
    await launch.lastTold('saved');
    await launch.shell().evaluate(() => window.location.reload());
    await until(() => launch.loaded().then((now) => now.state === 'a')
      .catch(() => false), 'the course to go on');
    await launch.lastTold('failed');
    t.same('but says that it is not saved', [
      await launch.seen('save-state'), await launch.seen('notice') !== null],
    ['Not saved', true]);
    await launch.save('b', report({rows: [choice([1])]}));
    await t.clean(launch);
    await launch.page.goto('about:blank');
    launch = await t.open(context, {version});
    t.same('until the next launch', (await launch.loaded()).state, 'b');
    t.like('which saves it', (await launch.trail()).stored[n.state],
      /\.b$/);
    t.same('and its row', (await launch.rows('cmi.interactions')).length, 1);
    await t.clean(launch);
  });

  t.test(version + ' back from the page cache', async (context) => {
    const launch = await t.open(context, {version});
    await launch.save('a', report());
    await launch.shell().evaluate(() => {
      window.marked = true;
      const event = (name) => new PageTransitionEvent(name,
        {persisted: true});
      window.dispatchEvent(event('pagehide'));
      window.dispatchEvent(event('pageshow'));
    });
    await until(() => launch.shell().evaluate(() => !window.marked)
      .catch(() => false), 'a fresh start');
    await launch.ready();
    t.same('nothing lost', (await launch.loaded()).state, 'a');
    await t.clean(launch);
  });

  t.test(version + ' two windows', async (context) => {
    const first = await t.open(context, {version});
    await first.save('one', report({rows: [choice([1])]}));
    await first.lastTold('saved');
    const page = await context.newPage();
    await page.goto(first.page.url());
    const inner = (of) => of.frames().find((frame) =>
      /\/en\/index\.html$/.test(frame.url()));
    await until(() => inner(page) && inner(page).evaluate(
      () => window.loaded && window.loaded.state).catch(() => ''), 'two');
    await inner(page).evaluate((facts) =>
      window.session.save('one-two', facts), report());
    await until(() => inner(first.page).evaluate(
      () => window.loaded.state === 'one-two').catch(() => false),
    'the first window to follow');
    await page.close({runBeforeUnload: true});
    await until(async () => /\.one-two$/.test(
      await first.page.evaluate((name) => window.lms.get(name), n.state)),
    'the first LMS session to follow');
    await first.page.goto('about:blank');
    const {stored, trail} = await first.trail();
    t.like('the newest stays', stored[n.state], /\.one-two$/);
    t.same('no fault', trail.faults, []);
  });

  t.test(version + ' localStorage refused', async (context) => {
    await context.addInitScript(() => {
      if (!/lms|blank/.test(window.location.pathname))
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, {get() {
            throw new DOMException('no', 'SecurityError');
          }});
    });
    const launch = await t.open(context, {version});
    await launch.save('a', report());
    await launch.lastTold('saved');
    await launch.page.reload();
    await launch.ready();
    t.same('the LMS is enough', (await launch.loaded()).state, 'a');
    await t.clean(launch);
  });
}

// --- where the API is ---

function places(t, version) {
  const n = names[version];
  for (const where of ['nested', 'opener', 'beside'])
    t.test(version + ' API ' + where, async (context) => {
      const launch = await t.open(context, {version, where});
      await launch.save('a', report());
      await launch.lastTold('saved');
      t.like('is found', (await launch.data())[n.state], /\.a$/);
      await t.clean(launch);
    });

  const previews = {
    absent: '/' + version + '/index.html',
    'below another origin': null
  };
  for (const name of Object.keys(previews))
    t.test(version + ' API ' + name, async (context) => {
      const path = previews[name];
      const launch = path ? await t.open(context, {version, path}) :
        await foreign(t, context, version, t.bench.origin);
      t.same('says preview', await launch.seen('notice'), 'Preview');
      await launch.save('mine', report({rows: [choice([1])]}));
      await launch.leave('there');
      await launch.lastTold('preview');
      t.same('kept where the pages keep theirs', await launch.shell()
        .evaluate(() => [localStorage.getItem('stilte:fixture'),
          localStorage.getItem('stilte:fixture:at')]), ['mine', 'there']);
      await launch.page.reload();
      await launch.ready();
      t.same('resumes', await launch.loaded(),
        {state: 'mine', location: 'there', mode: 'normal'});
      await launch.shell().click('#exit');
      t.same('ends', await launch.seen('notice'), 'Goodbye');
      t.same('no script error', launch.errors.map(String), []);
    });

  t.test(version + ' API refuses', async (context) => {
    const launch = await t.open(context, {version, modes: {refuse: true}});
    await launch.lastTold('failed');
    t.same('says so', await launch.seen('save-state'), 'Not saved');
    // A preview, until it was tried often enough.
    t.like('and why', await launch.seen('notice'), /^(Preview|Not saved)/);
    await launch.shell().click('#exit');
    t.same('asks twice', await launch.seen('exit'), 'Exit');
    await launch.shell().click('#exit');
    t.same('and lets go', await launch.seen('exit'), null);
    t.like('with a copy to take along', await launch.seen('notice'),
      /Goodbye download_answers/);
    await t.clean(launch);
  });
}

function foreign(t, context, version, base) {
  return t.open(context, {version, path: '/hop.html?' + base +
    '/foreign.html?/' + version + '/index.html'});
}

function nothingWorks(t, version) {
  t.test(version + ' no LMS and no storage', async (context) => {
    const launch = await foreign(t, context, version, t.bench.site);
    t.same('says preview', await launch.seen('notice'), 'Preview');
    await launch.save('mine', report());
    await launch.lastTold('failed');
    t.same('says not saved', await launch.seen('save-state'), 'Not saved');
    await launch.inner().evaluate(() => window.location.reload());
    await until(() => launch.loaded().then((now) => now.state === 'mine')
      .catch(() => false), 'the next page to have it');
    t.same('no script error', launch.errors.map(String), []);
  });
}

function exitThatFails(t, version) {
  const n = names[version];
  t.test(version + ' exit while commits fail', async (context) => {
    const launch = await t.open(context, {version});
    await launch.modes({commitFalse: true});
    await launch.save('a', report(done({success: 'unknown'})));
    await launch.shell().click('#exit');
    t.like('stays and says why', await launch.seen('notice'), /^Not saved/);
    t.same('still running', await launch.page.evaluate(() =>
      window.lms.phase), 'running');
    await launch.modes({commitFalse: false});
    await launch.shell().click('#exit');
    const {stored, trail} = await launch.trail();
    t.same('ends once it is saved', [stored[n.completion], trail.phase],
      ['completed', 'done']);
    t.same('quietly', await launch.seen('notice'), 'Goodbye');
    await t.clean(launch);
  });
}

export function faultTests(t) {
  for (const version of VERSIONS) {
    failingCommits(t, version);
    answers(t, version);
    copies(t, version);
    windows(t, version);
    places(t, version);
    nothingWorks(t, version);
    exitThatFails(t, version);
  }
}
