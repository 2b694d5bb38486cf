// lessons.test.mjs - a package in which each lesson is a SCO: one lesson in
// the strict LMS, left and taken up again; and all of them in scorm-again,
// which leads from one to the next by the rules of the manifest.
import {existsSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {like, modules, runTests, same, serve, sites, test, textOf, until,
  watch, yes} from './harness.mjs';
import {TYPES, openBench} from './bench.mjs';
import {Player, mouse} from './play.mjs';
import {activityTree, all, find, readXml} from '../lms/manifest.mjs';

const words = textOf('lessons', 'en').ui;

async function settled(run) {
  await until(async () => await run.state() === words.saved, 'saved');
}

async function answerNumber(run, name, text) {
  await run.course.locator('#x-' + name + ' input').first().fill(text);
  await run.course.locator('#x-' + name)
    .getByRole('button', {name: words.check}).click();
}

async function toResult(run, sco) {
  await run.follow(run.course.locator('.toc a').last(), sco + '.result.html');
}

// --- one of them ---

const STATUS = {
  '1.2': {'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '100'},
  '2004': {'cmi.completion_status': 'completed', 'cmi.score.raw': '100',
    'cmi.success_status': 'passed'}
};

for (const version of ['1.2', '2004'])
  test(version + ', one lesson', async (context) => {
    const bench = await openBench('strict', version, 'lessons', 'hold');
    let run = await bench.launch(context);
    same('its title', await run.shell.locator('h1').innerText(), 'Hold');
    same('there are no other lessons', await run.course.locator('.toc a')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href'))),
    ['hold.html', 'hold.glossary.html', 'hold.result.html']);
    await new Player(run.course, mouse(), words).pick('first', 1);
    await settled(run);
    await run.lms.reload();
    await run.there();
    yes('one is where one was', run.lms.frames().some((frame) =>
      frame.url().endsWith('/en/hold.html#x-first')));
    yes('the answer is there again', await new Player(run.course, mouse(),
      words).option('first', 1).isChecked());
    await answerNumber(run, 'long', '4');
    await toResult(run, 'hold');
    const result = await run.course.locator('#debrief').innerText();
    like('what came of it, and how to go on', result,
      /You have passed the lesson\.[^]*Go on with the next lesson/);
    yes('of this lesson alone', !/Begin|Drill/.test(result.replace(
      'Read Begin again', '')), result);
    yes('a link to another lesson is text', await run.course
      .locator('#debrief a', {hasText: 'Begin'}).count() === 0);
    await settled(run);
    yes('no way that the LMS does not offer',
      await run.shell.locator('[id^=go-]:visible').count() === 0);
    await run.shell.locator('#exit').click();
    await run.shell.locator('#notice').waitFor({state: 'visible'});
    same('it says how to go on', await run.shell.locator('#notice')
      .innerText(), words.exited_lesson);
    same('nothing is refused or complained about',
      [await run.faults(), run.complaints()], [[], []]);
    await run.lms.close();
    const data = bench.data();
    for (const [name, value] of Object.entries(STATUS[version]))
      same(name, data[name], value);
    run = await bench.launch(context);
    yes('and it is there to be read', await new Player(run.course, mouse(),
      words).option('first', 1).isChecked());
    bench.close();
  });

// --- all of them ---

const folder = join(sites, 'lessons/scorm2004');
const manifest = readXml(readFileSync(join(folder, 'imsmanifest.xml'),
  'utf8'));
const pages = Object.fromEntries(all(find(manifest, 'resources'), 'resource')
  .map((one) => [one.at.identifier.replace(/^R/, 'I'), one.at.href]));

// What an LMS has to do besides: to open the lesson that is delivered, and
// to keep what each has saved.
const SCHOOL = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>LMS</title><link rel="icon" href="data:,">
<script src="/library.js"></script></head><body>
<iframe id="sco" title="course" width="1200" height="800"></iframe><script>
const pages = ${JSON.stringify(pages)};
const kept = {};
let here = '';
const api = new Scorm2004API({logLevel: 5, autocommit: false, sequencing:
  {activityTree: ${JSON.stringify(activityTree(manifest))}}});
window.API_1484_11 = api;
api.on('Commit', () => {
  kept[here] = api.renderCMIToJSONObject();
});
function open(page) {
  api.reset(undefined, {preserveListeners: true});
  here = page;
  if (kept[page])
    api.loadFromJSON(kept[page]);
  document.getElementById('sco').src = '/' + page;
}
api.setSequencingEventListeners({
  onActivityDelivery: (activity) => setTimeout(open, 0, pages[activity.id])
});
function choose(page) {
  api.processNavigationRequest('choice',
    Object.keys(pages).find((id) => pages[id] === page));
}
function outcome() {
  const root = api.getSequencingState().rootActivity;
  return [root.completionStatus, root.objectiveSatisfiedStatus,
    Number(root.objectiveNormalizedMeasure.toFixed(3))];
}
api.processNavigationRequest('start');
</script></body></html>`;

async function enrol(context) {
  const server = await serve(async (request, url) => {
    if (url.pathname === '/lms.html')
      return {type: 'text/html', body: SCHOOL};
    const file = url.pathname === '/library.js' ?
      join(modules, 'scorm-again/dist/scorm-again.min.js') :
      join(folder, url.pathname);
    return existsSync(file) ? {type: TYPES[extname(file)],
      body: readFileSync(file)} : null;
  });
  const lms = await context.newPage();
  const complaints = watch(lms, server.base);
  await lms.goto(server.base + '/lms.html');
  const shell = lms.frameLocator('#sco');
  const course = shell.frameLocator('#page');
  const run = {
    lms, shell, course, close: server.close, complaints,
    player: new Player(course, mouse(), words),
    state: () => shell.locator('#save-state').innerText(),
    async there(sco) {
      await until(() => lms.frames().some((frame) =>
        frame.url().split('#')[0].endsWith('/en/' + sco + '.html')), sco);
      await course.locator('html.is-ready').waitFor({state: 'attached'});
    },
    async follow(link, file) {
      await link.click();
      await run.there(file.replace('.html', ''));
    },
    async goOn(sco) {
      await settled(run);
      await shell.locator('#go-continue').click();
      await run.there(sco);
    }
  };
  return run;
}

test('all of them, one after the other', async (context) => {
  const run = await enrol(context);
  await run.there('begin');
  await run.player.write('expect', 'Nothing');
  await toResult(run, 'begin');
  like('done', await run.course.locator('#debrief').innerText(),
    /You have finished the lesson\./);
  yes('there is none before it',
    await run.shell.locator('#go-previous').isHidden());
  await run.goOn('hold');
  await run.player.pick('first', 2);
  await answerNumber(run, 'long', '4');
  await run.goOn('extra');
  await run.player.pick('again', 1);
  await settled(run);
  // Some LMSs say there is a way on where there is none: then the lesson is
  // closed, and one is told where to look.
  await run.shell.locator('#go-continue').click();
  await run.shell.locator('#notice').waitFor({state: 'visible'});
  same('what is locked does not open', await run.shell.locator('#notice')
    .innerText(), words.exited_lesson);
  await run.lms.evaluate('choose("hold.html")');
  await run.there('hold');
  yes('each has its own answers',
    await run.player.option('first', 2).isChecked());
  await run.player.pick('first', 1);
  await run.goOn('drill');
  await run.player.pick('which', 1);
  await run.goOn('end');
  await run.goOn('bonus');
  await settled(run);
  await run.shell.locator('#exit').click();
  await run.shell.locator('#notice').waitFor({state: 'visible'});
  same('the course is done and passed', await run.lms.evaluate('outcome()'),
    ['completed', true, 1]);
  same('nobody complained', run.complaints, []);
  run.close();
});

await runTests(1);
