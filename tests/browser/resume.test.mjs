// resume.test.mjs - what is shuffled or drawn stays as it was: after a
// reload and on another machine; and hints of every kind: one at a time,
// their cost said beforehand, opened ones kept.
import {look} from './axe.mjs';
import {openBench} from './bench.mjs';
import {seen} from './answers.mjs';
import {EXERCISES, PAGES, bring, openStates} from './states.mjs';
import {open, ready, runTests, same, test, textOf, yes} from './harness.mjs';
import {Player, keys, mouse} from './play.mjs';

const SEEDS = [11, 4711];

// A participant whose chance is this; another machine draws another way.
async function another(browser, seed) {
  const context = await browser.newContext(
    {viewport: {width: 1280, height: 900}});
  await context.addInitScript((n) => {
    window.crypto.getRandomValues = (numbers) => numbers.fill(n);
  }, seed);
  return context;
}

// By exercise, the words in the order they stand there: options, items, what
// a list offers, what a pool shows.
const orders = (root) => root.locator('.exercise').evaluateAll((all) =>
  Object.fromEntries(all.filter((one) =>
    !one.parentNode.closest('.exercise')).map((one) => [one.id.slice(2),
    Array.from(one.querySelectorAll('.option-text, .item-text, ' +
      'select:first-of-type option, :scope > .exercise'))
      .filter((part) => part.closest('.exercise') === one &&
        part.matches('option') || part.checkVisibility())
      .map((part) => part.id || part.textContent.trim()).join(' | ')])
    .filter((one) => one[1])));

// Each kind that is shuffled, by an exercise of its own.
const SHUFFLED = {
  kinds: ['many'], placing: ['steps', 'free', 'pairs', 'heaps', 'listed'],
  asking: ['draw', 'mixed']
};

for (const course of Object.keys(EXERCISES))
  test(course + ', the same order', async (unused, browser) => {
    const found = [];
    for (const seed of SEEDS) {
      const context = await another(browser, seed);
      const {page, player} = await openStates(context, course);
      const again = async (what) => {
        const before = await orders(page);
        await page.reload();
        await ready(page);
        same('seed ' + seed + ', ' + what, await orders(page), before);
      };
      found.push(await orders(page));
      await again('untouched');
      await bring(player, course, 'tried');
      await again('tried');
      // What runs, as live lines do, does not outlive its page.
      if (course !== 'kinds')
        await bring(player, course, 'over');
      await again('over');
      await context.close();
    }
    for (const name of SHUFFLED[course])
      yes(name + ' is another for another', found[0][name] &&
        found[0][name] !== found[1][name], '  ' + found[0][name]);
    same('what is not shuffled is the same', Object.keys(found[0]).filter(
      (name) => found[0][name] !== found[1][name]).filter((name) =>
      !SHUFFLED[course].includes(name)), []);
  });

for (const [version, course] of [['1.2', 'placing'], ['2004', 'asking']])
  test(course + ' on another machine, ' + version,
    async (unused, browser) => {
      const bench = await openBench('strict', version, course);
      const visit = async (seed, act) => {
        const context = await another(browser, seed);
        const run = await bench.launch(context);
        const english = run.course.locator('.languages a[lang="en"]');
        if (await english.getAttribute('aria-current') === null)
          await run.follow(english, 'en/index.html');
        await run.follow(run.course.locator('.lessons a').first(),
          PAGES[course].split('/').pop());
        const found = await act(run);
        await run.shell.locator('#exit').click();
        await run.shell.locator('#page').waitFor({state: 'hidden'});
        await context.close();
        return found;
      };
      const player = (run) => new Player(run.course, mouse(),
        textOf(course, 'en').ui);
      const first = await visit(SEEDS[0], (run) => orders(run.course));
      same('untouched', await visit(SEEDS[1], (run) => orders(run.course)),
        first);
      const tried = await visit(SEEDS[1], async (run) => {
        await bring(player(run), course, 'tried');
        return orders(run.course);
      });
      same('tried', await visit(7, (run) => orders(run.course)), tried);
      bench.close();
    });

// --- hints ---

const {ui} = textOf('hinted', 'en');
const COST = ui.hint_cost_many.replace('{n}', '0.5');

for (const [hand, make] of [['mouse', () => mouse()], ['keyboard', keys]])
  test(hand + ', hints of every kind', async (context) => {
    const page = await open(context, 'hinted', 'en/hints.html');
    const player = new Player(page, make(page), ui);
    const names = await page.locator('.exercise:has(> .hints)')
      .evaluateAll((all) => all.map((one) => one.id.slice(2)));
    const kinds = await page.locator('.exercise:has(> .hints)')
      .evaluateAll((all) => all.map((one) => one.dataset.kind).sort());
    same('every kind has them', kinds, ['choice', 'cues', 'dialogue',
      'forecast', 'gaps', 'match', 'number', 'order', 'pool', 'reflect',
      'scale', 'silence', 'sort', 'text']);
    for (const name of names) {
      const hints = () => seen(player.box(name).locator('.hint'));
      const line = (n) => ui.hint.replace('{n}', n) +
        (name === 'scale-two' ? '' : ' ' + COST);
      same(name + ', one at first', await hints(), [line(1)]);
      await player.hint(name, 1);
      await player.box(name).locator('[data-hint="2"]').waitFor();
      same(name + ', then another', await hints(),
        [line(1) + ' The first hint.', line(2)]);
      await player.hint(name, 2);
      await player.box(name).getByText('The second hint.').waitFor();
    }
    same('none was answered by that', await page.locator(
      '.exercise :is(.verdict, .option-feedback):visible').count(), 0);
    await page.reload();
    await ready(page);
    for (const name of names)
      same(name + ', both are known again', (await seen(player.box(name)
        .locator('.hint summary'))).length, 2);
    await player.hand.write(page.locator('#t-number-two'), '1');
    await player.press('number-two', 'check');
    await page.goto(page.url().replace('hints.html', 'result.html'));
    await ready(page);
    yes('they cost what was said', (await seen(page.locator(
      '.exercise-list > li', {hasText: 'The kind number'}))).join()
      .includes('1 of 2'));
  });

test('axe, hints of every kind', async (context) => {
  const page = await open(context, 'hinted', 'en/hints.html');
  await look(page, 'closed');
});

await runTests(3);
