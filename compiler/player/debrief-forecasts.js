// debrief-forecasts.js - forecasts on the result page: how far off one is, as
// a rule, whether that gets less from level to level, and how often came true
// what one gave such a chance.
//
// Stilte.drawForecasts(result) -> element, or null when nothing was forecast.
// All of it is counted by the engine; a picture says what the words beside it
// say.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, draw, picture, word, count, number} = Stilte.base;
    // The least margin of error, in shares of 1, at which each is said.
    const MARGINS = [
        [0.55, 'margin_large'], [0.4, 'margin_half'], [0.2, 'margin_some'],
        [0, 'margin_small']
    ];
    const FEW = 3;              // forecasts
    const PICTURE = 5;          // as in the engine, calibration.h
    const SIDE = 160;           // of the square that shows all chances
    const LEFT = 44;
    const TOP = 30;

    const percent = (share) => share.toLocaleString(Stilte.text.lang,
        {style: 'percent', maximumFractionDigits: 0});
    const points = (share) => number(share * 100);

    function nameOf(id) {
        return id === null ? word('all_levels') :
            Stilte.text.levels[id] || id;
    }

    function marginSentence(all) {
        const key = MARGINS.find((one) => all.margin >= one[0])[1];
        return all.n < FEW ? word('margin_few') : word(key);
    }

    function drawMargin(one) {
        return make('div', {class: 'figure'}, [
            make('p', {class: 'figure-label'}, [
                make('span', {class: 'figure-name'}, nameOf(one.level)), ' ',
                make('span', {class: 'figure-words'}, word('points_off', {
                    n: points(one.margin)
                }) + ' · ' + count('forecasts', one.n))
            ]),
            Stilte.drawShare(one.margin, 1)
        ]);
    }

    // From the first to the last level that has enough of them.
    function trendSentence(margins, rows) {
        if (!margins)
            return [];
        const off = (id) => points(rows.find((one) =>
            one.level === id).margin);
        return make('p', {class: 'figure-sentence trend'}, margins.trend ?
            word('margin_' + margins.trend, {
                a: nameOf(margins.first), b: nameOf(margins.last),
                n: off(margins.first), m: off(margins.last)
            }) : word('margin_trend_few', {n: FEW}));
    }

    // --- what was said against what happened ---

    function drawCircle(bin) {
        const x = LEFT + bin.said * SIDE;
        const y = TOP + (1 - bin.came / bin.n) * SIDE;
        return draw('g', null, [
            draw('circle', {cx: x, cy: y, r: 6 + 2 * Math.sqrt(bin.n)}),
            draw('text', {x, y: y + 4, class: 'many'}, bin.n)
        ]);
    }

    function drawPlot(bins) {
        const line = (style, x1, y1, x2, y2) => draw('line', {
            class: style, x1: LEFT + x1 * SIDE, y1: TOP + y1 * SIDE,
            x2: LEFT + x2 * SIDE, y2: TOP + y2 * SIDE
        });
        const scale = [0, 0.5, 1].map((share) => draw('g', null, [
            draw('text', {
                x: LEFT - 8, y: TOP + (1 - share) * SIDE + 4, class: 'side'
            }, percent(share)),
            draw('text', {
                x: LEFT + share * SIDE, y: TOP + SIDE + 18, class: 'below'
            }, percent(share))
        ]));
        return picture('reliability', [
            line('edge', 0, 0, 0, 1), line('edge', 0, 1, 1, 1),
            line('diagonal', 0, 1, 1, 0),
            draw('text', {x: 0, y: 12}, word('axis_came')),
            draw('text', {
                x: LEFT + SIDE, y: TOP + SIDE + 36, class: 'end'
            }, word('axis_said'))
        ].concat(scale, bins.map(drawCircle)),
        {viewBox: '0 0 226 232', width: 226, height: 232});
    }

    function drawReliability(one) {
        return make('figure', {class: 'figure'}, [
            make('figcaption', {class: 'figure-name'}, nameOf(one.level)),
            drawPlot(one.bins),
            make('ul', {class: 'detail'}, one.bins.map((bin) =>
                make('li', null, word('bin_came', {
                    a: percent(bin.said), n: number(bin.came),
                    m: number(bin.n)
                }))))
        ]);
    }

    // Of those that can come to a picture at all.
    function drawMissing(one) {
        return make('p', {class: 'detail'}, nameOf(one.level) + ': ' +
            count('reliability_more', PICTURE - one.n));
    }

    function drawPictures(rows) {
        const drawn = rows.filter((one) => one.bins);
        const missing = rows.filter((one) => !one.bins &&
            one.of >= PICTURE);
        if (!drawn.length && !missing.length)
            return [];
        return [make('h3', null, word('reliability'))].concat(
            drawn.length ? [
                make('p', {class: 'detail'}, word('reliability_help')),
                make('div', {class: 'reliabilities'},
                    drawn.map(drawReliability))
            ] : [], missing.map(drawMissing));
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
            make('p', {class: 'label'}, word('forecast_margin')),
            make('div', {class: 'figures'}, sorted.map(drawMargin)),
            make('p', {class: 'figure-sentence'}, marginSentence(all))
        ].concat(trendSentence(result.margins, rows), drawPictures(sorted)));
    };
})();
