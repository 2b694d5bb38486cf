// wasm.js ASSETS OUTDIR FILE.json... - plays cases and batches with the engine
// that ships: ASSETS is the folder of engine.js. wasm.js ASSETS -p N BATCH.json
// prints one participant. Writes what native.c writes, see there. With
// ENGINE=js it does so without WebAssembly.
'use strict';

const fs = require('fs');
const path = require('path');

const [assets, folder, ...files] = process.argv.slice(2);
require(path.resolve(assets, 'engine.js'));
if (process.env.ENGINE === 'js') {
  delete globalThis.WebAssembly;
  require(path.resolve(assets, 'engine-js.js'));
}

function resume(engine, damage) {
  let state = engine.pack();
  if (damage >= 0) {
    const at = damage % state.length;
    state = state.slice(0, at) + 'z' + state.slice(at + 1);
  }
  engine.reset();
  return engine.unpack(state);
}

function takeStep(engine, step) {
  if (step.answer) return engine.answer(step.answer, step.with);
  if (step.visit) return engine.visit(step.visit);
  if (step.unpack !== undefined) return engine.unpack(step.unpack);
  if (step.damage !== undefined) return resume(engine, step.damage);
  if (step.repack) return resume(engine, -1);
  if (step.seed) return engine.setSeed(step.seed);
  if (step.reset) engine.reset();
  return true;
}

function show(engine, what, taken) {
  return `== ${what} ${taken}\n${engine.resultText()}\n` +
    `${engine.answersText()}\n${engine.pack()}\n`;
}

function playSteps(engine, steps) {
  let out = show(engine, 'load', true);
  for (const step of steps) out += show(engine, 'step', takeStep(engine, step));
  return out;
}

function playPerson(engine, steps) {
  let out = '', all = true;
  engine.reset();
  steps.forEach((step, i) => {
    all = takeStep(engine, step) && all;
    if (step.look || i === steps.length - 1) out += show(engine, 'look', all);
  });
  return out;
}

function sumOf(text) {
  let a = 0x811c9dc5, b = 0x1234567;
  for (const byte of Buffer.from(text)) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x01000193);
  }
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('');
}

function playPeople(engine, people, only) {
  const shown = people.map((steps) => playPerson(engine, steps));
  return only ? shown[only - 1] :
    shown.map((text, i) => `${i + 1} ${sumOf(text)}\n`).join('');
}

async function play({table, steps, people}, only) {
  const engine = await globalThis.Stilte.startEngine(globalThis.Stilte.wasm);
  try {
    engine.load(JSON.stringify(table));
  } catch (error) {
    return `== refused\n${error.message}\n`;
  }
  return people ? playPeople(engine, people, only) : playSteps(engine, steps);
}

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

(async function () {
  if (folder === '-p') {
    process.stdout.write(await play(read(files[1]), Number(files[0])));
    return;
  }
  for (const file of files) {
    const name = path.basename(file).split('.')[0];
    fs.writeFileSync(path.join(folder, name + '.out'), await play(read(file)));
  }
})().catch(function (error) {
  console.error(error);
  process.exit(3);
});
