// packages.mjs - an LMS that many participants use at once: it serves the
// unzipped packages of a course, launches them, and keeps what is committed.
//
// openSchool() -> school; school.machine() -> {base}, an address of its own,
// behind which a browser keeps a storage of its own; school.enrol(facts) ->
// account, whose address() behind a base launches the course. Whoever enrols
// has a version ("1.2" or "2004") and a library ("strict" or "again"). What
// belongs to one:
//   seed      what the LMS holds, given back at the next launch
//   faults    what the strict LMS blamed
//   offline   true: a commit does not arrive; online() ends that, but not
//             for what an earlier launch still has under way
//   forgetful true: every launch is a new attempt
// decode(state) says in the engine's words what a saved state holds.
import {createServer} from 'node:http';
import {existsSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {runInThisContext} from 'node:vm';
import {here} from './harness.mjs';

const sites = process.env.STILTE_SITES;
const course = join(sites, 'kinds');
const modules = process.env.STILTE_NODE_MODULES ||
  join(here, '../node_modules');
const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.wav': 'audio/wav', '.vtt': 'text/vtt',
  '.txt': 'text/plain', '.xml': 'text/xml'
};
const LIBRARIES = {
  '/lms-page.js': join(here, 'lms-page.js'),
  '/witness.js': join(here, 'witness.js'),
  '/strict-lms.js': join(here, 'strict-lms.js'),
  '/hostile-modes.js': join(here, 'hostile-modes.js'),
  '/scorm-again.js': join(modules, 'scorm-again/dist/scorm-again.min.js')
};

const BLANK = '<!DOCTYPE html><title>blank</title>';
const frame = (address) => '<!DOCTYPE html><title>frame</title>' +
  '<iframe id="sco" width="1200" height="800" src="' + address + '"></iframe>';

const lmsPage = (plan) => `<!DOCTYPE html><html lang="en"><head>
<meta charset="utf-8"><title>LMS</title><link rel="icon" href="data:,">
<script>window.PLAN = ${JSON.stringify(plan).replace(/</g, '\\u003c')};
</script>${plan.library === 'again' ?
    '<script src="/scorm-again.js"></script>' :
    '<script src="/strict-lms.js"></script>' +
    '<script src="/hostile-modes.js"></script>'}
</head><body><script src="/lms-page.js"></script></body></html>`;

// The shell as it ships, and somebody who looks at it.
const witnessed = (html) => String(html).replace('<script ',
  '<script src="/witness.js"></script><script ');

function flatten(value, name, into) {
  if (value === null || typeof value !== 'object')
    into[name] = String(value);
  else
    for (const key of Object.keys(value))
      flatten(value[key], name ? name + '.' + key : key, into);
  return into;
}

function bodyOf(request) {
  return new Promise((done) => {
    let text = '';
    request.on('data', (part) => { text += part; });
    request.on('end', () => done(text));
  });
}

// --- the server ---

class School {
  constructor() {
    this.accounts = [];
    this.files = new Map();
  }

  enrol(facts) {
    const number = this.accounts.length;
    const account = Object.assign({
      number, version: '1.2', library: 'strict', seed: null, faults: [],
      phases: [], commits: 0, offline: false, forgetful: false,
      launches: 0, lostUntil: 0,
      online() {
        account.offline = false;
        account.lostUntil = account.launches;
      },
      data: () => flatten(account.seed, '', {}),
      state: () => account.data()['cmi.suspend_data'] || '',
      address: (launch) => '/lms.html?' + new URLSearchParams(
        {account: number, launch: JSON.stringify(launch || {})}),
      course: '/scorm' + (facts.version === '2004' ? '2004' : '12') +
        '/index.html'
    }, facts);
    this.accounts.push(account);
    return account;
  }

  launch(account, launch) {
    const own = '?account=' + account.number + '&launch=' +
      ++account.launches;
    return lmsPage(Object.assign({
      version: account.version, library: account.library,
      seed: account.forgetful ? null : account.seed,
      where: 'parent', course: account.course, at: '',
      commit: '/commit' + own, fault: '/fault' + own
    }, launch, {modes: Object.assign(
      {learner: 'learner-' + account.number}, launch.modes)}));
  }

