// matrix.test.mjs - no answer that was shown as saved is missing: the built
// packages in LMSs that behave and in LMSs that do not, left in six ways.
// Prints TAP; exits with 1 when anything failed.
//
//   ONLY=PATTERN   those tests whose names are like this
//   SESSIONS=N     so many random sessions, SEED=N the first of them
//   FULL=1         every mode with every pair of answers in both versions
//
// Needs STILTE_SITES with the unzipped packages of the course of
// tests/browser, as the run beside this makes them.
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {here, makeTally, until} from './harness.mjs';
import {openDecoder, openSchool, words} from './packages.mjs';
import {Participant, WAYS} from './participant.mjs';
import {MODES} from './modes.mjs';
import {PAIRS, SCENARIOS} from './scenarios.mjs';
import {makeRandom, playSession} from './sessions.mjs';
import {SEVERAL} from './several.mjs';

const VERSIONS = ['1.2', '2004'];
const PARENT = WAYS.filter((way) => way !== 'popup');
const tally = makeTally();
const queue = [];
const counts = {};
const modules = process.env.STILTE_NODE_MODULES ||
  join(here, '../node_modules');
const {chromium} = createRequire(join(modules, 'here.js'))(
  'playwright-core');

// One context is one window, and windows are dear; what must not be shared
// is kept apart by address. A browser that dies of itself is no verdict.
let opened = null;

async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.STILTE_CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
      '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync']
  });
  browser.on('disconnected', () => { opened = null; });
  const context = await browser.newContext(
    {viewport: {width: 1280, height: 900}});
  await context.newPage();      // so that the window stays
  return {browser, context};
}

// Everybody is somebody else, so one machine will do for all of them, and the
// browser need not learn the scripts by heart each time.
const school = openSchool();
const home = await school.machine();
const away = await school.machine();

const rig = {
  school, away, decode: await openDecoder(),
  words: {nl: words('nl'), en: words('en')},
  async newPage() {
    opened = opened || openBrowser();
    return (await opened).context.newPage();
  }
};

// run() gives a list of sentences: what is wrong.
function combine(kind, name, run) {
  if (!new RegExp(process.env.ONLY || '').test(kind + ', ' + name))
    return;
  queue.push(async () => {
    counts[kind] = (counts[kind] || 0) + 1;
    let wrong = await attempt(run);
    if (/browser has been closed|Failed to open a new/.test(wrong[0]))
      wrong = await attempt(run);
    tally.check(kind + ', ' + name, wrong.length === 0,
      '  ' + wrong.join('\n  '));
  });
}

async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    return [String(error.stack || error).split('\n').slice(0, 12)
      .join('\n  ')];
  }
}

// --- coming back ---

// What is wrong with what is found on coming back in the same profile. With
// several windows it is no longer known what exactly a page should show.
async function backHere(p, mode) {
  await p.launch(mode.again ? mode.launch() : {at: p.at});
  if (mode.offered)
    await takeOffer(p);
  const held = p.rig.decode(await p.state());
  // A copy belongs to somebody: where the LMS never said to whom, there may
  // be none, but what was shown as saved is somewhere.
  const gone = mode.nobody ? p.missing(held) : p.lost(held);
  const wrong = gone.map((what) => 'here, ' + what);
  if (!mode.several)
    wrong.push(...p.changed(await p.look()).map((what) => 'here, ' + what));
  if (p.typed)
    wrong.push(...typedThere(p, await p.look()));
  await p.leave('closed');
  return wrong;
}

// The answers that the LMS knows nothing of are asked for.
async function takeOffer(p) {
  await p.shell().locator('#notice button').first().click();
  await until(async () =>
    p.lost(p.rig.decode(await p.state())).length === 0, 'the answers again');
  await p.arrived(p.at);
}

// Of what was being typed, a crash may take the last moments.
function typedThere(p, shown) {
  const text = (shown['kinds/thought'] || {}).text || '';
  return p.way === 'crashed' || text === p.typed ? [] :
    ['here, the text is "' + text + '" and was "' + p.typed + '"'];
}

// The same for what the LMS holds, which is all that a fresh profile has.
async function backElsewhere(p, mode, inBrowser) {
  const held = p.rig.decode(p.account.state());
  const wrong = p.missing(held).map((what) => 'in the LMS, ' + what);
  if (!inBrowser)
    return wrong;
  const other = await new Participant(p.rig, p.account).open(away);
  try {
    await other.launch({at: p.at});
    wrong.push(...p.missing(p.rig.decode(await other.state()))
      .map((what) => 'elsewhere, ' + what));
    wrong.push(...p.changed(await other.look()).map((what) =>
      'elsewhere, ' + what));
  } finally {
    await other.close();
  }
  return wrong.concat(other.errors);
}

async function check(p, mode, inBrowser) {
  const wrong = p.lies.slice();
  if (mode.stores !== false)
    wrong.push(...await backElsewhere(p, mode, inBrowser));
  if (mode.journal !== false)
    wrong.push(...await backHere(p, mode));
  if (mode.ends && p.way !== 'crashed' && !p.account.phases.length)
    wrong.push('the session was never ended');
  return wrong.concat(p.account.faults.map((fault) => 'LMS: ' + fault),
    p.errors);
}

