// microphone.test.mjs - a microphone that listens to a silence: asked for
// when it is wanted, heard, turned off; and all the ways in which there is
// none, which all end alike.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {like, open, ready, runTests, same, serve, test, textOf, until, yes}
  from './harness.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse} from './play.mjs';

const ui = textOf('kinds', 'en').ui;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const HELD = Array(3).fill('next_moment');

// --- what the browser hears ---

// A second of quiet, a second of noise, over and over: what the browser's
// own fake device plays. 16 bits, one channel.
function speech() {
  const rate = 48000;
  const wav = Buffer.alloc(44 + 4 * rate);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + 4 * rate, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(2 * rate, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(4 * rate, 40);
  let seed = 11;
  for (let i = rate; i < 2 * rate; i++) {
    seed = seed * 1103515245 + 12345 & 0x7fffffff;
    wav.writeInt16LE(seed / 0x7fffffff * 40000 - 20000, 44 + 2 * i);
  }
  return wav;
}

const folder = mkdtempSync(join(tmpdir(), 'microphone-'));
const sound = join(folder, 'speech.wav');
writeFileSync(sound, speech());

// Keeps what was asked for and what was given; nothing may be recorded.
const watchDevices = (context) => context.addInitScript(() => {
  window.asked = 0;
  window.tracks = [];
  window.MediaRecorder = class {
    constructor() {
      throw new Error('something was recorded');
    }
  };
  const devices = window.navigator.mediaDevices;
  const take = devices && devices.getUserMedia.bind(devices);
  if (devices)
    devices.getUserMedia = (wanted) => {
      window.asked++;
      return take(wanted).then((stream) => {
        window.tracks.push(...stream.getTracks());
        return stream;
      });
    };
});

// A device of the test's own: window.speak(true) is somebody who speaks.
const pretend = (context) => context.addInitScript(() => {
  const Context = window.AudioContext;
  window.asked = 0;
  window.tracks = [];
  window.makeStream = () => {
    const context = new Context();
    const voice = context.createOscillator();
    const loud = context.createGain();
    const to = context.createMediaStreamDestination();
    loud.gain.value = 0;
    voice.connect(loud).connect(to);
    voice.start();
    window.speak = (yes) => { loud.gain.value = yes ? 0.5 : 0; };
    window.tracks.push(...to.stream.getTracks());
    return to.stream;
  };
  window.navigator.mediaDevices.getUserMedia = async () => {
    window.asked++;
    return window.makeStream();
  };
});

const states = (root) => root.locator('html').evaluate(() =>
  window.tracks.map((track) => track.readyState));
const speak = (page, on) => page.evaluate((yes) => window.speak(yes), on);
const kept = (page) => page.evaluate(() => window.localStorage
  .getItem('stilte:every-kind').replace(/^\w+\.\w+\..{7}/, ''));
const over = (player) => player.box('hold').locator('.over');

async function turnOn(player) {
  await player.press('hold', 'mic_offer');
  await player.box('hold').getByText(ui.mic_on).waitFor();
}

function heard(name, run) {
  test(name, async (context) => {
    await pretend(context);
    const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
    await run(new Player(page, mouse(), ui, wait), page);
  });
}

// What is kept, and what is asked, of a silence without a microphone.
async function plain(browser) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    window.crypto.getRandomValues = (numbers) => numbers.fill(11);
  });
  const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
  const player = new Player(page, mouse(), ui, wait);
  await player.silence('hold', {question: 1, steps: HELD});
  const found = [await kept(page), await over(player).innerText()];
  await context.close();
  return found;
}

// --- asking, hearing, turning off ---

heard('nothing listens that was not asked to', async (player, page) => {
  await player.silence('hold', {question: 1, steps: HELD});
  same('not at a silence', await page.evaluate(() => window.asked), 0);
  await player.press('hold', 'once_more');
  like('it says what it does before', await player.box('hold')
    .locator('.mic').innerText(), new RegExp('only measures on this device' +
    '[^]*nothing is recorded and nothing is sent[^]*Turn on'));
  await turnOn(player);
  same('but once it is', await page.evaluate(() => window.asked), 1);
  await player.press('hold', 'mic_off');
  same('and not for longer', await states(page), ['ended']);
  like('which is seen', await player.box('hold').locator('.mic')
    .innerText(), /Turn on the microphone$/);
});

