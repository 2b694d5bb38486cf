// exercise-order.js - things to put in the right order.
//
// Every item has a button up and a button down; its number in the list is
// where it stands now, and a move is said aloud. The item that is moved stays
// in the page and its neighbours go around it, so that the focus and the
// pointer keep hold of it.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, icon, mark, word, number, copyInto, announce} = Stilte.base;

    const textOf = (item) => item.text.textContent.trim()
        .replace(/\s+/g, ' ');

    const inPage = (s) => Array.from(s.list.children).map((element) =>
        s.items.find((item) => item.element === element));

    // A button at its end does nothing, but keeps the focus.
    function drawEnds(s) {
        const items = inPage(s);
        items.forEach((item, i) => {
            item.up.setAttribute('aria-disabled', String(i === 0));
            item.down.setAttribute('aria-disabled',
                String(i === items.length - 1));
        });
    }

    function arrange(s, numbers) {
        const now = inPage(s).map((item) => item.number);
        if (now.join() !== numbers.join())
            s.list.append(...numbers.map((n) => s.items.find((item) =>
                item.number === n).element));
        drawEnds(s);
    }

    function tell(s, item) {
        drawEnds(s);
        s.part.onchange();
        announce(word('moved_to', {
            item: textOf(item), n: number(inPage(s).indexOf(item) + 1),
            m: number(s.items.length)
        }));
    }

    function swap(item, neighbour, up) {
        if (!neighbour)
            return false;
        item.element[up ? 'after' : 'before'](neighbour);
        return true;
    }

    const neighbourOf = (item, up) => up ?
        item.element.previousElementSibling : item.element.nextElementSibling;

    function makeButton(s, item, up) {
        const button = make('button', {
            type: 'button', class: 'button quiet move',
            'aria-label': word(up ? 'move_up' : 'move_down',
                {item: textOf(item)})
        }, icon(up ? 'up' : 'down'));
        button.addEventListener('click', () => {
            if (s.closed || !swap(item, neighbourOf(item, up), up))
                return;
            tell(s, item);
            // The page does not follow what is moved with the focus in it.
            item.element.scrollIntoView({block: 'nearest'});
        });
        return button;
    }

    // --- dragging ---

    // Past the middle of a neighbour they change places.
    function follow(s, item, start, y) {
        for (const up of [true, false]) {
            const neighbour = neighbourOf(item, up);
            const box = neighbour && neighbour.getBoundingClientRect();
            const middle = box && box.top + box.height / 2;
            if (!box || (up ? y > middle : y < middle))
                continue;
            const before = item.element.offsetTop;
            swap(item, neighbour, up);
            drawEnds(s);
            start.y += item.element.offsetTop - before;
        }
        item.element.style.setProperty('--shift',
            y + window.scrollY - start.y + 'px');
    }

    function addDragging(s, item, grip) {
        const start = {};
        Stilte.onDrag(grip, {
            start(event) {
                start.y = event.clientY + window.scrollY;
                start.order = inPage(s);
                item.element.classList.toggle('is-lifted', !s.closed);
                return !s.closed;
            },
            move: (event) => follow(s, item, start, event.clientY),
            end(done) {
                item.element.classList.remove('is-lifted');
                item.element.style.removeProperty('--shift');
                if (!done)
                    arrange(s, start.order.map((one) => one.number));
                else if (start.order.indexOf(item) !== inPage(s).indexOf(item))
                    tell(s, item);
            }
        });
    }

    // --- the list ---

    function readItem(s, element) {
        const text = element.querySelector('.item-text');
        const item = {
            element, text, number: s.keys.number(element.dataset.item),
            note: Stilte.readNote(element)
        };
        const grip = Stilte.makeGrip();
        item.up = makeButton(s, item, true);
        item.down = makeButton(s, item, false);
        text.before(grip);
        text.after(make('span', {class: 'moves'}, [item.up, item.down]));
        addDragging(s, item, grip);
        return item;
    }

    function showSolution(s) {
        const items = s.items.slice().sort((a, b) => a.number - b.number);
        s.solution.append(make('p', {class: 'label'}, word('right_order')),
            make('ol', null, items.map((item) =>
                copyInto(make('li'), item.text.childNodes))));
        s.solution.hidden = false;
    }

    function show(s, result, over) {
        result.places.forEach((state, i) => {
            const item = inPage(s)[i];
            item.note.show(mark(state, word(state === 'right' ? 'in_place' :
                'out_of_place')), state, over || state === 'right');
        });
        if (over && result.right !== true)
            showSolution(s);
    }

    function makePart(s) {
        return {
            missing: 'nothing_moved',
            untouched: true,    // as it begins, it is no answer
            given: () => ({order: inPage(s).map((item) => item.number)}),
            first: () => s.list.querySelector(
                '.move[aria-disabled="false"]'),
            states: (result) => result.places,
            restore: (answer, result) => arrange(s,
                answer && answer.order && answer.order.length ?
                    answer.order : result.shown || s.start),
            show: (result, over) => show(s, result, over),
            hide() {
                s.items.forEach((item) => item.note.hide());
                s.solution.textContent = '';
                s.solution.hidden = true;
            },
            close(yes) {
                s.closed = yes;
                s.list.classList.toggle('is-closed', yes);
                s.items.forEach((item) => {
                    item.up.hidden = item.down.hidden = yes;
                });
            }
        };
    }

    Stilte.playOrder = function (exercise) {
        const old = exercise.element.querySelector('.order');
        const s = {
            closed: false,
            keys: Stilte.readKeys(exercise, exercise.rule.items),
            list: make('ol', {class: 'order'}),
            solution: make('div', {class: 'solution', hidden: true})
        };
        s.list.append(...old.children);
        old.replaceWith(s.list);
        s.list.after(s.solution);
        s.items = Array.from(s.list.children).map((element) =>
            readItem(s, element));
        s.start = s.items.map((item) => item.number);
        s.items.forEach((item) => {
            item.up.id = exercise.id + '-up-' + item.number;
            item.down.id = exercise.id + '-down-' + item.number;
        });
        s.part = makePart(s);
        return Stilte.playPlacing(exercise, s.part);
    };
})();
