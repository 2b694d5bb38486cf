// exercise-cues.js - notice that the client has decided, then push lightly.
//
// Three phases, all of them read from the answer: marking lines (and the
// moment), replying, done. At rest all lines stand there; live they come one
// by one. Until it is done nothing is given away: which lines were cues and
// which was the decision is only in the engine's result. Once more, the saved
// answer stands until the new one is done.
//
// Stilte.sayMoment(result) -> text: how far from the decision one closed.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, submitButton, mark, word, count, number,
        focus} = Stilte.base;
    const FACTORS = [0.5, 0.75, 1, 1.5, 2, 3, 5, 10];
    const MARKS = {found: 'right', missed: 'missed', false: 'wrong',
        decision: 'picked'};

    function phaseOf(s, answer) {
        if (!answer)
            return 'marking';
        if (answer.done)
            return 'done';
        const ready = s.decision ? answer.moment !== null :
            answer.marked.length > 0;
        return ready && s.replies ? 'replying' : 'marking';
    }

    // A line that can be marked says afterwards what it was, whether the
    // author explains it or not.
    function readLine(element) {
        const input = element.querySelector('input');
        let feedback = element.querySelector('.option-feedback');
        if (input && !feedback) {
            feedback = make('div', {class: 'option-feedback', hidden: true});
            element.append(feedback);
        }
        return {
            element, input, feedback, moment: null,
            number: Number(element.dataset.line)
        };
    }

    function readLines(exercise) {
        return Array.from(exercise.element.querySelectorAll('.line'),
            readLine);
    }

    // At rest the moment is a question of its own under the lines, which is
    // answered with the number of one. Who does not see the lines hears them.
    function makeMoments(exercise, boxes) {
        const steps = boxes.map((line) => {
            const text = line.element.querySelector('.line-text');
            line.moment = make('input', {
                type: 'radio', name: exercise.name + '-moment',
                id: exercise.id + '-moment-' + line.number,
                value: line.number,
                'aria-label': word('line_number', {n: line.number}) + ': ' +
                    text.textContent.trim()
            });
            return make('label', {class: 'moment'},
                [line.moment, ' ', make('span', null, line.number)]);
        });
        return make('fieldset', {class: 'moments'}, [
            make('legend', null, word('close_at')),
            make('div', {class: 'moment-list'}, steps)
        ]);
    }

    function explain(line, state, isMoment) {
        for (const old of line.element.querySelectorAll('.mark'))
            old.remove();
        line.element.classList.toggle('is-moment', isMoment);
        if (isMoment)
            line.element.append(mark('picked', word('your_moment')));
        if (!line.feedback)
            return;
        line.feedback.hidden = !state;
        if (state)
            line.feedback.prepend(mark(MARKS[state], word('cue_' + state)));
    }

    Stilte.sayMoment = function (result) {
        if (result.distance === 0)
            return word('moment_exact');
        if (result.distance === null || result.distance === undefined)
            return word('moment_none');
        return result.distance < 0 ?
            count('moment_early', -result.distance) :
            count('moment_late', result.distance);
    };

    // Who marks the decision and chooses no moment has seen it all the same.
    function picture(s, result) {
        const decision = result.lines.indexOf('decision') + 1;
        return Stilte.drawMoment(s.lines.length, decision,
            typeof result.distance === 'number' ?
                decision + result.distance : null);
    }

    // --- live: one line after the other ---

    // A reading pace of three words a second and a breath in between;
    // longer, shorter, or one press a line.
    function makeLive(s) {
        return {
            on: false, shown: 0, due: 0,
            clock: Stilte.makeClock((passed) => {
                if (passed >= s.live.due * s.live.pace.factor())
                    showNext(s);
            }),
            pace: Stilte.makePace({
                kind: 'cues', name: s.exercise.id + '-clock', factors: FACTORS,
                less: 'faster', more: 'slower',
                say: (factor) => word('pace', {n: number(factor, 2)}),
                changed: () => changePace(s)
            })
        };
    }

    function showNext(s) {
        const live = s.live;
        if (live.shown >= s.lines.length)
            return;
        const line = s.lines[live.shown++].element;
        line.hidden = false;
        line.scrollIntoView({block: 'nearest'});
        s.parts.live.scrollIntoView({block: 'nearest'});
        live.due = 1.5 + line.textContent.trim().split(/\s+/).length / 3;
        live.clock.reset();
        if (live.shown === s.lines.length)
            drawLive(s);
        else if (!live.pace.stepping())
            live.clock.start();
    }

    // The pace may be changed, and the clock turned off or on, on the way.
    function changePace(s) {
        if (!s.live.on)
            return;
        if (s.live.pace.stepping())
            s.live.clock.pause();
        else if (s.live.shown < s.lines.length)
            s.live.clock.start();
        s.parts.pause.textContent = word('pause');
        drawLive(s);
    }

    // The buttons under the lines. After the last line the moment can still
    // be taken, or left.
    function drawLive(s) {
        const parts = s.parts;
        const all = s.live.shown === s.lines.length;
        const stepping = s.live.pace.stepping();
        const focused = document.activeElement;
        parts.begin.hidden = true;
        parts.live.hidden = false;
        parts.now.hidden = !s.decision;
        parts.next.hidden = all || !stepping;
        parts.pause.hidden = all || stepping;
        parts.none.hidden = !all || !s.decision;
        parts.check.hidden = !all || s.decision;
        if (focused === parts.next && parts.next.hidden)
            focus(s.decision ? parts.now : parts.check);
    }

    // The list takes the room of all its lines, so that the buttons under it
    // stay where they are. The next Tab leads to them, the one before to the
    // line that came last; no key that is still down presses anything.
    function startLive(s) {
        s.live.on = true;
        s.drawn = '';           // However it ends, it is drawn anew.
        s.live.shown = 0;
        s.lines.forEach((line) => { line.element.hidden = false; });
        s.list.style.minBlockSize = Math.min(window.innerHeight * 0.6,
            s.list.getBoundingClientRect().height) + 'px';
        s.lines.forEach((line) => { line.element.hidden = true; });
        s.parts.pause.textContent = word('pause');
        showNext(s);
        drawLive(s);
        focus(s.live.pace.stepping() ? s.parts.next : s.parts.live);
    }

    function stopLive(s) {
        s.live.on = false;
        s.live.clock.reset();
        s.list.style.minBlockSize = '';
        s.list.removeAttribute('aria-live');
    }

    function pauseLive(s) {
        const running = s.live.clock.running();
        if (running)
            s.live.clock.pause();
        else
            s.live.clock.start();
        s.parts.pause.textContent = word(running ? 'resume' : 'pause');
    }

    function takeMoment(s) {
        const moment = s.lines[s.live.shown - 1].number;
        stopLive(s);
        save(s, moment, !s.replies);
    }

    function leaveMoment(s) {
        stopLive(s);
        save(s, null, true);
    }

    // --- answering ---

    function marked(s) {
        return s.boxes.filter((line) => line.input.checked)
            .map((line) => line.number);
    }

    function save(s, moment, done) {
        const reply = s.replies && s.replies.picked()[0] || null;
        const answer = {
            marked: marked(s), moment, reply: done ? reply : null, done
        };
        if (s.redo && !done) {
            s.redo = answer;
            s.redraw();
        } else {
            s.redo = null;
            s.exercise.save(answer);
        }
        focus(done ? s.parts.over : s.reply);
    }

    function chosenMoment(s) {
        const answer = s.redo || s.exercise.answer();
        if (s.live)
            return answer ? answer.moment : null;
        const line = s.boxes.find((one) => one.moment && one.moment.checked);
        return line ? line.number : null;
    }

    function findFault(s, moment, replying) {
        if (replying)
            return s.replies.picked().length ? null : {
                key: 'nothing_chosen', input: s.replies.items[0].input
            };
        if (s.decision && !s.live && moment === null)
            return {key: 'no_moment_marked', input: s.boxes[0].moment};
        if (!s.decision && !marked(s).length)
            return {key: 'nothing_marked', input: s.boxes[0].input};
        return null;
    }

    function check(s) {
        const moment = chosenMoment(s);
        const replying = phaseOf(s,
            s.redo || s.exercise.answer()) === 'replying';
        const fault = findFault(s, moment, replying);
        if (fault) {
            Stilte.showError(s.form, word(fault.key), fault.input);
            return;
        }
        Stilte.clearError(s.form);
        if (s.live)
            stopLive(s);
        save(s, moment, !s.replies || replying);
    }

    function again(s) {
        if (s.replies)
            s.replies.restore([]);
        s.redo = {marked: [], moment: null, reply: null, done: false};
        s.redraw();
        focus(s.live ? s.parts.begin : s.boxes[0].input);
    }

    // --- the parts on the page ---

    function makeParts(s) {
        const parts = {
            intro: make('div', {class: 'ready'}),
            begin: button(word('start'), () => startLive(s), 'primary'),
            now: button(word('now'), () => takeMoment(s), 'primary'),
            next: button(word('next_line'), () => showNext(s)),
            pause: button(word('pause'), () => pauseLive(s), 'quiet'),
            none: button(word('no_moment'), () => leaveMoment(s), 'quiet'),
            check: submitButton(s.form, word('check'), () => check(s)),
            again: button(word('once_more'), () => again(s)),
            over: make('div', {class: 'over', hidden: true})
        };
        parts.prompt = make('p', {class: 'prompt'},
            word(s.live ? 'prompt_live' : 'prompt_moment'));
        parts.live = make('p', {class: 'actions live-bar', hidden: true},
            [parts.now, parts.next, parts.pause, parts.none]);
        return parts;
    }

    function placeParts(s) {
        const parts = s.parts;
        const fieldset = s.form.querySelector('fieldset');
        fieldset.before(parts.prompt, parts.intro);
        fieldset.after(parts.live);
        if (s.moments)
            fieldset.after(s.moments);
        s.form.append(parts.over, make('p', {class: 'actions'},
            [parts.check, parts.again]));
        s.form.addEventListener('change', () => Stilte.clearError(s.form));
        if (s.live)
            parts.intro.append(s.live.pace.element,
                make('p', {class: 'actions'}, parts.begin));
    }

    // --- showing ---

    function restore(s, answer) {
        s.boxes.forEach((line) => {
            line.input.checked = answer.marked.includes(line.number);
            if (line.moment)
                line.moment.checked = answer.moment === line.number;
        });
        if (s.replies && answer.reply)
            s.replies.restore([answer.reply]);
    }

    function drawLines(s, phase) {
        s.boxes.forEach((line) => {
            line.input.disabled = phase === 'done';
        });
        if (s.moments) {
            s.moments.disabled = phase !== 'marking';
            s.moments.hidden = phase === 'done';
        }
        // A region that tells what comes must be there before it does.
        if (s.live && phase === 'marking')
            s.list.setAttribute('aria-live', 'polite');
        s.lines.forEach((line) => {
            line.element.hidden = Boolean(s.live) && phase === 'marking';
            if (phase !== 'done')
                explain(line, '', false);
        });
    }

    function drawPhase(s, phase, result, answer) {
        const parts = s.parts;
        const marking = phase === 'marking';
        const done = phase === 'done';
        parts.prompt.hidden = !marking || !s.decision;
        parts.intro.hidden = !s.live || !marking;
        parts.begin.hidden = false;
        parts.live.hidden = true;
        parts.over.hidden = !done;
        parts.check.hidden = done || Boolean(s.live) && marking;
        parts.check.textContent = word(
            marking && s.replies ? 'go_on' : 'check');
        parts.again.hidden = !done || result.triesLeft === 0;
        drawLines(s, phase);
        if (!s.replies)
            return;
        s.reply.hidden = marking || done && !answer.reply;
        s.replies.close(done);
        s.replies.hide();
    }

    function drawDone(s, result, answer) {
        const over = s.parts.over;
        s.lines.forEach((line) => explain(line,
            (result.lines || [])[line.number - 1] || '',
            answer.moment === line.number));
        over.textContent = '';
        over.append(make('p', {class: 'mark'}, s.decision ?
            Stilte.sayMoment(result) : word('cues_explained')));
        if (s.decision)
            over.append(picture(s, result));
        if (s.replies && answer.reply) {
            const states = [];
            states[answer.reply - 1] = result.reply;
            s.replies.show(states, [answer.reply]);
        }
    }

    function draw(s, result, saved) {
        const answer = s.redo || saved;
        const state = JSON.stringify([answer, s.redo ? null : result]);
        if (s.live && s.live.on || state === s.drawn)
            return;
        s.drawn = state;
        const phase = phaseOf(s, answer);
        if (answer)
            restore(s, answer);
        drawPhase(s, phase, result, answer);
        if (phase === 'done')
            drawDone(s, result, answer);
    }

    Stilte.playCues = function (exercise) {
        const form = exercise.element.querySelector('form.answer');
        const lines = readLines(exercise);
        const s = {
            exercise, form, lines,
            boxes: lines.filter((line) => line.input),
            list: form.querySelector('.lines'),
            decision: exercise.element.hasAttribute('data-decision'),
            reply: form.querySelector('fieldset.reply'),
            live: null, moments: null, redo: null, drawn: ''
        };
        s.replies = Stilte.readOptions(s.reply, exercise.id + '-reply');
        if (exercise.element.hasAttribute('data-live'))
            s.live = makeLive(s);
        else if (s.decision)
            s.moments = makeMoments(exercise, s.boxes);
        s.parts = makeParts(s);
        placeParts(s);
        s.redraw = () => draw(s, exercise.result(), exercise.answer());
        return (result, answer) => draw(s, result, answer);
    };
})();
