// intake.test.mjs - an intake that divides a course: what the contents, a
// lesson and the result say of lessons that are recommended, optional or
// locked, and why; on both ways, in two languages, by mouse and by keyboard;
// and what an LMS is told of each way.
import {addressOf, clean, like, open, ready, runTests, same, test, textOf,
  until, yes} from './harness.mjs';
import {look} from './axe.mjs';
import {openBench} from './bench.mjs';
import {Player, keys, mouse} from './play.mjs';

const CALM = 2, SURE = 6;    // on the scale of the intake
const WHAT = 1, HOW = 2;     // what is heard first

const go = async (page, file, lang = 'en') => {
  await page.goto(addressOf('intake', lang + '/' + file));
  await ready(page);
};

const texts = (locator) => locator.evaluateAll((all) => all
  .filter((one) => one.checkVisibility())
  .map((one) => one.innerText.replace(/\s+/g, ' ').trim()));

const menu = async (root) => (await texts(root.locator('.lessons li')))
  .slice(0, -1);

// What is said on a scale may be said otherwise at any time.
async function pace(player, value) {
  await player.hand.choose(
    player.root.locator('#x-pace input[value="' + value + '"]'));
  await player.press('pace', 'note_it');
}

async function intake(player, value, hear) {
  await pace(player, value);
  await player.pick('hear', hear);
  await player.pick('fact', 1);
}

const hand = (page, lang = 'en') =>
  new Player(page, mouse(), textOf('intake', lang).ui);

const SAID = {
  en: {
    start: [
      'Where do you stand?',
      'In your own time Optional Recommended if you answered “How sure are ' +
        'you of yourself?” with less than 4.',
      'Facts Optional Recommended if you chose “How somebody says it” at ' +
        '“What do you hear first?”, or you have done “Which of these ' +
        'is a fact?” and you do not have “Which of these is a fact?” ' +
        'right.',
      'A difficult client Not open yet Opens once you answered “How sure ' +
        'are you of yourself?” with 4 or more.',
      'And more Optional Your answers in “Where do you stand?” decide ' +
        'whether it is recommended.',
      'The end of it Not open yet Your answers in “Where do you stand?” ' +
        'and “In your own time” decide whether it opens.'
    ],
    calm: [
      'Where do you stand? Done',
      'In your own time Recommended Because you answered “How sure are you ' +
        'of yourself?” with less than 4.',
      'Facts Recommended Because you chose “How somebody says it” at ' +
        '“What do you hear first?”.',
      'A difficult client Not open yet Opens once you answered “How sure ' +
        'are you of yourself?” with 4 or more.',
      'And more Optional Your answers in “Where do you stand?” decide ' +
        'whether it is recommended.',
      'The end of it'
    ],
    sure: 'A difficult client Recommended You said that you are sure of ' +
      'yourself.',
    most: 'And more Recommended Because of your answers in “Where do you ' +
      'stand?”.'
  },
  nl: {
    start: [
      'Waar sta je?',
      'Rustig aan Hoeft niet Aanbevolen als je bij ‘Hoe zeker ben je van ' +
        'jezelf?’ minder dan 4 koos.',
      'Feiten Hoeft niet Aanbevolen als je bij ‘Wat hoor je het eerst?’ ' +
        'koos voor ‘Hoe iemand het zegt’, of je ‘Wat is hier een ' +
        'feit?’ hebt gedaan en je ‘Wat is hier een feit?’ niet ' +
        'goed hebt.',
      'Een moeilijke klant Nog niet open Gaat open zodra je bij ‘Hoe zeker ' +
        'ben je van jezelf?’ 4 of meer koos.',
      'En nog meer Hoeft niet Je antwoorden in ‘Waar sta je?’ bepalen of ' +
        'deze les wordt aanbevolen.',
      'Het slot Nog niet open Je antwoorden in ‘Waar sta je?’ en ' +
        '‘Rustig aan’ bepalen of deze les opengaat.'
    ],
    calm: [
      'Waar sta je? Klaar',
      'Rustig aan Aanbevolen Omdat je bij ‘Hoe zeker ben je van jezelf?’ ' +
        'minder dan 4 koos.',
      'Feiten Aanbevolen Omdat je bij ‘Wat hoor je het eerst?’ koos voor ' +
        '‘Hoe iemand het zegt’.',
      'Een moeilijke klant Nog niet open Gaat open zodra je bij ‘Hoe zeker ' +
        'ben je van jezelf?’ 4 of meer koos.',
      'En nog meer Hoeft niet Je antwoorden in ‘Waar sta je?’ bepalen of ' +
        'deze les wordt aanbevolen.',
      'Het slot'
    ],
    sure: 'Een moeilijke klant Aanbevolen Je zei dat je zeker van jezelf ' +
      'bent.',
    most: 'En nog meer Aanbevolen Vanwege je antwoorden in ‘Waar sta je?’.'
  }
};

for (const lang of ['en', 'nl'])
  test('the contents say why, in ' + lang, async (context) => {
    const page = await open(context, 'intake', lang + '/index.html');
    const said = SAID[lang];
    same('before the intake', await menu(page), said.start);
    await go(page, 'start.html', lang);
    await intake(hand(page, lang), CALM, HOW);
    await go(page, 'index.html', lang);
    same('one way', await menu(page), said.calm);
    same('under the titles', await page.locator('.lessons .why')
      .evaluateAll((all) => all.filter((one) => {
        const left = (node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return range.getBoundingClientRect().left;
        };
        return Math.abs(left(one) -
          left(one.previousElementSibling.firstChild)) > 2;
      }).length), 0);
    await go(page, 'start.html', lang);
    await pace(hand(page, lang), SURE);
    await go(page, 'index.html', lang);
    const sure = await menu(page);
    same('the other: its author says it', sure[3], said.sure);
    same('and the first is optional now', sure[1], said.start[1]);
    await go(page, 'start.html', lang);
    await pace(hand(page, lang), 7);
    await go(page, 'index.html', lang);
    same('what a function decides', (await menu(page))[4], said.most);
    clean(page);
    await look(page, 'contents on a way, ' + lang);
  });

