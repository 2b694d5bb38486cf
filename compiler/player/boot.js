// boot.js - starts the player; the last file.
//
// The table of kinds is here: a new kind of exercise is its file and its
// row. Should anything in the start fail, the page says so and stays what it
// is without a script: readable.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, announcer} = Stilte.base;
    const root = document.documentElement;

    const kinds = {
        choice: Stilte.playChoice,
        order: Stilte.playOrder,
        match: Stilte.playMatch,
        sort: Stilte.playSort,
        gaps: Stilte.playGaps,
        text: Stilte.playText,
        number: Stilte.playNumber,
        scale: Stilte.playScale,
        reflect: Stilte.playReflect,
        forecast: Stilte.playForecast,
        silence: Stilte.playSilence,
        cues: Stilte.playCues,
        dialogue: Stilte.playDialogue,
        pool: Stilte.playPool,
        feedback: Stilte.playFeedback
    };

    function play(learner, saved) {
        const draws = [Stilte.playPage(learner, saved)];
        const debrief = document.getElementById('debrief');
        for (const element of document.querySelectorAll('[data-exercise]'))
            draws.push(Stilte.readExercise(element, learner, kinds));
        if (debrief)
            draws.push(Stilte.playDebrief(debrief, learner));
        const draw = () => draws.forEach((one) => one());
        learner.subscribe(draw);
        draw();
        root.classList.add('is-ready');
    }

    function say(error, key) {
        window.console.error(error);
        if (!document.getElementById('failed'))
            document.getElementById('main').prepend(make('p', {
                id: 'failed', class: 'notice', role: 'alert'
            }, word(key)));
    }

    function fail(error) {
        root.classList.replace('js', 'no-js');
        say(error, 'player_failed');
    }

    async function start() {
        const store = Stilte.openStore(root.dataset.course);
        const saved = await store.load();
        const engine = await Stilte.startEngine(Stilte.wasm);
        engine.load(Stilte.course);
        const learner = Stilte.startLearner(engine, store, saved || {});
        learner.stopped = (error) => say(error, 'player_stopped');
        play(learner, saved || {});
    }

    function boot() {
        root.classList.replace('no-js', 'js');
        announcer();
        start().catch(fail);
    }

    if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', boot);
    else
        boot();
})();
