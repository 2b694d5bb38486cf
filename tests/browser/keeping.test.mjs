// keeping.test.mjs - the result to take along: with a name and a date, on
// paper and as a file.
import {readFileSync, writeFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {addressOf, clean, like, open, ready, runTests, same, stopTime, test,
  textOf, yes} from './harness.mjs';
import {look} from './axe.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse} from './play.mjs';

const ui = textOf('kinds', 'en').ui;
const press = (root, key, words = ui) =>
  root.getByRole('button', {name: words[key], exact: true}).click();
const told = (root) => root.locator('.take-along [role=status]').innerText();
const printed = (page) => page.locator('.who .print-only').innerText();

// A conversation that is over, and some words of one's own.
async function begin(context) {
  const page = await open(context, 'kinds', 'en/kinds.html');
  const player = new Player(page, mouse(), ui);
  await player.write('thought', 'Two <b>words</b> & more');
  await player.silence('hold',
    {question: 1, steps: Array(3).fill('next_moment')});
  await player.talk('client', [3, 1, 1, 2]);
  await page.goto(addressOf('kinds', 'en/result.html'));
  await ready(page);
  return page;
}

async function keep(page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'), press(page, 'save_file')]);
  return {name: file.suggestedFilename(), path: await file.path(),
    text: readFileSync(await file.path(), 'utf8')};
}

test('a name and a date go on paper and nowhere else', async (context) => {
  await stopTime(context);
  const page = await open(context, 'kinds', 'en/result.html');
  const name = page.getByLabel(ui.name, {exact: true});
  const date = page.getByLabel(ui.date, {exact: true});
  const today = await page.evaluate(() => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  });
  same('today, as the clock of this place says', (await date.inputValue())
    .split('-').map(Number), today);
  same('nobody’s yet', await name.inputValue(), '');
  same('it says where they go', await page.getByText(ui.who_note)
    .isVisible(), true);
  await name.fill('Noor <i>Jansen</i>');
  await date.fill('2026-03-09');
  same('fields are for the screen', await page.locator('.who .print-only')
    .isVisible(), false);
  await page.emulateMedia({media: 'print'});
  like('on paper they are words', await printed(page),
    /Name: Noor <i>Jansen<\/i>[^]*Date: (9 March|March 9,) 2026/);
  same('and no fields', await name.isVisible(), false);
  same('no button', await page.locator('#debrief button:visible').count(),
    0);
  const stored = await page.evaluate(() => JSON.stringify(localStorage));
  yes('not kept', !stored.includes('Noor') && !stored.includes('2026-03'),
    stored);
  await page.emulateMedia({media: 'screen'});
  await page.evaluate(() => document.querySelector('.debrief-end button')
    .click());
  await press(page, 'start_over_yes');
  same('there as long as the page is', await name.inputValue(),
    'Noor <i>Jansen</i>');
  clean(page);
});

test('paper unfolds what is folded', async (context) => {
  const page = await begin(context);
  const open = () => page.locator('#debrief details[open]').count();
  const all = await page.locator('#debrief details').count();
  yes('there is something', all > 2, all + '');
  await page.locator('.spoken > summary').first().click();
  const before = await open();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  same('all of it', await open(), all);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  same('and back as it was', await open(), before);
  const pages = (await page.pdf({preferCSSPageSize: true})).toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g).length;
  yes('on two sheets', pages <= 2, pages + ' pages');
});

test('a file has all of it, and needs nothing', async (context) => {
  const page = await begin(context);
  await page.getByLabel(ui.name, {exact: true}).fill('Ada & <co>');
  await page.getByLabel(ui.date, {exact: true}).fill('2026-03-09');
  const file = await keep(page);
  same('its name', file.name, 'every-kind-2026-03-09.html');
  same('it says so', await told(page), ui.file_made.replace('{file}',
    file.name));
  clean(page);
  const path = file.path + '.html';
  writeFileSync(path, file.text);
  const kept = await context.newPage();
  const complaints = [];
  kept.on('console', (message) => complaints.push(message.text()));
  kept.on('request', (request) => complaints.push(request.url()));
  await kept.goto(pathToFileURL(path).href);
  same('it asks for nothing', complaints, [pathToFileURL(path).href]);
  same('language and title', await kept.evaluate(() =>
    [document.documentElement.lang, document.title]),
  ['en', ui.result + ' – ' + textOf('kinds', 'en').course]);
  same('nothing to be pressed, nothing that leads away', await kept.locator(
    'button, input, a, script, link, iframe, [onclick]').count(), 0);
  const text = await kept.locator('body').innerText();
  for (const part of ['Name: Ada & <co>', 'Two <b>words</b> & more',
    ui.your_levels, ui.silence_log, ui.also_possible, ui.ending_won])
    yes(part, text.includes(part));
  yes('with its figures', await kept.locator('svg.bar').count() > 2);
  yes('and its style', await kept.locator('.bar .fill').first().evaluate(
    (one) => getComputedStyle(one).fill) !== 'rgb(0, 0, 0)');
  await kept.setViewportSize({width: 320, height: 800});
  same('at 320 pixels nothing is too wide', await kept.evaluate(() =>
    document.documentElement.scrollWidth), 320);
});

test('the page to take along can be used by all', async (context) => {
  const page = await begin(context);
  await look(page, 'name, date and log');
});

for (const version of ['1.2', '2004'])
  test('the name comes from the LMS, ' + version, async (context) => {
    const words = textOf('kinds', 'nl').ui;
    const bench = await openBench('strict', version, 'kinds');
    const run = await bench.launch(context);
    await run.follow(run.course.locator('.to-result a').last(),
      'result.html');
    same('', await run.course.locator('#result-name').inputValue(),
      'Noor Jansen');
    same('without a fault', await run.faults(), []);
    const [file] = await Promise.all([run.lms.waitForEvent('download'),
      press(run.course, 'save_file', words)]);
    like('a file', file.suggestedFilename(), /^every-kind-.*\.html$/);
    await run.lms.evaluate(() => document.getElementById('sco')
      .setAttribute('sandbox', 'allow-scripts allow-same-origin'));
    await press(run.course, 'save_file', words);
    same('where the frame forbids it, that is said', await told(run.course),
      words.file_refused);
    bench.close();
  });

await runTests();
