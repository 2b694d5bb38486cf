// exercise-choice.js - pick one, or pick all that apply.
//
// Nothing happens on selection; the Check button asks the engine. What it
// says stands under the options, and the focus goes there. A new selection
// takes the marks away until it is checked in its turn.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, submitButton, mark, word, count, focus} = Stilte.base;

    // FNV-1a and an LCG: the order need not be secret, only the same after
    // a resume, for the same participant and exercise.
    function shuffled(items, seedText) {
        let seed = 2166136261;
        for (let i = 0; i < seedText.length; i++)
            seed = Math.imul(seed ^ seedText.charCodeAt(i), 16777619) >>> 0;
        const order = items.slice();
        for (let i = order.length - 1; i > 0; i--) {
            seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
            const j = Math.floor(seed / 4294967296 * (i + 1));
            [order[i], order[j]] = [order[j], order[i]];
        }
        return order;
    }

    function note(result) {
        if (result.right === true || result.right === null)
            return '';
        if (result.triesLeft === 0)
            return word('no_attempts_left');
        return result.triesLeft === null ? word('try_again') :
            count('attempts_left', result.triesLeft);
    }

    // With several boxes the whole answer needs a word of its own; it
    // stands above the options, so that reading on leads through them.
    function showVerdict(place, result) {
        const kind = result.right === true ? 'right' :
            result.right === false ? 'wrong' : 'picked';
        const line = mark(kind, word({
            right: 'all_right', wrong: 'not_complete', picked: 'answered'
        }[kind]));
        line.append(' ' + note(result));
        place.textContent = '';
        place.append(line);
        place.hidden = false;
    }

    // Where no option is wrong, each says which level it counts for.
    function noteOf(s, result) {
        const options = s.exercise.rule.options || [];
        return (number) => {
            const level = (options[number - 1] || {}).level;
            if (level)
                return word('which_level',
                    {level: s.exercise.levelName(level)});
            return s.many ? '' : note(result);
        };
    }

    function submit(s) {
        const picked = s.list.picked();
        if (!picked.length) {
            Stilte.showError(s.form, word('nothing_chosen'),
                s.list.items[0].input);
            return;
        }
        const before = s.exercise.answer() || {};
        s.touched = false;
        s.exercise.save({picked, tries: (before.tries || 0) + 1});
        focus(s.many ? s.verdict : s.list.items.find((item) =>
            picked.includes(item.number)).feedback);
    }

    function draw(s, result, answer) {
        const closed = result.triesLeft === 0 || result.right === true;
        if (s.touched && !closed)
            return;
        s.list.close(closed);
        s.check.hidden = closed;
        if (!result.answered) {
            s.list.restore([]);
            s.list.hide();
            s.verdict.hidden = true;
            return;
        }
        s.list.restore(answer.picked);
        s.list.show(result.options || [], answer.picked, noteOf(s, result));
        if (s.many)
            showVerdict(s.verdict, result);
    }

    Stilte.playChoice = function (exercise) {
        const form = exercise.element.querySelector('form.answer');
        const s = {
            exercise, form,
            list: Stilte.readOptions(form, exercise.id),
            many: exercise.rule.many === true,
            verdict: make('div', {class: 'verdict', hidden: true}),
            check: submitButton(form, word('check'), () => submit(s)),
            touched: false      // chosen, but not checked yet
        };

        if (exercise.element.hasAttribute('data-shuffle'))
            shuffled(s.list.items, exercise.fullName + exercise.seed())
                .forEach((item) => item.element.parentNode.append(
                    item.element));
        form.querySelector('fieldset').before(s.verdict);
        form.append(make('p', {class: 'actions'}, s.check));
        s.list.onchange(() => {
            s.touched = true;
            s.list.hide();
            s.verdict.hidden = true;
            Stilte.clearError(form);
        });
        return (result, answer) => draw(s, result, answer);
    };
})();
