// harness.mjs - a browser, a server, and pages in which an LMS launches the
// shell; used by the tests beside it.
//
// The shell here is the smallest one that has what session.js asks for, and
// the pages in its frame do nothing by themselves. The LMS page keeps what
// was committed, and the faults, in localStorage under lms:*, so that both
// can be read after it is gone.
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
const player = join(here, '../../compiler/player');
const modules = process.env.STILTE_NODE_MODULES ||
  join(here, '../node_modules');
const load = createRequire(join(modules, 'here.js'));

const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " +
  "style-src 'self'; img-src 'self' data:; media-src 'self'; " +
  "font-src 'self'; frame-src 'self'; connect-src 'none'; " +
  "base-uri 'none'; form-action 'none'";

// The script that ships, or, where nothing was built, its parts.
export function joined() {
  const built = join(process.env.STILTE_BUILD || '', 'assets/session.js');
  if (process.env.STILTE_BUILD && existsSync(built))
    return readFileSync(built, 'utf8');
  const names = readFileSync(join(player, 'session.list'), 'utf8')
    .split(/\s+/).filter((name) => name && !name.startsWith('#'));
  return names.map((name) => readFileSync(
    join(player, name.replace(/(\.js)?$/, '.js')), 'utf8')).join('');
}

const shell = (version) => `<!DOCTYPE html>
<html lang="en" data-course="fixture" data-scorm="${version}"
  data-page="shell">
<head><meta charset="utf-8"><title>Shell</title>
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<link rel="icon" href="data:,"></head>
<body><p id="save-state" role="status"></p>
<button id="exit"></button>
<p id="notice" hidden></p>
<iframe id="page" data-src="en/index.html"></iframe>
<script src="/assets/text-en.js"></script>
<script src="/assets/session.js"></script></body></html>`;

const page = (name) => `<!DOCTYPE html><html lang="en"><head>
<meta charset="utf-8"><title>${name}</title>
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<script src="/assets/page.js"></script></head>
<body><h1>${name}</h1></body></html>`;

const frame = (path) => `<!DOCTYPE html><meta charset="utf-8">
<title>frame</title><iframe id="sco" src="${path}"></iframe>`;

const lmsPage = (library, script) => `<!DOCTYPE html><meta charset="utf-8">
<title>LMS</title><script src="${library}"></script>
<body><script src="${script}"></script></body>`;

// Texts are their own keys, but for one that is missing on purpose.
const TEXT = `window.Stilte = window.Stilte || {};
Stilte.text = {lang: 'en', ui: {saved: 'Saved', saving: 'Saving',
  not_saved: 'Not saved', preview_notice: 'Preview',
  review_notice: 'Review', exit: 'Exit', exited: 'Goodbye'}};`;

const PAGE = `window.session = window.parent.StilteSession;
window.told = [];
window.loaded = window.session.load();
window.session.onstatus((status) => window.told.push(status));`;

// Opens the course where the query says: parent, nested, beside, opener.
const OPEN = `
function openCourse(query) {
  const course = '/' + query.get('version') + '/index.html';
  const where = query.get('where') || 'parent';
  if (where === 'opener') {
    window.popup = window.open(course);
    return;
  }
  const frame = document.createElement('iframe');
  frame.id = 'sco';
  frame.src = where === 'nested' ? '/middle.html?' + course :
    where === 'beside' ? '/beside.html?' + course : course;
  document.body.append(frame);
}`;

const STRICT = OPEN + `
const query = new URLSearchParams(location.search);
const read = (key) => JSON.parse(localStorage.getItem('lms:' + key));
const write = (key, value) =>
  localStorage.setItem('lms:' + key, JSON.stringify(value));
const lms = new StrictLms({
  version: query.get('version'), seed: read('stored'),
  modes: JSON.parse(query.get('modes') || '{}'),
  save: (stored) => write('stored', stored)
});
window.lms = lms;
for (const name of Object.keys(lms.api)) {
  const method = lms.api[name];
  lms.api[name] = function () {
    try {
      return method.apply(null, arguments);
    } finally {
      write('trail', {phase: lms.phase, faults: lms.faults,
        uncommitted: lms.uncommitted, commits: lms.commits,
        calls: lms.calls.slice(-40)});
    }
  };
}
if (query.get('where') !== 'beside')
  window[lms.apiName] = lms.api;
openCourse(query);`;

