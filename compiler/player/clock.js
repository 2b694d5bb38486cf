// clock.js - time that waits for people (WCAG 2.2.1, 2.2.2).
//
// Stilte.makeClock(tick) -> {start, pause, reset, running, seconds}
//   tick(seconds) comes about five times a second while it runs. The clock
//   stands still while the page is hidden, and a sleep of the machine does
//   not count.
// Stilte.makePace(options) -> {element, factor, stepping}
//   the row "shorter, longer, without the clock". Whoever needs more time
//   needs it everywhere: the exercises of a kind have one pace, which this
//   browser remembers.
//   options: {kind, name, factors, say(factor), less, more, changed()}
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, announce} = Stilte.base;
    const BEAT = 200;           // milliseconds between two ticks
    const LONGEST = 1000;       // more than this at once was a sleep
    const paces = {};           // {factor, off, readers} of each kind

    Stilte.makeClock = function (tick) {
        let timer = 0;
        let last = 0;
        let passed = 0;
        let hiddenWhileRunning = false;

        function beat() {
            const now = window.performance.now();
            passed += now - last > LONGEST ? BEAT : now - last;
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

    // --- the pace of a kind ---

    function keyOf(kind) {
        return 'stilte:' + document.documentElement.dataset.course +
            ':pace:' + kind;
    }

    function readPace(kind) {
        try {
            const pace = JSON.parse(
                window.localStorage.getItem(keyOf(kind))) || {};
            return {factor: Number(pace.factor) || 1, off: pace.off === true};
        } catch (error) {
            return {factor: 1, off: false};
        }
    }

    function paceOf(kind) {
        if (!paces[kind])
            paces[kind] = Object.assign(readPace(kind), {readers: []});
        return paces[kind];
    }

    function change(kind, changes) {
        const pace = Object.assign(paces[kind], changes);
        pace.readers.forEach((read) => read());
        try {
            window.localStorage.setItem(keyOf(kind), JSON.stringify(
                {factor: pace.factor, off: pace.off}));
        } catch (error) {
            // Then it holds for this page only.
        }
    }

    function makeParts(options, move, turn) {
        const off = make('input', {type: 'checkbox', id: options.name});
        const parts = {
            off,
            shown: make('span', {
                class: 'pace-value', id: options.name + '-value'
            }),
            less: button(word(options.less), () => move(-1), 'quiet'),
            more: button(word(options.more), () => move(1), 'quiet')
        };
        off.addEventListener('change', turn);
        parts.element = make('div', {
            class: 'pace', role: 'group', 'aria-labelledby': parts.shown.id
        }, [
            parts.shown,
            make('p', {class: 'actions'}, [parts.less, parts.more]),
            make('p', {class: 'check-row'}, make('label', null,
                [off, ' ', make('span', null, word('without_clock'))]))
        ]);
        return parts;
    }

    Stilte.makePace = function (options) {
        const {kind, factors} = options;
        const pace = paceOf(kind);
        const parts = makeParts(options, move, () => {
            change(kind, {off: parts.off.checked});
        });

        function draw() {
            const at = factors.indexOf(pace.factor);
            parts.off.checked = pace.off;
            parts.shown.textContent = pace.off ? word('no_clock') :
                options.say(pace.factor);
            parts.less.disabled = pace.off || at === 0;
            parts.more.disabled = pace.off || at === factors.length - 1;
        }

        function move(step) {
            const at = factors.indexOf(pace.factor) + step;
            change(kind, {
                factor: factors[Math.min(factors.length - 1, Math.max(0, at))]
            });
            announce(parts.shown.textContent);
            // What is disabled loses the focus, but not at once.
            if ((step < 0 ? parts.less : parts.more).disabled)
                (step < 0 ? parts.more : parts.less).focus();
        }

        if (!factors.includes(pace.factor))
            pace.factor = 1;
        pace.readers.push(() => {
            draw();
            options.changed();
        });
        draw();
        return {
            element: parts.element,
            factor: () => pace.factor,
            stepping: () => pace.off
        };
    };
})();
