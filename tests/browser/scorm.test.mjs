// scorm.test.mjs - both SCORM packages, unzipped and served, launched by two
// LMSs: scorm-again, and the strict one of tests/lms. Played to the end,
// with a reload of the whole LMS in the middle; then what the LMS holds.
// The points are worked out by hand, as in course.test.mjs.
import {pathToFileURL} from 'node:url';
import {join} from 'node:path';
import {like, ready, runTests, same, sites, test, textOf, until, watch, yes}
  from './harness.mjs';
import {openBench} from './bench.mjs';
import {Player, mouse, playMixed} from './play.mjs';

const words = {nl: textOf('kinds', 'nl').ui, en: textOf('kinds', 'en').ui};

const NAMES = {
  '1.2': {
    completion: 'cmi.core.lesson_status', success: 'cmi.core.lesson_status',
    raw: 'cmi.core.score.raw', min: 'cmi.core.score.min',
    max: 'cmi.core.score.max', exit: 'cmi.core.exit',
    time: 'cmi.core.session_time', span: /^\d{2,4}:\d\d:\d\d(\.\d\d?)?$/,
    location: 'cmi.core.lesson_location', wrong: 'wrong',
    response: 'student_response', other: 'fill-in', text: 'fill-in',
    passed: 'passed', failed: 'failed', between: ','
  },
  2004: {
    completion: 'cmi.completion_status', success: 'cmi.success_status',
    raw: 'cmi.score.raw', min: 'cmi.score.min', max: 'cmi.score.max',
    exit: 'cmi.exit', time: 'cmi.session_time',
    span: /^PT\d+H\d+M\d+(\.\d\d?)?S$/, location: 'cmi.location',
    wrong: 'incorrect', response: 'learner_response', other: 'other',
    text: 'long-fill-in', passed: 'completed', failed: 'completed',
    between: '[,]'
  }
};

const hand = (run, lang) => new Player(run.course, mouse(), words[lang]);

// By the contents beside the lesson, or, where there is no room, above it.
async function turn(run, n, file) {
  const fold = run.course.locator('.fold');
  if (await fold.isVisible())
    await fold.click();
  await run.follow(run.course.locator('.toc a').nth(n), file);
}

async function settled(run, lang) {
  await until(async () => await run.state() === words[lang].saved, 'saved');
}

async function exit(run) {
  await run.shell.locator('#exit').click();
  await run.shell.locator('#notice').waitFor({state: 'visible'});
  same('nothing is refused or complained about',
    [await run.faults(), run.complaints()], [[], []]);
  await run.lms.close();
}

// --- the acts ---

async function firstAct(run) {
  await run.follow(run.course.locator('.lessons a').first(), 'kinds.html');
  const player = hand(run, 'nl');
  await player.hint('one', 1);
  await player.pick('one', 1);
  await player.write('thought', 'Héél “anders”… 😀');
  await turn(run, 2, 'after.html');
  await player.pick('last', 2);
  await settled(run, 'nl');
}

async function checkResumed(run) {
  like('it knows where one was', await run.course.locator('.resume')
    .innerText(), /Je was bij: Daarna/);
  await run.follow(run.course.locator('.resume a'), 'after.html');
  const player = hand(run, 'nl');
  yes('the answer in one lesson',
    await player.option('last', 2).isChecked());
  await turn(run, 0, 'kinds.html');
  yes('and in the other', await player.option('one', 1).isChecked());
  like('with what it brought', await player.box('one').innerText(),
    /Je hebt nog 1 poging/);
  same('word for word', await player.box('thought').locator('textarea')
    .inputValue(), 'Héél “anders”… 😀');
}

