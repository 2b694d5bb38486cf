// harness.mjs - a browser, a queue of tests, and what all of them look at.
//
// The run beside it builds two courses and says in STILTE_SITES where:
// kinds/ (the course beside it) and flagship/, each with site/, scorm12/ and
// scorm2004/. Every test gets a browser context of its own, so nothing one
// test stores is seen by another.
import {AsyncLocalStorage} from 'node:async_hooks';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {readFileSync, readdirSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {stripVTControlCharacters} from 'node:util';
import vm from 'node:vm';
import {makeTally, until as waitUntil} from '../lms/harness.mjs';

export const here = dirname(fileURLToPath(import.meta.url));
export const modules = join(here, '../node_modules');
export const load = createRequire(join(modules, 'here.js'));
export const sites = process.env.STILTE_SITES;
export const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu',
  '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const WAIT = 30000;          // a busy machine is no failure
const tally = makeTally();
const running = new AsyncLocalStorage();
const queue = [];

export const until = (found, what) => waitUntil(found, what, WAIT);

// --- what was built ---

export function filesIn(folder, ends, base = folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory())
      return filesIn(path, ends, base);
    return name.endsWith(ends) ? [path.slice(base.length + 1)] : [];
  });
}

export const siteOf = (course) => join(sites, course, 'site');
export const addressOf = (course, path) =>
  pathToFileURL(siteOf(course)).href + '/' + path;

// The words of the interface, titles and the like, as the pages have them.
export function textOf(course, lang) {
  const window = {};
  for (const part of ['text-', 'result-'])
    vm.runInNewContext(readFileSync(
      join(siteOf(course), 'assets', part + lang + '.js'), 'utf8'),
    {window, get Stilte() { return window.Stilte; }});
  return window.Stilte.text;
}

// --- tests ---

// name is a statement; it stands in front of what each check says.
export function test(name, run, options) {
  queue.push({name, run, options});
}

const named = (what) => running.getStore() + (what ? ': ' + what : '');

export const same = (what, got, wanted) =>
  tally.same(named(what), got, wanted);
export const like = (what, got, pattern) =>
  tally.like(named(what), got, pattern);
export const yes = (what, good, detail) =>
  tally.check(named(what), Boolean(good), detail);

function tell(error) {
  const lines = String(error && error.stack || error).split('\n')
    .filter((line) => !line.includes('node_modules'));
  return '  ' + stripVTControlCharacters(lines.slice(0, 12).join('\n  '));
}

// Everybody is the same participant, who draws and sees the same: a test that
// fails one time in twenty tells nothing. A test of chance makes contexts of
// its own.
export const sameChance = (context) => context.addInitScript(() => {
  window.crypto.getRandomValues = (numbers) => numbers.fill(11);
});

async function runOne(browser, {name, run, options}) {
  const context = await browser.newContext(
    Object.assign({viewport: {width: 1280, height: 900}}, options));
  context.setDefaultTimeout(WAIT);
  await sameChance(context);
  try {
    await running.run(name, () => run(context, browser));
  } catch (error) {
    tally.check(name, false, tell(error));
  }
  await context.close();
}

// Most of a test is waiting, so several run at once. flags: what the browser
// is told besides.
export async function runTests(workers = 4, flags = []) {
  const {chromium} = load('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.STILTE_CHROMIUM || '/usr/bin/chromium',
    args: FLAGS.concat(flags)
  });
  const only = process.env.ONLY;
  const chosen = only ? queue.filter((one) => one.name.includes(only)) :
    queue.slice();
  const worker = async () => {
    while (chosen.length)
      await runOne(browser, chosen.shift());
  };
  await Promise.all(Array.from({length: workers}, worker));
  await browser.close();
  process.exitCode = tally.end() ? 1 : 0;
}

// --- pages ---

// Keeps everything a page complains about. What lies outside the folder the
// page is in is a complaint as well.
export function watch(page, root) {
  const seen = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      seen.push(message.type() + ': ' + message.text());
  });
  page.on('pageerror', (error) => seen.push('script: ' + error.message));
  page.on('requestfailed', (request) => seen.push('failed: ' +
    request.url() + ' ' + request.failure().errorText));
  page.on('response', (response) => {
    if (response.status() >= 400)
      seen.push(response.status() + ': ' + response.url());
  });
  page.on('request', (request) => {
    if (root && !request.url().startsWith(root) &&
        !request.url().startsWith('data:'))
      seen.push('outside: ' + request.url());
  });
  return seen;
}

export const ready = (page) =>
  page.locator('html.is-ready').waitFor({state: 'attached'});

// Opens a page of a course's site from the disk and waits for its player.
export async function open(context, course, path) {
  const page = await context.newPage();
  const complaints = watch(page, addressOf(course, ''));
  await page.goto(addressOf(course, path));
  await ready(page);
  return Object.assign(page, {complaints});
}

// Before a page is opened. Once what this gives back is called, time passes
// only by page.clock.runFor(), however busy the machine is.
export async function stopTime(context) {
  await context.clock.install();
  return () => context.clock.pauseAt(Date.now() + 60000);
}

// Whether captions load is a test of its own.
export function clean(page) {
  same('nothing is complained about',
    page.complaints.filter((one) => !one.includes('.vtt')), []);
}

// --- a server on loopback ---

// handle(request, url) -> {status, type, body, headers} or null.
export async function serve(handle) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    Promise.resolve(handle(request, url)).then((found) => {
      response.writeHead(found ? found.status || 200 : 404, Object.assign({
        'Content-Type': (found && found.type || 'text/plain') +
          '; charset=utf-8', 'Cache-Control': 'no-store'
      }, found && found.headers));
      response.end(found ? found.body : 'not found');
    });
  });
  // A test that broke off closes nothing.
  server.unref();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: 'http://127.0.0.1:' + server.address().port,
    close() {
      server.closeAllConnections();
      server.close();
    }
  };
}
