// scenarios.mjs - what participants do, one after another: the name, and
// what is done between coming in and leaving. What they answer is said to
// the participant (did), who looks for it in what is shown as saved.
//
// A scenario may say: open, nothing waits for a word at its end; ways, it is
// not left as a popup; elsewhere: false, the LMS never got all of it.

// --- single answers ---

async function one(p, option = 2) {
  await p.player.pick('one', option);
  p.did('kinds/one', {picked: [option]});
}

async function many(p, options = [1, 3]) {
  await p.player.pickAll('many', options);
  p.did('kinds/many', {picked: options});
}

async function worth(p, option = 1) {
  await p.player.pick('worth', option);
  p.did('kinds/worth', {picked: [option]});
}

async function ear(p) {
  await p.player.pick('ear', 2);
  p.did('kinds/ear', {picked: [2]});
}

async function thought(p, text = 'Een gedachte, "zo" & <b>zo</b> … 😀') {
  await p.player.write('thought', text);
  p.did('kinds/thought', {text});
}

const field = (p) => p.box('thought').locator('textarea');

// What is being typed must not be called saved before it is.
async function typing(p, text) {
  await field(p).fill(text);
  await p.trust(async () => (await p.word() === p.rig.words[p.lang].saved) &&
    !(p.rig.decode(await p.state()).answers['kinds/thought'] || {answer: {}})
      .answer.text, 'typing is called saved');
  p.typed = text;
}

async function hold(p, breaks = false) {
  await p.player.silence('hold', {question: 1, steps: breaks ?
    ['next_moment', 'say_something', 'next_moment', 'next_moment'] :
    Array(3).fill('next_moment')});
  p.did('kinds/hold', {done: true});
}

async function ask(p) {
  await p.player.silence('ask', {typed: 'Hoe dan?', steps: ['next_moment']});
  p.did('kinds/ask', {asked: 'Hoe dan?', done: true});
}

async function signals(p) {
  await p.player.cues('signals', {marks: [3], moment: 4, reply: 1});
  p.did('kinds/signals', {marked: [3], moment: 4, reply: 1, done: true});
}

async function plain(p) {
  await p.player.cues('plain', {marks: [1, 3]});
  p.did('kinds/plain', {marked: [1, 3], done: true});
}

async function closing(p) {
  await p.player.live('closing', {marks: [2], now: 3, reply: 1});
  p.did('kinds/closing', {marked: [2], moment: 3, reply: 1, done: true});
}

async function talk(p, places, replies) {
  await p.player.talk('client', places);
  p.did('kinds/client', {replies});
}

async function last(p) {
  await p.player.pick('last', 2);
  p.did('after/last', {picked: [2]});
}

async function everything(p) {
  for (const act of [one, many, worth, ear, thought, hold, ask, signals,
    plain, closing])
    await act(p);
  // The second of what can be said then is the third of the scene.
  await talk(p, [3, 1, 1, 2], [3, 1, 1, 3]);
}

const shellButton = (p) => p.shell().locator('#exit').click();

// --- acts of one lesson; each is also drawn in random sessions ---

export const ACTS = {
  one, 'one, wrong': (p) => one(p, 1), many, worth, ear, thought, hold, ask,
  signals, plain, closing,
  'a hint': (p) => p.player.hint('one', 1),
  'typing': async (p) => {
    await field(p).pressSequentially('nog iets ');
  },
  'a reply': async (p) => {
    await p.player.choices('client').first().click();
  }
};

