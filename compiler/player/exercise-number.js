// exercise-number.js - a number, as people write it; the engine reads it.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word} = Stilte.base;

    // With all its digits, and without points between them that could be
    // taken for a decimal point.
    function digits(value) {
        return Number(value).toLocaleString(
            Stilte.text.lang + '-u-nu-latn',
            {useGrouping: false, maximumFractionDigits: 12});
    }

    function say(exercise, result, answer, unit) {
        const {answer: right, within} = exercise.rule;
        const n = (value) => digits(value) + (unit ? ' ' + unit : '');
        const all = [Stilte.markAnswer(result)];
        const told = result.right === true ? answer.number !== right :
            result.triesLeft === 0;
        if (told)
            all.push(make('p', null, word('exact_number', {n: n(right)})));
        if (told && within && result.right !== true)
            all.push(make('p', null, word('number_counts',
                {a: digits(right - within), b: n(right + within)})));
        return all;
    }

    Stilte.playNumber = function (exercise) {
        const field = exercise.element.querySelector('form.answer input');
        const place = exercise.element.querySelector('form.answer .unit');
        const unit = place ? place.textContent : '';

        // The engine knows the unit of the source language only.
        function typed() {
            const text = field.value.trim();
            return unit && text.toLowerCase().endsWith(unit.toLowerCase()) ?
                text.slice(0, -unit.length).trim() : text;
        }

        function read() {
            const text = typed();
            return text ? {
                answer: {number: text, tries: Stilte.nextTry(exercise)}
            } : {error: word('no_number_yet')};
        }

        return Stilte.askOne(exercise, {
            field, read, keeps: true,
            show: (answer) => {
                field.value = typeof answer.number === 'number' ?
                    digits(answer.number) : '';
            },
            close: (yes) => { field.readOnly = yes; },
            closed: (result) => result.right === true ||
                result.triesLeft === 0,
            refused: word('no_number', {n: digits(12.5)}),
            say: (result, answer) => say(exercise, result, answer, unit)
        });
    };
})();
