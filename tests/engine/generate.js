// generate.js SEED COURSES PEOPLE OUTDIR [FILE...] - makes up participants.
//
// Writes batches, OUTDIR/NAME.json: {"table":{...},"people":[[step...]...]},
// with PEOPLE participants each, for COURSES made-up courses and for each
// FILE, a case of tests/engine/cases or the course.js of a built site. The
// same SEED makes the same. Some answers are wrong on purpose, some states
// damaged.
'use strict';

const fs = require('fs');
const path = require('path');
const vm = require('vm');

const {chanceOf} = require('./chance.js');
const {kinds} = require('./kinds.js');
const {makeRules} = require('./rules.js');

const [seed, courses, people, folder, ...files] = process.argv.slice(2);

function readCourse(file) {
  const text = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.json')) return JSON.parse(text).table;
  const window = {Stilte: {}};
  vm.runInNewContext(text, {window, Stilte: window.Stilte});
  return JSON.parse(window.Stilte.course);
}

// Every exercise that is in no pool yet, at most four of them; without any
// it becomes a reflection.
function fillPool(pool, exercises) {
  const taken = exercises.flatMap((x) => x.exercises || []);
  pool.exercises = exercises.filter((x) => x.kind !== 'pool' &&
    !taken.includes(x.name)).slice(0, 4).map((x) => x.name);
  if (pool.exercises.length > 0) {
    pool.pick = Math.min(pool.pick, pool.exercises.length);
    return;
  }
  for (const key of ['pick', 'exercises']) delete pool[key];
  Object.assign(pool, {kind: 'reflect', bytes: 40});
}

function makeLesson(c, course, id) {
  const exercises = [];
  const names = Object.keys(kinds).filter((kind) => kind !== 'feedback');
  for (let n = c.below(7); n > 0; n--) {
    const kind = c.from(names);
    exercises.push(Object.assign({name: `${kind}-${n}`, kind},
      kinds[kind].make(c, course)));
  }
  exercises.filter((x) => x.kind === 'pool').forEach((pool) =>
    fillPool(pool, exercises));
  for (let n = c.below(3); n > 0; n--)
    exercises.push({name: 'feedback-' + n, kind: 'feedback'});
  return {id, exercises: c.shuffled(exercises), rules: null};
}

function makeCourse(c) {
  const course = {
    v: 1, id: 'made-up', version: '1.0.0',
    levels: ['logical', 'feeling', 'intuitive'].slice(c.below(3)),
    axes: ['focus', 'balance'], onfail: c.from(['incomplete', 'failed']),
    pass: c.from([null, {points: 2}, {share: 0.6}]), lessons: []
  };
  if (c.maybe(0.7)) {
    course.mastery = {};
    for (const n of c.some(course.levels.length))
      course.mastery[course.levels[n - 1]] = c.between(1, 10) / 10;
  }
  for (let n = c.between(1, 4); n > 0; n--)
    course.lessons.push(makeLesson(c, course, 'lesson-' + n));
  for (const lesson of course.lessons) {
    if (c.maybe(0.8)) {
      lesson.rules = {name: lesson.id + '.lua', line: c.between(1, 90),
        text: makeRules(c, course, lesson)};
    }
  }
  return course;
}

function makeStep(c, table) {
  const lesson = c.from(table.lessons);
  const x = c.from(lesson.exercises);
  if (c.maybe(0.05)) return {repack: true};
  if (c.maybe(0.02)) return {damage: c.between(0, 400)};
  if (c.maybe(0.1)) return {look: true};
  if (c.maybe(0.04)) return {seed: c.between(1, 2147483647)};
  if (!x || c.maybe(0.08)) return {visit: lesson.id};
  return {answer: `${lesson.id}/${x.name}`, with: kinds[x.kind].answer(c, x)};
}

function writeBatch(name, table, number) {
  const all = [];
  for (let i = 0; i < Number(people); i++) {
    const c = chanceOf(Number(seed) * 1000003 + number * 10007 + i);
    all.push(c.many(c.between(4, 24), () => makeStep(c, table)));
  }
  fs.writeFileSync(path.join(folder, name + '.json'),
    JSON.stringify({table, people: all}));
}

for (let i = 1; i <= Number(courses); i++) {
  const course = makeCourse(chanceOf(Number(seed) * 7919 + i));
  writeBatch('made-up-' + i, course, i);
}
files.forEach((file, i) => writeBatch(
  path.basename(file).replace(/\..*/, '') + '-' + (i + 1), readCourse(file),
  Number(courses) + i + 1));
