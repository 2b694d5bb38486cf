// engine.test.mjs - the page with WebAssembly and where that is missing or
// refused: the same answers come to the same.
import {existsSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {addressOf, clean, like, open, ready, runTests, same, sameChance,
  serve, siteOf, test, textOf, until, watch, yes} from './harness.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse, playMixed} from './play.mjs';

const ui = textOf('kinds', 'en').ui;
const words = textOf('kinds', 'nl').ui; // a package opens in Dutch
const KEY = 'stilte:every-kind';
const player = (page) => new Player(page, mouse(), ui);

const scripts = (page) => page.evaluate(() =>
  Array.from(document.scripts, (one) => one.src.replace(/.*\//, '')));

// Everything a participant is told, and everything that is kept.
async function outcome(page) {
  const kept = await page.evaluate((key) =>
    window.localStorage.getItem(key), KEY);
  await page.goto(addressOf('kinds', 'en/result.html'));
  await ready(page);
  return {kept, told: await page.locator('#main').innerText()};
}

async function play(context) {
  const page = await open(context, 'kinds', 'en/kinds.html');
  await playMixed(player(page));
  const loaded = await scripts(page);
  const result = await outcome(page);
  clean(page);
  return {loaded, result};
}

const without = (context) =>
  context.addInitScript(() => { delete globalThis.WebAssembly; });

test('without WebAssembly a lesson comes to the same', async (context,
  browser) => {
  const other = await browser.newContext();
  await sameChance(other);
  await without(other);
  const here = await play(context);
  const there = await play(other);
  await other.close();
  same('with it nothing more is loaded',
    here.loaded.includes('engine-js.js'), false);
  same('without it the other engine is',
    there.loaded.includes('engine-js.js'), true);
  like('something was answered', here.result.told, /\d/);
  same('the same is told', there.result.told, here.result.told);
  same('the same is kept', there.result.kept, here.result.kept);
});

// The site over http; change(path, text) may alter a page on its way.
async function over(context, change) {
  const server = await serve(async (request, url) => {
    const file = join(siteOf('kinds'), url.pathname);
    const text = existsSync(file) &&
      change(url.pathname, readFileSync(file, 'utf8'));
    return text ? {body: text, type: {'.html': 'text/html',
      '.js': 'text/javascript', '.css': 'text/css'}[extname(file)]} : null;
  });
  const page = await context.newPage();
  const complaints = watch(page);
  await page.goto(server.base + '/en/kinds.html');
  return {page, complaints, close: () => server.close()};
}

test('a policy that refuses WebAssembly is no obstacle', async (context) => {
  const {page, complaints, close} = await over(context, (path, text) =>
    text.replace(" 'wasm-unsafe-eval'", ''));
  await ready(page);
  same('it was refused', (await scripts(page)).includes('engine-js.js'), true);
  await player(page).pick('one', 2);
  await until(() => page.evaluate((key) =>
    window.localStorage.getItem(key), KEY), 'an answer that is kept');
  same('and no other script was', complaints.filter((one) =>
    /script:|Refused to load/.test(one)), []);
  close();
});

test('a package without WebAssembly reports to the LMS', async (context) => {
  const bench = await openBench('strict', '1.2', 'kinds');
  await without(context);
  const run = await bench.launch(context);
  await run.follow(run.course.locator('.lessons a').first(), 'kinds.html');
  await new Player(run.course, mouse(), words).pick('one', 2);
  await until(async () => await run.state() === words.saved, 'saved');
  same('the answer is reported',
    bench.data()['cmi.interactions.0.result'], 'correct');
  same('nothing is refused or complained about',
    [await run.faults(), run.complaints()], [[], []]);
  bench.close();
});

test('a page without any engine reads and says so', async (context) => {
  await without(context);
  const {page, close} = await over(context, (path, text) =>
    path.endsWith('engine-js.js') ? null : text);
  await page.locator('#failed').waitFor();
  same('it says so', await page.locator('#failed').innerText(),
    ui.player_failed);
  yes('and reads', await page.getByText('Thursday at nine').isVisible());
  close();
});

await runTests(2);
