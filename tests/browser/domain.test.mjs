// domain.test.mjs - the course that uses the whole domain, played to its end
// on both routes, to passed and to failed: on the site and in both packages,
// in both languages, by mouse and by keyboard, by ear and by eye, left and
// taken up again in the middle. What the LMS
// then holds is what the engine makes of the same answers without a page.
import {addressOf, clean, open, ready, runTests, same, test, textOf, until,
  yes} from './harness.mjs';
import {look} from './axe.mjs';
import {note, guess} from './answers.mjs';
import {openBench} from './bench.mjs';
import {judge} from './judge.mjs';
import {Player, keys, mouse} from './play.mjs';

const COURSE = 'domain';
const words = {nl: textOf(COURSE, 'nl'), en: textOf(COURSE, 'en')};
const CHANCES = {
  proefweek: 0.2, kade: 0.8, terug: 0.2, noord: 0.8, prijs: 0.2,
  tekent: 0.2, baas: 0.8, proeverij: 0.7, nee: 0.3, ouders: 0.9,
  laatste: 0.8, besloten: 0.9, keuken: 0.1, terugvraag: 0.9, afscheid: 0.1
};
const QUESTION = {
  nl: 'Wat heb jij gemist in al die jaren?',
  en: 'What have you missed in all these years?'
};
const CLOSED = {
  nl: 'Mag ik je iets sturen?', en: 'May I send you something?'
};
const PLAN = {nl: 'Ik tel tot zes.', en: 'I count to six.'};

const SAVED = [words.nl.ui.saved, words.en.ui.saved];

// --- what one does to exercises that the others need not ---

const list = (player, name, key) => player.box(name).getByRole('list',
  {name: player.words[key], exact: true}).getByRole('button');

// What is behind it, or a reply, of those that are there now.
const call = (player, name, n) => player.hand.press(
  list(player, name, 'what_is_behind').nth(n - 1));
const reply = (player, name, n) => player.hand.press(
  list(player, name, 'your_reply').nth(n - 1));

async function longer(player, name, seconds) {
  const text = player.words.hold_longer_many.replace('{n}', seconds);
  await player.hand.press(player.box(name).getByRole('button',
    {name: text, exact: true}));
  while (await player.button(name, 'next_moment').isVisible())
    await player.press(name, 'next_moment');
}

// As one who hears nothing, at one's own pace.
async function read(player, name, how) {
  const sound = player.root.locator('#x-' + name + '-sound');
  if (await sound.isChecked())
    await player.hand.tick(sound, false);
  await player.live(name, how);
}

// None of the lines is the moment, so nothing is said after it.
async function missAll(player, name, lines) {
  await player.hand.tick(player.root.locator('#x-' + name + '-sound'), false);
  await player.hand.tick(player.root.locator('#x-' + name + '-clock'));
  await player.press(name, 'start');
  for (let n = 1; n < lines; n++)
    await player.press(name, 'next_line');
  await player.press(name, 'no_moment');
}

// --- the participants, lesson by lesson ---

async function forecast(player, lang, chances = CHANCES) {
  for (const name of Object.keys(chances))
    await guess(player, name, chances[name] * 100);
}

async function ask(player, lang) {
  await player.silence('vraag', {typed: QUESTION[lang],
    steps: Array(2).fill('next_moment')});
}

const forecasts = (chances) => Object.fromEntries(Object.entries(chances)
  .map(([name, chance]) => ['schatten/' + name, {chance}]));

// What the last one thinks: the opposite each time.
const OPPOSITE = Object.fromEntries(Object.entries(CHANCES).map(
  ([name, chance]) => [name, Math.round(100 - 100 * chance) / 100]));

const typed = (lang) => ({
  'gesprek/vraag': {asked: QUESTION[lang], held: 6, breaks: [], done: true},
  'gesprek/mee': {text: PLAN[lang]}
});

