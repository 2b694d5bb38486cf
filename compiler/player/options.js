// options.js - a list of options as the compiler writes it, for the kinds
// that have one: choice, the question of a silence, the reply after cues.
//
// Stilte.readOptions(root) -> list, or null when root holds no options
//   list.items        [{number, element, input, feedback}]
//   list.picked()     numbers of what is chosen, ascending
//   list.restore(numbers), list.close(yes), list.onchange(action)
//   list.show(states, picked, note) puts icon, word and the author's
//        feedback under the options the engine has said something about;
//        note(number) is one more sentence about an option, or none
//   list.hide()
//   list.arrange(numbers) puts them in that order; undefined leaves them
// Stilte.showError(form, text, input) is the error summary at the top of a
// form; Stilte.clearError(form) takes it away.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, mark, word, focus} = Stilte.base;

    function readItem(element, prefix) {
        const input = element.querySelector('input');
        let feedback = element.querySelector('.option-feedback');
        if (!feedback) {
            feedback = make('div', {class: 'option-feedback', hidden: true});
            element.append(feedback);
        }
        const number = Number(element.dataset.option || element.dataset.line);
        input.id = input.id || prefix + '-' + number;
        feedback.id = feedback.id || input.id + '-feedback';
        return {number, element, input, feedback};
    }

    function showItem(item, state, picked, note) {
        const words = {
            right: word('right'), wrong: word('wrong'),
            missed: word(item.input.type === 'radio' ? 'missed_lone' :
                'missed'), picked: word('your_choice')
        };
        const kind = state === 'level' || state === '' ? 'picked' : state;
        hideItem(item);
        if (!picked && state !== 'missed')
            return;
        const line = mark(kind, words[kind]);
        if (picked && note(item.number))
            line.append(' ' + note(item.number));
        item.feedback.prepend(line);
        item.feedback.hidden = false;
        item.element.classList.add('is-' + kind);
        item.input.setAttribute('aria-describedby', item.feedback.id);
    }

    function hideItem(item) {
        const line = item.feedback.querySelector('.mark');
        if (line)
            line.remove();
        item.feedback.hidden = true;
        item.element.classList.remove(
            'is-right', 'is-wrong', 'is-missed', 'is-picked');
        item.input.removeAttribute('aria-describedby');
    }

    Stilte.readOptions = function (root, prefix, selector) {
        const found = root ? Array.from(root.querySelectorAll(
            selector || '.option')) : [];
        if (!found.length)
            return null;
        const items = found.map((element) => readItem(element, prefix));

        return {
            items,
            show: (states, picked, note) => items.forEach((item) =>
                showItem(item, states[item.number - 1] || '',
                    picked.includes(item.number), note || (() => ''))),
            hide: () => items.forEach(hideItem),
            picked: () => items.filter((item) => item.input.checked)
                .map((item) => item.number).sort((a, b) => a - b),
            restore: (numbers) => items.forEach((item) => {
                item.input.checked = numbers.includes(item.number);
            }),
            close: (yes) => items.forEach((item) => {
                item.input.disabled = yes;
            }),
            arrange: (numbers) => {
                const now = Array.from(items[0].element.parentNode.children)
                    .map((one) => Number(one.dataset.option));
                if (numbers && numbers.join() !== now.join())
                    numbers.forEach((number) => items[0].element.parentNode
                        .append(items[number - 1].element));
            },
            onchange: (action) => items.forEach((item) =>
                item.input.addEventListener('change', action))
        };
    };

    // One of several is described with its group. Which is wrong is said of
    // a field; a button or one of several radio buttons cannot be.
    function tie(form, input, id) {
        const lone = form.querySelectorAll('input, select, textarea')
            .length === 1;
        const place = !lone && input.closest('fieldset') || input;
        const before = place.getAttribute('aria-describedby');
        place.setAttribute('aria-describedby',
            before ? before + ' ' + id : id);
        if (!input.matches('button, [type="radio"]'))
            input.setAttribute('aria-invalid', 'true');
    }

    function untie(form, id) {
        const place = form.querySelector('[aria-describedby~="' + id + '"]');
        const rest = place ? place.getAttribute('aria-describedby')
            .split(' ').filter((one) => one !== id).join(' ') : '';
        if (rest)
            place.setAttribute('aria-describedby', rest);
        else if (place)
            place.removeAttribute('aria-describedby');
        for (const one of form.querySelectorAll('[aria-invalid]'))
            one.removeAttribute('aria-invalid');
    }

    Stilte.showError = function (form, text, input) {
        Stilte.clearError(form);
        input.id = input.id || form.closest('.exercise').id + '-field';
        const link = make('a', {href: '#' + input.id}, text);
        link.addEventListener('click', (event) => {
            event.preventDefault();
            input.focus();
        });
        const summary = make('div', {
            class: 'error-summary', role: 'alert', id: input.id + '-error'
        }, [
            make('p', {class: 'error-title'}, word('error_summary')),
            make('p', null, link)
        ]);
        form.prepend(summary);
        tie(form, input, summary.id);
        document.title = word('error_prefix') + ' ' + document.title;
        focus(summary);
    };

    Stilte.clearError = function (form) {
        const summary = form.querySelector('.error-summary');
        if (!summary)
            return;
        summary.remove();
        untie(form, summary.id);
        const prefix = word('error_prefix') + ' ';
        if (document.title.startsWith(prefix))
            document.title = document.title.slice(prefix.length);
    };
})();
