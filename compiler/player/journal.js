// journal.js - this browser's copy of what the LMS should have, and how to
// tell which of two copies is the newer one.
//
// Stilte.stamp: the saved state goes to the LMS behind run.count.sum. in base
// 36: when this attempt began (seconds), how often it was saved since, and a
// check sum of both and the rest. That is 20 characters at most.
//   wrap(copy) -> text; unwrap(text) -> {run, count, state, whole}
//   newer(one, other); whole is false for a text that was cut or changed
//   name(copy) -> run.count
//   wins(journal, stored, copy), rest(journal, copy, won) and
//   earlier(journal, fresh): which copy is gone on from, which other one is
//   added to it, and which the participant is asked about
// Stilte.openJournal(course, learner) -> {key, read(), write(entry)}.
// learner null means that the LMS will not say: then it is whoever this tab
// served last, or nobody, and nothing is kept.
(function () {
    'use strict';

    const Stilte = window.Stilte;

    // FNV-1a.
    function hashOf(text) {
        let hash = 2166136261;
        for (const letter of text)
            hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
        return hash.toString(36);
    }

    function name(copy) {
        return copy.run.toString(36) + '.' + copy.count.toString(36);
    }

    function sumOf(copy) {
        return hashOf(name(copy) + '.' + copy.state);
    }

    function wrap(copy) {
        return copy.state === '' ? '' :
            [name(copy), sumOf(copy), copy.state].join('.');
    }

    function unwrap(text) {
        const parts = /^([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-z]+)\.(.*)$/
            .exec(text);
        if (!parts)
            return {run: 0, count: 0, state: text, whole: true};
        const copy = {
            run: parseInt(parts[1], 36), count: parseInt(parts[2], 36),
            state: parts[4]
        };
        copy.whole = sumOf(copy) === parts[3];
        return copy;
    }

    function newer(one, other) {
        return one.run !== other.run ? one.run > other.run :
            one.count > other.count;
    }

    // A copy everything of which was saved does not survive a new attempt:
    // if the LMS starts anew, so do we. What was never saved always does.
    // stored: what the LMS gave; copy: the state in it.
    function wins(journal, stored, copy) {
        if (!journal || (stored.fresh && !journal.unsaved))
            return false;
        return newer(journal, copy) || (!copy.whole && !newer(copy, journal));
    }

    // Two copies that grew apart: answers were given while the LMS did not
    // listen, or on another device. A journal that goes on from what the LMS
    // has needs nothing from it, and nothing that was saved is added twice.
    function rest(journal, copy, won) {
        if (!journal || !journal.unsaved || !copy.whole ||
            journal.state === copy.state)
            return '';
        if (!won)
            return journal.state;
        return journal.base === name(copy) ? '' : copy.state;
    }

    // What the LMS has never heard of: it may be right, or may have lost what
    // it said it had saved; only the participant knows. The longest has most.
    function earlier(journal, fresh) {
        const found = [journal && journal.earlier,
            fresh && journal && journal.state].filter(Boolean);
        return found.sort((a, b) => b.length - a.length)[0] || '';
    }

    // Shared computers are common: a copy belongs to one learner, whose
    // name must not be readable from it.
    function nameOf(course, learner) {
        return 'stilte:' + course + ':' + hashOf(learner);
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

    Stilte.stamp = {wrap, unwrap, newer, name, wins, rest, earlier};
})();
