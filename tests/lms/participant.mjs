// participant.mjs - somebody who launches the course, answers, and leaves.
//
// new Participant(rig, account) -> one; rig: {newPage(), school, away, decode,
// words}. Every participant sits at a machine, which is an address of the
// school with a storage behind it, and keeps in mind what was shown as saved:
//   launch({modes, where, at})   opens the LMS and waits for the page
//   did(fullName, answer)        what was just answered, in part
//   settled()                    waits for a word about saving
//   leave(way)                   one of WAYS
//   missing(held)                what was shown as saved and is not held
// The shell's own word is watched from inside, by witness.js.
import {Player, mouse} from '../browser/play.mjs';
import {until} from './harness.mjs';

export const WAYS = ['navigated', 'src', 'removed', 'closed', 'popup',
  'crashed'];
const WAIT = Number(process.env.STILTE_WAIT) || 30000;
const START = /\/scorm(12|2004)\/index\.html$/;

// What a lesson shows of its exercises.
function lookAt() {
  const shown = {};
  for (const box of document.querySelectorAll('.exercise[data-exercise]'))
    shown[box.dataset.exercise] = {
      ticked: Array.from(box.querySelectorAll('input:checked'))
        .filter((one) => one.closest('.options, .line'))
        .map((one) => one.type + one.value).join(),
      text: Array.from(box.querySelectorAll('textarea'))
        .map((one) => one.value).join(),
      said: box.querySelectorAll('.said').length,
      over: box.querySelectorAll('.over:not([hidden])').length
    };
  return shown;
}

const has = (whole, part) => Object.keys(part).every((key) =>
  JSON.stringify(whole[key]) === JSON.stringify(part[key]));

export class Participant {
  constructor(rig, account) {
    this.rig = rig;
    this.account = account;
    this.errors = [];
    this.done = [];             // {name, answer}, the newest last
    this.history = {};          // what each exercise ever held, as text
    this.shown = {};            // how much of that was shown as saved
    this.lies = [];
    this.lang = 'nl';
  }

  // machine: one that others use as well, or one that is bought for this.
  async open(machine) {
    this.own = machine ? null : await this.rig.school.machine();
    this.machine = machine || this.own;
    this.base = this.machine.base;
    this.pages = [];
    return this;
  }

  take(page) {
    this.pages.push(page);
    page.setDefaultTimeout(WAIT);
    page.on('pageerror', (error) =>
      this.errors.push(String(error.stack || error)));
    page.on('popup', (popup) => this.take(popup));
    return page;
  }

  // --- frames ---

  frames() {
    return this.pages.filter((page) => !page.isClosed())
      .flatMap((page) => page.frames());
  }

  shell() {
    return this.frames().filter((frame) =>
      START.test(new URL(frame.url(), 'http://none').pathname)).pop();
  }

  inner() {
    const shell = this.shell();
    return shell && shell.childFrames()[0];
  }

  get player() {
    return new Player(this.inner(), mouse(), this.rig.words[this.lang]);
  }

  box(name) {
    return this.inner().locator('#x-' + name);
  }

  // --- coming in ---

  async launch(options = {}) {
    const facts = Object.assign({at: 'nl/kinds.html'}, options);
    if (!this.lms || this.lms.isClosed())
      this.lms = this.take(await this.rig.newPage());
    const foreign = ['origin', 'site'].includes(facts.where);
    await this.lms.goto(foreign ? this.machine.around(this.account,
      facts.where === 'origin' && this.rig.away.base) :
      this.base + this.account.address(facts));
    if (foreign)
      await this.turn(facts.at);
    else
      await this.arrived(facts.at);
    this.at = facts.at;
  }

  arrived(path) {
    return until(() => {
      const inner = this.inner();
      return inner && inner.url().split('#')[0].endsWith(path) &&
        inner.evaluate(() => document.readyState === 'complete' &&
          document.documentElement.classList.contains('is-ready'))
          .catch(() => false);
    }, 'the page ' + path, WAIT);
  }

  async turn(path) {
    this.at = path;
    this.lang = path.slice(0, 2);
    await until(() => this.inner() && this.inner().evaluate(() =>
      /html$/.test(window.location.pathname)).catch(() => false), 'a page');
    await this.inner().evaluate((file) =>
      window.location.assign('../' + file), path);
    await this.arrived(path);
  }

  // --- what is shown as saved ---

  did(name, answer) {
    this.done.push({name, answer});
    this.seen = null;
  }

  word() {
    const shell = this.shell();
    return shell ? shell.evaluate(() =>
      document.getElementById('save-state').textContent).catch(() => '') : '';
  }

  state() {
    return this.shell().evaluate(() => window.StilteSession.load().state);
  }

