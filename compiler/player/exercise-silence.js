// exercise-silence.js - ask a question that causes silence, then hold it.
//
// Four states: ready, running, paused, over. Nothing ever has to be pressed
// while it runs. Times are told to the engine in the seconds the author
// wrote, whatever length the participant chose and also without the clock,
// so all ways score alike. The question's feedback and the client's answer
// come when the silence is over, from the engine's result.
//
// Where the author asks for a second and longer silence, it may follow the
// first: the same clock and buttons, but no lines, for those belong to the
// question that was answered.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, count, number, focus, announce, calm} =
        Stilte.base;
    const FACTORS = [0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 10];
    const MESSAGES = 4;         // at most this many are announced in one run
    const SAME = 2;             // seconds within which sound is one remark

    // Who listens need not hear the second at which a line comes.
    function readLine(element) {
        return Array.from(element.querySelectorAll('.timeline > li'))
            .map((item) => ({
                item, at: Number(item.dataset.at),
                text: Array.from(item.childNodes).slice(1)
                    .map((node) => node.textContent).join('').trim()
            }));
    }

    function tenths(seconds) {
        return Math.round(seconds * 10) / 10;
    }

    // The client's answer: what comes when the whole silence was held.
    function answersOf(line, seconds) {
        const atEnd = line.filter((one) => one.at >= seconds);
        return atEnd.length ? atEnd : line.slice(-1);
    }

    // Where stepping stops: at each line, and at the end of the silence.
    function stepsOf(line, seconds) {
        const steps = line.length ? line.map((one) => one.at) :
            [seconds / 3, seconds * 2 / 3];
        return steps.concat(seconds).filter((at, i, all) =>
            at <= seconds && all.indexOf(at) === i);
    }

    // --- the parts on the page ---

    function makeParts(s) {
        const seconds = s.seconds;
        const parts = {
            pace: Stilte.makePace({
                kind: 'silence', name: s.exercise.id + '-clock',
                factors: FACTORS,
                less: 'shorter', more: 'longer',
                say: (factor) => count('length', seconds * factor),
                changed: () => sayLonger(s)
            }),
            begin: button(word('start_silence'), () => begin(s), 'primary'),
            longer: button('', () => start(s, true), 'primary'),
            time: make('span', {class: 'time', role: 'timer'}),
            room: make('span', {class: 'room-sound', 'aria-hidden': 'true'}),
            thread: make('span', {class: 'thread', 'aria-hidden': 'true'}),
            speak: button(word('say_something'), () => speak(s)),
            next: button(word('next_moment'), () => next(s), 'primary'),
            pause: button(word('pause'), () => pause(s), 'quiet'),
            stop: button(word('stop'), () => finish(s), 'quiet'),
            ready: make('div', {class: 'ready'}),
            over: make('div', {class: 'over', hidden: true})
        };
        parts.stage = make('div', {
            class: 'stage', role: 'group', 'aria-label': word('silence_name'),
            hidden: true
        }, [
            make('p', {class: 'clock'}, [parts.time, ' ', parts.room]),
            parts.thread
        ]);
        parts.controls = make('p', {class: 'actions', hidden: true},
            [parts.next, parts.speak, parts.pause, parts.stop]);
        return parts;
    }

    // What comes first on the page is what is needed first: the question, the
    // length, the time left, the buttons, which no line that comes may move,
    // the time line, what came of it.
    function placeParts(s) {
        const {element, parts, ear} = s;
        const hints = element.querySelector('.hints');
        const form = element.querySelector('form.answer');
        parts.ready.append(parts.pace.element);
        parts.ready.append(make('p', {class: 'actions'}, parts.begin));
        if (!s.list) {
            s.list = make('ol', {class: 'timeline'});
            if (form)
                form.after(s.list);
            else if (hints)
                hints.before(s.list);
            else
                element.append(s.list);
        }
        s.list.before(parts.ready, parts.stage, parts.controls);
        (s.broken || s.list).after(parts.over);
    }

    function show(s, state) {
        const parts = s.parts;
        if (state === 'ready' && s.ear.element &&
            !parts.ready.contains(s.ear.element))
            parts.begin.parentNode.before(s.ear.element);
        parts.ready.hidden = state !== 'ready';
        parts.stage.hidden = state !== 'running';
        parts.controls.hidden = state !== 'running';
        parts.over.hidden = state !== 'over';
        parts.next.hidden = !s.run || !s.run.stepping;
        parts.pause.hidden = !s.run || s.run.stepping;
        parts.pause.textContent = word('pause');
        if (s.broken)
            s.broken.hidden = true;
        if (state !== 'over')
            s.line.forEach((one) => { one.item.hidden = true; });
    }

    // --- one run ---

    // One message each at the start, half-way, ten seconds before the end
    // and at the end; lines that come take the places in the middle. Says
    // whether there was room for it.
    function tell(run, key, text) {
        const room = key === 'end' ? MESSAGES : MESSAGES - 1;
        if (run.told[key] || run.said >= room)
            return false;
        run.told[key] = true;
        run.said++;
        announce(text);
        return true;
    }

    // With the end comes all that there was no room for, and what the
    // silence brought.
    function tellEnd(s, run) {
        const broken = !run.second && run.breaks.length > 0 && s.broken;
        const last = run.line.filter((one) => !one.item.hidden && !one.told)
            .map((one) => one.text);
        tell(run, 'end', [word('silence_over')].concat(last,
            broken ? broken.textContent.trim() : []).join(' '));
    }

    function tellTime(s) {
        const run = s.run;
        const left = (run.seconds - run.now) * run.factor;
        if (run.line.length > 1 || run.stepping)
            return;
        if (run.now >= run.seconds / 2)
            tell(run, 'half', word('half_way'));
        if (left <= 10 && run.seconds * run.factor >= 30)
            tell(run, 'ten', count('seconds_left', Math.ceil(left)));
    }

    function drawTime(s) {
        const run = s.run;
        const left = Math.max(0, run.seconds - run.now) * run.factor;
        const share = Math.min(1, run.now / run.seconds);
        s.parts.time.textContent = run.stepping ?
            word('moment_at', {n: number(tenths(run.now))}) :
            count('seconds', Math.ceil(left));
        s.parts.thread.style.setProperty('--share',
            String(calm() ? Math.floor(share * 4) / 4 : share));
    }

    // Once the silence was broken, the client's answer stays away.
    function reveal(s) {
        const run = s.run;
        const isAnswer = (one) => s.answers.includes(one);
        const come = run.line.filter((one) => one.at <= run.now &&
            one.item.hidden && !(isAnswer(one) && run.breaks.length));
        const said = come.filter((one) => !isAnswer(one));
        for (const one of come)
            one.item.hidden = one.told = false;
        if (said.length && !run.stepping)
            sayLines(said, (text) => tell(run, 'at' + run.now, text));
    }

    function sayLines(lines, say) {
        const said = say(lines.map((one) => one.text).join(' '));
        for (const one of lines)
            one.told = said !== false;
    }

    function advance(s, to) {
        s.run.now = Math.min(s.run.seconds, to);
        reveal(s);
        tellTime(s);
        drawTime(s);
        if (s.run.now >= s.run.seconds)
            finish(s);
    }

    // The microphone hears nothing while the clock stands still, but without
    // the clock it hears all the time. Who speaks and presses the button
    // says one thing.
    function listen(s) {
        const room = s.parts.room;
        room.textContent = '';
        s.ear.begin(() => {
            const run = s.run;
            const before = run.breaks[run.breaks.length - 1];
            const same = (run.now - before) * run.factor < SAME;
            if (same || !s.clock.running() && !run.stepping)
                return;
            run.byEar.push(run.breaks.length);
            speak(s);
        }, (loud) => { room.textContent = loud ? word('mic_sound') : ''; });
    }

    function begin(s) {
        if (!s.question.ready())
            return;
        s.question.close(true);
        start(s, false);
    }

    function start(s, second) {
        const pace = s.parts.pace;
        const seconds = second ? s.exercise.rule.again : s.seconds;
        const line = second ? [] : s.line;
        s.run = {factor: pace.factor(), stepping: pace.stepping(), now: 0,
            second, seconds, line, steps: stepsOf(line, seconds),
            step: 0, breaks: [], byEar: [], said: 0, told: {}};
        s.drawn = '';           // However it ends, it is drawn anew.
        s.clock.reset();
        forgetSpoken(s);
        show(s, 'running');
        drawTime(s);
        tell(s.run, 'start', word('silence_begins'));
        listen(s);
        focus(s.parts.stage);
        if (!s.run.stepping)
            s.clock.start();
    }

    // A step was asked for, so what it brings is always said.
    function next(s) {
        const now = s.run.steps[s.run.step++];
        const come = s.run.line.filter((one) => one.at === now);
        advance(s, now);
        if (s.run && come.length)
            sayLines(come, announce);
    }

    // What was said stands in the time line behind all that came before it.
    function placeSpoken(s, at) {
        const said = make('li', {class: 'spoken'},
            word('you_spoke', {n: number(at)}));
        let before = null;
        for (const item of s.list.children) {
            const line = s.line.find((one) => one.item === item);
            if (line ? line.at <= at : before)
                before = item;
        }
        if (before)
            before.after(said);
        else
            s.list.prepend(said);
    }

    function forgetSpoken(s) {
        for (const one of s.list.querySelectorAll('.spoken'))
            one.remove();
    }

    function speak(s) {
        const now = tenths(s.run.now);
        s.run.breaks.push(now);
        placeSpoken(s, now);
        tell(s.run, 'spoken', word('noted'));
    }

    function pause(s) {
        const running = s.clock.running();
        if (running)
            s.clock.pause();
        else
            s.clock.start();
        s.parts.pause.textContent = word(running ? 'resume' : 'pause');
    }

    // What was asked before the first silence goes for the second as well.
    function keep(s, asked) {
        const {breaks, now, second} = s.last;
        const hold = {
            breaks, done: true, held: breaks.length ? breaks[0] : tenths(now)
        };
        s.exercise.save(second ?
            Object.assign({}, s.exercise.answer(), {again: hold}) :
            Object.assign({asked}, hold));
        focus(s.parts.over);
    }

    function finish(s) {
        const run = s.run;
        s.clock.reset();
        s.ear.end();
        s.run = null;
        s.redo = false;
        s.last = run;
        tellEnd(s, run);
        keep(s, s.question.value());
    }

    // What the microphone heard was somebody or something else.
    function forgetHeard(s) {
        const run = s.last;
        s.drawn = '';
        run.breaks = run.breaks.filter((at, i) => !run.byEar.includes(i));
        run.byEar = [];
        run.denied = true;
        keep(s, s.exercise.answer().asked);
    }

    // What was answered stands until the new silence is over, should one
    // leave before.
    function onceMore(s) {
        s.redo = true;
        forgetSpoken(s);
        show(s, 'ready');
        s.question.close(false);
        focus(s.parts.begin);
    }

    // --- what the engine says about it ---

    function drawLines(s, answer, spoke) {
        forgetSpoken(s);
        for (const at of answer.breaks || [])
            placeSpoken(s, at);
        for (const one of s.line)
            one.item.hidden = s.answers.includes(one) ?
                spoke || answer.held < one.at :
                !spoke && answer.held < one.at;
        if (s.broken)
            s.broken.hidden = !spoke;
    }

    // What the microphone heard in the silence that was held last, or the
    // question whether one stayed silent. Nothing: that was taken back.
    function drawReport(s, hold) {
        const run = s.last && String(s.last.breaks) ===
            String(hold.breaks) ? s.last : {};
        const heard = run.byEar && s.ear.whole ? run.byEar.length : null;
        const spoke = (hold.breaks || []).length > 0;
        if (heard || !spoke && !run.denied)
            s.parts.over.append(
                Stilte.reportSilence(heard, () => forgetHeard(s)));
    }

    // The length is the one that was chosen, as for the first silence.
    function sayLonger(s) {
        const {longer, pace} = s.parts;
        longer.textContent = count('hold_longer', s.exercise.rule.again *
            (pace.stepping() ? 1 : pace.factor()));
    }

    function offerLonger(s) {
        const {over, longer} = s.parts;
        sayLonger(s);
        if (s.ear.element)
            over.append(s.ear.element);
        over.append(make('p', {class: 'actions'}, longer));
    }

    function drawOver(s, result, answer) {
        const over = s.parts.over;
        const second = answer.again && answer.again.done;
        show(s, 'over');
        s.question.close(true);
        drawLines(s, answer, result.breaks > 0);
        over.textContent = '';
        over.append(make('p', {class: 'mark'},
            Stilte.sayHeld(result, s.exercise.rule)));
        drawReport(s, second ? answer.again : answer);
        if (s.exercise.rule.again && !second)
            offerLonger(s);
        if (result.triesLeft !== 0)
            over.append(make('p', {class: 'actions'},
                button(word('once_more'), () => onceMore(s))));
    }

    function draw(s, result, answer) {
        const state = JSON.stringify([answer, result]);
        if (s.run || s.redo && answer && answer.done || state === s.drawn)
            return;
        s.drawn = state;
        s.question.draw(result, answer);
        if (answer && answer.done) {
            drawOver(s, result, answer);
        } else {
            show(s, 'ready');
            s.question.close(false);
        }
    }

    Stilte.playSilence = function (exercise) {
        const element = exercise.element;
        const seconds = exercise.rule.seconds;
        const line = readLine(element);
        const s = {
            exercise, element, seconds, line,
            answers: answersOf(line, seconds),
            list: element.querySelector('.timeline'),
            broken: element.querySelector('.broken'),
            question: Stilte.readQuestion(exercise),
            ear: Stilte.makeEar(exercise),
            run: null, last: null, redo: false, drawn: ''
        };
        s.clock = Stilte.makeClock((passed) =>
            advance(s, passed / s.run.factor));
        s.parts = makeParts(s);
        placeParts(s);
        show(s, 'ready');
        return (result, answer) => draw(s, result, answer);
    };
})();
