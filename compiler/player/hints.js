// hints.js - hints of an exercise are revealed one at a time.
//
// Stilte.playHints(exercise) returns draw(result, answer). The next hint
// appears once the one before it was opened; how many were opened is part
// of the answer, since a hint may cost points. A hint that costs says so
// before it is opened, and opens by a press only, never by itself.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, count} = Stilte.base;

    function addCost(hint, rule) {
        if (!rule.hintCost || rule.points === 0)
            return;
        const points = rule.hintCost * (rule.points || 1);
        hint.querySelector('summary').append(' ', make('span', {
            class: 'hint-cost'
        }, count('hint_cost', points)));
    }

    Stilte.playHints = function (exercise) {
        const hints = Array.from(
            exercise.element.querySelectorAll(
                ':scope > .hints > details.hint'));

        hints.forEach((hint, i) => {
            addCost(hint, exercise.rule);
            hint.addEventListener('toggle', () => {
                const before = exercise.answer() || {};
                if (hint.open && (before.hints || 0) <= i)
                    exercise.saveHints(i + 1);
            });
        });

        return function draw(result, answer) {
            const opened = answer && answer.hints || 0;
            hints.forEach((hint, i) => {
                hint.hidden = i > opened;
                if (i >= opened)
                    hint.open = false;
            });
        };
    };
})();
