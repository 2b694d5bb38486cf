// lessons.js - which lessons are done, recommended, locked or off one's
// route, and why, wherever the page names them; and the way from one to the
// next.
//
// Stilte.playLessons(lessonId, learner) -> draw(). Links to lessons are any
// `a` in .toc, .lessons or .pager whose file is that of a lesson.
// Stilte.sayWhy(lesson) -> why it stands where it does; '' where no rule
// speaks of it.
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

    // Only the contents have room to recommend.
    function stateOf(lesson, link) {
        return !lesson ? null : !lesson.unlocked ? 'locked' :
            lesson.route === false ? 'off_route' :
                lesson.complete ? 'done' :
                    lesson.route && link.closest('.lessons') ?
                        'recommended' : null;
    }

    // The engine names the statements that decide. Each has its conditions in
    // words, or its author's reason; with neither, what is known is whose
    // answers decide.
    const REASONS = {
        locked: ['until', 'reason_once', 'reason_opens'],
        off_route: ['', 'reason_if', 'reason_depends'],
        recommended: ['because', 'reason_because', 'reason_because_of']
    };

    // Their titles, in the order of the course, each once.
    function quoteLessons(ids) {
        const titles = Stilte.text.lessons.filter((one) =>
            ids.includes(one.id)).map((one) => word('quoted', one));
        const last = titles.pop();
        return titles.length ?
            titles.join(', ') + word('reason_and') + last : last;
    }

    Stilte.sayWhy = function (lesson) {
        const keys = lesson.why || [];
        const [own, clause, whose] = REASONS[!lesson.unlocked ? 'locked' :
            lesson.route ? 'recommended' : 'off_route'];
        const all = keys.map((key) =>
            (Stilte.text.reasons[lesson.id] || {})[key] || {});
        const join = (name, between) => all.map((one) =>
            one[name]).join(between);
        if (!keys.length)
            return '';
        if (all.every((one) => one[own]))
            return join(own, ' ');
        if (all.every((one) => one.when))
            return word(clause, {why: join('when', ',' + word('reason_or'))});
        return word(whose, {titles: quoteLessons(all.flatMap((one, i) =>
            one.whose || [keys[i].split(':')[0]]))});
    };

    // Under the link, in words that belong to it.
    function markReason(link, lesson) {
        const old = link.nextElementSibling;
        const why = lesson ? Stilte.sayWhy(lesson) : '';
        if (!link.closest('.lessons') || (old ? old.textContent : '') === why)
            return;
        if (old)
            old.remove();
        link.removeAttribute('aria-describedby');
        if (why) {
            link.setAttribute('aria-describedby', 'why-' + lesson.id);
            link.after(make('p', {class: 'why', id: 'why-' + lesson.id},
                why));
        }
    }

    function markLink(link, lesson) {
        const old = link.querySelector('.state');
        const key = stateOf(lesson, link);
        // Beside a lesson there is no room for all of it: a lock and a tick
        // speak for themselves there.
        const spoken = key === 'off_route' || key === 'recommended';
        const seen = spoken || key === 'locked' && !link.closest('.toc');
        if (!old || old.dataset.state !== key) {
            if (old)
                old.remove();
            if (key)
                link.append(make('span', {
                    class: 'state state-' + key, 'data-state': key
                }, [' ', spoken ? null : icon(key),
                    make('span', {class: seen ? 'state-word' : 'sr-only'},
                        word(key))]));
        }
        markReason(link, lesson);
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

    // A box before the lesson, made anew when it says something else.
    function notice(id, parts) {
        const old = document.getElementById(id);
        const box = parts && make('div', {id, class: 'notice'}, parts);
        if (old && box && old.textContent === box.textContent)
            return;
        if (old)
            old.remove();
        if (box)
            document.querySelector('#main article').before(box);
    }

    function drawLesson(lesson) {
        const locked = !lesson.unlocked;
        const why = Stilte.sayWhy(lesson);
        notice('locked', locked && [
            make('h1', {class: 'notice-title'}, word('locked')),
            make('p', null, why),
            make('p', {class: 'actions'}, make('a', {
                class: 'button', href: 'index.html'
            }, word('contents')))
        ]);
        document.querySelector('#main article').hidden = locked;
        // What is not on one's route may be read; it does not count.
        notice('off-route', !locked && lesson.route === false && [
            make('p', null, word('off_route_lesson')),
            make('p', null, why)
        ]);
        notice('on-route', !locked && lesson.route && [
            make('p', null, [make('strong', null, word('recommended')), ' · ',
                why])
        ]);
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
