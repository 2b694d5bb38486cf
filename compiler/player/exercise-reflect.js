// exercise-reflect.js - open text; nothing about it is right or wrong.
//
// Stilte.playReflect(exercise) and Stilte.keepText(field, save), which the
// typed question of a silence uses as well.
//
// No text is ever lost: what does not fit into the saved state stays in the
// field, is said to be unsaved, and is kept as a draft for this tab.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, count, announce} = Stilte.base;
    const PAUSE = 1200;         // milliseconds without a key before saving

    const drafts = {
        read(key) {
            try {
                return window.sessionStorage.getItem('stilte:' + key);
            } catch (error) {
                return null;
            }
        },
        write(key, text) {
            try {
                if (text === null)
                    window.sessionStorage.removeItem('stilte:' + key);
                else
                    window.sessionStorage.setItem('stilte:' + key, text);
            } catch (error) {
                return false;
            }
            return true;
        }
    };

    // The longest beginning that fits, never cutting a character in two.
    function fitting(text, room, size) {
        if (size(text) <= room)
            return text;
        const letters = Array.from(text);
        let low = 0;
        let high = letters.length;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if (size(letters.slice(0, middle).join('')) <= room)
                low = middle;
            else
                high = middle - 1;
        }
        return letters.slice(0, low).join('');
    }

    function tellRoom(k) {
        const used = k.size(k.field.value);
        const was = k.over;
        k.over = used > k.room;
        k.note.hidden = k.room === Infinity || used < k.room * 0.8;
        k.note.classList.toggle('is-over', k.over);
        k.note.textContent = k.over ? word('text_over') :
            count('text_left', k.room - used);
        if (k.over !== was)
            announce(k.note.textContent);
    }

    function flush(k) {
        window.clearTimeout(k.timer);
        if (!k.dirty)
            return;
        k.dirty = false;
        drafts.write(k.key, k.over ? k.field.value : null);
        k.save(fitting(k.field.value, k.room, k.size));
    }

    // What is being written is never replaced by what was saved.
    function draw(k, text) {
        if (k.dirty || k.field === document.activeElement)
            return;
        const draft = drafts.read(k.key);
        k.field.value = draft && draft.startsWith(text) ? draft : text;
        tellRoom(k);
    }

    // field: a textarea with data-bytes. save(text) gets what fits.
    // Returns {flush(), overfull(), draw(text)}.
    Stilte.keepText = function (exercise, field, save) {
        const k = {
            field, save,
            size: exercise.textBytes,
            room: Number(field.dataset.bytes) || Infinity,
            key: document.documentElement.dataset.course + ':draft:' +
                exercise.fullName,
            note: make('p', {
                class: 'room', id: field.id + '-room', hidden: true
            }),
            timer: 0, dirty: false, over: false
        };

        field.after(k.note);
        field.setAttribute('aria-describedby', k.note.id);
        field.addEventListener('input', () => {
            k.dirty = true;
            exercise.pending();
            tellRoom(k);
            window.clearTimeout(k.timer);
            k.timer = window.setTimeout(() => flush(k), PAUSE);
        });
        field.addEventListener('blur', () => flush(k));
        exercise.beforeLeaving(() => flush(k));
        return {
            flush: () => flush(k),
            overfull: () => k.over,
            draw: (text) => draw(k, text)
        };
    };

    Stilte.playReflect = function (exercise) {
        const form = exercise.element.querySelector('form.answer');
        const field = form.querySelector('textarea');
        const example = exercise.element.querySelector('details.example');
        const told = make('span', {class: 'told', role: 'status'});
        const keeper = Stilte.keepText(exercise, field, (text) => {
            exercise.save({text});
        });

        function submit() {
            if (!field.value.trim()) {
                Stilte.showError(form, word('nothing_written'), field);
                return;
            }
            told.textContent = '';
            keeper.flush();
            if (!keeper.overfull())
                exercise.whenSaved(() => {
                    told.textContent = word('text_kept');
                });
        }

        form.append(make('p', {class: 'actions'},
            [button(word('save'), submit, 'primary'), told]));
        form.addEventListener('submit', (event) => event.preventDefault());
        field.addEventListener('input', () => {
            told.textContent = '';
            Stilte.clearError(form);
        });

        return function draw(result, answer) {
            keeper.draw(answer && answer.text || '');
            if (example)
                example.hidden = !result.answered;
        };
    };
})();