async function lastAct(run) {
  await run.follow(run.course.locator('.languages a[lang="en"]'),
    'en/kinds.html');
  const player = hand(run, 'en');
  await player.pick('one', 2);
  await player.pickAll('many', [1, 2]);
  await player.pickAll('many', [1, 3]);
  await player.pick('worth', 1);
  await player.pick('ear', 2);
  await player.silence('hold',
    {question: 1, steps: Array(3).fill('next_moment')});
  await player.silence('ask', {typed: 'Hoe?', steps: ['next_moment']});
  await player.cues('signals', {marks: [3], moment: 4, reply: 1});
  await player.cues('plain', {marks: [1, 3]});
  await player.live('closing', {marks: [2], now: 3, reply: 1});
  await player.talk('client', [3, 1, 1, 2]);
  await turn(run, 1, 'reading.html');
  await turn(run, 3, 'result.html');
  like('passed', await run.course.locator('#debrief').innerText(),
    /You have passed the course[^]*Together 25\.5 of 26 points/);
}

// --- what the LMS holds ---

// one: a quarter of 2 points off, so 25.5 of 26, 98.08 percent; logical 7.5
// of 9, feeling 8 of 8, intuitive 10 of 11.
function checkVerdict(bench, version) {
  const n = NAMES[version];
  const data = bench.data();
  same('status', [data[n.completion], data[n.success]], [n.passed, 'passed']);
  same('score', [data[n.raw], data[n.min], data[n.max]], ['99', '0', '100']);
  if (version === '2004')
    same('scaled, progress', [data['cmi.score.scaled'],
      data['cmi.progress_measure']], ['0.99', '1']);
  const levels = bench.rows('cmi.objectives');
  same('a score for each level', levels.map((row) => [row.id,
    row['score.raw'], row['score.min'], row['score.max']]), [
    ['logical', '83', '0', '100'], ['feeling', '100', '0', '100'],
    ['intuitive', '90', '0', '100']]);
  if (version === '2004')
    same('scaled as well', levels.map((row) => row['score.scaled']),
      ['0.83', '1', '0.9']);
}

function checkSession(bench, version) {
  const n = NAMES[version];
  const data = bench.data();
  like('session time', data[n.time], n.span);
  yes('which is more than nothing', /[1-9]/.test(data[n.time]),
    data[n.time]);
  same('suspend', data[n.exit], 'suspend');
  like('the place', data[n.location], /^[\x20-\x7e]{1,255}$/);
  like('plain state', data['cmi.suspend_data'], /^[\x20-\x7e]+$/);
  yes('of less than 4000 signs', data['cmi.suspend_data'].length < 4000);
}

const steps = (version, ...all) => version === '1.2' ? all.join('-') :
  all.map((one, i) => i + 1 + '[.]' + one).join('[,]');

// SCORM 1.2 has one sign for a scene, so there the way through a dialogue
// cannot be read, only that there is one.
function wantedRows(version) {
  const n = NAMES[version];
  const both = (...all) => all.join(n.between);
  const did = (...all) => steps(version, ...all);
  return [
    ['kinds.one', 'choice', '1', n.wrong],
    ['kinds.thought', n.text, 'Héél “anders”… 😀', 'neutral'],
    ['after.last', 'choice', '2', 'correct'],
    ['kinds.one', 'choice', '2', 'correct'],
    ['kinds.many', 'choice', both(1, 2), n.wrong],
    ['kinds.many', 'choice', both(1, 3), 'correct'],
    ['kinds.worth', 'choice', '1', 'correct'],
    ['kinds.ear', 'choice', '2', 'neutral'],
    ['kinds.hold', 'numeric', '3', 'correct'],
    ['kinds.hold.question', 'choice', '1', 'correct'],
    ['kinds.ask', 'numeric', '3', 'correct'],
    ['kinds.ask.question', n.text, 'Hoe?', 'neutral'],
    ['kinds.signals', 'performance', did('line_3', 'now_4', 'reply_1'),
      'correct'],
    ['kinds.plain', 'performance', did('line_1', 'line_3'), 'correct'],
    ['kinds.closing', 'performance', did('line_2', 'now_3', 'reply_1'),
      'correct'],
    ['kinds.client', 'sequencing', version === '1.2' ? 'any' :
      both('opening', 'defending', 'heard', 'agreement'), 'correct']
  ];
}

