// chance.js - chance that comes out the same for the same seed.
'use strict';

const WORDS = ['stil', 'Zoë', '"hm"', '— ja', 'ΩЖ', '🙂', "it's", '\n',
  '100%', 'Café', 'straße', 'I'];

// mulberry32
function generator(state) {
  return function () {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const numbers = (n) => Array.from({length: n}, (_, i) => i + 1);

exports.chanceOf = function (seed) {
  const random = generator(seed);
  const below = (n) => Math.floor(random() * n);
  const maybe = (p) => random() < p;
  const from = (list) => list[below(list.length)];
  return {
    below, maybe, from,
    // From low to high, both of them possible.
    between: (low, high) => low + below(high - low + 1),
    // 1..n, and one too many now and then.
    oneOf: (n) => 1 + below(maybe(0.03) ? n + 1 : Math.max(n, 1)),
    some: (n) => numbers(n).filter(() => maybe(0.4)),
    many: (n, make) => numbers(n).map(make),
    shuffled: (list) => list.map((one) => [random(), one])
      .sort((a, b) => a[0] - b[0]).map((pair) => pair[1]),
    text: (most) => numbers(below(most + 1)).map(() => from(WORDS)).join(' '),
    tenth: (n) => below(n * 12) / 10
  };
};
