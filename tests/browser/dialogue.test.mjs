// dialogue.test.mjs - conversations, from file://: what may be said and when,
// who says what, one step back, long ones, and how they end.
import {addressOf, clean, like, open, ready, runTests, same, test, textOf,
  until, yes} from './harness.mjs';
import {look, wider} from './axe.mjs';
import {Player, keys, mouse} from './play.mjs';

const ui = textOf('dialogue', 'en').ui;
const KEY = 'stilte:talks';
const HANDS = {mouse: () => mouse(), keyboard: (page) => keys(page)};
const LONG = '“I said Tuesday';

function at(exercise, name, run, hand = 'mouse') {
  test(name, async (context) => {
    const page = await open(context, 'dialogue', 'en/talks.html#x-' +
      exercise);
    await run(new Player(page, HANDS[hand](page), ui), page);
  });
}

const texts = (locator) => locator.evaluateAll((all) => all
  .filter((one) => one.checkVisibility())
  .map((one) => one.innerText.replace(/\s+/g, ' ').trim()));

const said = (player, name) => texts(player.box(name).locator('.chat > li'));
const choices = (player, name) => texts(player.choices(name));
const buttons = (player, name) =>
  texts(player.box(name).locator('.conversation .actions button'));

// The reply that begins with these words.
const say = async (player, name, words) => {
  const all = await choices(player, name);
  const place = all.findIndex((one) => one.startsWith(words));
  if (place < 0)
    throw new Error(words + ' is not among ' + all.join(' | '));
  await player.talk(name, [place + 1]);
};

async function sayAll(player, name, lines) {
  for (const line of lines)
    await say(player, name, line);
}

// --- who says what ---

at('peter', 'who speaks is said in words', async (player, page) => {
  await sayAll(player, 'peter', ['“That', '“You are']);
  same('a line without a name gets one', await said(player, 'peter'), [
    'Peter Nothing has come of what you promised. “You said Tuesday.”',
    'You “That was the plan.”', 'Peter: “The plan.”',
    'You “You are right.”', 'Peter: “It was.”']);
  like('so does one of nobody in particular',
    (await said(player, 'strict'))[0], /^The other person “Yes or no\?”/);
  same('a list, in order, with a name', await player.box('peter')
    .locator('ol.chat').getAttribute('aria-label'),
  'The conversation so far');
  same('no heading of a scene is told', await player.box('peter')
    .locator('.chat :is(h2, h3, h4)').count(), 0);
});

at('peter', 'one’s own lines stand at the other side', async (player) => {
  await sayAll(player, 'peter', ['“That']);
  const sides = await player.box('peter').locator('.chat > li').evaluateAll(
    (all) => all.map((one) => {
      const box = one.getBoundingClientRect();
      const around = one.parentElement.getBoundingClientRect();
      return [box.left - around.left < 1, around.right - box.right < 1];
    }));
  same('left, right, left', sides,
    [[true, false], [false, true], [true, false]]);
});

// --- what may be said ---

at('peter', 'replies come and go', async (player) => {
  const some = (all) => all.map((one) => one.slice(0, 12));
  same('three', some(await choices(player, 'peter')),
    ['“That was th', '“I said Tues', '“Shall we be']);
  await say(player, 'peter', '“Shall');
  same('what is once is gone', some(await choices(player, 'peter')),
    ['“That was th', '“I said Tues']);
  await say(player, 'peter', '“That');
  same('not yet low enough', await choices(player, 'peter'),
    ['“Plans change.”', '“You are right.”']);
  await say(player, 'peter', '“Plans');
  same('a loop, and now low enough', await choices(player, 'peter'),
    ['“Plans change.”', '“You are right.”',
      '“I hear that you have had enough of it.”']);
  await say(player, 'peter', '“You');
  same('after the scene that it asks for', await choices(player, 'peter'),
    ['“And what now?”', '“Then plans do change.”',
      '“I was short with you.”']);
  await player.press('peter', 'restart');
  await sayAll(player, 'peter', [LONG]);
  same('not without it', await choices(player, 'peter'),
    ['“And what now?”', '“Then plans do change.”']);
});

