// rules.test.mjs - rules of the session that no other test watches; R and L
// in front of the names are the numbers in README.md. Prints TAP; exits with
// 1 when anything failed. A word after the program's name runs the tests that
// have it.
import {until} from './harness.mjs';
import {openQueue} from './queue.mjs';
import {choice, names, report} from './samples.mjs';

const queue = await openQueue();
const {bench, test, same, like, open, clean} = queue;

const text = (response) => ({id: 'a/thought', type: 'text', response,
  result: 'neutral', weight: 1});
const stateIn = (launch, version) => launch.trail().then((found) =>
  found.stored ? found.stored[names[version].state] : undefined);
const responses = (launch, version) => launch.rows('cmi.interactions')
  .then((rows) => rows.map((row) => row[names[version].response]));
const also = (launch) => launch.loaded().then((loaded) => loaded.also);
const anew = (launch) => launch.loaded().then((loaded) => loaded.anew);

// --- what is being written ---

function writing(version) {
  test(version + ' R20 what is being written when the page is hidden',
    async (context) => {
      const launch = await open(context, {version});
      await launch.inner().evaluate(() => window.session.onstatus(
        (status) => status === 'leaving' &&
          window.session.save('typed', null)));
      const kept = await launch.page.evaluate((name) => {
        const shell = document.getElementById('sco').contentWindow;
        Object.defineProperty(shell.document, 'visibilityState',
          {get: () => 'hidden'});
        shell.document.dispatchEvent(new Event('visibilitychange'));
        return JSON.parse(localStorage.getItem('lms:stored'))[name];
      }, names[version].state);
      like('is committed in the same moment', kept, /\.typed$/);
      await clean(launch);
    });

  test(version + ' R15 a text is one row', async (context) => {
    const launch = await open(context, {version});
    for (const words of ['I', 'I think', 'I think so'])
      await launch.save('s' + words.length, report({rows: [text(words)]}))
        .then(() => launch.lastTold('saved'));
    same('none while it is written', await responses(launch, version), []);
    await launch.save('t', report({rows: [text('I think so'), choice([1])]}));
    await launch.lastTold('saved');
    same('one when something else is answered',
      await responses(launch, version), ['I think so', '1']);
    await launch.save('u', report({rows: [text('No')]}));
    await launch.lastTold('saved');
    await launch.inner().evaluate(() => window.location.reload());
    await until(async () => (await responses(launch, version)).length > 2,
      'a row when the page is turned');
    same('and one when the page is turned', await responses(launch, version),
      ['I think so', '1', 'No']);
    await clean(launch);
  });

  test(version + ' R15 a text at the end', async (context) => {
    const launch = await open(context, {version});
    await launch.save('a', report({rows: [text('last words')]}));
    await launch.lastTold('saved');
    await launch.shell().click('#exit');
    await until(async () => await launch.seen('notice') === 'Goodbye',
      'goodbye');
    same('is a row too', await responses(launch, version), ['last words']);
    await clean(launch);
  });
}

// --- two copies that grew apart ---

// What an LMS holds after an answer was given to it elsewhere.
async function elsewhere(version, state) {
  const context = await bench.browser.newContext();
  const launch = await open(context, {version});
  await launch.save(state, report());
  await launch.lastTold('saved');
  await launch.page.goto('about:blank');
  const {stored} = await launch.trail();
  await context.close();
  return stored;
}

