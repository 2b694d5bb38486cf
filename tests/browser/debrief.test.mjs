// debrief.test.mjs - the result page and the contents, for answers of every
// kind: the engine of the page scores them, and what it says is drawn on the
// page of a course that was built.
import {open, runTests, same, test, textOf, yes} from './harness.mjs';

const ui = textOf('kinds', 'nl').ui;

const table = {
  v: 1, id: 'every', version: '1', levels: ['logical', 'feeling'],
  axes: ['focus'], onfail: 'incomplete', pass: null,
  lessons: [{id: 'one', rules: null, exercises: [
    {name: 'steps', kind: 'order', items: 3, shape: 'a'},
    {name: 'pairs', kind: 'match', left: 2, right: 2, pairs: [1, 2]},
    {name: 'heaps', kind: 'sort', groups: 2, items: [1, 2]},
    {name: 'typed', kind: 'gaps', bytes: 40, exact: false,
      gaps: [{accept: ['question']}, {accept: ['silence']}]},
    {name: 'listed', kind: 'gaps', list: ['luisteren', 'vragen'],
      gaps: [{accept: [1]}]},
    {name: 'word', kind: 'text', bytes: 40, exact: false,
      options: [{right: true, accept: ['silence']}]},
    {name: 'share', kind: 'number', answer: 12.5, within: 0.5, unit: '%'},
    {name: 'look', kind: 'scale', from: 1, to: 7, axis: 'focus'},
    {name: 'deal', kind: 'forecast', level: 'logical', outcome: true},
    {name: 'rain', kind: 'forecast', level: 'feeling', outcome: false},
    {name: 'snow', kind: 'forecast', level: 'feeling', outcome: true},
    {name: 'draw', kind: 'pool', pick: 1, exercises: ['in', 'out']},
    {name: 'in', kind: 'number', answer: 1, within: 0},
    {name: 'out', kind: 'number', answer: 2, within: 0}
  ]}, {id: 'two', rules: null, exercises: [
    {name: 'away', kind: 'number', answer: 1, within: 0}]},
  {id: 'three', rules: null, exercises: [
    {name: 'hold', kind: 'silence', seconds: 12, again: 20, open: false,
      line: [12], options: [{right: true}, {right: false}]},
    {name: 'long', kind: 'silence', seconds: 10, open: true, bytes: 80,
      line: [10], options: []},
    {name: 'signs', kind: 'cues', live: false, lines: [{box: ' '},
      {box: 'x'}, {box: 'x'}, {box: '!'}, {box: ''}],
    options: [{right: false}, {right: true}]},
    {name: 'call', kind: 'cues', live: true, lines: [{box: '~'},
      {box: '!'}, {box: '~'}, {box: '!'}, {box: ' '}], options: []},
    {name: 'pick', kind: 'choice', many: true, attempts: 1,
      options: [{right: true}, {right: true}, {right: false}]},
    {name: 'tone', kind: 'choice', many: false, level: 'logical',
      options: [{level: 'logical'}, {level: 'feeling'}]}
  ]}]
};

const texts = {
  lessons: [{id: 'one', title: 'Les een', file: 'one.html'},
    {id: 'two', title: 'Les twee', file: 'two.html'},
    {id: 'three', title: 'Les drie', file: 'three.html'}],
  levels: {logical: 'Denken', feeling: 'Voelen'},
  axes: {focus: ['mezelf', 'de ander']}, feedback: {},
  exercises: {
    'one/steps': {title: 'Volgorde', items: ['Vraag', 'Wacht', 'Herhaal']},
    'one/pairs': {title: 'Paren', items: ['a', 'b'],
      groups: ['feit', 'wens']},
    'one/heaps': {title: 'Stapels', items: ['c', 'd'],
      groups: ['links', 'rechts']},
    'one/listed': {title: 'Lijst', words: ['listen', 'ask']},
    'one/share': {title: 'Deel', unit: 'procent'},
    'one/look': {title: 'Blik', groups: ['naar mij', 'naar jou']},
    'three/hold': {title: 'Stil', options: ['Wat als?', 'Folder?']},
    'three/signs': {title: 'Tekens', options: ['Teken nu', 'En verder?'],
      lines: ['Goed.', 'Dan wil ik…', 'Mijn baas', 'Wanneer?', 'Zo.']},
    'three/call': {title: 'Gesprek',
      lines: ['Boeiend.', 'Kom dinsdag.', 'Mooi weer.', 'Waar teken ik?',
        'Dag.']},
    'three/pick': {title: 'Kies', options: ['ja', 'ook', 'nee']},
    'three/tone': {title: 'Toon', options: ['feit', 'gevoel']}
  }
};

