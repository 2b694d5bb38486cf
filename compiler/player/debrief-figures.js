// debrief-figures.js - levels and axes on the result page.
//
// Stilte.drawLevels(result, table) -> element or null: a bar each, and what
//     every lesson adds to it
// Stilte.drawAxes(result, table) -> element or null: where each stands; that
//     is no verdict
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, number} = Stilte.base;

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

    function levelName(level) {
        return Stilte.text.levels[level.id] || level.id;
    }

    function drawLevel(level, table) {
        const figure = Stilte.drawBar(levelName(level), level.score,
            level.max);
        figure.append(make('p', {class: 'figure-sentence'},
            levelSentence(level) + (level.mastered === null ? '' :
                ' ' + masterySentence(level, table))));
        return figure;
    }

    // How far one came with a level in a lesson; nothing when that lesson has
    // none of it.
    function drawCell(lesson, level) {
        const {score, max} = lesson.levels.find((one) =>
            one.id === level.id);
        return make('td', null, max > 0 ? [
            make('span', {class: 'cell-words'}, word('score_of', {
                n: number(score), m: number(max)
            })), Stilte.drawShare(score, max)
        ] : '–');
    }

    // One lesson alone would only say the same again.
    function drawByLesson(result, levels) {
        const lessons = result.lessons.filter((lesson) =>
            lesson.route !== false &&
            lesson.levels.some((level) => level.max > 0));
        const title = (lesson) => Stilte.text.lessons.find((one) =>
            one.id === lesson.id).title;
        if (lessons.length < 2)
            return null;
        return make('div', {class: 'table'}, make('table', {
            class: 'by-lesson'
        }, [
            make('caption', null, word('levels_by_lesson')),
            make('thead', null, make('tr', null, [
                make('th', {scope: 'col'}, word('column_lesson'))
            ].concat(levels.map((level) =>
                make('th', {scope: 'col'}, levelName(level)))))),
            make('tbody', null, lessons.map((lesson) => make('tr', null, [
                make('th', {scope: 'row'}, title(lesson))
            ].concat(levels.map((level) => drawCell(lesson, level))))))
        ]));
    }

    Stilte.drawLevels = function (result, table) {
        const levels = result.levels.filter((level) => level.max > 0);
        if (!levels.length)
            return null;
        return make('section', {class: 'debrief-part levels'}, [
            make('h2', null, word('your_levels')),
            make('div', {class: 'figures'}, levels.map((level) =>
                drawLevel(level, table))),
            make('p', {class: 'total'}, word('total_of', {
                n: number(result.total.score), m: number(result.total.max)
            })),
            drawByLesson(result, levels)
        ]);
    };

    function moves(table) {
        return table.lessons.some((lesson) => lesson.exercises.some((rule) =>
            rule.axis || (rule.scenes || []).some((scene) =>
                (scene.replies || []).some((reply) => reply.move))));
    }

    Stilte.drawAxes = function (result, table) {
        // Rules may move them as well.
        if (!result.axes.some((axis) => axis.value !== 0 || moves(table)))
            return null;
        return make('section', {class: 'debrief-part axes'}, [
            make('h2', null, word('your_axes')),
            make('div', {class: 'figures'}, result.axes.map((axis) =>
                Stilte.drawAxis(axis.id, axis.value)))
        ]);
    };
})();
