// site.test.mjs - the built site from file://: every page opens and asks
// nothing of anybody, reads without JavaScript, and says what became of the
// answers when the browser keeps them badly.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {addressOf, clean, filesIn, here, like, open, ready, runTests, same,
  serve, siteOf, test, textOf, until, watch, yes} from './harness.mjs';
import {Player, mouse} from './play.mjs';

const COURSES = ['kinds', 'flagship'];
const ui = textOf('kinds', 'en').ui;
const KEY = 'stilte:every-kind';

// --- every page ---

for (const course of COURSES)
  for (const path of filesIn(siteOf(course), '.html'))
    test(course + '/' + path + ' opens', async (context) => {
      const page = await context.newPage();
      const complaints = watch(page, addressOf(course, ''));
      await page.goto(addressOf(course, path), {waitUntil: 'networkidle'});
      if (await page.locator('script').count())
        await ready(page);
      same('', complaints, []);
    });

for (const course of COURSES)
  test(course + ' names no folder of the machine that made it', async () => {
    const found = [];
    for (const path of filesIn(siteOf(course), '')) {
      const text = readFileSync(join(siteOf(course), path), 'latin1');
      const at = text.indexOf(join(here, '../..'));
      if (at >= 0)
        found.push(path + ': ' + text.slice(at, at + 70));
    }
    same('', found, []);
  });

// --- nothing leaves a page ---

const ATTEMPTS = {
  fetch: (url) => { fetch(url).catch(() => {}); },
  picture: (url) => { new Image().src = url; },
  beacon: (url) => { navigator.sendBeacon(url, 'x'); },
  socket: (url) => {
    try {
      new WebSocket(url.replace('http', 'ws'));
    } catch (error) {
      window.refused = true;
    }
  },
  style: (url) => {
    document.head.append(Object.assign(document.createElement('link'),
      {rel: 'stylesheet', href: url}));
  },
  script: (url) => {
    document.head.append(Object.assign(document.createElement('script'),
      {src: url}));
  },
  sound: (url) => { new Audio(url).load(); },
  frame: (url) => {
    document.body.append(Object.assign(document.createElement('iframe'),
      {src: url}));
  },
  form: (url) => {
    const form = Object.assign(document.createElement('form'),
      {action: url, method: 'post'});
    document.body.append(form);
    form.submit();
  }
};

test('nothing leaves a page', async (context) => {
  const hits = [];
  const server = await serve((request, url) => {
    hits.push(url.pathname);
    return {body: ''};
  });
  const page = await open(context, 'kinds', 'en/kinds.html');
  await page.evaluate(() => {
    window.blocked = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.blocked.push(event.effectiveDirective));
  });
  for (const name of Object.keys(ATTEMPTS)) {
    const before = await page.evaluate(() => window.blocked.length);
    await page.evaluate(ATTEMPTS[name], server.base + '/' + name);
    await until(() => page.evaluate((n) => window.blocked.length > n, before),
      name + ' to be blocked');
    yes(name + ' is blocked', true);
  }
  same('nobody was asked', hits, []);
  same('the page stays', page.url(), addressOf('kinds', 'en/kinds.html'));
  server.close();
});

function tryCode() {
  const script = document.createElement('script');
  script.textContent = 'window.ran = true';
  document.head.append(script);
  document.body.insertAdjacentHTML('beforeend',
    '<p id="styled" style="color: red" onclick="ran = true">x</p>');
  const styled = document.getElementById('styled');
  styled.click();
  window.setTimeout('window.ran = true', 0);
  try {
    new Function('window.ran = true')();
  } catch (error) {
    window.refused = error.name;
  }
  return window.getComputedStyle(styled).color;
}

test('no text becomes code or style', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  // In a timer, since a debugger's own call may always evaluate text.
  await page.evaluate(() => { window.done = false; });
  const before = await page.locator('main').evaluate((one) =>
    window.getComputedStyle(one).color);
  await page.evaluate('setTimeout(() => { window.color = (' + tryCode +
    ')(); setTimeout(() => { window.done = true; }, 100); }, 0)');
  await page.waitForFunction(() => window.done);
  same('', await page.evaluate(() => [window.ran, window.refused,
    window.color]), [undefined, 'EvalError', before]);
});

