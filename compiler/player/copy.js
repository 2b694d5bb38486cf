// copy.js - the participant's answers as a file: to keep, and to go on with
// elsewhere or when an LMS has lost them.
//
// Stilte.drawCopy(learner) -> element with both buttons. The file is JSON:
// {course, when, state}; the copy that the shell offers when an LMS refuses
// (session.js) has the same three, so either can be loaded.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, word, button, focus} = Stilte.base;
    const LARGEST = 1000000;        // bytes; a state has 64,000 at most
    let loaded = false;             // so the page is being drawn anew

    // Answers to one lesson are none to another that is a SCO of its own.
    const courseOf = () => document.documentElement.dataset.course;

    function save(learner) {
        Stilte.saveFile(courseOf() + '.json', 'application/json',
            JSON.stringify({
                course: courseOf(), when: new Date().toISOString(),
                state: learner.state()
            }));
    }

    // The state in a file's text; null: there is none. Throws when it is the
    // state of another course.
    function stateIn(text, course) {
        let copy = null;
        try {
            copy = JSON.parse(text);
        } catch (error) {
            return null;
        }
        if (!copy || typeof copy.state !== 'string' || copy.state === '')
            return null;
        if (copy.course !== course)
            throw new Error('another course');
        return copy.state;
    }

    function readFile(file, then) {
        const reader = new FileReader();
        reader.onload = () => then(String(reader.result));
        reader.onerror = () => then('');
        if (file.size > LARGEST)
            then('');
        else
            reader.readAsText(file);
    }

    function tell(s, key) {
        s.told.textContent = word(key);
        s.sure.hidden = true;
    }

    function take(s, text) {
        try {
            s.state = stateIn(text, courseOf());
        } catch (error) {
            tell(s, 'load_other');
            return;
        }
        if (s.state === null) {
            tell(s, 'load_bad');
            return;
        }
        s.told.textContent = '';
        s.sure.hidden = false;
        s.sure.querySelector('button').focus();
    }

    // Answers take the place of others only when that was asked for twice.
    function makeSure(s) {
        return make('p', {class: 'actions', hidden: true}, [
            make('span', null, word('load_sure')),
            button(word('load_yes'), () => {
                loaded = true;
                if (!s.learner.restore(s.state)) {
                    loaded = false;
                    tell(s, 'load_bad');
                }
            }),
            button(word('cancel'), () => {
                s.sure.hidden = true;
                s.input.focus();
            }, 'quiet')
        ]);
    }

    Stilte.drawCopy = function (learner) {
        const s = {
            learner, state: null,
            told: make('p', {class: 'detail', role: 'status'}),
            input: make('input', {
                type: 'file', accept: '.json,application/json'
            })
        };
        s.sure = makeSure(s);
        s.input.addEventListener('change', () => {
            if (s.input.files.length)
                readFile(s.input.files[0], (text) => take(s, text));
        });
        if (loaded) {
            tell(s, 'load_done');
            window.setTimeout(() => focus(s.told), 0);
        }
        loaded = false;
        return make('section', {class: 'debrief-part copy no-print'}, [
            make('h2', null, word('copy_title')),
            make('p', null, word('copy_help')),
            make('p', {class: 'actions'},
                button(word('download_answers'), () => save(learner))),
            learner.mode === 'normal' ? make('p', {class: 'actions'},
                make('label', {class: 'file'},
                    [word('load_answers') + ' ', s.input])) : null,
            s.sure, s.told
        ]);
    };
})();
