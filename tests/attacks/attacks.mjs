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

if (!process.env.ONLY) {
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