const AGAIN = OPEN + `
const query = new URLSearchParams(location.search);
const old = query.get('version') === '1.2';
window.commits = [];
const api = old ? new Scorm12API({logLevel: 5, autocommit: false}) :
  new Scorm2004API({logLevel: 5, autocommit: false});
const seed = localStorage.getItem('again');
if (seed)
  api.loadFromJSON(JSON.parse(seed));
api.on(old ? 'LMSCommit' : 'Commit', () => localStorage.setItem('again',
  JSON.stringify(api.renderCMIToJSONObject().cmi)));
window.again = api;
window[old ? 'API' : 'API_1484_11'] = api;
openCourse(query);`;

const js = (text) => ['text/javascript', text];
const html = (text) => ['text/html', text];

function answer(url, ports) {
  const path = url.pathname;
  const course = url.search.slice(1);
  const fixed = {
    '/blank.html': () => html('<!DOCTYPE html><title>blank</title>'),
    '/lms.html': () => html(lmsPage('/strict-lms.js', '/strict.js')),
    '/again.html': () => html(lmsPage('/scorm-again.js', '/again.js')),
    '/strict.js': () => js(STRICT),
    '/again.js': () => js(AGAIN),
    '/strict-lms.js': () => js(readFileSync(join(here, 'strict-lms.js'))),
    '/scorm-again.js': () => js(readFileSync(
      join(modules, 'scorm-again/dist/scorm-again.min.js'))),
    '/assets/session.js': () => js(joined()),
    '/assets/text-en.js': () => js(TEXT),
    '/assets/page.js': () => js(PAGE),
    '/middle.html': () => html(frame(course)),
    // The LMS lends its API to a frame next to the course.
    '/beside.html': () => html(frame(course) +
      '<iframe src="/keeper.html"></iframe>'),
    '/keeper.html': () => html('<script src="/keeper.js"></script>'),
    '/keeper.js': () => js('window[top.lms.apiName] = top.lms.api;'),
    '/hop.html': () => html('<meta http-equiv="refresh" content="0; url=' +
      course + '">'),
    // Another origin around the course.
    '/foreign.html': () => html(frame('http://127.0.0.1:' + ports[0] +
      course)),
    '/1.2/index.html': () => html(shell('1.2')),
    '/2004/index.html': () => html(shell('2004'))
  };
  if (fixed[path])
    return fixed[path]();
  const lesson = /^\/(1\.2|2004)\/en\/(\w+)\.html$/.exec(path);
  return lesson ? html(page(lesson[2])) : null;
}

function listen(ports) {
  return new Promise((done) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url, 'http://127.0.0.1');
      const found = answer(url, ports);
      response.writeHead(found ? 200 : 404,
        {'Content-Type': (found || ['text/plain'])[0] + '; charset=utf-8'});
      response.end(found ? found[1] : 'not found');
    });
    server.listen(0, '127.0.0.1', () => {
      ports.push(server.address().port);
      done(server);
    });
  });
}

export async function openBench() {
  const ports = [];
  const servers = [await listen(ports), await listen(ports)];
  const {chromium} = load('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.STILTE_CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
      '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync']
  });
  return {
    browser, base: 'http://127.0.0.1:' + ports[0],
    // Another origin; and another site, where storage is refused as well.
    origin: 'http://127.0.0.1:' + ports[1],
    site: 'http://localhost:' + ports[1],
    async close() {
      await browser.close();
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    }
  };
}

// What scorm-again commits as a tree, as elements with their values.
export function flatten(value, name, into) {
  if (value === null || typeof value !== 'object')
    into[name] = String(value);
  else
    for (const key of Object.keys(value))
      flatten(value[key], name ? name + '.' + key : key, into);
  return into;
}

// --- one launch ---

export const until = async (test, what, ms = 15000) => {
  const end = Date.now() + ms;
  for (;;) {
    const value = await test();
    if (value)
      return value;
    if (Date.now() > end)
      throw new Error('never: ' + what);
    await new Promise((done) => setTimeout(done, 25));
  }
};

