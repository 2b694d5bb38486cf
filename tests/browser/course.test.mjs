// course.test.mjs - a course as a whole, from file://: played to the end by
// mouse and by keyboard, left and taken up again, in two languages and two
// windows. The points are worked out by hand, from course/*.nl.md.
import {addressOf, clean, like, open, ready, runTests, same, stopTime,
  test, textOf, until, yes} from './harness.mjs';
import {Player, THOUGHT, keys, mouse, playBest, playMixed}
  from './play.mjs';

const words = {nl: textOf('kinds', 'nl').ui, en: textOf('kinds', 'en').ui};
const hand = (page, lang = 'en') => new Player(page, mouse(), words[lang]);

const go = async (page, path) => {
  await page.goto(addressOf('kinds', path));
  await ready(page);
};

const texts = (locator) => locator.evaluateAll((all) => all
  .filter((one) => one.checkVisibility())
  .map((one) => one.innerText.replace(/\s+/g, ' ').trim()));

// What a participant sees of the answers, in any language.
const state = (page) => page.evaluate(() => {
  const box = (one) => [one.name, one.value, one.checked, one.disabled];
  const all = (selector, read) =>
    Array.from(document.querySelectorAll(selector), read);
  return {
    boxes: all('.options input, .lines input', box),
    texts: all('textarea', (one) => one.value),
    said: all('.chat > li', (one) => one.className),
    open: all('.choices li', (one) => one.checkVisibility()),
    hidden: all('.timeline > [data-at], .broken, .hint, .over, .ending, ' +
      '.option-feedback, .feedback', (one) => one.checkVisibility()),
    marks: all('.mark', (one) => one.className)
  };
});

// The result page in a few words.
async function result(page, lang = 'en') {
  await go(page, lang + '/result.html');
  const figures = await texts(page.locator('#debrief .figure-label'));
  return {
    status: (await texts(page.locator('#debrief > .lead')))[0],
    figures, total: (await texts(page.locator('.total')))[0],
    shown: await texts(page.locator('.feedback-text h3')),
    scores: await texts(page.locator('.score-line .detail')),
    way: await texts(page.locator('#debrief .path li')),
    page: await page.locator('#debrief').innerText()
  };
}

// one: 2 points, a quarter off for one hint of two. many 2, worth 3, ear 1
// for feeling. thought 1, hold 2 and 1 for holding, client 2 and 1 for
// having been heard. ask 1, signals 3, plain 1, closing 3 and 2 for the
// exact moment. The lesson "after" adds one logical point.
const BEST = {
  figures: ['Logical level 6.5 of 9', 'Feeling level 8 of 8',
    'Intuitive level 10 of 11', '1 of 10 towards “on myself”',
    'In the middle, between “client leads” and “I lead”'],
  total: 'Together 24.5 of 26 points.',
  shown: ['It was all there'],
  scores: ['1.5 of 2', '2 of 2', '3 of 3', '1 of 1', '1 of 1', '2 of 2',
    '1 of 1', '3 of 3', '1 of 1', '3 of 3', '2 of 2', 'not done yet',
    'not done yet']
};

// one 0; many: one right of two, 1 of 2; worth 1; ear 1 for intuitive.
// thought 1; hold: the wrong question, a third held: 2 * 0.5 / 3. ask 1;
// signals: a cue and a false mark 0, one line early 0.5, reply 0; plain: one
// of two cues; closing: no cue 0, one line late 0.75, reply 1; client lost.
const MIXED = {
  figures: ['Logical level 2 of 9', 'Feeling level 1.3 of 8',
    'Intuitive level 4.8 of 11', '2 of 10 towards “on myself”',
    '3 of 10 towards “client leads”'],
  total: 'Together 8.1 of 26 points.',
  shown: ['The silence broke'],
  scores: ['0 of 2', '1 of 2', '1 of 3', '1 of 1', '1 of 1', '0.3 of 2',
    '1 of 1', '0.5 of 3', '0.5 of 1', '1.8 of 3', '0 of 2', 'not done yet',
    'not done yet']
};

function checkResult(found, wanted) {
  for (const key of Object.keys(wanted))
    same(key, found[key], wanted[key]);
}

