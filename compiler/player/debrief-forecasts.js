// debrief-forecasts.js - forecasts on the result page: how far off one is, as
// a rule.
//
// Stilte.drawForecasts(result) -> element, or null when nothing was forecast.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, count, number} = Stilte.base;
    // The least margin of error, in shares of 1, at which each is said.
    const MARGINS = [
        [0.55, 'margin_large'], [0.4, 'margin_half'], [0.2, 'margin_some'],
        [0, 'margin_small']
    ];
    const FEW = 3;              // forecasts

    function marginSentence(all) {
        const key = MARGINS.find((one) => all.margin >= one[0])[1];
        return all.n < FEW ? word('margin_few') : word(key);
    }

    function drawMargin(one) {
        const name = one.level === null ? word('all_levels') :
            Stilte.text.levels[one.level] || one.level;
        return make('div', {class: 'figure'}, make('p', {
            class: 'figure-label'
        }, [
            make('span', {class: 'figure-name'}, name), ' ',
            make('span', {class: 'figure-words'}, word('points_off', {
                n: number(one.margin * 100)
            }) + ' · ' + count('forecasts', one.n))
        ]));
    }

    // The engine begins with all of them, which are the sum of the rest.
    Stilte.drawForecasts = function (result) {
        const rows = result.forecasts || [];
        const all = rows.find((one) => one.level === null);
        if (!all)
            return null;
        const levels = rows.filter((one) => one !== all);
        const sorted = levels.length === 1 && levels[0].n === all.n ?
            levels : levels.concat(all);
        return make('section', {class: 'debrief-part margins'}, [
            make('h2', null, word('your_forecasts')),
            make('p', {class: 'label'}, word('forecast_margin'))
        ].concat(sorted.map(drawMargin),
            make('p', {class: 'figure-sentence'}, marginSentence(all))));
    };
})();