// Practises first; hears what is behind the price, and lets the client
// decide.
const PRACTISING = {
  route: ['intake', 'oefenen', 'schatten', 'gesprek'],
  off: 'verdiepen',
  play: {
    async intake(player) {
      await note(player, 'aandacht', -1);
      await note(player, 'leiding', 1);
      await player.pick('opsturen', 1);
    },
    async oefenen(player) {
      await player.hint('feit', 1);
      await player.pick('feit', 2);
      await player.pick('feit', 1);
      await player.pick('hoger', 2);
      await player.silence('stil', {question: 1,
        steps: ['next_moment', 'say_something', 'next_moment',
          'next_moment']});
      await longer(player, 'stil', 9);
    },
    schatten: forecast,
    async gesprek(player, lang) {
      await ask(player, lang);
      await player.live('nu', {marks: [4], now: [5, 8], reply: 1});
      await player.live('bellen',
        {marks: [3], now: 4, reply: 1, heard: true});
      await call(player, 'klant', 1);
      for (let i = 0; i < 3; i++)
        await reply(player, 'klant', 1);
      await player.write('mee', PLAN[lang]);
    }
  },
  answers: (lang) => Object.assign({
    'intake/aandacht': {value: -1}, 'intake/leiding': {value: 1},
    'intake/opsturen': {picked: [1], tries: 1},
    'oefenen/feit': {picked: [1], tries: 2, hints: 1},
    'oefenen/hoger': {picked: [2], tries: 1},
    'oefenen/stil': {asked: 1, held: 2, breaks: [2], done: true,
      again: {held: 9, breaks: [], done: true}},
    'gesprek/nu': {marked: [4], moments: [5, 8], reply: 1, done: true},
    'gesprek/bellen': {marked: [3], moment: 4, reply: 1, done: true},
    'gesprek/klant': {replies: [5, 1, 1, 1], round: 0}
  }, forecasts(CHANCES), typed(lang)),
  axes: {focus: 7, balance: 1}, ending: 'ending_won',
  feedback: 'besluit-gezien', longest: 9, outcome: 'passed'
};

// Goes deeper at once; gives away too much to the first client, and puts off
// the second.
const DEEPER = {
  route: ['intake', 'verdiepen', 'schatten', 'gesprek'],
  off: 'oefenen',
  play: {
    async intake(player) {
      await note(player, 'aandacht', 2);
      await note(player, 'leiding', -1);
      await player.pick('opsturen', 3);
    },
    async verdiepen(player) {
      await reply(player, 'factuur', 2);
      await reply(player, 'factuur', 3);
      await player.silence('lang', {steps: Array(3).fill('next_moment')});
    },
    schatten: forecast,
    async gesprek(player, lang) {
      await ask(player, lang);
      await player.live('nu', {marks: [3, 4], now: [7, 9], reply: 2});
      await read(player, 'bellen', {marks: [3], now: 5, reply: 1});
      const replies = list(player, 'klant', 'your_reply');
      await player.hand.press(replies.last());
      await reply(player, 'klant', 1);
      await player.press('klant', 'restart');
      await call(player, 'klant', 2);
      await player.hand.press(replies.nth(await replies.count() - 2));
      await reply(player, 'klant', 2);
      await player.write('mee', PLAN[lang]);
    }
  },
  answers: (lang) => Object.assign({
    'intake/aandacht': {value: 2}, 'intake/leiding': {value: -1},
    'intake/opsturen': {picked: [3], tries: 1},
    'verdiepen/factuur': {replies: [2, 3]},
    'verdiepen/lang': {asked: null, held: 9, breaks: [], done: true},
    'gesprek/nu': {marked: [3, 4], moments: [7, 9], reply: 2, done: true},
    'gesprek/bellen': {marked: [3], moment: 5, reply: 1, done: true},
    'gesprek/klant': {replies: [6, 3, 3], round: 1}
  }, forecasts(CHANCES), typed(lang)),
  axes: {focus: 4, balance: -2}, ending: 'ending_open',
  feedback: 'blijf-zitten', longest: 9, outcome: 'passed'
};

// Fills every silence, sells at the first kind word and gives away the price.
const SELLING = {
  route: ['intake', 'oefenen', 'schatten', 'gesprek'],
  off: 'verdiepen',
  play: {
    async intake(player) {
      await note(player, 'aandacht', -2);
      await note(player, 'leiding', 2);
      await player.pick('opsturen', 1);
    },
    async oefenen(player) {
      await player.pick('feit', 2);
      await player.pick('feit', 3);
      await player.pick('hoger', 1);
      await player.pick('hoger', 3);
      await player.silence('stil', {question: 2,
        steps: ['say_something', ...Array(3).fill('next_moment')]});
    },
    schatten: (player, lang) => forecast(player, lang, OPPOSITE),
    async gesprek(player, lang) {
      await player.silence('vraag', {typed: CLOSED[lang],
        steps: ['next_moment', 'say_something', 'next_moment']});
      await player.live('nu', {marks: [3], now: [2, 3], reply: 2});
      await missAll(player, 'bellen', 5);
      await player.hand.press(list(player, 'klant', 'your_reply').last());
      await reply(player, 'klant', 1);
      await player.write('mee', PLAN[lang]);
    }
  },
  answers: (lang) => Object.assign({
    'intake/aandacht': {value: -2}, 'intake/leiding': {value: 2},
    'intake/opsturen': {picked: [1], tries: 1},
    'oefenen/feit': {picked: [3], tries: 2},
    'oefenen/hoger': {picked: [3], tries: 2},
    'oefenen/stil': {asked: 2, held: 0, breaks: [0], done: true},
    'gesprek/nu': {marked: [3], moments: [2, 3], reply: 2, done: true},
    'gesprek/bellen': {marked: [], moment: null, reply: null, done: true},
    'gesprek/klant': {replies: [4, 1], round: 0}
  }, forecasts(OPPOSITE), typed(lang), {'gesprek/vraag': {
    asked: CLOSED[lang], held: 3, breaks: [3], done: true
  }}),
  axes: {focus: -7, balance: -7}, ending: 'ending_lost',
  feedback: 'vraag-eerst', longest: 3, outcome: 'failed'
};

