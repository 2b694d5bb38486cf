// clients.test.mjs - the same conversation with another client, and what is
// behind their words, named by the participant.
import {open, ready, runTests, same, test, textOf, yes} from './harness.mjs';
import {look} from './axe.mjs';
import {Player, mouse} from './play.mjs';

const {ui} = textOf('clients', 'en');
const NAMES = ['Mira', 'Tom'];

async function begin(context) {
  const page = await open(context, 'clients', 'en/clients.html');
  const player = new Player(page, mouse(page), ui);
  const box = player.box('counter');
  const list = (label) => box.getByRole('list', {name: label});
  return {
    page, player, box,
    names: list(ui.what_is_behind).getByRole('button'),
    replies: list(ui.your_reply).getByRole('button'),
    lines: () => box.locator('.chat > li').allInnerTexts(),
    press: (name) => box.getByRole('button', {name}).click()
  };
}

const met = async (talk) => NAMES.filter((name) =>
  talk.who.startsWith(name + ':'))[0];

async function client(talk) {
  [talk.who] = await talk.lines();
  return met(talk);
}

test('one of the clients is met, by one name', async (context) => {
  const talk = await begin(context);
  const name = await client(talk);
  yes('', NAMES.includes(name), talk.who);
  const other = NAMES.find((one) => one !== name);
  const text = await talk.box.innerText();
  yes('the other is not named', !text.includes(other), text);
  same('in the names as well', await talk.names.allInnerTexts(), [
    name + ' is not sure that we will be on time.',
    name + ' wants a lower price.']);
  await look(talk.page, 'clients');
});

test('what is behind it is named', async (context) => {
  const talk = await begin(context);
  const before = await talk.replies.allInnerTexts();
  yes('what needs a name is not to be said yet',
    !before.some((one) => /You doubt/.test(one)), before.join());
  await talk.names.nth(0).click();
  const [, named] = await talk.lines();
  yes('it stands in the chat', /^You think[^]*on time\.[^]*Right/
    .test(named), named);
  yes('with the word on it', /asking for one wins time/.test(named), named);
  yes('the focus is there', await talk.box.locator('.chat > li').nth(1)
    .evaluate((one) => one === document.activeElement));
  same('once', await talk.names.count(), 0);
  yes('and opens a reply', /You doubt/.test(
    (await talk.replies.allInnerTexts())[0]));
  await look(talk.page, 'clients, named');
  await talk.press(ui.step_back);
  same('one step back takes the name back', [await talk.names.count(),
    (await talk.lines()).length], [2, 1]);
  await talk.names.nth(1).click();
  yes('another name is another verdict', /Not this one/.test(
    (await talk.lines())[1]), (await talk.lines())[1]);
  yes('and opens nothing', !/You doubt/.test(
    (await talk.replies.allInnerTexts()).join()));
});

test('what was named counts for the rules', async (context) => {
  const talk = await begin(context);
  await talk.names.nth(0).click();
  await talk.replies.nth(0).click();
  same('the way has the scenes only', await talk.box.locator('.path li')
    .allInnerTexts(), ['Opening', 'Heard']);
  yes('and the feedback knows', await talk.page.locator('#x-well-named')
    .isVisible());
  await look(talk.page, 'clients, over');
});

test('a new start meets the next client', async (context) => {
  const talk = await begin(context);
  const first = await client(talk);
  const hurried = async () => (await talk.replies.allInnerTexts())
    .some((one) => /You have no time/.test(one));
  const seen = {[first]: await hurried()};
  await talk.replies.first().click();
  await talk.press(ui.restart);
  const second = await client(talk);
  seen[second] = await hurried();
  same('who is in a hurry can be told so', seen, {
    [first]: first === 'Tom', [second]: second === 'Tom'});
  yes('somebody else', second !== first, first + ', ' + second);
  await talk.replies.first().click();
  await talk.page.reload();
  await ready(talk.page);
  same('and the same one after a reload', await client(talk), second);
  same('with what was said', (await talk.lines()).length, 3);
});

test('with another chance, another client', async (context) => {
  const found = new Set();
  for (const chance of [3, 50, 99, 140, 201]) {
    const page = await context.newPage();
    await page.addInitScript((value) => {
      window.crypto.getRandomValues = (list) => list.fill(value);
    }, chance);
    await page.addInitScript(() => window.localStorage.clear());
    const talk = await begin({newPage: () => page});
    found.add(await client(talk));
    await page.close();
  }
  same('', [...found].sort(), NAMES);
});

await runTests(3);
