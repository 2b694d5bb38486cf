// transcript.test.mjs - conversations on the result page: what was said, what
// each reply did, and, not before the end, what else could have been said.
import {addressOf, clean, open, ready, runTests, same, test, textOf, yes}
  from './harness.mjs';
import {look} from './axe.mjs';
import {Player, mouse} from './play.mjs';

const ui = textOf('dialogue', 'en').ui;

const flat = (locator) => locator.evaluateAll((all) =>
  all.map((one) => one.innerText.replace(/\s+/g, ' ').trim()));

// Says these replies, by their first words, and opens the result.
async function talk(context, name, words, course = 'dialogue') {
  const page = await open(context, course, 'en/' +
    (course === 'dialogue' ? 'talks' : 'clients') + '.html');
  await say(page, name, words);
  await page.goto(addressOf(course, 'en/result.html'));
  await ready(page);
  return page;
}

async function say(page, name, words) {
  const player = new Player(page, mouse(), ui);
  for (const start of words) {
    const all = await flat(player.choices(name));
    const place = all.findIndex((one) => one.startsWith(start));
    yes(start + ' may be said', place >= 0, all.join(' | '));
    await player.talk(name, [place + 1]);
  }
}

// The exercise's row, with all of it unfolded.
async function unfold(page, name) {
  const row = page.locator('.exercise-list > li').filter({
    has: page.locator('a[href$="#x-' + name + '"]')
  });
  await row.evaluate((one) => one.querySelectorAll('details').forEach(
    (each) => { each.open = true; }));
  return row;
}

const told = async (page, name) => flat((await unfold(page, name))
  .locator('.chat > li'));
const ending = async (page, name) => flat((await unfold(page, name))
  .locator('.ending-title'));

test('what a reply did is told at the end', async (context) => {
  const page = await talk(context, 'ears', ['“You are']);
  same('until then only what was said', await told(page, 'ears'), [
    'Yvonne: “It is late.”', 'You “You are tired.”',
    'Yvonne: “And it is raining.”']);
  same('and that it is not over', await ending(page, 'ears'),
    [ui.not_ended]);
  await page.goto(addressOf('dialogue', 'en/talks.html'));
  await ready(page);
  await say(page, 'ears', ['“You would']);
  await page.goto(addressOf('dialogue', 'en/result.html'));
  await ready(page);
  same('level and axis, and the others with theirs', await told(page,
    'ears'), [
    'Yvonne: “It is late.”',
    'You “You are tired.” Feeling level · 2 towards “on the other” ' +
      ui.also_possible + ' “Ten past six.” Logical level',
    'Yvonne: “And it is raining.”',
    'You “You would rather stay.” Intuitive level · 10 towards ' +
      '“on the other” ' + ui.also_possible +
      ' “It has been dry until now.” Logical level “Go home.”',
    'Yvonne She takes her coat.']);
  same('it is over', await ending(page, 'ears'), [ui.conversation_ended]);
  await look(page, 'a transcript');
});

test('only what could be said then is possible', async (context) => {
  const page = await talk(context, 'peter',
    ['“Shall', '“That', '“You', '“And']);
  const lines = await told(page, 'peter');
  const other = (i) => lines[i].split(ui.also_possible)[1] || '';
  yes('at first all three', /That was.*I said/.test(other(1)), other(1));
  yes('then what is once is gone', !other(3).includes('Shall we'),
    other(3));
  yes('no condition, no reply', !other(5).includes('had enough'), other(5));
  yes('after a scene that was seen', other(7).includes('I was short'),
    other(7));
  yes('it leads to an end', lines[7].includes(ui.ending_won), lines[7]);
  same('the ending', await ending(page, 'peter'), [ui.ending_won]);
});

test('what is folded can be unfolded by key', async (context) => {
  const page = await talk(context, 'strict', ['“Yes']);
  const row = page.locator('.exercise-list > li').filter({
    hasText: 'A word with no way back'
  });
  const line = row.locator('.said').first();
  same('folded at first', await line.isVisible(), false);
  await row.locator('.spoken > summary').focus();
  await page.keyboard.press('Enter');
  same('unfolded', await line.isVisible(), true);
  same('what else, still folded', await row.locator('.others li').first()
    .isVisible(), false);
  await row.locator('.others > summary').focus();
  await page.keyboard.press('Enter');
  same('unfolded, too', await flat(row.locator('.others li')),
    ['“Maybe.”']);
  await page.setViewportSize({width: 320, height: 800});
  same('at 320 pixels nothing is too wide', await page.evaluate(() =>
    document.documentElement.scrollWidth), 320);
});

test('of two tries the last is told', async (context) => {
  const page = await talk(context, 'strict', ['“Yes']);
  await page.goto(addressOf('dialogue', 'en/talks.html'));
  await ready(page);
  const player = new Player(page, mouse(), ui);
  await player.press('strict', 'restart');
  await say(page, 'strict', ['“Maybe', '“Yes, then']);
  await page.goto(addressOf('dialogue', 'en/result.html'));
  await ready(page);
  const lines = await told(page, 'strict');
  same('five lines', lines.length, 5);
  yes('of the second', lines[1].startsWith('You “Maybe.”'), lines[1]);
});

test('the client has a name, and a resistance too', async (context) => {
  const page = await open(context, 'clients', 'en/clients.html');
  const player = new Player(page, mouse(), ui);
  const names = player.box('counter').locator('.choices').first();
  await names.locator('button').first().click();
  await player.talk('counter', [1]);
  const met = await player.box('counter').locator('.chat strong').first()
    .innerText();
  await page.goto(addressOf('clients', 'en/result.html'));
  await ready(page);
  const lines = await told(page, 'counter');
  yes('the one who was met', lines[0].startsWith(met + ' “Send'), lines[0]);
  yes('nobody else', !lines.join(' ').includes(' / '), lines.join(' '));
  same('what was thought, and whether it was right', lines[1],
    ui.you_think + ' ' + met.replace(':', '') +
    ' is not sure that we will be on time. ' + ui.right);
  yes('what was said then', lines[2].startsWith('You “You doubt'), lines[2]);
  clean(page);
});

await runTests();
