// placing.test.mjs - order, match, sort and gaps: by keyboard and by pointer,
// what is said, what outlives the page, and what is not told too early.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {HEAPS, LISTED, PAIRS, STEPS, WORDS, check, choose, fields, items,
  lists, mover, put, seen, sort, tidy, type} from './answers.mjs';
import {wider} from './axe.mjs';
import {addressOf, clean, open, ready, runTests, same, like, siteOf, test,
  textOf, until, yes} from './harness.mjs';
import {Player, keys, mouse} from './play.mjs';

const PAGE = 'en/places.html';
const {ui} = textOf('placing', 'en');
const HANDS = {mouse: () => mouse(), keyboard: (page) => keys(page)};

// What follows, as if one hand played it: run(player, page).
function by(hand, name, run) {
  test(hand + ', ' + name, async (context) => {
    const page = await open(context, 'placing', PAGE);
    await run(new Player(page, HANDS[hand](page), ui), page);
    clean(page);
  });
}

function both(name, run) {
  for (const hand of Object.keys(HANDS))
    by(hand, name, run);
}

const verdict = (player, name) => player.box(name).locator('.verdict');
const marks = (player, name) => player.box(name).locator('.option-feedback');
const chosen = (player, name) => lists(player, name).evaluateAll((all) =>
  all.map((one) => one.selectedOptions[0].text));

const focused = (page) => page.evaluate(() =>
  document.activeElement.className);

// --- answers ---

async function playRight(player) {
  await put(player, 'steps', STEPS);
  await choose(player, 'pairs', PAIRS);
  await sort(player, HEAPS);
  await type(player, WORDS);
  await choose(player, 'listed', LISTED);
  for (const name of ['steps', 'pairs', 'heaps', 'rest', 'listed'])
    await check(player, name);
}

// A third of it right, and something left empty.
async function playPartly(player) {
  await put(player, 'steps', [STEPS[1], STEPS[0], STEPS[2], STEPS[3]]);
  await choose(player, 'pairs', ['a fact', 'a wish', 'a feeling']);
  await sort(player, {
    'The offer has three pages': 'Fact', 'Peter is relieved': 'Wish'
  });
  await type(player, ['Question', 'noise', '']);
  await choose(player, 'listed', ['listening', 'interrupting']);
  for (const name of ['steps', 'pairs', 'heaps', 'rest', 'listed'])
    await check(player, name);
}

// --- nothing given ---

both('what is asked first is named', async (player, page) => {
  const title = await page.title();
  const wanted = {
    steps: [ui.nothing_moved, 'BUTTON'], pairs: [ui.nothing_chosen, 'SELECT'],
    heaps: [ui.nothing_chosen, 'SELECT'], rest: [ui.nothing_written, 'INPUT'],
    listed: [ui.nothing_chosen, 'SELECT']
  };
  for (const name of Object.keys(wanted)) {
    await check(player, name);
    const summary = player.box(name).locator('.error-summary');
    same(name, tidy(await summary.innerText()),
      'There is a problem ' + wanted[name][0]);
    same(name + ': the focus is there', await focused(page),
      'error-summary');
    await player.hand.press(summary.locator('a'));
    same(name + ': its link leads to the first place', await page.evaluate(
      () => document.activeElement.tagName), wanted[name][1]);
  }
  await player.hand.press(mover(player, 'steps',
    (await items(player, 'steps'))[1], true));
  await choose(player, 'pairs', ['a fact']);
  await sort(player, {'Peter is relieved': 'Wish'});
  await type(player, ['x']);
  await choose(player, 'listed', ['listening']);
  same('what is given takes it away',
    await page.locator('.error-summary').count(), 0);
  same('and out of the title', await page.title(), title);
});

// --- order ---

both('an order that is right', async (player, page) => {
  await put(player, 'steps', STEPS);
  same('as it was put', await items(player, 'steps'), STEPS);
  same('nothing is said yet', await seen(marks(player, 'steps')), []);
  await check(player, 'steps');
  same('all right', await seen(verdict(player, 'steps')), [ui.all_right]);
  like('the focus is there', await focused(page), /verdict/);
  same('each says so, some say why', await seen(marks(player, 'steps')), [
    'In its place. A question opens.', 'In its place.',
    'In its place. He hears that you have heard him.', 'In its place.'
  ]);
  same('nothing can be moved any more', await seen(player.box('steps')
    .locator('button')), []);
});

