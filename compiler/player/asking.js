// asking.js - what the kinds with one field have in common: text, number,
// scale and forecast.
//
// Stilte.askOne(exercise, parts) returns draw(result, answer). parts:
//   field            where a mistake in answering is put right
//   label            key of the button's word; "check" when there is none
//   read()           {answer} or {error: text of what is missing}
//   show(answer)     fills the fields in; {} empties them
//   close(yes)       nothing can be changed any more
//   closed(result)   whether that is so now
//   refused          what to say when the engine takes it for no answer
//   keeps            what is not handed in yet outlives the page
//   say(result, answer)  elements: what the engine's word is in words
// Nothing happens on choosing or typing: the button asks the engine, what it
// says appears above the button, and the focus goes there.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, submitButton, mark, word, count, focus} = Stilte.base;

    // Another try, how many, or none.
    Stilte.noteTries = function (result) {
        if (result.right === true || result.right === null)
            return '';
        if (result.triesLeft === 0)
            return word('no_attempts_left');
        return result.triesLeft === null ? word('try_again') :
            count('attempts_left', result.triesLeft);
    };

    // Right, wrong, or in between, and what is left to try.
    Stilte.markAnswer = function (result) {
        const kind = result.right === true ? 'right' :
            result.score > 0 ? 'picked' : 'wrong';
        const line = mark(kind, word({
            right: 'right', picked: 'not_complete', wrong: 'wrong_answer'
        }[kind]));
        const note = Stilte.noteTries(result);
        if (note)
            line.append(' ' + note);
        return line;
    };

    function hideVerdict(s) {
        s.verdict.hidden = true;
        s.verdict.textContent = '';
    }

    function complain(s, text) {
        Stilte.showError(s.form, text, s.parts.field);
    }

    function untouched(s) {
        s.touched = false;
        Stilte.clearError(s.form);
    }

    function submit(s) {
        // What has not changed since is not one more attempt.
        if (!s.touched && s.exercise.result().answered) {
            focus(s.verdict);
            return;
        }
        const given = s.parts.read();
        if (given.error) {
            complain(s, given.error);
            return;
        }
        untouched(s);
        if (s.exercise.offer(given.answer)) {
            focus(s.verdict);
        } else {
            s.touched = true;
            complain(s, s.parts.refused);
        }
    }

    // An answer without a try, unless there was one. What is no answer for
    // the engine is not kept.
    function keepDraft(s) {
        const before = s.exercise.answer() || {};
        const given = s.touched && !before.tries ? s.parts.read() : {};
        if (given.answer)
            s.exercise.offer(Object.assign(given.answer, {tries: 0}));
    }

    function drawVerdict(s, result, answer) {
        hideVerdict(s);
        if (!result.answered)
            return;
        s.verdict.append(...s.parts.say(result, answer));
        s.verdict.hidden = false;
    }

    function draw(s, result, answer) {
        const closed = s.parts.closed(result);
        if (s.touched && !closed)
            return;
        s.parts.close(closed);
        s.button.hidden = closed;
        s.parts.show(answer || {});
        drawVerdict(s, result, answer);
    }

    Stilte.askOne = function (exercise, parts) {
        const form = exercise.element.querySelector('form.answer');
        const s = {
            exercise, parts, form,
            verdict: make('div', {class: 'verdict asked', hidden: true}),
            button: submitButton(form, word(parts.label || 'check'),
                () => submit(s)),
            touched: false      // changed, but not handed in yet
        };
        if (parts.keeps)
            exercise.beforeLeaving(() => keepDraft(s));
        form.append(s.verdict, make('p', {class: 'actions'}, s.button));
        form.addEventListener('input', () => {
            untouched(s);
            s.touched = true;
            hideVerdict(s);
        });
        return (result, answer) => draw(s, result, answer);
    };

    // How often it was handed in, with this time.
    Stilte.nextTry = (exercise) =>
        ((exercise.answer() || {}).tries || 0) + 1;
})();