test('a course played by mouse, with its clocks', async (context) => {
  const stop = await stopTime(context);
  const page = await open(context, 'kinds', 'en/kinds.html');
  await stop();
  await playBest(new Player(page, mouse(), words.en,
    (ms) => page.clock.runFor(ms)), true);
  same('the lesson is done', await texts(page.locator('#progress-words')),
    ['11 of 11 exercises']);
  same('it says saved', await page.locator('#saved').innerText(), 'Saved');
  same('its feedback is there', await texts(page.locator('.feedback h3')),
    ['It was all there']);
  const before = await state(page);
  await page.reload();
  await ready(page);
  same('a reload shows the same', await state(page), before);
  same('text and all', await page.locator('#t-thought').inputValue(),
    THOUGHT);
  const found = await result(page);
  checkResult(found, Object.assign(
    {status: 'You have done 11 of 12 exercises.'}, BEST));
  yes('own words stand as written', found.page.includes(THOUGHT));
  same('the way of the dialogue, as its end showed it', found.way,
    ['Opening', 'Opening', 'Defending', 'Heard', 'Agreement']);
  await go(page, 'en/reading.html');
  await go(page, 'en/after.html');
  await hand(page).pick('last', 2);
  same('the end', (await result(page)).status,
    'You have passed the course.');
  same('with the last point', (await result(page)).total,
    'Together 25.5 of 26 points.');
  clean(page);
});

test('a course played by keyboard, without a clock', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  const player = new Player(page, keys(page), words.en);
  await playMixed(player);
  same('its feedback is there', await texts(page.locator('.feedback h3')),
    ['The silence broke']);
  await player.hand.press(page.locator('.pager [rel="next"]'));
  await page.waitForURL(/reading\.html$/);
  await ready(page);
  await player.hand.press(page.locator('.pager [rel="next"]'));
  await page.waitForURL(/after\.html$/);
  await ready(page);
  checkResult(await result(page), MIXED);
  await go(page, 'en/after.html');
  await player.pick('last', 1);
  same('the end', (await result(page)).status, 'You have finished the ' +
    'course, but not passed it yet. You can do exercises again.');
  clean(page);
});

test('Dutch keeps the answers given in English', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  await playMixed(hand(page));
  const before = await state(page);
  await page.locator('.languages a[lang="nl"]').click();
  await page.waitForURL(/nl\/kinds\.html$/);
  await ready(page);
  same('the same answers', await state(page), before);
  same('in Dutch', await page.locator('#x-one h3').innerText(),
    'Kies er een');
  const found = await result(page, 'nl');
  same('Dutch numbers', found.figures.slice(0, 3),
    ['Logisch niveau 2 van 9', 'Gevoelsniveau 1,3 van 8',
      'Intuïtief niveau 4,8 van 11']);
  same('Dutch feedback', found.shown, ['De stilte brak']);
  same('the way of the dialogue in Dutch', found.way,
    ['Opening', 'Verdediging', 'Weg']);
});

test('what broke a silence stands there again', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
  await hand(page).silence('hold', {
    question: 2, steps: ['next_moment', 'say_something', 'stop']
  });
  const lines = () => texts(page.locator('#x-hold .timeline > li'));
  const before = await lines();
  same('among the lines', before[1], 'After 1 s you said something.');
  await page.reload();
  await ready(page);
  same('after a reload', await lines(), before);
});

test('shuffled options keep their order', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  const order = () => page.locator('#x-many .option').evaluateAll((all) =>
    all.map((one) => one.dataset.option));
  const first = await order();
  same('all of them', first.slice().sort(), ['1', '2', '3', '4']);
  await page.reload();
  await ready(page);
  same('after a reload', await order(), first);
  await go(page, 'nl/kinds.html');
  same('in Dutch', await order(), first);
});

