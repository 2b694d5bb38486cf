// states.mjs - every exercise of the test courses and the states it can be
// in; played for what looks at all of them, be it a machine or an eye.
//
// A participant comes to the end in one of two ways, a page each:
//   untouched, empty (handed in with nothing given), tried (not right yet,
//   or under way, with its hints opened), over (the last attempt is used)
//   untouched, right
import {open, textOf} from './harness.mjs';
import {HEAPS, LISTED, PAIRS, STEPS, WORDS, answerAll, check, choose, drawn,
  field, fill, guess, note, put, sort, step, type} from './answers.mjs';
import {Player, THOUGHT, mouse} from './play.mjs';

export const PAGES = {
  kinds: 'en/kinds.html', placing: 'en/places.html', asking: 'en/asking.html'
};
export const WAYS = [['untouched', 'empty', 'tried', 'over'], ['right']];

const press = (key) => (player, name) => player.press(name, key);

// Without the clock, to the end.
async function stepOn(player, name, key) {
  while (await player.button(name, key).count())
    await player.press(name, key);
}

async function beginSilence(player, name) {
  await player.hand.tick(player.root.locator('#x-' + name + '-clock'));
  await player.press(name, 'start_silence');
}

async function others(player) {
  await answerAll(player, await drawn(player.root));
  await player.press('draw', 'pool_others');
}

const silence = {
  hold: {
    empty: press('start_silence'),
    async tried(player, name) {
      await player.hand.choose(player.option(name, 2));
      await beginSilence(player, name);
      await player.press(name, 'next_moment');
      await player.press(name, 'say_something');
    },
    over: (player, name) => stepOn(player, name, 'next_moment'),
    right: (player, name) => player.silence(name,
      {question: 1, steps: Array(3).fill('next_moment')})
  },
  ask: {
    empty: press('start_silence'),
    async tried(player, name) {
      await player.hand.write(field(player, name), 'Wat?');
      await player.hand.tick(player.root.locator('#x-ask-clock'), false);
      for (let i = 0; i < 7; i++)
        await player.press(name, 'longer');
      await beginSilence(player, name);
    },
    over: (player, name) => stepOn(player, name, 'next_moment'),
    right: (player, name) => player.silence(name,
      {typed: 'Wat zou je nodig hebben?', steps: ['next_moment']})
  }
};

const cues = {
  signals: {
    empty: press('go_on'),
    async tried(player, name) {
      await player.hand.tick(player.mark(name, 3));
      await player.hand.choose(player.moment(name, 3));
      await player.press(name, 'go_on');
    },
    over: (player, name) => player.reply(name, 2),
    right: (player, name) => player.cues(name,
      {marks: [3], moment: 4, reply: 1})
  },
  plain: {
    empty: check,
    tried: (player, name) => player.hand.tick(player.mark(name, 1)),
    over: (player, name) => player.cues(name, {marks: [2]}),
    right: (player, name) => player.cues(name, {marks: [1, 3]})
  },
  closing: {
    async tried(player, name) {
      await player.hand.tick(player.root.locator('#x-closing-clock'));
      await player.press(name, 'start');
      await player.press(name, 'next_line');
    },
    async over(player, name) {
      await player.press(name, 'now');
      await player.reply(name, 2);
    },
    right: (player, name) => player.live(name,
      {marks: [2], now: 3, reply: 1})
  }
};

const placed = (give) => ({
  empty: check,
  async tried(player, name) {
    await give(player, name).tried();
    await check(player, name);
  },
  async over(player, name) {
    await give(player, name).over();
    await check(player, name);
  },
  async right(player, name) {
    await give(player, name).right();
    await check(player, name);
  }
});