// --- where they play: the site, or an LMS ---

async function onSite(context, lang, hand) {
  const site = {
    page: await open(context, COURSE, lang + '/index.html'),
    player: () => new Player(site.page, hand(site.page), words[lang].ui),
    root: () => site.page,
    async go(file) {
      await site.page.goto(addressOf(COURSE, lang + '/' + file));
      await ready(site.page);
    },
    async leave() {
      clean(site.page);
      await site.page.close();
      site.page = await open(context, COURSE, lang + '/index.html');
    },
    state: () => site.page.evaluate(() =>
      window.localStorage.getItem('stilte:domain')),
    async end() { clean(site.page); }
  };
  return site;
}

async function inLms(context, version, lang, hand) {
  const bench = await openBench('strict', version, COURSE);
  const begin = async () => {
    lms.run = await bench.launch(context);
    if (lang !== 'nl')
      await lms.run.follow(lms.run.course.locator(
        '.languages a[lang="' + lang + '"]'), lang + '/index.html');
  };
  const lms = {
    bench,
    player: () => new Player(lms.run.course, hand(lms.run.lms),
      words[lang].ui),
    root: () => lms.run.course,
    async go(file) {
      const link = lms.run.course.locator('main a[href="' + file +
        '"], .pager a[href="' + file + '"]').first();
      if (!await link.isVisible())
        await lms.run.follow(lms.run.course.locator('.site-title, ' +
          '.site-head a').first(), 'index.html');
      await lms.run.follow(link, file);
    },
    async leave() {
      // The frame around the course speaks the language of the LMS.
      await until(async () => SAVED.includes(await lms.run.state()), 'saved');
      await lms.run.shell.locator('#exit').click();
      await lms.run.shell.locator('#notice').waitFor({state: 'visible'});
      same('nothing is refused or complained about',
        [await lms.run.faults(), lms.run.complaints()], [[], []]);
      await lms.run.lms.close();
      await begin();
    },
    state: () => bench.data()['cmi.suspend_data'].split('.').slice(3)
      .join('.'),
    async end() {
      await lms.leave();
      await lms.run.lms.close();
      bench.close();
    }
  };
  await begin();
  return lms;
}

// --- what comes out ---

const tidy = (text) => text.replace(/\s+/g, ' ').trim();

// All that can be seen of a part of the page.
const seen = async (place, selector) => tidy(await place.root()
  .locator(selector).innerText());

function axisWords(lang, id, value) {
  const {ui, axes} = words[lang];
  return ui.axis_towards.replace('{n}', Math.abs(value))
    .replace('{end}', axes[id][value < 0 ? 0 : 1]);
}

