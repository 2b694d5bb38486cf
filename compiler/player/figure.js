// figure.js - the small pictures of a result.
//
// Stilte.drawBar(label, score, max)   how much of a level was reached
// Stilte.drawShare(score, max)        its bar alone
// Stilte.drawAxis(id, value)          where a two-sided state stands
// Stilte.drawMoment(lines, decision, moment)   when one closed, and when the
//                                     client had decided; no moment: null
// The words beside a picture say all that it says; the picture is hidden
// from screen readers, so nothing is said twice.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, draw, picture, word, number} = Stilte.base;

    const percent = (share) => Math.round(share * 1000) / 10 + '%';

    // Drawn, since paper often goes without what is only a background.
    Stilte.drawShare = function (score, max) {
        const share = max > 0 ? Math.min(1, Math.max(0, score / max)) : 0;
        const part = (style, width) => draw('rect',
            {class: style, width, height: '100%', rx: 3});
        return picture('bar', [
            part('track', '100%'), part('fill', percent(share))
        ]);
    };

    Stilte.drawBar = function (label, score, max) {
        return make('div', {class: 'figure'}, [
            make('p', {class: 'figure-label'}, [
                make('span', {class: 'figure-name'}, label), ' ',
                make('span', {class: 'figure-words'}, word('score_of', {
                    n: number(score), m: number(max)
                }))
            ]),
            Stilte.drawShare(score, max)
        ]);
    };

    // Marks at both ends and in the middle, and where it stands.
    function drawSlider(value) {
        const line = (x, y, toX, toY) => draw('line',
            {class: 'track', x1: x, y1: y, x2: toX, y2: toY});
        return picture('axis', [
            line(0, 7, '100%', 7), line(0, 3, 0, 11),
            line('50%', 1, '50%', 13), line('100%', 3, '100%', 11),
            draw('circle', {
                class: 'fill', cx: percent((value + 10) / 20), cy: 7, r: 6
            })
        ]);
    }

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
            drawSlider(value),
            make('p', {class: 'axis-ends', 'aria-hidden': 'true'}, [
                make('span', null, ends[0]), make('span', null, ends[1])
            ])
        ]);
    };

    // From its line on, or, where there is more room, up to it.
    function flag(style, line, lines, text) {
        const start = line * 2 <= lines + 1;
        const element = make('span', {
            class: style + (start ? '' : ' is-ending')
        }, text);
        element.style.gridColumn = start ? line + ' / -1' : '1 / ' +
            (line + 1);
        element.style.setProperty('--span',
            String(start ? lines - line + 1 : line));
        return element;
    }

    Stilte.drawMoment = function (lines, decision, moment) {
        const between = (line) => moment && (line - moment) *
            (line - decision) <= 0 ? ' is-between' : '';
        const cells = Array.from({length: lines}, (none, i) => make('span', {
            class: 'cell' + (i + 1 === decision ? ' is-decision' : '') +
                (i + 1 === moment ? ' is-moment' : '') + between(i + 1)
        }, make('span', null, i + 1)));
        const row = make('span', {
            class: 'moment-picture', 'aria-hidden': 'true'
        }, [
            moment ? flag('flag', moment, lines, word('you_say')) : null
        ].concat(cells, flag('flag is-decision', decision, lines,
            word('decision'))));
        row.style.setProperty('--lines', String(lines));
        return row;
    };
})();
