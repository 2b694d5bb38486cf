// bar.js - what the shell's bar tells the participant of the session.
//
// Stilte.openBar(s, take) -> {show(status), notice(), element(id),
//   dress(exit)}: the page is there; exit is what its button does
//   s     the session (session.js); only read here, but for s.earlier
//   take  called when the answers of an earlier attempt are wanted back
// In a lesson that is a SCO of its own, #go-previous and #go-continue end it
// and ask the LMS for another one.
// #save-state has the status in one word; #notice is empty, or one sentence
// and what can be done: the answers as a file while they are not saved.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const PATIENCE = 3;             // failures until a copy is offered
    const WAYS = ['previous', 'continue'];
    const STATES = {saving: 'saving', failed: 'not_saved'};

    function word(key) {
        const texts = Stilte.text && Stilte.text.ui || {};
        return texts[key] === undefined ? key : texts[key];
    }

    function element(id) {
        return document.getElementById(id);
    }

    // What is known here, as a file, for when the LMS stays away.
    function copyNow(s) {
        const copy = JSON.stringify({
            course: s.course, when: new Date().toISOString(), state: s.state,
            location: s.location, report: s.report
        });
        return URL.createObjectURL(
            new Blob([copy], {type: 'application/json'}));
    }

    function copyLink(s) {
        const link = document.createElement('a');
        link.download = s.course + '.json';
        link.href = '#';
        link.textContent = word('download_answers');
        link.addEventListener('click', () => { link.href = copyNow(s); });
        return link;
    }

    function button(key, action) {
        const made = document.createElement('button');
        made.type = 'button';
        made.className = 'button quiet';
        made.textContent = word(key);
        made.addEventListener('click', action);
        return made;
    }

    function standing(s) {
        if (s.phase === 'finished' && s.left)
            return document.documentElement.dataset.sco ? 'exited_lesson' :
                'exited';
        if (s.failures >= PATIENCE || (s.warned && s.failures))
            return 'not_saved';
        if (s.mode !== 'normal')
            return 'review_notice';
        if (!s.lms || s.lms.kind !== 'lms')
            return 'preview_notice';
        return s.doubled ? 'two_windows' : s.earlier ? 'earlier_notice' : '';
    }

    Stilte.openBar = function (s, take) {
        function more(key) {
            if (key === 'not_saved' || (s.left && s.dirty))
                return [copyLink(s)];
            return key !== 'earlier_notice' ? [] : [
                button('load_yes', () => take(true)),
                button('earlier_no', () => take(false))
            ];
        }

        function notice() {
            const place = element('notice');
            const key = standing(s);
            const shown = key + (s.left && s.dirty ? '+' : '');
            if (!place || place.dataset.shows === shown)
                return;
            place.dataset.shows = shown;
            place.textContent = key === '' ? '' : word(key);
            place.hidden = key === '';
            for (const part of more(key))
                place.append(' ', part);
        }

        function show(status) {
            const place = element('save-state');
            const text = word(STATES[status] || 'saved');
            if (place && place.textContent !== text)
                place.textContent = text;
            if (status !== 'saving')
                ways();
            notice();
        }

        // The ways to other lessons are open where the LMS says so; it may
        // know better after what was saved.
        function ways() {
            for (const request of WAYS) {
                const way = element('go-' + request);
                if (way)
                    way.hidden = s.phase !== 'running' || !s.lms ||
                        !s.lms.goes || !s.lms.goes(request);
            }
        }

        function watchWays(exit) {
            for (const request of WAYS) {
                const way = element('go-' + request);
                if (way)
                    way.addEventListener('click', () => {
                        s.lms.go(request);
                        if (!exit())
                            s.lms.go('_none_');
                    });
            }
        }

        // A lesson that is a SCO opens at the exercise where one was.
        function placeIn(page) {
            return document.documentElement.dataset.sco &&
                s.location.indexOf(page + '#') === 0 ? s.location : page;
        }

        function dress(exit) {
            const leave = element('exit');
            const frame = element('page');
            if (leave) {
                if (leave.textContent.trim() === '')
                    leave.textContent = word('exit');
                leave.addEventListener('click', exit);
            }
            if (frame && !frame.getAttribute('src') && frame.dataset.src)
                frame.src = placeIn(frame.dataset.src);
            watchWays(exit);
            notice();
            if (s.status)
                show(s.status);
        }

        return {show, notice, element, dress};
    };
})();
