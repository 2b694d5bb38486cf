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

const TYPED = ['12', '12,4 %', '% 11.6', '1.200', '1 200', '-3,50', 'x',
  '', '0.1'];

// A place for each of n things, or one too few.
const places = (c, n, most) => c.many(n - (c.maybe(0.1) ? 1 : 0),
  () => c.below(most + (c.maybe(0.02) ? 2 : 1)));

// What is accepted, mostly with a letter gone; or anything.
function near(c, accept) {
  const word = accept.length ? c.from(accept) : '';
  const at = c.below(word.length + 1);
  if (c.maybe(0.3)) return c.text(5);
  return c.maybe(0.5) ? word.toUpperCase() :
    word.slice(0, at) + word.slice(at + 1);
}

const accepted = (c) => c.many(c.between(1, 3), () => c.text(3) || 'luisteren');

const counts = (c) => ({tries: c.below(4), hints: c.below(3)});

const TRAITS = ['hurry', 'dominance'];

const clients = (c) => ['mira', 'tom', 'els'].slice(c.below(3)).map((id) => ({
  id, name: id.toUpperCase(),
  traits: Object.fromEntries(TRAITS.map((trait) => [trait, c.below(6)]))
}));

// What a reply waits for besides where an axis stands: who the client is, or
// what was named.
function wanted(c, x, named) {
  const rows = [];
  if (x.clients) {
    rows.push(() => ({trait: c.from(TRAITS), value: c.below(6),
      op: c.from(['<', '<=', '==', '>=', '>'])}),
    () => ({client: c.from(x.clients).id, op: '==', value: c.below(2)}));
  }
  if (named.length)
    rows.push(() => ({named: c.from(named), op: '==', value: c.below(2)}));
  return rows.length && c.maybe(0.5) ? [c.from(rows)()] : [];
}

function reply(c, course, scenes, wants) {
  const r = {to: c.below(scenes.length)};
  if (c.maybe(0.3)) r.level = c.from(course.levels);
  if (c.maybe(0.2)) r.once = true;
  if (c.maybe(0.4)) r.move = {[c.from(course.axes)]: c.between(-8, 8) / 2};
  if (c.maybe(0.15)) {
    r.if = [{axis: c.from(course.axes), value: c.between(-3, 3),
      op: c.from(['<', '<=', '=', '!=', '>=', '>'])}];
  }
  const more = wants();
  if (more.length) r.if = (r.if || []).concat(more);
  if (c.maybe(0.15)) r.after = [c.from(scenes)];
  return r;
}

// Where one of several replies has a level, it may have to raise one.
function raised(c, course, x) {
  if (!x.many && x.options[0].level && course.levels.length > 1 &&
      c.maybe(0.6))
    x.raise = c.from(course.levels.slice(0, -1));
  return x;
}

// A silence of so many seconds, as far as it was held.
const held = (c, seconds) => ({
  held: c.tenth(seconds), done: c.maybe(0.7),
  breaks: c.many(c.below(3), () => c.tenth(seconds))
});