const answers = [
  ['one/steps', {order: [1, 3, 2]}], ['one/pairs', {pairs: [1, 0]}],
  ['one/heaps', {groups: [2, 2]}], ['one/typed', {gaps: ['question', 'x']}],
  ['one/listed', {gaps: [2]}], ['one/word', {text: '<b>silence</b>'}],
  ['one/share', {number: '12,25'}], ['one/look', {value: 6}],
  ['one/deal', {chance: 0.65}], ['one/rain', {chance: 0.9}],
  ['one/snow', {chance: 0.1}], ['one/draw', {draws: 1}]
];

// Draws the result of these answers instead of the course's own. change is
// merged into the result: {lessons: {0: {exercises: {0: {changed: true}}}}}.
async function draw(page, change, given = answers) {
  return page.evaluate(async ([rules, words, all, more]) => {
    const {Stilte} = window;
    const merge = (to, from) => Object.keys(from).forEach((key) => {
      if (from[key] && typeof from[key] === 'object')
        merge(to[key], from[key]);
      else
        to[key] = from[key];
    });
    const engine = await Stilte.startEngine(Stilte.wasm);
    engine.load(JSON.stringify(rules));
    engine.setSeed(11);
    const refused = all.filter((one) => !engine.answer(one[0], one[1]));
    const result = engine.evaluate();
    merge(result, more);
    Object.assign(Stilte.text, words);
    const kept = engine.answers().answers;
    const entry = (book, name) => book.lessons.find((one) =>
      one.id === name.split('/')[0]).exercises.find((one) =>
      one.name === name.split('/')[1]);
    Stilte.playDebrief(document.getElementById('debrief'), {
      table: rules, result, mode: 'normal', reset() {},
      find: (name) => ({rule: entry(rules, name),
        result: entry(result, name), answer: kept[name] || null})
    })();
    return refused;
  }, [table, texts, given, change || {}]);
}

// The words of each row, blanks made one; a sign is its hidden word.
const rows = (page) => page.locator('.exercise-list > li').evaluateAll(
  (all) => all.map((one) => one.innerText.replace(/\s+/g, ' ').trim()));

test('every kind has its row', async (context) => {
  const page = await openResult(context);
  same('the engine takes the answers', await draw(page), []);
  const found = await rows(page);
  const has = (start, ...parts) => {
    const row = found.find((one) => one.startsWith(start)) || '';
    yes(start + ' ' + parts.join(' '), parts.every((part) =>
      row.includes(part)), '  got ' + row);
  };
  has('Volgorde', 'Vraag – ' + ui.right, 'Herhaal – ' + ui.wrong);
  has('Paren', 'a – feit – ' + ui.right,
    'b – … – ' + ui.not_answered);
  has('Stapels', 'c – rechts – ' + ui.wrong,
    'd – rechts – ' + ui.right);
  has('typed', 'question – ' + ui.right, 'x – ' + ui.wrong);
  has('Lijst', 'ask – ' + ui.wrong);
  has('word', '<b>silence</b>');
  has('Deel', '12,25 procent – ' + ui.right);
  has('Blik', '6, op een schaal van 1 (naar mij) tot 7 (naar jou)');
  has('draw', 'in');
  same('what was not drawn is not told', found.some((one) =>
    /^out\b/.test(one)), false);
  same('what was drawn stands below its pool', await page.locator(
    '.exercise-list .exercise-list > li').count(), 1);
  same('', page.complaints, []);
});