function checkRows(bench, version) {
  const n = NAMES[version];
  const rows = bench.rows('cmi.interactions');
  const plain = rows.map((row) => [row.id.replace(/\.\d+$/, ''), row.type,
    row.type === 'sequencing' && version === '1.2' &&
    row[n.response] ? 'any' : row[n.response], row.result]);
  const without = (some, others) => {
    const text = JSON.stringify(others);
    return some.filter((row) => !text.includes(JSON.stringify(row)));
  };
  same('every answer that was judged is a row',
    without(wantedRows(version), plain), []);
  same('an answer still under way is none',
    without(plain, wantedRows(version)), []);
  same('their ids end in their places', rows.map((row) =>
    row.id.split('.').pop()), rows.map((row, i) => String(i + 1)));
  const one = rows[0];
  same('what belongs to one', [one['correct_responses.0.pattern'],
    one.weighting, one['objectives.0.id'], one.description],
  ['2', '2', 'logical', version === '2004' ? 'Kies er een' : undefined]);
}

for (const version of ['1.2', '2004'])
  for (const library of ['again', 'strict'])
    test(version + ', ' + library + ', to the end', async (context) => {
      const bench = await openBench(library, version, 'kinds');
      let run = await bench.launch(context);
      await firstAct(run);
      same('incomplete so far', bench.data()[NAMES[version].completion],
        'incomplete');
      same('and no score before the verdict',
        bench.data()[NAMES[version].raw] || '', '');
      await run.lms.reload();
      await run.there();
      await checkResumed(run);
      await lastAct(run);
      await exit(run);
      checkVerdict(bench, version);
      checkSession(bench, version);
      checkRows(bench, version);

      run = await bench.launch(context);
      await run.follow(run.course.locator('.lessons a').first(),
        'kinds.html');
      const player = hand(run, 'nl');
      await player.talk('client', []);
      await player.press('client', 'restart');
      await player.press('hold', 'once_more');
      await player.silence('hold',
        {question: 2, steps: ['say_something', 'stop']});
      await settled(run, 'nl');
      await exit(run);
      checkVerdict(bench, version);
      bench.close();
    });

// 8.083 of 26 points: 31.09 percent; the answers of playMixed, and one wrong.
for (const version of ['1.2', '2004'])
  test(version + ', failed', async (context) => {
    const n = NAMES[version];
    const bench = await openBench('strict', version, 'kinds');
    const run = await bench.launch(context);
    await run.follow(run.course.locator('.lessons a').first(), 'kinds.html');
    await playMixed(hand(run, 'nl'));
    await turn(run, 1, 'reading.html');
    await turn(run, 2, 'after.html');
    await hand(run, 'nl').pick('last', 1);
    await settled(run, 'nl');
    const data = bench.data();
    same('status and score', [data[n.completion], data[n.success],
      data[n.raw]], [n.failed, 'failed', '31']);
    await hand(run, 'nl').pick('last', 2);
    await exit(run);
    same('nothing is lost by going on', [bench.data()[n.success],
      bench.data()[n.raw]], ['failed', '34']);
    bench.close();
  });

for (const version of ['1.2', '2004'])
  test(version + ', the course we ship, left by navigation',
    async (context) => {
      const n = NAMES[version];
      const bench = await openBench('again', version, 'flagship');
      let run = await bench.launch(context);
      await run.follow(run.course.locator('.lessons a').first(),
        'waarom-empathie.html');
      await hand(run, 'nl').pick('hilde', 3);
      await run.lms.goto(bench.base + '/blank.html');
      await until(() => /\w{2}/.test(bench.data()['cmi.suspend_data']) &&
        /[1-9]/.test(bench.data()[n.time]), 'the last commit');
      checkSession(bench, version);
      same('incomplete', bench.data()[n.completion], 'incomplete');
      same('one answer', bench.rows('cmi.interactions').map((row) =>
        [row.id, row.type, row[n.response], row.result]),
      [['waarom-empathie.hilde.1', 'choice', '3', 'correct']]);
      same('nothing is complained about', run.complaints(), []);
      run = await bench.launch(context);
      await run.follow(run.course.locator('.resume a'),
        'waarom-empathie.html');
      yes('and it is there again', await hand(run, 'nl')
        .option('hilde', 3).isChecked());
      bench.close();
    });