function apart(version) {
  const n = names[version];
  test(version + ' L27 an LMS that listens too late', async (context) => {
    const seed = await elsewhere(version, 'fifty-answers');
    const launch = await open(context,
      {version, seed, modes: {refuse: true}});
    same('the page starts empty', (await launch.loaded()).state, '');
    await launch.save('one-answer', report({rows: [choice([1])]}));
    await launch.lastTold('failed');
    await launch.modes({refuse: false});
    // What the page still saves before it starts anew is no sum of both.
    await launch.shell().evaluate((facts) => {
      window.dispatchEvent(new Event('online'));
      window.StilteSession.save('two-answers', facts);
    }, report());
    await until(() => also(launch).catch(() => ''), 'the page to start anew');
    same('both copies are given', [(await launch.loaded()).state,
      await also(launch)], ['two-answers', 'fifty-answers']);
    like('the LMS keeps its own until they are one',
      (await launch.data())[n.state], /\.fifty-answers$/);
    await launch.save('fifty-one', report({rows: [choice([1])]}));
    await launch.lastTold('saved');
    like('then it has that', await stateIn(launch, version), /\.fifty-one$/);
    same('with the row', await responses(launch, version), ['1']);
    same('no word about it is left', await launch.seen('notice'), null);
    await clean(launch);
  });

  test(version + ' L27 an LMS that listens at the next launch',
    async (context) => {
      const seed = await elsewhere(version, 'fifty-answers');
      // The tab knows the learner: the LMS said so before.
      let launch = await open(context, {version});
      await launch.page.goto('about:blank');
      await launch.page.close();
      launch = await open(context, {version, seed});
      await launch.modes({commitFalse: true});
      await launch.save('fifty-two', report());
      await launch.lastTold('failed');
      await launch.page.goto('about:blank');
      const theirs = await elsewhere(version, 'sixty');
      launch = await open(context, {version, seed: theirs});
      same('the newer is gone on from, the other added',
        [(await launch.loaded()).state, await also(launch)],
        ['sixty', 'fifty-two']);
      await launch.leave('elsewhere');
      await launch.page.goto('about:blank');
      like('nothing is overwritten before that',
        await stateIn(launch, version), /\.sixty$/);
      launch = await open(context, {version});
      same('nor forgotten', await also(launch), 'fifty-two');
      await launch.save('sixty-two', report());
      await launch.lastTold('saved');
      await launch.page.reload();
      await launch.ready();
      same('nor added twice', [(await launch.loaded()).state,
        await also(launch)], ['sixty-two', undefined]);
      await clean(launch);
    });

  test(version + ' R13 a state that was changed on the way',
    async (context) => {
      let launch = await open(context, {version});
      await launch.save('abc-DEF', report());
      await launch.lastTold('saved');
      await launch.page.goto('about:blank');
      const {stored} = await launch.trail();
      const seed = Object.assign({}, stored,
        {[n.state]: stored[n.state].toLowerCase()});
      launch = await open(context, {version, seed});
      same('this browser knows better', (await launch.loaded()).state,
        'abc-DEF');
      await clean(launch);
    });
}

function forgotten(version) {
  test(version + ' L6 an LMS that forgot what it had saved',
    async (context) => {
      let launch = await open(context, {version});
      await launch.save('all-of-it', report());
      await launch.lastTold('saved');
      await launch.page.goto('about:blank');
      launch = await open(context, {version, seed: {}});
      same('a new attempt is empty', (await launch.loaded()).state, '');
      like('but asks', await launch.seen('notice'),
        /^earlier_notice load_yes earlier_no$/);
      await launch.save('anew', report());
      await launch.lastTold('saved');
      await launch.page.reload();
      await launch.ready();
      like('until it is told', await launch.seen('notice'), /^earlier/);
      await launch.shell().click('#notice button >> nth=0');
      await until(() => also(launch).catch(() => ''), 'the page anew');
      same('both are given', [(await launch.loaded()).state,
        await also(launch), await anew(launch)],
      ['anew', 'all-of-it', true]);
      await launch.save('both', report());
      await launch.lastTold('saved');
      same('and nothing more is asked', await launch.seen('notice'), null);
      await launch.page.reload();
      await launch.ready();
      same('nor later', [await launch.seen('notice'),
        (await launch.loaded()).state], [null, 'both']);
      await clean(launch);
    });

  test(version + ' L6 a new attempt that is meant', async (context) => {
    let launch = await open(context, {version});
    await launch.save('old', report());
    await launch.lastTold('saved');
    await launch.page.goto('about:blank');
    launch = await open(context, {version, seed: {}});
    await launch.shell().click('#notice button >> nth=1');
    same('asks no more', await launch.seen('notice'), null);
    await launch.page.reload();
    await launch.ready();
    same('nor later', [await launch.seen('notice'),
      (await launch.loaded()).state], [null, '']);
    await clean(launch);
  });
}

// --- windows ---

function windows(version) {
  test(version + ' L28 a second window', async (context) => {
    const first = await open(context, {version});
    const second = await context.newPage();
    await second.goto(first.page.url());
    const seen = (page) => page.frameLocator('#sco').locator('#notice')
      .innerText();
    for (const page of [first.page, second])
      await until(async () => await seen(page) === 'two_windows',
        'both say so');
    same('the first', await seen(first.page), 'two_windows');
    await second.close({runBeforeUnload: true});
    await until(async () => await seen(first.page) === '', 'one to be left');
    same('until one is closed', await seen(first.page), '');
  });

  // A window that was frozen heard nothing of the other.
  test(version + ' L28 a window that heard nothing', async (context) => {
    const launch = await open(context, {version});
    await launch.save('one', report());
    await launch.lastTold('saved');
    const now = await launch.shell().evaluate(() => {
      const key = Object.keys(localStorage).find((one) =>
        /^stilte:fixture:\w+$/.test(one));
      const entry = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify(Object.assign(entry,
        {count: entry.count + 3, state: 'four'})));
      return window.StilteSession.now();
    });
    same('goes on from what is there', now, 'four');
    await launch.save('five', report());
    await launch.lastTold('saved');
    like('and adds to it', await stateIn(launch, version), /\.five$/);
    like('with a count of its own', await stateIn(launch, version),
      /^\w+\.5\./);
    await clean(launch);
  });
}

