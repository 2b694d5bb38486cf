// routes.test.mjs - a course with two routes and a lesson that opens later,
// from file:// and in both packages: what the contents, the pager, the
// progress and the result say of lessons that are locked or off the route.
import {addressOf, clean, like, open, ready, runTests, same, test, textOf,
  until, yes} from './harness.mjs';
import {look} from './axe.mjs';
import {openBench} from './bench.mjs';
import {Player, keys, mouse} from './play.mjs';

const ui = textOf('routes', 'en').ui;
const WRONG = 2;            // at the intake: to the basics
const RIGHT = 1;            // further on

const go = async (page, file) => {
  await page.goto(addressOf('routes', 'en/' + file));
  await ready(page);
};

const texts = (locator) => locator.evaluateAll((all) => all
  .filter((one) => one.checkVisibility())
  .map((one) => one.innerText.replace(/\s+/g, ' ').trim()));

const hand = (page) => new Player(page, mouse(), ui);
const progress = (page) => texts(page.locator('#progress-words'));

// Where the pager leads: [text, address or null].
const ways = (page) => page.locator('.pager a').evaluateAll((all) => all
  .filter((one) => one.checkVisibility()).map((one) =>
    [one.innerText.replace(/\s+/g, ' ').trim(), one.getAttribute('href')]));

async function forecast(player) {
  await player.hand.slide(player.box('deal').locator('input'), 75);
  await player.press('deal', 'check');
}

const IF_WRONG = 'Recommended if you have done “A fact” and you do not ' +
  'have “A fact” right.';
const IF_RIGHT = 'Recommended if you have “A fact” right.';
const ONCE = 'Opens once you have done “A fact” and you have done “A ' +
  'forecast”.';
const START = ['1 Where do you stand?', '2 From the beginning Optional ' +
  IF_WRONG, '3 Further on Optional ' + IF_RIGHT, '4 The end of it Not open ' +
  'yet ' + ONCE, '5 Words', 'Result'];

// The numbers are drawn by the style sheet.
const bare = (lines) => lines.map((one) => one.replace(/^\d /, ''));

test('the contents say in words what is not open', async (context) => {
  const page = await open(context, 'routes', 'en/index.html');
  const lines = page.locator('.lessons li');
  same('before the intake', await texts(lines), bare(START));
  same('words that can be seen', await page.locator('.lessons .state-word')
    .evaluateAll((all) => all.map((one) =>
      one.getBoundingClientRect().width > 20)), [true, true, true]);
  same('a locked lesson is no link', await lines.nth(3).locator('a')
    .getAttribute('href'), null);
  same('what is off the route may be read', await lines.nth(1).locator('a')
    .getAttribute('href'), 'basics.html');
  await go(page, 'intake.html');
  await hand(page).pick('start', WRONG);
  await go(page, 'index.html');
  same('on the route now', (await texts(lines)).slice(1, 3),
    ['From the beginning ' + IF_WRONG.replace('Recommended if',
      'Recommended Because'), 'Further on Optional ' + IF_RIGHT]);
  await go(page, 'intake.html');
  await forecast(hand(page));
  same('beside the lesson, words do not run together',
    await page.locator('.toc .state-off_route').evaluate((one) => {
      const range = document.createRange();
      range.selectNodeContents(one.previousSibling);
      const title = range.getBoundingClientRect();
      const word = one.querySelector('.state-word').getBoundingClientRect();
      return word.left > title.right + 2 || word.top >= title.bottom;
    }), true);
  clean(page);
  await look(page, 'a lesson with routes');
});

test('next and previous keep to the route', async (context) => {
  const page = await open(context, 'routes', 'en/intake.html');
  same('no route yet: the next one is not open', await ways(page),
    [['Next The end of it Not open yet', null]]);
  await hand(page).pick('start', WRONG);
  same('the basics', await ways(page),
    [['Next From the beginning', 'basics.html']]);
  await forecast(hand(page));
  await page.locator('.pager [rel="next"]').click();
  await page.waitForURL(/basics\.html$/);
  await ready(page);
  same('past what is off the route', await ways(page),
    [['Previous Where do you stand? Done', 'intake.html'],
      ['Next The end of it', 'closing.html']]);
  await page.locator('.pager [rel="next"]').click();
  await page.waitForURL(/closing\.html$/);
  await ready(page);
  same('and back; then what is no lesson', await ways(page),
    [['Previous From the beginning', 'basics.html'],
      ['Next Words', 'glossary.html']]);
  await go(page, 'glossary.html');
  same('from there as well', await ways(page),
    [['Previous The end of it', 'closing.html'],
      ['Next Result', 'result.html']]);
  await go(page, 'advanced.html');
  same('from off the route back to it', await ways(page),
    [['Previous From the beginning', 'basics.html'],
      ['Next The end of it', 'closing.html']]);
  await go(page, 'intake.html');
  await hand(page).pick('start', RIGHT);
  same('another answer, another way', await ways(page),
    [['Next Further on', 'advanced.html']]);
});

test('the way by keyboard passes over what is locked', async (context) => {
  const page = await open(context, 'routes', 'en/intake.html');
  const player = new Player(page, keys(page), ui);
  await player.pick('start', RIGHT);
  await player.hand.press(page.locator('.pager [rel="next"]'));
  await page.waitForURL(/advanced\.html$/);
  await ready(page);
  same('not open yet, and no link', await ways(page),
    [['Previous Where do you stand?', 'intake.html'],
      ['Next The end of it Not open yet', null]]);
});

