// replay.js - plays participants in the engine that ships.
//
// `stilte test` gives Node this behind engine.js and
//   var replay = {table: "...", people: [[["lesson/name", answer]...]...]};
// It prints the result of each participant, one a line.
(function (root) {
  'use strict';

  function play(engine, answers) {
    engine.reset();
    answers.forEach(function (pair) {
      if (!engine.answer(pair[0], pair[1]))
        throw new Error('The page would refuse the answer to ' + pair[0]);
    });
    return engine.resultText() + '\n';
  }

  root.Stilte.startEngine(root.Stilte.wasm).then(function (engine) {
    engine.load(root.replay.table);
    process.stdout.write(root.replay.people.map(function (answers) {
      return play(engine, answers);
    }).join(''));
  }).catch(function (error) {
    console.error(String(error));
    process.exitCode = 1;
  });
})(globalThis);
