// axe.mjs - axe-core on a page as it stands, light and dark, wide and narrow.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {modules, same} from './harness.mjs';

const axe = readFileSync(join(modules, 'axe-core/axe.min.js'), 'utf8');
const LOOKS = [['light', 1280], ['dark', 1280], ['light', 320],
  ['dark', 320]];

const runAxe = (frame) => frame.evaluate(() => window.axe.run(document,
  {iframes: false, resultTypes: ['violations']}).then((found) =>
  found.violations.map((one) => one.id + ': ' + one.nodes.map((node) =>
    node.target.join(' ')).slice(0, 3).join(', '))));

// Whether anything is cut off at the side, or makes the page scroll there.
export const wider = (frame) => frame.evaluate(() =>
  document.scrollingElement.scrollWidth > window.innerWidth ?
    Array.from(document.querySelectorAll('body *')).filter((one) =>
      one.getBoundingClientRect().right > window.innerWidth + 0.5)
      .slice(0, 3).map((one) => one.tagName + '.' + one.className) : []);

// What the page does when its width changes is done in the next frame.
const drawn = (frame) => frame.evaluate(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done))));

// axe itself comes by the debugger, which the page's policy does not stop.
export async function look(page, name, frame = page) {
  await frame.evaluate(axe);
  for (const [scheme, width] of LOOKS) {
    await page.emulateMedia({colorScheme: scheme, reducedMotion: 'reduce'});
    await page.setViewportSize({width, height: 800});
    await drawn(frame);
    const how = name + ', ' + scheme + ', ' + width;
    same(how + ': axe', await runAxe(frame), []);
    if (width === 320 && scheme === 'light')
      same(how + ': fits the screen', await wider(frame), []);
  }
}