test('a lesson says why one is there', async (context) => {
  const page = await open(context, 'intake', 'en/start.html');
  await go(page, 'hard.html');
  same('locked', await texts(page.locator('#locked p')),
    ['Opens once you answered “How sure are you of yourself?” with 4 or ' +
      'more.', textOf('intake', 'en').ui.contents]);
  await go(page, 'calm.html');
  same('optional', await texts(page.locator('#off-route p')),
    ['This lesson is not on your route. You may read it, but it does not ' +
      'count.', 'Recommended if you answered “How sure are you of ' +
      'yourself?” with less than 4.']);
  const other = await open(context, 'intake', 'en/start.html');
  await intake(hand(other), CALM, WHAT);
  await page.locator('#on-route').waitFor();
  same('recommended, from another window', await texts(page.locator(
    '.notice')), ['Recommended · Because you answered “How sure are you ' +
    'of yourself?” with less than 4.']);
  await pace(hand(other), SURE);
  await page.locator('#off-route').waitFor();
  same('and no longer', await page.locator('#on-route').count(), 0);
  clean(page);
  await look(page, 'an optional lesson');
});

test('the keyboard goes the way that is open', async (context) => {
  const page = await open(context, 'intake', 'en/start.html');
  await intake(new Player(page, keys(page), textOf('intake', 'en').ui), CALM,
    WHAT);
  await go(page, 'index.html');
  const links = page.locator('.lessons a');
  const stops = [];
  await page.locator('.lessons a').first().focus();
  for (let i = 0; i < 6; i++) {
    stops.push(await page.evaluate(() =>
      document.activeElement.getAttribute('href')));
    await page.keyboard.press('Tab');
  }
  same('every lesson but the locked one', stops.slice(0, 5),
    ['start.html', 'calm.html', 'facts.html', 'extra.html', 'end.html']);
  // Who hears the link hears the state in its name, and why behind it.
  const heard = await links.evaluateAll((all) => all.slice(1, 4).map((one) => {
    const id = one.getAttribute('aria-describedby');
    return [one.textContent.includes('Recommended'),
      document.getElementById(id) === one.nextElementSibling];
  }));
  same('described', heard, [[true, true], [false, true], [false, true]]);
  await keys(page).press(links.nth(1));
  await page.waitForURL(/calm\.html$/);
  clean(page);
});

test('without colours the words are the same', async (context) => {
  const page = await open(context, 'intake', 'en/start.html');
  await intake(hand(page), CALM, HOW);
  await page.emulateMedia({forcedColors: 'active'});
  await go(page, 'index.html');
  same('what can be seen', await menu(page), SAID.en.calm);
  yes('as wide as words are', (await page.locator('.lessons .state-word')
    .evaluateAll((all) => all.filter((one) => one.dataset.state !== 'done')
      .map((one) => one.getBoundingClientRect().width)))
    .slice(1).every((width) => width > 20));
});

test('the result says which lessons are for whom', async (context) => {
  const page = await open(context, 'intake', 'en/start.html');
  await intake(hand(page), SURE, WHAT);
  await go(page, 'result.html');
  const parts = (await texts(page.locator('.debrief-lesson')));
  like('optional', parts[1], /^In your own time Optional · Recommended if/);
  like('recommended', parts[3],
    /^A difficult client Recommended · You said that you are sure/);
  clean(page);
  await look(page, 'a result with reasons');
});

// --- in both packages: the LMS hears of the way that was taken, only ---

const WAYS = {
  calm: {pace: CALM, hear: HOW,
    files: [['calm', 'wait'], ['facts', 'check'], ['end', 'close']]},
  sure: {pace: SURE, hear: WHAT, files: [['hard', 'no'], ['end', 'close']]}
};

const told = (version, data) => version === '1.2' ?
  [data['cmi.core.lesson_status'], data['cmi.core.score.raw']] :
  [data['cmi.completion_status'], data['cmi.success_status'],
    data['cmi.progress_measure'], data['cmi.score.raw']];

for (const version of ['1.2', '2004'])
  for (const [name, way] of Object.entries(WAYS))
    test('the way ' + name + ' in a package, ' + version,
      async (context) => {
        const bench = await openBench('strict', version, 'intake');
        const run = await bench.launch(context);
        const player = hand(run.course);
        const next = (file) => run.follow(
          run.course.locator('.pager [rel="next"]'), file + '.html');
        await run.follow(run.course.locator('.lessons a').first(),
          'start.html');
        await intake(player, way.pace, way.hear);
        for (const [i, [file, exercise]] of way.files.entries()) {
          await next(file);
          // One is wrong: the score is that of this way.
          await player.pick(exercise, i ? 1 : 2);
        }
        await until(async () =>
          await run.state() === textOf('intake', 'en').ui.saved, 'saved');
        await run.shell.locator('#exit').click();
        await run.shell.locator('#notice').waitFor({state: 'visible'});
        same('nothing is refused or complained about',
          [await run.faults(), run.complaints()], [[], []]);
        const most = way.files.length + 2; // two at the intake
        const share = String(Math.round(100 * (most - 1) / most));
        same('told', told(version, bench.data()), version === '1.2' ?
          ['passed', share] : ['completed', 'passed', '1', share]);
        bench.close();
      });

await runTests(4);
