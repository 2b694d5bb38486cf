// bench.mjs - a server that is an LMS: it serves the unzipped packages, a
// page that launches them, and keeps what is committed.
//
// The launching page holds either scorm-again, which commits as LMSs do, or
// the strict LMS of tests/lms, which notes every fault. Both keep their data
// with this server and get it back at the next launch.
import {existsSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {flatten} from '../lms/harness.mjs';
import {here, modules, serve, sites, until, watch} from './harness.mjs';

export const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.wav': 'audio/wav', '.vtt': 'text/vtt',
  '.txt': 'text/plain', '.xml': 'text/xml'
};

const LIBRARIES = {
  again: join(modules, 'scorm-again/dist/scorm-again.min.js'),
  strict: join(here, '../lms/strict-lms.js')
};

// scorm-again leaves it to the LMS around it to say who learns, and whether
// it is the first launch.
const LAUNCH = {
  again: (version, seed) => `
const old = '${version}' === '1.2';
const api = new (old ? Scorm12API : Scorm2004API)(
  {lmsCommitUrl: '/commit', logLevel: 5, autocommit: false});
const seed = ${JSON.stringify(seed)} || {cmi: {core: {}}};
const facts = {entry: seed.cmi.suspend_data ? 'resume' : 'ab-initio'};
Object.assign(old ? seed.cmi.core : seed.cmi, facts,
  {credit: 'credit', [old ? 'student_id' : 'learner_id']: 'learner-1'});
if (!old)
  delete seed.cmi.core;
api.loadFromJSON(seed);
window[old ? 'API' : 'API_1484_11'] = api;
window.faults = () => [];`,
  strict: (version, seed) => `
function keep(data) {
  const body = JSON.stringify(data);
  try {
    const request = new XMLHttpRequest();
    request.open('POST', '/commit', false);
    request.send(body);
  } catch (error) {
    navigator.sendBeacon('/commit', body);
  }
}
const lms = new StrictLms(
  {version: '${version}', seed: ${JSON.stringify(seed)}, save: keep});
window[lms.apiName] = lms.api;
window.faults = () => lms.faults;`
};

const page = (library, version, course, sco, seed) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>LMS</title>
<link rel="icon" href="data:,"><script src="/library/${library}.js"></script>
<script>${LAUNCH[library](version, seed)}</script></head>
<body><iframe id="sco" title="course" width="1200" height="800"
src="/${course}/${version === '1.2' ? 'scorm12' : 'scorm2004'}/${sco}.html">
</iframe></body></html>`;

function readBody(request) {
  return new Promise((done) => {
    let text = '';
    request.on('data', (part) => { text += part; });
    request.on('end', () => done(text));
  });
}

// What an LMS keeps for one learner and one course, or one lesson of it that
// is a SCO.
export async function openBench(library, version, course, sco = 'index') {
  const kept = {commits: 0, seed: null};
  const server = await serve(async (request, url) => {
    if (url.pathname === '/lms.html')
      return {type: 'text/html',
        body: page(library, version, course, sco, kept.seed)};
    if (url.pathname === '/blank.html')
      return {type: 'text/html', body: '<title>blank</title>'};
    if (url.pathname === '/commit') {
      kept.seed = JSON.parse(await readBody(request));
      kept.commits++;
      return {type: 'application/json',
        body: '{"result": true, "errorCode": 0}'};
    }
    const file = url.pathname.startsWith('/library/') ?
      LIBRARIES[url.pathname.slice(9, -3)] : join(sites, url.pathname);
    return existsSync(file) ? {type: TYPES[extname(file)],
      body: readFileSync(file)} : null;
  });

  return {
    kept, base: server.base, close: server.close,
    // All that is committed, by the names SCORM has for it, and the rows of
    // one of its lists.
    data: () => flatten(kept.seed, '', {}),
    rows(list) {
      const rows = [];
      const data = flatten(kept.seed, '', {});
      for (const name of Object.keys(data).filter((one) =>
        one.startsWith(list + '.'))) {
        const [row, ...rest] = name.slice(list.length + 1).split('.');
        rows[row] = Object.assign(rows[row] || {},
          {[rest.join('.')]: data[name]});
      }
      return rows;
    },
    launch: (context) => launch(context, server.base)
  };
}

// --- one launch ---

async function launch(context, base) {
  const lms = await context.newPage();
  const complaints = watch(lms, base);
  const shell = lms.frameLocator('#sco');
  const course = shell.frameLocator('#page');
  const there = () => course.locator('html.is-ready').waitFor(
    {state: 'attached'});
  await lms.goto(base + '/lms.html');
  await there();
  return {
    lms, shell, course, there,
    // While a page goes away, a commit may be refused; that is no news.
    complaints: () => complaints.filter((one) => !/commit/.test(one)),
    faults: () => lms.evaluate(() => window.faults()),
    async follow(link, file) {
      await link.click();
      await until(() => lms.frames().some((frame) =>
        frame.url().split('#')[0].endsWith('/' + file)), file);
      await there();
    },
    state: () => shell.locator('#save-state').innerText()
  };
}