test('forecasts have a margin of error', async (context) => {
  const page = await openResult(context);
  const margins = () => page.locator('.margins .figure').allInnerTexts();
  await draw(page);
  same('per level, and all', (await margins()).map((text) =>
    text.replace(/\s+/g, ' ')), [
    'Denken 35 procentpunten · 1 voorspelling',
    'Voelen 90 procentpunten · 2 voorspellingen',
    ui.all_levels + ' 71,7 procentpunten · 3 voorspellingen']);
  same('said in words', await page.getByText(ui.margin_large).count(), 1);
  await draw(page, {}, answers.filter((one) => one[0] === 'one/deal'));
  same('one level only', (await margins()).length, 1);
  same('few', await page.getByText(ui.margin_few).count(), 1);
  await page.setViewportSize({width: 320, height: 800});
  same('at 320 pixels nothing is too wide', await page.evaluate(() =>
    document.documentElement.scrollWidth), 320);
  await draw(page, {}, []);
  same('none', await margins(), []);
});

test('what was changed or not scored says so', async (context) => {
  const page = await openResult(context);
  await draw(page, {lessons: {0: {exercises: {
    0: {changed: true}, 1: {error: 'a rule failed'}}}}});
  const found = await rows(page);
  const text = (key) => ui[key] || key;
  yes('changed', found[0].includes(text('question_changed')), found[0]);
  yes('not scored', found[1].includes(text('not_scored')), found[1]);
  yes('no other', !found[2].includes(text('not_scored')));
});

// --- silences, cues, choices ---

const HELD = [
  ['three/hold', {asked: 1, held: 12, breaks: [3.5, 7], done: true,
    again: {held: 20, breaks: [], done: true}}],
  ['three/long', {asked: 'En dan?', held: 10, breaks: [], done: true}]
];

const cells = (page, part) => page.locator('.silences ' + part)
  .evaluateAll((all) => all.map((one) => Array.from(one.cells, (cell) =>
    cell.innerText.replace(/\s+/g, ' ').trim())));

test('silences have a log over all lessons', async (context) => {
  const page = await openResult(context);
  same('the engine takes them', await draw(page, {}, HELD), []);
  same('a heading for each column', await cells(page, 'thead tr'), [[
    ui.column_exercise, ui.column_held, ui.column_again,
    ui.column_broken]]);
  same('a row for each, below its lesson', await cells(page, 'tbody tr'), [
    ['Les drie'], ['Stil', '3,5 van 12 s', '20 van 20 s', '2×: na 3,5 s, 7 s'],
    ['long', '10 van 10 s', '–', ui.never_broken]]);
  same('the longest, and all breaks', await page.locator(
    '.silences .figure-sentence').innerText(),
  'Het langst hield je 20 seconden stilte. Je verbrak de stilte 2 keer.');
  same('headings say of what', await page.locator('.silences th').evaluateAll(
    (all) => all.map((one) => one.scope)), ['col', 'col', 'col', 'col',
    'rowgroup', 'row', 'row']);
  same('the way back', await page.locator('.silences a').first()
    .getAttribute('href'), 'three.html#x-hold');
  yes('the question stands with its exercise', (await rows(page)).some(
    (one) => one.startsWith('long') && one.includes('En dan?')));
  await page.setViewportSize({width: 320, height: 800});
  same('at 320 pixels nothing is too wide', await page.evaluate(() =>
    document.documentElement.scrollWidth), 320);
  await draw(page, {}, [HELD[1]]);
  same('no second silence, no column', (await cells(page, 'thead tr'))[0]
    .length, 3);
  await draw(page, {lessons: {2: {route: false}}}, HELD);
  same('not on the route, not in the log', await page.locator('.silences')
    .count(), 0);
  await draw(page, {}, []);
  same('none', await page.locator('.silences').count(), 0);
});

test('cues are told when they are over', async (context) => {
  const page = await openResult(context);
  const row = async (answer) => {
    same('taken', await draw(page, {}, [['three/signs', answer]]), []);
    return (await rows(page)).find((one) => one.startsWith('Tekens'));
  };
  const under = await row({marked: [1, 2], moment: null, reply: null,
    done: false});
  yes('what was missed is not told before', !under.includes('Mijn baas') &&
    !under.includes('Wanneer?'), under);
  const over = await row({marked: [1, 2], moment: 2, reply: 2, done: true});
  for (const part of ['Goed. ' + ui.cue_false, 'Dan wil ik… ' + ui.cue_found,
    'Mijn baas ' + ui.cue_missed, 'Wanneer? ' + ui.cue_decision,
    ui.moment_early_many.replace('{n}', '2'),
    ui.your_reply + ': En verder? – ' + ui.right])
    yes(part, over.includes(part), over);
  yes('what is only read is not', !over.includes('Zo.'), over);
});

