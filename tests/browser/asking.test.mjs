// asking.test.mjs - text, number, scale, forecast and pool: by keyboard and
// by pointer, what is said, what outlives the page; and what the engine has
// to say about any kind.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import vm from 'node:vm';
import {answerAll, drawn, field, fill, seen, step} from './answers.mjs';
import {wider} from './axe.mjs';
import {addressOf, clean, like, open, ready, runTests, same, siteOf, test,
  textOf, yes} from './harness.mjs';
import {Player, keys, mouse} from './play.mjs';

const PAGE = 'en/asking.html';
const {ui} = textOf('asking', 'en');
const HANDS = {mouse: () => mouse(), keyboard: (page) => keys(page)};

function by(hand, name, run, path) {
  test(hand + ', ' + name, async (context) => {
    const page = await open(context, 'asking', path || PAGE);
    await run(new Player(page, HANDS[hand](page), ui), page);
    clean(page);
  });
}

function both(name, run) {
  for (const hand of Object.keys(HANDS))
    by(hand, name, run);
}

const verdict = (player, name) => player.box(name).locator('.verdict');
const problem = (player, name) => player.box(name).locator('.error-summary');
const focused = (page) => page.evaluate(() =>
  document.activeElement.className);

const told = async (what, player, name, lines) =>
  same(what, await seen(verdict(player, name)), lines);

async function reload(page) {
  await page.reload();
  await ready(page);
}

// --- text ---

both('a text asks for a word first', async (player, page) => {
  const title = await page.title();
  await player.press('word', 'check');
  like('it says what is missing', await problem(player, 'word').innerText(),
    /There is a problem\s+Write something first\./);
  same('the summary has the focus', await focused(page), 'error-summary');
  same('the title says so', await page.title(), 'Error: ' + title);
  same('the field says so', await field(player, 'word').evaluate((one) =>
    [one.getAttribute('aria-invalid'), one.getAttribute('aria-describedby')]),
  ['true', 't-word-error']);
  await player.hand.press(problem(player, 'word').locator('a'));
  same('its link leads to the field', await page.evaluate(() =>
    document.activeElement.id), 't-word');
  await player.hand.write(field(player, 'word'), 's');
  same('the summary goes away', await problem(player, 'word').count(), 0);
  same('so does the field\'s mark', await field(player, 'word')
    .evaluate((one) => [one.hasAttribute('aria-invalid'),
      one.hasAttribute('aria-describedby')]), [false, false]);
  await player.hand.write(field(player, 'word'), 'word '.repeat(40));
  await player.press('word', 'check');
  like('what cannot be an answer costs nothing', await problem(player,
    'word').innerText(), /too long/);
});

both('a text says what is right and why', async (player, page) => {
  await fill(player, 'word', 'break');
  await told('wrong, what is left, why', player, 'word', [
    'That is not it. You have 1 attempt left. A break is for yourself.']);
  like('the focus is there', await focused(page), /verdict/);
  await player.press('word', 'check');
  await told('the same again is no attempt', player, 'word', [
    'That is not it. You have 1 attempt left. A break is for yourself.']);
  await player.hand.write(field(player, 'word'), 'Silense');
  same('typing takes it away', await seen(verdict(player, 'word')), []);
  await player.press('word', 'check');
  await told('right, in spite of a slip', player, 'word',
    ['Right. It says more than an answer.']);
  same('it is closed', await field(player, 'word').getAttribute('readonly'),
    '');
  same('no check any more', await player.button('word', 'check').count(), 0);
  await reload(page);
  same('the word is there again', await field(player, 'word').inputValue(),
    'Silense');
  await told('so is what was said', player, 'word',
    ['Right. It says more than an answer.']);
});

by('mouse', 'attempts at a text run out', async (player) => {
  await fill(player, 'word', 'noise');
  await fill(player, 'word', 'sound');
  await told('then it is told', player, 'word',
    ['That is not it. You have no attempts left. ' +
      'This would have been right: silence']);
  same('it is closed', await field(player, 'word').getAttribute('readonly'),
    '');
});

by('mouse', 'a text may be worth a part', async (player) => {
  await fill(player, 'spelling', 'Pete');
  await told('neither right nor wrong', player, 'spelling',
    ['Not quite yet. Try again. That is what his friends say.']);
  await fill(player, 'spelling', 'peter');
  await told('exactly means exactly', player, 'spelling',
    ['That is not it. Try again.']);
  await fill(player, 'spelling', 'Peter');
  await told('right', player, 'spelling', ['Right.']);
});