heard('who stays silent is told so', async (player, page) => {
  const requests = [];
  await turnOn(player);
  page.on('request', (request) => requests.push(request.url()));
  await player.silence('hold', {question: 1});
  like('all of it was held', await over(player).innerText(),
    /You held 3 of 3 seconds of silence\.\s+It stayed quiet in the room\./);
  same('it is off', await states(page), ['ended']);
  same('nothing was sent', requests, []);
});

heard('who speaks breaks the silence', async (player, page) => {
  await turnOn(player);
  await player.hand.choose(player.option('hold', 1));
  await player.press('hold', 'start_silence');
  await page.waitForTimeout(500);
  await speak(page, true);
  await player.box('hold').locator('.room-sound', {hasText: 'sound'})
    .waitFor();
  await player.box('hold').locator('.spoken').waitFor();
  await speak(page, false);
  await over(player).waitFor();
  like('once', await over(player).innerText(),
    /You broke the silence 1 time\.\s+The microphone heard you 1 time\./);
  like('the client does not answer', await player.box('hold')
    .locator('.broken').innerText(), /Just send a leaflet/);
  await player.press('hold', 'mic_not_me');
  like('it may have been another', await over(player).innerText(),
    /^You held 3 of 3 seconds of silence\.\s+Once more$/);
  like('and then the client answers', await player.box('hold')
    .locator('.timeline').innerText(), /Then I have a problem/);
  same('not the other way', await player.box('hold').locator('.broken')
    .isVisible(), false);
});

heard('who presses and speaks has said one thing', async (player, page) => {
  await turnOn(player);
  await player.hand.choose(player.option('hold', 1));
  await player.press('hold', 'start_silence');
  await player.press('hold', 'say_something');
  await speak(page, true);
  await over(player).waitFor();
  like('once', await over(player).innerText(),
    /You broke the silence 1 time\.\s+Once more$/);
});

heard('sound counts during the silence only', async (player, page) => {
  const spoken = player.box('hold').locator('.spoken');
  await turnOn(player);
  await speak(page, true);
  await page.waitForTimeout(600);
  await speak(page, false);
  await player.hand.choose(player.option('hold', 1));
  await player.press('hold', 'start_silence');
  await player.press('hold', 'pause');
  await speak(page, true);
  await page.waitForTimeout(800);
  await speak(page, false);
  same('not before, and not in a pause', await spoken.count(), 0);
  await page.waitForTimeout(2500);
  await player.press('hold', 'resume');
  await over(player).waitFor();
  like('all of it was held', await over(player).innerText(),
    /You held 3 of 3[^]*It stayed quiet/);
});

heard('without a clock it hears as well', async (player, page) => {
  await turnOn(player);
  await player.hand.choose(player.option('hold', 1));
  await player.hand.tick(page.locator('#x-hold-clock'));
  await player.press('hold', 'start_silence');
  await player.press('hold', 'next_moment');
  await speak(page, true);
  await player.box('hold').locator('.spoken').waitFor();
  await player.press('hold', 'stop');
  like('at this moment', await over(player).innerText(),
    /You held 1 of 3 .* You broke the silence 1 time\./);
});

const ENDS = {
  stop: (player) => player.press('hold', 'stop'),
  leaving: (player, page) => page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pagehide'))),
  hidden: (player, page) => page.evaluate(() => {
    Object.defineProperty(document, 'hidden', {value: true});
    document.dispatchEvent(new Event('visibilitychange'));
  })
};

for (const how of Object.keys(ENDS))
  heard('it goes off, ' + how, async (player, page) => {
    await turnOn(player);
    await player.hand.choose(player.option('hold', 1));
    await player.press('hold', 'start_silence');
    same('it is on', await states(page), ['live']);
    await ENDS[how](player, page);
    same('and off', await states(page), ['ended']);
  });

// --- when there is none ---

