// play.mjs - a participant: reads a lesson's exercises and answers them.
//
// Two hands do the same things: mouse(page) clicks, keys(page) has only the
// keyboard. new Player(root, hand, words, pass): root is the page, or the
// frame the page is in; words are those of the interface; pass(ms) lets time
// pass, for what has a clock.

// --- hands ---

export function mouse() {
  return {
    name: 'mouse',
    press: (target) => target.click(),
    choose: (input) => input.check(),
    tick: (box, on = true) => box.setChecked(on),
    write: (field, text) => field.fill(text),
    select: (list, text) => list.selectOption({label: text}),
    open: (summary) => summary.click(),
    slide: (range, value) => slideByMouse(range, value)
  };
}

// To the step that a press at this place means; the thumb is 1.75rem wide.
async function slideByMouse(range, value) {
  const {width, height} = await range.boundingBox();
  await range.click({position: {
    x: 14 + value / 100 * (width - 28), y: height / 2
  }});
  if (await range.inputValue() !== String(value))
    throw new Error('the mouse cannot slide to ' + value);
}

// Where Tab should go from here to get there. Tab stops at one radio button
// of a group only: the chosen one or the first; arrows go on from there.
function wayTo(element) {
  const page = element.ownerDocument;
  const active = page.activeElement;
  if (active === element)
    return 'here';
  const group = element.type !== 'radio' ? [element] : Array.from(
    page.querySelectorAll('input[name="' + element.name + '"]'));
  if (group.includes(active))
    return 'group';
  if (!active || active === page.body)
    return 'Tab';
  const stop = group.find((one) => one.checked) || group[0];
  return active.compareDocumentPosition(stop) &
    Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab';
}

// Tabs until the focus is where it should be, or, of radio buttons, in the
// same group.
async function reach(page, target) {
  await target.waitFor({state: 'visible'});
  for (let steps = 0; steps < 150; steps++) {
    const way = await target.evaluate(wayTo);
    if (way === 'here' || way === 'group')
      return way;
    await page.keyboard.press(way);
  }
  throw new Error('the keyboard cannot reach ' + target);
}

async function chooseByKey(page, input) {
  await reach(page, input);
  for (let steps = 0; steps < 20; steps++) {
    if (await input.evaluate(wayTo) === 'here')
      break;
    await page.keyboard.press('ArrowDown');
  }
  if (!await input.isChecked())
    await page.keyboard.press('Space');
  if (!await input.isChecked())
    throw new Error('the keyboard cannot choose ' + input);
}

// The arrows go through a list that is closed.
async function selectByKey(page, list, text) {
  const chosen = () => list.evaluate((one) => one.selectedOptions[0].text);
  await reach(page, list);
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 60 && await chosen() !== text; steps++)
    await page.keyboard.press('ArrowDown');
  if (await chosen() !== text)
    throw new Error('the keyboard cannot choose ' + text);
}