// By course, in the order of the page: the kind, and what is done for a
// state. An exercise that stays as it is in a state has no word for it.
export const EXERCISES = {
  kinds: {
    one: {kind: 'choice', empty: check,
      tried: (player, name) => player.pick(name, 1),
      over: (player, name) => player.pick(name, 3),
      right: (player, name) => player.pick(name, 2)},
    many: {kind: 'choice', empty: check,
      tried: (player, name) => player.pickAll(name, [1, 2]),
      over: (player, name) => player.pickAll(name, [1]),
      right: (player, name) => player.pickAll(name, [1, 3])},
    worth: {kind: 'choice', empty: check,
      tried: (player, name) => player.pick(name, 2),
      over: (player, name) => player.pick(name, 3),
      right: (player, name) => player.pick(name, 1)},
    ear: {kind: 'choice', empty: check,
      tried: (player, name) => player.pick(name, 2),
      right: (player, name) => player.pick(name, 2)},
    thought: {kind: 'reflect', empty: press('save'),
      tried: (player, name) => player.write(name, THOUGHT),
      over: (player, name) => player.hand.open(player.box(name).locator(
        '.example summary')),
      right: (player, name) => player.write(name, THOUGHT)},
    hold: {kind: 'silence', ...silence.hold},
    ask: {kind: 'silence', ...silence.ask},
    signals: {kind: 'cues', ...cues.signals},
    plain: {kind: 'cues', ...cues.plain},
    closing: {kind: 'cues', ...cues.closing},
    client: {kind: 'dialogue',
      tried: (player, name) => player.talk(name, [1]),
      over: (player, name) => player.talk(name, [2]),
      right: (player, name) => player.talk(name, [3, 1, 1, 2])}
  },
  placing: {
    steps: {kind: 'order', ...placed((player, name) => ({
      tried: () => put(player, name,
        [STEPS[1], STEPS[0], STEPS[2], STEPS[3]]),
      over: () => put(player, name, STEPS.slice().reverse()),
      right: () => put(player, name, STEPS)
    }))},
    free: {kind: 'order', ...placed((player, name) => ({
      tried: () => put(player, name, ['Hear', 'Keep silent', 'See']),
      over: () => put(player, name, ['See', 'Hear', 'Keep silent']),
      right: () => put(player, name, ['Hear', 'See', 'Keep silent'])
    }))},
    pairs: {kind: 'match', ...placed((player, name) => ({
      tried: () => choose(player, name, ['a fact', 'a wish', 'a feeling']),
      over: () => choose(player, name, ['a wish']),
      right: () => choose(player, name, PAIRS)
    }))},
    heaps: {kind: 'sort', ...placed((player) => ({
      tried: () => sort(player, {
        'The offer has three pages': 'Fact', 'Peter is relieved': 'Wish'
      }),
      over: () => sort(player, {'The offer has three pages': 'Wish'}),
      right: () => sort(player, HEAPS)
    }))},
    rest: {kind: 'gaps', ...placed((player) => ({
      tried: () => type(player, ['Question', 'noise', '']),
      over: () => type(player, ['question', 'quiet', '']),
      right: () => type(player, WORDS)
    }))},
    listed: {kind: 'gaps', ...placed((player, name) => ({
      tried: () => choose(player, name, ['listening', 'interrupting']),
      over: () => choose(player, name, ['repeating']),
      right: () => choose(player, name, LISTED)
    }))}
  },
  asking: {
    word: {kind: 'text', empty: check,
      tried: (player, name) => fill(player, name, 'break'),
      over: (player, name) => fill(player, name, 'noise'),
      right: (player, name) => fill(player, name, 'silence')},
    spelling: {kind: 'text', empty: check,
      tried: (player, name) => fill(player, name, 'Pete'),
      over: (player, name) => fill(player, name, 'peter'),
      right: (player, name) => fill(player, name, 'Peter')},
    share: {kind: 'number', empty: (player, name) =>
      fill(player, name, 'twelve'),
    tried: (player, name) => fill(player, name, '20'),
    over: (player, name) => fill(player, name, '30'),
    right: (player, name) => fill(player, name, '12.8')},
    colder: {kind: 'number', empty: check,
      tried: (player, name) => fill(player, name, '3'),
      right: (player, name) => fill(player, name, '-3')},
    look: {kind: 'scale', empty: press('note_it'),
      tried: (player, name) => note(player, name, 3),
      right: (player, name) => note(player, name, 7)},
    mood: {kind: 'scale', empty: press('note_it'),
      tried: (player, name) => player.hand.choose(step(player, name, 3)),
      over: (player, name) => note(player, name, -5),
      right: (player, name) => note(player, name, 5)},
    deal: {kind: 'forecast', empty: check,
      tried: (player, name) => player.hand.slide(field(player, name), 70),
      over: (player, name) => guess(player, name, 20),
      right: (player, name) => guess(player, name, 100)},
    call: {kind: 'forecast', empty: check,
      tried: (player, name) => guess(player, name, 90),
      right: (player, name) => guess(player, name, 0)},
    draw: {kind: 'pool', tried: others,
      over: async (player) => answerAll(player, await drawn(player.root)),
      right: async (player) => answerAll(player, await drawn(player.root))},
    mixed: {kind: 'choice', empty: check,
      tried: (player, name) => player.pickAll(name, [1, 3]),
      over: (player, name) => player.pickAll(name, [4]),
      right: (player, name) => player.pickAll(name, [1, 2])}
  }
};

// As far as they are there: the second appears once the first is open.
async function openHints(player) {
  const next = player.root.locator(
    '.hint:not([open]):visible > summary').first();
  while (await next.count())
    await player.hand.open(next);
}

// Brings all exercises of a page into a state, from the one before it.
// after(name) is called for each that something was done in.
export async function bring(player, course, state, after = () => {}) {
  const all = EXERCISES[course];
  for (const name of Object.keys(all))
    if (all[name][state]) {
      await all[name][state](player, name);
      await after(name);
    }
  if (state === 'tried')
    await openHints(player);
}

// A page nothing has been done in, and who will play it.
export async function openStates(context, course, hand = () => mouse()) {
  const page = await open(context, course, PAGES[course]);
  return {page, player: new Player(page, hand(page),
    textOf(course, 'en').ui)};
}
