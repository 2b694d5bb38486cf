// screenshots.mjs - pictures to look at, in the folder that is named: every
// kind before, half-way and after, and the other pages, wide and narrow,
// light and dark. Not a test; tests/browser/run makes them when SCREENSHOTS
// is 1.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {addressOf, open, ready, runTests, test, textOf, until}
  from './harness.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse, playBest, playMixed} from './play.mjs';

const ui = textOf('kinds', 'en').ui;
const KINDS = ['one', 'many', 'worth', 'ear', 'thought', 'hold', 'ask',
  'signals', 'plain', 'closing', 'client'];
const out = process.argv[2];
mkdirSync(out, {recursive: true});

const hand = (page) => new Player(page, mouse(), ui);

async function halfWay(player) {
  const page = player.root;
  await player.press('one', 'check');
  await player.pickAll('many', [1, 2]);
  await player.hand.choose(player.option('hold', 1));
  await player.hand.tick(page.locator('#x-hold-clock'));
  await player.press('hold', 'start_silence');
  await player.press('hold', 'next_moment');
  await player.press('hold', 'say_something');
  await player.hand.write(page.locator('#t-ask'), 'Wat?');
  await player.hand.tick(page.locator('#x-ask-clock'), false);
  for (let i = 0; i < 7; i++)
    await player.press('ask', 'longer');
  await player.press('ask', 'start_silence');
  await player.hand.tick(player.mark('signals', 3));
  await player.hand.choose(player.moment('signals', 4));
  await player.press('signals', 'go_on');
  await player.hand.tick(page.locator('#x-closing-clock'));
  await player.press('closing', 'start');
  await player.press('closing', 'next_line');
  await player.talk('client', [1]);
}

for (const scheme of ['light', 'dark'])
  for (const width of [1280, 360]) {
    const shoot = (target, name, more) => target.screenshot(Object.assign(
      {path: join(out, [name, width, scheme].join('-') + '.png')}, more));
    const whole = (page, name) => shoot(page, name, {fullPage: true});
    const each = async (page, when) => {
      for (const name of KINDS)
        await shoot(page.locator('#x-' + name), name + '-' + when);
    };
    const options = {colorScheme: scheme, viewport: {width, height: 800}};
    const go = async (page, course, path) => {
      await page.goto(addressOf(course, path));
      await ready(page);
    };

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
      await each(page, '1-before');
      await halfWay(hand(page));
      await each(page, '2-halfway');
    }, options);

    test('after', async (context) => {
      const page = await open(context, 'kinds', 'en/kinds.html');
      await playMixed(hand(page));
      await each(page, '3-mixed');
      await shoot(page.locator('.feedback:visible'), 'feedback');
      await go(page, 'kinds', 'en/result.html');
      await whole(page, 'result');
      await go(page, 'kinds', 'en/index.html');
      await whole(page, 'contents-resume');
    }, options);

    test('best', async (context) => {
      const page = await open(context, 'kinds', 'en/kinds.html');
      await playBest(hand(page));
      await each(page, '4-best');
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