both('a move keeps the focus and is said', async (player, page) => {
  const [first, second] = await items(player, 'steps');
  const down = mover(player, 'steps', first, false);
  await player.hand.press(down);
  same('they changed places', (await items(player, 'steps')).slice(0, 2),
    [second, first]);
  same('the focus is still there', await down.evaluate((one) =>
    document.activeElement === one), true);
  await until(async () => await page.locator('#announcer').innerText() ===
    first + ': place 2 of 4', 'the announcement');
  const up = mover(player, 'steps', first, true);
  await player.hand.press(up);
  same('back again', (await items(player, 'steps'))[0], first);
  same('at the top it goes no higher',
    await up.getAttribute('aria-disabled'), 'true');
  await up.click({force: true});
  same('nothing happens', (await items(player, 'steps'))[0], first);
});

both('an order that is wrong twice', async (player) => {
  const wrong = [STEPS[1], STEPS[0], STEPS[2], STEPS[3]];
  await put(player, 'steps', wrong);
  await check(player, 'steps');
  same('how many, and what is left', await seen(verdict(player, 'steps')),
    ['Not quite yet. 2 of 4 right. You have 1 attempt left.']);
  same('where, without a reason that tells too much',
    await seen(marks(player, 'steps')), ['Belongs elsewhere.',
      'Belongs elsewhere.',
      'In its place. He hears that you have heard him.', 'In its place.']);
  await check(player, 'steps');
  same('the same once more costs no attempt',
    await seen(verdict(player, 'steps')),
    ['Not quite yet. 2 of 4 right. You have 1 attempt left.']);
  same('the right order is not told', await seen(player.box('steps')
    .locator('.solution')), []);
  await player.hand.press(mover(player, 'steps', STEPS[3], true));
  same('a move takes the marks away', await seen(marks(player, 'steps')), []);
  await check(player, 'steps');
  same('no attempts left', await seen(verdict(player, 'steps')),
    ['Not quite yet. 0 of 4 right. You have no attempts left.']);
  same('now the right order is told', await seen(player.box('steps')
    .locator('.solution li')), STEPS);
  same('every reason as well', (await seen(marks(player, 'steps')))
    .filter((text) => text.includes('A question opens.')).length, 1);
});

async function drag(page, grip, dx, dy, end = 'up') {
  await grip.scrollIntoViewIfNeeded();
  const box = await grip.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, {steps: 8});
  if (end === 'Escape')
    await page.keyboard.press('Escape');
  await page.mouse.up();
}

const gripOf = (player, name, text) => player.box(name)
  .locator('.item, tbody tr', {hasText: text}).locator('.grip');

by('mouse', 'an item can be dragged', async (player, page) => {
  const before = await items(player, 'steps');
  const grip = gripOf(player, 'steps', before[0]);
  await drag(page, grip, 0, 500);
  same('to the end', await items(player, 'steps'),
    [...before.slice(1), before[0]]);
  await drag(page, grip, 0, -500, 'Escape');
  same('Escape breaks it off', await items(player, 'steps'),
    [...before.slice(1), before[0]]);
  await drag(page, grip, 0, -500);
  same('and back', await items(player, 'steps'), before);
});

// --- match, sort ---

for (const [name, play] of [
  ['pairs', (player, i) => choose(player, 'pairs', PAIRS.slice(0, i))],
  ['heaps', (player, i) => sort(player,
    Object.fromEntries(Object.entries(HEAPS).slice(0, i)))]
])
  both(name + ' that belong together', async (player, page) => {
    await play(player, 3);
    await check(player, name);
    same('what is empty is not right', await seen(verdict(player, name)),
      ['Not quite yet. 3 of 4 right. You have 1 attempt left.']);
    like('the focus is there', await focused(page), /verdict/);
    same('it says which', (await seen(marks(player, name)))
      .filter((text) => text === ui.place_empty).length, 1);
    await play(player, 4);
    await check(player, name);
    same('all right', await seen(verdict(player, name)), [ui.all_right]);
    same('it is closed', await lists(player, name).evaluateAll((all) =>
      all.every((one) => one.disabled)), true);
  });

both('pairs that do not', async (player) => {
  await choose(player, 'pairs', ['a wish', 'a feeling', 'a fact']);
  await check(player, 'pairs');
  same('which', await seen(marks(player, 'pairs')),
    [ui.wrong, ui.right, ui.right, ui.place_empty]);
  same('the list says it as well', await lists(player, 'pairs').first()
    .evaluate((one) => document.getElementById(one.getAttribute(
      'aria-describedby')).innerText.trim()), ui.wrong);
  await choose(player, 'pairs', ['a feeling']);
  same('a choice takes it away', await seen(marks(player, 'pairs')), []);
  await check(player, 'pairs');
  same('in the end it says what was right', await seen(marks(player,
    'pairs')), ['Not this one. It is: a fact', ui.right, ui.right,
    'Still empty. It is: a wish']);
});

