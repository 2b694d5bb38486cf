// cues.test.mjs - cues: lines that come one by one at one's own pace, the
// moment one closes, and how it is shown against the decision.
import {like, open, runTests, same, test, textOf, yes} from './harness.mjs';
import {Player, keys, mouse} from './play.mjs';
import {reload, stateOf, timedIn} from './timed.mjs';

const ui = textOf('kinds', 'en').ui;

const at = (exercise, name, run, hand) =>
  timedIn(ui, hand)(exercise, name, run);

const come = (player, name = 'closing') => player.box(name).locator('.line')
  .evaluateAll((all) => all.filter((one) => !one.hidden).length);

const focused = (page) => page.evaluate(() => {
  const {textContent, value, className} = document.activeElement;
  return textContent || value || className;
});

const state = (page) => stateOf(page, 'every-kind');

// --- live ---

at('closing', 'the pace of lines is one\'s own',
  async (player, page, pass) => {
    const next = player.button('closing', 'next_line');
    for (let i = 0; i < 5; i++)
      await player.press('closing', 'slower');
    like('ten times as long', await player.box('closing')
      .locator('.pace-value').innerText(), /× 10$/);
    same('and no longer', await player.button('closing', 'slower')
      .isDisabled(), true);
    await player.press('closing', 'start');
    await pass(21000);
    same('one line in twenty seconds', await come(player), 1);
    for (let i = 0; i < 5; i++)
      await player.press('closing', 'faster');
    await pass(400);
    same('faster on the way', await come(player), 2);
    await player.hand.tick(page.locator('#x-closing-clock'));
    await pass(600000);
    same('none by itself without the clock', await come(player), 2);
    await player.hand.press(next);
    same('but at a press', await come(player), 3);
    await player.hand.tick(page.locator('#x-closing-clock'), false);
    same('no such button with the clock', await next.isVisible(), false);
    await pass(30000);
    same('then they come again', await come(player), 4);
  });

at('closing', 'keys reach Now at any time', async (player, page, pass) => {
  await player.press('closing', 'start');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  same('a key that is held down does nothing', await come(player), 1);
  await page.keyboard.press('Tab');
  same('the next Tab', await focused(page), 'Now');
  await pass(2600);
  await page.keyboard.press('Shift+Tab');
  same('the line that came last', await focused(page), '2');
  await page.keyboard.press('Space');
  await pass(3400);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  same('over the new line', await focused(page), 'Now');
  await page.keyboard.press('Enter');
  await player.reply('closing', 1);
  same('exactly', await player.box('closing').locator('.over .mark')
    .innerText(), 'Exactly at the moment of the decision.');
}, keys);

at('closing', 'each line is told once', async (player, page, pass) => {
  const list = player.box('closing').locator('.lines');
  same('the region waits for them', await list.getAttribute('aria-live'),
    'polite');
  await player.press('closing', 'start');
  await page.evaluate(() => {
    window.changed = [];
    new MutationObserver((all) => all.forEach((one) =>
      window.changed.push([one.target.dataset.line, one.target.hidden]))
    ).observe(document.querySelector('#x-closing .lines'),
      {subtree: true, attributes: true, attributeFilter: ['hidden'],
        childList: true});
  });
  await pass(5400);
  await pass(200);
  same('as it comes', await page.evaluate(() => window.changed),
    [['2', false], ['3', false]]);
  same('politely', await list.getAttribute('aria-live'), 'polite');
  await player.press('closing', 'now');
  same('and what follows the moment is not news', await list.getAttribute(
    'aria-live'), null);
});

at('closing', 'Now stays where it is', async (player, page, pass) => {
  const place = async () => (await player.button('closing', 'now')
    .boundingBox()).y;
  await player.press('closing', 'start');
  const before = await place();
  for (let n = 2; n < 5; n++) {
    await pass(2800);
    same('after ' + n + ' lines', await place(), before);
  }
});

