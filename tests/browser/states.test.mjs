// states.test.mjs - every exercise in every state it can be in, looked at by
// machines: axe, light and dark, wide and narrow; targets; names; room for
// text that is large or spaced; and what is left without colour and motion.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {look} from './axe.mjs';
import {addressOf, here, ready, runTests, same, test, yes}
  from './harness.mjs';
import {colourBlind, smallTargets, tooTight, unnamed} from './looks.mjs';
import {EXERCISES, PAGES, WAYS, bring, openStates} from './states.mjs';

async function lookAll(page, state) {
  await look(page, state);
  same(state + ': what belongs together', await unnamed(page), []);
  same(state + ': targets', await smallTargets(page), []);
  same(state + ': room for text', await tooTight(page), []);
  same(state + ': without colour', await colourBlind(page), []);
  await page.setViewportSize({width: 1280, height: 900});
}

// From here on the participant looks back: an LMS says so.
const lookBack = (context) => context.addInitScript(() => {
  window.parent = {StilteSession: {
    load: () => ({
      state: localStorage.getItem('stilte:' +
        document.documentElement.dataset.course),
      location: '', mode: 'review'
    }),
    save() {}, leave() {}, onstatus() {}
  }};
});

async function again(page) {
  await page.reload();
  await ready(page);
}

for (const course of Object.keys(EXERCISES))
  for (const way of WAYS)
    test(course, async (context) => {
      const {page, player} = await openStates(context, course);
      for (const state of way) {
        await bring(player, course, state);
        await lookAll(page, state);
      }
      const last = way[way.length - 1];
      await again(page);
      await lookAll(page, last + ', resumed');
      await page.goto(addressOf(course, 'en/result.html'));
      await ready(page);
      await lookAll(page, last + ', the result');
      await lookBack(context);
      await page.goto(addressOf(course, PAGES[course]));
      await ready(page);
      await lookAll(page, last + ', looking back');
    });

// --- the table is whole ---

test('every exercise is in the table', async (context) => {
  for (const course of Object.keys(EXERCISES)) {
    const {page} = await openStates(context, course);
    same(course, await page.locator('.exercise:not(.feedback)')
      .evaluateAll((all) => all.filter((one) =>
        !one.parentNode.closest('.exercise')).map((one) =>
        [one.id.slice(2), one.dataset.kind])),
    Object.entries(EXERCISES[course]).map(([name, one]) =>
      [name, one.kind]));
  }
});

test('every kind is in the table', () => {
  const kinds = readFileSync(join(here,
    '../../compiler/model/kinds.def'), 'utf8');
  const known = Object.values(EXERCISES).flatMap((all) =>
    Object.values(all).map((one) => one.kind));
  yes('there are kinds', known.length > 0);
  same('', Array.from(kinds.matchAll(/^KIND\(([a-z]+)/gm), (one) => one[1])
    .filter((kind) => kind !== 'feedback' && !known.includes(kind)), []);
});

await runTests(3);