exports.kinds = {
  choice: {
    make: (c, course) => raised(c, course,
      Object.assign(tried(c, course), {
        many: c.maybe(0.4), options: options(c, course, c.between(2, 6))
      })),
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
      line: c.some(5), options: rightOrWrong(c, c.below(4)).map((option) =>
        Object.assign(option, c.maybe(0.8) ? {text: c.text(9)} : {}))
    }, c.maybe(0.5) ? {again: c.between(31, 60)} : {}),
    answer: (c, x) => Object.assign(held(c, x.seconds), {
      asked: x.open ? c.text(12) + c.from(['', '?', ' - hoe voelt u dat?']) :
        c.maybe(0.3) ? null : c.oneOf(x.options.length),
      hints: c.below(2)
    }, c.maybe(0.4) ? {again: held(c, 60)} : {})
  },
  cues: {
    make: (c, course) => Object.assign(tried(c, course), {
      live: c.maybe(0.5), options: rightOrWrong(c, c.below(4)),
      lines: c.many(c.between(2, 8), () => ({
        box: c.from(['', ' ', ' ', '~', 'x', 'x', '!'])
      }))
    }),
    answer: (c, x) => Object.assign({
      marked: c.some(x.lines.length).filter((i) =>
        x.lines[i - 1].box !== '' || c.maybe(0.02)),
      reply: x.options.length ? c.oneOf(x.options.length) : null,
      done: c.maybe(0.7)
    }, c.maybe(0.5) ? {moments: c.some(x.lines.length)} :
      {moment: c.maybe(0.3) ? null : c.oneOf(x.lines.length)})
  },
  dialogue: {
    make: (c, course) => {
      const scenes = c.many(c.between(2, 6), (n) => 'scene-' + n);
      const named = scenes.filter(() => c.maybe(0.3));
      const x = Object.assign(common(c, course),
        {start: 0, back: c.maybe(0.5), raise: c.maybe(0.4)},
        c.maybe(0.5) ? {clients: clients(c)} : {});
      const one = () => reply(c, course, scenes, () => wanted(c, x, named));
      x.scenes = scenes.map((name, i) => Object.assign(
        {name, replies: i > 0 && c.maybe(0.3) ? [] :
          c.many(c.between(1, 3), one)},
        named.includes(name) ?
          {options: rightOrWrong(c, c.between(1, 3))} : {},
        c.maybe(0.2) ? {end: 'end-' + i} : {}));
      return x;
    },
    answer: (c, x) => {
      const replies = [];
      let scene = x.scenes[x.start], told = false;
      while (scene && scene.replies.length && !c.maybe(0.1)) {
        const named = (scene.options || []).length;
        if (named && c.maybe(told ? 0.03 : 0.6)) {
          told = true;
          replies.push(scene.replies.length + c.oneOf(named));
          continue;
        }
        const n = c.oneOf(scene.replies.length);
        told = false;
        replies.push(n);
        scene = scene.replies[n - 1] && x.scenes[scene.replies[n - 1].to];
      }
      return Object.assign({replies}, x.clients && c.maybe(0.7) ?
        {round: c.below(x.clients.length + 1)} : {});
    }
  },
  order: {
    make: (c, course) => Object.assign(tried(c, course),
      {items: c.between(2, 8)}),
    answer: (c, x) => Object.assign(counts(c), {
      order: c.maybe(0.1) ? [1] : c.shuffled(c.many(x.items, (n) => n))
    })
  },
  match: {
    make: (c, course) => {
      const [left, right] = [c.between(1, 6), c.between(1, 5)];
      return Object.assign(tried(c, course), {
        left, right, pairs: c.many(left, () => c.between(1, right))
      });
    },
    answer: (c, x) => Object.assign(counts(c),
      {pairs: places(c, x.left, x.right)})
  },
  sort: {
    make: (c, course) => {
      const groups = c.between(2, 4);
      return Object.assign(tried(c, course), {
        groups, items: c.many(c.between(1, 8), () => c.between(1, groups))
      });
    },
    answer: (c, x) => Object.assign(counts(c),
      {groups: places(c, x.items.length, x.groups)})
  },
  gaps: {
    make: (c, course) => {
      const words = ['stil', 'vraag', 'wachten', 'oor'].slice(c.below(3));
      const list = c.maybe(0.4);
      return Object.assign(tried(c, course), list ? {list: words} :
        {bytes: c.between(16, 64), exact: c.maybe(0.2)}, {
        gaps: c.many(c.between(1, 4), () => ({
          accept: list ? [c.between(1, words.length)] : accepted(c)
        }))
      });
    },
    answer: (c, x) => Object.assign(counts(c), {
      gaps: x.list ? places(c, x.gaps.length, x.list.length) :
        x.gaps.map((gap) => c.maybe(0.2) ? '' : near(c, gap.accept))
    })
  },
  text: {
    make: (c, course) => {
      const points = c.maybe(0.3);
      return Object.assign(tried(c, course), {
        bytes: c.between(16, 120), exact: c.maybe(0.2),
        options: c.many(c.between(1, 4), (n) => Object.assign(
          points ? {points: c.between(-2, 4)} :
            {right: n === 1 || c.maybe(0.4)},
          {accept: accepted(c)}))
      });
    },
    answer: (c, x) => Object.assign(counts(c),
      {text: near(c, c.from(x.options).accept)})
  },
  number: {
    make: (c, course) => Object.assign(tried(c, course), {
      answer: c.between(-40, 60) / 4, within: c.below(5) / 4, unit: '%'
    }),
    answer: (c, x) => Object.assign(counts(c), {
      number: c.maybe(0.5) ? x.answer + c.below(9) / 8 - 0.5 : c.from(TYPED)
    })
  },
  scale: {
    make: (c, course) => {
      const from = c.below(3);
      return {from, to: from + c.between(1, 10), axis: c.from(course.axes)};
    },
    answer: (c, x) => ({
      value: c.between(x.from, x.to) + (c.maybe(0.05) ? 0.5 : 0)
    })
  },
  forecast: {
    make: (c, course) => Object.assign(common(c, course),
      {outcome: c.maybe(0.5)}),
    answer: (c) => ({chance: c.below(102) / 100, hints: c.below(2)})
  },
  // Its exercises are put into it by generate.js.
  pool: {
    make: (c, course) => Object.assign(common(c, course), {pick: 2}),
    answer: (c) => ({draws: c.below(5)})
  },
  feedback: {make: () => ({}), answer: () => ({})}
};
