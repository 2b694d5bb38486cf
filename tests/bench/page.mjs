// page.mjs BATCH.json PAGE.html - how fast the engine is in the page: headless
// Chromium, from file://, with WebAssembly and without. Each figure is the
// median of several.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const PAGES = 9;

const [batch, html] = process.argv.slice(2);
const {people} = JSON.parse(readFileSync(batch, 'utf8'));
const answers = people.flat().filter((step) => step.answer)
  .slice(0, 400).map((step) => [step.answer, step.with]);

const load = createRequire(new URL('../node_modules/', import.meta.url));
const {chromium} = load('playwright-core');

const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];

// In the page. Its own engine has been started already, so this one finds the
// scripts read, as a page does that a participant goes on to.
async function measure(answers) {
  const began = performance.now();
  const engine = await Stilte.startEngine(Stilte.wasm);
  engine.load(Stilte.course);
  const start = performance.now() - began;
  const first = performance.now();
  engine.evaluate();
  const once = performance.now() - first;
  const times = answers.map(([name, answer]) => {
    const now = performance.now();
    engine.answer(name, answer);
    engine.evaluate();
    return performance.now() - now;
  });
  const saved = performance.now();
  for (let i = 0; i < 200; i++) engine.unpack(engine.pack());
  const state = (performance.now() - saved) / 200;
  times.sort((a, b) => a - b);
  return {start, once, state, typical: times[times.length >> 1],
    worst: times[Math.floor(times.length * 0.99)]};
}

async function visit(browser, wasm) {
  const context = await browser.newContext();
  if (!wasm)
    await context.addInitScript(() => { delete globalThis.WebAssembly; });
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(pathToFileURL(resolve(html)).href);
  await page.locator('html.is-ready').waitFor({state: 'attached'});
  const open = performance.now() - began;
  const figures = await page.evaluate(measure, answers);
  await context.close();
  return Object.assign(figures, {open});
}

const ROWS = {
  open: 'the page opened, until it can be used',
  start: 'the engine started, with the course',
  once: 'the first evaluation',
  typical: 'an answer taken, and evaluated',
  worst: 'the same, 99 of 100 are faster',
  state: 'a state packed and unpacked'
};

const browser = await chromium.launch({
  executablePath: process.env.STILTE_CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu']
});
for (const wasm of [true, false]) {
  const all = [];
  console.log(wasm ? 'in Chromium:' : 'in Chromium without WebAssembly:');
  for (let i = 0; i < PAGES; i++) all.push(await visit(browser, wasm));
  for (const [key, what] of Object.entries(ROWS)) {
    const ms = middle(all.map((one) => one[key])).toFixed(3);
    console.log(`${what.padEnd(50)} ${ms.padStart(9)} ms`);
  }
}
await browser.close();
