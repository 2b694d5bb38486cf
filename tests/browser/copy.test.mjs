// copy.test.mjs - the answers as a file: kept, lost, and taken back.
import {readFileSync} from 'node:fs';
import {addressOf, clean, like, open, ready, runTests, same, test, textOf,
  until, yes} from './harness.mjs';
import {Player, mouse} from './play.mjs';

const ui = textOf('kinds', 'en').ui;
const RESULT = addressOf('kinds', 'en/result.html');

const told = (page) => page.locator('.copy [role=status]').innerText();
const press = (page, key) =>
  page.getByRole('button', {name: ui[key], exact: true}).click();

// Answers one question and opens the result.
async function begin(context) {
  const page = await open(context, 'kinds', 'en/kinds.html');
  await new Player(page, mouse(), ui).pick('one', 2);
  await page.goto(RESULT);
  await ready(page);
  return page;
}

const list = (page) => page.locator('.exercise-list').first().innerText();

function choose(page, text) {
  return page.setInputFiles('.copy input', {
    name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(text)
  });
}

async function download(page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'), press(page, 'download_answers')]);
  return {name: file.suggestedFilename(),
    text: readFileSync(await file.path(), 'utf8')};
}

test('a file brings back what was erased', async (context) => {
  const page = await begin(context);
  const before = await list(page);
  const file = await download(page);
  same('its name', file.name, 'every-kind.json');
  like('it says when', JSON.parse(file.text).when, /^\d{4}-\d\d-\d\dT/);
  await press(page, 'start_over');
  await press(page, 'start_over_yes');
  yes('all is erased', await list(page) !== before);

  await choose(page, file.text);
  await until(() => page.locator('.copy .actions').last().isVisible(),
    'a second question');
  await press(page, 'cancel');
  yes('nothing happens without a second press', await list(page) !== before);
  await choose(page, file.text + ' ');
  await press(page, 'load_yes');
  await until(async () => await told(page) === ui.load_done, 'a word');
  same('all is back', await list(page), before);
  await page.reload();
  await ready(page);
  same('and kept', await list(page), before);
  clean(page);
});

test('a file that is none changes nothing', async (context) => {
  const page = await begin(context);
  const before = await list(page);
  const own = JSON.parse((await download(page)).text);
  const damaged = {...own, state: own.state.slice(0, -4) + 'AAAA'};
  const files = [
    ['a picture', '\x89PNG', 'load_bad'], ['nothing', '', 'load_bad'],
    ['a list', '[]', 'load_bad'], ['no state', '{}', 'load_bad'],
    ['a large file', 'x'.repeat(1000001), 'load_bad'],
    ['another course', JSON.stringify({...own, course: 'else'}), 'load_other']
  ];
  for (const [name, text, key] of files) {
    await choose(page, text);
    await until(async () => await told(page) === ui[key], name);
    same(name, await told(page), ui[key]);
  }
  await choose(page, JSON.stringify(damaged));
  await press(page, 'load_yes');
  await until(async () => await told(page) === ui.load_bad, 'damaged');
  same('a damaged one', await told(page), ui.load_bad);
  same('all is as it was', await list(page), before);
  clean(page);
});

runTests();
