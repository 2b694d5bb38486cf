// attacks.mjs BUILD - every attack in attacks.txt on the native engine, on the
// WebAssembly that ships, in node, and on the page's script in Chromium.
// Prints TAP.
//
// An attack is withstood when its verdict is the expected one, when the three
// agree in every byte, and when natively it took at most two seconds of the
// processor. ONLY=words picks attacks; TIMES=1 tells which took long.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {here, inChromium, inNode, natively} from './players.mjs';
import {attacks, judge, ruleTable} from './table.mjs';

const LIMIT = 2;            // seconds of the processor
const BATCHES = 120;        // of 1,000 calculations

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
const chromium = await inChromium();
const all = attacks(join(here, 'attacks.txt'))
  .filter((one) => !process.env.ONLY || one.name.includes(process.env.ONLY));
for (const attack of all) {
  const native = natively(attack);
  tell('native', attack, native, native);
  tell('node', attack, await node.play(attack), native);
  tell('chromium', attack, await chromium.play(attack), native);
}

// The same digits everywhere, see numbers.lua.
const numbers = readFileSync(join(here, 'numbers.lua'), 'utf8');

async function calculate() {
  for (let seed = 1; seed <= BATCHES; seed++) {
    const batch = {table: ruleTable(numbers.replace('SEED *', seed + ' *'))};
    const wanted = natively(batch).text;
    const players = seed % 10 ? [node] : [node, chromium];
    for (const player of players) {
      const {text} = await player.play(batch);
      if (text !== wanted || !/sum [0-9a-f]+, \d/.test(wanted))
        return `batch ${seed}: natively ${wanted}, there ${text}`;
    }
  }
  return '';
}

// What just fits natively fits in the page as well.
const HOARDS = ['{i}', '{a = i, b = {}}', '("text %d"):format (i)',
  'function () return i end', 'i', '("x"):rep (1000) .. i',
  '{{}, {i}, n = function () return t end}'];
const hoard = (what, n) => ({table: ruleTable(
  `local t = {} for i = 1, ${n} do t[i] = ${what} end return 1`)});

async function fillMemory() {
  for (const what of HOARDS) {
    let fits = 1, fails = 1 << 20;
    while (fails - fits > 1) {
      const n = (fits + fails) >> 1;
      const {text} = natively(hoard(what, n));
      if (text.includes('more than 4 MiB')) fails = n;
      else fits = n;
    }
    const {text} = await node.play(hoard(what, fits));
    if (text !== natively(hoard(what, fits)).text)
      return `${fits} of ${what}: ${text}`;
  }
  return '';
}

if (!process.env.ONLY) {
  const refused = await fillMemory();
  console.log(`${refused ? 'not ok' : 'ok'} - what fits into memory ` +
    'natively fits in wasm');
  if (refused) {
    console.log('# ' + refused);
    failed = 1;
  }
  const wrong = await calculate();
  console.log(`${wrong ? 'not ok' : 'ok'} - ${BATCHES},000 calculations ` +
    'have the same digits natively and in wasm');
  if (wrong) {
    console.log('# ' + wrong);
    failed = 1;
  }
}
for (const [where, {seconds, name}] of Object.entries(worst))
  console.log(`# the longest, ${where}: ${seconds.toFixed(2)} s, ${name}`);
await node.end();
await chromium.end();
process.exitCode = failed;
