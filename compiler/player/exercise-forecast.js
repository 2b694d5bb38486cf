// exercise-forecast.js - how likely something is, in steps of five per cent.
//
// The slider stands in the middle, but says nothing until it was moved or
// pressed; once the forecast is handed in, what happened is told, so it
// cannot be changed any more.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, mark, word} = Stilte.base;
    const WORDS = ['chance_none', 'chance_small', 'chance_less',
        'chance_even', 'chance_more', 'chance_great', 'chance_all'];

    function percent(share) {
        return share.toLocaleString(Stilte.text.lang,
            {style: 'percent', maximumFractionDigits: 0});
    }

    // In hundredths: 0, up to 20, 40, 60, 80, below 100, 100.
    function likely(value) {
        const step = value === 0 ? 0 : value === 100 ? 6 :
            value <= 20 ? 1 : value < 45 ? 2 : value <= 55 ? 3 :
                value < 80 ? 4 : 5;
        return percent(value / 100) + ', ' + word(WORDS[step]);
    }

    // Over all forecasts of the course, once there are two.
    function margin(learner) {
        const all = (learner.result.forecasts || [])
            .find((one) => one.level === null);
        return all && all.n > 1 ? [make('p', {class: 'margin'},
            word('margin_of_error', {
                n: Math.round(all.margin * 100), m: all.n
            }))] : [];
    }

    function say(s, result, answer) {
        const off = Math.round(Math.sqrt(result.brier) * 100);
        const said = off === 0 ? word('forecast_exact') :
            word('forecast_off', {
                chance: percent(answer.chance), n: off
            });
        return [
            mark(result.right === true ? 'right' : 'picked',
                word(s.exercise.rule.outcome ? 'forecast_yes' :
                    'forecast_no')),
            make('p', null, said)
        ].concat(margin(s.learner));
    }

    function tell(s) {
        const value = Number(s.field.value);
        const text = s.chosen ? likely(value) : word('chance_unset');
        s.output.textContent = text;
        s.field.setAttribute('aria-valuetext', text);
        s.field.classList.toggle('is-unset', !s.chosen);
        // Set through the object model: the page's policy forbids style
        // attributes, but not this.
        s.box.style.setProperty('--share', String(value / 100));
    }

    function choose(s) {
        s.chosen = true;
        tell(s);
    }

    function show(s, answer) {
        s.chosen = typeof answer.chance === 'number';
        s.field.value = s.chosen ? Math.round(answer.chance * 100) : 50;
        tell(s);
    }

    function close(s, yes) {
        s.field.disabled = yes;
        s.box.classList.toggle('is-closed', yes);
        s.box.style.setProperty('--outcome',
            s.exercise.rule.outcome ? '1' : '0');
    }

    Stilte.playForecast = function (exercise, learner) {
        const form = exercise.element.querySelector('form.answer');
        const field = form.querySelector('input');
        const s = {
            exercise, learner, field, chosen: false,
            box: form.querySelector('.forecast'),
            output: make('output', {for: field.id, class: 'chance'})
        };
        field.before(s.output);
        field.after(make('span', {class: 'miss', 'aria-hidden': 'true'}));
        field.addEventListener('input', () => choose(s));
        // One who means the middle presses it: then nothing moves.
        field.addEventListener('click', () => {
            if (!s.chosen && !field.disabled)
                field.dispatchEvent(new Event('input', {bubbles: true}));
        });

        return Stilte.askOne(exercise, {
            field,
            read: () => s.chosen ?
                {answer: {chance: Number(field.value) / 100}} :
                {error: word('nothing_forecast')},
            show: (answer) => show(s, answer),
            close: (yes) => close(s, yes),
            closed: (result) => result.answered === true,
            refused: word('nothing_forecast'),
            say: (result, answer) => say(s, result, answer)
        });
    };
})();
