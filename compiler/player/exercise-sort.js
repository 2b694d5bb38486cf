// exercise-sort.js - things to put in groups.
(function () {
    'use strict';

    const Stilte = window.Stilte;

    function readRow(keys, element) {
        const field = element.querySelector('select');
        const grip = Stilte.makeGrip();
        element.prepend(grip);
        Stilte.dragToChoice(grip, element, field);
        return {
            number: keys.number(element.dataset.item), element, field,
            note: Stilte.readNote(element)
        };
    }

    // The rows stay by number, whatever their order in the page.
    function arrange(list, rows, shown) {
        if (shown)
            list.append(...shown.map((n) => rows[n - 1].element));
    }

    Stilte.playSort = function (exercise) {
        const {rule} = exercise;
        const list = exercise.element.querySelector('.sort');
        const keys = Stilte.readKeys(exercise, rule.items.length);
        const rows = Array.from(list.children)
            .map((element) => readRow(keys, element))
            .sort((a, b) => a.number - b.number);
        const part = Stilte.fieldsPart({
            key: 'groups', told: 'items', missing: 'nothing_chosen', rows,
            read: (field) => Number(field.value),
            write: (field, n) => { field.value = String(n || 0); },
            solution: (n) => rows[0].field.options[rule.items[n - 1]]
                .textContent
        });
        const draw = Stilte.playPlacing(exercise, part);
        let arranged = '';

        part.first = () => list.querySelector('select');
        return function (result, answer) {
            const shown = String(result.shown);
            if (shown !== arranged)
                arrange(list, rows, result.shown);
            arranged = shown;
            draw(result, answer);
        };
    };
})();