at('still', 'a talk that stands still says so', async (player, page) => {
  const box = player.box('still');
  await sayAll(player, 'still', ['“Well what', '“Well what']);
  same('no replies', await choices(player, 'still'), []);
  same('no call for one', await box.getByText('Your reply').isVisible(),
    false);
  same('but a word', await texts(box.locator('.told')),
    ['There is nothing left to say here. Start again to take another way.']);
  same('it has not ended', await box.locator('.ending').count(), 0);
  await look(page, 'at a standstill');
  await player.press('still', 'step_back');
  same('one step back goes on', await choices(player, 'still'),
    ['“Well what?”']);
  same('and the word is gone', await box.locator('.told').count(), 0);
});

// --- one step back ---

at('peter', 'one step back takes back what it did', async (player, page) => {
  const box = player.box('peter');
  const state = () => page.evaluate((key) => localStorage.getItem(key), KEY);
  same('nothing to take back yet', await buttons(player, 'peter'), []);
  await sayAll(player, 'peter', ['“That', '“Plans']);
  same('now there is', await buttons(player, 'peter'),
    ['One step back', 'Start again']);
  await player.press('peter', 'step_back');
  same('the reply and its answer go', await said(player, 'peter'), [
    'Peter Nothing has come of what you promised. “You said Tuesday.”',
    'You “That was the plan.”', 'Peter: “The plan.”']);
  same('so does what it opened', (await choices(player, 'peter')).length, 2);
  same('the focus is at the last line', await page.evaluate(() =>
    document.activeElement.innerText), 'Peter: “The plan.”');
  const before = await state();
  await sayAll(player, 'peter', ['“Plans']);
  yes('the step is saved', before !== await state());
  await player.press('peter', 'step_back');
  await sayAll(player, 'peter', ['“You', '“And']);
  same('its end counts what stands: -3 and +2, not -1 as well', await texts(
    box.locator('.ending .figure-words')), ['3 of 3',
    '1 of 10 towards “on myself”',
    'In the middle, between “client leads” and “I lead”']);
  same('what has ended stays', await buttons(player, 'peter'),
    ['Start again']);
  clean(page);
});

at('strict', 'no step back where the author has none', async (player) => {
  await sayAll(player, 'strict', ['“Maybe', '“I mean']);
  same('starting again is all', await buttons(player, 'strict'),
    ['Start again']);
  await player.press('strict', 'restart');
  same('the beginning', await said(player, 'strict'),
    ['The other person “Yes or no?”']);
  same('with all its replies', await choices(player, 'strict'),
    ['“Yes.”', '“Maybe.”']);
});

// --- focus, announcement, size ---

for (const hand of Object.keys(HANDS))
  at('peter', hand + ', the new line is said once', async (player, page) => {
    await page.evaluate(() => {
      window.aloud = [];
      new MutationObserver(() => window.aloud.push(
        document.getElementById('announcer').textContent)).observe(
        document.getElementById('announcer'),
        {childList: true, characterData: true, subtree: true});
    });
    await say(player, 'peter', '“That');
    same('the focus reads it', await page.evaluate(() =>
      document.activeElement.innerText), 'Peter: “The plan.”');
    yes('in the middle of the screen', await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return box.top >= 0 && box.bottom <= window.innerHeight;
    }));
    await page.waitForTimeout(150);
    same('nothing else does', await page.evaluate(() => window.aloud), []);
    same('no live region around it', await page.evaluate(() =>
      Boolean(document.activeElement.closest(
        '[aria-live], [role="log"], [role="status"], [role="alert"]'))),
    false);
    await page.keyboard.press('Tab');
    same('the replies come next', await page.evaluate(() =>
      document.activeElement.innerText), '“Plans change.”');
  }, hand);

