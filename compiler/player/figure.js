// figure.js - the two small pictures of a result, each with its words.
//
// Stilte.drawBar(label, score, max)   how much of a level was reached
// Stilte.drawAxis(id, value)          where a two-sided state stands
// The words say all that the picture says; the picture is hidden from
// screen readers, so nothing is said twice.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, number} = Stilte.base;

    function picture(style, share) {
        const fill = make('span', {class: 'fill'});
        // Set through the object model: the page's policy forbids style
        // attributes, but not this.
        fill.style.setProperty('--share', String(share));
        return make('span', {class: style, 'aria-hidden': 'true'}, fill);
    }

    Stilte.drawBar = function (label, score, max) {
        const share = max > 0 ? Math.min(1, Math.max(0, score / max)) : 0;
        return make('div', {class: 'figure'}, [
            make('p', {class: 'figure-label'}, [
                make('span', {class: 'figure-name'}, label), ' ',
                make('span', {class: 'figure-words'}, word('score_of', {
                    n: number(score), m: number(max)
                }))
            ]),
            picture('bar', share)
        ]);
    };

    function axisWords(ends, value) {
        if (value === 0)
            return word('axis_middle', {a: ends[0], b: ends[1]});
        return word('axis_towards', {
            n: number(Math.abs(value)), end: value < 0 ? ends[0] : ends[1]
        });
    }

    Stilte.drawAxis = function (id, value) {
        const ends = Stilte.text.axes[id] || [id, id];
        return make('div', {class: 'figure'}, [
            make('p', {class: 'figure-label'}, make('span', {
                class: 'figure-words'
            }, axisWords(ends, value))),
            picture('axis', (value + 10) / 20),
            make('p', {class: 'axis-ends', 'aria-hidden': 'true'}, [
                make('span', null, ends[0]), make('span', null, ends[1])
            ])
        ]);
    };
})();