test('a picture to choose stands above the lists', async (context) => {
  const page = await open(context, 'hinted', 'en/hints.html');
  const box = page.locator('#x-match-two');
  same('with the words it has there', await seen(box.locator(
    '.pictures > li')), ['A line with a bend']);
  yes('it is a picture', await box.locator('.pictures img').evaluate((one) =>
    one.decode().then(() => one.naturalWidth > 0)));
  same('words alone do not', await page.locator('.pictures > li').count(), 1);
  same('the list has both', (await box.locator('option').allInnerTexts())
    .filter((text) => text === 'A line with a bend').length, 2);
});

both('groups that are wrong', async (player) => {
  await sort(player, {
    'The offer has three pages': 'Wish', 'Peter is relieved': 'Feeling'
  });
  await check(player, 'heaps');
  const note = (text) => player.box('heaps').locator('.item',
    {hasText: text}).locator('.option-feedback').innerText().then(tidy);
  same('no reason yet', await note('three pages'), ui.wrong);
  same('a reason', await note('relieved'),
    'Right. You see it in him; he has not said it.');
  await sort(player, {'The offer has three pages': 'Feeling'});
  await check(player, 'heaps');
  same('in the end what was right, and why', await note('three pages'),
    'Not this one. It is: Fact That can be counted.');
});

by('mouse', 'a row can be dragged to what belongs to it',
  async (player, page) => {
    const open = () => page.locator('.tray li');
    for (const [name, text] of [['pairs', 'It is a quarter past'],
      ['heaps', 'Peter is relieved']]) {
      const grip = gripOf(player, name, text);
      const list = player.box(name).locator('.item, tbody tr',
        {hasText: text}).locator('select');
      const words = await list.evaluate((one) => Array.from(one.options)
        .map((option) => option.text).slice(1));
      await grip.scrollIntoViewIfNeeded();
      const from = await grip.boundingBox();
      await page.mouse.move(from.x + 20, from.y + 20);
      await page.mouse.down();
      same(name + ': the places open', await seen(open()), words);
      const to = await open().nth(1).boundingBox();
      await page.mouse.move(to.x + 30, to.y + 20, {steps: 4});
      await page.mouse.up();
      same(name + ': it is chosen', await list.evaluate((one) =>
        one.selectedOptions[0].text), words[1]);
      same(name + ': the places close', await open().count(), 0);
      await drag(page, grip, 30, 30, 'Escape');
      same(name + ': Escape leaves it', await list.evaluate((one) =>
        one.selectedOptions[0].text), words[1]);
    }
  });

// --- gaps ---

both('gaps that are typed', async (player, page) => {
  const notes = player.box('rest').locator('.gap-note');
  same('what stands before them is there', await seen(player.box('rest')
    .getByText('Read it aloud first.')), ['Read it aloud first.']);
  await type(player, ['Qeustion', 'noise', '']);
  await check(player, 'rest');
  same('how many', await seen(verdict(player, 'rest')),
    ['Not quite yet. 1 of 3 right. You have 1 attempt left.']);
  like('the focus is there', await focused(page), /verdict/);
  same('which', await seen(notes), ['Right', 'Not this one', 'Still empty']);
  await type(player, ['question', 'quiet']);
  same('typing takes it away', await seen(notes), []);
  await check(player, 'rest');
  same('in the end what was right', await seen(notes), ['Right',
    'Not this one. It is: silence', 'Still empty. It is: given']);
  same('it is closed', await fields(player, 'rest').nth(1).isDisabled(),
    true);
});

both('Enter in a gap hands in nothing by halves', async (player, page) => {
  const summary = player.box('rest').locator('.error-summary');
  const enter = () => page.keyboard.press('Enter');
  await type(player, ['', 'silence']);
  await fields(player, 'rest').nth(1).press('Enter');
  same('it says what is empty', tidy(await summary.innerText()),
    ui.error_summary + ' ' + ui.gap_empty.replace('{check}', ui.check)
      .replace('{gap}', 'Gap 3 of 3'));
  same('there is the focus', await focused(page), 'error-summary');
  same('no attempt is spent', await seen(verdict(player, 'rest')), []);
  await page.keyboard.press('Tab');
  await enter();
  await page.keyboard.type('given');
  same('its link leads there, and it goes away', [
    await fields(player, 'rest').nth(2).inputValue(), await summary.count()],
  ['given', 0]);
  await enter();
  like('the next is the first', await summary.innerText(), /Gap 1 of 3/);
  await check(player, 'rest');
  same('the button takes it as it is', await seen(verdict(player, 'rest')),
    ['Not quite yet. 2 of 3 right. You have 1 attempt left.']);
  same('without a summary', await summary.count(), 0);
  await type(player, ['question']);
  await fields(player, 'rest').first().press('Enter');
  same('when all are filled, Enter is enough',
    await seen(verdict(player, 'rest')), [ui.all_right]);
});