// --- LMSs and browsers ---

function alive(version) {
  test(version + ' L10 a sign of life', async (context) => {
    await context.addInitScript(() => {
      const set = window.setInterval;
      window.setInterval = (action, ms) => {
        if (ms >= 60000)
          window.beat = {action, ms};
        return set(action, ms);
      };
    });
    const launch = await open(context, {version});
    const commits = () => launch.page.evaluate(() => window.lms.commits);
    const beat = () => launch.shell().evaluate(() => window.beat.action());
    const before = await commits();
    same('every five minutes', await launch.shell().evaluate(() =>
      window.beat.ms), 300000);
    await beat();
    same('commits', await commits(), before + 1);
    await launch.modes({commitFalse: true});
    await beat();
    same('and says when the login is gone', (await launch.told()).pop(),
      'failed');
    await launch.modes({commitFalse: false});
    await launch.lastTold('saved');
    await clean(launch);
  });

  test(version + ' L32 an API that goes away', async (context) => {
    const launch = await open(context, {version});
    await launch.page.evaluate(() => {
      window.methods = Object.assign({}, window.lms.api);
      for (const name of Object.keys(window.lms.api))
        window.lms.api[name] = () => { throw new Error('gone'); };
    });
    await launch.save('a', report({rows: [choice([1])]}));
    await launch.lastTold('failed');
    await until(() => launch.seen('notice'), 'a copy to be offered');
    like('a copy is offered', await launch.seen('notice'),
      /download_answers/);
    await launch.page.evaluate(() =>
      Object.assign(window.lms.api, window.methods));
    await launch.lastTold('saved');
    like('it is saved when it is back', await stateIn(launch, version),
      /\.a$/);
    same('with its row', await responses(launch, version), ['1']);
    await clean(launch);
  });
}

function browsers(version) {
  test(version + ' R20 no unload', async (context) => {
    await context.addInitScript(() => {
      const add = EventTarget.prototype.addEventListener;
      window.listened = [];
      EventTarget.prototype.addEventListener = function (type, ...more) {
        window.listened.push(type);
        return add.call(this, type, ...more);
      };
    });
    await context.route(/html/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({response, headers: Object.assign(
        {'Permissions-Policy': 'unload=()'}, response.headers())});
    });
    const launch = await open(context, {version});
    same('is listened for', await launch.shell().evaluate(() =>
      window.listened.concat(window.onunload || [],
        window.onbeforeunload || []).filter((type) => /unload/.test(type))),
    []);
    await launch.save('kept', report());
    await launch.page.goto(bench.base + '/blank.html');
    like('where it is forbidden all is kept', await stateIn(launch, version),
      /\.kept$/);
    same('and ended', (await launch.trail()).trail.phase, 'done');
  });

  test(version + ' R25 a frame that may do nothing but run scripts',
    async (context) => {
      await context.route('**/sandbox.html', (route) => route.fulfill({
        contentType: 'text/html', body: '<!DOCTYPE html><iframe id="sco" ' +
          'sandbox="allow-scripts" src="/' + version + '/index.html">' +
          '</iframe>'
      }));
      const page = await context.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(bench.base + '/sandbox.html');
      const shell = page.frameLocator('#sco');
      await until(async () => await shell.locator('#notice').innerText()
        .catch(() => ''), 'a notice');
      same('says preview', await shell.locator('#notice').innerText(),
        'Preview');
      same('and not that it is saved', (await page.frames().find((frame) =>
        /index\.html$/.test(frame.url())).evaluate(() => {
        window.StilteSession.save('a', {});
        window.dispatchEvent(new Event('online'));
        return document.getElementById('save-state').textContent;
      })), 'Not saved');
      same('no error of the shell', errors.filter((one) =>
        !/StilteSession|cross-origin/.test(one)), []);
    });

  test(version + ' R14 the place without the answers', async (context) => {
    const n = names[version];
    const launch = await open(context, {version, seed: {
      [n.exit]: 'suspend', [n.completion]: 'incomplete',
      [n.location]: 'nl/two.html#x-b'
    }});
    same('is still there', await launch.loaded(),
      {state: '', location: 'nl/two.html#x-b', mode: 'normal'});
    await clean(launch);
  });
}

for (const version of ['1.2', '2004']) {
  writing(version);
  apart(version);
  forgotten(version);
  windows(version);
  alive(version);
  browsers(version);
}
await queue.run();