// What happens to the page's devices before it asks.
const NONE = {
  'no such thing': () => Object.defineProperty(window.navigator,
    'mediaDevices', {value: undefined}),
  'refused': () => {
    window.navigator.mediaDevices.getUserMedia = () => Promise.reject(
      new DOMException('no', 'NotAllowedError'));
  },
  'no device': () => {
    window.navigator.mediaDevices.getUserMedia = () => Promise.reject(
      new DOMException('none', 'NotFoundError'));
  },
  'an error': () => {
    window.navigator.mediaDevices.getUserMedia = () => {
      throw new TypeError('not here');
    };
  },
  'nothing to measure with': () => {
    delete window.AudioContext;
    delete window.webkitAudioContext;
  },
  'a context that never runs': () => {
    window.AudioContext = class extends window.AudioContext {
      get state() {
        return 'suspended';
      }

      resume() {
        return new Promise(() => {});
      }
    };
  },
  'a device that is muted': () => {
    const make = window.makeStream;
    window.makeStream = () => {
      const stream = make();
      Object.defineProperty(stream.getAudioTracks()[0], 'muted',
        {value: true});
      return stream;
    };
  }
};

// The same words and the same answer as without.
async function endsAlike(player, page, browser) {
  const [answer, words] = await plain(browser);
  same('the same is asked', await over(player).innerText(), words);
  same('and the same kept', await kept(page), answer);
  yes('nothing listens', (await states(page)).every((one) =>
    one === 'ended'));
  same('nothing is complained about', page.complaints.filter((one) =>
    one.startsWith('script')), []);
}

for (const why of Object.keys(NONE))
  test('no microphone, ' + why, async (context, browser) => {
    await pretend(context);
    await context.addInitScript(NONE[why]);
    const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
    const player = new Player(page, mouse(), ui, wait);
    await player.press('hold', 'mic_offer');
    await page.getByText(ui.mic_failed).waitFor();
    await player.silence('hold', {question: 1, steps: HELD});
    like('the self-report', await over(player).innerText(),
      /Did you stay silent yourself\?/);
    await endsAlike(player, page, browser);
    await player.press('hold', 'silent_no');
    await page.getByText(ui.silent_no_said).waitFor();
    same('whatever one says', await kept(page), (await plain(browser))[0]);
  });

test('no microphone, never an answer', async (context, browser) => {
  await pretend(context);
  await context.addInitScript(() => {
    window.navigator.mediaDevices.getUserMedia = () =>
      new Promise((done) => { window.grant = () =>
        done(window.makeStream()); });
  });
  const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
  const player = new Player(page, mouse(), ui, wait);
  await player.press('hold', 'mic_offer');
  await page.getByText(ui.mic_asking).waitFor();
  await player.hand.choose(player.option('hold', 1));
  await player.hand.tick(page.locator('#x-hold-clock'));
  await player.press('hold', 'start_silence');
  await player.press('hold', 'next_moment');
  await page.evaluate(() => window.grant());
  await until(async () => (await states(page))[0] === 'ended',
    'it to go off again');
  for (let i = 0; i < 2; i++)
    await player.press('hold', 'next_moment');
  await endsAlike(player, page, browser);
});

const LOST = {
  'the device is pulled out': () => window.tracks[0].dispatchEvent(
    new Event('ended')),
  'it is muted': () => window.tracks[0].dispatchEvent(new Event('mute')),
  'the context stops': () => window.contexts[0].suspend(),
  'the page is hidden': () => {
    for (const value of [true, false]) {
      Object.defineProperty(document, 'hidden', {value, configurable: true});
      document.dispatchEvent(new Event('visibilitychange'));
    }
  }
};

for (const why of Object.keys(LOST))
  test('lost in the middle, ' + why, async (context, browser) => {
    await pretend(context);
    await context.addInitScript(() => {
      window.contexts = [];
      window.AudioContext = class extends window.AudioContext {
        constructor() {
          super();
          window.contexts.push(this);
        }
      };
    });
    const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
    const player = new Player(page, mouse(), ui, wait);
    await turnOn(player);
    await player.hand.choose(player.option('hold', 1));
    await player.hand.tick(page.locator('#x-hold-clock'));
    await player.press('hold', 'start_silence');
    await player.press('hold', 'next_moment');
    await page.evaluate(LOST[why]);
    await until(async () => (await states(page))[0] === 'ended',
      'it to go off');
    for (let i = 0; i < 2; i++)
      await player.press('hold', 'next_moment');
    await endsAlike(player, page, browser);
  });

