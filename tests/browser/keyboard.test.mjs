// keyboard.test.mjs - every exercise from beginning to end with the keyboard
// alone: after every key the focus is somewhere, can be seen, and has its
// ring; Tab goes through the page in the order it is read in and out of it
// again; what was pressed leads to what is said about it.
import {runTests, same, test, yes} from './harness.mjs';
import {keys} from './play.mjs';
import {EXERCISES, WAYS, bring, openStates} from './states.mjs';

// --- what has the focus ---

// What is wrong with the focus as it is now, or ''. The ring of a slider is
// around its thumb, which has no style to ask for; a player of sound has
// rings of its own.
const fault = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const tell = (what) => what + ': ' + at.outerHTML.slice(0, 80);
  if (!at || at === document.body)
    return 'nowhere, after ' + window.before;
  window.before = at.outerHTML.slice(0, 80);
  const box = at.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1),
    window.innerWidth - 2);
  const y = Math.min(Math.max(box.top + box.height / 2, 1),
    window.innerHeight - 2);
  if (!at.checkVisibility({visibilityProperty: true}) || !box.width ||
      !box.height)
    return tell('cannot be seen');
  if (box.bottom < 1 || box.top > window.innerHeight - 1)
    return tell('out of sight');
  const over = document.elementFromPoint(x, y);
  if (over !== at && !at.contains(over) && !over.contains(at))
    return tell('covered by ' + over.outerHTML.slice(0, 60));
  const style = getComputedStyle(at);
  const ring = parseFloat(style.outlineWidth) >= 2 &&
    style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return ring || at.matches('audio, [type="range"]') ? '' :
    tell('no ring');
});

// The keyboard, and what went wrong after any of its keys.
function watched(page, faults) {
  return keys({keyboard: {
    async press(key) {
      await page.keyboard.press(key);
      const found = await fault(page);
      if (found && !faults.includes(key + ', ' + found))
        faults.push(key + ', ' + found);
    },
    type: (text) => page.keyboard.type(text)
  }});
}

const where = (page, name) => page.evaluate((id) => {
  const at = document.activeElement;
  return {
    inside: document.getElementById(id).contains(at),
    what: at.matches('.error-summary') ? 'summary' :
      at.matches('button') ? 'button' : at.tabIndex < 0 ? 'text' : 'field',
    id: at.id, html: at.outerHTML.slice(0, 80)
  };
}, 'x-' + name);

// --- playing ---

for (const course of Object.keys(EXERCISES))
  for (const way of WAYS)
    test(course + ' by keyboard, ' + way.join(', '), async (context) => {
      const faults = [];
      const {page, player} = await openStates(context, course,
        (one) => watched(one, faults));
      // With nothing given the summary gets the focus; its link is next.
      const complained = async (name) => {
        const now = await where(page, name);
        same(name + ', nothing given', [now.inside, now.what],
          [true, 'summary']);
        await page.keyboard.press('Tab');
        const wanted = await page.evaluate(() =>
          document.activeElement.getAttribute('href'));
        await page.keyboard.press('Enter');
        const then = await where(page, name);
        same(name + ', its link', [then.inside, '#' + then.id],
          [true, wanted]);
      };
      const told = async (name) => {
        const now = await where(page, name);
        yes(name + ', the focus stays with it', now.inside, now.html);
      };
      for (const state of way)
        await bring(player, course, state,
          state === 'empty' ? complained : told);
      same('after every key', faults, []);
    });

// Where a press of the button leads; only what is answered with a text that
// is kept stays at its button.
test('what is checked leads to what is said', async (context) => {
  for (const course of ['placing', 'asking', 'kinds']) {
    const {page, player} = await openStates(context, course, keys);
    const found = [];
    await bring(player, course, 'right', async (name) => {
      const {what} = await where(page, name);
      found.push(name + ': ' + what);
    });
    same(course, found, Object.keys(EXERCISES[course]).map((name) =>
      name + ': ' + (name === 'thought' ? 'button' : 'text')));
  }
});

test('a slider shows that it has the focus', async (context) => {
  const {page} = await openStates(context, 'asking');
  const slider = page.locator('#t-deal');
  const look = () => page.locator('#x-deal').screenshot();
  await page.locator('#x-deal .chance').scrollIntoViewIfNeeded();
  const before = await look();
  while (!await slider.evaluate((one) => one === document.activeElement))
    await page.keyboard.press('Tab');
  yes('', !before.equals(await look()));
});

// --- the order of Tab ---

// All that Tab should stop at, in the order of the page; of radio buttons
// the chosen one of the group or its first.
const stops = (page) => page.evaluate(() => {
  const all = Array.from(document.querySelectorAll('a[href], button, ' +
    'input, select, textarea, summary, [tabindex="0"], audio, video'))
    .filter((one) => !one.matches(':disabled') &&
      one.checkVisibility({visibilityProperty: true}));
  window.stops = all.filter((one) => {
    if (one.type !== 'radio')
      return true;
    const group = all.filter((other) => other.name === one.name &&
      other.form === one.form);
    return one === (group.find((other) => other.checked) || group[0]);
  });
  return window.stops.length;
});

const place = (page) => page.evaluate(() =>
  window.stops.indexOf(document.activeElement));

// The places in window.stops that the key leads through, from one to the
// other. A player of sound has stops of its own.
async function walk(page, key, from, to) {
  const found = [from];
  await page.evaluate((i) => window.stops[i].focus(), from);
  for (let n = 0; n < 200 && found[found.length - 1] !== to; n++) {
    await page.keyboard.press(key);
    const at = await place(page);
    if (at !== found[found.length - 1])
      found.push(at);
  }
  return found;
}

// Lower, or to the right of what is as high.
const backwards = (page) => page.evaluate(() => {
  const found = [];
  const inMain = window.stops.filter((one) => one.closest('main'));
  inMain.slice(1).forEach((one, i) => {
    const now = one.getBoundingClientRect();
    const last = inMain[i].getBoundingClientRect();
    if (now.bottom <= last.top ||
        now.top < last.bottom && now.bottom > last.top &&
        now.right <= last.left)
      found.push(one.outerHTML.slice(0, 80));
  });
  return found;
});

for (const course of Object.keys(EXERCISES))
  test(course + ', the order of Tab', async (context) => {
    const {page, player} = await openStates(context, course);
    for (const state of WAYS[0]) {
      await bring(player, course, state);
      const last = await stops(page) - 1;
      const all = Array.from({length: last + 1}, (one, i) => i);
      same(state, await walk(page, 'Tab', 0, last), all);
      same(state + ', back', await walk(page, 'Shift+Tab', last, 0),
        all.reverse());
      same(state + ', as it is read', await backwards(page), []);
    }
  });

await runTests(3);