async function checkDebrief(place, lang, who, verdict) {
  const {ui, levels, exercises, feedback} = words[lang];
  await place.go('result.html');
  const text = await seen(place, '#debrief');
  const has = (what, part) => yes('the result has ' + what,
    text.includes(tidy(part)), part + '\nin\n' + text);
  for (const level of verdict.result.levels)
    has(level.id, levels[level.id]);
  for (const id of Object.keys(who.axes))
    has('where ' + id + ' stands', axisWords(lang, id, who.axes[id]));
  has('the outcome', ui['course_' + who.outcome]);
  has('the silences', exercises['gesprek/vraag'].title);
  has('the longest of them', ui.longest_held.replace('{n}', who.longest));
  has('the cues', exercises['gesprek/nu'].title);
  has('those that were heard', exercises['gesprek/bellen'].title);
  for (const n of [1, 2])
    has('decision ' + n, ui.decision_number.replace('{n}', n)
      .replace('{text}', ''));
  yes('and only what is written', !/\[object|undefined|NaN/.test(text), text);
  has('the forecasts', ui.your_forecasts);
  has('the conversation', exercises['gesprek/klant'].title);
  has('what is to be done', feedback['gesprek/' + who.feedback].title);
  has('what was written', PLAN[lang]);
  same('no verdict hides behind a route', text.includes(exercises[
    who.off + '/' + (who.off === 'oefenen' ? 'feit' : 'factuur')].title),
  false);
}

const ROWS = ['type', 'student_response', 'learner_response', 'result',
  'weighting', 'objectives.0.id', 'correct_responses.0.pattern'];

// The last row of each exercise: an earlier try is a row of its own.
function lastRows(data) {
  const rows = {};
  for (let i = 0; data['cmi.interactions.' + i + '.id']; i++) {
    const at = 'cmi.interactions.' + i + '.';
    rows[data[at + 'id'].replace(/\.\d+$/, '')] = ROWS.map((name) =>
      data[at + name]);
  }
  return rows;
}

const TOLD = /lesson_status|score\.|completion_s|success_s|progress|objectiv/;
const told = (data) => Object.fromEntries(Object.entries(data).filter(
  ([name]) => TOLD.test(name) && !/interactions/.test(name)).sort());

function checkLms(lms, version, who, verdict) {
  const got = lms.bench.data();
  const wanted = verdict.data(version);
  same('status, score and levels', told(got), told(wanted));
  same('an interaction for each exercise', lastRows(got), lastRows(wanted));
  same('the course is done', version === '1.2' ?
    got['cmi.core.lesson_status'] : [got['cmi.completion_status'],
      got['cmi.success_status']], version === '1.2' ? who.outcome :
    ['completed', who.outcome]);
}

// --- the play ---

async function play(place, lang, who) {
  const half = who.route[1];
  for (const lesson of who.route) {
    await place.go(lesson + '.html');
    await who.play[lesson](place.player(), lang);
    if (lesson === half) {
      await place.leave();
      await place.go(lesson + '.html');
      yes('what was held is there again', await place.root()
        .locator('[data-kind="silence"] .over').first().isVisible());
    }
  }
  same('how it ended', await place.root().locator('#x-klant .ending-title')
    .innerText(), words[lang].ui[who.ending]);
  same('the numbers below the cues are in one line each', await place.root()
    .locator('#x-nu .moment-picture').evaluateAll((all) => all.map((one) =>
      new Set(Array.from(one.querySelectorAll('.cell'), (cell) =>
        cell.offsetTop)).size)), [1, 1]);
}

async function checkAnswers(place, lang, who) {
  const verdict = await judge(COURSE, await place.state());
  const plain = (one) => JSON.parse(JSON.stringify(one));
  same('the state is read whole', verdict.whole, true);
  const wanted = who.answers(lang);
  const got = plain(verdict.answers);
  for (const name of Object.keys(wanted))
    for (const key of Object.keys(wanted[name]))
      same(name + ' ' + key, got[name] && got[name][key], wanted[name][key]);
  same('and nothing besides', Object.keys(got).sort(),
    Object.keys(wanted).sort());
  same('the axes', Object.fromEntries(plain(verdict.result.axes).map((one) =>
    [one.id, one.value])), who.axes);
  return verdict;
}

function course(name, who, lang, hand, version) {
  test(name, async (context) => {
    const place = version ? await inLms(context, version, lang, hand) :
      await onSite(context, lang, hand);
    await play(place, lang, who);
    if (version)
      await place.leave();
    const verdict = await checkAnswers(place, lang, who);
    await checkDebrief(place, lang, who, verdict);
    if (version)
      checkLms(place, version, who, verdict);
    await place.end();
    if (!version)
      await look(place.page, name);
  });
}

course('practising first, on the site', PRACTISING, 'nl', mouse);
course('going deeper, on the site', DEEPER, 'en', keys);
for (const [version, deeper, other] of [['1.2', 'nl', 'en'],
  ['2004', 'en', 'nl']]) {
  course('practising first, ' + version, PRACTISING, other, mouse, version);
  course('going deeper, ' + version, DEEPER, deeper, mouse, version);
  course('selling, ' + version + ', en', SELLING, 'en', mouse, version);
  course('selling, ' + version + ', nl', SELLING, 'nl', mouse, version);
}

await runTests(2);
