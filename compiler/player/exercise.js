// exercise.js - one exercise of the page, as its kind's function sees it.
//
// Stilte.readExercise(element, learner, kinds) sets the exercise up and
// returns draw(), which shows what the engine says about it now. The kind's
// function gets:
//   exercise.element, .fullName, .name, .kind, .id, .rule (course table)
//   exercise.answer(), .result()   as they are now
//   exercise.save(answer)          keeps the hints that were opened
//   exercise.saveHints(n), .textBytes(text), .seed()
//   exercise.beforeLeaving(flush), .levelName(id)
// and returns draw(result, answer). A kind that fails is said to have
// failed where it stands; the rest of the page goes on.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word} = Stilte.base;

    // What an exercise looks like to the engine when only a hint was
    // opened: an answer that says nothing yet.
    const blank = {
        choice: {picked: [], tries: 0},
        order: {order: [], tries: 0},
        match: {pairs: [], tries: 0},
        sort: {groups: [], tries: 0},
        gaps: {gaps: [], tries: 0},
        reflect: {text: ''},
        silence: {asked: null, held: 0, breaks: [], done: false},
        cues: {marked: [], moment: null, reply: null, done: false},
        dialogue: {replies: []}
    };

    function fail(element, error) {
        window.console.error(error);
        if (!element.querySelector('.failed'))
            element.append(make('p', {class: 'failed', role: 'alert'},
                word('exercise_failed')));
    }

    function makeExercise(element, learner) {
        const fullName = element.dataset.exercise;
        const found = () => learner.find(fullName);
        return {
            element,
            fullName,
            id: element.id,
            name: fullName.slice(fullName.indexOf('/') + 1),
            kind: element.dataset.kind,
            rule: found().rule || {},
            answer: () => found().answer,
            result: () => found().result || {},
            save(answer) {
                const before = found().answer;
                const hints = before && before.hints;
                if (!learner.answer(fullName, hints ?
                    Object.assign({hints}, answer) : answer))
                    fail(element, new Error('no answer to ' + fullName));
            },
            saveHints(n) {
                learner.answer(fullName, Object.assign({},
                    found().answer || blank[element.dataset.kind],
                    {hints: n}));
            },
            beforeLeaving: learner.beforeLeaving,
            whenSaved: (action) => learner.whenSaved(action),
            textBytes: (text) => learner.engine.textBytes(text),
            seed: () => learner.engine.seed ?
                String(learner.engine.seed()) : '',
            levelName: (id) => Stilte.text.levels[id] || id
        };
    }

    Stilte.readExercise = function (element, learner, kinds) {
        const play = kinds[element.dataset.kind];
        const draws = [];
        if (!play)
            return () => {};
        const exercise = makeExercise(element, learner);
        try {
            draws.push(play(exercise, learner), Stilte.playHints(exercise));
        } catch (error) {
            fail(element, error);
        }
        return function draw() {
            const result = exercise.result();
            try {
                draws.forEach((one) => one(result, exercise.answer()));
            } catch (error) {
                fail(element, error);
            }
        };
    };
})();