const simple = [
  ['the first answer', one],
  ['a wrong answer', (p) => one(p, 1)],
  ['several answers', async (p) => { await one(p); await many(p);
    await worth(p); }],
  ['a word after each answer', async (p) => { await one(p);
    await p.settled(); await many(p); await p.settled(); await worth(p); }],
  ['a changed answer', async (p) => { await worth(p, 2); await p.settled();
    await worth(p, 1); }],
  ['an answer changed at once', async (p) => { await one(p, 1);
    p.done = []; await one(p, 2); }],
  ['all attempts', async (p) => { await one(p, 1); p.done = [];
    await one(p, 3); }],
  ['some of many', (p) => many(p, [1])],
  ['an answer without right or wrong', ear],
  ['a hint', async (p) => { await p.player.hint('one', 1);
    p.did('kinds/one', {hints: 1}); }],
  ['hints and then an answer', async (p) => { await p.player.hint('one', 1);
    await p.player.hint('one', 2); await one(p);
    p.did('kinds/one', {hints: 2}); }],
  ['a text', (p) => thought(p)],
  ['a text after a pause', async (p) => {
    await typing(p, 'zonder knop');
    p.did('kinds/thought', {text: 'zonder knop'});
  }],
  ['a changed text', async (p) => { await thought(p, 'eerst');
    await p.settled(); await thought(p, 'daarna anders'); }],
  ['a text that is too long', async (p) => {
    await p.player.write('thought', 'wat te veel is, is te veel. '.repeat(60));
    p.unlike = 'kinds/thought';
  }],
  ['an erased text', async (p) => { await thought(p, 'weg');
    await p.settled(); await field(p).fill(''); await field(p).blur();
    p.did('kinds/thought', {text: ''}); }],
  ['a silence', (p) => hold(p)],
  ['a silence that was broken', (p) => hold(p, true)],
  ['a question and a silence', ask],
  ['a question and no silence yet', async (p) => {
    await p.box('ask').locator('textarea').fill('Wat nu?');
    await p.box('ask').locator('textarea').blur();
    p.did('kinds/ask', {asked: 'Wat nu?', done: false});
  }],
  ['cues', signals],
  ['cues without a decision', plain],
  ['cues half-way', async (p) => {
    await p.player.hand.tick(p.player.mark('signals', 3));
    await p.player.hand.choose(p.player.moment('signals', 4));
    await p.player.press('signals', 'go_on');
    p.did('kinds/signals', {marked: [3], moment: 4, done: false});
  }],
  // The old answer stands until there is another one.
  ['cues once more', async (p) => { await plain(p); await p.settled();
    await p.player.press('plain', 'once_more');
    p.did('kinds/plain', {marked: [1, 3], done: true});
    p.unlike = 'kinds/plain'; }],
  ['live cues', closing],
  ['a dialogue half-way', (p) => talk(p, [1], [1])],
  ['a dialogue to its end', (p) => talk(p, [2, 2], [2, 2])],
  ['a dialogue begun again', async (p) => { await talk(p, [1], [1]);
    await p.settled(); await p.player.press('client', 'restart');
    p.did('kinds/client', {replies: []}); }],
  ['nothing but looking', () => {}]
];

// --- what is under way when they leave ---

const underWay = [
  ['an answer and gone', one],
  ['typing and gone', async (p) => {
    await p.settled();
    await typing(p, 'nog niet kl');
  }],
  ['typing after an answer and gone', async (p) => {
    await one(p); await p.settled();
    await typing(p, 'half');
  }],
  ['a silence half-way', async (p) => {
    await one(p); await p.settled();
    await p.player.hand.choose(p.player.option('hold', 1));
    await p.player.hand.tick(p.inner().locator('#x-hold-clock'), true);
    await p.player.press('hold', 'start_silence');
    await p.player.press('hold', 'next_moment');
  }],
  ['a silence once more, half-way', async (p) => {
    await hold(p); await p.settled();
    await p.player.press('hold', 'once_more');
    await p.player.press('hold', 'start_silence');
  }],
  ['live cues half-way', async (p) => {
    await one(p); await p.settled();
    await p.player.hand.tick(p.inner().locator('#x-closing-clock'), true);
    await p.player.press('closing', 'start');
    await p.player.press('closing', 'next_line');
  }],
  ['marks that were not handed in', async (p) => {
    await plain(p); await p.settled();
    await p.player.hand.tick(p.player.mark('signals', 3));
  }],
  ['three answers and gone', async (p) => { await one(p); await many(p);
    await worth(p); }]
].map(([name, run]) => [name, run, {open: true}]);

// --- pages and languages ---

async function reloadLms(p) {
  await p.heed();
  await p.lms.reload();
  await p.arrived(p.at);
}