test('a locked lesson explains itself', async (context) => {
  const page = await open(context, 'routes', 'en/closing.html');
  like('in words', await page.locator('#locked').innerText(),
    new RegExp('^Not open yet\\s+' + ONCE));
  same('its exercises are out of reach', await page.locator('article')
    .isVisible(), false);
  await look(page, 'locked');
  const other = await open(context, 'routes', 'en/intake.html');
  await hand(other).pick('start', RIGHT);
  await forecast(hand(other));
  await page.locator('article').waitFor();
  same('another window opens it', await page.locator('#locked').isVisible(),
    false);
  await hand(page).pick('close', 1);
  await page.locator('#x-close').getByText(ui.right, {exact: true}).first()
    .waitFor();
  await go(page, 'index.html');
  like('and one is there', await page.locator('.resume').innerText(),
    /The end of it/);
});

test('a lesson off the route says so, and does not count',
  async (context) => {
    const page = await open(context, 'routes', 'en/intake.html');
    await hand(page).pick('start', RIGHT);
    await forecast(hand(page));
    await go(page, 'basics.html');
    same('it says so', await texts(page.locator('#off-route')),
      ['This lesson is not on your route. You may read it, but it does ' +
        'not count. ' + IF_WRONG]);
    await hand(page).pick('check', 2);
    await hand(page).write('again', 'Ask.');
    await go(page, 'index.html');
    same('progress counts the route only', await progress(page),
      ['2 of 4 exercises']);
    await go(page, 'result.html');
    like('so do the points', (await texts(page.locator('.total')))[0],
      /of 5 points/);
    const parts = await texts(page.locator('.debrief-part'));
    yes('the result says so too, and nothing else of it', parts.includes(
      'From the beginning Optional · ' + IF_WRONG), parts.join('\n'));
    clean(page);
    await look(page, 'a result with routes');
    await go(page, 'index.html');
    await look(page, 'contents with routes');
  });

test('another answer changes the route and keeps the answers',
  async (context) => {
    const page = await open(context, 'routes', 'en/intake.html');
    await hand(page).pick('start', WRONG);
    await forecast(hand(page));
    await go(page, 'basics.html');
    await hand(page).pick('check', 2);
    await hand(page).write('again', 'Ask more.');
    await go(page, 'closing.html');
    await hand(page).pick('close', 1);
    await go(page, 'result.html');
    same('this route is done', await texts(page.locator(
      '#debrief > .lead')), ['You have passed the course.']);
    await go(page, 'intake.html');
    await hand(page).pick('start', RIGHT);
    await go(page, 'index.html');
    same('the other one is not', await progress(page), ['3 of 4 exercises']);
    await go(page, 'basics.html');
    same('what was written stays', await page.locator('textarea')
      .inputValue(), 'Ask more.');
    yes('and what was chosen', await hand(page).option('check', 2)
      .isChecked());
    await go(page, 'advanced.html');
    await hand(page).pick('unsaid', 1);
    await go(page, 'result.html');
    same('until it is', await texts(page.locator('#debrief > .lead')),
      ['You have passed the course.']);
    clean(page);
  });

// --- in both packages ---

async function followRoute(run) {
  const player = hand(run.course);
  const next = (file) => run.follow(
    run.course.locator('.pager [rel="next"]'), file);
  same('the contents say it', await texts(
    run.course.locator('.lessons li')), bare(START));
  await run.follow(run.course.locator('.lessons a').first(), 'intake.html');
  await player.pick('start', RIGHT);
  await forecast(player);
  await next('advanced.html');
  await player.pick('unsaid', 1);
  await next('closing.html');
  await player.pick('close', 1);
  await next('glossary.html');
  await next('result.html');
  like('passed', await run.course.locator('#debrief').innerText(),
    /You have passed the course[^]*of 5 points/);
  await until(async () => await run.state() === ui.saved, 'saved');
}

for (const version of ['1.2', '2004'])
  test('a route in a package, ' + version, async (context) => {
    const bench = await openBench('strict', version, 'routes');
    const run = await bench.launch(context);
    await followRoute(run);
    await run.shell.locator('#exit').click();
    await run.shell.locator('#notice').waitFor({state: 'visible'});
    same('nothing is refused or complained about',
      [await run.faults(), run.complaints()], [[], []]);
    const data = bench.data();
    // A forecast of 75%: 0.9375 of 1 point; so 4.9375 of 5.
    same('the LMS has the route only', version === '1.2' ?
      [data['cmi.core.lesson_status'], data['cmi.core.score.raw']] :
      [data['cmi.completion_status'], data['cmi.success_status'],
        data['cmi.progress_measure'], data['cmi.score.raw']],
    version === '1.2' ? ['passed', '99'] : ['completed', 'passed', '1',
      '99']);
    await run.lms.close();
    const again = await bench.launch(context);
    like('the next launch knows the route', (await texts(
      again.course.locator('.lessons li'))).join('|'),
    /From the beginning Optional [^|]*\|Further on Done [^|]*\|The end of it/);
    bench.close();
  });

await runTests(4);
