// kinds.test.mjs - each kind of exercise, from file://: what it asks, what
// it says, and what it keeps to itself until it is answered.
import {clean, like, open, runTests, same, stopTime, test, textOf, until,
  yes} from './harness.mjs';
import {Player, keys, mouse} from './play.mjs';

const ui = textOf('kinds', 'en').ui;
const HANDS = {mouse: () => mouse(), keyboard: (page) => keys(page)};

// A test at an exercise of the lesson, where Tab starts: run(player, page).
function at(exercise, name, run, hand = 'mouse') {
  test(name, async (context) => {
    const page = await open(context, 'kinds', 'en/kinds.html#x-' + exercise);
    await run(new Player(page, HANDS[hand](page), ui), page);
  });
}

// The same with a clock that stands still: run(player, page, pass).
function timed(exercise, name, run) {
  test(name, async (context) => {
    const stop = await stopTime(context);
    const page = await open(context, 'kinds', 'en/kinds.html#x-' + exercise);
    await stop();
    await run(new Player(page, mouse(), ui), page,
      (ms) => page.clock.runFor(ms));
  });
}

// The same test with either hand.
function both(exercise, name, run) {
  for (const hand of Object.keys(HANDS))
    at(exercise, hand + ', ' + name, run, hand);
}

const feedback = (player, name, n) => player.box(name).locator(
  '.option[data-option="' + n + '"] .option-feedback');

const shown = (locator) => locator.evaluateAll((all) => all
  .filter((one) => one.checkVisibility()).map((one) =>
    one.innerText.replace(/\s+/g, ' ').trim()));

const focused = (page) => page.evaluate(() => {
  const active = document.activeElement;
  return active.className || active.id || active.tagName;
});

// --- choice ---

both('one', 'a choice asks for an answer first', async (player, page) => {
  const title = await page.title();
  await player.press('one', 'check');
  const summary = player.box('one').locator('.error-summary');
  like('it says what is missing', await summary.innerText(),
    /There is a problem\s+Choose an answer first\./);
  same('the summary has the focus', await focused(page), 'error-summary');
  same('the title says so', await page.title(), 'Error: ' + title);
  await player.hand.press(summary.locator('a'));
  same('its link leads to the first option', await page.evaluate(() =>
    document.activeElement.value), '1');
  await player.pick('one', 2);
  same('the summary goes away', await summary.count(), 0);
  same('so does the title', await page.title(), title);
});

both('one', 'a choice of one says what is right', async (player, page) => {
  const marks = player.box('one').locator('.option-feedback');
  await player.hand.choose(player.option('one', 1));
  same('nothing on choosing', await shown(marks), []);
  await player.press('one', 'check');
  same('what is wrong, why, what is left', await shown(marks),
    ['Not this one. You have 1 attempt left. ' +
      'That is a feeling, and it is yours.']);
  like('the focus is there', await focused(page), /option-feedback/);
  await player.hand.choose(player.option('one', 2));
  same('a new choice takes it away', await shown(marks), []);
  await player.press('one', 'check');
  same('right', await shown(marks), ['Right. Yes, that can be checked.']);
  same('it is closed', await player.option('one', 1).isDisabled(), true);
  same('no check any more', await player.button('one', 'check').count(), 0);
});

at('one', 'attempts run out', async (player) => {
  await player.pick('one', 1);
  await player.pick('one', 3);
  like('it says so', await feedback(player, 'one', 3).innerText(),
    /^Not this one\. You have no attempts left\.\s+That is a guess\.$/);
  like('the right one is told', await feedback(player, 'one', 2)
    .innerText(), /Yes, that can be checked\.$/);
  same('it is closed', await player.option('one', 2).isDisabled(), true);
  same('no check any more', await player.button('one', 'check').count(), 0);
});

at('one', 'the right option of a choice of one is not called one more',
  async (player) => {
    await player.pick('one', 1);
    await player.pick('one', 3);
    const text = await feedback(player, 'one', 2).innerText();
    yes('only one can belong here', !text.includes(ui.missed), text);
  });

both('many', 'a choice of many is judged as a whole', async (player, page) => {
  const verdict = player.box('many').locator('.verdict');
  await player.pickAll('many', [1]);
  same('not complete', await shown(verdict),
    ['Not quite yet. You have 1 attempt left.']);
  like('the focus is there', await focused(page), /verdict/);
  same('what is missing is not told',
    await shown(player.box('many').locator('.option-feedback')),
    ['Right. Yes, she counted them herself.']);
  await player.pickAll('many', [1, 3]);
  same('all right', await shown(verdict), ['All right.']);
  same('it is closed', await player.option('many', 2).isDisabled(), true);
});