const pages = [
  ['answers in two lessons', async (p) => { await thought(p);
    await p.settled(); await p.turn('nl/after.html'); await last(p); }],
  ['an answer and the next lesson', async (p) => { await thought(p);
    await p.turn('nl/after.html'); await last(p); }],
  ['the result', async (p) => { await one(p);
    await p.turn('nl/result.html'); }],
  ['the contents', async (p) => { await one(p); await p.settled();
    await p.turn('nl/index.html'); }],
  ['another language', async (p) => { await one(p); await p.settled();
    await p.turn('en/kinds.html'); await many(p); }],
  ['another language at once', async (p) => { await one(p);
    await p.turn('en/kinds.html'); await worth(p); }],
  ['typing and another lesson', async (p) => {
    await typing(p, 'tot hier');
    await p.turn('nl/reading.html');
    p.typed = null;
    p.did('kinds/thought', {text: 'tot hier'});
  }],
  ['a reload of the lesson', async (p) => { await one(p);
    await Promise.all([p.inner().waitForNavigation(),
      p.inner().evaluate(() => window.location.reload())]);
    await p.arrived(p.at); await many(p); }],
  ['a reload of the LMS', async (p) => { await one(p); await p.settled();
    await reloadLms(p); await many(p); }, {ways: 'parent'}],
  ['a reload of the LMS at once', async (p) => { await one(p);
    await reloadLms(p); await many(p); }, {ways: 'parent'}],
  ['back and forward', async (p) => { await one(p); await p.settled();
    await p.heed();
    await p.lms.goto(p.base + '/blank.html');
    await p.lms.goBack(); await p.arrived(p.at); await many(p);
    p.unlike = 'kinds/one'; },
  // The LMS hands out what it knew when its page was made: nothing.
  {ways: 'parent', elsewhere: false, offered: true}],
  ['a tab that is hidden', async (p) => { await one(p);
    await p.shell().evaluate(() => {
      Object.defineProperty(document, 'visibilityState',
        {get: () => 'hidden', configurable: true});
      document.dispatchEvent(new Event('visibilitychange'));
    }); }]
];

// --- the end, and after it ---

const endings = [
  ['the exit', async (p) => { await one(p); await p.settled();
    await shellButton(p); }, {open: true}],
  ['the exit at once', async (p) => { await one(p); await shellButton(p); },
    {open: true}],
  ['the exit while typing', async (p) => {
    await typing(p, 'bij het weggaan');
    await shellButton(p);
  }, {open: true}],
  ['the exit while nothing is saved', async (p) => {
    await p.change({answers: {commit: 'false'}});
    await one(p); await p.settled('not_saved'); await shellButton(p);
  }, {open: true, elsewhere: false}],
  ['the exit twice while nothing is saved', async (p) => {
    await p.change({answers: {commit: 'false'}});
    await one(p); await p.settled('not_saved');
    await shellButton(p); await shellButton(p);
  }, {open: true, elsewhere: false}],
  ['the exit once it is saved again', async (p) => {
    await p.change({answers: {commit: 'false'}});
    await one(p); await p.settled('not_saved'); await shellButton(p);
    await p.change({answers: {}}); await shellButton(p);
  }, {open: true}],
  ['all of it', everything],
  ['all of it, and in again', async (p) => {
    await everything(p); await p.settled(); await p.leave('closed');
    await p.launch(); await p.settled(); await thought(p, 'nog iets');
  }, {ways: 'parent'}],
  ['three launches', async (p) => {
    for (const act of [one, many]) {
      await act(p); await p.settled(); await p.leave('closed');
      await p.launch();
    }
    await worth(p);
  }, {ways: 'parent'}],
  ['in and out again', async (p) => {
    await one(p); await p.settled();
    for (let n = 0; n < 2; n++) {
      await p.leave('closed'); await p.launch(); await p.settled();
    }
  }, {ways: 'parent'}],
  ['a crash and on again', async (p) => {
    await one(p); await p.leave('crashed'); await p.launch(); await many(p);
  }, {ways: 'parent'}]
];

export const SCENARIOS = [].concat(simple, underWay, pages, endings).map(
  ([name, run, more]) => Object.assign({name, run}, more));

// What fits every LMS: something that is saved when all is well, and
// something after the LMS has changed.
export const PAIRS = [
  {name: 'an answer, and another', run: [(p) => one(p), (p) => many(p)]},
  {name: 'a text, and a reply', run: [(p) => thought(p, 'héél anders'),
    (p) => talk(p, [1], [1])]}
];
