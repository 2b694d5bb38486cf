// exercise-cues.js - notice that the client has decided, then push lightly.
//
// Three phases, all of them read from the answer: marking lines (and the
// moments, one for each decision), replying, done. At rest all lines stand
// there; live they come one by one, by the clock or as a recording speaks
// them. Until it is done nothing is given away: which lines were cues and
// which were decisions is only in the engine's result. Once more, the saved
// answer stands until the new one is done.
//
// Stilte.sayMoments(result) -> texts: how far from each decision one closed.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, submitButton, mark, word, count, number, announce,
        focus} = Stilte.base;
    const FACTORS = [0.5, 0.75, 1, 1.5, 2, 3, 5, 10];
    const MARKS = {found: 'right', missed: 'missed', false: 'wrong',
        polite: 'wrong', left: 'right', decision: 'picked'};

    const momentsOf = (answer) => answer && (answer.moments ||
        (answer.moment ? [answer.moment] : [])) || [];

    // Of one decision, or of several.
    const say = (key, n) => n > 1 ? word(key + '_many', {n}) : word(key);

    function phaseOf(s, answer) {
        if (!answer)
            return 'marking';
        if (answer.done)
            return 'done';
        const ready = (s.decisions ? momentsOf(answer) : answer.marked)
            .length > 0;
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
    // answered with the number of one, or of as many as there are decisions.
    // Who does not see the lines hears them.
    function makeMoments(exercise, boxes, n) {
        const steps = boxes.map((line) => {
            const text = line.element.querySelector('.line-text');
            line.moment = make('input', {
                type: n > 1 ? 'checkbox' : 'radio',
                name: exercise.name + '-moment',
                id: exercise.id + '-moment-' + line.number,
                value: line.number,
                'aria-label': word('line_number', {n: line.number}) + ': ' +
                    text.textContent.trim()
            });
            return make('label', {class: 'moment'},
                [line.moment, ' ', make('span', null, line.number)]);
        });
        return make('fieldset', {class: 'moments'}, [
            make('legend', null, say('close_at', n)),
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

    function sayMoment(distance) {
        if (distance === 0)
            return word('moment_exact');
        if (typeof distance !== 'number')
            return word('moment_none');
        return distance < 0 ? count('moment_early', -distance) :
            count('moment_late', distance);
    }

    function distancesOf(result) {
        return result.distances || [result.distance];
    }

    Stilte.sayMoments = function (result) {
        const distances = distancesOf(result);
        return distances.map((distance, i) => distances.length > 1 ?
            word('decision_number', {n: i + 1, text: sayMoment(distance)}) :
            sayMoment(distance));
    };

    // A sentence and a picture for each decision. Who marks it and chooses no
    // moment has seen it all the same.
    function outcome(s, result) {
        const texts = Stilte.sayMoments(result);
        let decision = 0;
        return [].concat(...distancesOf(result).map((distance, i) => {
            decision = result.lines.indexOf('decision', decision) + 1;
            return [
                make('p', {class: 'mark'}, texts[i]),
                Stilte.drawMoment(s.lines.length, decision,
                    typeof distance === 'number' ? decision + distance : null)
            ];
        }));
    }

    // --- live: one line after the other ---

    // A reading pace of three words a second and a breath in between;
    // longer, shorter, or one press a line.
    function makeLive(s) {
        return {
            on: false, shown: 0, due: 0, moments: [],
            call: Stilte.makeCall(s, () => changePace(s)),
            clock: Stilte.makeClock((passed) => {
                if (s.live.call.on())
                    hear(s);
                else if (passed >= s.live.due * s.live.pace.factor())
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

    const stepping = (s) => !s.live.call.on() && s.live.pace.stepping();

    const runs = (s) => s.live.call.on() ? s.live.call.plays() :
        s.live.clock.running();

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
        else if (!stepping(s))
            live.clock.start();
    }

    // The lines that were spoken by now.
    function hear(s) {
        while (s.live.call.on() && s.live.shown < s.live.call.heard())
            showNext(s);
    }

    // The pace may be changed, and the clock and the sound turned off or on,
    // on the way.
    function changePace(s) {
        drawSound(s);
        if (!s.live.on)
            return;
        if (stepping(s))
            s.live.clock.pause();
        else if (s.live.shown < s.lines.length)
            s.live.clock.start();
        drawLive(s);
    }

    // What is heard is not read out as well, and has its own pace.
    function drawSound(s) {
        const sound = s.live.call.on();
        s.live.pace.element.hidden = sound;
        s.parts.prompt.textContent =
            say(sound ? 'prompt_call' : 'prompt_live', s.decisions);
        if (s.list.hasAttribute('aria-live'))
            s.list.setAttribute('aria-live', sound ? 'off' : 'polite');
    }

    // The buttons under the lines. After the last line the moment can still
    // be taken, or left.
    function drawLive(s) {
        const parts = s.parts;
        const all = s.live.shown === s.lines.length;
        const steps = stepping(s);
        const focused = document.activeElement;
        parts.begin.hidden = true;
        parts.live.hidden = false;
        parts.now.hidden = !s.decisions;
        parts.now.textContent = s.decisions > 1 ? word('now_of', {
            n: s.live.moments.length + 1, m: s.decisions
        }) : word('now');
        parts.next.hidden = all || !steps;
        parts.pause.hidden = steps || all && !runs(s);
        parts.pause.textContent = word(runs(s) ? 'pause' : 'resume');
        parts.none.hidden = !all || !s.decisions;
        parts.check.hidden = !all || s.decisions > 0;
        if (focused && focused.hidden)
            focus(s.decisions ? parts.now : parts.check);
    }

    // The list takes the room of all its lines, so that the buttons under it
    // stay where they are. The next Tab leads to them, the one before to the
    // line that came last; no key that is still down presses anything.
    function startLive(s) {
        s.live.on = true;
        s.drawn = '';           // However it ends, it is drawn anew.
        s.live.shown = 0;
        s.live.moments = [];
        s.lines.forEach((line) => { line.element.hidden = false; });
        s.list.style.minBlockSize = Math.min(window.innerHeight * 0.6,
            s.list.getBoundingClientRect().height) + 'px';
        s.lines.forEach((line) => { line.element.hidden = true; });
        if (s.live.call.on())
            s.live.clock.start();
        else
            showNext(s);
        s.live.call.play();
        drawLive(s);
        focus(stepping(s) ? s.parts.next : s.parts.live);
    }

    function stopLive(s) {
        s.live.on = false;
        s.live.clock.reset();
        s.live.call.pause();
        s.list.style.minBlockSize = '';
        s.list.removeAttribute('aria-live');
    }

    function pauseLive(s) {
        const {clock, call} = s.live;
        const [one, verb] = call.on() ?
            [call, runs(s) ? 'pause' : 'play'] :
            [clock, runs(s) ? 'pause' : 'start'];
        one[verb]();
        drawLive(s);
    }

    // The line that was spoken last, once. As long as the client has more to
    // decide, the conversation goes on.
    function takeMoment(s) {
        hear(s);
        const {moments, shown} = s.live;
        const line = s.lines[shown - 1];
        if (!line || moments.includes(line.number))
            return;
        moments.push(line.number);
        if (moments.length === s.decisions || shown === s.lines.length) {
            endLive(s);
            return;
        }
        explain(line, '', true);
        announce(word('moment_taken'));
        drawLive(s);
    }

    function endLive(s) {
        stopLive(s);
        save(s, s.live.moments, !s.replies || !s.live.moments.length);
    }

    // --- answering ---

    function marked(s) {
        return s.boxes.filter((line) => line.input.checked)
            .map((line) => line.number);
    }

    function save(s, moments, done) {
        const reply = s.replies && s.replies.picked()[0] || null;
        const answer = Object.assign({marked: marked(s)}, s.decisions > 1 ?
            {moments} : {moment: moments[0] || null},
        {reply: done ? reply : null, done});
        if (s.redo && !done) {
            s.redo = answer;
            s.redraw();
        } else {
            s.redo = null;
            s.exercise.save(answer);
        }
        focus(done ? s.parts.over : s.reply);
    }

    function chosenMoments(s) {
        return s.live ? momentsOf(s.redo || s.exercise.answer()) :
            s.boxes.filter((one) => one.moment && one.moment.checked)
                .map((one) => one.number);
    }

    function findFault(s, moments, replying) {
        if (replying)
            return s.replies.picked().length ? null : {
                text: word('nothing_chosen'),
                input: s.replies.items[0].input
            };
        if (!s.live && moments.length !== s.decisions)
            return {
                text: say('no_moment_marked', s.decisions),
                input: s.boxes[0].moment
            };
        if (!s.decisions && !marked(s).length)
            return {text: word('nothing_marked'), input: s.boxes[0].input};
        return null;
    }

    function check(s) {
        const moments = chosenMoments(s);
        const replying = phaseOf(s,
            s.redo || s.exercise.answer()) === 'replying';
        const fault = findFault(s, moments, replying);
        if (fault) {
            Stilte.showError(s.form, fault.text, fault.input);
            return;
        }
        Stilte.clearError(s.form);
        if (s.live)
            stopLive(s);
        save(s, moments, !s.replies || replying);
    }

    function again(s) {
        if (s.replies)
            s.replies.restore([]);
        s.redo = {marked: [], reply: null, done: false};
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
            none: button(word('no_moment'), () => endLive(s), 'quiet'),
            check: submitButton(s.form, word('check'), () => check(s)),
            again: button(word('once_more'), () => again(s)),
            over: make('div', {class: 'over', hidden: true})
        };
        parts.prompt = make('p', {class: 'prompt'},
            say('prompt_moment', s.decisions));
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
            parts.intro.append(s.live.call.element, s.live.pace.element,
                make('p', {class: 'actions'}, parts.begin));
    }

    // --- showing ---

    function restore(s, answer) {
        const moments = momentsOf(answer);
        s.boxes.forEach((line) => {
            line.input.checked = answer.marked.includes(line.number);
            if (line.moment)
                line.moment.checked = moments.includes(line.number);
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
        if (s.live)
            drawSound(s);
        const taken = s.live ? chosenMoments(s) : [];
        s.lines.forEach((line) => {
            line.element.hidden = Boolean(s.live) && phase === 'marking';
            if (phase !== 'done')
                explain(line, '', taken.includes(line.number));
        });
    }

    function drawPhase(s, phase, result, answer) {
        const parts = s.parts;
        const marking = phase === 'marking';
        const done = phase === 'done';
        parts.prompt.hidden = !marking || !s.decisions;
        parts.intro.hidden = !s.live || !marking;
        parts.begin.hidden = false;
        parts.live.hidden = true;
        if (s.live)
            s.live.call.close(marking);
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
        const moments = momentsOf(answer);
        s.lines.forEach((line) => explain(line,
            (result.lines || [])[line.number - 1] || '',
            moments.includes(line.number)));
        over.textContent = '';
        over.append(...s.decisions ? outcome(s, result) :
            [make('p', {class: 'mark'}, word('cues_explained'))]);
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

    function decisionsOf(element) {
        return element.hasAttribute('data-decision') ?
            Number(element.dataset.decision) || 1 : 0;
    }

    Stilte.playCues = function (exercise) {
        const form = exercise.element.querySelector('form.answer');
        const lines = readLines(exercise);
        const s = {
            exercise, form, lines,
            boxes: lines.filter((line) => line.input),
            list: form.querySelector('.lines'),
            decisions: decisionsOf(exercise.element),
            reply: form.querySelector('fieldset.reply'),
            live: null, moments: null, redo: null, drawn: ''
        };
        s.replies = Stilte.readOptions(s.reply, exercise.id + '-reply');
        if (exercise.element.hasAttribute('data-live'))
            s.live = makeLive(s);
        else if (s.decisions)
            s.moments = makeMoments(exercise, s.boxes, s.decisions);
        s.parts = makeParts(s);
        placeParts(s);
        s.redraw = () => draw(s, exercise.result(), exercise.answer());
        return (result, answer) => draw(s, result, answer);
    };
})();
