// exercise-choice.js - pick one, or pick all that apply.
//
// Nothing happens on selection; the Check button asks the engine. What it
// says stands under the options, and the focus goes there. A new selection
// takes the marks away until it is checked in its turn.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, submitButton, mark, word, focus} = Stilte.base;

    // With several boxes the whole answer needs a word of its own; it
    // stands above the options, so that reading on leads through them.
    function showVerdict(place, result) {
        const kind = result.right === true ? 'right' :
            result.right === false ? 'wrong' : 'picked';
        const line = mark(kind, word({
            right: 'all_right', wrong: 'not_complete', picked: 'answered'
        }[kind]));
        line.append(' ' + Stilte.noteTries(result));
        place.textContent = '';
        place.append(line);
        place.hidden = false;
    }

    // Where no option is wrong, each says which level it counts for; where
    // the level was to be raised, also which one was asked for.
    function noteOf(s, result) {
        const options = s.exercise.rule.options || [];
        return (number) => {
            const level = (options[number - 1] || {}).level;
            if (level && result.asked)
                return word('raise_note', {
                    level: s.exercise.levelName(level),
                    asked: s.exercise.levelName(result.asked)
                }) + ' ' + Stilte.noteTries(result);
            if (level)
                return word('which_level',
                    {level: s.exercise.levelName(level)});
            return s.many ? '' : Stilte.noteTries(result);
        };
    }

    function tell(s) {
        const picked = s.list.picked();
        focus(s.many ? s.verdict : s.list.items.find((item) =>
            picked.includes(item.number)).feedback);
    }

    function submit(s) {
        // What has not changed since is not one more attempt.
        if (!s.touched && s.exercise.result().answered) {
            tell(s);
            return;
        }
        const picked = s.list.picked();
        if (!picked.length) {
            Stilte.showError(s.form, word('nothing_chosen'),
                s.list.items[0].input);
            return;
        }
        const before = s.exercise.answer() || {};
        s.touched = false;
        s.exercise.save({picked, tries: (before.tries || 0) + 1});
        tell(s);
    }

    function draw(s, result, answer) {
        s.list.arrange(result.shown);
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