both('gaps that are chosen', async (player) => {
  await choose(player, 'listed', LISTED);
  await check(player, 'listed');
  same('all right', await seen(verdict(player, 'listed')), [ui.all_right]);
});

test('every gap has a name, and none tells how long it is',
  async (context) => {
    const page = await open(context, 'placing', PAGE);
    const rest = page.locator('#x-rest .gap');
    same('names', await rest.evaluateAll((all) => all.map((one) =>
      one.getAttribute('aria-label'))),
    ['Gap 1 of 3', 'Gap 2 of 3', 'Gap 3 of 3']);
    same('one width', await rest.evaluateAll((all) =>
      new Set(all.map((one) => one.size)).size), 1);
  });

// --- what outlives the page ---

const all = async (player) => [await items(player, 'steps'),
  await items(player, 'heaps'), await chosen(player, 'pairs'),
  await chosen(player, 'heaps'), await chosen(player, 'listed'),
  await fields(player, 'rest').evaluateAll((every) =>
    every.map((one) => one.value)),
  await lists(player, 'pairs').first().evaluate((one) =>
    Array.from(one.options).map((option) => option.text)),
  await seen(player.root.locator('.verdict, .option-feedback, .gap-note'))];

both('the same after a reload', async (player, page) => {
  const again = async (when) => {
    const before = await all(player);
    await page.reload();
    await ready(page);
    same(when, await all(player), before);
  };
  await again('untouched');
  await player.hand.press(mover(player, 'steps',
    (await items(player, 'steps'))[2], true));
  await choose(player, 'pairs', ['', 'a wish']);
  await sort(player, {'Peter is relieved': 'Wish'});
  await type(player, ['question']);
  await choose(player, 'listed', ['', 'repeating']);
  await again('not handed in yet');
  same('nothing was judged', await seen(page.locator('.verdict')), []);
  await playPartly(player);
  await again('checked once');
  await playRight(player);
  await again('checked twice');
});

both('a hint keeps what is not handed in', async (player) => {
  await type(player, ['question']);
  await player.hint('rest', 1);
  same('it is still there', await fields(player, 'rest').first()
    .inputValue(), 'question');
});

test('everyone has an order of their own', async (context, browser) => {
  const found = [[], [], [], []];
  for (let i = 0; i < 6; i++) {
    const one = await browser.newContext();
    const page = await open(one, 'placing', PAGE);
    const player = new Player(page, mouse(), ui);
    found[0].push((await items(player, 'steps')).join());
    found[1].push((await items(player, 'heaps')).join());
    for (const [n, name] of [[2, 'pairs'], [3, 'listed']])
      found[n].push(await lists(player, name).last().evaluate((list) =>
        list.value + Array.from(list.options).map((option) =>
          option.text).join()));
    await one.close();
  }
  same('items, groups, lists', found.map((orders) =>
    new Set(orders).size > 1), [true, true, true, true]);
  same('nobody sees the right one',
    found[0].includes(STEPS.join()), false);
  same('nothing is chosen', found[2].concat(found[3]).filter((list) =>
    !list.startsWith('0' + ui.choose)), []);
});

// --- what a page without a script shows ---

test('the page gives nothing away', async (context) => {
  for (const lang of ['nl', 'en']) {
    const page = await context.newPage();
    await page.goto(addressOf('placing', lang + '/places.html'));
    const html = readFileSync(join(siteOf('placing'), lang, 'places.html'),
      'utf8').split('id="x-rest"')[1].split('id="x-listed"')[0];
    const right = textOf('placing', lang).exercises;
    const typed = right['places/rest'].gaps;
    yes(lang + ': no word of the gaps', typed.length === 3 &&
      typed.every((word) => !new RegExp('\\b' + word + '\\b').test(html)));
    same(lang + ': items have no numbers', await page.locator(
      '.item').evaluateAll((every) => every.filter((one) =>
      !/^[0-9a-f]{8}$/.test(one.dataset.item)).length), 0);
    const first = await page.locator('#x-steps .item-text').first()
      .innerText();
    yes(lang + ': the first is not the first', !/^(Ask|Stel)/.test(first));
    same(lang + ': everything can be read', [
      await page.locator('#x-steps .item-text:visible').count(),
      await page.locator('select:visible').count(),
      await page.locator('input.gap:visible').count()], [4, 11, 3]);
    same(lang + ': the reasons are not there yet', await page.locator(
      '.option-feedback:visible').count(), 0);
    await page.setViewportSize({width: 320, height: 640});
    same(lang + ': it fits the screen', await wider(page), []);
  }
}, {javaScriptEnabled: false});

await runTests(4);
