// debrief.js - the result page: what came out of it, in words first.
//
// Stilte.playDebrief(place, learner) -> draw(). Whose it is, levels and axes
// with a figure each, the margin of error of forecasts, the log of silences,
// then lesson by lesson: the feedback the rules chose, every exercise with a
// link back to it, and what one answered. Drawn wholly from the engine's
// result and the answers; it prints as it stands.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, number} = Stilte.base;

    // Nothing that is not on one's route counts, so nothing is said of it; nor
    // of lessons that are SCOs of their own.
    function routed(learner) {
        const {sco} = learner.table;
        return learner.result.lessons.filter((one) =>
            sco ? one.id === sco : one.route !== false);
    }

    // Every exercise is done, and yet the engine does not call the course
    // completed: a lesson was never opened, or the mark was not reached and
    // trying again is welcome.
    function whatIsLeft(learner) {
        const unread = routed(learner).filter((one) => !one.complete)
            .map((one) => Stilte.text.lessons.find((text) =>
                text.id === one.id).title);
        return unread.length ?
            word('course_unread', {titles: unread.join(', ')}) :
            outcome(learner, 'failed');
    }

    function outcome(learner, key) {
        return word((learner.table.sco ? 'lesson_' : 'course_') + key);
    }

    function statusText(learner) {
        const {status} = learner.result;
        const lessons = routed(learner);
        const sum = (key) => lessons.reduce((n, one) => n + one[key], 0);
        if (status.success === 'passed')
            return outcome(learner, 'passed');
        if (status.success === 'failed')
            return outcome(learner, 'failed');
        if (status.completion === 'completed')
            return outcome(learner, 'completed');
        if (status.completion === 'not attempted')
            return word('course_not_started');
        if (sum('finished') === sum('required'))
            return whatIsLeft(learner);
        return word('course_going', {
            n: sum('finished'), m: sum('required')
        });
    }

    // --- one exercise in one line, and what belongs under it ---

    function scoreText(result) {
        if (!result.answered)
            return word('not_answered');
        if (!result.finished)
            return word('not_finished');
        if (!result.max)
            return word('done');
        return word('score_of', {
            n: number(result.score), m: number(result.max)
        });
    }

    function drawExercise(learner, lesson, file, result) {
        const fullName = lesson.id + '/' + result.name;
        const words = Stilte.text.exercises[fullName] || {};
        const found = learner.find(fullName);
        const item = make('li', null, make('p', {class: 'score-line'}, [
            make('a', {href: file + '#x-' + result.name},
                words.title || result.name), ' ',
            make('span', {class: 'detail'}, scoreText(result))
        ]));
        if (result.changed)
            item.append(note('question_changed'));
        if (result.error)
            item.append(note('not_scored'));
        const details = Stilte.debriefDetails[result.kind];
        if (result.answered && found.answer && details)
            item.append(details(result, found.answer, found.rule, words,
                fullName));
        return item;
    }

    function note(key) {
        return make('p', {class: 'detail'}, word(key));
    }

    // A pool with those it drew below it; the others are not told of.
    function drawExercises(learner, lesson, file, exercises) {
        const rules = learner.table.lessons.find((one) =>
            one.id === lesson.id).exercises;
        const pools = rules.filter((rule) => rule.kind === 'pool');
        const draw = (list) => make('ul', {class: 'exercise-list'},
            list.map((one) => {
                const item = drawExercise(learner, lesson, file, one);
                if (one.drawn && one.drawn.length)
                    item.append(draw(exercises.filter((other) =>
                        one.drawn.indexOf(other.name) >= 0)));
                return item;
            }));
        return draw(exercises.filter((one) => !pools.some((pool) =>
            pool.exercises.indexOf(one.name) >= 0)));
    }

    function drawFeedback(lesson) {
        const shown = lesson.shown && lesson.route !== false &&
            Stilte.text.feedback[lesson.id + '/' + lesson.shown];
        if (!shown)
            return null;
        const box = make('div', {class: 'feedback-text'},
            make('h3', null, shown.title));
        box.append(Stilte.htmlOf(shown.html));
        return box;
    }

    function drawLesson(learner, lesson) {
        const text = Stilte.text.lessons.find((one) => one.id === lesson.id);
        const exercises = lesson.exercises.filter((one) =>
            one.kind !== 'feedback');
        if (!text || !exercises.length && !lesson.shown)
            return null;
        return make('section', {class: 'debrief-part debrief-lesson'}, [
            make('h2', null, make('a', {href: text.file}, text.title)),
            drawFeedback(lesson),
            !lesson.unlocked ? note('locked') :
                lesson.route === false ? note('off_route') :
                    exercises.length ? drawExercises(learner, lesson,
                        text.file, exercises) : null
        ]);
    }

    // Starting again takes two presses, so that one slip loses nothing.
    function drawEnd(learner) {
        const sure = make('p', {class: 'actions', hidden: true}, [
            make('span', null, word('start_over_sure')),
            button(word('start_over_yes'), () => learner.reset()),
            button(word('cancel'), () => {
                sure.hidden = true;
                over.focus();
            }, 'quiet')
        ]);
        const over = button(word('start_over'), () => {
            sure.hidden = false;
            sure.querySelector('button').focus();
        }, 'quiet');
        return learner.mode === 'normal' ?
            make('div', {class: 'debrief-end no-print'},
                [make('p', {class: 'actions'}, over), sure]) : '';
    }

    // Where the LMS leads from lesson to lesson, this is the last page of one.
    function drawAfter(learner) {
        return learner.table.sco ? [make('p', {class: 'no-print'},
            word('lesson_after', {next: word('next_lesson')}))] : [];
    }

    Stilte.playDebrief = function (place, learner) {
        const paper = Stilte.debriefPaper(place, learner);
        return function draw() {
            const result = learner.result;
            const parts = [
                Stilte.drawLevels(result, learner.table),
                Stilte.drawAxes(result, learner.table),
                Stilte.drawForecasts(result), Stilte.drawSilences(learner),
                make('div', {class: 'debrief-lessons'}, result.lessons.map(
                    (lesson) => drawLesson(learner, lesson)))
            ];
            place.textContent = '';
            place.append(paper.fields, make('p', {class: 'lead'},
                statusText(learner)), ...drawAfter(learner),
            ...parts.filter(Boolean),
            paper.actions, Stilte.drawCopy(learner), drawEnd(learner));
        };
    };
})();