at('closing', 'the last line is in sight, and so is Now',
  async (player, page) => {
    const boxOf = (one) => one.boundingBox();
    await page.setViewportSize({width: 360, height: 300});
    await player.hand.tick(page.locator('#x-closing-clock'));
    await player.press('closing', 'start');
    for (let n = 2; n < 5; n++) {
      await page.keyboard.press('Enter');
      const line = await boxOf(player.line('closing', n));
      const now = await boxOf(player.button('closing', 'now'));
      yes('line ' + n, line.y >= 0 && line.y + line.height <= now.y + 1 &&
        now.y + now.height <= 300, JSON.stringify([line, now]));
    }
    await player.mark('closing', 2).focus();
    await player.mark('closing', 4).focus();
    yes('nor is what has the focus behind it', await player.mark('closing', 4)
      .evaluate((one) => {
        const {x, y, width, height} = one.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2) ===
          one;
      }));
  });

at('closing', 'half of the lines do not count',
  async (player, page, pass) => {
    const nothing = await state(page);
    await player.press('closing', 'start');
    await pass(2800);
    await player.hand.tick(player.mark('closing', 2));
    await reload(page);
    same('nothing is kept', await state(page), nothing);
    same('it starts again', [await come(player), await player.button(
      'closing', 'start').isVisible()], [0, true]);
    await player.press('closing', 'start');
    await pass(2800);
    await player.hand.tick(player.mark('closing', 2));
    await pass(2600);
    await player.press('closing', 'now');
    const moment = await state(page);
    await reload(page);
    same('the moment is kept', await state(page), moment);
    same('and the reply waits', await player.box('closing').locator('.reply')
      .isVisible(), true);
    yes('with what was marked', await player.mark('closing', 2).isChecked());
    await player.reply('closing', 1);
    const done = await state(page);
    await player.press('closing', 'once_more');
    await player.press('closing', 'start');
    await player.press('closing', 'now');
    await player.hand.choose(player.option('closing', 2));
    await reload(page);
    same('once more, what was done stays', await state(page), done);
    same('and is shown', await player.box('closing').locator('.over .mark')
      .innerText(), 'Exactly at the moment of the decision.');
  });

// --- at rest ---

at('signals', 'the moment is asked once', async (player) => {
  const group = player.box('signals').getByRole('group',
    {name: 'At which line would you close?'});
  same('lines that are not only read', await group.getByRole('radio')
    .evaluateAll((all) => all.map((one) => one.ariaLabel)), [
    'Line 2: Mira: “No idea.”',
    'Line 3: Mira: “Then I know what I am going to say.”',
    'Line 4: Mira: “When can you come?”',
    'Line 5: Mira: “It is raining.”']);
  like('their numbers stand there', await group.innerText(),
    /^At which line would you close\?\s+2\s+3\s+4\s+5$/);
  same('and before the lines', await player.box('signals').locator('.line')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before')
      .content)), Array(5).fill('counter(line)'));
  same('not where there is no moment', await player.box('plain')
    .locator('.moments').count(), 0);
});

at('signals', 'once more at rest keeps what was done',
  async (player, page) => {
    await player.cues('signals', {marks: [3], moment: 4, reply: 1});
    const done = await state(page);
    await player.press('signals', 'once_more');
    same('it is empty', [await player.mark('signals', 3).isChecked(),
      await player.moment('signals', 4).isChecked(),
      await player.option('signals', 1).isChecked()],
    [false, false, false]);
    await player.hand.choose(player.moment('signals', 2));
    await player.press('signals', 'go_on');
    same('half of it changes nothing', await state(page), done);
    await reload(page);
    same('and is gone', await player.box('signals').locator('.over .mark')
      .innerText(), 'Exactly at the moment of the decision.');
    await player.press('signals', 'once_more');
    await player.cues('signals', {marks: [2], moment: 5, reply: 2});
    yes('all of it does', await state(page) !== done);
    same('as it says', await player.box('signals').locator('.over .mark')
      .innerText(), '1 line after the decision.');
  });

// --- afterwards ---

