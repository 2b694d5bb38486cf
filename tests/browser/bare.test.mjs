// bare.test.mjs - every page without JavaScript: it reads, it says what does
// not work, it shows nothing that does nothing, and it gives nothing away.
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import vm from 'node:vm';
import {filesIn, runTests, same, sites, siteOf, test, textOf, watch, yes}
  from './harness.mjs';

const COURSES = ['kinds', 'placing', 'asking', 'dialogue', 'routes',
  'flagship'];
const bare = {javaScriptEnabled: false};

const see = (locator) => locator.evaluateAll((all) => all
  .filter((one) => one.checkVisibility()).map((one) =>
    one.innerText.replace(/\s+/g, ' ').trim()));

async function openBare(context, folder, path) {
  const page = await context.newPage();
  const root = pathToFileURL(folder).href + '/';
  page.complaints = watch(page, root);
  await page.goto(root + path);
  return page;
}

// What a page offers to press that only a script would answer.
const dead = (page) => page.locator('button, [role="button"], ' +
  'input[type="submit"], input[type="button"], a:not([href]), [onclick]')
  .evaluateAll((all) => all.filter((one) => one.checkVisibility())
    .map((one) => one.outerHTML.slice(0, 80)));

// Links and pictures that lead to no file of the folder.
const lost = async (page) => (await page.locator('[href], [src]')
  .evaluateAll((all) => all.map((one) => one.href || one.src)))
  .filter((one) => typeof one === 'string' && one.startsWith('file:'))
  .filter((one) => !existsSync(fileURLToPath(one.split('#')[0])));

const lessonsOf = (course, lang) => filesIn(join(siteOf(course), lang),
  '.html').filter((one) => !['index.html', 'result.html'].includes(one));

const languagesOf = (course) => filesIn(siteOf(course), '.html')
  .filter((one) => one.endsWith('/result.html')).map((one) => dirname(one));

for (const course of COURSES)
  test(course + ' reads', async (context) => {
    const page = await openBare(context, siteOf(course), 'index.html');
    for (const path of filesIn(siteOf(course), '.html')) {
      await page.goto(pathToFileURL(join(siteOf(course), path)).href);
      same(path + ', nothing that does nothing', await dead(page), []);
      same(path + ', all it leads to is there', await lost(page), []);
      same(path + ', one heading above all', await page.locator('h1')
        .count(), 1);
      same(path + ', nothing wider than the screen', await page.evaluate(
        () => document.documentElement.scrollWidth <= window.innerWidth),
      true);
    }
    same('nothing is complained about', page.complaints, []);
  }, Object.assign({viewport: {width: 360, height: 700}}, bare));

for (const course of COURSES)
  for (const lang of languagesOf(course))
    test(course + '/' + lang + ' says what does not work',
      async (context) => {
        const ui = textOf(course, lang).ui;
        const page = await openBare(context, siteOf(course),
          lang + '/index.html');
        for (const path of lessonsOf(course, lang)) {
          await page.goto(pathToFileURL(join(siteOf(course), lang, path))
            .href);
          same(path, await see(page.locator('main .notice')),
            [ui.noscript]);
        }
        await page.goto(pathToFileURL(join(siteOf(course), lang,
          'result.html')).href);
        same('the result', await see(page.locator('main .notice')),
          [ui.noscript_result]);
      }, bare);

// --- every exercise in its reading form ---

const KINDS = {
  choice: '.option-text', order: '.item-text', match: 'select',
  sort: 'select', gaps: '.gap', text: 'input', number: 'input',
  scale: 'input', reflect: 'textarea', forecast: 'input',
  silence: '.timeline li', cues: '.line-text', dialogue: '.replies a',
  pool: '.exercise'
};