  file(path) {
    const place = LIBRARIES[path] || join(course, path);
    if (!this.files.has(path))
      this.files.set(path, existsSync(place) ? readFileSync(place) : null);
    return this.files.get(path);
  }

  async answer(request, url) {
    const account = this.accounts[url.searchParams.get('account')];
    switch (url.pathname) {
    case '/lms.html': return {type: 'text/html', fresh: true,
      body: this.launch(account, JSON.parse(url.searchParams.get('launch')))};
    case '/blank.html': return {type: 'text/html', body: BLANK};
    case '/middle.html': return {type: 'text/html',
      body: frame(url.searchParams.get('course'))};
    case '/foreign.html': return {type: 'text/html',
      body: frame(url.searchParams.get('course'))};
    case '/commit': return keep(account, await bodyOf(request),
      Number(url.searchParams.get('launch')));
    case '/fault': return blame(account, await bodyOf(request));
    case '/scorm12/index.html':
    case '/scorm2004/index.html': return {type: 'text/html',
      body: witnessed(this.file(url.pathname))};
    default: return {type: TYPES[extname(url.pathname)],
      body: this.file(url.pathname)};
    }
  }

  listen() {
    const server = createServer((request, response) => {
      const url = new URL(request.url, 'http://127.0.0.1');
      this.answer(request, url).then((found) => {
        const there = found.body !== null;
        response.writeHead(there ? found.status || 200 : 404, {
          'Content-Type': (found.type || 'text/plain') + '; charset=utf-8',
          'Cache-Control': found.fresh ? 'no-cache' : 'max-age=600'
        });
        response.end(there ? found.body : 'not found');
      });
    });
    server.unref();
    return new Promise((done) =>
      server.listen(0, '127.0.0.1', () => done(server)));
  }

  async machine() {
    const server = await this.listen();
    const {port} = server.address();
    const base = 'http://127.0.0.1:' + port;
    return {
      base,
      // Around the course lies another origin, or even another site, where
      // browsers lend no storage.
      around: (account, other) => (other || 'http://localhost:' + port) +
        '/foreign.html?' +
        new URLSearchParams({course: base + account.course}),
      shut() {
        server.closeAllConnections();
        server.close();
      }
    };
  }
}

function keep(account, body, launch) {
  account.commits++;
  if (account.offline || launch <= account.lostUntil)
    return {status: 503, fresh: true, body: 'offline'};
  account.seed = JSON.parse(body);
  return {type: 'application/json', fresh: true,
    body: '{"result": true, "errorCode": 0}'};
}

function blame(account, body) {
  const told = JSON.parse(body);
  account.faults.push(...told.faults);
  account.phases.push(told.phase);
  return {fresh: true, body: ''};
}

export const openSchool = () => new School();

// --- what a state holds ---

export function words(lang) {
  globalThis.window = globalThis.window || globalThis;
  const text = readFileSync(
    join(course, 'scorm12/assets/text-' + lang + '.js'), 'utf8');
  runInThisContext(text);
  return globalThis.Stilte.text.ui;
}

// -> decode(state) -> {sound, answers: {fullName: {answer, result}}}
export async function openDecoder() {
  globalThis.window = globalThis.window || globalThis;
  for (const name of ['course', 'engine'])
    runInThisContext(readFileSync(
      join(course, 'scorm12/assets', name + '.js'), 'utf8'));
  const {Stilte} = globalThis;
  const engine = await Stilte.startEngine(Stilte.wasm);
  engine.load(Stilte.course);

  return function decode(stamped) {
    const state = stamped.replace(/^([0-9a-z]+\.){3}/, '');
    engine.reset();
    const sound = state === '' || engine.unpack(state);
    const {answers} = engine.answers();
    const results = {};
    for (const lesson of engine.evaluate().lessons)
      for (const one of lesson.exercises)
        results[lesson.id + '/' + one.name] = one;
    const held = {};
    for (const name of Object.keys(answers))
      held[name] = {answer: answers[name], result: results[name]};
    return {sound, answers: held};
  };
}
