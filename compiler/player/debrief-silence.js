// debrief-silence.js - the practice log of silence, over all lessons.
//
// Stilte.drawSilences(learner) -> element, or null when none was held.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, count, number} = Stilte.base;

    function seconds(held, asked) {
        return word('held_of', {n: number(held), m: number(asked)});
    }

    // When each silence was broken; of a second one, too.
    function breaks(row) {
        const all = row.result.breaks +
            (row.result.again ? row.result.again.breaks : 0);
        const at = (hold) => (hold ? hold.breaks || [] : [])
            .map((when) => word('seconds_short', {n: number(when)}));
        const first = at(row.answer).join(', ');
        const second = at(row.answer.again).join(', ');
        return all === 0 ? word('never_broken') : word('broken_at', {
            n: number(all), list: [first, second].filter(Boolean).join(' / ')
        });
    }

    function readRows(learner, lesson) {
        return lesson.exercises.filter((one) => one.kind === 'silence' &&
            one.answered).map((result) => Object.assign({result},
            learner.find(lesson.id + '/' + result.name)));
    }

    function drawRow(row, lesson, file, hasAgain) {
        const {result, rule} = row;
        const words = Stilte.text.exercises[lesson.id + '/' +
            result.name] || {};
        const cell = (text) => make('td', null, text);
        return make('tr', null, [
            make('th', {scope: 'row'}, make('a', {
                href: file + '#x-' + result.name
            }, words.title || result.name)),
            cell(seconds(result.held, rule.seconds)),
            hasAgain ? cell(result.again ?
                seconds(result.again.held, rule.again) : '–') : null,
            cell(breaks(row))
        ]);
    }

    function drawGroup(group, columns, hasAgain) {
        const text = Stilte.text.lessons.find((one) =>
            one.id === group.lesson.id);
        return make('tbody', null, [
            make('tr', null, make('th', {
                scope: 'rowgroup', colspan: columns
            }, text.title))
        ].concat(group.rows.map((row) =>
            drawRow(row, group.lesson, text.file, hasAgain))));
    }

    // The longest of all, and all breaks together.
    function drawSum(rows) {
        const holds = [].concat(...rows.map((row) =>
            [row.result].concat(row.result.again || [])));
        const longest = Math.max(...holds.map((one) => one.held));
        const all = holds.reduce((n, one) => n + one.breaks, 0);
        return make('p', {class: 'figure-sentence'}, word('longest_held',
            {n: number(longest)}) + ' ' + (all ?
            count('breaks', all) : word('none_broken')));
    }

    Stilte.drawSilences = function (learner) {
        const groups = learner.result.lessons.filter((lesson) =>
            lesson.route !== false).map((lesson) =>
            ({lesson, rows: readRows(learner, lesson)}))
            .filter((group) => group.rows.length);
        const rows = [].concat(...groups.map((group) => group.rows));
        if (!rows.length)
            return null;
        const hasAgain = rows.some((row) => row.result.again);
        const heads = ['column_exercise', 'column_held']
            .concat(hasAgain ? 'column_again' : [], 'column_broken');
        return make('section', {class: 'debrief-part silences'}, [
            make('h2', null, word('silence_log')),
            make('table', null, [
                make('caption', null, word('silence_log_caption')),
                make('thead', null, make('tr', null, heads.map((key) =>
                    make('th', {scope: 'col'}, word(key)))))
            ].concat(groups.map((group) =>
                drawGroup(group, heads.length, hasAgain)))),
            drawSum(rows)
        ]);
    };
})();
