// drag.js - moving things with a pointer, as an extra: whatever is dragged
// can be done with buttons and lists as well.
//
// Stilte.onDrag(grip, {start, move, end}) calls start(event), which may say
// false, then move(event) as the pointer moves, and end(true); when the drag
// is broken off, by Escape for one, end(false).
// Stilte.makeGrip() -> what is taken hold of; nothing for the keyboard.
// Stilte.dragToChoice(grip, row, select): beside the row that is dragged the
// choices of its list open; the one it is let go on is chosen.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make} = Stilte.base;
    const EDGE = 56;        // pixels from where the page begins to scroll
    const STEP = 14;
    const DOTS = 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01';
    const SVG = 'http://www.w3.org/2000/svg';

    function scrollAtEdge(y) {
        if (y < EDGE)
            window.scrollBy(0, -STEP);
        else if (y > window.innerHeight - EDGE)
            window.scrollBy(0, STEP);
    }

    Stilte.onDrag = function (grip, on) {
        let held = null;

        function finish(done) {
            if (held === null)
                return;
            const id = held;
            held = null;
            if (grip.hasPointerCapture(id))
                grip.releasePointerCapture(id);
            on.end(done);
        }

        grip.addEventListener('pointerdown', (event) => {
            if (event.button !== 0 || held !== null ||
                on.start(event) === false)
                return;
            event.preventDefault();
            held = event.pointerId;
            grip.setPointerCapture(held);
        });
        grip.addEventListener('pointermove', (event) => {
            if (event.pointerId !== held)
                return;
            scrollAtEdge(event.clientY);
            on.move(event);
        });
        grip.addEventListener('pointerup', (event) => {
            if (event.pointerId === held)
                finish(true);
        });
        grip.addEventListener('lostpointercapture', () => finish(false));
        document.addEventListener('keydown', (event) => {
            if (event.key === 'Escape')
                finish(false);
        });
    };

    Stilte.makeGrip = function () {
        const svg = document.createElementNS(SVG, 'svg');
        const path = document.createElementNS(SVG, 'path');
        svg.setAttribute('viewBox', '0 0 24 24');
        svg.setAttribute('class', 'icon');
        path.setAttribute('d', DOTS);
        svg.append(path);
        return make('span', {class: 'grip', 'aria-hidden': 'true'}, svg);
    };

    // Below the row where there is room, else above it.
    function openTray(row, select) {
        const places = Array.from(select.options)
            .filter((option) => option.value !== '0')
            .map((option) => make('li', {'data-value': option.value},
                option.textContent));
        const tray = make('ul', {class: 'tray', 'aria-hidden': 'true'},
            places);
        document.body.append(tray);
        const box = row.getBoundingClientRect();
        const below = box.bottom + tray.offsetHeight < window.innerHeight;
        tray.style.setProperty('inset-block-start', (below ? box.bottom :
            Math.max(0, box.top - tray.offsetHeight)) + 'px');
        tray.style.setProperty('inset-inline-start', box.left + 'px');
        tray.style.setProperty('inline-size', box.width + 'px');
        return tray;
    }

    function placeAt(tray, event) {
        return Array.from(tray.children).find((place) => {
            const box = place.getBoundingClientRect();
            return event.clientX >= box.left && event.clientX < box.right &&
                event.clientY >= box.top && event.clientY < box.bottom;
        }) || null;
    }

    Stilte.dragToChoice = function (grip, row, select) {
        let tray, over;
        Stilte.onDrag(grip, {
            start() {
                if (select.disabled)
                    return false;
                tray = openTray(row, select);
                over = null;
                row.classList.add('is-lifted');
                return true;
            },
            move(event) {
                if (over)
                    over.classList.remove('is-over');
                over = placeAt(tray, event);
                if (over)
                    over.classList.add('is-over');
            },
            end(done) {
                row.classList.remove('is-lifted');
                tray.remove();
                if (!done || !over)
                    return;
                select.value = over.dataset.value;
                select.dispatchEvent(new Event('change', {bubbles: true}));
            }
        });
    };
})();
