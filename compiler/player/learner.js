// learner.js - the answers of one participant and what follows from them.
//
// The saved state is the list of answers. Everything a page shows is read
// from `result`, which the engine computes anew after every answer; nothing
// here judges anything.
//
// Another window may have saved something since: then an answer is given on
// top of that. saved.also, if there, is another copy of the state, from which
// the answers are added that this one lacks.
//
// Stilte.startLearner(engine, store, saved) -> learner
//   learner.table                 the course as the engine knows it
//   learner.result                the engine's latest word
//   learner.name                  as the LMS says it; '' when it does not
//   learner.lesson(id)            that lesson in the result
//   learner.find(fullName)        {rule, result, answer} of an exercise
//   learner.answer(fullName, answer)   evaluates, shows, saves at once;
//                                 false: this is no answer to it
//   learner.visit(lessonId)
//   learner.adopt(state)          takes over what another window saved
//   learner.reset()               forgets every answer
//   learner.subscribe(draw)       draw() runs after every change
//   learner.beforeLeaving(flush)  flush() runs while saving still counts
//   learner.leaving()
//   learner.saving(status)        the store's latest word
//   learner.whenSaved(action)     action() once what was given is proved to
//                                 be kept: at once, later or never
//   learner.stopped = action(error) when the engine has stopped
(function () {
    'use strict';

    const Stilte = window.Stilte;

    // The table and the result list lessons and exercises alike.
    function entry(book, fullName) {
        const slash = fullName.indexOf('/');
        const lesson = book.lessons.find((one) =>
            one.id === fullName.slice(0, slash));
        return lesson && lesson.exercises.find((one) =>
            one.name === fullName.slice(slash + 1)) || null;
    }

    // The last moments at which saving still counts.
    function watchLeaving(learner) {
        const flushes = [];
        learner.beforeLeaving = (flush) => { flushes.push(flush); };
        learner.leaving = () => flushes.forEach((flush) => flush());
        window.addEventListener('pagehide', learner.leaving);
        document.addEventListener('visibilitychange', () => {
            if (document.hidden)
                learner.leaving();
        });
    }

    function watchSaved(learner) {
        let status = 'saved';
        let waiting = [];
        learner.saving = (now) => {
            status = now === 'leaving' ? status : now;
            if (status !== 'saved')
                return;
            const actions = waiting;
            waiting = [];
            actions.forEach((action) => action());
        };
        learner.whenSaved = (action) => {
            if (status === 'saved')
                action();
            else
                waiting = [action];
        };
    }

    // Seconds in sight from when an exercise could be done - the page was
    // opened, or the one before it was done - to the answer that counts.
    function startWatch() {
        let seen = 0;
        let since = null;
        let last = 0;
        let begun = 0;
        let name = '';

        function turn() {
            const now = window.performance.now();
            seen += since === null ? 0 : (now - since) / 1000;
            since = document.hidden ? null : now;
            return seen;
        }

        turn();
        document.addEventListener('visibilitychange', turn);
        return {
            spent(fullName) {
                begun = fullName === name ? begun : last;
                name = fullName;
                last = turn();
                return last - begun;
            },
            over() { name = ''; }
        };
    }

    function evaluate(learner) {
        learner.result = learner.engine.evaluate();
        learner.answers = learner.engine.answers().answers;
    }

    function redraw(learner) {
        learner.readers.forEach((draw) => draw());
    }

    function changed(learner) {
        evaluate(learner);
        learner.kept = learner.engine.pack();
        learner.store.save(learner.kept, Stilte.makeReport(
            learner.result, learner.table, learner.answers,
            learner.times, learner.spent));
        redraw(learner);
    }

    // Counts as answered now: the LMS was not told, or has lost it.
    function noteNew(learner, before) {
        const now = learner.engine.answers().answers;
        for (const name of Object.keys(now))
            if (JSON.stringify(now[name]) !== JSON.stringify(before[name]))
                learner.times[name] = Date.now();
    }

    function add(learner, state, anew) {
        const {engine} = learner;
        const mine = engine.pack();
        const own = engine.answers();
        engine.unpack(state);
        const other = engine.answers();
        if (Object.keys(own.answers).length)
            engine.unpack(mine);
        for (const name of Object.keys(other.answers))
            if (!own.answers[name])
                engine.answer(name, other.answers[name]);
        own.visited.concat(other.visited).forEach((id) => engine.visit(id));
        if (anew)
            noteNew(learner, own.answers);
    }

    // Questions are shuffled and pools are drawn by a number of the
    // participant's own, which is saved with the answers. True: it is new.
    function seed(engine) {
        return engine.seed() === 0 && engine.setSeed(1 +
            window.crypto.getRandomValues(new Uint32Array(1))[0] %
            2147483647);
    }

    // An engine that has stopped stays stopped. What was saved before is
    // safe, so a reload goes on from there; this page only says so.
    function guarded(learner, action) {
        try {
            return action();
        } catch (error) {
            learner.stopped(error);
            return true;
        }
    }

    Stilte.startLearner = function (engine, store, saved) {
        const table = JSON.parse(Stilte.course);
        const learner = {
            table, engine, store, mode: saved.mode || 'normal',
            readers: [], result: null, answers: {}, times: {}, spent: {},
            name: saved.name || '', kept: saved.state || '',
            stopped: (error) => { throw error; }
        };
        const watch = startWatch();
        let isFresh = false;    // is there a seed that was not saved yet?

        learner.subscribe = (draw) => { learner.readers.push(draw); };
        learner.lesson = (id) =>
            learner.result.lessons.find((one) => one.id === id) || null;
        learner.find = (fullName) => ({
            rule: entry(table, fullName),
            result: entry(learner.result, fullName),
            answer: learner.answers[fullName] || null
        });
        learner.answer = (fullName, answer) => guarded(learner, () => {
            const now = store.now();
            if (now !== learner.kept)
                learner.adopt(now);
            if (!engine.answer(fullName, answer))
                return false;
            learner.times[fullName] = Date.now();
            learner.spent[fullName] = watch.spent(fullName);
            changed(learner);
            const {rule, result} = learner.find(fullName);
            if (Stilte.isJudged(rule, result))
                watch.over();
            return true;
        });
        learner.visit = (lessonId) => guarded(learner, () => {
            if (learner.lesson(lessonId).visited && !isFresh)
                return;
            isFresh = false;
            engine.visit(lessonId);
            changed(learner);
        });
        learner.adopt = (state) => guarded(learner, () => {
            if (!state || state === engine.pack())
                return;
            engine.unpack(state);
            learner.kept = state;
            isFresh = seed(engine);
            evaluate(learner);
            redraw(learner);
        });
        learner.state = () => guarded(learner, () => engine.pack());
        // False: this is no sound state, and all stays as it was.
        learner.restore = (state) => guarded(learner, () => {
            const before = engine.pack();
            const answers = learner.answers;
            const sound = engine.unpack(state);
            if (!sound) {
                engine.unpack(before);
                return false;
            }
            seed(engine);
            noteNew(learner, answers);
            changed(learner);
            return true;
        });
        learner.reset = () => guarded(learner, () => {
            engine.reset();
            changed(learner);
        });

        watchLeaving(learner);
        watchSaved(learner);
        (saved.told || []).forEach((pair) =>
            engine.told(pair[0], pair[1]));
        if (saved.state)
            engine.unpack(saved.state);
        if (saved.also)
            add(learner, saved.also, saved.anew);
        isFresh = seed(engine);
        evaluate(learner);
        if (saved.also)
            changed(learner);
        return learner;
    };
})();
