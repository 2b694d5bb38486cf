// policy.test.mjs - what a page may do: the policy in every written page, in
// a frame that is shut in, and behind a server that is stricter still. The
// scripts that it has, and the names and bytes that they take.
import {readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';
import {addressOf, filesIn, like, open, ready, runTests, same, serve, siteOf,
  sites, test, textOf, until, watch, yes} from './harness.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse, playMixed} from './play.mjs';

const ui = textOf('kinds', 'en').ui;
const COURSES = ['kinds', 'placing', 'asking', 'dialogue', 'routes',
  'flagship'];
const FOLDERS = COURSES.flatMap((course) => ['site', 'scorm12', 'scorm2004']
  .map((kind) => join(course, kind)));
const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.wav': 'audio/wav'
};

// Every written page: [name, text].
const pages = () => FOLDERS.flatMap((folder) =>
  filesIn(join(sites, folder), '.html').map((path) =>
    [join(folder, path), readFileSync(join(sites, folder, path), 'utf8')]));

// --- what is written ---

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/;
const POLICY = {
  'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'", 'img-src': "'self' data:",
  'media-src': "'self' data:", 'font-src': "'self'", 'frame-src': "'self'",
  'connect-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'"
};

test('every page has the policy', async () => {
  const found = pages();
  yes('there are pages', found.length > 60, String(found.length));
  for (const [name, text] of found) {
    const policy = (META.exec(text) || ['', ''])[1];
    same(name, Object.fromEntries(policy.split(';').map((one) => {
      const [directive, ...rest] = one.trim().split(' ');
      return [directive, rest.join(' ')];
    })), POLICY);
    yes(name + ', before anything is fetched',
      text.search(META) < text.search(/<(link|script|style|img)\b/));
  }
});

// What stands between the tags is text: only tags are looked at.
test('no page has a script or a style of its own', async () => {
  for (const [name, text] of pages()) {
    const tags = text.match(/<[a-z][^>]*>/g);
    const bad = tags.filter((tag) => /^<style\b/.test(tag) ||
      /^<script(?![^>]* src=")/.test(tag) ||
      /\s(style|on[a-z]+)\s*=/.test(tag) ||
      /\s(href|src)="(javascript|https?|\/\/)/i.test(tag) &&
        !/^<a\b/.test(tag) || /"javascript:/i.test(tag));
    same(name, bad, []);
  }
});

test('every page has few scripts, in one order', async () => {
  const wanted = (name, text) => {
    const lang = /<html lang="([^"]*)"/.exec(text)[1];
    if (/data-page="shell"/.test(text))
      return ['text-' + lang, 'session'];
    return /data-page="choice"/.test(text) ? [] :
      ['text-' + lang, 'course', 'engine', 'player'].concat(
        /data-page="result"/.test(text) ? ['result', 'result-' + lang] : []);
  };
  for (const [name, text] of pages()) {
    const tags = text.match(/<script\b[^>]*>/g) || [];
    same(name, tags.map((tag) =>
      /^<script src="(?:\.\.\/)?assets\/([a-zA-Z0-9-]+)\.js">$/.exec(tag))
      .map((one) => one && one[1]), wanted(name, text));
    yes(name + ', after what is read', !tags.length ||
      text.indexOf('<script') > text.indexOf('</main>'));
  }
});

test('the player is small', async () => {
  const size = (name) => gzipSync(readFileSync(join(sites, 'kinds',
    'scorm2004', 'assets', name))).length;
  const own = size('player.js') + size('session.js');
  yes('less than 60 kB', own < 60 * 1024, own + ' bytes');
  const all = own + size('engine.js');
  yes('with its engine, less than 150 kB', all < 150 * 1024, all + ' bytes');
  const result = size('result.js');
  yes('what the result page adds, less than 30 kB', result < 30 * 1024,
    result + ' bytes');
});

// --- names ---

const names = (page) => page.evaluate(() =>
  Object.getOwnPropertyNames(window));

