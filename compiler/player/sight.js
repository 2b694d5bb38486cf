// sight.js - how long this page could be seen.
//
// Stilte.watchSight() -> seconds(), from the first call on. It wants to be
// asked whenever the page is hidden or shown. No launch lasts longer than a
// day: a laptop that slept all weekend did not learn.
(function () {
    'use strict';

    const DAY = 86400000;

    window.Stilte.watchSight = function () {
        let seen = 0;
        let since = 0;

        return function () {
            const now = window.performance.now();
            if (since)
                seen += now - since;
            since = document.visibilityState === 'hidden' ? 0 : now;
            return Math.min(seen, DAY) / 1000;
        };
    };
})();