async function withParticipant(facts, run, machine = home) {
  const p = await new Participant(rig, rig.school.enrol(facts))
    .open(machine);
  try {
    return await run(p);
  } finally {
    await p.close();
  }
}

const WELL = {name: 'well', launch: () => ({})};

// --- scenarios, each left in one way after the other ---

function scenario(one, version, way, library, inBrowser) {
  const name = [one.name, version, way].join(', ');
  combine(library === 'again' ? 'scorm-again' : 'scenario', name, () =>
    withParticipant({version, library}, async (p) => {
      await p.launch({where: way === 'popup' ? 'opener' : 'parent'});
      await one.run(p);
      if (!one.open)
        await p.settled();
      p.way = way;
      await p.leave(way);
      return check(p, Object.assign({}, WELL,
        {stores: one.elsewhere, ends: library === 'strict',
          offered: one.offered}), inBrowser);
    }));
}

let turn = 0;
for (const one of SCENARIOS)
  for (const version of VERSIONS) {
    const ways = one.ways ? PARENT : WAYS;
    scenario(one, version, ways[turn++ % ways.length], 'strict',
      turn % 4 < 2 || Boolean(process.env.FULL));
  }
for (const one of SCENARIOS.slice(0, 2).concat(SCENARIOS.slice(29, 31)))
  for (const version of VERSIONS)
    for (const way of WAYS)
      scenario(one, version, way, 'strict', false);
SCENARIOS.filter((one, i) => i % 5 === 0 && !/saved/.test(one.name))
  .forEach((one, i) => scenario(one, VERSIONS[i % 2],
    (one.ways ? PARENT : WAYS)[i % 5], 'again', true));

// --- LMSs that misbehave ---

function misbehaving(mode, pair, version, way) {
  const name = [mode.name, pair.name, version, way].join(', ');
  combine('mode', name, () =>
    withParticipant({version, forgetful: mode.forgetful}, async (p) => {
      await p.launch(Object.assign(mode.launch(), way === 'popup' ?
        {where: 'opener'} : {}));
      await pair.run[0](p);
      if (mode.first)
        await p.settled(mode.first);
      if (mode.later)
        await p.change(mode.later);
      if (mode.offline === 'later')
        p.account.offline = true;
      await pair.run[1](p);
      if (mode.then)
        await p.settled(mode.then);
      if (mode.offline === 'leaving')
        p.account.offline = true;
      p.way = way;
      await p.leave(way);
      if (p.account.offline)
        p.account.online();
      return check(p, mode, false);
    }, mode.alone ? null : home));
}

// Each pair in each version by turns, or, with FULL=1, all of them.
MODES.forEach((mode, i) => {
  for (const [j, version] of VERSIONS.entries())
    for (const [k, pair] of PAIRS.entries()) {
      const ways = mode.ways || WAYS;
      const way = ways[turn++ % ways.length];
      if (process.env.FULL || (i + j + k) % 2 === 0)
        misbehaving(mode, pair, version, way);
    }
});

// --- more than one window, machine or copy ---

function several(one, version) {
  combine('several', one.name + ', ' + version, async () => {
    const people = [];
    try {
      return await one.run({
        enrol: (facts) => rig.school.enrol(facts), check,
        async person(account, machine) {
          const p = await new Participant(rig, account).open(machine);
          people.push(p);
          return p;
        }
      }, version);
    } finally {
      for (const p of people)
        await p.close();
    }
  });
}

for (const one of SEVERAL)
  for (const version of VERSIONS)
    several(one, version);

// --- random sessions ---

const SESSIONS = process.env.SESSIONS === undefined ? 40 :
  Number(process.env.SESSIONS);
const FIRST = Number(process.env.SEED) || 1;
for (let seed = FIRST; seed < FIRST + SESSIONS; seed++)
  combine('session', 'SEED=' + seed, () => withParticipant(
    {version: VERSIONS[seed % 2]}, async (p) => {
      const mode = await playSession(p, makeRandom(seed));
      const wrong = await check(p, Object.assign({}, WELL, mode), false);
      return wrong.length ? p.story.concat(wrong) : wrong;
    }));

// --- all of it ---

const began = Date.now();
const worker = async () => {
  while (queue.length)
    await queue.shift()();
};
await Promise.all(Array.from(
  {length: Number(process.env.STILTE_PAGES) || 5}, worker));
console.log('# ' + (SCENARIOS.length + SEVERAL.length) + ' scenarios, ' +
  MODES.length + ' modes, ' + WAYS.length + ' ways to leave; combinations: ' +
  JSON.stringify(counts) + ', ' + Math.round((Date.now() - began) / 1000) +
  ' s');
if (opened)
  await (await opened).browser.close();
home.shut();
away.shut();
process.exitCode = tally.end() ? 1 : 0;
