// players.mjs - the engine three times: natively, as the WebAssembly that
// ships, in node, and as the page's script in Chromium, from the disk.
//
// Each player has play({table}) -> {text, seconds}: the result after ANSWERS
// as text, or what happened instead; and end(). A rule that goes on for ten
// seconds is stopped.
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {Worker} from 'node:worker_threads';
import {ANSWERS} from './table.mjs';

const STOP = 10000;         // milliseconds
export const here = dirname(fileURLToPath(import.meta.url));
const build = resolve(process.argv[2] || 'build');
const script = join(build, 'assets/engine.js');
const load = createRequire(join(here, '../node_modules/here.js'));
const work = mkdtempSync(join(tmpdir(), 'attacks-'));
process.on('exit', () => rmSync(work, {recursive: true, force: true}));

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

export function natively(attack) {
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
export function inNode() {
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
export async function inChromium() {
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