for (const version of ['1.2', '2004'])
  test(version + ', a second wrong answer', async (context) => {
    const bench = await openBench('strict', version, 'kinds');
    const run = await bench.launch(context);
    await run.follow(run.course.locator('.lessons a').first(), 'kinds.html');
    await hand(run, 'nl').pick('one', 1);
    await settled(run, 'nl');
    await hand(run, 'nl').pick('one', 3);
    await settled(run, 'nl');
    const n = NAMES[version];
    same('is a row as well', bench.rows('cmi.interactions').map((row) =>
      [row.id, row[n.response], row.result]),
    [['kinds.one.1', '1', n.wrong], ['kinds.one.2', '3', n.wrong]]);
    bench.close();
  });

// --- the shell ---

test('the shell says what becomes of the answers', async (context) => {
  const bench = await openBench('strict', '2004', 'kinds');
  const run = await bench.launch(context);
  const shell = run.shell;
  same('saved', await run.state(), words.nl.saved);
  same('the lesson has all of its width and the rest of its height',
    await shell.locator('#page').evaluate((frame) => {
      const box = frame.getBoundingClientRect();
      return [box.width, box.bottom];
    }), [1200, 800]);
  same('nothing to notice', await shell.locator('#notice').isVisible(),
    false);
  same('the page says nothing more', await run.course.locator('#saved')
    .innerText(), '');
  await run.follow(run.course.locator('.lessons a').first(), 'kinds.html');
  await settled(run, 'nl');
  await shell.locator('#save-state').evaluate((place) => {
    window.told = [];
    new MutationObserver(() => window.told.push(place.textContent))
      .observe(place, {childList: true, characterData: true});
  });
  await hand(run, 'nl').pick('worth', 1);
  const told = () => shell.locator('#save-state').evaluate(() =>
    window.told);
  await until(async () => (await told()).length > 1, 'saved');
  same('saving, until the LMS has it', (await told()).slice(0, 2),
    [words.nl.saving, words.nl.saved]);
  await settled(run, 'nl');
  await shell.locator('#exit').click();
  await shell.locator('#notice').waitFor({state: 'visible'});
  same('goodbye', await shell.locator('#notice').innerText(),
    words.nl.exited);
  same('no second exit', await shell.locator('#exit').isVisible(), false);
  same('no lesson', await shell.locator('#page').isVisible(), false);
  bench.close();
});

for (const place of ['a server', 'the disk'])
  test('a package opened from ' + place + ' without an LMS',
    async (context) => {
      const bench = await openBench('strict', '1.2', 'kinds');
      const page = await context.newPage();
      const complaints = watch(page);
      const address = place === 'the disk' ? pathToFileURL(join(sites,
        'kinds/scorm12/index.html')).href :
        bench.base + '/kinds/scorm12/index.html';
      const inner = page.frameLocator('#page');
      const open = async () => {
        await page.goto(address);
        await ready(inner);
      };
      await open();
      same('says that it is a preview', await page.locator('#notice')
        .innerText(), words.nl.preview_notice);
      await inner.locator('.lessons a').first().click();
      const player = new Player(inner, mouse(), words.nl);
      await player.pick('worth', 1);
      await open();
      await inner.locator('.resume a').click();
      await player.option('worth', 1).waitFor();
      await until(() => player.option('worth', 1).isChecked(),
        'the answer again');
      yes('and keeps answers in the browser', true);
      same('nothing is complained about', complaints.filter((one) =>
        !one.includes('.vtt')), []);
      bench.close();
    });

await runTests(4);