at('worth', 'an option that earns some points is not right and wrong',
  async (player) => {
    await player.pick('worth', 2);
    const text = await feedback(player, 'worth', 2).innerText();
    like('its feedback stands there', text, /Nodding costs nothing/);
    yes('right, or try again, not both',
      !(text.includes(ui.right) && text.includes(ui.try_again)), text);
  });

at('ear', 'an option with a level says which', async (player) => {
  await player.pick('ear', 2);
  same('never wrong', await shown(feedback(player, 'ear', 2)),
    ['Your choice. For Feeling level.']);
});

both('one', 'hints open one at a time', async (player, page) => {
  const hint = (n) => player.box('one').locator('[data-hint="' + n + '"]');
  same('the second waits', await hint(2).isVisible(), false);
  like('the cost is told first', await hint(1).innerText(),
    /Hint 1\s+\(costs 0\.5 points\)/);
  await player.hint('one', 1);
  await hint(2).waitFor();
  same('the first is open', await hint(1).locator('p').innerText(),
    'A fact can be checked.');
  same('the exercise is not answered by that',
    await player.option('one', 1).isEnabled(), true);
  await page.reload();
  await hint(2).waitFor();
  same('what it cost is remembered', await hint(2).isVisible(), true);
});

// --- reflect ---

both('thought', 'open text shows an example', async (player, page) => {
  const box = player.box('thought');
  const example = box.locator('.example');
  same('no example yet', await example.isVisible(), false);
  await player.press('thought', 'save');
  like('something must be written', await box.locator('.error-summary')
    .innerText(), /Write something first\./);
  await player.write('thought', 'I thought of bread.');
  same('it says so', await box.locator('.told').innerText(),
    'Your text is kept.');
  await example.waitFor();
  same('the example is folded', await example.locator('p').isVisible(),
    false);
  await player.hand.open(example.locator('summary'));
  same('and opens', await example.locator('p').isVisible(), true);
  clean(page);
});

at('thought', 'open text is kept without a press', async (player, page) => {
  const field = page.locator('#t-thought');
  await field.pressSequentially('typed, and no more');
  await page.locator('#x-thought .example').waitFor();
  await page.reload();
  await until(async () => await field.inputValue() === 'typed, and no more',
    'the text again');
  same('after a pause', await field.inputValue(), 'typed, and no more');
  await field.pressSequentially('!');
  await page.goto('about:blank');
  await page.goBack();
  await until(async () => /!$/.test(await field.inputValue()), 'the end');
  same('and on leaving at once', await field.inputValue(),
    'typed, and no more!');
});

at('thought', 'no open text is lost', async (player, page) => {
  const box = page.locator('#x-thought');
  const long = 'Ik dacht… één woord, of “twee”. '.repeat(20);
  await box.locator('textarea').fill(long);
  await box.getByRole('button', {name: ui.save}).click();
  like('it says so', await box.locator('.room').innerText(),
    /more than can be saved/);
  yes('and does not call it kept',
    !(await box.locator('.told').innerText()).includes(ui.text_kept));
  await page.reload();
  await until(() => box.locator('textarea').inputValue(), 'the text');
  same('a reload keeps all of it', await box.locator('textarea')
    .inputValue(), long);
  const other = await open(page.context(), 'kinds', 'en/kinds.html');
  const kept = await other.locator('#t-thought').inputValue();
  yes('another window has its beginning', kept.length > 100 &&
    long.startsWith(kept), kept);
});

// --- silence ---

const visible = (player, name) =>
  shown(player.box(name).locator('.timeline > li'));

at('hold', 'a silence wants a question first', async (player) => {
  await player.press('hold', 'start_silence');
  like('a choice', await player.box('hold').locator('.error-summary')
    .innerText(), /Choose an answer first\./);
  await player.press('ask', 'start_silence');
  like('or a text', await player.box('ask').locator('.error-summary')
    .innerText(), /Write down your question first\./);
});

at('hold', 'a silence takes its time', async (player) => {
  await player.hand.choose(player.option('hold', 1));
  const began = Date.now();
  await player.press('hold', 'start_silence');
  await player.box('hold').locator('.over').waitFor();
  yes('three seconds', Date.now() - began >= 2900);
  like('all held', await player.box('hold').locator('.over').innerText(),
    /You held 3 of 3/);
});

