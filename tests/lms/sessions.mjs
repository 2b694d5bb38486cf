// sessions.mjs - random sessions: what a participant does, in an LMS with
// two faults at once, all of it drawn from a seed.
//
// playSession(p, random) -> what check() needs to know: {nobody}, whether the
// LMS did not say who is there.
import {WAYS} from './participant.mjs';
import {ACTS} from './scenarios.mjs';

// Mulberry32: the same numbers for the same seed, everywhere.
export function makeRandom(seed) {
  let at = seed >>> 0;
  return () => {
    at = at + 0x6d2b79f5 >>> 0;
    let t = Math.imul(at ^ at >>> 15, at | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

const pick = (random, list) => list[Math.floor(random() * list.length)];

// Each of these may be mixed with any other. lies: that LMS has nothing to
// give back, whatever it says.
const FAULTS = [
  {answers: {commit: 'false'}, times: 2}, {answers: {commit: 'null'}},
  {answers: {set: 'throw'}, times: 4}, {answers: {set: 'false'}},
  {answers: {get: 'null'}}, {answers: {commit: 'html'}, times: 3},
  {expire: 60}, {expire: 90, expireAs: 'html'}, {vanish: true},
  {dismissal: true}, {truncate: 255}, {truncate: 4096}, {cutBytes: 1000},
  {stale: true}, {plain: true}, {lostEmpty: true}, {booleans: true},
  {silent: true}, {emptyEntry: true}, {slow: 400},
  {unknown: ['cmi.interactions']}, {unknown: ['cmi.objectives']}
];

export function drawFaults(random) {
  return [pick(random, FAULTS), pick(random, FAULTS)];
}

// A fault from the start, another one at some moment; rounds of launches,
// the last of which is left to check().
export async function playSession(p, random) {
  const [before, after] = drawFaults(random);
  const names = Object.keys(ACTS);
  const story = [JSON.stringify(before), JSON.stringify(after)];
  const rounds = 1 + Math.floor(random() * 2);
  p.story = story;
  for (let round = 0; round < rounds; round++) {
    const way = pick(random, WAYS);
    await p.launch({modes: random() < 0.7 ? structuredClone(before) : {},
      where: way === 'popup' ? 'opener' : 'parent'});
    const acts = 1 + Math.floor(random() * 3);
    for (let n = 0; n < acts; n++) {
      const name = pick(random, names);
      story.push(name);
      await attempt(p, ACTS[name]);
      if (random() < 0.3)
        await p.change(structuredClone(after));
      if (random() < 0.6)
        await new Promise((done) => setTimeout(done, random() * 1500));
    }
    story.push(way);
    p.way = way;
    await p.leave(way);
  }
  return {nobody: Boolean(before.vanish || (before.answers || {}).get)};
}

// What is done already cannot be done again.
async function attempt(p, act) {
  p.lms.setDefaultTimeout(1500);
  await act(p).catch(() => {});
  p.done = [];
  p.lms.setDefaultTimeout(30000);
}
