// exercise-match.js - to each on the left what belongs to it.
(function () {
    'use strict';

    const Stilte = window.Stilte;

    function readRow(element) {
        const row = {
            number: Number(element.dataset.item),
            element,
            field: element.querySelector('select'),
            note: Stilte.readNote(element, element.querySelector('td'))
        };
        const grip = Stilte.makeGrip();
        element.querySelector('th').prepend(grip);
        Stilte.dragToChoice(grip, element, row.field);
        return row;
    }

    Stilte.playMatch = function (exercise) {
        const {rule} = exercise;
        const keys = Stilte.readKeys(exercise, rule.right);
        const rows = Array.from(exercise.element.querySelectorAll(
            '.match tbody tr')).map(readRow);
        const textOf = (n) => Array.from(rows[0].field.options).find(
            (option) => option.value === keys.key(n)).textContent;
        const draw = Stilte.playPlacing(exercise, Stilte.fieldsPart({
            key: 'pairs', missing: 'nothing_chosen', rows,
            read: (field) => keys.number(field.value),
            write: (field, n) => { field.value = n ? keys.key(n) : '0'; },
            solution: (n) => textOf(rule.pairs[n - 1])
        }));
        let arranged = '';

        return function (result, answer) {
            const shown = String(result.shown);
            if (shown !== arranged)
                rows.forEach((row) => Stilte.arrangeOptions(row.field, keys,
                    result.shown));
            arranged = shown;
            draw(result, answer);
        };
    };
})();
