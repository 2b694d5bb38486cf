// attacks.mjs BUILD - every attack in attacks.txt on the native engine, on the
// WebAssembly that ships, in node, and on the page's script in Chromium, from
// the disk. Prints TAP.
//
// An attack is withstood when its verdict is the expected one, when the three
// agree in every byte, and when natively it took at most two seconds of the
// processor; each is stopped after ten. ONLY=words picks attacks.
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {Worker} from 'node:worker_threads';
import {ANSWERS, attacks, judge} from './table.mjs';

const LIMIT = 2;            // seconds of the processor
const STOP = 10000;         // milliseconds
const here = dirname(fileURLToPath(import.meta.url));
const build = resolve(process.argv[2] || 'build');
const script = join(build, 'assets/engine.js');
const work = mkdtempSync(join(tmpdir(), 'attacks-'));
const load = createRequire(join(here, '../node_modules/here.js'));

// Runs in a worker and in a page; it sees nothing of this file.
async function play({table, answers}) {
  const engine = await globalThis.Stilte.startEngine(globalThis.Stilte.wasm);
  const began = performance.now();
  let text;
  try {
    engine.load(table);
    for (const [name, answer] of answers) engine.answer(name, answer);
    text = engine.resultText();
  } catch (error) {
    text = String(error);
  }
  return {text, seconds: (performance.now() - began) / 1000};
}

const stopped = {text: 'it goes on and on', seconds: STOP / 1000};

function natively(attack) {
  const file = join(work, 'table.json');
  writeFileSync(file, attack.table);
  const done = spawnSync(join(build, 'tests/attacks_native'),
    [file, ...ANSWERS.flatMap(([name, answer]) =>
      [name, JSON.stringify(answer)])],
    {timeout: STOP, encoding: 'utf8', maxBuffer: 1 << 26});
  const [text, seconds] = (done.stdout || '').split('\n');
  if (done.status === 0)
    return {text, seconds: Number(seconds)};
  return done.error ? stopped : {text: done.stderr || `it died of ${
    done.signal}`, seconds: 0};
}

function inTime(promise, giveUp) {
  let timer;
  const late = new Promise((done) => {
    timer = setTimeout(() => {
      giveUp();
      done(stopped);
    }, STOP);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// A worker of node, replaced when it has to be stopped.
function inNode() {
  const code = `const {parentPort} = require('worker_threads');
    require(${JSON.stringify(script)});
    const play = ${play};
    parentPort.on('message', async (m) => parentPort.postMessage(
      await play(m)));`;
  let worker = null;
  return {
    play(attack) {
      worker = worker || new Worker(code, {eval: true});
      const {table} = attack;
      const said = new Promise((done, failed) => {
        worker.once('message', done);
        worker.once('error', failed);
      });
      worker.postMessage({table, answers: ANSWERS});
      return inTime(said, () => {
        worker.terminate();
        worker = null;
      }).finally(() => worker && worker.removeAllListeners('error'));
    },
    end: () => worker && worker.terminate()
  };
}

// A page on the disk with the script that ships, opened anew when stopped.
async function inChromium() {
  const browser = await load('playwright-core').chromium.launch({
    executablePath: process.env.STILTE_CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run']
  });
  copyFileSync(script, join(work, 'engine.js'));
  writeFileSync(join(work, 'page.html'), '<!DOCTYPE html><meta charset=' +
    '"utf-8"><title>attacks</title><script src="engine.js"></script>');
  let page = null;
  return {
    async play(attack) {
      if (!page) {
        page = await browser.newPage();
        await page.goto(pathToFileURL(join(work, 'page.html')).href);
      }
      const old = page;
      const said = old.evaluate(play,
        {table: attack.table, answers: ANSWERS});
      return inTime(said.catch((error) => ({text: String(error), seconds: 0})),
        () => {
          page = null;
          old.close().catch(() => {});
        });
    },
    end: () => browser.close()
  };
}

const worst = {};
let failed = 0;

function tell(where, attack, got, native) {
  let wrong = judge(attack, got.text);
  if (!wrong && got.text !== native.text)
    wrong = `natively ${native.text}, here ${got.text}`;
  if (!wrong && where === 'native' && got.seconds > LIMIT)
    wrong = `it took ${got.seconds} seconds`;
  console.log(`${wrong ? 'not ok' : 'ok'} - ${where}: ${attack.name}`);
  if (wrong) {
    console.log('# ' + wrong.slice(0, 400).replace(/\n/g, ' '));
    failed = 1;
  }
  if (process.env.TIMES && got.seconds > 0.2)
    console.log(`# ${where}: ${got.seconds.toFixed(2)} s, ${attack.name}`);
  if (!(worst[where] && worst[where].seconds > got.seconds))
    worst[where] = {seconds: got.seconds, name: attack.name};
}

const node = inNode();
const chromium = process.env.BROWSER === 'no' ? null : await inChromium();
const all = attacks(join(here, 'attacks.txt'))
  .filter((one) => !process.env.ONLY || one.name.includes(process.env.ONLY));
for (const attack of all) {
  const native = natively(attack);
  tell('native', attack, native, native);
  tell('node', attack, await node.play(attack), native);
  if (chromium)
    tell('chromium', attack, await chromium.play(attack), native);
}
for (const [where, {seconds, name}] of Object.entries(worst))
  console.log(`# the longest, ${where}: ${seconds.toFixed(2)} s, ${name}`);
await node.end();
if (chromium)
  await chromium.end();
rmSync(work, {recursive: true});
process.exitCode = failed;