test('the scripts take one name, those of the shell two', async (context) => {
  const page = await context.newPage();
  await page.goto(addressOf('kinds', 'index.html'));
  const before = await names(page);
  const fresh = (all) => all.filter((one) => !before.includes(one) &&
    !/^\d+$/.test(one)).sort();
  await page.goto(addressOf('kinds', 'en/kinds.html'));
  await ready(page);
  await playMixed(new Player(page, mouse(), ui));
  same('a lesson', fresh(await names(page)), ['Stilte']);
  await page.goto(addressOf('kinds', 'en/result.html'));
  await ready(page);
  same('the result', fresh(await names(page)), ['Stilte']);
  for (const version of ['scorm12', 'scorm2004']) {
    await page.goto(pathToFileURL(join(sites, 'kinds', version,
      'index.html')).href);
    await ready(page.frameLocator('#page'));
    same(version, fresh(await names(page)), ['Stilte', 'StilteSession']);
  }
});

// --- what is refused ---

test('a script and a picture from elsewhere are refused',
  async (context) => {
    const page = await open(context, 'kinds', 'en/kinds.html');
    const refused = await page.evaluate(async () => {
      const seen = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        seen.push([event.effectiveDirective, event.blockedURI]));
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      document.body.append(Object.assign(new Image(),
        {src: 'http://127.0.0.1:9/x.png'}));
      document.body.insertAdjacentHTML('beforeend',
        '<p style="color: red" onclick="window.ran = true">x</p>');
      document.body.lastElementChild.click();
      document.body.insertAdjacentHTML('beforeend',
        '<object data="http://127.0.0.1:9/x.swf"></object>' +
        '<base href="http://127.0.0.1:9/">');
      for (let i = 0; i < 100 && seen.length < 6; i++)
        await new Promise((done) => setTimeout(done, 50));
      return {seen: seen.map((one) => one.join(' ')).sort(),
        ran: window.ran, base: document.baseURI === location.href};
    });
    same('each by its directive', refused.seen, [
      'base-uri http://127.0.0.1:9/', 'img-src http://127.0.0.1:9/x.png',
      'object-src http://127.0.0.1:9', 'script-src-attr inline',
      'script-src-elem inline', 'style-src-attr inline']);
    same('and nothing ran', refused.ran, undefined);
    yes('the page stays where it is', refused.base);
  });

// --- served, and served strictly ---

const STRICT = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self' " +
    "'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
    "media-src 'self' data:; frame-src 'self'; connect-src 'none'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin'
};

const serveSites = (extra) => serve((request, url) => {
  const made = extra && extra(url);
  if (made)
    return made;
  try {
    return {type: TYPES[extname(url.pathname)], headers: STRICT,
      body: readFileSync(join(sites, url.pathname))};
  } catch (error) {
    return null;
  }
});

// Notes every use of what could carry something away. A BroadcastChannel
// could not: the windows of one participant talk on this device.
function noteTalk() {
  window.talk = [];
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource',
    'RTCPeerConnection', 'Worker', 'SharedWorker']) {
    const old = window[name];
    window[name] = function (...given) {
      window.talk.push(name);
      return new.target ? Reflect.construct(old, given) :
        old.apply(this, given);
    };
  }
  Navigator.prototype.sendBeacon = () => window.talk.push('sendBeacon');
}

const talk = (page) => page.evaluate(() => [window.talk, document.cookie]);

async function playAll(page, go) {
  await playMixed(new Player(page, mouse(), ui));
  same('a lesson talks to nobody', await talk(page), [[], '']);
  await go('reading.html');
  await go('result.html');
  like('it has a result', await page.locator('.total').innerText(),
    /Together 8\.1 of 26/);
  same('nor does the result', await talk(page), [[], '']);
}