test('each decision has a sentence, politeness its name', async (context) => {
  const page = await openResult(context);
  same('taken', await draw(page, {}, [['three/call',
    {marked: [1], moments: [1, 5], reply: null, done: true}]]), []);
  const told = (await rows(page)).find((one) => one.startsWith('Gesprek'));
  const decision = (n, key) => ui.decision_number.replace('{n}', n)
    .replace('{text}', ui[key].replace('{n}', '1'));
  for (const part of ['Boeiend. ' + ui.cue_polite, 'Mooi weer. ' + ui.cue_left,
    'Kom dinsdag. ' + ui.cue_decision, 'Waar teken ik? ' + ui.cue_decision,
    decision('1', 'moment_early_one') + ' ' + decision('2', 'moment_late_one')])
    yes(part, told.includes(part), told);
  same('taken', await draw(page, {}, [['three/call',
    {marked: [], moments: [4], reply: null, done: true}]]), []);
  const missed = (await rows(page)).find((one) => one.startsWith('Gesprek'));
  yes('one was missed', missed.includes(decision('1', 'moment_none') + ' ' +
    decision('2', 'moment_exact')), missed);
});

test('a choice tells what was picked', async (context) => {
  const page = await openResult(context);
  await draw(page, {}, [['three/pick', {picked: [1, 3], tries: 1}],
    ['three/tone', {picked: [2], tries: 1}]]);
  const found = await rows(page);
  const row = (start) => found.find((one) => one.startsWith(start));
  same('right, missed, wrong', row('Kies'), 'Kies 0 van 1 ja – ' + ui.right +
    ' ook ' + ui.missed + ' nee – ' + ui.wrong);
  yes('its level', row('Toon').endsWith('gevoel – Voelen'), row('Toon'));
});

test('levels stand by lesson as well', async (context) => {
  const page = await openResult(context);
  await draw(page, {}, [['three/tone', {picked: [2], tries: 1}]]);
  const table = page.locator('.by-lesson');
  same('two lessons', await table.locator('tr').evaluateAll((all) =>
    all.map((one) => Array.from(one.cells, (cell) => cell.innerText.trim()))),
  [[ui.column_lesson, 'Denken', 'Voelen'], ['Les een', '0 van 1', '0 van 2'],
    ['Les drie', '0 van 1', '1 van 1']]);
  same('the pictures are not read out', await table.locator(
    'svg:not([aria-hidden="true"])').count(), 0);
});

test('a lesson off the route does not count', async (context) => {
  const page = await openResult(context);
  await draw(page, {lessons: {1: {route: false}}});
  same('said', await page.getByText(ui.off_route).count(), 1);
  same('its exercises are not listed', (await rows(page)).some((one) =>
    one.startsWith('away')), false);
  await draw(page);
  same('without a route nothing is said',
    await page.getByText(ui.off_route).count(), 0);
});

test('the contents say what is not on the route', async (context) => {
  const page = await openResult(context, 'nl/index.html');
  const states = await page.evaluate(() => {
    const {Stilte} = window;
    const lessons = Stilte.text.lessons.map((one, i) => ({
      id: one.id, unlocked: true, complete: i === 0, required: 4,
      finished: 1, route: i !== 1, exercises: []
    }));
    const drawAgain = Stilte.playPage({
      store: {watch() {}, leave() {}}, mode: 'normal', result: {lessons},
      lesson: (id) => lessons.find((one) => one.id === id), visit() {}
    }, {});
    drawAgain();
    return Array.from(document.querySelectorAll('.lessons a'), (link) =>
      [link.querySelector('.state') ?
        link.querySelector('.state').textContent.trim() : '',
      link.hasAttribute('href')]).slice(0, 3);
  });
  same('', states, [[ui.done, true], [ui.off_route, true],
    [ui.recommended, true]]);
  same('and they count for nothing', await page.locator('#progress-words')
    .textContent(), ui.progress.replace('{n}', '2').replace('{m}', '8'));
});

async function openResult(context, path = 'nl/result.html') {
  return open(context, 'kinds', path);
}

await runTests();
