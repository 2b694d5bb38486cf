// exercise-gaps.js - a text with words left out: typed, or chosen from a
// list that is the same for all of its gaps.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {word} = Stilte.base;

    function typed(answers) {
        return {
            missing: 'nothing_written',
            read: (field) => field.value.trim(),
            write: (field, text) => { field.value = text || ''; },
            solution: (n) => answers[n - 1]
        };
    }

    function chosen(keys, answers) {
        return {
            missing: 'nothing_chosen',
            read: (field) => keys.number(field.value),
            write: (field, n) => { field.value = n ? keys.key(n) : '0'; },
            solution: (n) => answers[n - 1]
        };
    }

    // Enter hands a form in as its button does, but who presses it in the
    // first of several gaps mostly wants to go on: what is still empty is
    // named, and no attempt is spent.
    function guardEnter(form, rows) {
        form.addEventListener('keydown', (event) => {
            const at = rows.findIndex((row) => row.field === event.target);
            const left = rows.slice(at + 1).concat(rows.slice(0, at))
                .find((row) => !row.field.value.trim());
            if (event.key !== 'Enter' || at < 0 || !left ||
                event.isComposing || !rows[at].field.matches('input'))
                return;
            event.preventDefault();
            Stilte.showError(form, word('gap_empty', {
                gap: left.field.getAttribute('aria-label'),
                check: word('check')
            }), left.field);
        });
    }

    Stilte.playGaps = function (exercise) {
        const {rule} = exercise;
        const answers = Stilte.text.exercises[exercise.fullName].gaps;
        const keys = Stilte.readKeys(exercise, (rule.list || []).length);
        const rows = Array.from(exercise.element.querySelectorAll('.gap'))
            .map((field, i) => ({
                number: i + 1, field, note: Stilte.inlineNote(field)
            }));
        const draw = Stilte.playPlacing(exercise, Stilte.fieldsPart(
            Object.assign({key: 'gaps', rows}, rule.list ?
                chosen(keys, answers) : typed(answers))));
        let arranged = '';
        guardEnter(exercise.element.querySelector('form.answer'), rows);

        return function (result, answer) {
            const shown = String(result.shown);
            if (rule.list && shown !== arranged)
                rows.forEach((row) => Stilte.arrangeOptions(row.field, keys,
                    result.shown));
            arranged = shown;
            draw(result, answer);
        };
    };
})();