test('a course asks only for its own files', async (context) => {
  const server = await serveSites();
  await context.addInitScript(noteTalk);
  const page = await context.newPage();
  const complaints = watch(page, server.base);
  const asked = [];
  page.on('request', (request) => asked.push([request.method(),
    request.resourceType(), request.url().replace(server.base, '')]));
  const go = async (file) => {
    await page.goto(server.base + '/kinds/site/en/' + file);
    await ready(page);
  };
  await go('kinds.html');
  await playAll(page, go);
  same('nothing is complained about, behind a strict server', complaints,
    []);
  const wrong = asked.filter(([method, type, path]) => method !== 'GET' ||
    !/^(\/kinds\/site\/|data:)/.test(path) || /\?/.test(path) ||
    ['fetch', 'xhr', 'websocket', 'eventsource', 'ping', 'beacon']
      .includes(type));
  same('pages, scripts, styles, pictures and sound', wrong, []);
  yes('and they were asked for', asked.length > 15, String(asked.length));
  server.close();
});

test('a course from the disk asks only for its own files',
  async (context) => {
    await context.addInitScript(noteTalk);
    const page = await open(context, 'kinds', 'en/kinds.html');
    await playAll(page, async (file) => {
      await page.goto(addressOf('kinds', 'en/' + file));
      await ready(page);
    });
    same('nothing is complained about', page.complaints, []);
  });

// In the LMS's window, its own script may talk; the course's frames do not.
for (const version of ['1.2', '2004'])
  test('a package ' + version + ' talks to the LMS only',
    async (context) => {
      const bench = await openBench('strict', version, 'kinds');
      await context.addInitScript(noteTalk);
      const run = await bench.launch(context);
      await run.follow(run.course.locator('.languages a[lang="en"]'),
        'en/index.html');
      await run.follow(run.course.locator('.lessons a').first(),
        'kinds.html');
      const player = new Player(run.course, mouse(), ui);
      await player.pick('worth', 1);
      await until(async () => await run.state() ===
        textOf('kinds', 'nl').ui.saved, 'saved');
      const frames = run.lms.frames().filter((one) =>
        one !== run.lms.mainFrame());
      same('the shell and the lesson', frames.length, 2);
      for (const frame of frames)
        same(frame.url().split('/').pop() + ' talks to nobody',
          await frame.evaluate(() => [window.talk, document.cookie]),
          [[], '']);
      same('nothing is complained about', run.complaints(), []);
      bench.close();
    });

// --- shut in ---

async function shutIn(context, sandbox) {
  const server = await serveSites((url) => url.pathname === '/around.html' &&
    {type: 'text/html', body: '<!DOCTYPE html><title>around</title>' +
      '<link rel="icon" href="data:,"><iframe width="1200" height="800" ' +
      'sandbox="' + sandbox + '" src="/kinds/site/en/kinds.html">' +
      '</iframe>'});
  const page = await context.newPage();
  const complaints = watch(page, server.base);
  await page.goto(server.base + '/around.html');
  const course = page.frameLocator('iframe');
  await ready(course);
  return {server, page, course, complaints,
    player: new Player(course, mouse(), ui)};
}

test('a course works in a frame that is shut in', async (context) => {
  const {server, page, course, complaints, player} = await shutIn(context,
    'allow-scripts allow-same-origin');
  await player.pick('worth', 2);
  same('it keeps answers', await course.locator('#saved').innerText(),
    ui.saved);
  await page.reload();
  await ready(course);
  yes('for the next time', await player.option('worth', 2).isChecked());
  // The browser thinks little of the frame itself.
  same('nothing is complained about', complaints.filter((one) =>
    !/can escape its sandboxing/.test(one)), []);
  server.close();
});

test('in a frame without an origin a course keeps nothing, and says so',
  async (context) => {
    const {server, page, course, complaints, player} = await shutIn(context,
      'allow-scripts');
    same('from the start', await course.locator('#saved').innerText(),
      ui.memory_notice);
    yes('where it is seen', await course.locator('#saved').isVisible());
    await player.pick('worth', 2);
    await player.write('thought', 'gone soon');
    same('still', await course.locator('#saved').innerText(),
      ui.memory_notice);
    like('the exercises work', await player.box('worth').innerText(),
      /Nodding costs nothing/);
    same('nothing is complained about', complaints, []);
    await page.reload();
    await ready(course);
    same('nothing is left', await player.option('worth', 2).isChecked(),
      false);
    server.close();
  });

await runTests(3);
