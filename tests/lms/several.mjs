// several.mjs - scenarios of more than one window, machine, attempt or copy.
// run(t, version) plays one to its end and gives what is wrong, as sentences.
// t: {enrol(facts), person(account, machine), check(p, mode)}; check comes
// back in the same place and looks whether all is there.
import {readFileSync} from 'node:fs';
import {ACTS} from './scenarios.mjs';

const {one, many, worth, thought} = ACTS;
const FINE = {launch: () => ({}), several: true};
const HERE = Object.assign({}, FINE, {stores: false});

// Everything that was shown as saved by one is held by the other as well.
async function agrees(p, other) {
  return p.missing(p.rig.decode(await other.state()))
    .map((what) => 'the other: ' + what);
}

async function enter(t, account, machine, act) {
  const p = await t.person(account, machine);
  await p.launch();
  await p.settled();
  if (act) {
    await act(p);
    await p.settled();
  }
  return p;
}

// --- two windows of one browser ---

async function secondTab(t, version) {
  const account = t.enrol({version});
  const first = await enter(t, account, null, one);
  const second = await enter(t, account, first.machine, many);
  const wrong = await agrees(first, second);
  await second.leave('closed');
  await first.leave('closed');
  return wrong.concat(await t.check(first, FINE),
    await t.check(second, FINE));
}

async function turnsInTwoTabs(t, version) {
  const account = t.enrol({version});
  const first = await enter(t, account, null, one);
  const second = await enter(t, account, first.machine, many);
  await first.arrived(first.at);
  await worth(first);
  await first.settled();
  await second.arrived(second.at);
  await thought(second);
  await second.settled();
  await first.leave('closed');
  await second.leave('closed');
  return [].concat(await t.check(first, FINE), await t.check(second, FINE));
}

async function firstTabClosedFirst(t, version) {
  const account = t.enrol({version});
  const first = await enter(t, account, null, one);
  const second = await enter(t, account, first.machine);
  await first.leave('closed');
  await many(second);
  await second.settled();
  await second.leave('crashed');
  return [].concat(await t.check(first, FINE), await t.check(second, FINE));
}

// --- two machines ---

async function secondMachine(t, version) {
  const account = t.enrol({version});
  const home = await enter(t, account, null, one);
  await home.leave('closed');
  const work = await enter(t, account, null, many);
  const wrong = await agrees(home, work);
  await work.leave('closed');
  await home.launch();
  wrong.push(...await agrees(work, home));
  await worth(home);
  await home.settled();
  await home.leave('navigated');
  return wrong.concat(await t.check(home, FINE));
}

// What one machine could not save does not undo what the other did.
async function offlineAtHome(t, version) {
  const account = t.enrol({version});
  const home = await enter(t, account, null, one);
  account.offline = true;
  for (const act of [thought, worth]) {
    await act(home);
    await home.settled('not_saved');
  }
  await home.leave('closed');
  account.online();
  const work = await enter(t, account, null, many);
  await work.leave('closed');
  await home.launch();
  await home.settled();
  const wrong = await agrees(work, home);
  const held = Object.keys(home.rig.decode(await home.state()).answers);
  for (const name of ['kinds/thought', 'kinds/worth', 'kinds/many'])
    if (!held.includes(name))
      wrong.push('neither has ' + name);
  await home.leave('closed');
  return wrong.concat(await t.check(home, FINE), await t.check(work, HERE));
}

async function bothAtOnce(t, version) {
  const account = t.enrol({version});
  const home = await enter(t, account, null, one);
  await home.leave('closed');
  const work = await enter(t, account, null, many);
  await home.launch();
  await home.settled();
  await work.leave('closed');
  await worth(home);
  await home.settled();
  await home.leave('closed');
  return [].concat(await t.check(home, FINE), await t.check(work, HERE));
}

// --- looking back, and copies ---

async function lookingBack(t, version) {
  const account = t.enrol({version});
  const p = await enter(t, account, null, one);
  await p.leave('closed');
  await p.launch({modes: {review: true}});
  const before = JSON.stringify(account.seed);
  const wrong = p.missing(p.rig.decode(await p.state()));
  await many(p);
  p.done = [];
  if (await p.word() === p.rig.words.nl.saved)
    wrong.push('what is done in review is called saved');
  await p.leave('closed');
  if (JSON.stringify(account.seed) !== before)
    wrong.push('looking back has changed something');
  return wrong.concat(await t.check(p, FINE));
}

async function startOver(p) {
  await p.turn('nl/result.html');
  const press = (key) => p.inner().getByRole('button',
    {name: p.rig.words.nl[key], exact: true}).click();
  await press('start_over');
  await press('start_over_yes');
  await p.settled();
}

// What was erased on purpose stays away.
async function erased(t, version) {
  const account = t.enrol({version});
  const p = await enter(t, account, null, one);
  await startOver(p);
  p.shown = {};
  await p.leave('closed');
  await p.launch();
  const {answers} = p.rig.decode(await p.state());
  const wrong = Object.keys(answers).map((name) => name + ' is still there');
  await p.leave('closed');
  return wrong.concat(account.faults, p.errors);
}

async function copyAndBack(t, version) {
  const account = t.enrol({version});
  const p = await enter(t, account, null, one);
  await p.turn('nl/result.html');
  const [file] = await Promise.all([p.lms.waitForEvent('download'),
    p.inner().getByRole('button', {name: p.rig.words.nl.download_answers,
      exact: true}).click()]);
  const text = readFileSync(await file.path(), 'utf8');
  await startOver(p);
  await p.inner().locator('.copy input').setInputFiles({
    name: 'copy.json', mimeType: 'application/json',
    buffer: Buffer.from(text)});
  await p.inner().getByRole('button', {name: p.rig.words.nl.load_yes,
    exact: true}).click();
  p.did('kinds/one', {picked: [2]});
  await p.settled();
  await p.leave('crashed');
  return t.check(p, FINE);
}

// The course is reloaded without its LMS, which speaks to it no more.
async function reloadAlone(t, version) {
  const account = t.enrol({version});
  const p = await enter(t, account, null, one);
  await p.shell().evaluate(() => window.location.reload());
  await p.arrived('nl/index.html');
  await p.turn('nl/kinds.html');
  await p.settled('not_saved');
  await many(p);
  await p.settled('not_saved');
  await p.leave('closed');
  return t.check(p, HERE);
}

async function fromTheCache(t, version) {
  const account = t.enrol({version});
  const p = await enter(t, account, null, one);
  await p.heed();
  await p.shell().evaluate(() => {
    const event = (name) => new PageTransitionEvent(name, {persisted: true});
    window.dispatchEvent(event('pagehide'));
    window.dispatchEvent(event('pageshow'));
  });
  await p.settled('not_saved');
  await p.turn('nl/kinds.html');
  await many(p);
  await p.leave('closed');
  return t.check(p, HERE);
}

export const SEVERAL = [
  ['a second tab', secondTab],
  ['two tabs by turns', turnsInTwoTabs],
  ['two tabs, the first one closed first', firstTabClosedFirst],
  ['a second machine, and back', secondMachine],
  ['offline on one machine, on another meanwhile', offlineAtHome],
  ['two machines at once', bothAtOnce],
  ['looking back', lookingBack],
  ['begun again', erased],
  ['a copy kept and loaded', copyAndBack],
  ['a reload of the course alone', reloadAlone],
  ['back from the page cache', fromTheCache]
].map(([name, run]) => ({name, run}));
