// windows.js - other windows of this browser with the same course and
// learner. They tell each other that they are there.
//
// Stilte.watchWindows(name, tell) -> leave()
//   tell(true) when there is another one, tell(false) when there is none any
//   more. Where browsers keep windows apart nothing is told.
(function () {
    'use strict';

    const Stilte = window.Stilte;

    Stilte.watchWindows = function (name, tell) {
        const me = String(Math.random());
        const others = new Set();
        let channel = null;
        try {
            channel = new window.BroadcastChannel(name);
        } catch (error) {
            return () => {};
        }

        const say = (word) => channel.postMessage([word, me]);
        channel.onmessage = (event) => {
            const [word, who] = event.data;
            others[word === 'gone' ? 'delete' : 'add'](who);
            if (word === 'here')
                say('too');
            tell(others.size > 0);
        };
        say('here');
        return () => {
            say('gone');
            channel.close();
        };
    };
})();