by('mouse', 'what is typed outlives the page', async (player, page) => {
  await player.hand.write(field(player, 'word'), 'quiet');
  await player.hint('word', 1);
  same('a hint leaves it alone', await field(player, 'word').inputValue(),
    'quiet');
  await player.hand.write(field(player, 'share'), 'a dozen');
  await player.hand.write(field(player, 'colder'), '-3');
  await reload(page);
  same('a word', await field(player, 'word').inputValue(), 'quiet');
  same('a number', await field(player, 'colder').inputValue(), '-3');
  same('not what is no number', await field(player, 'share').inputValue(),
    '');
  same('but it is not handed in', await seen(verdict(player, 'word')), []);
  await player.press('word', 'check');
  await told('until it is', player, 'word', ['Right.']);
});

// --- number ---

both('a number is read as people write it', async (player, page) => {
  await player.press('share', 'check');
  like('something must be there', await problem(player, 'share').innerText(),
    /Write a number first\./);
  await fill(player, 'share', 'twelve');
  like('a word is no number', await problem(player, 'share').innerText(),
    /This is not a number\. Write it in digits, for example 12\.5\./);
  same('the summary has the focus', await focused(page), 'error-summary');
  same('the field keeps its unit and gets its mistake',
    await field(player, 'share').getAttribute('aria-describedby'),
    'u-share t-share-error');
  await fill(player, 'share', '20 per cent');
  await told('no attempt was lost', player, 'share',
    ['That is not it. You have 1 attempt left.']);
  same('it says how it was read', await field(player, 'share').inputValue(),
    '20');
  await fill(player, 'share', '12,8 PER CENT');
  await told('near enough', player, 'share',
    ['Right. Exactly it is 12.5 per cent.']);
  await reload(page);
  same('it is there again', await field(player, 'share').inputValue(),
    '12.8');
  await told('with what was said', player, 'share',
    ['Right. Exactly it is 12.5 per cent.']);
});

by('mouse', 'attempts at a number run out', async (player) => {
  await fill(player, 'share', '1');
  await fill(player, 'share', '2');
  await told('then it is told', player, 'share',
    ['That is not it. You have no attempts left. Exactly it is 12.5 per ' +
      'cent. Everything from 12 to 13 per cent counts as right.']);
});

by('mouse', 'a number may be below nothing', async (player) => {
  same('the keys for it are there', await field(player, 'colder')
    .getAttribute('inputmode'), 'text');
  await fill(player, 'colder', '3');
  await told('not three', player, 'colder', ['That is not it. Try again.']);
  await fill(player, 'colder', '\u22123');
  await told('minus three', player, 'colder', ['Right.']);
});

by('mouse', 'another language has its own unit and point',
  async (player) => {
    player.words = textOf('asking', 'nl').ui;
    await fill(player, 'share', '12.8 procent');
    same('a comma', await field(player, 'share').inputValue(), '12,8');
    await told('in its words', player, 'share',
      ['Goed. Precies is het 12,5 procent.']);
  }, 'nl/asking.html');

// --- scale ---

both('a scale is noted, and can be changed', async (player, page) => {
  await player.press('look', 'note_it');
  like('something must be chosen', await problem(player, 'look').innerText(),
    /Choose an answer first\./);
  await player.hand.choose(step(player, 'look', 5));
  same('nothing on choosing', await seen(verdict(player, 'look')), []);
  await player.press('look', 'note_it');
  await told('noted', player, 'look', ['Noted.']);
  await player.hand.choose(step(player, 'look', 2));
  same('a change is not noted yet', await seen(verdict(player, 'look')), []);
  await player.press('look', 'note_it');
  await player.hand.choose(step(player, 'mood', -5));
  await player.press('mood', 'note_it');
  await reload(page);
  same('both are there again', await page.locator('.step :checked')
    .evaluateAll((all) => all.map((one) => one.value)), ['2', '-5']);
});

