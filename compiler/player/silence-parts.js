// silence-parts.js - what a silence may have besides its time: a question
// that is asked first, a microphone that notices sound, and what is said of
// how long it was held.
//
// Stilte.sayHeld(result, rule) -> text: of two silences both
// Stilte.makeEar(exercise) -> {element, begin(spoke, loud), end(), whole}
//   begin: spoke() is called when the microphone hears somebody, if it is
//   on, and loud(yes) when there is sound. whole: it heard all of the time
//   between begin and end; at the end it is turned off.
// Stilte.reportSilence(heard, notMe) -> element: what was heard, or the
//   question whether one stayed silent
// Stilte.readQuestion(exercise) -> {ready(), value(), close(yes),
//   draw(result, answer)}; ready() says what is missing, if anything is.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, count, number} = Stilte.base;

    function held(key, result, seconds) {
        const said = word(key, {n: number(result.held), m: number(seconds)});
        return result.breaks ? said + ' ' + count('breaks', result.breaks) :
            said;
    }

    Stilte.sayHeld = (result, rule) => result.again ?
        held('held_first', result, rule.seconds) + ' ' +
            held('held_second', result.again, rule.again) :
        held('silence_held', result, rule.seconds);

    // Only if it is offered, and only if it is wanted. However it fails,
    // what comes afterwards is the same as without.
    Stilte.makeEar = function (exercise) {
        const ear = {element: null, begin() {}, end() {}, whole: false};
        if (exercise.element.dataset.mic !== 'offer')
            return ear;
        const state = make('p', {class: 'mic-state', role: 'status'});
        const ask = button(word('mic_offer'), press, 'quiet');
        let device = null;
        let asking = null;      // what is granted later comes too late

        function turnOff(key) {
            if (device)
                device.close();
            device = asking = null;
            ear.whole = false;
            ask.textContent = word('mic_offer');
            state.textContent = key ? word(key) : '';
        }

        function turnOn(granted) {
            device = granted;
            asking = null;
            ask.textContent = word('mic_off');
            state.textContent = word('mic_on');
        }

        function open() {
            const mine = asking = {};
            const unless = (action) => (given) =>
                asking === mine ? action(given) : given.close();
            state.textContent = word('mic_asking');
            Stilte.openMicrophone(() => turnOff('mic_failed')).then(
                unless(turnOn),
                () => asking === mine && turnOff('mic_failed'));
        }

        function press() {
            if (device)
                turnOff();
            else if (!asking)
                open();
        }

        ear.element = make('div', {class: 'mic'},
            [make('p', null, word('mic_sentence')),
                make('p', {class: 'actions'}, ask), state]);
        ear.begin = function (spoke, loud) {
            if (!device)
                turnOff();
            else
                device.listen(spoke, loud);
            ear.whole = device !== null;
        };
        ear.end = function () {
            const whole = ear.whole;
            turnOff();
            ear.whole = whole;
        };
        window.addEventListener('pagehide', () => turnOff());
        document.addEventListener('visibilitychange', () => {
            if (document.hidden && device)
                turnOff('mic_failed');
        });
        return ear;
    };

    // What stands there when the silence is over. heard: how often the
    // microphone heard somebody, null if it did not listen all the time;
    // notMe() takes that back, for no device knows who it was.
    Stilte.reportSilence = function (heard, notMe) {
        if (heard === null)
            return selfReport();
        if (heard === 0)
            return make('p', null, word('mic_quiet'));
        return make('div', {class: 'self-report'}, [
            make('p', null, count('mic_heard', heard)),
            make('p', {class: 'actions'},
                button(word('mic_not_me'), notMe, 'quiet'))
        ]);
    };

    // Answering changes no points; it only makes one look back.
    function selfReport() {
        const said = make('p', {role: 'status'});
        const yes = button(word('silent_yes'), () => {
            said.textContent = word('silent_yes_said');
        }, 'quiet');
        const no = button(word('silent_no'), () => {
            said.textContent = word('silent_no_said');
        }, 'quiet');
        return make('div', {class: 'self-report'},
            [make('p', null, word('silent_question')),
                make('p', {class: 'actions'}, [yes, no]), said]);
    }

    // While it is asked once more, the silence that was held stays as it is,
    // with the question that belongs to it.
    function openQuestion(exercise, form, field) {
        let asked = null;       // what is not saved yet
        let saved = '';
        const answer = () => exercise.answer() || {};
        const keeper = Stilte.keepText(exercise, field, (text) => {
            asked = text;
            if (!answer().done)
                exercise.save({
                    asked, held: 0, breaks: [], done: false
                });
        });
        field.addEventListener('input', () => Stilte.clearError(form));
        return {
            value() {
                keeper.flush();
                return (asked === null ? answer().asked : asked) || null;
            },
            close: (yes) => { field.readOnly = yes; },
            ready() {
                if (field.value.trim())
                    return true;
                Stilte.showError(form, word('nothing_asked'), field);
                return false;
            },
            draw(result, given) {
                const now = given && given.asked || '';
                if (now !== saved)
                    asked = null;
                saved = now;
                keeper.draw(asked === null ? now : asked);
            }
        };
    }

    Stilte.readQuestion = function (exercise) {
        const form = exercise.element.querySelector('form.answer');
        const field = form && form.querySelector('textarea');
        const list = form && Stilte.readOptions(form, exercise.id);
        if (form)
            form.addEventListener('submit', (event) =>
                event.preventDefault());
        if (field)
            return openQuestion(exercise, form, field);
        if (!list)
            return {ready: () => true, value: () => null, draw() {},
                close() {}};
        list.onchange(() => {
            list.hide();
            Stilte.clearError(form);
        });
        return {
            value: () => list.picked()[0] || null,
            close: list.close,
            ready() {
                if (list.picked().length)
                    return true;
                Stilte.showError(form, word('nothing_chosen'),
                    list.items[0].input);
                return false;
            },
            draw(result, answer) {
                if (!answer || !answer.asked)
                    return;
                const states = [];
                states[answer.asked - 1] = result.asked;
                list.restore([answer.asked]);
                if (answer.done)
                    list.show(states, [answer.asked]);
            }
        };
    };
})();