test('sound plays from the disk, with its captions', async (context) => {
  const page = await open(context, 'kinds', 'en/kinds.html');
  const found = await page.evaluate(async () => {
    const audio = document.querySelector('audio');
    await audio.play();
    const track = audio.textTracks[0];
    track.mode = 'showing';
    for (let i = 0; i < 20 && !(track.cues && track.cues.length); i++)
      await new Promise((done) => setTimeout(done, 50));
    return {seconds: audio.duration, track: [track.kind, track.language,
      track.label], controls: audio.controls, cues: track.cues ?
      Array.from(track.cues, (cue) => cue.text) : []};
  });
  same('its length', found.seconds, 0.1);
  same('its captions', found.cues, ['(a tone)']);
  same('by their name', [found.track, found.controls],
    [['captions', 'en', 'English'], true]);
  await page.locator('.transcript summary').click();
  same('its transcript', await page.locator('.transcript p').innerText(),
    '(a tone)');
});

// --- without JavaScript ---

const bare = {javaScriptEnabled: false};

test('a lesson reads without JavaScript', async (context) => {
  const page = await context.newPage();
  const complaints = watch(page, addressOf('kinds', ''));
  await page.goto(addressOf('kinds', 'en/kinds.html'));
  const text = await page.locator('body').innerText();
  for (const words of ['This is how a paragraph reads', 'A box with a',
    'Without JavaScript you can read', '“The train was late.”',
    'Two colleagues', 'Asking what happened', 'How was it said?',
    'Write it down as it came', 'He takes a breath', 'Then I have a problem',
    'I have to think about that', 'When can you come?', 'Tuesday suits me',
    'Let’s do it', '“Good. When?”', 'Late again!',
    'Twice now. You cannot build', 'Thursday at nine'])
    yes('“' + words + '” is there', text.includes(words));
  for (const words of ['That is a feeling', 'Just send a leaflet',
    'The silence broke', 'It was all there', 'Seen: this was'])
    yes('“' + words + '” is not given away', !text.includes(words));
  await page.locator('#x-one .hint summary').first().click();
  same('hints open', await page.locator('#x-one .hint p').first()
    .isVisible(), true);
  clean({complaints});
}, bare);

test('a dialogue can be clicked through without JavaScript',
  async (context) => {
    const page = await context.newPage();
    await page.goto(addressOf('kinds', 'en/kinds.html'));
    for (const [from, reply, to] of [['opening', 1, 'defending'],
      ['defending', 1, 'heard'], ['heard', 1, 'agreement']]) {
      await page.locator('#client-' + from + ' [data-reply="' + reply +
        '"] a').click();
      like('to ' + to, page.url(), new RegExp('#client-' + to + '$'));
      yes(to + ' is there', await page.locator('#client-' + to)
        .isVisible());
    }
  }, bare);

test('the links work without JavaScript', async (context) => {
  const page = await context.newPage();
  await page.goto(addressOf('kinds', 'index.html'));
  const follow = async (name, selector, path) => {
    await page.locator(selector).first().click();
    same(name, page.url(), addressOf('kinds', path));
  };
  await follow('the choice of a language', 'a[hreflang="en"]',
    'en/index.html');
  await follow('the contents', '.lessons a', 'en/kinds.html');
  await follow('next', '.pager [rel="next"]', 'en/reading.html');
  await follow('next but one', '.pager [rel="next"]', 'en/after.html');
  yes('a lesson that would be locked can be read',
    await page.getByText('The last question').first().isVisible());
  await follow('back', '.pager [rel="prev"]', 'en/reading.html');
  await follow('the other language', '.languages a[hreflang="nl"]',
    'nl/reading.html');
  await follow('a lesson from the side', '.toc a', 'nl/kinds.html');
  await follow('the title', '.course-title', 'nl/index.html');
  await follow('the result', '.lessons .to-result a', 'nl/result.html');
  like('which says that there is none', await page.locator('main')
    .innerText(), /Zonder JavaScript/);
}, bare);

// --- where answers are kept ---