test('feedback waits until the lesson is finished', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  const player = hand(page);
  const shown = () => texts(page.locator('.feedback h3'));
  await playMixed(new Player(page,
    Object.assign(mouse(), {choose: async (input) => {
      if (!await input.evaluate((one) => one.name === 'ear'))
        await input.check();
    }, press: async (target) => {
      if (!await target.evaluate((one) => one.closest('#x-ear')))
        await target.click();
    }}), words.en));
  same('ten of eleven: none', await shown(), []);
  same('nor on the result page', (await result(page)).shown, []);
  await go(page, 'en/kinds.html');
  await player.pick('ear', 1);
  same('all: there it is', await shown(), ['The silence broke']);
  await until(async () => (await page.locator('#announcer').textContent())
    .includes('The silence broke'), 'an announcement');
  await player.press('hold', 'once_more');
  await player.silence('hold',
    {question: 1, steps: Array(3).fill('next_moment')});
  same('another answer, another feedback', await shown(), ['On your way']);
});

test('a locked lesson opens when its rule holds', async (context) => {
  const page = await open(context, 'kinds', 'en/index.html');
  const link = page.locator('.lessons li').nth(2).locator('a');
  same('no link', await link.getAttribute('href'), null);
  like('it says why', await link.innerText(), /Not open yet/);
  await go(page, 'en/after.html');
  same('its page is shut', await page.locator('article').isVisible(), false);
  like('and says so', await page.locator('#locked').innerText(),
    /Opens once you reach at least 1 point for “Feeling level”/);
  await go(page, 'en/kinds.html');
  const toc = page.locator('.toc li').nth(2).locator('a');
  same('locked here too', await toc.getAttribute('href'), null);
  await hand(page).write('thought', 'A point at the feeling level.');
  await until(() => toc.getAttribute('href'), 'a link');
  await toc.click();
  await page.waitForURL(/after\.html$/);
  await ready(page);
  same('open', await page.locator('article').isVisible(), true);
  same('no notice', await page.locator('#locked').count(), 0);
});

test('a lesson without exercises is done once opened', async (context) => {
  const page = await open(context, 'kinds', 'en/reading.html');
  await go(page, 'en/index.html');
  like('it says so', await page.locator('.lessons li').nth(1).innerText(),
    /Done/);
});

test('one comes back to where one was', async (context) => {
  const page = await open(context, 'kinds', 'en/index.html');
  same('not on the first visit', await page.locator('.resume').count(), 0);
  await go(page, 'en/kinds.html');
  await hand(page).pick('worth', 1);
  await go(page, 'en/index.html');
  same('the lesson', await texts(page.locator('.resume p').first()),
    ['You were at: All kinds of exercises']);
  await page.locator('.resume a').click();
  await page.waitForURL(/kinds\.html#x-worth$/);
  await ready(page);
  await until(() => page.locator('#x-worth').evaluate((one) => {
    const box = one.getBoundingClientRect();
    return box.top < window.innerHeight && box.bottom > 0;
  }), 'the exercise on the screen');
  same('and the exercise', await page.locator(
    '#x-worth input[value="1"]').isChecked(), true);
});

test('starting over takes two presses', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  await hand(page).pick('worth', 1);
  await go(page, 'en/result.html');
  const press = (key) => page.getByRole('button',
    {name: words.en[key], exact: true}).click();
  await press('start_over');
  await press('cancel');
  like('cancelled', await page.locator('.total').innerText(), /^Together 3 /);
  await press('start_over');
  await press('start_over_yes');
  like('nothing is left', await page.locator('.total').innerText(),
    /^Together 0 /);
  await go(page, 'en/kinds.html');
  same('nor in the lesson', await page.locator('input:checked').count(), 0);
});

test('two windows do not write over each other', async (context) => {
  const one = await open(context, 'kinds', 'en/kinds.html');
  const two = await open(context, 'kinds', 'nl/kinds.html');
  await hand(one).pick('worth', 1);
  await until(() => two.locator('#x-worth input[value="1"]').isChecked(),
    'the answer in the other window');
  await hand(two, 'nl').pick('ear', 3);
  await until(() => one.locator('#x-ear input[value="3"]').isChecked(),
    'and back');
  await one.reload();
  await ready(one);
  same('both are kept', await one.locator('input:checked').evaluateAll(
    (all) => all.map((input) => input.name + input.value)),
  ['worth1', 'ear3']);
});

await runTests(4);
