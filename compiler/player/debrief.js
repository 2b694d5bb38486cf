// debrief.js - the result page: what came out of it, in words first.
//
// Stilte.playDebrief(place, learner) -> draw(). Levels and axes with a bar
// each, the margin of error of forecasts, then lesson by lesson: the feedback
// the rules chose, every exercise with a link back to it, and what one
// answered. Drawn wholly from the engine's result and the answers; it prints
// as it stands.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, count, number} = Stilte.base;
    // The least margin of error, in shares of 1, at which each is said.
    const MARGINS = [
        [0.55, 'margin_large'], [0.4, 'margin_half'], [0.2, 'margin_some'],
        [0, 'margin_small']
    ];
    const FEW = 3;              // forecasts

    // Made by the compiler, not by a participant; parsed without running.
    function htmlOf(html) {
        const template = document.createElement('template');
        template.innerHTML = html;
        return template.content;
    }

    // Nothing that is not on one's route counts, so nothing is said of it.
    function routed(result) {
        return result.lessons.filter((one) => one.route !== false);
    }

    // Every exercise is done, and yet the engine does not call the course
    // completed: a lesson was never opened, or the mark was not reached and
    // trying again is welcome.
    function whatIsLeft(result) {
        const unread = routed(result).filter((one) => !one.complete)
            .map((one) => Stilte.text.lessons.find((text) =>
                text.id === one.id).title);
        return unread.length ?
            word('course_unread', {titles: unread.join(', ')}) :
            word('course_failed');
    }

    function statusText(result) {
        const status = result.status;
        const lessons = routed(result);
        const sum = (key) => lessons.reduce((n, one) => n + one[key], 0);
        if (status.success === 'passed')
            return word('course_passed');
        if (status.success === 'failed')
            return word('course_failed');
        if (status.completion === 'completed')
            return word('course_completed');
        if (status.completion === 'not attempted')
            return word('course_not_started');
        if (sum('finished') === sum('required'))
            return whatIsLeft(result);
        return word('course_going', {
            n: sum('finished'), m: sum('required')
        });
    }

    function levelSentence(level) {
        if (level.score <= 0)
            return word('level_none');
        if (level.score >= level.max)
            return word('level_all');
        return word(level.score * 2 < level.max ? 'level_some' :
            'level_much');
    }

    // In words, as colours and bars do not say it to everybody.
    function masterySentence(level, table) {
        return level.mastered ? word('level_mastered') :
            word('level_not_mastered', {
                n: number(table.mastery[level.id] * 100)
            });
    }

    function drawLevels(result, table) {
        const levels = result.levels.filter((level) => level.max > 0);
        if (!levels.length)
            return null;
        const part = make('section', {class: 'debrief-part'},
            make('h2', null, word('your_levels')));
        for (const level of levels) {
            const figure = Stilte.drawBar(
                Stilte.text.levels[level.id] || level.id, level.score,
                level.max);
            figure.append(make('p', {class: 'figure-sentence'},
                levelSentence(level) + (level.mastered === null ? '' :
                    ' ' + masterySentence(level, table))));
            part.append(figure);
        }
        part.append(make('p', {class: 'total'}, word('total_of', {
            n: number(result.total.score), m: number(result.total.max)
        })));
        return part;
    }

    function moves(table) {
        return table.lessons.some((lesson) => lesson.exercises.some((rule) =>
            rule.axis || (rule.scenes || []).some((scene) =>
                (scene.replies || []).some((reply) => reply.move))));
    }

    function drawAxes(result, table) {
        // Rules may move them as well.
        if (!result.axes.some((axis) => axis.value !== 0 || moves(table)))
            return null;
        const part = make('section', {class: 'debrief-part'},
            make('h2', null, word('your_axes')));
        for (const axis of result.axes)
            part.append(Stilte.drawAxis(axis.id, axis.value));
        return part;
    }

    // --- forecasts: how far off one is, as a rule ---

    function marginSentence(all) {
        const key = MARGINS.find((one) => all.margin >= one[0])[1];
        return all.n < FEW ? word('margin_few') : word(key);
    }

    function drawMargin(one) {
        const name = one.level === null ? word('all_levels') :
            Stilte.text.levels[one.level] || one.level;
        return make('div', {class: 'figure'}, make('p', {
            class: 'figure-label'
        }, [
            make('span', {class: 'figure-name'}, name), ' ',
            make('span', {class: 'figure-words'}, word('points_off', {
                n: number(one.margin * 100)
            }) + ' · ' + count('forecasts', one.n))
        ]));
    }

    // The engine begins with all of them, which are the sum of the rest.
    function drawForecasts(result) {
        const rows = result.forecasts || [];
        const all = rows.find((one) => one.level === null);
        if (!all)
            return null;
        const levels = rows.filter((one) => one !== all);
        const sorted = levels.length === 1 && levels[0].n === all.n ?
            levels : levels.concat(all);
        return make('section', {class: 'debrief-part margins'}, [
            make('h2', null, word('your_forecasts')),
            make('p', {class: 'label'}, word('forecast_margin'))
        ].concat(sorted.map(drawMargin),
            make('p', {class: 'figure-sentence'}, marginSentence(all))));
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
            item.append(details(result, found.answer, found.rule, words));
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

    function drawLesson(learner, lesson) {
        const text = Stilte.text.lessons.find((one) => one.id === lesson.id);
        const exercises = lesson.exercises.filter((one) =>
            one.kind !== 'feedback');
        if (!text || !exercises.length && !lesson.shown)
            return null;
        const part = make('section', {class: 'debrief-part'},
            make('h2', null, make('a', {href: text.file}, text.title)));
        const shown = lesson.shown && lesson.route !== false &&
            Stilte.text.feedback[lesson.id + '/' + lesson.shown];
        if (shown) {
            const box = make('div', {class: 'feedback-text'},
                make('h3', null, shown.title));
            box.append(htmlOf(shown.html));
            part.append(box);
        }
        if (!lesson.unlocked)
            part.append(make('p', {class: 'detail'}, word('locked')));
        else if (lesson.route === false)
            part.append(make('p', {class: 'detail'}, word('off_route')));
        else if (exercises.length)
            part.append(drawExercises(learner, lesson, text.file,
                exercises));
        return part;
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
        return make('div', {class: 'debrief-end no-print'}, [
            make('p', {class: 'actions'}, [
                button(word('print'), () => window.print()),
                learner.mode === 'normal' ? over : null
            ]), sure
        ]);
    }

    Stilte.playDebrief = function (place, learner) {
        return function draw() {
            const result = learner.result;
            place.textContent = '';
            place.append(make('p', {class: 'lead'}, statusText(result)));
            const parts = [drawLevels(result, learner.table),
                drawAxes(result, learner.table), drawForecasts(result)]
                .concat(result.lessons.map((lesson) =>
                    drawLesson(learner, lesson)));
            for (const part of parts)
                if (part)
                    place.append(part);
            place.append(Stilte.drawCopy(learner), drawEnd(learner));
        };
    };
})();
