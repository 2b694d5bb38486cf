// generate.js CASE.json SEED COUNT OUTDIR - makes up participants.
//
// Writes OUTDIR/CASE-SEED-N.json: the case's course with random answers, the
// same for the same seed. Some answers are wrong on purpose, some states
// damaged.
'use strict';

const fs = require('fs');
const path = require('path');

const [file, seed, count, folder] = process.argv.slice(2);
const {table} = JSON.parse(fs.readFileSync(file, 'utf8'));
const words = ['stil', 'Zoë', '"hm"', '— ja', 'ΩЖ', '🙂', "it's", '\n',
  '100%'];
const numbersTyped = ['12', '12,4 %', '% 11.6', '1.200', '1 200', '-3,50', 'x',
  '', '0.1'];

// mulberry32
function generator(state) {
  return function () {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function maker(random) {
  const below = (n) => Math.floor(random() * n);
  const chance = (p) => random() < p;
  const numbers = (n) => Array.from({length: n}, (_, i) => i + 1);
  const some = (n) => numbers(n).filter(() => chance(0.4));
  // One too many now and then.
  const oneOf = (n) => 1 + below(chance(0.05) ? n + 1 : Math.max(n, 1));
  const text = () => numbers(below(12)).map(() => words[below(words.length)])
    .join(' ');
  const tenth = (n) => below(n * 12) / 10;
  const shuffled = (list) => list.map((v) => [random(), v])
    .sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
  // What is accepted, mostly with a letter gone; or anything.
  const near = (accept) => {
    const word = accept[below(accept.length)] || '';
    const at = below(word.length + 1);
    return chance(0.3) ? text() : chance(0.5) ? word.toUpperCase()
      : word.slice(0, at) + word.slice(at + 1);
  };
  const places = (n, most) => numbers(n - (chance(0.1) ? 1 : 0))
    .map(() => below(most + (chance(0.02) ? 2 : 1)));
  const counts = (object) =>
    Object.assign(object, {tries: below(4), hints: below(3)});

  const makers = {
    order: (x) => counts({order: chance(0.1) ? [1]
      : shuffled(numbers(x.items))}),
    match: (x) => counts({pairs: places(x.left, x.right)}),
    sort: (x) => counts({groups: places(x.items.length, x.groups)}),
    gaps: (x) => counts({gaps: x.list ? places(x.gaps.length, x.list.length)
      : x.gaps.map((gap) => chance(0.2) ? '' : near(gap.accept))}),
    text: (x) => counts({text: near(
      x.options[below(x.options.length)].accept)}),
    number: (x) => counts({number: chance(0.5) ? x.answer + below(9) / 8 - 0.5
      : numbersTyped[below(numbersTyped.length)]}),
    scale: (x) => ({value: x.from + below(x.to - x.from + 1) +
      (chance(0.05) ? 0.5 : 0)}),
    forecast: () => ({chance: below(102) / 100, hints: below(2)}),
    pool: () => ({draws: below(5)}),
    choice: (x) => ({
      picked: x.many ? some(x.options.length) : [oneOf(x.options.length)],
      tries: below(4), hints: below(3)
    }),
    reflect: () => ({text: text()}),
    silence: (x) => ({
      asked: x.open ? text() : chance(0.3) ? null : oneOf(x.options.length),
      held: tenth(x.seconds), done: chance(0.7), hints: below(2),
      breaks: numbers(below(3)).map(() => tenth(x.seconds))
    }),
    cues: (x) => ({
      marked: some(x.lines.length).filter((i) => x.lines[i - 1].box !== '' ||
        chance(0.02)),
      moment: chance(0.3) ? null : oneOf(x.lines.length),
      reply: x.options.length ? oneOf(x.options.length) : null,
      done: chance(0.7)
    }),
    dialogue: (x) => {
      const replies = [];
      let scene = x.scenes[x.start];
      while (scene && scene.replies.length && !chance(0.1)) {
        const reply = oneOf(scene.replies.length);
        replies.push(reply);
        scene = scene.replies[reply - 1] &&
          x.scenes[scene.replies[reply - 1].to];
      }
      return {replies};
    }
  };

  function step() {
    const lesson = table.lessons[below(table.lessons.length)];
    const x = lesson.exercises[below(lesson.exercises.length)];
    if (chance(0.08)) return {repack: true};
    if (chance(0.05)) return {seed: 1 + below(2147483647)};
    if (!x || chance(0.08)) return {visit: lesson.id};
    if (!makers[x.kind]) return {answer: `${lesson.id}/${x.name}`, with: {}};
    return {answer: `${lesson.id}/${x.name}`, with: makers[x.kind](x)};
  }

  return () => numbers(4 + below(20)).map(step);
}

const name = path.basename(file, '.json');
for (let i = 1; i <= Number(count); i++) {
  const steps = maker(generator(Number(seed) * 100003 + i))();
  fs.writeFileSync(path.join(folder, `${name}-${seed}-${i}.json`),
    JSON.stringify({table, steps}));
}
