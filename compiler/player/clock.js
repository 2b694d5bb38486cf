// clock.js - time that waits for people (WCAG 2.2.1, 2.2.2).
//
// Stilte.makeClock(tick) -> {start, pause, reset, running, seconds}
//   tick(seconds) comes about five times a second while it runs. The clock
//   stands still while the page is hidden, and a sleep of the machine does
//   not count.
// Stilte.makePace(options) -> {element, factor, stepping}
//   the row "shorter, longer, without the clock".
//   options: {name, factors, say(factor), less, more, changed()}
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word} = Stilte.base;
    const BEAT = 200;           // milliseconds between two ticks
    const LONGEST = 1000;       // more than this at once was a sleep

    Stilte.makeClock = function (tick) {
        let timer = 0;
        let last = 0;
        let passed = 0;
        let hiddenWhileRunning = false;

        function beat() {
            const now = window.performance.now();
            passed += Math.min(now - last, LONGEST);
            last = now;
            tick(passed / 1000);
        }

        function start() {
            window.clearInterval(timer);
            last = window.performance.now();
            timer = window.setInterval(beat, BEAT);
        }

        function pause() {
            window.clearInterval(timer);
            timer = 0;
        }

        document.addEventListener('visibilitychange', () => {
            if (document.hidden) {
                hiddenWhileRunning = timer !== 0;
                pause();
            } else if (hiddenWhileRunning) {
                hiddenWhileRunning = false;
                start();
            }
        });

        return {
            start, pause,
            running: () => timer !== 0,
            seconds: () => passed / 1000,
            reset() {
                pause();
                hiddenWhileRunning = false;
                passed = 0;
            }
        };
    };

    Stilte.makePace = function (options) {
        let at = options.factors.indexOf(1);
        const shown = make('output', {class: 'pace-value'});
        const less = button(word(options.less), () => move(-1), 'quiet');
        const more = button(word(options.more), () => move(1), 'quiet');
        const off = make('input', {type: 'checkbox', id: options.name});

        function draw() {
            shown.textContent = off.checked ? word('no_clock') :
                options.say(options.factors[at]);
            less.disabled = off.checked || at === 0;
            more.disabled = off.checked || at === options.factors.length - 1;
        }

        function move(step) {
            at = Math.min(options.factors.length - 1, Math.max(0, at + step));
            draw();
            options.changed();
            // What is disabled loses the focus, but not at once.
            if ((step < 0 ? less : more).disabled)
                (step < 0 ? more : less).focus();
        }

        off.addEventListener('change', () => {
            draw();
            options.changed();
        });
        draw();
        return {
            element: make('div', {class: 'pace'}, [
                shown,
                make('p', {class: 'actions'}, [less, more]),
                make('p', {class: 'check-row'}, make('label', null,
                    [off, ' ', make('span', null, word('without_clock'))]))
            ]),
            factor: () => options.factors[at],
            stepping: () => off.checked
        };
    };
})();
