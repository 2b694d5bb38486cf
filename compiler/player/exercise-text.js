// exercise-text.js - a word or a few, typed.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, copyInto} = Stilte.base;

    // What the author says about the answer that was given.
    function feedback(exercise, number) {
        const found = exercise.element.querySelector(
            'form.answer > [data-option="' + number + '"]');
        return found ? Array.from(copyInto(make('div'),
            found.childNodes).childNodes) : [];
    }

    // The best of the answers that are accepted, in this language.
    function rightAnswer(exercise) {
        const worth = (option) => option.points || (option.right ? 1 : 0);
        const options = exercise.rule.options;
        const best = options.reduce((at, option, i) =>
            worth(option) > worth(options[at]) ? i : at, 0);
        return Stilte.text.exercises[exercise.fullName].options[best];
    }

    function say(exercise, result) {
        const all = [Stilte.markAnswer(result)]
            .concat(feedback(exercise, result.option));
        if (result.right === false && result.triesLeft === 0)
            all.push(make('p', null, word('right_would_be',
                {answer: rightAnswer(exercise)})));
        return all;
    }

    Stilte.playText = function (exercise) {
        const field = exercise.element.querySelector('form.answer input');

        function read() {
            const text = field.value.trim();
            if (!text)
                return {error: word('nothing_written')};
            if (exercise.textBytes(text) > exercise.rule.bytes)
                return {error: word('too_long')};
            return {answer: {text, tries: Stilte.nextTry(exercise)}};
        }

        return Stilte.askOne(exercise, {
            field, read, keeps: true,
            show: (answer) => { field.value = answer.text || ''; },
            close: (yes) => { field.readOnly = yes; },
            closed: (result) => result.right === true ||
                result.triesLeft === 0,
            refused: word('nothing_written'),
            say: (result) => say(exercise, result)
        });
    };
})();
