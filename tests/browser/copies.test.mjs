// copies.test.mjs - the answers of one participant in several places: a file,
// another browser, another window, an LMS that lost or refused them. What
// any of them has is there in the end. The LMS is the strict one.
import {readFileSync} from 'node:fs';
import {addressOf, like, open, ready, runTests, same, test, textOf, until,
  yes} from './harness.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse} from './play.mjs';

const words = textOf('kinds', 'nl').ui;
const hand = (run) => new Player(run.course, mouse(), words);
const state = (data) => data['cmi.suspend_data'];

async function lesson(run) {
  await run.follow(run.course.locator('.lessons a').first(), 'kinds.html');
}

async function settled(run) {
  await until(async () => await run.state() === words.saved, 'saved');
}

// The LMS page starts with these switches of strict-lms.js.
function withModes(context, modes) {
  return context.route('**/lms.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, body: (await response.text())
      .replace('save: keep}', 'modes: ' + JSON.stringify(modes) +
        ', save: keep}')});
  });
}

const change = (run, modes) => run.lms.evaluate((more) => {
  Object.assign(lms.modes, more);
}, modes);

async function toResult(run) {
  await lesson(run);
  await run.follow(run.course.locator('.toc a').last(), 'result.html');
}

for (const version of ['1.2', '2004']) {
  const response = version === '1.2' ? 'student_response' :
    'learner_response';

  test(version + ', a file from an LMS that refuses, to one that does not',
    async (context, browser) => {
      let bench = await openBench('strict', version, 'kinds');
      let run = await bench.launch(context);
      await change(run, {commitFalse: true});
      await lesson(run);
      await hand(run).pick('one', 2);
      await hand(run).write('thought', 'Héél “anders”… 😀');
      const link = run.shell.locator('#notice a');
      await link.waitFor({state: 'visible'});
      const [file] = await Promise.all([
        run.lms.waitForEvent('download'), link.click()]);
      const text = readFileSync(await file.path(), 'utf8');
      same('its name', file.suggestedFilename(), 'every-kind.json');
      bench.close();

      const other = await browser.newContext();
      bench = await openBench('strict', version, 'kinds');
      run = await bench.launch(other);
      await toResult(run);
      await run.course.locator('.copy input').setInputFiles({
        name: 'copy.json', mimeType: 'application/json',
        buffer: Buffer.from(text)
      });
      await run.course.getByRole('button', {name: words.load_yes}).click();
      await until(async () => await run.course
        .locator('.copy [role=status]').innerText() === words.load_done,
      'a word');
      await settled(run);
      await run.follow(run.course.locator('.toc a').first(), 'kinds.html');
      yes('the answer is there',
        await hand(run).option('one', 2).isChecked());
      same('and the text', await hand(run).box('thought').locator('textarea')
        .inputValue(), 'Héél “anders”… 😀');
      await until(() => bench.rows('cmi.interactions').length === 2, 'rows');
      same('the new LMS hears of both', bench.rows('cmi.interactions')
        .map((row) => row[response]), ['2', 'Héél “anders”… 😀']);
      same('no fault', await run.faults(), []);
      await other.close();
      bench.close();
    });

  test(version + ', an LMS that listens too late', async (context,
    browser) => {
    const bench = await openBench('strict', version, 'kinds');
    let run = await bench.launch(context);
    await lesson(run);
    await hand(run).pick('one', 2);
    await settled(run);
    await run.lms.goto(bench.base + '/blank.html');
    const before = state(bench.data());

    const other = await browser.newContext();
    await withModes(other, {refuse: true});
    run = await bench.launch(other);
    await lesson(run);
    await hand(run).pick('worth', 1);
    same('it is not called saved', await run.state(), words.not_saved);
    same('the LMS still has its own', state(bench.data()), before);
    await change(run, {refuse: false});
    await until(() => state(bench.data()) !== before, 'the LMS to join');
    await settled(run);
    yes('what was answered here', await hand(run).option('worth', 1)
      .isChecked());
    yes('and what was answered there', await hand(run).option('one', 2)
      .isChecked());
    same('a row each', bench.rows('cmi.interactions').map((row) => row.id),
      ['kinds.one.1', 'kinds.worth.2']);
    same('no fault', await run.faults(), []);
    await other.close();

    run = await bench.launch(context);
    await lesson(run);
    yes('the first browser has both', await hand(run).option('worth', 1)
      .isChecked() && await hand(run).option('one', 2).isChecked());
    bench.close();
  });

  test(version + ', two windows at a time', async (context) => {
    const bench = await openBench('strict', version, 'kinds');
    const first = await bench.launch(context);
    await lesson(first);
    const second = await bench.launch(context);
    await lesson(second);
    for (const run of [first, second])
      same('each says that there is another', await run.shell
        .locator('#notice').innerText(), words.two_windows);
    await hand(first).pick('one', 2);
    await until(() => hand(second).option('one', 2).isChecked(),
      'the second to show it');
    await hand(second).pick('worth', 1);
    await until(() => hand(first).option('worth', 1).isChecked(),
      'the first to show it');
    await settled(first);
    await settled(second);
    await second.lms.close({runBeforeUnload: true});
    await first.lms.goto(bench.base + '/blank.html');
    const run = await bench.launch(context);
    await lesson(run);
    yes('both answers are kept', await hand(run).option('worth', 1)
      .isChecked() && await hand(run).option('one', 2).isChecked());
    bench.close();
  });

  test(version + ', how long it took', async (context) => {
    const bench = await openBench('strict', version, 'kinds');
    const run = await bench.launch(context);
    await lesson(run);
    await run.lms.waitForTimeout(1500);
    await hand(run).pick('one', 1);
    await hand(run).pick('worth', 1);
    await settled(run);
    const seconds = bench.rows('cmi.interactions').map((row) =>
      Number(/(\d+(\.\d+)?)S?$/.exec(row.latency)[1]));
    yes('from the opening of the page', seconds[0] >= 1.5 &&
      seconds[0] < 30, seconds);
    yes('and from the answer before', seconds[1] > 0 &&
      seconds[1] < seconds[0], seconds);
    bench.close();
  });

  test(version + ', only the place is left', async (context) => {
    const bench = await openBench('strict', version, 'kinds');
    const old = version === '1.2' ? 'cmi.core.' : 'cmi.';
    bench.kept.seed = {
      [old + 'exit']: 'suspend',
      [old + (version === '1.2' ? 'lesson_status' : 'completion_status')]:
        'incomplete',
      [old + (version === '1.2' ? 'lesson_location' : 'location')]:
        'nl/kinds.html#x-one'
    };
    const run = await bench.launch(context);
    like('it leads back', await run.course.locator('.resume').innerText(),
      /Je was bij: /);
    same('to the exercise', await run.course.locator('.resume a')
      .getAttribute('href'), 'kinds.html#x-one');
    bench.close();
  });
}

// A window in the background may be frozen, and then hears of nothing.
test('the site, in a window that heard nothing', async (context) => {
  const en = textOf('kinds', 'en').ui;
  const deaf = await open(context, 'kinds', 'en/kinds.html');
  await deaf.evaluate(() => window.addEventListener('storage',
    (event) => event.stopImmediatePropagation(), true));
  const other = await context.newPage();
  await other.goto(addressOf('kinds', 'en/kinds.html'));
  await ready(other);
  await new Player(other, mouse(), en).pick('one', 2);
  await new Player(deaf, mouse(), en).pick('worth', 1);
  await other.reload();
  await ready(other);
  const player = new Player(other, mouse(), en);
  yes('its answer', await player.option('worth', 1).isChecked());
  yes('and the other one', await player.option('one', 2).isChecked());
});

runTests(3);
