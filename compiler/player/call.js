// call.js - the recording of a conversation whose lines come as it is spoken.
//
// Stilte.makeCall(s, changed) -> {element, on, plays, play, pause, heard,
//                                 close}
//   s is an exercise of cues; without a recording it is never on. element is
//   the choice to go without sound, which is made for those who have no clock.
//   changed() comes when the sound goes on or off, by choice or because it
//   cannot be played, and when it begins, pauses or ends, by whatever key.
//   close(true) takes the browser's own buttons away, so that nobody hears the
//   end before the beginning; both ways it is wound back.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, announce} = Stilte.base;

    const NONE = {
        element: '', on: () => false, plays: () => false, play() {},
        pause() {}, close() {}
    };

    function makeChoice(s) {
        const box = make('input', {
            type: 'checkbox', id: s.exercise.id + '-sound'
        });
        const note = make('p', {class: 'check-row', hidden: true},
            word('sound_failed'));
        box.checked = true;
        return {
            box, note,
            element: make('div', {class: 'pace'}, [
                make('p', {class: 'check-row'}, make('label', null,
                    [box, ' ', make('span', null, word('with_sound'))])), note
            ])
        };
    }

    // A page that is not seen is not heard.
    function hush(media, on) {
        let hushed = false;
        document.addEventListener('visibilitychange', () => {
            if (document.hidden && !media.paused) {
                hushed = true;
                media.pause();
            } else if (!document.hidden && hushed) {
                hushed = false;
                on();
            }
        });
    }

    Stilte.makeCall = function (s, changed) {
        const media = s.exercise.element.querySelector('.call');
        if (!media)
            return NONE;
        const begins = s.lines.map((line) =>
            Number(line.element.dataset.begin));
        const choice = makeChoice(s);
        const on = () => choice.box.checked;

        function fail(error) {
            if (!on() || error && error.name === 'AbortError')
                return;         // Paused before it began.
            choice.box.checked = false;
            choice.note.hidden = false;
            if (s.live.on)
                announce(word('sound_failed'));
            changed();
        }

        function play() {
            const promise = on() && media.play();
            if (promise)
                promise.catch(fail);
        }

        choice.box.addEventListener('change', () => {
            choice.note.hidden = true;
            if (s.live.on) {
                media.pause();
                media.currentTime = begins[s.live.shown - 1] || 0;
                play();
            }
            changed();
        });
        media.addEventListener('error', () => fail());
        for (const event of ['play', 'pause', 'ended'])
            media.addEventListener(event, changed);
        hush(media, play);
        return {
            element: choice.element, on, play,
            plays: () => on() && !media.paused && !media.ended,
            pause: () => media.pause(),
            heard: () => media.ended ? begins.length :
                begins.filter((one) => one <= media.currentTime).length,
            close(closed) {
                media.controls = !closed;
                if (media.paused && media.readyState)
                    media.currentTime = 0;
            }
        };
    };
})();
