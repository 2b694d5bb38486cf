// silence-parts.js - the two things a silence may have besides its time: a
// question that is asked first, and a microphone that notices sound.
//
// Stilte.makeEar(exercise) -> {element, listen(), close(), report()}
//   report() is what stands there afterwards: what was heard, or the
//   question whether one stayed silent. Either way the points are the same.
// Stilte.readQuestion(exercise) -> {ready(), value(), close(yes),
//   draw(result, answer)}; ready() says what is missing, if anything is.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, count} = Stilte.base;

    // Only if it is offered, and only if it is wanted.
    Stilte.makeEar = function (exercise) {
        const ear = {device: null, heard: null, wanted: false};
        if (exercise.element.dataset.mic !== 'offer')
            return Object.assign(ear, {element: null, listen: () => false,
                close: () => {}, report: () => null});

        const state = make('p', {class: 'mic-state', role: 'status'});
        const ask = button(word('mic_offer'), () => {
            ask.disabled = true;
            ear.wanted = true;
            Stilte.openMicrophone().then((device) => {
                if (!ear.wanted) {
                    device.close();     // Granted when it was all over.
                    return;
                }
                ear.device = device;
                state.textContent = word('mic_on');
            }, () => {
                state.textContent = word('mic_failed');
            });
        }, 'quiet');

        ear.element = make('div', {class: 'mic'},
            [make('p', null, word('mic_sentence')),
                make('p', {class: 'actions'}, ask), state]);
        ear.listen = () => ear.device !== null && ear.device.listen();
        ear.close = function () {
            ear.heard = ear.device ? ear.device.heard() : null;
            if (ear.device)
                ear.device.close();
            ear.device = null;
            ear.wanted = false;
            ask.disabled = false;
            state.textContent = '';
        };
        ear.report = () => ear.heard === null ? selfReport() :
            make('p', null, ear.heard === 0 ? word('mic_quiet') :
                count('mic_heard', ear.heard));
        window.addEventListener('pagehide', ear.close);
        return ear;
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

    function openQuestion(exercise, form, field) {
        const keeper = Stilte.keepText(exercise, field, (asked) => {
            exercise.save(Object.assign(
                {held: 0, breaks: [], done: false},
                exercise.answer(), {asked}));
        });
        field.addEventListener('input', () => Stilte.clearError(form));
        return {
            value() {
                keeper.flush();
                return (exercise.answer() || {}).asked || null;
            },
            close: (yes) => { field.readOnly = yes; },
            ready() {
                if (field.value.trim())
                    return true;
                Stilte.showError(form, word('nothing_asked'), field);
                return false;
            },
            draw: (result, answer) =>
                keeper.draw(answer && answer.asked || '')
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
