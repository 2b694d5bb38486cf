// play.mjs - takes participants from one version of a course to another.
//
// Reads a play as JSON on standard input: {packages: {name: folder}, chains:
// [[name, ...]...], answers: {"lesson/name": [answer, ...]}}. In each chain
// somebody answers everything in the first package, with the engine and the
// table that lie in it, and opens every next one with the state that the last
// one saved. For each answer of each exercise this is done alone as well, so
// that it can be seen what became of it.
//
// Prints a line of JSON for every step: {chain, at, name, turn, before, now,
// update}, where before and now are all answers, the exercises that are to be
// done again and those that are finished.
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

const play = JSON.parse(fs.readFileSync(0, 'utf8'));

async function open(folder) {
    const page = {TextEncoder, TextDecoder, WebAssembly, Uint8Array,
        console, setTimeout};
    page.window = page.globalThis = page;
    vm.createContext(page);
    for (const name of ['engine.js', 'course.js'])
        vm.runInContext(fs.readFileSync(path.join(folder, 'assets', name),
            'utf8'), page);
    const engine = await page.Stilte.startEngine(page.Stilte.wasm);
    engine.load(page.Stilte.course);
    return engine;
}

function seen(engine) {
    const changed = [], finished = [];
    for (const lesson of engine.evaluate().lessons)
        for (const x of lesson.exercises) {
            if (x.changed)
                changed.push(lesson.id + '/' + x.name);
            if (x.finished)
                finished.push(lesson.id + '/' + x.name);
        }
    return {answers: engine.answers().answers, changed, finished};
}

const engines = {};
for (const [name, folder] of Object.entries(play.packages))
    engines[name] = await open(folder);

function walk(chain, answers, label) {
    const first = engines[chain[0]];
    first.reset();
    for (const [name, answer] of answers)
        if (!first.answer(name, answer))
            throw new Error(`${chain[0]} refuses the answer to ${name}`);
    let before = seen(first), state = first.pack();
    for (const name of chain.slice(1)) {
        const engine = engines[name];
        engine.reset();
        const sound = engine.unpack(state);
        const now = seen(engine);
        console.log(JSON.stringify({chain, at: name, ...label, sound, before,
            now, update: engine.update()}));
        before = now;
        state = engine.pack();
    }
}

for (const chain of play.chains) {
    const given = Object.entries(play.answers);
    walk(chain, given.map(([name, all]) => [name, all[0]]), {name: ''});
    for (const [name, all] of given)
        all.forEach((answer, turn) =>
            walk(chain, [[name, answer]], {name, turn}));
}
