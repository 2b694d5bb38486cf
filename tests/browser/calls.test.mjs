// calls.test.mjs - conversations with more than one decision and with false
// cues, and those that are heard: the recording really plays, and its lines
// come as they are spoken.
import {addressOf, like, open, runTests, same, test, textOf, until, yes}
  from './harness.mjs';
import {Player, keys, mouse} from './play.mjs';
import {look as examine} from './axe.mjs';
import {listen, reload, setHidden, stateOf, timedIn} from './timed.mjs';
import {openBench} from './bench.mjs';

const ui = textOf('calls', 'en').ui;
const COURSE = 'calls';

const at = (exercise, name, run, hand = mouse) =>
  test(name, async (context) => {
    const page = await open(context, COURSE, 'en/calls.html#x-' + exercise);
    await run(new Player(page, hand(page), ui), page);
  });

// With a clock that stands still.
const timed = timedIn(ui, mouse, COURSE);

const come = (player, name) => player.box(name).locator('.line')
  .evaluateAll((all) => all.filter((one) => !one.hidden).length);

const arrived = (player, name, n) => until(async () =>
  await come(player, name) >= n, n + ' lines');

const said = (player, name) => player.box(name).locator('.over .mark')
  .allInnerTexts();

const sound = (player, name) => player.root.locator('#x-' + name + '-sound');

const media = (player, name) => player.box(name).locator('.call');

const state = (page) => stateOf(page, COURSE);

const look = (player, name) => media(player, name).evaluate((one) =>
  ({paused: one.paused, at: one.currentTime, controls: one.controls}));

const lineWords = async (player, name) => (await player.box(name)
  .locator('.line').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));

// --- several decisions and false cues ---

at('rest', 'as many moments are chosen as there are decisions',
  async (player) => {
    const box = player.box('rest');
    like('it says how many', await box.locator('.prompt').innerText(),
      /choose the 2 moments/);
    const group = box.getByRole('group',
      {name: 'At which 2 lines would you close?'});
    same('of all lines that are not only read', await group
      .getByRole('checkbox').count(), 6);
    await player.hand.choose(player.moment('rest', 3));
    await player.press('rest', 'go_on');
    same('one is not enough', await box.locator('.error-summary a')
      .innerText(), 'Choose 2 moments at which you would close.');
    await player.hand.choose(player.moment('rest', 5));
    await player.hand.choose(player.moment('rest', 6));
    await player.press('rest', 'go_on');
    yes('three are too many', await box.locator('.error-summary')
      .isVisible());
    await player.hand.tick(player.moment('rest', 5), false);
    await player.press('rest', 'go_on');
    yes('the reply is asked once, after the last', await box
      .locator('.reply').isVisible());
    await player.reply('rest', 1);
    same('each has its sentence', await said(player, 'rest'), [
      'Decision 1: Exactly at the moment of the decision.',
      'Decision 2: Exactly at the moment of the decision.']);
  });

at('rest', 'politeness is named, marked or not', async (player, page) => {
  await player.cues('rest', {marks: [2, 4], moment: [2, 7], reply: 1});
  const lines = await lineWords(player, 'rest');
  like('a cue', lines[1], /Seen: this was a cue\./);
  like('marked', lines[3],
    /Looked like a cue; was politeness\. Politeness\.$/);
  like('left alone', lines[4],
    /Rightly left alone: looked like a cue, was politeness\.$/);
  yes('and nothing at other lines', !lines[6].includes('politeness'));
  same('both distances', await said(player, 'rest'), [
    'Decision 1: 1 line too early: that feels like pushing.',
    'Decision 2: 1 line after the decision.']);
  same('each with its picture', await player.box('rest')
    .locator('.moment-picture').count(), 2);
  same('both are your moments', lines.map((text) => text.includes(
    'Here you would close.')), [1, 2, 3, 4, 5, 6, 7].map((n) =>
    n === 2 || n === 7));
  const done = await state(page);
  await reload(page);
  same('it is kept', await state(page), done);
  same('and shown again', (await said(player, 'rest')).length, 2);
});

timed('twice', 'the conversation goes on until the last decision',
  async (player, page, pass) => {
    const told = await listen(page);
    const nothing = await state(page);
    await player.press('twice', 'start');
    await pass(2600);
    same('the first', await player.box('twice').locator('.live-bar button')
      .first().innerText(), 'Now, 1 of 2');
    const now = player.box('twice').getByRole('button', {name: /^Now/});
    await player.hand.press(now);
    same('then the second', await now.innerText(), 'Now, 2 of 2');
    same('half of it is not kept', await state(page), nothing);
    await player.hand.press(now);
    same('a line is no moment twice', await now.innerText(), 'Now, 2 of 2');
    await pass(3000);
    await pass(3000);
    same('it is told', (await told()).pop(),
      'Noted. The conversation goes on.');
    same('the lines come on', await come(player, 'twice'), 4);
    await player.hand.press(now);
    yes('then the reply', await player.box('twice').locator('.reply')
      .isVisible());
    const both = await state(page);
    await reload(page);
    same('both moments are kept', await state(page), both);
    same('and stand at their lines while one replies', (await lineWords(player,
      'twice')).map((line) => line.endsWith(ui.your_moment)),
    [false, true, false, true, false]);
    await player.reply('twice', 1);
    same('and judged', await said(player, 'twice'), [
      'Decision 1: Exactly at the moment of the decision.',
      'Decision 2: Exactly at the moment of the decision.']);
  });

