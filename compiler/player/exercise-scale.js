// exercise-scale.js - a place between two ends; nothing about it is right
// or wrong, and it can be changed at any time.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {mark, word} = Stilte.base;

    Stilte.playScale = function (exercise) {
        const form = exercise.element.querySelector('form.answer');
        const steps = Array.from(form.querySelectorAll('input'));
        steps.forEach((step) => {
            step.id = exercise.id + '-' + step.value;
        });

        function read() {
            const chosen = steps.find((step) => step.checked);
            return chosen ? {answer: {value: Number(chosen.value)}} :
                {error: word('nothing_chosen')};
        }

        return Stilte.askOne(exercise, {
            field: steps[0], label: 'note_it', read,
            show: (answer) => steps.forEach((step) => {
                step.checked = Number(step.value) === answer.value;
            }),
            close: () => {},
            closed: () => false,
            refused: word('nothing_chosen'),
            say: () => [mark('done', word('noted'))]
        });
    };
})();
