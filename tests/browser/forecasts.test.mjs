// forecasts.test.mjs - the result page of a course of forecasts: the margin of
// error from level to level, what was said against what happened, and how many
// forecasts are missing for either. The engine of the page counts them.
import {addressOf, clean, open, ready, runTests, same, test, textOf, yes}
  from './harness.mjs';
import {look} from './axe.mjs';
import {Player, keys} from './play.mjs';

const ui = textOf('forecasts', 'en').ui;
const LOGICAL = ['price', 'train', 'stock', 'invoice', 'queue'];
const FEELING = ['smile', 'angry', 'doubt', 'relief', 'trust'];

const given = (names, chances) => chances.map((chance, i) =>
  [names[i], chance]);
const ALL = given(LOGICAL, [0.9, 0.7, 0.6, 0.5, 0.5])
  .concat(given(FEELING, [0.9, 0.1, 0.7, 0.2, 0.95]), [['deal', 0.6]]);

const say = (key, values) => ui[key].replace(/\{([a-z])\}/g,
  (whole, name) => values[name]);

// The result page after these forecasts: [name, chance].
async function result(context, forecasts, lang = 'en') {
  const page = await open(context, 'forecasts', lang + '/result.html');
  const refused = await page.evaluate(async (all) => {
    const {Stilte} = window;
    const engine = await Stilte.startEngine(Stilte.wasm);
    engine.load(Stilte.course);
    const wrong = all.filter(([name, chance]) =>
      !engine.answer('forecasts/' + name, {chance}));
    const part = Stilte.drawForecasts(engine.evaluate());
    document.getElementById('debrief').replaceChildren(
      ...part ? [part] : []);
    return wrong;
  }, forecasts);
  same('the engine takes them', refused, []);
  return page;
}

const texts = (locator) => locator.evaluateAll((all) => all.map((one) =>
  one.innerText.replace(/\s+/g, ' ').trim()));

// Circles in a picture: where between 0 and 1, and the number in them.
const circles = (figure) => figure.locator('svg g:has(circle)').evaluateAll(
  (all) => all.map((one) => {
    const edges = Array.from(one.ownerSVGElement.querySelectorAll('.edge'));
    const at = (line, name) => Number(line.getAttribute(name));
    const [left, below] = edges;
    const circle = one.querySelector('circle');
    return [
      (at(circle, 'cx') - at(left, 'x1')) /
        (at(below, 'x2') - at(below, 'x1')),
      (at(below, 'y1') - at(circle, 'cy')) /
        (at(left, 'y2') - at(left, 'y1')), one.textContent
    ].map((value) => typeof value === 'number' ?
      Math.round(value * 1000) / 1000 : value);
  }));

test('five forecasts make a picture that words say too',
  async (context) => {
    const page = await result(context, ALL);
    const figures = page.locator('.reliabilities figure');
    same('of each level with five, and of all', await texts(
      figures.locator('figcaption')),
    ['Logical level', 'Feeling level', ui.all_levels]);
    same('where the circles are', await circles(figures.nth(0)),
      [[0.533, 0.667, '3'], [0.8, 0.5, '2']]);
    same('and in words', await texts(figures.nth(0).locator('li')), [
      say('bin_came', {a: '53%', n: 2, m: 3}),
      say('bin_came', {a: '80%', n: 1, m: 2})]);
    same('from ten on, five of them', await circles(figures.nth(2)),
      [[0.1, 0, '1'], [0.2, 0, '1'], [0.55, 0.75, '4'], [0.7, 0.5, '2'],
        [0.917, 1, '3']]);
    same('nobody hears the picture as well', await figures.locator('svg')
      .evaluateAll((all) => all.map((one) =>
        one.getAttribute('aria-hidden'))), ['true', 'true', 'true']);
    same('a level that never can has no sentence',
      await page.getByText(/Intuitive level: /).count(), 0);
    clean(page);
    await look(page, 'forecasts');
  });

test('with fewer it says how many are missing', async (context) => {
  const page = await result(context, ALL.slice(0, 4));
  same('no picture', await page.locator('.reliability').count(), 0);
  same('one more', await texts(page.locator('.margins h3 ~ .detail')),
    ['Logical level: ' + say('reliability_more_one', {n: 1})]);
  const other = await result(context, ALL.slice(0, 7));
  same('of the level that has too few', await texts(
    other.locator('.margins h3 ~ .reliabilities ~ .detail')),
  ['Feeling level: ' + say('reliability_more_many', {n: 3})]);
  const none = await result(context, []);
  same('without any nothing is said', await none.locator('.margins')
    .count(), 0);
});

test('the margin shrinks, stays or grows from level to level',
  async (context) => {
    const trend = async (logical, feeling) => texts((await result(context,
      given(LOGICAL, logical).concat(given(FEELING, feeling))))
      .locator('.trend'));
    const between = (n, m) => ({a: 'Logical level', b: 'Feeling level', n,
      m});
    same('shrinks', await trend([0.5, 0.5, 0.5], [0.9, 0.1, 0.9]),
      [say('margin_shrinks', between(50, 10))]);
    same('stays', await trend([0.8, 0.2, 0.8], [0.8, 0.2, 0.7]),
      [say('margin_stays', between(20, '23.3'))]);
    same('grows', await trend([1, 0, 1], [0.5, 0.5, 0.5]),
      [say('margin_grows', between(0, 50))]);
    same('or it is too early', await trend([1, 0, 1], [0.5, 0.5]),
      [say('margin_trend_few', {n: 3})]);
  });

test('forecasts made by keyboard come to the result', async (context) => {
  const page = await open(context, 'forecasts', 'en/forecasts.html');
  const player = new Player(page, keys(page), ui);
  for (const name of LOGICAL) {
    await player.hand.slide(player.box(name).locator('input'), 75);
    await player.press(name, 'check');
  }
  await page.goto(addressOf('forecasts', 'en/result.html'));
  await ready(page);
  same('one picture, as all are of one level', await circles(
    page.locator('.reliabilities figure')), [[0.75, 0.6, '5']]);
});

test('it is no wider than a telephone, in Dutch as well, and prints',
  async (context) => {
    for (const [lang, width] of [['nl', 320], ['en', 320], ['nl', 1280]]) {
      const page = await result(context, ALL, lang);
      await page.setViewportSize({width, height: 800});
      same(lang + ' at ' + width, await page.evaluate(() =>
        document.documentElement.scrollWidth), width);
      same('labels stay inside', await page.locator('.reliability text')
        .evaluateAll((all) => all.filter((one) => {
          const box = one.getBoundingClientRect();
          const svg = one.ownerSVGElement.getBoundingClientRect();
          return box.left < svg.left - 1 || box.right > svg.right + 1 ||
            box.bottom > svg.bottom + 1;
        }).map((one) => one.textContent)), []);
      await page.emulateMedia({media: 'print'});
      yes('drawn, not a background', await page.locator(
        '.reliability circle').first().evaluate((one) =>
        window.getComputedStyle(one).stroke !== 'none' &&
          one.getBoundingClientRect().width > 5));
    }
  });

await runTests();