test('every exercise is there to be read', async (context) => {
  const found = new Set();
  for (const course of COURSES) {
    const lang = languagesOf(course)[0];
    for (const path of lessonsOf(course, lang)) {
      const page = await openBare(context, siteOf(course),
        lang + '/' + path);
      const boxes = await page.locator(
        '.exercise:not(.feedback)').evaluateAll((all, parts) => all.map(
        (one) => [one.id, one.dataset.kind, one.checkVisibility() &&
          Array.from(one.querySelectorAll(parts[one.dataset.kind]))
            .filter((part) => part.checkVisibility()).length > 0]), KINDS);
      for (const [id, kind, shown] of boxes) {
        found.add(kind);
        yes(course + '/' + path + '#' + id + ', ' + kind, shown);
      }
      same(course + '/' + path + ', what is kept back is not shown',
        await see(page.locator('.option-feedback, .feedback, .broken')), []);
      await page.close();
    }
  }
  same('all kinds', Array.from(found).sort(), Object.keys(KINDS).sort());
}, bare);

// --- what the page may not hold ---

function tableOf(course) {
  const window = {};
  vm.runInNewContext(readFileSync(join(siteOf(course), 'assets',
    'course.js'), 'utf8'), {window, get Stilte() { return window.Stilte; }});
  return JSON.parse(window.Stilte.course);
}

const sectionsOf = (context, course, lang, path) =>
  openBare(context, siteOf(course), lang + '/' + path).then((page) =>
    page.locator('[data-exercise]').evaluateAll((all) => Object.fromEntries(
      all.map((one) => {
        const own = one.cloneNode(true);
        own.querySelectorAll('.exercise, .option-feedback, .hints, ' +
          '.example').forEach((part) => part.remove());
        return [one.dataset.exercise, {
          html: own.outerHTML,
          items: Array.from(one.querySelectorAll('[data-item]'), (part) =>
            part.dataset.item)
        }];
      }))));

const holds = (box, text) => box.html.includes('>' + text + '<') ||
  box.html.includes('"' + text + '"');

// Of a kind: what would give the answer away, in markup as in text. The items
// of an order stand by their names, which say nothing.
const SECRETS = {
  order: (rule, box) => box.items.join() !== box.items.slice().sort().join()
    && 'its order',
  text: (rule, box) => [].concat(...rule.options.map((one) => one.accept))
    .find((one) => holds(box, one)),
  number: (rule, box) => holds(box, rule.answer) && String(rule.answer),
  forecast: (rule, box) => /outcome/.test(box.html) && 'the outcome'
};

const MARKS = new RegExp('data-(right|answer|outcome|correct)\\b|' +
  ' (checked|selected)[ =>]|is-right');

test('no page holds what is right', async (context) => {
  for (const course of COURSES)
    for (const lang of languagesOf(course))
      for (const path of lessonsOf(course, lang)) {
        const boxes = await sectionsOf(context, course, lang, path);
        for (const lesson of tableOf(course).lessons)
          for (const rule of lesson.exercises) {
            const name = lesson.id + '/' + rule.name;
            const box = boxes[name];
            if (!box)
              continue;
            same(course + '/' + lang + ' ' + name + ', no marks',
              (box.html.match(MARKS) || [])[0], undefined);
            const secret = SECRETS[rule.kind];
            if (secret)
              yes(course + '/' + lang + ' ' + name + ', nothing given away',
                !secret(rule, box), secret(rule, box) + '\n' + box.html);
          }
      }
}, bare);

// --- the shell of a package ---

for (const version of ['12', '2004'])
  test('the shell of ' + version + ' leads to the lessons',
    async (context) => {
      const folder = resolve(sites, 'kinds', 'scorm' + version);
      const page = await openBare(context, folder, 'index.html');
      const ui = textOf('kinds', 'nl').ui;
      same('nothing that does nothing', await dead(page), []);
      same('no empty frame', await page.locator('iframe').isVisible(),
        false);
      same('it says what does not work', (await see(page.locator(
        'main .notice p')))[0], ui.noscript_shell);
      yes('at the top of the page', (await page.locator('main .notice')
        .boundingBox()).y < 200);
      await page.locator('main .notice a').click();
      same('and leads to the contents', page.url(), pathToFileURL(
        join(folder, 'nl/index.html')).href);
      await page.locator('.lessons a').first().click();
      yes('and to the lessons', await page.locator('#x-one').isVisible());
      same('nothing is complained about', page.complaints, []);
    }, bare);

await runTests(4);
