// longer.test.mjs - the second and longer silence after the first: when it is
// offered, what it shares with the first, what is said and kept of it.
import {like, open, runTests, same, stopTime, test, textOf}
  from './harness.mjs';
import {look} from './axe.mjs';
import {Player, mouse} from './play.mjs';
import {smallTargets, unnamed} from './looks.mjs';

const ui = textOf('levels', 'en').ui;

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

// The answer with the second silence in it, as the learner has it.
const kept = (page) => page.evaluate(() => window.localStorage
  .getItem('stilte:levels').replace(/^\w+\.\w+\..{7}/, ''));

const filled = (key, n, m) => ui[key].replace('{n}', n).replace('{m}', m);

// At a silence of 6 seconds, after which one of 12 may follow.
function longer(name, run) {
  test(name, async (context) => {
    const stop = await stopTime(context);
    const page = await open(context, 'levels', 'en/raise.html#x-hold');
    await stop();
    const player = new Player(page, mouse(), ui);
    const box = player.box('hold');
    await run({
      player, page, box, pass: (ms) => page.clock.runFor(ms),
      said: () => box.locator('.over > .mark').innerText(),
      offered: (seconds) => box.getByRole('button',
        {name: filled('hold_longer_many', seconds), exact: true})
    });
  });
}

const FIRST = filled('held_first', 6, 6);
const SECOND = filled('held_second', 12, 12);

longer('a second silence is longer, and both are told',
  async ({player, page, pass, said, offered}) => {
    await begin(player);
    same('not before the first', await offered(12).isVisible(), false);
    await pass(3400);
    await player.press('hold', 'say_something');
    await pass(2800);
    same('the first alone', await said(), filled('silence_held', '3.4', 6) +
      ' ' + ui.breaks_one.replace('{n}', 1));
    const told = await listen(page);
    await offered(12).click();
    same('its lines belong to the first', await lines(player, 'hold'), 0);
    await pass(11800);
    same('it is not over yet', await player.box('hold').locator('.over')
      .isVisible(), false);
    same('no line comes', await lines(player, 'hold'), 0);
    await pass(400);
    same('both', await said(), filled('held_first', '3.4', 6) + ' ' +
      ui.breaks_one.replace('{n}', 1) + ' ' + SECOND);
    same('said aloud', await told(), [ui.silence_begins, ui.half_way,
      ui.silence_over]);
    same('the first has its remark back', await lines(player, 'hold'), 1);
    same('there is no third', await offered(12).count(), 0);
    await reload(page);
    like('both are there the next time', await said(),
      new RegExp(SECOND + '$'));
    await player.press('hold', 'once_more');
    await player.press('hold', 'start_silence');
    await pass(6200);
    same('once more begins with the first', await said(),
      filled('silence_held', 6, 6));
    same('and offers the second', await offered(12).count(), 1);
  });

longer('half a second silence does not count',
  async ({player, page, pass, said, offered}) => {
    await begin(player);
    await pass(6200);
    const first = await kept(page);
    await offered(12).click();
    await pass(4000);
    await player.press('hold', 'say_something');
    await reload(page);
    same('only the first is kept', await kept(page), first);
    same('and told', await said(), filled('silence_held', 6, 6));
    same('the second may begin', await offered(12).count(), 1);
  });

longer('a second silence has the same pace and the same clock',
  async ({player, page, pass, said, offered}) => {
    await player.press('hold', 'longer');
    await player.press('hold', 'longer');
    await begin(player);
    await pass(12200);
    await offered(24).click();
    await pass(10000);
    await setHidden(page, true);
    await pass(60000);
    await setHidden(page, false);
    await page.clock.fastForward('08:00:00');
    await pass(200);
    same('which stands still', await player.box('hold').locator('.over')
      .isVisible(), false);
    await pass(15000);
    same('the seconds are the author’s', await said(), FIRST + ' ' + SECOND);
    const timed = await kept(page);
    await player.press('hold', 'once_more');
    await player.hand.tick(page.locator('#x-hold-clock'));
    await player.press('hold', 'start_silence');
    await player.press('hold', 'next_moment');
    await player.press('hold', 'next_moment');
    await offered(12).click();
    for (let i = 0; i < 3; i++)
      await player.press('hold', 'next_moment');
    same('without the clock too', await kept(page), timed);
  });

longer('a second silence that is stopped counts as far as it came',
  async ({player, pass, said, offered}) => {
    await begin(player);
    await player.press('hold', 'stop');
    await offered(12).click();
    await player.press('hold', 'stop');
    same('not at all', await said(), filled('held_first', 0, 6) + ' ' +
      filled('held_second', 0, 12));
    await player.press('hold', 'once_more');
    await player.press('hold', 'start_silence');
    await pass(6200);
    await offered(12).click();
    await pass(9000);
    await player.press('hold', 'stop');
    same('as far as it came', await said(), FIRST + ' ' +
      filled('held_second', 9, 12));
  });

// Without the clock, for pages are looked at in a time that runs.
test('a second silence can be read and pressed', async (context) => {
  const page = await open(context, 'levels', 'en/raise.html#x-hold');
  const player = new Player(page, mouse(), ui);
  const inspect = async (state) => {
    same(state + ': small targets', await smallTargets(page), []);
    same(state + ': names', await unnamed(page), []);
    await look(page, state);
  };
  await player.silence('hold', {question: 1,
    steps: ['next_moment', 'next_moment']});
  await inspect('offered');
  await page.locator('#x-hold').getByRole('button',
    {name: filled('hold_longer_many', 12), exact: true}).click();
  for (let i = 0; i < 3; i++)
    await player.press('hold', 'next_moment');
  await inspect('held');
});

await runTests(4);