for (const width of [320, 360, 1280])
  test('replies are large enough and wrap at ' + width, async (context) => {
    const page = await open(context, 'dialogue', 'en/talks.html');
    const player = new Player(page, mouse(), ui);
    const sizes = await player.choices('peter').evaluateAll((all) =>
      all.map((one) => [one.tagName, one.getBoundingClientRect().height >=
        44, one.scrollWidth <= one.clientWidth]));
    same('three buttons', sizes, Array(3).fill(['BUTTON', true, true]));
    await sayAll(player, 'peter', [LONG, '“Then']);
    const quiet = await player.box('peter').locator(
      '.conversation .actions button').evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height >= 44));
    same('back and again too', quiet, [true, true]);
    same('nothing is wider than the screen', await wider(page), []);
  }, {viewport: {width, height: 700}});

// --- long ones ---

at('long', 'thirty scenes by keyboard', async (player, page) => {
  await page.evaluate(() => {
    window.first = document.querySelector('#x-long .chat > li');
  });
  for (let n = 1; n <= 28; n++) {
    await player.talk('long', [1]);
    if (n % 9 === 0)
      yes('after ' + n + ' the new line is on the screen',
        await page.evaluate(() => {
          const box = document.activeElement.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= window.innerHeight;
        }));
  }
  yes('what stood was not made anew', await page.evaluate(() =>
    window.first === document.querySelector('#x-long .chat > li')));
  await page.reload();
  await ready(page);
  const lines = await said(player, 'long');
  same('all of it after a reload', lines.length, 57);
  like('up to where it was', lines[56], /^Noor: “This is the 29th thing/);
  await player.press('long', 'step_back');
  same('one step back', (await said(player, 'long')).length, 55);
  await player.talk('long', [1, 1]);
  same('its whole way in words', (await texts(player.box('long')
    .locator('.ending .path li'))).join(' '),
  Array.from({length: 30}, (_, i) => 'Turn ' + (i + 1)).join(' '));
  same('nothing is wider than the screen', await wider(page), []);
  clean(page);
}, 'keyboard');

at('long', 'a recording in a line plays on', async (player, page) => {
  await player.talk('long', [1]);
  await page.evaluate(() => {
    window.line = document.querySelectorAll('#x-long .chat > li')[2];
    window.gone = 0;
    new MutationObserver((all) => all.forEach((one) => {
      window.gone += one.removedNodes.length;
    })).observe(window.line.parentElement, {childList: true});
  });
  await player.talk('long', [1, 1]);
  same('no line is taken away for a new one', await page.evaluate(() =>
    [window.gone, window.line.isConnected]), [0, true]);
});

// --- kept, and read again ---

at('peter', 'a talk goes on after a reload', async (player, page) => {
  await sayAll(player, 'peter', ['“Shall', '“That', '“Plans']);
  const before = await said(player, 'peter');
  await page.reload();
  await ready(page);
  same('what was said', await said(player, 'peter'), before);
  same('the focus was not moved', await page.evaluate(() =>
    document.activeElement.closest('.chat') === null), true);
  same('what may be said', await choices(player, 'peter'),
    ['“Plans change.”', '“You are right.”',
      '“I hear that you have had enough of it.”']);
  await sayAll(player, 'peter', ['“I hear']);
  same('how it ended', await texts(player.box('peter').locator(
    '.ending-title')), ['The conversation broke down.']);
  await page.reload();
  await ready(page);
  same('and after that', await texts(player.box('peter').locator(
    '.ending-title')), ['The conversation broke down.']);
  await player.press('peter', 'restart');
  same('again from the start', (await said(player, 'peter')).length, 1);
  same('without an end', await player.box('peter').locator('.ending')
    .count(), 0);
});

