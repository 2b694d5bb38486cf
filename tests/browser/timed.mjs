// timed.mjs - what the tests of exercises with a clock share.
import {open, ready, stopTime, test} from './harness.mjs';
import {Player, mouse} from './play.mjs';

// At an exercise of the course "kinds", or of another with a lesson of its
// name, with a clock that stands still: run(player, page, pass); hand: of
// play.mjs.
export function timedIn(ui, hand = mouse, course = 'kinds') {
  return (exercise, name, run, options) => test(name, async (context) => {
    const stop = await stopTime(context);
    const page = await open(context, course,
      'en/' + course + '.html#x-' + exercise);
    await stop();
    await run(new Player(page, hand(page), ui), page,
      (ms) => page.clock.runFor(ms));
  }, options);
}

export async function reload(page) {
  await page.reload();
  await ready(page);
}

// The answers that are kept, without how often that was done and the check
// of the whole.
export const stateOf = (page, course) => page.evaluate((id) =>
  (window.localStorage.getItem('stilte:' + id) || '')
    .replace(/^\w+\.\w+\..{7}/, ''), course);

// --- silences ---

export const lines = (player, name) => player.box(name)
  .locator('.timeline > li')
  .evaluateAll((all) => all.filter((one) => !one.hidden).length);

export async function begin(player, name = 'hold') {
  await player.hand.choose(player.option(name, 1));
  await player.press(name, 'start_silence');
}

export const setHidden = (page, hidden) => page.evaluate((value) => {
  Object.defineProperty(document, 'hidden', {value, configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}, hidden);

// All that screen readers are told from here on, message by message.
export async function listen(page) {
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
