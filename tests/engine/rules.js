// rules.js - makes up the rules of a lesson: every word, with terms,
// conditions and functions inside each other, now and then with a mistake.
'use strict';

// Bodies of functions that use what the library has, on answers of any kind.
const BODIES = [
  'local n = 0 for k, v in pairs (type (a) == "table" and a or {}) do ' +
    'if type (v) == "number" then n = n + v end end return n / 3',
  'return #tostring (a) % 7 / 2',
  'return type (a) == "number" and (a ^ 1.5 + math.fmod (a, 0.7)) / 10 or 0.3',
  'local t = {} for w in tostring (a):gmatch ("%a+") do t[#t + 1] = w end ' +
    'table.sort (t) return #table.concat (t, ",") / 9',
  'return string.format ("%.14g", 1 / (1 + #tostring (a))):byte (3) / 60',
  'return utf8.len (tostring (a):upper ()) / 7',
  'return a and math.floor (math.sqrt (2 + #tostring (a)) * 100) / 100 or 1',
  'local q = type (a) == "table" and a.asked and a.asked.text or a ' +
    'if type (q) ~= "string" then q = nil end ' +
    'return (is_question (q) and 1 or 0) + (is_open_question (q) and 2 or 0)' +
    ' + (about_the_other (q) and 4 or 0) + #words (q) / 8',
  'return has_word (type (a) == "string" and a or "een stil oor", "stil", ' +
    '"e") and 1 or 0',
  'local w = type (a) == "table" and a.client return w and w.hurry or 0.5',
  'local n = type (a) == "table" and a.named and next (a.named) ' +
    'return n and #tostring (n) / 4 or 0',
  'return a.held or #a', // fails where there is no answer
  'local s = tostring (a):rep (3, "-"):reverse ():gsub ("[aeiou]", "%0%0") ' +
    'return #s / 50'
];

exports.makeRules = function (c, course, lesson) {
  const others = (kinds) => lesson.exercises.filter((x) => kinds ?
    kinds.includes(x.kind) : x.kind !== 'feedback');
  const quote = (name) => `"${c.maybe(0.01) ? name + 'x' : name}"`;
  const any = (kinds) => c.maybe(0.02) || !others(kinds).length ?
    {name: 'nobody', options: [{}]} : c.from(others(kinds));
  const level = () => quote(c.from(course.levels.concat('total')));
  const one = () => c.maybe(0.5) ? '' : quote(c.from(course.levels));
  const amount = () => c.maybe(0.5) ? `"${c.between(0, 10) * 10}%"` :
    String(c.between(-2, 12) / 2);
  const levelled = (x) => (x.options || []).some((o) => o.level) ||
    (x.scenes || []).some((s) => s.replies.some((r) => r.level));
  // An exercise whose replies have levels, mostly.
  const talk = () => {
    const all = others(['choice', 'dialogue']).filter(levelled);
    return quote((all.length && !c.maybe(0.02) ? c.from(all) : any()).name);
  };
  const of = () => quote(c.from(course.levels));
  const share = () => c.from([() => `share_of (${of()})`,
    () => `share_of (${talk()}, ${of()})`, () => `highest_level (${talk()})`
  ])();
  const body = () => `local a = p[${quote(any().name)}] ${c.from(BODIES)}`;
  const truth = () => body().replace(/ return (.*)$/, ' return ($1) > 1');

  function about() {
    const x = any(['dialogue', 'silence', 'choice']);
    const named = (x.scenes || []).filter((s) => s.options || c.maybe(0.01));
    if (named.length && c.maybe(0.5))
      return `named (${quote(x.name)}, ${quote(c.from(named).name)})`;
    if (x.kind === 'dialogue')
      return `visited (${quote(x.name)}, ${quote(c.from(x.scenes).name)})`;
    if (x.kind === 'silence')
      return `held (${quote(x.name)}, ` +
        `${c.from(['"80%"', c.between(1, x.seconds)])})`;
    return `chose (${quote(x.name)}, ${c.oneOf((x.options || []).length)})`;
  }

  function condition(depth) {
    const list = (word) =>
      `${word} { ${c.many(c.between(1, 3), () => condition(depth + 1))
        .join(', ')} }`;
    const rows = [about, about,
      () => `done ${quote(any().name)}`,
      () => `correct ${quote(any(c.from([null, ['choice']])).name)}`,
      () => `at_least (${level()}, ${amount()})`,
      () => `below (${level()}, ${amount()})`,
      () => `at_least (${quote(c.from(course.axes))}, ${c.between(-4, 4)})`,
      () => `below (function (p) ${body()} end, ${c.between(1, 4) / 2})`,
      () => `at_least (points ${quote(any().name)}, ${amount()})`,
      () => `below (margin (${one()}), "${c.below(9)}0%")`,
      () => `at_least (brier (${one()}), 0.${c.below(9)})`,
      () => `at_level (${talk()}, ${of()})`,
      () => `highest_level (${talk()}, ${of()})`,
      () => `at_least (${share()}, ${amount()})`,
      () => `below (${share()}, ${amount()})`,
      () => `mastered (${of()})`,
      () => `on_time (${quote(any(['cues']).name)}, nil, ${c.below(3)})`,
      () => `passed_lesson ${quote(c.from(course.lessons).id)}`,
      () => `function (p) ${truth()} end`];
    if (depth < 2)
      rows.push(() => list('any'), () => list('all'), () => list('none'));
    return c.from(rows)();
  }

  function term() {
    return c.from([
      () => `points ${quote(any().name)}`, () => `points ${quote(any().name)}`,
      () => `score (${c.between(1, 4)}, function (p) ${body()} end)`,
      () => `function (p) ${body()} end`,
      () => `count { ${condition(1)}, ${about()} }`,
      () => `score (2, function (p) return ${about()} end)`,
      share, () => `score (9, function (p) return ${share()} end)`,
      about
    ])();
  }

  const feedbacks = lesson.exercises.filter((x) => x.kind === 'feedback');
  const lines = c.some(course.levels.length).map((n) =>
    `level ${quote(course.levels[n - 1])} ` +
    `{ ${c.many(c.between(1, 4), term).join(', ')} }`);
  for (const [i, x] of feedbacks.entries()) {
    lines.push(`feedback ${quote(x.name)} { ` +
      `${i === feedbacks.length - 1 ? 'otherwise' : condition(0)} }`);
  }
  // What moves an axis asks for no level, mostly; and if it asks for an axis,
  // that is refused.
  for (const n of c.some(course.axes.length)) {
    const by = c.from(['', '', c.between(-8, 8) / 2]);
    const name = quote(course.axes[n - 1]);
    lines.push(`move ${by === '' ? name : `(${name}, ${by})`} ` +
      `{ ${c.many(c.between(1, 3), term).join(', ')} }`);
  }
  if (c.maybe(0.4))
    lines.push(`unlock ${quote(c.from(course.lessons).id)} ` +
      `{ ${condition(0)} }`);
  if (c.maybe(0.3))
    lines.push(`route ${quote(c.from(course.lessons).id)} ` +
      `{ ${condition(0)} }`);
  if (c.maybe(0.6)) lines.push(`pass { ${condition(0)}, ${condition(0)} }`);
  return c.shuffled(lines).join('\n') + '\n';
};