timed('twice', 'a decision may be missed', async (player, page) => {
  await player.hand.tick(page.locator('#x-twice-clock'));
  await player.press('twice', 'start');
  const now = player.box('twice').getByRole('button', {name: /^Now/});
  for (let n = 2; n < 5; n++)
    await player.press('twice', 'next_line');
  await player.hand.press(now);
  await player.press('twice', 'next_line');
  await player.press('twice', 'no_moment');
  await player.reply('twice', 2);
  same('the moment is that of the nearest', await said(player, 'twice'), [
    'Decision 1: You chose no moment to close.',
    'Decision 2: Exactly at the moment of the decision.']);
});

// --- sound ---

at('heard', 'lines come as they are spoken', async (player) => {
  const before = await look(player, 'heard');
  same('nobody hears the end first', before.controls, false);
  like('it says that one hears it', await player.box('heard')
    .locator('.prompt').innerText(), /^You hear the conversation/);
  await player.press('heard', 'start');
  const begins = [0.3, 1.5, 2.8, 4.3];
  for (let n = 1; n < 5; n++) {
    await arrived(player, 'heard', n);
    const {at: time, paused} = await look(player, 'heard');
    yes('line ' + n + ' not before its time', time >= begins[n - 1] &&
      !paused, String(time));
  }
  same('who hears it is not read to', await player.box('heard')
    .locator('.lines').getAttribute('aria-live'), 'off');
  await player.press('heard', 'now');
  same('the sound stops', (await look(player, 'heard')).paused, true);
  await player.reply('heard', 1);
  same('judged by the line', await said(player, 'heard'),
    ['Exactly at the moment of the decision.']);
  same('now it can be heard again, from the beginning',
    await look(player, 'heard'), {paused: true, at: 0, controls: true});
});

