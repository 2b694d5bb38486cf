// screenshots.mjs - pictures to look at, in the folder that is named: every
// exercise in every state of states.mjs, and the other pages, wide and
// narrow, light and dark. Not a test; `make pictures` makes them.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {addressOf, open, ready, runTests, test, until} from './harness.mjs';
import {openBench} from './bench.mjs';
import {EXERCISES, WAYS, bring, openStates} from './states.mjs';

const out = process.argv[2];
mkdirSync(out, {recursive: true});

for (const scheme of ['light', 'dark'])
  for (const width of [1280, 360]) {
    const shoot = (target, name, more) => target.screenshot(Object.assign(
      {path: join(out, [name, width, scheme].join('-') + '.png')}, more));
    const whole = (page, name) => shoot(page, name, {fullPage: true});
    const options = {
      colorScheme: scheme, viewport: {width, height: 800},
      reducedMotion: 'reduce'
    };
    const go = async (page, course, path) => {
      await page.goto(addressOf(course, path));
      await ready(page);
    };

    async function shootState(page, course, state) {
      const names = Object.keys(EXERCISES[course]);
      for (const name of names)
        await shoot(page.locator('#x-' + name),
          [course, names.indexOf(name) + 10, name, state].join('-'));
    }

    for (const course of Object.keys(EXERCISES))
      for (const way of WAYS)
        test(course, async (context) => {
          const {page, player} = await openStates(context, course);
          for (const state of way) {
            await bring(player, course, state);
            await shootState(page, course, state);
          }
          const how = way[way.length - 1];
          const said = page.locator('.exercise.feedback:visible');
          if (await said.count())
            await shoot(said.first(), course + '-feedback-' + how);
          await go(page, course, 'en/result.html');
          await whole(page, course + '-result-' + how);
          await go(page, course, 'en/index.html');
          await whole(page, course + '-contents-' + how);
        }, options);

    test('pages', async (context) => {
      const page = await open(context, 'flagship', 'nl/index.html');
      await whole(page, 'contents');
      await go(page, 'flagship', 'nl/de-stilte.html');
      await shoot(page, 'lesson');
      await go(page, 'kinds', 'en/after.html');
      await shoot(page, 'locked');
      await page.goto(addressOf('kinds', 'index.html'));
      await shoot(page, 'languages');
      await go(page, 'kinds', 'en/kinds.html');
      await shoot(page, 'prose');
    }, options);

    test('shell', async (context) => {
      const bench = await openBench('strict', '2004', 'kinds');
      const run = await bench.launch(context);
      const page = run.lms;
      await page.goto(bench.base + '/kinds/scorm2004/index.html');
      await ready(page.frameLocator('#page'));
      await shoot(page, 'shell');
      await page.locator('#exit').click();
      await until(() => page.locator('#page').isHidden(), 'the end');
      await shoot(page, 'shell-end');
      bench.close();
    }, options);
  }

await runTests(4);
