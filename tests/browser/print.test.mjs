// print.test.mjs - the handouts on paper: every page, on A4 and on letter,
// is as long as its paper, nothing sticks out at its side, and nothing that
// belongs together can be parted by its end. And the import sheets.
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {filesIn, runTests, same, sites, test, yes} from './harness.mjs';

const MM = 96 / 25.4;
const PAPER = {
  A4: {width: 210, height: 297, points: '596 843'},
  Letter: {width: 215.9, height: 279.4, points: '612 792'}
};
// What is never parted. With all that a trainer reads, an exercise may be
// longer than a page; then it is parted, but not in one of the others.
const WHOLE = ['.participant .item:not(.long)', '.scene', '.card', '.drawn',
  '.forecast', '.picture', '.reckoning', '.folded', '.strip', '.notes',
  '.log tr', '.tries > li', '.debrief-form .write',
  '.options > li', '.lines > li', '.replies > li',
  '.timeline > li', '.decisions tbody'].join();

// What is printed of a page, laid out as wide as the paper's text.
async function onPaper(context, path, paper) {
  const page = await context.newPage();
  await page.emulateMedia({media: 'print'});
  await page.goto(pathToFileURL(path).href);
  const margins = await page.evaluate(() => {
    const rules = Array.from(document.styleSheets)
      .flatMap((sheet) => Array.from(sheet.cssRules));
    return rules.filter((rule) => rule.type === CSSRule.PAGE_RULE &&
      rule.style.marginTop).pop().style.cssText;
  });
  const side = (name) => parseFloat(
    new RegExp('margin-' + name + ': ([\\d.]+)mm').exec(margins)[1]);
  const [top, right, bottom, left] = /margin: /.test(margins) ?
    sides(/margin: ([^;]*)/.exec(margins)[1]) :
    ['top', 'right', 'bottom', 'left'].map(side);
  const width = Math.floor((paper.width - left - right) * MM);
  await page.setViewportSize({width, height: 900});
  return {page, width, height: (paper.height - top - bottom) * MM};
}

function sides(margin) {
  const [top, right, bottom, left] =
    margin.split(' ').map((one) => parseFloat(one));
  const across = right === undefined ? top : right;
  return [top, across, bottom === undefined ? top : bottom,
    left === undefined ? across : left];
}

// Pages of a PDF and their sizes; Chromium leaves its page objects open.
function pagesOf(pdf) {
  const text = pdf.toString('latin1');
  const boxes = (text.match(/\/MediaBox \[[\d. ]*\]/g) || [])
    .map((box) => box.match(/[\d.]+/g).slice(2)
      .map((length) => Math.round(length)).join(' '));
  return {n: (text.match(/\/Type \/Page\b/g) || []).length, boxes};
}

for (const course of ['kinds', 'clients', 'levels', 'groups', 'flagship'])
  for (const name of filesIn(join(sites, course, 'handout'), '.html'))
    for (const format of Object.keys(PAPER))
      test(name + ' on ' + format, async (context) => {
        const path = join(sites, course, 'handout', name);
        const {page, width, height} =
          await onPaper(context, path, PAPER[format]);
        const wrong = await page.evaluate(([whole, across, down]) => {
          const tell = (one) => one.tagName + '.' + one.className.toString() +
            ' ' + one.textContent.trim().slice(0, 40);
          const all = Array.from(document.querySelectorAll('body *'));
          const box = (one) => one.getBoundingClientRect();
          const kept = Array.from(document.querySelectorAll(whole));
          return {
            wide: all.filter((one) => box(one).right > across + 1)
              .map(tell).slice(0, 3),
            long: kept.filter((one) => box(one).height > down)
              .map(tell).slice(0, 3),
            parted: kept.filter((one) =>
              getComputedStyle(one).breakInside !== 'avoid')
              .map(tell).slice(0, 3),
            papers: document.querySelectorAll('.paper').length +
              document.querySelectorAll('.cover').length
          };
        }, [WHOLE, width, height]);
        same('nothing sticks out', wrong.wide, []);
        same('nothing is longer than a page', wrong.long, []);
        same('nothing that belongs together is parted', wrong.parted, []);
        const pdf = pagesOf(await page.pdf({format}));
        yes('it has pages', pdf.n > 1, '  ' + pdf.n);
        yes('each sheet begins on a page of its own', pdf.n >= wrong.papers,
          '  ' + pdf.n + ' pages for ' + wrong.papers);
        same('all are of that paper',
          pdf.boxes.filter((one) => one !== PAPER[format].points), []);
      });

// An administrator pins one sheet to the wall, however many packages there
// are.
for (const course of ['lessons', 'domain', 'flagship'])
  for (const name of filesIn(join(sites, course), '-import.nl.html').concat(
    filesIn(join(sites, course), '-import.en.html')))
    test(name + ' is one side of A4', async (context) => {
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(sites, course, name)).href);
      const pdf = pagesOf(await page.pdf({preferCSSPageSize: true}));
      same('it is A4', pdf.boxes[0], '595 842');
      same('it is one page', pdf.n, 1);
    });

await runTests(2);
