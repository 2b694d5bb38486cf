// answers.mjs - what a participant gives to the kinds of the courses placing
// and asking, in English: things put in order, chosen from lists, typed and
// guessed. player is one of play.mjs.

export const STEPS = ['Ask one question',
  'Wait until he answers, however long it takes', 'Repeat what he said',
  'Only then propose something'];
export const PAIRS = ['a fact', 'a feeling', 'a fact', 'a wish'];
export const HEAPS = {
  'The offer has three pages': 'Fact', 'Peter came by train': 'Fact',
  'Peter is relieved': 'Feeling', 'He wants to be done today': 'Wish'
};
export const WORDS = ['question', 'silence', 'given'];
export const LISTED = ['listening', 'repeating', 'interrupting'];

export const tidy = (text) => text.replace(/\s+/g, ' ').trim();

// The words of those that can be seen.
export const seen = (locator) => locator.evaluateAll((all) => all
  .filter((one) => one.checkVisibility()).map((one) =>
    one.innerText.replace(/\s+/g, ' ').trim()));

export const check = (player, name) => player.press(name, 'check');

// --- order, match, sort, gaps ---

export const items = (player, name) => seen(player.box(name).locator(
  '.item > .item-text'));
export const lists = (player, name) => player.box(name).locator('select');
export const fields = (player, name) =>
  player.box(name).locator('input.gap');

export const mover = (player, name, text, up) => player.box(name)
  .locator('.item', {hasText: text}).getByRole('button', {
    name: player.words[up ? 'move_up' : 'move_down'].replace('{item}', text),
    exact: true
  });

// Where it stands like that already, by chance, something is moved there and
// back: what was never touched is not handed in.
export async function put(player, name, wanted) {
  const up = (text) => player.hand.press(mover(player, name, text, true));
  if ((await items(player, name)).join() === wanted.join()) {
    await up(wanted[1]);
    await up(wanted[0]);
  }
  for (let to = 0; to < wanted.length; to++)
    for (let at = (await items(player, name)).indexOf(wanted[to]); at > to;
      at--)
      await up(wanted[to]);
}

export async function choose(player, name, texts) {
  for (let i = 0; i < texts.length; i++)
    if (texts[i])
      await player.hand.select(lists(player, name).nth(i), texts[i]);
}

// By the item's text, since everyone has them in an order of their own.
export async function sort(player, groups) {
  for (const text of Object.keys(groups))
    await player.hand.select(player.box('heaps').locator('.item',
      {hasText: text}).locator('select'), groups[text]);
}

export async function type(player, texts) {
  for (let i = 0; i < texts.length; i++)
    await player.hand.write(fields(player, 'rest').nth(i), texts[i]);
}

// --- text, number, scale, forecast, pool ---

export const field = (player, name) => player.root.locator('#t-' + name);

export const step = (player, name, value) => player.box(name).locator(
  'input[value="' + value + '"]');

export async function fill(player, name, text) {
  await player.hand.write(field(player, name), text);
  await check(player, name);
}

export async function note(player, name, value) {
  await player.hand.choose(step(player, name, value));
  await player.press(name, 'note_it');
}

export async function guess(player, name, value) {
  await player.hand.slide(field(player, name), value);
  await check(player, name);
}

// The exercises of the pool that this participant has, in their order.
export const drawn = (page) => page.locator('.pool > .exercise').evaluateAll(
  (all) => all.filter((one) => one.checkVisibility()).map((one) =>
    one.id.slice(2)));

const ANSWERS = {
  seconds: (player) => fill(player, 'seconds', '8'),
  open: (player) => player.pick('open', 2),
  opens: (player) => fill(player, 'opens', 'how'),
  then: (player) => player.write('then', 'Nothing.')
};

export async function answerAll(player, names) {
  for (const name of names)
    await ANSWERS[name](player);
}