timed('hold', 'a silence that is held gets its answer',
  async (player, page, pass) => {
    const box = player.box('hold');
    const lines = ['1 s He looks out of the window.',
      '2 s He takes a breath.', '3 s Peter: “Then I have a problem.”'];
    same('no line before', await visible(player, 'hold'), []);
    await player.hand.choose(player.option('hold', 1));
    await player.press('hold', 'start_silence');
    same('the question is closed', await player.option('hold', 2)
      .isDisabled(), true);
    like('the stage has the focus', await focused(page), /stage/);
    await pass(900);
    same('no line at first', await visible(player, 'hold'), []);
    await pass(200);
    same('one after a second', await visible(player, 'hold'),
      lines.slice(0, 1));
    await pass(1700);
    same('two after two', await visible(player, 'hold'), lines.slice(0, 2));
    await pass(400);
    same('all after three', await visible(player, 'hold'), lines);
    same('not the broken one', await box.locator('.broken').isVisible(),
      false);
    like('how long', await box.locator('.over').innerText(),
      /^You held 3 of 3 seconds of silence\.$/m);
    same('the question is judged', await shown(feedback(player, 'hold', 1)),
      ['Right. A question that makes silent.']);
  });

timed('hold', 'a silence that is broken goes on',
  async (player, page, pass) => {
    const box = player.box('hold');
    await player.hand.choose(player.option('hold', 2));
    await player.press('hold', 'start_silence');
    await pass(1400);
    await player.press('hold', 'say_something');
    await player.press('hold', 'say_something');
    await pass(1000);
    same('what was said stands among the lines',
      await visible(player, 'hold'), ['1 s He looks out of the window.',
        'After 1.4 s you said something.', 'After 1.4 s you said something.',
        '2 s He takes a breath.']);
    await pass(1000);
    const lines = await visible(player, 'hold');
    yes('the answer is not given', !lines.join().includes('problem'), lines);
    like('what comes instead is', await box.locator('.broken').innerText(),
      /Just send a leaflet/);
    like('both are counted', await box.locator('.over').innerText(),
      /You held 1\.4 of 3 .* You broke the silence 2 times\./);
  });

at('hold', 'a silence can be tried again', async (player) => {
  await player.silence('hold', {question: 2, steps: ['next_moment', 'stop']});
  like('stopped early', await player.box('hold').locator('.over')
    .innerText(), /You held 1 of 3/);
  await player.press('hold', 'once_more');
  same('the lines are gone', await visible(player, 'hold'), []);
  await player.silence('hold',
    {question: 1, steps: Array(3).fill('next_moment')});
  like('held', await player.box('hold').locator('.over').innerText(),
    /You held 3 of 3/);
  same('the new question', await shown(feedback(player, 'hold', 1)),
    ['Right. A question that makes silent.']);
  same('not the old one', await shown(feedback(player, 'hold', 2)), []);
});

timed('hold', 'a longer silence counts alike, and can pause',
  async (player, page, pass) => {
    const box = player.box('hold');
    const lines = async () => (await visible(player, 'hold')).length;
    await player.hand.choose(player.option('hold', 1));
    await player.press('hold', 'longer');
    same('half as long again', await box.locator('.pace-value').innerText(),
      'Length: 4.5 seconds');
    await player.press('hold', 'start_silence');
    await pass(1400);
    same('nothing after one second', await lines(), 0);
    await pass(400);
    same('a line after one and a half', await lines(), 1);
    await player.press('hold', 'pause');
    const now = await box.locator('.time').innerText();
    await pass(60000);
    same('time stands still', await box.locator('.time').innerText(), now);
    same('so do the lines', await lines(), 1);
    await player.press('hold', 'resume');
    await pass(3000);
    await box.locator('.over').waitFor();
    like('in the seconds of the author', await box.locator('.over')
      .innerText(), /You held 3 of 3/);
  });

at('hold', 'a microphone that is refused costs nothing', async (player,
  page) => {
  await player.press('hold', 'mic_offer');
  await page.getByText(ui.mic_failed).waitFor();
  await player.silence('hold',
    {question: 1, steps: Array(3).fill('next_moment')});
  like('held', await player.box('hold').locator('.over').innerText(),
    /You held 3 of 3[^]*Did you stay silent yourself\?/);
  await player.press('hold', 'silent_yes');
  await page.getByText(ui.silent_yes_said).waitFor();
});

// --- cues ---