  async trust(isLie, what) {
    if (await isLie())
      this.lies.push(what);
  }

  // Takes in every word said since the last time, and what it was said of.
  async heed() {
    const entries = await this.shell().evaluate(() => {
      const place = document.getElementById('save-state');
      const now = [place.textContent, window.StilteSession.load().state];
      return window.wordLog.splice(0).concat([now]);
    });
    for (const [word, state] of entries)
      this.note(this.rig.decode(state), this.isSaved(word));
    this.latest = this.rig.decode(entries[entries.length - 1][1]);
    return entries[entries.length - 1];
  }

  isSaved(word) {
    return Object.values(this.rig.words).some((one) => one.saved === word);
  }

  note(held, saved) {
    for (const name of Object.keys(held.answers)) {
      const text = JSON.stringify(held.answers[name]);
      const all = this.history[name] = this.history[name] || [];
      if (all[all.length - 1] !== text)
        all.push(text);
      if (saved)
        this.shown[name] = all.length - 1;
    }
  }

  // What was done must be in what the word was said of.
  async settled(wanted = 'saved') {
    const words = Object.values(this.rig.words).map((one) => one[wanted]);
    await until(async () => words.includes(await this.word()),
      'the word ' + wanted, WAIT);
    const [, state] = await this.heed();
    const held = this.rig.decode(state).answers;
    for (const {name, answer} of this.done)
      if (!held[name] || !has(held[name].answer, answer))
        this.lies.push(wanted + ', but ' + name + ' is ' +
          JSON.stringify(held[name]) + ' and not ' + JSON.stringify(answer));
    this.done = [];
    this.seen = await this.look().catch(() => null);
  }

  look() {
    return this.inner().evaluate(lookAt);
  }

  // Names of what is not held as it was when it was shown as saved, or as
  // it was later.
  missing(held) {
    return Object.keys(this.shown).filter((name) => {
      const good = this.history[name].slice(this.shown[name]);
      return !good.includes(JSON.stringify(held.answers[name]));
    }).map((name) => name + ' is ' + JSON.stringify(held.answers[name]) +
      ' and was ' + this.history[name].slice(this.shown[name]).join(' or '));
  }

  // The same of all that was answered, whatever was said of it.
  lost(held) {
    const all = this.latest ? this.latest.answers : {};
    return Object.keys(all).filter((name) => !held.answers[name])
      .concat(this.missing(held));
  }

  // What a lesson showed when all was saved, and shows otherwise now: but
  // for what was typed since, or is meant to look otherwise (unlike).
  changed(shown) {
    return Object.keys(this.shown).filter((name) =>
      !(this.typed && name === 'kinds/thought') && name !== this.unlike &&
      this.seen && this.seen[name] && shown[name] &&
      JSON.stringify(this.seen[name]) !== JSON.stringify(shown[name]))
      .map((name) => name + ' shows ' + JSON.stringify(shown[name]) +
        ' and showed ' + JSON.stringify(this.seen[name]));
  }

  // --- going away ---

  async leave(way) {
    const {lms} = this;
    await this.heed().catch(() => {});
    switch (way) {
    case 'navigated':
      await lms.goto(this.base + '/blank.html');
      break;
    case 'src':
      await lms.evaluate(() => new Promise((gone) => {
        const frame = document.getElementById('sco');
        frame.addEventListener('load', gone);
        frame.src = '/blank.html';
      }));
      break;
    case 'removed':
      await lms.evaluate(() => document.getElementById('sco').remove());
      break;
    case 'closed':
      await closed(lms);
      break;
    case 'popup':
      await closed(this.shell().page());
      break;
    case 'crashed':
      await this.crash();
      break;
    }
    if (!['navigated', 'src', 'removed'].includes(way))
      await Promise.all(this.pages.map(closed));
  }

  // Switches of the LMS, while it runs.
  change(modes) {
    return this.lms.evaluate((more) =>
      Object.assign(window.PLAN.modes, more), modes);
  }

  async crash() {
    const page = this.shell().page();
    const wire = await page.context().newCDPSession(page);
    const crashed = new Promise((done) => page.once('crash', done));
    wire.send('Page.crash').catch(() => {});
    await crashed;
  }

  async close() {
    for (const page of this.pages)
      await page.close().catch(() => {});
    if (this.own)
      this.own.shut();
  }
}

// As a participant closes a tab: with a word to its page.
async function closed(page) {
  if (page.isClosed())
    return;
  const gone = page.waitForEvent('close');
  await page.close({runBeforeUnload: true}).catch(() => {});
  await Promise.race([gone,
    new Promise((done) => setTimeout(done, 1500))]);
  if (!page.isClosed())
    await page.close().catch(() => {});
}
