// access.test.mjs - what machines can say about access: axe-core on the pages
// around the exercises, light and dark, wide and narrow (the exercises have
// states.test.mjs); no page wider than the screen; html-validate on every
// page that was written.
import {join} from 'node:path';
import {addressOf, filesIn, load, open, ready, runTests, same, sites, siteOf,
  test, textOf, until, yes} from './harness.mjs';
import {look, wider} from './axe.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse, playMixed} from './play.mjs';

const ui = textOf('kinds', 'en').ui;

const go = async (page, course, path) => {
  await page.goto(addressOf(course, path));
  await ready(page);
};

// --- axe ---

test('pages with nothing to answer', async (context) => {
  const page = await context.newPage();
  await page.goto(addressOf('kinds', 'index.html'));
  await look(page, 'choice of a language');
  await go(page, 'kinds', 'en/index.html');
  await look(page, 'contents');
  await go(page, 'kinds', 'en/after.html');
  await look(page, 'a locked lesson');
  await go(page, 'kinds', 'en/result.html');
  await look(page, 'a result of nothing');
});

test('pages that have answers', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  await playMixed(new Player(page, mouse(), ui));
  await go(page, 'kinds', 'en/result.html');
  await page.getByRole('button', {name: ui.start_over}).click();
  await look(page, 'the result, to start again');
  await go(page, 'kinds', 'en/index.html');
  await look(page, 'the contents');
});

test('the course we ship', async (context) => {
  const page = await open(context, 'flagship', 'nl/index.html');
  for (const path of filesIn(join(siteOf('flagship'), 'nl'), '.html')) {
    await go(page, 'flagship', 'nl/' + path);
    await look(page, path);
  }
});

test('the shell of a package', async (context) => {
  const bench = await openBench('strict', '2004', 'kinds');
  const page = await context.newPage();
  await page.goto(bench.base + '/kinds/scorm2004/index.html');
  await ready(page.frameLocator('#page'));
  await look(page, 'with its bar');
  await page.locator('#exit').click();
  await until(() => page.locator('#page').isHidden(), 'the end');
  await look(page, 'after the end');
  bench.close();
});

test('a table that grows too wide', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  const box = page.locator('.table').first();
  const says = () => box.evaluate((one) => ['tabindex', 'role',
    'aria-label'].map((name) => one.getAttribute(name)));
  const grow = (width) => box.locator('table').evaluate((one, wide) => {
    one.style.minInlineSize = wide;
  }, width);
  same('fits at first', await says(), [null, null, null]);
  await grow('200vw');
  await until(async () => (await says())[0], 'a place to stop at');
  same('is reached by keyboard, and says why', await says(),
    ['0', 'group', ui.table_scrolls]);
  await grow('');
  await until(async () => !(await says())[0], 'none any more');
  same('and not when it fits again', await says(), [null, null, null]);
});

// --- the width of every page ---

for (const course of ['kinds', 'calls', 'placing', 'asking', 'flagship'])
  test(course + ', every page at 320 pixels', async (context) => {
    const page = await context.newPage();
    await page.setViewportSize({width: 320, height: 640});
    const found = [];
    for (const path of filesIn(siteOf(course), '.html')) {
      await page.goto(addressOf(course, path));
      if (await page.locator('script').count())
        await ready(page);
      found.push(...(await wider(page)).map((one) => path + ': ' + one));
    }
    same('none scrolls sideways', found, []);
  });

test('a page at 320 pixels without JavaScript', async (context) => {
  const page = await context.newPage();
  await page.goto(addressOf('kinds', 'nl/kinds.html'));
  same('does not scroll sideways', await wider(page), []);
}, {javaScriptEnabled: false, viewport: {width: 320, height: 640}});

test('words do not run together', async (context) => {
  const page = await open(context, 'kinds', 'en/reading.html');
  // Left and right ends of the texts of a link, in reading order.
  const ends = (link) => link.evaluate((one) => {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found = [];
    while (walk.nextNode())
      if (walk.currentNode.textContent.trim()) {
        range.selectNodeContents(walk.currentNode);
        found.push(range.getBoundingClientRect());
      }
    return found.map((box) => [box.left, box.right]);
  });
  for (const which of ['prev', 'next']) {
    const [label, title] = await ends(page.locator(
      '.pager [rel="' + which + '"]'));
    yes('the link to the ' + which + ' lesson', title[0] > label[1] + 2,
      '  ' + label[1] + ' and ' + title[0]);
  }
});

// --- the markup ---

// Left out of the recommended rules:
//   void-style, attribute-boolean-style   two ways to write the same thing
//   wcag/h32                              the player adds the button; without
//                                         it there is nothing to send to
//   form-dup-name                         the boxes of one question share
//                                         their name, as radio buttons do
const MARKUP = {
  root: true, extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off', 'attribute-boolean-style': 'off', 'wcag/h32': 'off',
    'form-dup-name': ['error', {shared: ['radio', 'checkbox']}]
  }
};

const {HtmlValidate} = load('html-validate');
const validator = new HtmlValidate(MARKUP);

// The import sheets lie beside the folders.
for (const course of ['kinds', 'calls', 'placing', 'asking', 'flagship'])
  for (const folder of ['site', 'scorm12', 'scorm2004', 'handout', 'import'])
    test(course + '/' + folder + ' is valid', async () => {
      const sheet = folder === 'import';
      const base = join(sites, course, sheet ? '.' : folder);
      const found = {};
      const paths = filesIn(base, '.html').filter((path) =>
        !sheet || path.includes('-import.'));
      for (const path of paths) {
        const report = await validator.validateFile(join(base, path));
        for (const one of report.results.flatMap((file) => file.messages)) {
          found[one.ruleId] = found[one.ruleId] || [];
          found[one.ruleId].push(path + ':' + one.line);
        }
      }
      yes('there are pages', paths.length > 0);
      same('', Object.keys(found).map((rule) => rule + ': ' +
        found[rule].slice(0, 3).join(', ')), []);
    });

await runTests(3);
