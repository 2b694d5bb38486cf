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

  const makers = {
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
