// store.js - where the saved state of this participant lives.
//
// Stilte.openStore(courseId) gives the first of these that works:
//   lms     the session the SCORM shell holds, in the parent window
//   local   this browser's localStorage
//   memory  nothing that lasts; the page says so
// All have the same six functions; nothing else knows whether there is an
// LMS:
//   load()               -> Promise of {state, location, mode}, and of an LMS
//                        what session.js adds
//   now()                -> the state as another window may have left it
//   save(state, report)  keeps the state; never throws
//   pending()            something is being written that save() will get
//   leave(location)      keeps the place to come back to
//   watch(onstatus, onchange)
//        onstatus("saving"|"saved"|"failed"|"memory"|"preview"|"leaving")
//        "leaving" is the last moment at which save() still counts
//        onchange(state) when another window saved something newer
// "saved" is only said once the very same text has been read back.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const quiet = () => {};

    function parentSession() {
        try {
            return window.parent !== window && window.parent.StilteSession ||
                null;
        } catch (error) {
            return null;        // A page of another origin is above us.
        }
    }

    function lmsStore(session) {
        let told = quiet;

        return {
            kind: 'lms',
            load: () => Promise.resolve(session.load()),
            now() {
                try {
                    return session.now();
                } catch (error) {
                    return '';
                }
            },
            save(state, report) {
                try {
                    session.save(state, report);
                } catch (error) {
                    told('failed');
                }
            },
            pending() {
                try {
                    session.pending();
                } catch (error) {
                    told('failed');
                }
            },
            leave(location) {
                try {
                    session.leave(location);
                } catch (error) {
                    told('failed');
                }
            },
            watch(onstatus, onchange) {
                told = onstatus;
                session.onstatus(onstatus, onchange);
            }
        };
    }

    function localWorks(key) {
        try {
            const probe = key + ':probe';
            window.localStorage.setItem(probe, '1');
            const works = window.localStorage.getItem(probe) === '1';
            window.localStorage.removeItem(probe);
            return works;
        } catch (error) {
            return false;       // Refused, full, or a sandboxed frame.
        }
    }

    function localStore(key) {
        let told = quiet;
        let seen = '';          // what was in the storage at the last look
        let mine = '';          // what should be, as far as this page knows

        function read(part) {
            try {
                return window.localStorage.getItem(key + part) || '';
            } catch (error) {
                return '';
            }
        }

        function write(part, value) {
            try {
                window.localStorage.setItem(key + part, value);
            } catch (error) {
                return false;
            }
            return read(part) === value;
        }

        return {
            kind: 'local',
            load() {
                seen = mine = read('');
                return Promise.resolve({
                    state: seen, location: read(':at'), mode: 'normal'
                });
            },
            // What could not be written is not taken for somebody else's.
            now() {
                const there = read('');
                if (there !== seen)
                    seen = mine = there;
                return mine;
            },
            save(state) {
                const kept = write('', state);
                mine = state;
                seen = kept ? state : read('');
                told(kept ? 'saved' : 'failed');
            },
            pending: () => told('saving'),
            leave: (location) => { write(':at', location); },
            watch(onstatus, onchange) {
                told = onstatus;
                window.addEventListener('storage', (event) => {
                    if (event.key === key && event.newValue)
                        onchange(event.newValue);
                });
            }
        };
    }

    function memoryStore() {
        let told = quiet;
        let kept = '';
        return {
            kind: 'memory',
            load: () => Promise.resolve({
                state: kept, location: '', mode: 'normal'
            }),
            now: () => kept,
            save(state) {
                kept = state;
                told('memory');
            },
            pending: quiet,
            leave: quiet,
            watch(onstatus) {
                told = onstatus;
                told('memory');
            }
        };
    }

    Stilte.openStore = function (courseId) {
        const session = parentSession();
        const key = 'stilte:' + courseId;
        if (session)
            return lmsStore(session);
        return localWorks(key) ? localStore(key) : memoryStore();
    };
})();