by('mouse', 'the ends of a scale are said with its steps',
  async (player) => {
    same('first and last', await player.box('look').locator('input')
      .evaluateAll((all) => all.map((one) => one.hasAttribute(
        'aria-describedby') ? document.getElementById(one.getAttribute(
          'aria-describedby')).textContent.slice(0, 12) : '')),
    ['at myself', '', '', '', '', '', 'at the other']);
  });

test('a scale is a row where there is room', async (context) => {
  const page = await open(context, 'asking', PAGE);
  const rows = () => page.locator('#x-mood .step').evaluateAll((all) =>
    new Set(all.map((one) => one.getBoundingClientRect().top)).size);
  same('one row', await rows(), 1);
  await page.setViewportSize({width: 320, height: 640});
  same('a list', await rows(), 11);
});

// --- forecast ---

const chance = (player, name) => seen(player.box(name).locator('output'));

both('a forecast says how far off it was', async (player, page) => {
  same('nothing is said for one', await chance(player, 'deal'),
    ['Not chosen yet']);
  await player.press('deal', 'check');
  like('a chance is needed', await problem(player, 'deal').innerText(),
    /Say first how likely it is/);
  await player.hand.slide(field(player, 'deal'), 70);
  same('in words', await chance(player, 'deal'), ['70%, rather likely']);
  same('for all', await field(player, 'deal')
    .getAttribute('aria-valuetext'), '70%, rather likely');
  same('nothing is answered yet', await seen(verdict(player, 'deal')), []);
  await player.press('deal', 'check');
  await told('what happened, and how far off', player, 'deal', [
    'It did happen. You gave it a chance of 70%: 30 percentage points off.'
  ]);
  like('the focus is there', await focused(page), /verdict/);
  same('it cannot be changed any more', await field(player, 'deal')
    .isDisabled(), true);
  same('no check any more', await player.button('deal', 'check').count(), 0);
  await player.hand.slide(field(player, 'call'), 90);
  await player.press('call', 'check');
  await told('with two, the margin of error', player, 'call', [
    'It did not happen. You gave it a chance of 90%: 90 percentage points ' +
    'off. Your margin of error so far: 60 percentage points, over 2 ' +
    'forecasts.']);
  await reload(page);
  same('the chance is there again', await chance(player, 'call'),
    ['90%, very likely']);
  yes('with what was said', (await seen(verdict(player, 'deal')))[0]
    .endsWith('over 2 forecasts.'));
});

by('mouse', 'the middle is a forecast too, once it is pressed',
  async (player) => {
    const {width, height} = await field(player, 'deal').boundingBox();
    await field(player, 'deal').click(
      {position: {x: width / 2, y: height / 2}});
    same('as likely as not', await chance(player, 'deal'),
      ['50%, as likely as not']);
    await player.press('deal', 'check');
    like('half off', (await seen(verdict(player, 'deal'))).join(),
      /50 percentage points off/);
  });

by('mouse', 'certain is certain', async (player) => {
  await player.hand.slide(field(player, 'call'), 0);
  same('in words', await chance(player, 'call'), ['0%, certainly not']);
  await player.press('call', 'check');
  await told('not off at all', player, 'call', [
    'It did not happen. You were certain, and not off at all.']);
});

// --- pool ---

const poolEnd = (page) => page.locator('.pool-end');

both('a pool shows what was drawn', async (player, page) => {
  const first = await drawn(page);
  same('two', first.length, 2);
  await reload(page);
  same('the same after a resume', await drawn(page), first);
  await answerAll(player, first.slice(0, 1));
  same('not done with one', await poolEnd(page).isVisible(), false);
  await answerAll(player, first.slice(1));
  like('done with both', await poolEnd(page).innerText(),
    /^(You have done all|All right)[^]*Together [0-9.]+ of 2 points\./);
  await player.press('draw', 'pool_others');
  const second = await drawn(page);
  same('the others', first.concat(second).sort(),
    ['open', 'opens', 'seconds', 'then']);
  same('the focus is at the first of them', await page.evaluate(() =>
    document.activeElement.closest('.exercise').id), 'x-' + second[0]);
  same('the end is open again', await poolEnd(page).isVisible(), false);
  await answerAll(player, second);
  await player.press('draw', 'pool_others');
  same('after all, the first again', await drawn(page), first);
  same('to be done again', await seen(page.locator(
    '.pool .verdict, .pool .option-feedback')), []);
  same('nothing of it filled in', await page.locator('.pool textarea')
    .evaluate((one) => one.checkVisibility() ? one.value : ''), '');
  await answerAll(player, first);
  await poolEnd(page).waitFor();
  same('three draws were allowed', await player.button('draw',
    'pool_others').count(), 0);
  await reload(page);
  same('all of it is remembered', await drawn(page), first);
  same('and its end', await poolEnd(page).isVisible(), true);
});