both('signals', 'cues at rest give nothing away', async (player) => {
  const box = player.box('signals');
  same('no reply yet', await box.locator('.reply').isVisible(), false);
  await player.press('signals', 'go_on');
  like('a moment is needed', await box.locator('.error-summary')
    .innerText(), /Choose first the moment/);
  await player.hand.tick(player.mark('signals', 2));
  await player.hand.choose(player.moment('signals', 3));
  await player.press('signals', 'go_on');
  await box.locator('.reply').waitFor();
  same('nothing is said yet',
    await shown(box.locator('.mark, .option-feedback')), []);
  await player.press('signals', 'check');
  like('a reply is needed', await box.locator('.error-summary')
    .innerText(), /Choose an answer first/);
  await player.reply('signals', 2);
  same('now every line says what it was',
    await shown(box.locator('.lines .mark')),
    ['This was not a cue.', 'Missed: this was a cue.',
      'Here you would close.', 'Here the decision was made.']);
  same('how far off', await shown(box.locator('.over .mark')),
    ['1 line too early: that feels like pushing.']);
  same('the reply too', await shown(feedback(player, 'signals', 2)),
    ['Not this one. Pressure after the decision.']);
});

at('plain', 'a line without feedback says what it was', async (player) => {
  await player.cues('plain', {marks: [1, 2]});
  same('all three', await shown(player.box('plain')
    .locator('.lines .mark')), ['Seen: this was a cue.',
    'This was not a cue.', 'Missed: this was a cue.']);
});

timed('closing', 'cues come live one by one',
  async (player, page, pass) => {
    const box = player.box('closing');
    const lines = () => shown(box.locator('.line'));
    same('none before', await lines(), []);
    await player.press('closing', 'start');
    await pass(1800);
    same('the first', await lines(), ['You: “Well?”']);
    await pass(800);
    same('the second', (await lines()).length, 2);
    await player.hand.tick(player.mark('closing', 2));
    await player.press('closing', 'pause');
    await pass(60000);
    same('a pause holds them', (await lines()).length, 2);
    await player.press('closing', 'resume');
    await pass(3200);
    same('the third', (await lines()).length, 3);
    await player.press('closing', 'now');
    await box.locator('.reply').waitFor();
    same('the rest is told', (await lines()).length, 4);
    await player.reply('closing', 1);
    same('exactly', await shown(box.locator('.over .mark')),
      ['Exactly at the moment of the decision.']);
  });

both('closing', 'one need not close at all', async (player) => {
  const box = player.box('closing');
  await player.hand.tick(player.root.locator('#x-closing-clock'));
  await player.press('closing', 'start');
  for (let n = 1; n < 4; n++)
    await player.press('closing', 'next_line');
  await player.press('closing', 'no_moment');
  await box.locator('.over').waitFor();
  same('it says so', await shown(box.locator('.over .mark')),
    ['You chose no moment to close.']);
  await player.press('closing', 'once_more');
  same('and can be tried again', await shown(box.locator('.line')), []);
});

// --- dialogue ---

both('client', 'a dialogue offers what may be said', async (player, page) => {
  const open = () => shown(player.choices('client'));
  const opening = ['“It was the supplier.”',
    '“Twice now. You cannot build on that.”', '“May I start again?”'];
  same('not what asks for balance', await open(), opening);
  await player.talk('client', [3]);
  same('once is once', await open(), opening.slice(0, 2));
  await player.talk('client', [1]);
  like('the focus is at the last word', await focused(page), /said client/);
  await player.talk('client', [1]);
  same('after defending, and without focus', await open(),
    ['“I will get back to you.”',
      '“I was being difficult just now. Sorry.”']);
  await player.press('client', 'step_back');
  same('one step back', await open(),
    ['“You are right. Twice now.”', '“That is how it is.”']);
  await player.press('client', 'restart');
  same('start again', await open(), opening);
  await player.talk('client', [2]);
  same('focus, and nothing to be sorry for', await open(),
    ['“What do you need on Thursday?”', '“I will get back to you.”']);
});

at('client', 'a dialogue ends with its way', async (player) => {
  const box = player.box('client');
  await player.talk('client', [3, 1, 1, 2]);
  const said = await shown(box.locator('.chat > li'));
  same('all that was said stays', said.length, 9);
  same('the last word', said.pop(), 'Mira: “Thursday at nine.”');
  same('no replies left', await shown(player.choices('client')), []);
  const ending = box.locator('.ending');
  same('how it ended', await shown(ending.locator('.ending-title')),
    ['You found each other.']);
  same('by which scenes', await shown(ending.locator('.path li')),
    ['Opening', 'Opening', 'Defending', 'Heard', 'Agreement']);
  same('its points, and where the axes stand', await shown(
    ending.locator('.figure-words')), ['2 of 2',
    '1 of 10 towards “on myself”',
    'In the middle, between “client leads” and “I lead”']);
});

await runTests(6);
