// exercise-pool.js - some of several exercises, drawn for this participant.
//
// All of them stand in the page and are played as ordinary exercises; here
// those that are not drawn are hidden. When all that is drawn is done and
// there is another try, others can be drawn.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, mark, word, number, focus, announce} = Stilte.base;

    const lessonOf = (s) => s.exercise.fullName.split('/')[0];

    function draws(s) {
        return (s.exercise.answer() || {}).draws || 0;
    }

    // What comes up again is to be done again.
    function forgetDrawn(s) {
        for (const name of s.exercise.result().drawn || []) {
            const fullName = lessonOf(s) + '/' + name;
            const {answer, rule} = s.learner.find(fullName);
            if (answer)
                s.learner.answer(fullName, Object.assign(
                    Stilte.blankAnswer(rule.kind),
                    answer.hints ? {hints: answer.hints} : {}));
        }
    }

    function drawOthers(s) {
        s.exercise.save({draws: draws(s) + 1});
        forgetDrawn(s);
        const first = s.members.get(s.exercise.result().drawn[0]);
        announce(word('pool_drawn'));
        focus(first.querySelector('h2, h3, h4, h5, h6'));
    }

    // Not in the middle of what is being shown, and not behind a lock.
    function drawFirst(s) {
        if (s.waiting)
            return;
        s.waiting = true;
        Promise.resolve().then(() => {
            const lesson = s.learner.lesson(lessonOf(s));
            s.waiting = false;
            if (draws(s) === 0 && lesson && lesson.unlocked)
                s.exercise.save({draws: 1});
        });
    }

    function arrange(s, drawn) {
        const now = drawn.join();
        if (now === s.drawn)
            return;
        s.drawn = now;
        s.members.forEach((element, name) => {
            element.hidden = !drawn.includes(name);
        });
        for (const name of drawn)
            s.end.before(s.members.get(name));
    }

    function drawEnd(s, result) {
        s.end.hidden = !result.finished;
        s.end.textContent = '';
        if (!result.finished)
            return;
        const right = result.right === true;
        const again = result.triesLeft !== 0;
        s.end.append(mark(right ? 'right' : 'done',
            word(right ? 'all_right' : 'pool_done')));
        if (result.max > 0)
            s.end.append(make('p', null, word('total_of', {
                n: number(result.score), m: number(result.max)
            })));
        if (again)
            s.end.append(make('p', {class: 'actions'}, [
                button(word('pool_others'), () => drawOthers(s)),
                make('span', {class: 'detail'}, word('pool_counts'))
            ]));
    }

    Stilte.playPool = function (exercise, learner) {
        const members = new Map(exercise.rule.exercises.map((name) =>
            [name, document.getElementById('x-' + name)]));
        const s = {
            exercise, learner, members,
            end: make('div', {class: 'pool-end', hidden: true}),
            drawn: null, waiting: false
        };
        Array.from(members.values()).pop().after(s.end);

        return function draw(result) {
            const drawn = result.drawn || [];
            if (!drawn.length)
                drawFirst(s);
            arrange(s, drawn);
            drawEnd(s, result);
        };
    };
})();