// --- the browser's own device ---

async function speakAt(root) {
  const player = new Player(root, mouse(), ui, wait);
  await turnOn(player);
  same('it is on', await states(root), ['live']);
  for (let i = 0; i < 2; i++)
    await player.press('hold', 'longer');
  await player.silence('hold', {question: 1});
  like('it hears', await over(player).innerText(),
    /You broke the silence \d times?\.\s+The microphone heard you \d time/);
  same('it is off', await states(root), ['ended']);
}

test('a device, from the disk', async (context) => {
  await watchDevices(context);
  const page = await open(context, 'kinds', 'en/kinds.html#x-hold');
  await speakAt(page);
});

// The course in an LMS that serves it from elsewhere: that has to let it.
async function launch(context, allow) {
  const bench = await openBench('strict', '2004', 'kinds');
  const lms = await serve(() => ({type: 'text/html',
    body: '<title>LMS</title><iframe id="sco" title="course" ' + allow +
      ' width="1200" height="800" src="' + bench.base +
      '/kinds/scorm2004/index.html"></iframe>'}));
  const page = await context.newPage();
  await page.goto(lms.base);
  const course = page.frameLocator('#sco').frameLocator('#page');
  await ready(course);
  await course.locator('.languages a[lang="en"]').click();
  await course.locator('html[lang="en"].is-ready').waitFor(
    {state: 'attached'});
  await course.locator('.lessons a').first().click();
  await course.locator('html.is-ready[data-page="lesson"]').waitFor(
    {state: 'attached'});
  return {course, close() {
    bench.close();
    lms.close();
  }};
}

test('a device, in an LMS that lets it', async (context) => {
  await watchDevices(context);
  const {course, close} = await launch(context, 'allow="microphone"');
  await speakAt(course);
  close();
});

test('a device, in an LMS that does not', async (context) => {
  await watchDevices(context);
  const {course, close} = await launch(context, '');
  const player = new Player(course, mouse(), ui, wait);
  await player.press('hold', 'mic_offer');
  await course.getByText(ui.mic_failed).waitFor();
  await player.silence('hold', {question: 1, steps: HELD});
  like('the self-report', await over(player).innerText(),
    /You held 3 of 3[^]*Did you stay silent yourself\?/);
  same('nothing was given', await states(course), []);
  close();
});

test('a second silence has the microphone too', async (context) => {
  await pretend(context);
  const page = await open(context, 'levels', 'en/raise.html#x-hold');
  const player = new Player(page, mouse(), ui, wait);
  const mark = () => over(player).locator('.mark').innerText();
  const second = player.box('hold').getByRole('button',
    {name: ui.hold_longer_many.replace('{n}', 12), exact: true});
  await player.silence('hold', {question: 1,
    steps: ['next_moment', 'next_moment']});
  same('off after the first', await page.evaluate(() => window.asked), 0);
  await turnOn(player);
  await second.click();
  await player.press('hold', 'next_moment');
  await speak(page, true);
  await player.box('hold').locator('.spoken').waitFor();
  await speak(page, false);
  for (let i = 0; i < 2; i++)
    await player.press('hold', 'next_moment');
  const said = ui.held_second.replace('{m}', 12);
  like('it heard somebody', await mark(), new RegExp(
    said.replace('{n}', 4).replace('.', '\\.') + ' .*1'));
  same('and is off', await states(page), ['ended']);
  await player.press('hold', 'mic_not_me');
  like('but not me', await mark(), new RegExp(
    said.replace('{n}', 12).replace('.', '\\.') + '$'));
});

await runTests(4, ['--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--use-file-for-fake-audio-capture=' + sound]);
rmSync(folder, {recursive: true});
