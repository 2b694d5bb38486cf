// silence.test.mjs - the time of a silence: how long it is, when it does not
// run, what is said of it, and what is kept when one leaves in the middle.
import {like, open, runTests, same, stopTime, test, textOf, until, yes}
  from './harness.mjs';
import {Player, keys, mouse} from './play.mjs';

const ui = textOf('kinds', 'en').ui;

// At an exercise of the course "kinds", with a clock that stands still.
function timed(exercise, name, run, options) {
  test(name, async (context) => {
    const stop = await stopTime(context);
    const page = await open(context, 'kinds', 'en/kinds.html#x-' + exercise);
    await stop();
    await run(new Player(page, mouse(), ui), page,
      (ms) => page.clock.runFor(ms));
  }, options);
}

// The answers that are kept, without how often that was done and the check
// of the whole.
const state = (page) => page.evaluate(() => window.localStorage
  .getItem('stilte:every-kind').replace(/^\w+\.\w+\..{7}/, ''));

const reload = async (page) => {
  await page.reload();
  await page.locator('html.is-ready').waitFor({state: 'attached'});
};

const lines = (player, name) => player.box(name).locator('.timeline > li')
  .evaluateAll((all) => all.filter((one) => !one.hidden).length);

async function begin(player, name = 'hold') {
  await player.hand.choose(player.option(name, 1));
  await player.press(name, 'start_silence');
}

