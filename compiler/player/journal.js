// journal.js - this browser's copy of what the LMS should have, and how to
// tell which of two copies is the newer one.
//
// Stilte.stamp: the saved state goes to the LMS behind run.count.length. in
// base 36: when this attempt began (seconds), how often it was saved since,
// how long the rest is.
//   wrap(copy) -> text; unwrap(text) -> {run, count, state, whole}
//   newer(one, other); whole is false for a text that was cut short
// Stilte.openJournal(course, learner) -> {key, read(), write(entry)}.
// learner null means that the LMS will not say: then it is whoever this tab
// served last, or nobody, and nothing is kept.
(function () {
    'use strict';

    const Stilte = window.Stilte;

    function wrap(copy) {
        return copy.state === '' ? '' :
            [copy.run, copy.count, copy.state.length].map((number) =>
                number.toString(36)).join('.') + '.' + copy.state;
    }

    function unwrap(text) {
        const parts = /^([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-z]+)\.(.*)$/
            .exec(text);
        if (!parts)
            return {run: 0, count: 0, state: text, whole: true};
        const numbers = parts.slice(1, 4).map((part) => parseInt(part, 36));
        return {
            run: numbers[0], count: numbers[1], state: parts[4],
            whole: parts[4].length === numbers[2]
        };
    }

    function newer(one, other) {
        return one.run !== other.run ? one.run > other.run :
            one.count > other.count;
    }

    // Shared computers are common: a copy belongs to one learner, whose
    // name must not be readable from it.
    function nameOf(course, learner) {
        let hash = 2166136261;          // FNV-1a
        for (const letter of learner)
            hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
        return 'stilte:' + course + ':' + hash.toString(36);
    }

    function remember(course, key) {
        const name = 'stilte:' + course + ':tab';
        try {
            if (key)
                window.sessionStorage.setItem(name, key);
            return window.sessionStorage.getItem(name) || '';
        } catch (error) {
            return key;
        }
    }

    Stilte.openJournal = function (course, learner) {
        const key = remember(course,
            learner === null ? '' : nameOf(course, learner));

        return {
            key,
            read() {
                try {
                    const entry = JSON.parse(
                        window.localStorage.getItem(key));
                    return entry && typeof entry.state === 'string' ?
                        entry : null;
                } catch (error) {
                    return null;
                }
            },
            // False when refused or full. The LMS is the first store.
            write(entry) {
                try {
                    if (key)
                        window.localStorage.setItem(key,
                            JSON.stringify(entry));
                    return key !== '';
                } catch (error) {
                    return false;
                }
            }
        };
    };

    Stilte.stamp = {wrap, unwrap, newer};
})();
