// levels.test.mjs - raising the level, and mastering it: what the page says
// of a reply that was on one level and asked for on another, in words.
import {open, ready, runTests, same, test, textOf, yes} from './harness.mjs';
import {look} from './axe.mjs';
import {Player, mouse} from './play.mjs';

const text = textOf('levels', 'en');
const {ui, levels} = text;

const note = (level, asked) => ui.raise_note
  .replace('{level}', levels[level]).replace('{asked}', levels[asked]);

const marks = (player, name) => player.box(name).locator('.mark')
  .evaluateAll((all) => all.filter((one) => one.checkVisibility())
    .map((one) => [one.className.replace(/.*mark-/, ''),
      one.innerText.trim()]));

test('a reply is told its level and the one asked for', async (context) => {
  const page = await open(context, 'levels', 'en/raise.html');
  const player = new Player(page, mouse(page), ui);
  await player.pick('angry', [1]);
  const said = await player.box('angry').locator('[data-option="1"]')
    .innerText();
  yes('too low', said.includes(note('logical', 'feeling')), said);
  yes('and how often one may try', said.includes(ui.attempts_left_one
    .replace('{n}', '1')), said);
  await player.pick('angry', [2]);
  const right = await player.box('angry').locator('[data-option="2"]')
    .innerText();
  yes('as asked', right.includes(note('feeling', 'feeling')), right);
  await look(page, 'levels');
});

test('a dialogue says at its end which replies went higher',
  async (context) => {
    const page = await open(context, 'levels', 'en/raise.html');
    const player = new Player(page, mouse(page), ui);
    await player.talk('invoice', [1]);
    same('not before', await marks(player, 'invoice'), []);
    await player.talk('invoice', [1]);
    same('the second stayed', await marks(player, 'invoice'),
      [['wrong', note('logical', 'feeling')]]);
    await player.box('invoice').getByRole('button', {name: ui.restart})
      .click();
    await player.talk('invoice', [1, 2]);
    same('the second went up', await marks(player, 'invoice'),
      [['right', note('feeling', 'feeling')]]);
    await look(page, 'levels');
  });

test('a level is mastered or not, in words', async (context) => {
  const page = await open(context, 'levels', 'en/raise.html');
  const player = new Player(page, mouse(page), ui);
  const sentences = async () => {
    await page.goto(page.url().replace(/\/en\/.*/, '/en/result.html'));
    await ready(page);
    return page.locator('.debrief-part .figure-sentence').allInnerTexts();
  };
  await player.pick('angry', [2]);
  const [feeling, intuitive] = await sentences();
  yes('feeling needs more', feeling.endsWith(ui.level_not_mastered
    .replace('{n}', '70')), feeling);
  yes('intuition too', intuitive.endsWith(ui.level_not_mastered
    .replace('{n}', '60')), intuitive);
  await look(page, 'levels');
});

await runTests(4);
