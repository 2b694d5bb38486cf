// wasm.js ENGINE.wasm OUTDIR CASE.json... - plays cases with the engine that
// ships. Writes what native.c writes, see there.
'use strict';

const fs = require('fs');
const path = require('path');

require('../../compiler/player/engine.js');

const [wasmFile, folder, ...cases] = process.argv.slice(2);
const base64 = fs.readFileSync(wasmFile).toString('base64');

function takeStep(engine, step) {
  if (step.answer) return engine.answer(step.answer, step.with);
  if (step.visit) return engine.visit(step.visit);
  if (step.unpack !== undefined) return engine.unpack(step.unpack);
  if (step.repack) {
    const state = engine.pack();
    engine.reset();
    return engine.unpack(state);
  }
  if (step.seed) return engine.setSeed(step.seed);
  engine.reset();
  return true;
}

function show(engine, what, taken) {
  return `== ${what} ${taken}\n${engine.resultText()}\n` +
    `${engine.answersText()}\n${engine.pack()}\n`;
}

async function play({table, steps}) {
  const engine = await globalThis.Stilte.startEngine(base64);
  try {
    engine.load(JSON.stringify(table));
  } catch (error) {
    return `== refused\n${error.message}\n`;
  }
  let out = show(engine, 'load', true);
  for (const step of steps) out += show(engine, 'step', takeStep(engine, step));
  return out;
}

(async function () {
  for (const file of cases) {
    const name = path.basename(file).split('.')[0];
    const out = await play(JSON.parse(fs.readFileSync(file, 'utf8')));
    fs.writeFileSync(path.join(folder, name + '.out'), out);
  }
})().catch(function (error) {
  console.error(error);
  process.exit(3);
});
