// page.js - what surrounds the exercises: whether answers are saved, how
// far one is, and the way back to where one was.
//
// Stilte.playPage(learner, saved) -> draw()
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word} = Stilte.base;

    // --- saved, or not ---

    function watchSaving(learner, store) {
        const place = document.getElementById('saved');
        const words = {
            saving: 'saving', saved: 'saved', failed: 'not_saved',
            memory: 'memory_notice', preview: 'preview_notice'
        };
        store.watch((status) => {
            learner.saving(status);
            if (status === 'leaving')
                learner.leaving();
            if (!place || !words[status] || store.kind === 'lms')
                return;             // The shell's bar says it already.
            const bad = status === 'failed' || status === 'memory';
            place.classList.toggle('is-bad', bad);
            place.textContent = word(words[status]);
        }, learner.adopt);

        // A page taken from the browser's memory has not seen what other
        // pages saved since; it must not write its old state over theirs.
        window.addEventListener('pageshow', (event) => {
            if (event.persisted)
                store.load().then((saved) => learner.adopt(saved.state));
        });
    }

    // --- how far ---

    function drawProgress(learner, lesson) {
        const bar = document.getElementById('progress');
        if (!bar)
            return;
        const lessons = lesson ? [lesson] : learner.result.lessons.filter(
            (one) => one.route !== false);
        const sum = (key) => lessons.reduce((n, one) => n + one[key], 0);
        const m = sum('required');
        const text = word('progress', {n: sum('finished'), m});
        let words = document.getElementById('progress-words');
        if (!words) {
            words = make('span', {id: 'progress-words'});
            bar.after(words);
        }
        bar.hidden = words.hidden = m === 0;
        bar.max = m || 1;
        bar.value = sum('finished');
        bar.setAttribute('aria-label', word('progress_name'));
        words.textContent = text;
    }

    // --- back to where one was ---

    function offerResume(saved, learner) {
        const list = document.querySelector('.lessons');
        const place = saved.location || '';
        const file = place.split('#')[0].split('/').pop();
        const lesson = Stilte.text.lessons.find((one) => one.file === file);
        const now = lesson && learner.lesson(lesson.id);
        if (!list || !now || !now.unlocked)
            return;
        const anchor = place.indexOf('#');
        list.before(make('div', {class: 'notice resume'}, [
            make('p', null, word('you_were_at', {title: lesson.title})),
            make('p', {class: 'actions'}, make('a', {
                class: 'button primary',
                href: lesson.file + (anchor < 0 ? '' :
                    place.slice(anchor))
            }, word('continue')))
        ]));
    }

    // A place is a page of the course as seen from its root, and perhaps an
    // exercise on it: nl/three-levels.html#x-facts.
    function keepPlace(lessonId, store) {
        const lesson = Stilte.text.lessons.find((one) =>
            one.id === lessonId);
        if (!lesson)
            return;             // A glossary is not a place to go on from.
        const file = Stilte.text.lang + '/' + lesson.file;
        let place = file;
        store.leave(place);
        document.addEventListener('focusin', (event) => {
            const exercise = event.target.closest('.exercise');
            if (!exercise || place === file + '#' + exercise.id)
                return;
            place = file + '#' + exercise.id;
            store.leave(place);
        });
    }

    // On a narrow screen the contents would push the lesson out of sight.
    function foldContents() {
        const toc = document.querySelector('nav.toc');
        if (!toc)
            return;
        toc.id = toc.id || 'toc';
        const fold = button(word('contents'), () => {
            const open = fold.getAttribute('aria-expanded') === 'true';
            fold.setAttribute('aria-expanded', String(!open));
        }, 'quiet fold');
        fold.setAttribute('aria-expanded', 'false');
        fold.setAttribute('aria-controls', toc.id);
        toc.before(fold);
    }

    // A table that scrolls must be reachable for the arrow keys.
    function nameTable(box) {
        const scrolls = box.scrollWidth > box.clientWidth;
        const say = (name, value) => scrolls ?
            box.setAttribute(name, value) : box.removeAttribute(name);
        say('tabindex', '0');
        say('role', 'group');
        say('aria-label', word('table_scrolls'));
    }

    // The box around a table grows with the window, the table in it with
    // its letters: either can make it scroll.
    function watchTables() {
        const boxes = document.querySelectorAll('.table');
        if (!window.ResizeObserver)
            return;
        const observer = new ResizeObserver((entries) =>
            entries.forEach((entry) =>
                nameTable(entry.target.closest('.table'))));
        for (const box of boxes) {
            observer.observe(box);
            observer.observe(box.firstElementChild);
        }
    }

    Stilte.playPage = function (learner, saved) {
        const root = document.documentElement;
        const lessonId = root.dataset.lesson || '';
        const current = () => lessonId ? learner.lesson(lessonId) : null;

        foldContents();
        watchTables();
        watchSaving(learner, learner.store);
        if (root.dataset.page === 'contents')
            offerResume(saved, learner);
        if (learner.mode !== 'normal')
            document.getElementById('main').prepend(make('p', {
                class: 'notice'
            }, word('review_notice')));

        // Another window may open a lesson that was locked when this page
        // was opened.
        let inside = false;
        function enter() {
            if (inside || !current() || !current().unlocked)
                return;
            inside = true;
            keepPlace(lessonId, learner.store);
            learner.visit(lessonId);
        }

        enter();
        const drawLessons = Stilte.playLessons(lessonId, learner);
        return function draw() {
            drawLessons();
            drawProgress(learner, current());
            enter();
        };
    };
})();