// A reply was given that may not be given any more: a condition was added
// after it. The engine breaks off there, and so does the page.
at('still', 'a talk that was changed breaks off where it must',
  async (player, page) => {
    const state = await page.evaluate(async (course) => {
      const engine = await window.Stilte.startEngine(window.Stilte.wasm);
      const table = JSON.parse(course);
      const still = table.lessons[0].exercises.find((one) =>
        one.name === 'still');
      for (const scene of still.scenes)
        for (const reply of scene.replies || [])
          delete reply.if;
      engine.load(JSON.stringify(table));
      engine.answer('talks/still', {replies: [1, 2, 1]});
      return engine.pack();
    }, await page.evaluate(() => window.Stilte.course));
    await page.evaluate(([key, text]) => localStorage.setItem(key, text),
      [KEY, state]);
    await page.reload();
    await ready(page);
    const kept = await page.evaluate(() => {
      const rule = JSON.parse(window.Stilte.course).lessons[0].exercises;
      return rule.find((one) => one.name === 'still').scenes[1].replies[0];
    });
    yes('the condition stands', Boolean(kept.if), JSON.stringify(kept));
    same('up to the last that may be said', await said(player, 'still'),
      ['Henk: “Well?”', 'You “Well what?”', 'Henk: “Exactly.”',
        'You “Well what?”', 'Henk: “Exactly.”']);
    same('and no end', await player.box('still').locator('.ending')
      .count(), 0);
    await player.press('still', 'step_back');
    same('one step back is one step', (await said(player, 'still')).length,
      3);
  });

// --- how it ends ---

at('ears', 'an end tells the levels of the replies and the axes',
  async (player, page) => {
    await sayAll(player, 'ears', ['“You are', '“You would']);
    const ending = player.box('ears').locator('.ending');
    same('no name: it has ended', await texts(ending.locator(
      '.ending-title')), ['The conversation has ended.']);
    same('the way', await texts(ending.locator('.path li')),
      ['Said', 'Meant', 'Left']);
    same('half and half, and only the axis that moved', await texts(
      ending.locator('.figure-label')), ['Feeling level 2 of 4',
      'Intuitive level 2 of 4', '10 of 10 towards “on the other”']);
    const axis = ending.locator('.axis');
    same('the picture is not read out', await axis.getAttribute(
      'aria-hidden'), 'true');
    const place = await axis.evaluate((one) => {
      const line = one.getBoundingClientRect();
      const dot = one.querySelector('.fill').getBoundingClientRect();
      return Math.round((dot.left + dot.width / 2 - line.left) /
        line.width * 100);
    });
    same('and stands at its end', place, 100);
    await look(page, 'an end');
    await page.goto(addressOf('dialogue', 'en/result.html'));
    await ready(page);
    same('the result page tells the way too', await texts(page.locator(
      '#debrief .path li')), ['Said', 'Meant', 'Left']);
  });

for (const [name, options] of Object.entries({
  'in forced colours': {forcedColors: 'active'},
  'in the dark': {colorScheme: 'dark'}
}))
  test('a chat ' + name + ' keeps its two sides', async (context) => {
    const page = await open(context, 'dialogue', 'en/talks.html');
    const player = new Player(page, mouse(), ui);
    await sayAll(player, 'peter', [LONG, '“And']);
    const lines = await player.box('peter').locator('.chat > li')
      .evaluateAll((all) => all.map((one) => {
        const style = getComputedStyle(one);
        return style.borderTopWidth + ' ' + style.borderTopStyle;
      }));
    same('a line around each', new Set(lines).size === 1 && lines[0],
      '1px solid');
    await look(page, name);
  }, options);

test('two windows show the same talk', async (context) => {
  const one = await open(context, 'dialogue', 'en/talks.html');
  const two = await open(context, 'dialogue', 'en/talks.html');
  const player = new Player(one, mouse(), ui);
  const other = new Player(two, mouse(), ui);
  await sayAll(player, 'peter', ['“That']);
  await until(async () => (await said(other, 'peter')).length === 3,
    'the line in the other window');
  same('nobody’s focus is moved', await two.evaluate(() =>
    document.activeElement === document.body), true);
});

at('peter', 'a stressed word stays in its sentence', async (player) => {
  await say(player, 'peter', '“That was');
  const replies = await player.choices('peter').allInnerTexts();
  same('', replies.filter((one) => /right/.test(one)),
    ['“You are right.”']);
});

await runTests(4);