const saved = (page) => page.locator('#saved').innerText();
const player = (page) => new Player(page, mouse(), ui);
const stored = (page) => page.evaluate((key) =>
  localStorage.getItem(key), KEY);
const checked = (page) => page.locator('input:checked').evaluateAll((all) =>
  all.map((input) => input.name + input.value));

async function giveThree(page) {
  await player(page).pick('one', 2);
  await player(page).pick('worth', 2);
  await player(page).pick('ear', 3);
  return stored(page);
}

const WASTE = {
  'not a state': () => 'hello',
  'another format': () => '{"v":1,"answers":{"kinds/one":[1]}}',
  'signs from afar': () => '\u0000\ud83d\ude00\u202e<script>',
  'something enormous': () => 'A'.repeat(1e6),
  'a later version': (state) => state.replace(/^./, '9'),
  'the first half': (state) => state.slice(0, state.length / 2),
  'all but the last sign': (state) => state.slice(0, -1),
  'its signs reversed': (state) => Array.from(state).reverse().join('')
};

for (const name of Object.keys(WASTE))
  test('a saved state that is ' + name, async (context) => {
    const page = await open(context, 'kinds', 'en/kinds.html');
    const state = await giveThree(page);
    await page.evaluate(([key, text]) => localStorage.setItem(key, text),
      [KEY, WASTE[name](state)]);
    await page.reload();
    await ready(page);
    const given = ['one2', 'worth2', 'ear3'];
    const found = await checked(page);
    yes('gives no answer that was not given', found.every((one) =>
      given.includes(one)), found.join());
    await player(page).write('thought', 'still here');
    same('does not stop the next answer', await saved(page), 'Saved');
    await page.reload();
    await ready(page);
    same('which is kept', await page.locator('#t-thought').inputValue(),
      'still here');
    clean(page);
  });

const REFUSALS = {
  'cannot be touched': () => Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('no', 'SecurityError'); }
  }),
  'throws at every write': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  'throws at every read': () => {
    Storage.prototype.getItem = () => {
      throw new DOMException('no', 'SecurityError');
    };
  },
  'forgets at once': () => { Storage.prototype.setItem = () => {}; },
  'is not there': () => Object.defineProperty(window, 'localStorage',
    {value: null})
};

for (const name of Object.keys(REFUSALS))
  test('a storage that ' + name, async (context) => {
    await context.addInitScript(REFUSALS[name]);
    const page = await open(context, 'kinds', 'en/kinds.html');
    same('is told from the start', await saved(page), ui.memory_notice);
    await player(page).pick('one', 1);
    like('does not stop the exercises', await page.locator(
      '[data-option="1"] .option-feedback').first().innerText(),
    /Not this one/);
    await player(page).write('thought', 'gone soon');
    same('is not called saved', await saved(page), ui.memory_notice);
    const told = await page.locator('#x-thought .told').innerText();
    yes('nor is the text called kept', told !== ui.text_kept, told);
    clean(page);
  });

const LATE = {
  'becomes full': () => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (key === 'stilte:every-kind' && window.full)
        throw new DOMException('full', 'QuotaExceededError');
      return write.call(this, key, value);
    };
  },
  'becomes forgetful': () => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      return key === 'stilte:every-kind' && window.full ? undefined :
        write.call(this, key, value);
    };
  }
};

for (const name of Object.keys(LATE))
  test('a storage that ' + name, async (context) => {
    await context.addInitScript(LATE[name]);
    const page = await open(context, 'kinds', 'en/kinds.html');
    await player(page).pick('worth', 2);
    same('says saved while it is', await saved(page), ui.saved);
    await page.evaluate(() => { window.full = true; });
    await player(page).pick('ear', 1);
    same('and not when it is not', await saved(page), ui.not_saved);
    await player(page).write('thought', 'now it fails');
    const told = await page.locator('#x-thought .told').innerText();
    yes('nor is a text called kept then', told !== ui.text_kept, told);
    await page.evaluate(() => { window.full = false; });
    await player(page).write('thought', 'now it works');
    same('and again', await saved(page), ui.saved);
    await page.reload();
    await ready(page);
    same('all of it', await checked(page), ['worth2', 'ear1']);
  });

await runTests(4);