const setHidden = (page, hidden) => page.evaluate((value) => {
  Object.defineProperty(document, 'hidden', {value, configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}, hidden);

// All that screen readers are told from here on, message by message.
async function listen(page) {
  await page.evaluate(() => {
    const region = document.getElementById('announcer');
    window.told = [];
    new MutationObserver(() => {
      if (region.textContent)
        window.told.push(region.textContent);
    }).observe(region, {childList: true});
  });
  return () => page.evaluate(() => window.told);
}

// --- when time does not run ---

timed('hold', 'time does not run while the page is hidden',
  async (player, page, pass) => {
    const time = player.box('hold').locator('.time');
    await begin(player);
    await pass(800);
    const before = await time.innerText();
    await setHidden(page, true);
    await pass(60000);
    same('not a second', await time.innerText(), before);
    same('no line', await lines(player, 'hold'), 0);
    await setHidden(page, false);
    await pass(1000);
    same('it goes on', await lines(player, 'hold'), 1);
    await player.press('hold', 'pause');
    await setHidden(page, true);
    await setHidden(page, false);
    await pass(60000);
    same('but not what was paused', await lines(player, 'hold'), 1);
  });

timed('hold', 'time does not run while the machine sleeps',
  async (player, page, pass) => {
    await begin(player);
    await pass(400);
    await page.clock.fastForward('08:00:00');
    same('no line', await lines(player, 'hold'), 0);
    await pass(200);
    same('nor at the next beat', await lines(player, 'hold'), 0);
    await pass(2000);
    same('nor the end', await player.box('hold').locator('.over')
      .isVisible(), false);
    await pass(400);
    like('all of it was held', await player.box('hold').locator('.over')
      .innerText(), /You held 3 of 3/);
  });

timed('closing', 'lines do not come in a page that is hidden or asleep',
  async (player, page, pass) => {
    const come = () => player.box('closing').locator('.line')
      .evaluateAll((all) => all.filter((one) => !one.hidden).length);
    await player.press('closing', 'start');
    await setHidden(page, true);
    await pass(60000);
    same('hidden', await come(), 1);
    await setHidden(page, false);
    await pass(1000);
    await page.clock.fastForward('08:00:00');
    await pass(200);
    same('asleep', await come(), 1);
    await pass(800);
    same('and on it goes', await come(), 2);
  });

// --- how long it is ---

const FACTORS = [0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 10];

// What is done at what second of the author's time.
const WAYS = {
  held: async (player, pass) => pass(3200),
  broken: async (player, pass) => {
    await pass(1600);
    await player.press('hold', 'say_something');
    await pass(1600);
  },
  stopped: async (player, pass) => {
    await pass(1600);
    await player.press('hold', 'stop');
  }
};

for (const way of Object.keys(WAYS))
  timed('hold', 'at any length it scores alike, ' + way,
    async (player, page, pass) => {
      const value = player.box('hold').locator('.pace-value');
      const found = [];
      for (let i = 0; i < 2; i++)
        await player.press('hold', 'shorter');
      same('there is no shorter one', await player.button('hold', 'shorter')
        .isDisabled(), true);
      for (const factor of FACTORS) {
        same('its length', await value.innerText(),
          'Length: ' + 3 * factor + ' seconds');
        await begin(player);
        await WAYS[way](player, (ms) => pass(ms * factor));
        await player.box('hold').locator('.over').waitFor();
        found.push(await state(page));
        await player.press('hold', 'once_more');
        if (factor < 10)
          await player.press('hold', 'longer');
      }
      same('ten times is the longest', await player.button('hold', 'longer')
        .isDisabled(), true);
      yes('something was kept', found[0]);
      same('the same is kept of all', found, found.map(() => found[0]));
    });

timed('hold', 'without a clock it scores alike',
  async (player, page, pass) => {
    await begin(player);
    await pass(3200);
    const held = await state(page);
    await player.press('hold', 'once_more');
    await player.silence('hold', {question: 1,
      steps: ['next_moment', 'say_something', 'next_moment', 'next_moment']});
    yes('a break is a break', await state(page) !== held);
    await player.press('hold', 'once_more');
    await player.press('hold', 'start_silence');
    await pass(600000);
    same('no line comes by itself', await lines(player, 'hold'), 0);
    for (let i = 0; i < 3; i++)
      await player.press('hold', 'next_moment');
    same('and what is held is held', await state(page), held);
  });

timed('hold', 'the length is remembered', async (player, page) => {
  const value = (name) => player.box(name).locator('.pace-value')
    .innerText();
  const none = page.locator('#x-hold-clock');
  await player.press('hold', 'longer');
  await player.press('hold', 'longer');
  same('for the other silences too', await value('ask'),
    'Length: 6 seconds');
  same('cues have their own', await value('closing'), 'Reading time × 1');
  await reload(page);
  same('the next time', await value('hold'), 'Length: 6 seconds');
  await player.hand.tick(none);
  await reload(page);
  same('without the clock', [await none.isChecked(), await value('ask')],
    [true, 'Without the clock']);
  await player.hand.tick(none, false);
  same('the length comes back with it', await value('hold'),
    'Length: 6 seconds');
});

timed('hold', 'the buttons stay where they are',
  async (player, page, pass) => {
    const place = async () => (await player.button('hold', 'say_something')
      .boundingBox()).y;
    await begin(player);
    const before = await place();
    await pass(2600);
    same('two lines came', await lines(player, 'hold'), 2);
    same('under them', await place(), before);
  });

// --- what is said ---

timed('hold', 'everything has a name', async (player, page, pass) => {
  const box = player.box('hold');
  const length = (text) => box.getByRole('group', {name: text});
  const told = await listen(page);
  same('the length', await length('Length: 3 seconds').count(), 1);
  await length('Length: 3 seconds').getByRole('button', {name: 'Longer'})
    .click();
  await pass(100);
  same('a new one is said', await told(), ['Length: 4.5 seconds']);
  same('and named', await length('Length: 4.5 seconds').count(), 1);
  same('the way without', await box.getByRole('checkbox',
    {name: 'Without the clock, step by step'}).count(), 1);
  await begin(player);
  const stage = box.getByRole('group', {name: 'Silence', exact: true});
  same('the stage', await stage.count(), 1);
  same('the time left', await stage.getByRole('timer').count(), 1);
  same('which is no live region', await stage.getByRole('timer').evaluate(
    (one) => one.closest('[aria-live],[role="status"],[role="alert"],' +
      'output')), null);
  for (const name of ['Say something', 'Pause', 'Stop'])
    same(name, await box.getByRole('button', {name, exact: true}).count(),
      1);
});

timed('hold', 'a silence says at most four things',
  async (player, page, pass) => {
    const told = await listen(page);
    await begin(player);
    await pass(3500);
    same('the start, what he does, his answer', await told(), [
      'The silence begins.', 'He looks out of the window.',
      'He takes a breath.', 'The silence is over. Peter: “Then I have a ' +
      'problem.”']);
    await player.press('hold', 'once_more');
    await page.evaluate(() => { window.told.length = 0; });
    await begin(player);
    await pass(600);
    for (let i = 0; i < 3; i++)
      await player.press('hold', 'say_something');
    await pass(3000);
    same('what did not fit comes at the end', (await told()).slice(0, 4), [
      'The silence begins.', 'Noted.', 'He looks out of the window.',
      'The silence is over. He takes a breath. Peter: “Just send a ' +
      'leaflet.”']);
    same('and that is all', (await told()).length, 4);
  });

test('a long silence says at most four things', async (context) => {
  const stop = await stopTime(context);
  const page = await open(context, 'flagship', 'en/de-stilte.html');
  const player = new Player(page, mouse(), ui);
  await stop();
  const told = await listen(page);
  for (const [name, ask] of [
    ['dirk', () => player.hand.choose(player.option('dirk', 1))],
    ['yvonne', () => player.hand.write(page.locator('#t-yvonne'), 'Why?')]
  ]) {
    await ask();
    if (name === 'dirk')
      for (let i = 0; i < 3; i++)
        await player.press(name, 'longer');
    await page.clock.runFor(100);
    await page.evaluate(() => { window.told.length = 0; });
    await player.press(name, 'start_silence');
    await page.clock.runFor(80000);
    await player.box(name).locator('.over').waitFor();
    const all = await told();
    yes(name + ', four', all.length <= 4, all.join('\n'));
    const seen = await player.box(name).locator('.timeline > li')
      .evaluateAll((items) => items.map((one) => Array.from(one.childNodes)
        .slice(1).map((node) => node.textContent).join('').trim()));
    yes(name + ', there is something to say', seen.length > 0);
    same(name + ', and no line is left out', seen.filter((text) =>
      !all.join(' ').includes(text)), []);
  }
});

timed('hold', 'without a clock each press is answered',
  async (player, page, pass) => {
    const told = await listen(page);
    await player.hand.choose(player.option('hold', 1));
    await player.hand.tick(page.locator('#x-hold-clock'));
    await pass(100);
    await page.evaluate(() => { window.told.length = 0; });
    await player.press('hold', 'start_silence');
    await pass(100);
    for (let i = 0; i < 3; i++) {
      await player.press('hold', 'next_moment');
      await pass(100);
    }
    same('with one message', await told(), ['The silence begins.',
      'He looks out of the window.', 'He takes a breath.',
      'The silence is over. Peter: “Then I have a problem.”']);
  });

// --- motion ---

const moving = (page) => page.evaluate(() => document.getAnimations().length);

for (const reducedMotion of ['reduce', 'no-preference'])
  timed('hold', 'motion, ' + reducedMotion, async (player, page, pass) => {
    let most = 0;
    await begin(player);
    for (let i = 0; i < 16; i++) {
      await pass(200);
      most = Math.max(most, await moving(page));
    }
    await player.press('closing', 'start');
    for (let i = 0; i < 40; i++) {
      await pass(200);
      most = Math.max(most, await moving(page));
    }
    same('does anything move', most > 0, reducedMotion !== 'reduce');
  }, {reducedMotion});

// --- leaving ---

const progress = (page) => page.locator('#progress').evaluate((bar) =>
  bar.value);

timed('hold', 'half a silence does not count', async (player, page, pass) => {
  const nothing = await state(page);
  await begin(player);
  await pass(1600);
  await player.press('hold', 'say_something');
  await reload(page);
  same('it was never there', await state(page), nothing);
  same('it can begin', await player.button('hold', 'start_silence')
    .isVisible(), true);
  same('no line', await lines(player, 'hold'), 0);
});

timed('hold', 'a silence that was held stays until the next one is over',
  async (player, page, pass) => {
    await begin(player);
    await pass(3200);
    const held = await state(page);
    await player.press('hold', 'once_more');
    await begin(player);
    await pass(1600);
    await player.press('hold', 'say_something');
    await reload(page);
    same('it is kept', await state(page), held);
    like('and stands there', await player.box('hold').locator('.over')
      .innerText(), /You held 3 of 3/);
  });

timed('ask', 'a question that was typed is kept, the silence is not',
  async (player, page, pass) => {
    const field = page.locator('#t-ask');
    await player.hand.write(field, 'What would you need?');
    await player.press('ask', 'start_silence');
    await pass(1000);
    await reload(page);
    same('the question', await field.inputValue(), 'What would you need?');
    same('nothing is done', await progress(page), 0);
    same('it can begin', await player.button('ask', 'start_silence')
      .isVisible(), true);
  });

timed('ask', 'a second question does not end what is asked once more',
  async (player, page, pass) => {
    const box = player.box('ask');
    const field = page.locator('#t-ask');
    await player.silence('ask', {typed: 'What?', steps: ['next_moment']});
    const first = await state(page);
    await player.press('ask', 'once_more');
    await field.fill('And then?');
    await field.blur();
    await pass(5000);
    same('it can begin', await player.button('ask', 'start_silence')
      .isVisible(), true);
    same('the text stays', await field.inputValue(), 'And then?');
    same('what was held has its own question', await state(page), first);
    await player.press('ask', 'start_silence');
    await player.press('ask', 'next_moment');
    await box.locator('.over').waitFor();
    await reload(page);
    await until(() => field.inputValue(), 'the question');
    same('now it is the new one', await field.inputValue(), 'And then?');
  });

test('a hint does not end what is asked once more', async (context) => {
  const page = await open(context, 'flagship', 'en/de-stilte.html#x-dirk');
  const player = new Player(page, mouse(), ui);
  await player.silence('dirk', {question: 1, steps: ['next_moment', 'stop']});
  await player.press('dirk', 'once_more');
  await player.hint('dirk', 1);
  same('it can begin', await player.button('dirk', 'start_silence')
    .isVisible(), true);
});

test('a silence by keyboard', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
  const player = new Player(page, keys(page), ui);
  await player.press('hold', 'longer');
  await player.hand.choose(player.option('hold', 1));
  await player.press('hold', 'start_silence');
  await page.keyboard.press('Tab');
  same('saying something is the first thing one can do', await page.evaluate(
    () => document.activeElement.textContent), 'Say something');
  await page.keyboard.press('Space');
  await player.press('hold', 'pause');
  await player.press('hold', 'resume');
  await player.press('hold', 'stop');
  like('it is over', await player.box('hold').locator('.over').innerText(),
    /You broke the silence 1 time\./);
});

await runTests(4);
