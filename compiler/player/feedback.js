// feedback.js - texts that the rules choose to show.
//
// A feedback stands in the page from the start and is shown when the engine
// names it. One that appears while the page is open is announced, since it
// may stand far from what was just answered.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {announce, word} = Stilte.base;

    // A heading over nothing but texts that are not shown says nothing.
    function headingAbove(element) {
        let at = element.previousElementSibling;
        while (at && at.matches('.exercise.feedback'))
            at = at.previousElementSibling;
        return at && at.matches('h2, h3, h4, h5') ? at : null;
    }

    function somethingBelow(heading) {
        let at = heading.nextElementSibling;
        while (at && at.matches('.exercise.feedback') && at.hidden)
            at = at.nextElementSibling;
        return Boolean(at) && !at.matches('h1, h2, .footnotes');
    }

    Stilte.playFeedback = function (exercise, learner) {
        const element = exercise.element;
        const lessonId = exercise.fullName.split('/')[0];
        const heading = element.querySelector('h2, h3, h4, h5, h6');
        const above = headingAbove(element);
        let drawn = false;

        return function draw() {
            const lesson = learner.lesson(lessonId);
            const shown = Boolean(lesson) && lesson.shown === exercise.name;
            if (drawn && shown && element.hidden)
                announce(word('feedback_shown', {
                    title: heading ? heading.textContent : ''
                }));
            element.hidden = !shown;
            if (above)
                above.hidden = !somethingBelow(above);
            drawn = true;
        };
    };
})();