// The picture as a row: framed is [you], filled is (decision).
const picture = (player, name) => player.box(name)
  .locator('.moment-picture').evaluate((one) => {
    const cells = Array.from(one.querySelectorAll('.cell'), (cell) => {
      const mine = cell.classList.contains('is-moment');
      const right = cell.classList.contains('is-decision');
      const text = right ? '(' + cell.textContent + ')' : cell.textContent;
      return mine ? '[' + text + ']' : text;
    });
    const flags = Array.from(one.querySelectorAll('.flag'), (flag) =>
      flag.textContent + ' ' + flag.style.gridColumn);
    return cells.join(' ') + ' – ' + flags.join(', ');
  });

const MOMENTS = [
  [2, '2 lines too early: that feels like pushing.',
    '1 [2] 3 (4) 5 – You 2 / -1, decision 1 / 5'],
  [3, '1 line too early: that feels like pushing.',
    '1 2 [3] (4) 5 – You 3 / -1, decision 1 / 5'],
  [4, 'Exactly at the moment of the decision.',
    '1 2 3 [(4)] 5 – You 1 / 5, decision 1 / 5'],
  [5, '1 line after the decision.',
    '1 2 3 (4) [5] – You 1 / 6, decision 1 / 5']
];

for (const [moment, words, row] of MOMENTS)
  at('signals', 'the moment stands against the decision, ' + moment,
    async (player) => {
      const box = player.box('signals');
      await player.cues('signals', {marks: [2, 4], moment, reply: 2});
      same('in words', await box.locator('.over .mark').innerText(), words);
      same('as a picture', await picture(player, 'signals'), row);
      same('in one row', await box.locator('.cell').evaluateAll((all) =>
        new Set(all.map((one) => one.getBoundingClientRect().y)).size), 1);
      same('which is not read as well', await box.locator('.moment-picture')
        .getAttribute('aria-hidden'), 'true');
      const lines = (await box.locator('.line').allInnerTexts()).map((text) =>
        text.replace(/\s+/g, ' '));
      like('a false mark explains itself', lines[1],
        /This was not a cue\. Nothing decided yet\./);
      like('so does a cue that was missed', lines[2],
        /Missed: this was a cue\. She draws the conclusion herself\./);
      like('and the decision', lines[3],
        /Here the decision was made\. She has decided\./);
      same('and the moment', lines.map((text) => text.includes(
        'Here you would close.')), [1, 2, 3, 4, 5].map((n) =>
        n === moment));
    });

at('closing', 'no moment is a picture too', async (player) => {
  await player.hand.tick(player.root.locator('#x-closing-clock'));
  await player.press('closing', 'start');
  for (let n = 1; n < 4; n++)
    await player.press('closing', 'next_line');
  await player.press('closing', 'no_moment');
  same('of the decision', await picture(player, 'closing'),
    '1 2 (3) 4 – decision 1 / 4');
});

for (const forcedColors of ['active', 'none'])
  test('the picture is not colour alone, forced colours ' + forcedColors,
    async (context) => {
      const page = await open(context, 'kinds', 'en/kinds.html#x-signals');
      const player = new Player(page, mouse(), ui);
      await player.cues('signals', {marks: [], moment: 2, reply: 1});
      const look = (cell, key) => player.box('signals').locator(
        '.cell' + cell + ' > span').first().evaluate((one, name) =>
        getComputedStyle(one)[name], key);
      const others = ':not(.is-moment):not(.is-decision)';
      const paper = await page.evaluate(() => [document.documentElement,
        document.body].map((one) => getComputedStyle(one).backgroundColor));
      const drawn = async (cell) => [
        !paper.concat('rgba(0, 0, 0, 0)').includes(
          await look(cell, 'borderTopColor')),
        !paper.concat('rgba(0, 0, 0, 0)').includes(
          await look(cell, 'backgroundColor'))];
      same('yours has a frame', await drawn('.is-moment'), [true, false]);
      same('the decision is filled', (await drawn('.is-decision'))[1], true);
      same('the others are neither', await drawn(others), [false, false]);
      yes('what is filled can be read', await look('.is-decision', 'color')
        !== await look('.is-decision', 'backgroundColor'));
    }, {forcedColors});

await runTests(4);
