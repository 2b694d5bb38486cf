// fields.js - places that are filled by choosing from a list or by typing:
// what match, sort and gaps have in common.
//
// Stilte.readNote(element) -> note, where it is told about an element:
//   note.show(line, state, whole)   a line with icon and word, and the
//                            author's own words only if whole
//   note.hide()
// Stilte.fieldsPart(spec) -> a part for Stilte.playPlacing. The spec:
//   spec.key                 of the answer and of the result: "pairs"
//   spec.told                the key in the result, if it is another
//   spec.missing             the word when all are empty
//   spec.rows                [{number, field, note}], by number
//   spec.read(field), spec.write(field, value)   the answer's values
//   spec.solution(number)    what belongs there, as text
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, icon, mark, word} = Stilte.base;

    const STATES = ['is-right', 'is-wrong', 'is-missed'];

    Stilte.readNote = function (element, place) {
        let box = element.querySelector('.option-feedback');
        if (!box) {
            box = make('div', {class: 'option-feedback', hidden: true});
            (place || element).append(box);
        }
        const own = Array.from(box.children);
        let line = null;

        function hide() {
            if (line)
                line.remove();
            line = null;
            box.hidden = true;
            element.classList.remove(...STATES);
        }

        return {
            box, hide,
            show(now, state, whole) {
                hide();
                line = now;
                box.prepend(line);
                own.forEach((one) => { one.hidden = !whole; });
                box.hidden = false;
                element.classList.add('is-' + (state || 'missed'));
            }
        };
    };

    // Within a line of text: icon and word behind the field.
    Stilte.inlineNote = function (field) {
        const box = make('span', {class: 'gap-note', hidden: true});
        field.after(box);
        return {
            box,
            hide() {
                box.hidden = true;
                box.textContent = '';
                field.classList.remove(...STATES);
            },
            show(line, state) {
                const kind = state || 'missed';
                box.className = 'gap-note mark-' + kind;
                box.textContent = '';
                // Within a sentence it ends without a stop of its own.
                box.append(icon(kind), line.textContent.replace(/\.$/, ''));
                box.hidden = false;
                field.classList.add('is-' + kind);
            }
        };
    };

    function lineFor(spec, row, state, over) {
        const words = {right: 'right', wrong: 'wrong', '': 'place_empty'};
        const line = mark(state || 'missed', word(words[state]));
        if (over && state !== 'right')
            line.append(' ' + word('it_is',
                {answer: spec.solution(row.number)}));
        return line;
    }

    function show(spec, result, over) {
        const states = result[spec.told || spec.key];
        spec.rows.forEach((row, i) => {
            row.note.show(lineFor(spec, row, states[i], over), states[i],
                over || states[i] === 'right');
            row.note.box.id = row.field.id + '-note';
            row.field.setAttribute('aria-describedby', row.note.box.id);
        });
    }

    const isEmpty = (value) => value === 0 || /^\s*$/.test(value);

    Stilte.fieldsPart = function (spec) {
        const part = {
            missing: spec.missing,
            given() {
                const values = spec.rows.map((row) => spec.read(row.field));
                return values.every(isEmpty) ? null : {[spec.key]: values};
            },
            first: () => spec.rows[0].field,
            states: (result) => result[spec.told || spec.key],
            restore: (answer) => spec.rows.forEach((row, i) => {
                const values = answer && answer[spec.key] || [];
                spec.write(row.field, values[i] === undefined ? null :
                    values[i]);
            }),
            show: (result, over) => show(spec, result, over),
            hide: () => spec.rows.forEach((row) => {
                row.note.hide();
                row.field.removeAttribute('aria-describedby');
            }),
            close: (yes) => spec.rows.forEach((row) => {
                row.field.disabled = yes;
            })
        };
        spec.rows.forEach((row) => row.field.addEventListener(
            row.field.matches('select') ? 'change' : 'input',
            () => part.onchange()));
        return part;
    };

    // The options of a list in the participant's order, the empty one first.
    Stilte.arrangeOptions = function (select, keys, shown) {
        if (shown)
            select.append(...shown.map((n) => Array.from(select.options)
                .find((option) => option.value === keys.key(n))));
    };
})();
