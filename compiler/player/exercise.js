// exercise.js - one exercise of the page, as its kind's function sees it.
//
// Stilte.readExercise(element, learner, kinds) sets the exercise up and
// returns draw(), which shows what the engine says about it now. The kind's
// function gets:
//   exercise.element, .fullName, .name, .kind, .id, .rule (course table)
//   exercise.answer(), .result()   as they are now
//   exercise.save(answer)          keeps the hints that were opened
//   exercise.offer(answer)         the same; false: this is no answer
//   exercise.pending()             an answer is being written
//   exercise.saveHints(n), .textBytes(text)
//   exercise.beforeLeaving(flush), .levelName(id)
// and returns draw(result, answer). A kind that fails is said to have
// failed where it stands; the rest of the page goes on.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, mark, word, announce} = Stilte.base;

    // What an exercise looks like to the engine when only a hint was
    // opened: an answer that says nothing yet.
    const blank = {
        choice: {picked: [], tries: 0},
        order: {order: [], tries: 0},
        match: {pairs: [], tries: 0},
        sort: {groups: [], tries: 0},
        gaps: {gaps: [], tries: 0},
        text: {text: '', tries: 0},
        number: {tries: 0},
        scale: {},
        reflect: {text: ''},
        forecast: {},
        silence: {asked: null, held: 0, breaks: [], done: false},
        cues: {marked: [], moment: null, reply: null, done: false},
        dialogue: {replies: []},
        pool: {}
    };

    Stilte.blankAnswer = (kind) => Object.assign({}, blank[kind]);

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
            offer(answer) {
                const before = found().answer;
                const hints = before && before.hints;
                return learner.answer(fullName, hints ?
                    Object.assign({hints}, answer) : answer);
            },
            save(answer) {
                if (!this.offer(answer))
                    fail(element, new Error('no answer to ' + fullName));
            },
            saveHints(n) {
                learner.answer(fullName, Object.assign({},
                    found().answer ||
                    Stilte.blankAnswer(element.dataset.kind),
                    {hints: n}));
            },
            pending: () => learner.store.pending(),
            beforeLeaving: learner.beforeLeaving,
            whenSaved: (action) => learner.whenSaved(action),
            textBytes: (text) => learner.engine.textBytes(text),
            levelName: (id) => Stilte.text.levels[id] || id
        };
    }

    // What the engine has to say about any kind: that an answer was dropped
    // since its question changed, that a rule failed.
    function readRemarks(element) {
        const place = make('div', {class: 'remarks', hidden: true});
        let before;             // nothing was said about it yet
        const top = element.querySelector(':scope > .badges');
        if (top)
            top.after(place);

        return function draw(result) {
            const said = [result.changed && word('question_changed'),
                result.error && word('not_scored')].filter(Boolean);
            const now = said.join(' ');
            if (now === before)
                return;
            place.textContent = '';
            place.append(...said.map((text) => mark('missed', text)));
            place.hidden = !now;
            if (before !== undefined && now)
                announce(now);
            before = now;
        };
    }

    Stilte.readExercise = function (element, learner, kinds) {
        const play = kinds[element.dataset.kind];
        const draws = [];
        if (!play)
            return () => {};
        const exercise = makeExercise(element, learner);
        try {
            draws.push(play(exercise, learner), Stilte.playHints(exercise),
                readRemarks(element));
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