test('everybody gets others', async (context, browser) => {
  const found = new Set();
  const orders = new Set();
  for (let n = 0; n < 12 && (found.size < 2 || orders.size < 2); n++) {
    const other = await browser.newContext();
    const page = await open(other, 'asking', PAGE);
    found.add((await drawn(page)).join());
    orders.add((await seen(page.locator('#x-mixed .option-text'))).join());
    await other.close();
  }
  yes('two participants have other exercises', found.size > 1);
  yes('and other orders', orders.size > 1);
});

by('mouse', 'a shuffled choice stays as it is', async (player, page) => {
  const order = () => seen(page.locator('#x-mixed .option-text'));
  const first = await order();
  same('all of them', first.slice().sort(),
    ['five', 'four', 'one', 'six', 'three', 'two']);
  await reload(page);
  same('before an answer', await order(), first);
  await player.pickAll('mixed', [1, 3]);
  await reload(page);
  same('and after it', await order(), first);
  same('with what was chosen', await page.locator('#x-mixed :checked')
    .evaluateAll((all) => all.map((one) => one.value).sort()), ['1', '3']);
});

// --- what the engine says about any kind ---

// The next pages of the context have another table of the course.
async function withTable(context, change) {
  const window = {};
  vm.runInNewContext(readFileSync(join(siteOf('asking'),
    'assets/course.js'), 'utf8'),
  {window, get Stilte() { return window.Stilte; }});
  const table = JSON.parse(window.Stilte.course);
  change(table.lessons[0]);
  await context.route('**/assets/course.js', (route) => route.fulfill({
    contentType: 'text/javascript', body: 'window.Stilte = ' +
      'window.Stilte || {};\nStilte.course = ' +
      JSON.stringify(JSON.stringify(table)) + ';'
  }));
}

const remarks = (player, name) => seen(player.box(name).locator(
  ':scope > .remarks'));

by('mouse', 'a question that was changed says so', async (player, page) => {
  await player.pickAll('mixed', [1, 2]);
  await withTable(page.context(), (lesson) => {
    lesson.exercises.find((one) => one.name === 'mixed').shape = 'zz';
  });
  await reload(page);
  same('there', await remarks(player, 'mixed'), [ui.question_changed]);
  same('not elsewhere', await remarks(player, 'word'), []);
  same('it is open again', await player.option('mixed', 1).isEnabled(), true);
  await player.pickAll('mixed', [1, 2]);
  same('until it is answered', await remarks(player, 'mixed'), []);
});

by('mouse', 'a question that cannot be scored says so',
  async (player, page) => {
    await withTable(page.context(), (lesson) => {
      lesson.rules = {
        name: 'rules', line: 1, text: 'level "logical" { score (1, ' +
          'function (p) return p.share and {} end) }'
      };
    });
    await reload(page);
    same('not before', await remarks(player, 'share'), []);
    await fill(player, 'share', '12');
    same('after its answer', await remarks(player, 'share'),
      [ui.not_scored]);
    same('which is kept', await field(player, 'share').inputValue(), '12');
  });

// --- without JavaScript ---

test('without JavaScript all of it can be read', async (context) => {
  const page = await context.newPage();
  await page.goto(addressOf('asking', PAGE));
  same('every question', (await seen(page.locator('.exercise > h3'))).length,
    12);
  same('nothing of what is said later',
    await seen(page.locator('[data-option] .option-feedback,' +
      'div[data-option]')), []);
  same('the fields', await page.locator('input[type="text"]:visible')
    .count(), 6);
  same('does not scroll sideways', await wider(page), []);
}, {javaScriptEnabled: false, viewport: {width: 320, height: 640}});

test('a page does not hold what is right', async () => {
  const page = readFileSync(join(siteOf('asking'), PAGE), 'utf8');
  for (const word of ['quiet', 'Peter', 'Pete', '12.5', 'outcome', '>why<'])
    yes(word, !page.includes(word));
});

await runTests(4);