export class Launch {
  // options: {version, where, modes, seed, library, path}
  static async open(bench, context, options) {
    const launch = new Launch();
    launch.bench = bench;
    launch.context = context;
    launch.errors = [];
    launch.page = await context.newPage();
    launch.page.on('pageerror', (error) => launch.errors.push(error));
    if (options.seed)
      await launch.remember('lms:stored', options.seed);
    const query = new URLSearchParams({
      version: options.version, where: options.where || 'parent',
      modes: JSON.stringify(options.modes || {})
    });
    await launch.page.goto(options.path ? bench.base + options.path :
      bench.base + '/' + (options.library || 'lms') + '.html?' + query);
    await launch.ready();
    return launch;
  }

  frames() {
    return this.context.pages().flatMap((page) => page.frames());
  }

  shell() {
    return this.frames().filter((frame) =>
      /\/(1\.2|2004)\/index\.html$/.test(frame.url())).pop();
  }

  inner() {
    const shellFrame = this.shell();
    return shellFrame && shellFrame.childFrames()[0];
  }

  ready() {
    return until(() => this.inner() && this.inner().evaluate(
      () => Boolean(window.loaded)).catch(() => false), 'a page');
  }

  async remember(key, value) {
    await this.page.goto(this.bench.base + '/blank.html');
    await this.page.evaluate(([name, text]) =>
      localStorage.setItem(name, text), [key, JSON.stringify(value)]);
  }

  // What the page was given at its start, but for the status and the name.
  async loaded() {
    const loaded = await this.inner().evaluate(() => window.loaded);
    delete loaded.told;
    delete loaded.name;
    return loaded;
  }

  learner() {
    return this.inner().evaluate(() => window.loaded.name);
  }

  save(state, report) {
    return this.inner().evaluate(([text, facts]) =>
      window.session.save(text, facts), [state, report]);
  }

  leave(location) {
    return this.inner().evaluate((place) =>
      window.session.leave(place), location);
  }

  told() {
    return this.inner().evaluate(() => window.told);
  }

  lastTold(status, ms) {
    return until(async () => (await this.told()).pop() === status,
      'told ' + status, ms);
  }

  seen(id) {
    return this.shell().evaluate((name) => {
      const element = document.getElementById(name);
      return element.hidden ? null : element.textContent;
    }, id);
  }

  // What the strict LMS holds; all of it, or the rows of a list.
  data() {
    return this.page.evaluate(() => window.lms.stored());
  }

  rows(list) {
    return this.page.evaluate((name) => window.lms.rows(name), list);
  }

  modes(change) {
    return this.page.evaluate((modes) =>
      Object.assign(window.lms.modes, modes), change);
  }

  faults() {
    return this.page.evaluate(() => window.lms.faults);
  }

  // What is left when the LMS page is gone.
  async trail() {
    const witness = await this.context.newPage();
    await witness.goto(this.bench.base + '/blank.html');
    const found = await witness.evaluate(() => ({
      stored: JSON.parse(localStorage.getItem('lms:stored')),
      trail: JSON.parse(localStorage.getItem('lms:trail'))
    }));
    await witness.close();
    return found;
  }
}

// --- checks ---

export function makeTally() {
  let number = 0;
  let failed = 0;
  return {
    same(name, got, wanted) {
      const text = (value) => JSON.stringify(value);
      this.check(name, text(got) === text(wanted),
        '  got    ' + text(got) + '\n  wanted ' + text(wanted));
    },
    like(name, got, pattern) {
      this.check(name, pattern.test(String(got)),
        '  got    ' + got + '\n  wanted ' + pattern);
    },
    check(name, good, detail) {
      number++;
      failed += good ? 0 : 1;
      console.log((good ? 'ok ' : 'not ok ') + number + ' - ' + name);
      if (!good && detail)
        console.log(detail);
    },
    end() {
      console.log('1..' + number);
      console.log('# ' + (number - failed) + ' passed, ' + failed +
        ' failed');
      return failed;
    }
  };
}
