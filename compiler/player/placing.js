// placing.js - exercises in which things are put where they belong: what
// order, match, sort and gaps have in common.
//
// Stilte.readKeys(exercise, n) -> {number(key), key(number)} of n things
//   that the page names by keys (emit/exercise_placing.h has the formula).
// Stilte.playPlacing(exercise, part) returns draw(result, answer). The part
// is what differs:
//   part.given()             the answer as the engine takes it, or null when
//                            there is none yet
//   part.missing             the word for that
//   part.first()             where the focus goes then
//   part.restore(answer, result)   shows what was given, or the beginning
//   part.show(result, over)  says of each place what the engine said; once it
//                            is over, what was right as well
//   part.hide()              takes that away
//   part.close(yes)
//   part.states(result)      the engine's words about the places
// The part calls the function that part.onchange is set to after a change.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, mark, submitButton, word, number, focus} = Stilte.base;

    function keyOf(fullName, n) {
        let h = 0x811C9DC5;
        for (const byte of new TextEncoder().encode(fullName))
            h = Math.imul(h ^ byte, 0x01000193);
        h ^= n;
        h = Math.imul(h ^ (h >>> 16), 0x85EBCA6B);
        h = Math.imul(h ^ (h >>> 13), 0xC2B2AE35);
        return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0');
    }

    Stilte.readKeys = function (exercise, n) {
        const keys = [null];
        for (let i = 1; i <= n; i++)
            keys.push(keyOf(exercise.fullName, i));
        return {
            key: (one) => keys[one],
            number: (key) => Math.max(keys.indexOf(key), 0)
        };
    };

    function showVerdict(s, result) {
        const all = s.part.states(result);
        const right = result.right === true;
        const line = mark(right ? 'right' : 'wrong',
            word(right ? 'all_right' : 'not_complete'));
        if (!right)
            line.append(' ' + word('places_right', {
                n: number(all.filter((one) => one === 'right').length),
                m: number(all.length)
            }) + ' ' + Stilte.noteTries(result));
        s.verdict.textContent = '';
        s.verdict.append(line);
        s.verdict.hidden = false;
    }

    function submit(s) {
        const before = s.exercise.answer() || {};
        // What has not changed since is not one more attempt.
        if (!s.touched && s.exercise.result().answered) {
            focus(s.verdict);
            return;
        }
        const given = s.part.given();
        if (!given || !s.touched && !before.tries && s.part.untouched) {
            Stilte.showError(s.form, word(s.part.missing), s.part.first());
            return;
        }
        s.touched = false;
        Stilte.clearError(s.form);
        s.exercise.save(Object.assign(given,
            {tries: (before.tries || 0) + 1}));
        focus(s.verdict);
    }

    // What is not handed in yet outlives the page: an answer without a try.
    function keepDraft(s) {
        const before = s.exercise.answer() || {};
        const given = s.touched && !before.tries ? s.part.given() : null;
        if (given)
            s.exercise.save(Object.assign(given, {tries: 0}));
    }

    function draw(s, result, answer) {
        const over = result.triesLeft === 0 || result.right === true;
        if (s.touched && !over)
            return;
        s.part.restore(answer, result);
        s.part.close(over);
        s.check.hidden = over;
        s.part.hide();
        s.verdict.hidden = true;
        if (result.answered) {
            s.part.show(result, over);
            showVerdict(s, result);
        }
    }

    Stilte.playPlacing = function (exercise, part) {
        const form = exercise.element.querySelector('form.answer');
        const s = {
            exercise, form, part,
            verdict: make('div', {class: 'verdict', hidden: true}),
            check: submitButton(form, word('check'), () => submit(s)),
            touched: false      // changed, but not checked yet
        };

        form.querySelector('fieldset').before(s.verdict);
        form.append(make('p', {class: 'actions'}, s.check));
        part.onchange = () => {
            s.touched = true;
            part.hide();
            s.verdict.hidden = true;
            Stilte.clearError(form);
        };
        exercise.beforeLeaving(() => keepDraft(s));
        return (result, answer) => draw(s, result, answer);
    };
})();