export function keys(page) {
  return {
    name: 'keyboard',
    async press(target) {
      await reach(page, target);
      await page.keyboard.press('Enter');
    },
    choose: (input) => chooseByKey(page, input),
    async tick(box, on = true) {
      await reach(page, box);
      if (await box.isChecked() !== on)
        await page.keyboard.press('Space');
    },
    async write(field, text) {
      await reach(page, field);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    select: (list, text) => selectByKey(page, list, text),
    async open(summary) {
      await reach(page, summary);
      await page.keyboard.press('Space');
    },
    async slide(range, value) {
      await reach(page, range);
      await page.keyboard.press('End');
      for (let at = 100; at > value; at -= 5)
        await page.keyboard.press('ArrowLeft');
    }
  };
}

// --- the participant ---

export class Player {
  constructor(root, hand, words, pass) {
    this.root = root;
    this.hand = hand;
    this.words = words;
    this.pass = pass;
  }

  box(name) {
    return this.root.locator('#x-' + name);
  }

  option(name, n) {
    return this.box(name).locator(
      '.options .option[data-option="' + n + '"] input');
  }

  line(name, n) {
    return this.box(name).locator('.line[data-line="' + n + '"]');
  }

  mark(name, n) {
    return this.line(name, n).locator('input[type="checkbox"]');
  }

  moment(name, n) {
    return this.box(name).locator('.moment input[value="' + n + '"]');
  }

  button(name, key) {
    return this.box(name).getByRole('button',
      {name: this.words[key], exact: true});
  }

  press(name, key) {
    return this.hand.press(this.button(name, key));
  }

  // --- choice, reflect ---

  async pick(name, numbers) {
    for (const n of [].concat(numbers))
      await this.hand.choose(this.option(name, n));
    await this.press(name, 'check');
  }

  async pickAll(name, numbers) {
    const inputs = this.box(name).locator('.option input');
    const count = await inputs.count();
    for (let n = 1; n <= count; n++)
      await this.hand.tick(this.option(name, n), numbers.includes(n));
    await this.press(name, 'check');
  }

  async write(name, text) {
    await this.hand.write(this.box(name).locator('textarea'), text);
    await this.press(name, 'save');
  }

  async hint(name, n) {
    await this.hand.open(this.box(name).locator(
      '[data-hint="' + n + '"] summary'));
  }

  // --- silence ---

  // steps: none = with the clock; else what is pressed after each other
  // without it, "next_moment" or "say_something".
  async silence(name, {question, typed, steps}) {
    if (question)
      await this.hand.choose(this.option(name, question));
    if (typed)
      await this.hand.write(this.box(name).locator('textarea'), typed);
    await this.hand.tick(this.root.locator('#x-' + name + '-clock'),
      Boolean(steps));
    await this.press(name, 'start_silence');
    for (const step of steps || [])
      await this.press(name, step);
    const over = this.box(name).locator('.over');
    while (!steps && !await over.isVisible())
      await this.pass(200);
    await over.waitFor({state: 'visible'});
  }

  // --- cues ---

  // What is marked stays as it is for the lines that are not named.
  async cues(name, {marks, moment, reply}) {
    for (const n of marks)
      await this.hand.tick(this.mark(name, n));
    for (const n of [].concat(moment || []))
      await this.hand.choose(this.moment(name, n));
    await this.press(name, reply ? 'go_on' : 'check');
    if (reply)
      await this.reply(name, reply);
    await this.box(name).locator('.over').waitFor({state: 'visible'});
  }

  async reply(name, n) {
    await this.hand.choose(this.option(name, n));
    await this.press(name, 'check');
  }

  // The lines come by themselves, or, without the clock, at a press; or as
  // they are heard. now: the line of the moment, or those of several.
  async live(name, {marks, now, reply, clock, heard}) {
    const moments = [].concat(now);
    if (clock)
      for (let i = 0; i < 2; i++)
        await this.press(name, 'faster');
    else if (!heard)
      await this.hand.tick(this.root.locator('#x-' + name + '-clock'));
    await this.press(name, 'start');
    for (let n = 1; n <= moments[moments.length - 1]; n++) {
      if (n > 1 && !clock && !heard)
        await this.press(name, 'next_line');
      while (clock && !await this.line(name, n).isVisible())
        await this.pass(200);
      await this.line(name, n).waitFor({state: 'visible'});
      if (marks.includes(n))
        await this.hand.tick(this.mark(name, n));
      if (moments.includes(n))
        await this.hand.press(this.box(name).locator('.live-bar .primary'));
    }
    if (reply)
      await this.reply(name, reply);
    await this.box(name).locator('.over').waitFor({state: 'visible'});
  }

  // --- dialogue ---

  choices(name) {
    return this.box(name).locator('.choices button');
  }

  // places: which of the replies that are open, from 1.
  async talk(name, places) {
    for (const place of places)
      await this.hand.press(this.choices(name).nth(place - 1));
  }
}

// --- the test course, played twice ---

export const THOUGHT = 'De trein… "te laat" & één <b>boos</b> \u{1f600}';

// Everything right, but for a hint and a first try. The mouse's way takes
// the clocks.
export async function playBest(player, clock) {
  await player.hint('one', 1);
  await player.pick('one', 1);
  await player.pick('one', 2);
  await player.pickAll('many', [1, 2]);
  await player.pickAll('many', [1, 3]);
  await player.pick('worth', 1);
  await player.pick('ear', 2);
  await player.write('thought', THOUGHT);
  await player.silence('hold', {
    question: 1, steps: clock ? null : Array(3).fill('next_moment')
  });
  await player.silence('ask', {
    typed: 'Wat zou je nodig hebben?',
    steps: clock ? null : ['next_moment']
  });
  await player.cues('signals', {marks: [3], moment: 4, reply: 1});
  await player.cues('plain', {marks: [1, 3]});
  await player.live('closing', {marks: [2], now: 3, reply: 1, clock});
  await player.talk('client', [3, 1, 1, 2]);
}

// A bit of everything, without a clock.
export async function playMixed(player) {
  await player.pick('one', 1);
  await player.pick('one', 3);
  await player.pickAll('many', [1, 2]);
  await player.pickAll('many', [1]);
  await player.pick('worth', 2);
  await player.pick('ear', 3);
  await player.write('thought', 'x');
  await player.silence('hold', {
    question: 2, steps: ['next_moment', 'say_something', 'next_moment',
      'next_moment']
  });
  await player.silence('ask', {typed: 'Wat?', steps: ['next_moment']});
  await player.cues('signals', {marks: [2, 3], moment: 3, reply: 2});
  await player.cues('plain', {marks: [1]});
  await player.live('closing', {marks: [], now: 4, reply: 1});
  await player.talk('client', [1, 2]);
}
