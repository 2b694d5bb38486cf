// kinds.js - a row for each kind of exercise: how one may look in a course
// table, and how a participant may answer it. A new kind is a new row.
//
//   make(c, course)  what stands in the table besides name and kind; c is
//                    chance.js, course has levels and axes
//   answer(c, x)     an answer to exercise x of the table, now and then one
//                    that is refused
'use strict';

function options(c, course, n) {
  const boxes = c.from(['right', 'right', 'points', 'level']);
  return c.many(n, () => boxes === 'right' ? {right: c.maybe(0.5)} :
    boxes === 'points' ? {points: c.between(-4, 8) / 2} :
      {level: c.from(course.levels)});
}

const rightOrWrong = (c, n) => c.many(n, () => ({right: c.maybe(0.5)}));

// What every kind that scores may carry.
function common(c, course) {
  const x = {points: c.from([1, 1, 1, 2, 3, 0.5, 0])};
  if (c.maybe(0.7)) x.level = c.from(course.levels);
  if (c.maybe(0.2)) x.required = false;
  return x;
}

function tried(c, course) {
  return Object.assign(common(c, course), {
    attempts: c.from([0, 0, 1, 2, 3]), hints: c.below(3),
    hintCost: c.from([0, 0.25, 0.1])
  });
}

const counts = (c) => ({tries: c.below(4), hints: c.below(3)});

function reply(c, course, scenes) {
  const r = {to: c.below(scenes.length)};
  if (c.maybe(0.3)) r.level = c.from(course.levels);
  if (c.maybe(0.2)) r.once = true;
  if (c.maybe(0.4)) r.move = {[c.from(course.axes)]: c.between(-8, 8) / 2};
  if (c.maybe(0.15)) {
    r.if = [{axis: c.from(course.axes), value: c.between(-3, 3),
      op: c.from(['<', '<=', '=', '!=', '>=', '>'])}];
  }
  if (c.maybe(0.15)) r.after = [c.from(scenes)];
  return r;
}

exports.kinds = {
  choice: {
    make: (c, course) => Object.assign(tried(c, course), {
      many: c.maybe(0.4), options: options(c, course, c.between(2, 6))
    }),
    answer: (c, x) => Object.assign(counts(c), {
      picked: x.many ? c.some(x.options.length) : [c.oneOf(x.options.length)]
    })
  },
  reflect: {
    make: (c, course) => Object.assign(common(c, course),
      {bytes: c.between(20, 200)}),
    answer: (c) => ({text: c.text(12)})
  },
  silence: {
    make: (c, course) => Object.assign(tried(c, course), {
      seconds: c.between(3, 30), open: c.maybe(0.3), bytes: 80,
      line: c.some(5), options: rightOrWrong(c, c.below(4))
    }),
    answer: (c, x) => ({
      asked: x.open ? c.text(12) :
        c.maybe(0.3) ? null : c.oneOf(x.options.length),
      held: c.tenth(x.seconds), done: c.maybe(0.7), hints: c.below(2),
      breaks: c.many(c.below(3), () => c.tenth(x.seconds))
    })
  },
  cues: {
    make: (c, course) => Object.assign(tried(c, course), {
      live: c.maybe(0.5), options: rightOrWrong(c, c.below(4)),
      lines: c.many(c.between(2, 8), () => ({
        box: c.from(['', ' ', ' ', 'x', 'x', '!'])
      })).filter((line, i, all) => line.box !== '!' ||
        all.findIndex((one) => one.box === '!') === i)
    }),
    answer: (c, x) => ({
      marked: c.some(x.lines.length).filter((i) =>
        x.lines[i - 1].box !== '' || c.maybe(0.02)),
      moment: c.maybe(0.3) ? null : c.oneOf(x.lines.length),
      reply: x.options.length ? c.oneOf(x.options.length) : null,
      done: c.maybe(0.7)
    })
  },
  dialogue: {
    make: (c, course) => {
      const scenes = c.many(c.between(2, 6), (n) => 'scene-' + n);
      return Object.assign(common(c, course), {
        start: 0, back: c.maybe(0.5),
        scenes: scenes.map((name, i) => Object.assign(
          {name, replies: i > 0 && c.maybe(0.3) ? [] :
            c.many(c.between(1, 3), () => reply(c, course, scenes))},
          c.maybe(0.2) ? {end: 'end-' + i} : {}))
      });
    },
    answer: (c, x) => {
      const replies = [];
      let scene = x.scenes[x.start];
      while (scene && scene.replies.length && !c.maybe(0.1)) {
        const n = c.oneOf(scene.replies.length);
        replies.push(n);
        scene = scene.replies[n - 1] && x.scenes[scene.replies[n - 1].to];
      }
      return {replies};
    }
  },
  feedback: {make: () => ({}), answer: () => ({})}
};
