// debrief-paper.js - the result to take along: whose it is and of which day,
// on paper or as a file.
//
// Stilte.debriefPaper(place, learner) -> {fields, actions}; both may be put
// into the page again and again. What is typed stays in the fields: it is
// neither kept nor sent.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word} = Stilte.base;

    function today() {
        const now = new Date();
        const two = (n) => String(n).padStart(2, '0');
        return [now.getFullYear(), two(now.getMonth() + 1),
            two(now.getDate())].join('-');
    }

    // Noon is the same day in every zone that the reader may be in.
    function dateText(value) {
        const date = new Date(value + 'T12:00');
        return isNaN(date) ? '' : date.toLocaleDateString(Stilte.text.lang,
            {day: 'numeric', month: 'long', year: 'numeric'});
    }

    function makeField(key, attributes) {
        const id = 'result-' + key;
        const input = make('input', Object.assign({id}, attributes));
        const typed = make('span', {class: 'typed'});
        return {
            input, typed,
            element: make('p', {class: 'who-field'}, [
                make('label', {for: id}, word(key)), input
            ]),
            printed: make('p', null, [word(key) + ': ', typed])
        };
    }

    function makeFields(learner) {
        const name = makeField('name', {
            type: 'text', autocomplete: 'name', maxlength: 200
        });
        const date = makeField('date', {type: 'date'});
        name.input.value = learner.name || '';
        date.input.value = today();
        const show = () => {
            name.typed.textContent = name.input.value.trim();
            date.typed.textContent = dateText(date.input.value);
        };
        for (const one of [name, date])
            one.input.addEventListener('input', show);
        show();
        return {
            date: () => date.input.value || today(),
            element: make('section', {class: 'who'}, [
                make('div', {class: 'who-fields no-print'},
                    [name.element, date.element]),
                make('p', {class: 'detail no-print'}, word('who_note')),
                make('div', {class: 'print-only'}, [
                    make('p', {class: 'who-course'}, Stilte.text.course),
                    make('div', {class: 'who-fields'},
                        [name.printed, date.printed])
                ])
            ])
        };
    }

    // What is folded away on the screen is read on paper.
    function unfold(place) {
        let opened = [];
        window.addEventListener('beforeprint', () => {
            opened = Array.from(place.querySelectorAll(
                'details:not([open])'));
            opened.forEach((one) => { one.open = true; });
        });
        window.addEventListener('afterprint', () => {
            opened.forEach((one) => { one.open = false; });
        });
    }

    function keep(place, learner, fields, told) {
        const name = learner.table.id + '-' + fields.date() + '.html';
        let refused = Stilte.filesRefused();
        try {
            if (!refused)
                Stilte.saveFile(name, 'text/html', Stilte.resultPage(
                    place.closest('article'),
                    word('result') + ' – ' + Stilte.text.course));
        } catch (error) {
            window.console.error(error);
            refused = true;
        }
        told.textContent = word(refused ? 'file_refused' : 'file_made',
            {file: name});
    }

    Stilte.debriefPaper = function (place, learner) {
        const fields = makeFields(learner);
        const told = make('p', {class: 'detail', role: 'status'});
        unfold(place);
        return {
            fields: fields.element,
            actions: make('div', {class: 'take-along no-print'}, [
                make('p', {class: 'actions'}, [
                    button(word('print'), () => window.print()),
                    button(word('save_file'),
                        () => keep(place, learner, fields, told))
                ]), told
            ])
        };
    };
})();