at('heard', 'the sound can be paused, by keys as well',
  async (player, page) => {
    await player.press('heard', 'start');
    await arrived(player, 'heard', 1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const {paused, at: time} = await look(player, 'heard');
    same('it waits', paused, true);
    const lines = await come(player, 'heard');
    await page.waitForTimeout(1500);
    same('and so do the lines', [await come(player, 'heard'),
      (await look(player, 'heard')).at], [lines, time]);
    await page.keyboard.press('Space');
    await arrived(player, 'heard', 2);
    yes('then it goes on', (await look(player, 'heard')).at > time);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    yes('Enter on Now', await player.box('heard').locator('.reply')
      .isVisible());
  }, keys);

at('heard', 'the button knows when something else pauses the sound',
  async (player) => {
    await player.press('heard', 'start');
    await arrived(player, 'heard', 1);
    yes('it plays', await player.button('heard', 'pause').isVisible());
    await media(player, 'heard').evaluate((one) => one.pause());
    await player.press('heard', 'resume');
    same('one press is enough', (await look(player, 'heard')).paused, false);
    yes('and it can be paused', await player.button('heard', 'pause')
      .isVisible());
    await arrived(player, 'heard', 2);
  });

at('heard', 'a page that is not seen is not heard', async (player, page) => {
  await player.press('heard', 'start');
  await arrived(player, 'heard', 1);
  await setHidden(page, true);
  same('silent', (await look(player, 'heard')).paused, true);
  await setHidden(page, false);
  await arrived(player, 'heard', 2);
  same('and back', (await look(player, 'heard')).paused, false);
});

at('heard', 'there is a way without sound', async (player, page) => {
  await player.hand.tick(sound(player, 'heard'), false);
  await player.hand.tick(page.locator('#x-heard-clock'));
  like('the lines come', await player.box('heard').locator('.prompt')
    .innerText(), /^The lines come one by one/);
  await player.press('heard', 'start');
  same('read out', await player.box('heard').locator('.lines')
    .getAttribute('aria-live'), 'polite');
  for (let n = 2; n < 5; n++)
    await player.press('heard', 'next_line');
  same('silently', await look(player, 'heard'),
    {paused: true, at: 0, controls: false});
  await player.press('heard', 'now');
  await player.reply('heard', 1);
  same('the same result', await said(player, 'heard'),
    ['Exactly at the moment of the decision.']);
});

at('heard', 'the sound goes off and on while it plays',
  async (player) => {
    await player.press('heard', 'start');
    await arrived(player, 'heard', 3);
    await player.hand.tick(sound(player, 'heard'), false);
    same('off', (await look(player, 'heard')).paused, true);
    yes('with a pace of its own', await player.button('heard', 'slower')
      .isVisible());
    await player.hand.tick(sound(player, 'heard'));
    await until(async () => !(await look(player, 'heard')).paused, 'sound');
    yes('on where the lines are', (await look(player, 'heard')).at >= 2.8);
    await arrived(player, 'heard', 5);
    await player.press('heard', 'no_moment');
    same('nothing taken', await said(player, 'heard'),
      ['You chose no moment to close.']);
  });

timed('broken', 'without a sound the clock takes over',
  async (player, page, pass) => {
    const told = await listen(page);
    await player.press('broken', 'start');
    await until(async () => await sound(player, 'broken').isChecked() ===
      false, 'no sound');
    same('it says so', await player.box('broken').locator('.pace p')
      .nth(1).innerText(), ui.sound_failed);
    yes('aloud, when it matters', (await told()).every((one) =>
      one === ui.sound_failed));
    for (let i = 0; i < 20 && await come(player, 'broken') < 2; i++)
      await pass(500);
    await player.press('broken', 'now');
    same('and it can be done', await said(player, 'broken'),
      ['Exactly at the moment of the decision.']);
  });

at('heard', 'a browser that refuses to play leaves the lines to the clock',
  async (player, page) => {
    await page.evaluate(() => {
      HTMLMediaElement.prototype.play = () => Promise.reject(
        new DOMException('No gesture.', 'NotAllowedError'));
    });
    await player.press('heard', 'start');
    await until(async () => !await sound(player, 'heard').isChecked(), 'off');
    same('it says so', await player.box('heard').locator('.pace p').nth(1)
      .innerText(), ui.sound_failed);
    await arrived(player, 'heard', 2);
    await player.press('heard', 'now');
    same('and it can be done', await player.box('heard').locator('.reply')
      .isVisible(), true);
  });

at('heard', 'machines find nothing about access', async (player, page) => {
  await player.cues('rest', {marks: [2, 4], moment: [2, 7], reply: 1});
  await examine(page, 'before');
  await player.press('heard', 'start');
  await arrived(player, 'heard', 3);
  await player.press('heard', 'pause');
  await examine(page, 'on the way');
  await player.press('heard', 'now');
  await player.reply('heard', 2);
  await examine(page, 'done');
});

// --- in an LMS ---

for (const [version, response, wrong] of [
  ['1.2', 'student_response', 'wrong'],
  ['2004', 'learner_response', 'incorrect']])
  test('an LMS of ' + version + ' hears of every moment', async (context) => {
    const bench = await openBench('strict', version, COURSE);
    const run = await bench.launch(context);
    await run.follow(run.course.locator('.lessons a').first(), 'calls.html');
    const player = new Player(run.course, mouse(), ui);
    await player.cues('rest', {marks: [2, 4], moment: [3, 7], reply: 1});
    await player.press('heard', 'start');
    await arrived(player, 'heard', 2);
    await player.hand.tick(player.mark('heard', 3));
    await arrived(player, 'heard', 4);
    await player.press('heard', 'now');
    await player.reply('heard', 1);
    await until(async () => await run.state() === ui.saved, 'saved');
    await run.lms.reload();
    await run.there();
    await run.follow(run.course.locator('.resume a'), 'calls.html');
    same('both are kept', await said(player, 'rest'), [
      'Decision 1: Exactly at the moment of the decision.',
      'Decision 2: 1 line after the decision.']);
    const rows = bench.rows('cmi.interactions').map((row) =>
      [row.id, row.type, row[response], row.result]);
    const steps = (...all) => version === '1.2' ? all.join('-') :
      all.map((one, i) => i + 1 + '[.]' + one).join('[,]');
    same('in order', rows, [
      ['calls.rest.1', 'performance',
        steps('line_2', 'line_4', 'now_3', 'now_7', 'reply_1'), wrong],
      ['calls.heard.2', 'performance',
        steps('line_3', 'now_4', 'reply_1'), 'correct']]);
    same('without a fault', [await run.faults(), run.complaints()], [[], []]);
    await run.lms.close();
    bench.close();
  });

test('without a script all of it can be read and heard', async (context) => {
  const page = await context.newPage();
  await page.goto(addressOf(COURSE, 'en/calls.html'));
  const box = page.locator('#x-heard');
  same('the lines', await box.locator('.line:visible').count(), 5);
  same('the recording', await box.locator('audio[controls]').count(), 1);
  same('not its words twice', await box.locator('.transcript').count(), 0);
}, {javaScriptEnabled: false});

await runTests(3, ['--autoplay-policy=user-gesture-required']);
