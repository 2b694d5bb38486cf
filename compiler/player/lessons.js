// lessons.js - which lessons are done, locked or off one's route, wherever
// the page names them, and the way from one to the next.
//
// Stilte.playLessons(lessonId, learner) -> draw(). Links to lessons are any
// `a` in .toc, .lessons or .pager whose file is that of a lesson.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, icon, word} = Stilte.base;

    function fileOf(link) {
        const path = link.getAttribute('href') || link.dataset.href || '';
        return path.split('#')[0].split('/').pop();
    }

    // A lesson as the engine sees it; null for the glossary and the result.
    function lessonOf(link, learner) {
        const file = fileOf(link);
        const lesson = Stilte.text.lessons.find((one) => one.file === file);
        return lesson ? learner.lesson(lesson.id) : null;
    }

    function stateOf(lesson) {
        return !lesson ? null : !lesson.unlocked ? 'locked' :
            lesson.route === false ? 'off_route' :
                lesson.complete ? 'done' : null;
    }

    function markLink(link, lesson) {
        const old = link.querySelector('.state');
        const key = stateOf(lesson);
        // Beside a lesson there is no room for all of it: a lock and a tick
        // speak for themselves there.
        const seen = key === 'off_route' ||
            key === 'locked' && !link.closest('.toc');
        if (!old || old.dataset.state !== key) {
            if (old)
                old.remove();
            if (key)
                link.append(make('span', {
                    class: 'state state-' + key, 'data-state': key
                }, [' ', key === 'off_route' ? null : icon(key),
                    make('span', {class: seen ? 'state-word' : 'sr-only'},
                        word(key))]));
        }
        // A link that leads nowhere yet is not a link.
        if (key === 'locked' && link.hasAttribute('href')) {
            link.dataset.href = link.getAttribute('href');
            link.removeAttribute('href');
        } else if (key !== 'locked' && link.dataset.href) {
            link.setAttribute('href', link.dataset.href);
            delete link.dataset.href;
        }
    }

    // --- the next and the previous one ---

    // The nearest lesson of one's route that is open; else the nearest that
    // is not open yet, since it is no secret that there is one; else what
    // comes after the lessons.
    function nearest(links, learner) {
        const isOn = (link) => {
            const lesson = lessonOf(link, learner);
            return lesson && lesson.route !== false;
        };
        return links.find((link) => isOn(link) &&
                lessonOf(link, learner).unlocked) ||
            links.find(isOn) ||
            links.find((link) => !lessonOf(link, learner)) || null;
    }

    function drawPager(learner) {
        const all = Array.from(document.querySelectorAll('.toc a'));
        const here = all.findIndex((link) =>
            link.hasAttribute('aria-current'));
        for (const link of document.querySelectorAll('.pager a')) {
            const way = link.rel === 'next' ? all.slice(here + 1) :
                all.slice(0, here).reverse();
            const target = nearest(way, learner);
            link.hidden = !target;
            if (!target)
                continue;
            delete link.dataset.href;
            link.setAttribute('href', fileOf(target));
            link.firstElementChild.nextSibling.data =
                ' ' + target.firstChild.data;
            markLink(link, lessonOf(target, learner));
        }
    }

    // --- the lesson one is in ---

    function notice(id, here, parts) {
        const old = document.getElementById(id);
        if (old)
            old.hidden = !here;
        else if (here)
            document.querySelector('#main article').before(
                make('div', {id, class: 'notice'}, parts()));
    }

    function drawLesson(lesson) {
        const locked = !lesson.unlocked;
        notice('locked', locked, () => [
            make('h1', {class: 'notice-title'}, word('locked')),
            make('p', null, word('locked_lesson')),
            make('p', {class: 'actions'}, make('a', {
                class: 'button', href: 'index.html'
            }, word('contents')))
        ]);
        document.querySelector('#main article').hidden = locked;
        // What is not on one's route may be read; it does not count.
        notice('off-route', !locked && lesson.route === false, () =>
            make('p', null, word('off_route_lesson')));
    }

    Stilte.playLessons = function (lessonId, learner) {
        const links = document.querySelectorAll('.toc a, .lessons a');
        return function draw() {
            const lesson = learner.lesson(lessonId);
            for (const link of links)
                markLink(link, lessonOf(link, learner));
            drawPager(learner);
            if (lesson)
                drawLesson(lesson);
        };
    };
})();
