// queue.mjs - tests of the session, several at once: most of one is waiting.
import {AsyncLocalStorage} from 'node:async_hooks';
import {Launch, makeTally, openBench} from './harness.mjs';

// Each test gets a fresh profile, and its name stands in front of every
// check. Only those run whose names have the word behind the program's.
export async function openQueue() {
  const tally = makeTally();
  const bench = await openBench();
  const queue = [];
  const running = new AsyncLocalStorage();

  function test(name, run) {
    if (!name.includes(process.argv[2] || ''))
      return;
    queue.push(() => running.run(name, async () => {
      const context = await bench.browser.newContext();
      try {
        await run(context);
      } catch (error) {
        tally.check(name, false, String(error && error.stack || error));
      }
      await context.close();
    }));
  }

  const same = (what, got, wanted) =>
    tally.same(running.getStore() + ': ' + what, got, wanted);
  const like = (what, got, pattern) =>
    tally.like(running.getStore() + ': ' + what, got, pattern);

  return {
    tally, bench, test, same, like,
    open: (context, options) => Launch.open(bench, context, options),
    async clean(launch) {
      same('no fault', await launch.faults(), []);
      same('no script error', launch.errors.map(String), []);
    },
    async run() {
      const worker = async () => {
        while (queue.length)
          await queue.shift()();
      };
      await Promise.all(Array.from({length: 5}, worker));
      await bench.close();
      process.exitCode = tally.end() ? 1 : 0;
    }
  };
}
