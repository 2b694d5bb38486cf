// lms.js - finds the LMS and makes its calls safe.
//
// Stilte.lms.connect(version, course) -> adapter; scorm12.js, scorm2004.js
// and the preview at the end of this file give the same shape:
//   kind          "lms" or "preview"
//   initialize()  true when the LMS listens
//   read()        -> {state, location, mode, learner, name, fresh}; mode is
//                 "normal", "review" or "browse"; fresh means that the LMS
//                 has never heard of this attempt
//   write(report, state)   true when state and status were accepted
//   told()        what the LMS holds as status, pairs of element and value
//   commit()      true when the LMS also still holds the state word for word
//   finish(seconds)        session time, commit, terminate; null writes
//                 nothing at all
// Stilte.lms.log lists what the LMS refused: {verb, element, value, code}.
//
// The clauses named here are those of the SCORM 2004 4th Edition Run-Time
// Environment book (RTE); SCORM 1.2 has the same calls in its section 3.3.
(function () {
    'use strict';

    const Stilte = window.Stilte = window.Stilte || {};
    const STEPS = 500;          // RTE 3.2.1: as far as ADL's own search goes
    const LOG_LINES = 200;
    const MASTERY = {failed: 1, passed: 2};
    const ROWS = 250;           // RTE 4.2.9: rows every LMS must keep
    // What belongs to the letter before it.
    const JOINS = /^[\u0300-\u036f\u200d\ufe00-\ufe0f]|^[\u{1f3fb}-\u{1f3ff}]/u;
    const log = [];

    // Another origin's window lets nobody look at its variables; and a frame
    // or an element that has the API's name is not it.
    function apiOf(view, dialect) {
        try {
            const api = view[dialect.api];
            return api && api[dialect.verbs.initialize] ? api : null;
        } catch (error) {
            return null;
        }
    }

    function above(view) {
        try {
            return view.parent !== view ? view.parent : null;
        } catch (error) {
            return null;
        }
    }

    function openerOf(view) {
        try {
            return view.opener || null;
        } catch (error) {
            return null;
        }
    }

    function framesOf(view) {
        try {
            return Array.from({length: view.length}, (none, i) => view[i]);
        } catch (error) {
            return [];
        }
    }

    // RTE 3.2.1: the window itself and its parents, then the opener and its
    // parents. The frames of all these come last, for an API above is nearer:
    // a frameset LMS may keep its API in a frame beside ours, or in one of
    // its frames.
    function findApi(dialect) {
        const seen = [];
        let view = window;
        while (view && seen.length < STEPS && seen.indexOf(view) < 0) {
            seen.push(view);
            const parent = above(view);
            view = parent || openerOf(view) || openerOf(window);
        }
        for (let i = 0; i < seen.length; i++) {
            const api = apiOf(seen[i], dialect);
            if (api)
                return api;
            for (const frame of framesOf(seen[i]))
                if (seen.length < STEPS && seen.indexOf(frame) < 0)
                    seen.push(frame);
        }
        return null;
    }

    function note(verb, element, value, code) {
        log.push({verb, element, value, code});
        if (log.length > LOG_LINES)
            log.shift();
        if (window.console)
            window.console.warn('LMS', verb, element, value, code);
    }

    // LMSs answer "true", true or 1; a few answer nothing at all, and then
    // only the error code tells (RTE 3.1.5.1).
    function accepted(answer, link) {
        if (answer === null || answer === undefined || answer === '')
            return link.code() === 0;
        return /^(true|1)$/i.test(String(answer));
    }

    // The API of one LMS behind six calls that never throw. verbs names its
    // methods: initialize, get, set, commit, finish, error.
    class Link {
        constructor(api, verbs) {
            this.api = api;
            this.verbs = verbs;
            this.sent = {};
        }

        code() {
            try {
                return Number(this.api[this.verbs.error]());
            } catch (error) {
                return -1;
            }
        }

        // The argument is always the empty string (RTE 3.1.3, 3.1.4).
        run(verb) {
            try {
                if (accepted(this.api[this.verbs[verb]](''), this))
                    return true;
                note(verb, '', '', this.code());
            } catch (error) {
                note(verb, '', '', String(error));
            }
            return false;
        }

        get(element) {
            try {
                const value = this.api[this.verbs.get](element);
                return value === null || value === undefined ?
                    '' : String(value);
            } catch (error) {
                note('get', element, '', String(error));
                return '';
            }
        }

        set(element, value) {
            try {
                if (accepted(this.api[this.verbs.set](element, value), this))
                    return true;
                note('set', element, value, this.code());
            } catch (error) {
                note('set', element, value, String(error));
            }
            return false;
        }

        // What the LMS accepted once is not sent again.
        put(element, value) {
            if (this.sent[element] === value)
                return true;
            if (!this.set(element, value))
                return false;
            this.sent[element] = value;
            return true;
        }

        // What the LMS gives back is what it has; if it differs, the next
        // put() tries again.
        holds(element, value) {
            if (this.get(element) === value)
                return true;
            note('holds', element, value, 0);
            delete this.sent[element];
            return false;
        }
    }

    // "Already initialised" is what a reload hears whose LMS page stayed:
    // 101 in 1.2, 103 in 2004 (RTE 3.1.7). It only counts as running if the
    // LMS then answers a question, for 1.2 says 101 after the end as well.
    function initialize(link, already, probe) {
        if (link.run('initialize'))
            return true;
        if (link.code() !== already)
            return false;
        return link.get(probe) !== '' && link.code() === 0;
    }

    // --- values ---

    // In UTF-8: some LMSs count characters, which are never more of them.
    function size(text) {
        let bytes = 0;
        for (const letter of text) {
            const point = letter.codePointAt(0);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 :
                point < 0x10000 ? 3 : 4;
        }
        return bytes;
    }

    // Cut to so many bytes, never inside a letter with its accents or an
    // emoji of several parts, unless it fills all the room alone.
    function cut(text, bytes) {
        const letters = Array.from(String(text));
        let room = bytes;
        let n = 0;
        while (n < letters.length && (room -= size(letters[n])) >= 0)
            n++;
        let whole = n;
        while (whole > 0 && n < letters.length &&
            (JOINS.test(letters[whole]) || letters[whole - 1] === '\u200d'))
            whole--;
        return letters.slice(0, whole || n).join('');
    }

    // One line of plain text that no delimiter of RTE 4.1.1.6 can be read
    // into: neither [,] [.] [:] nor {lang=nl} at its start; cut if bytes says
    // so.
    function line(text, bytes) {
        const plain = String(text).replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
            .replace(/\[([,.:])\]/g, '($1)').replace(/^\s*\{/, '(').trim();
        return bytes ? cut(plain, bytes) : plain;
    }

    function identifier(text, bytes) {
        return cut(String(text).replace(/\//g, '.')
            .replace(/[^A-Za-z0-9_.-]/g, '_'), bytes);
    }

    // At most two decimals, or so many; never an exponent, never "-0".
    function decimal(value, limit, digits) {
        const near = Math.max(-limit, Math.min(limit, Number(value) || 0));
        return near.toFixed(digits || 2).replace(/\.?0+$/, '')
            .replace(/^-0$/, '0');
    }

    function pad(number, digits) {
        return ('000' + number).slice(-digits);
    }

    function hours(seconds) {
        const whole = Math.max(0, Math.min(Number(seconds) || 0, 35996400));
        const hundredths = Math.round(whole * 100);
        return {
            hours: Math.floor(hundredths / 360000),
            minutes: Math.floor(hundredths / 6000) % 60,
            seconds: Math.floor(hundredths / 100) % 60,
            hundredths: hundredths % 100
        };
    }

    // --- what both versions report alike ---

    // A share of 1 in hundredths. An LMS that compares the score with a pass
    // mark of its own must come to the same verdict, so "passed" rounds up.
    function hundredths(share, success) {
        const near = Math.max(0, Math.min(1, Number(share) || 0)) * 100;
        return success === 'passed' ? Math.ceil(near - 1e-7) :
            Math.floor(near + 1e-7);
    }

    // No score before there is one; and no score of a test before the test
    // is judged, or an LMS that holds a pass mark fails people half-way.
    function scoreOf(report) {
        const status = report.status;
        if (status.scaled === null || status.scaled === undefined)
            return null;
        if (report.tested && status.success === 'unknown')
            return null;
        return hundredths(status.scaled, status.success);
    }

    // A list of the LMS: cmi.objectives or cmi.interactions. An LMS that
    // has none gives no _children (1.2: they are optional).
    function openList(link, name) {
        const children = link.get(name + '._children');
        return {
            name,
            there: children !== '' && link.code() === 0,
            children: children.replace(/\s/g, '').split(','),
            count: Number(link.get(name + '._count')) || 0,
            places: {}, told: {}
        };
    }

    // The rows that are there, where they can be read: in 2004. A page
    // reports all its answers; those of an earlier launch stay as they are.
    function findInteractions(link) {
        const list = openList(link, 'cmi.interactions');
        for (let i = 0; list.there && i < list.count; i++) {
            const base = list.name + '.' + i + '.';
            const id = link.get(base + 'id').replace(/\.\d+$/, '');
            list.told[id] = [link.get(base + 'type'),
                link.get(base + 'learner_response'),
                link.get(base + 'result')].join(' ');
        }
        return list;
    }

    function markOf(fields) {
        return fields.filter((field) =>
            /^(type|(learner|student)_response|result)$/.test(field[0]))
            .map((field) => field[1]).join(' ');
    }

    function knows(list, field) {
        return list.children.indexOf(field.split('.')[0]) >= 0;
    }

    // The objectives the LMS already has, some of them from the manifest.
    // STATUS names the field that says whether one was passed.
    function findObjectives(link, status) {
        const list = openList(link, 'cmi.objectives');
        for (let i = 0; list.there && i < list.count; i++) {
            const base = list.name + '.' + i + '.';
            const raw = link.get(base + 'score.raw');
            list.places[link.get(base + 'id')] = {
                at: i, best: raw === '' ? -1 : Number(raw),
                rank: knows(list, status) &&
                    MASTERY[link.get(base + status)] || 0
            };
        }
        return list;
    }

    function writeFields(link, list, place, fields) {
        for (const field of fields)
            if (knows(list, field[0]))
                link.put(list.name + '.' + place.at + '.' + field[0],
                    field[1]);
    }

    // A level is passed as soon as it is mastered, and failed when it is not
    // at the end; what was passed stays so. Without a mastery it is neither.
    function writeMastery(link, list, place, level, done, statusFields) {
        const rank = level.mastered ? MASTERY.passed :
            level.mastered === false && done ? MASTERY.failed : 0;
        if (rank <= place.rank)
            return;
        place.rank = rank;
        writeFields(link, list, place,
            statusFields(rank === MASTERY.passed ? 'passed' : 'failed'));
    }

    // One objective for each level. Its score never falls, and a level
    // nobody has worked on has no score until the course is completed.
    function writeLevels(link, list, report, scoreFields, statusFields) {
        if (!list.there)
            return;
        for (const level of report.levels || []) {
            const id = identifier(level.id, 250);
            if (!list.places[id]) {
                if (!link.put(list.name + '.' + list.count + '.id', id))
                    continue;
                list.places[id] = {at: list.count++, best: -1, rank: 0};
            }
            const place = list.places[id];
            const done = report.status.completion === 'completed';
            if (!(level.max > 0) || !(level.score > 0 || done))
                continue;
            const percent = hundredths(level.score / level.max, 'unknown');
            if (percent > place.best) {
                place.best = percent;
                writeFields(link, list, place, scoreFields(percent));
            }
            writeMastery(link, list, place, level, done, statusFields);
        }
    }

    // False: the LMS does not want it now.
    function writeRow(link, list, fields) {
        const base = list.name + '.' + list.count + '.';
        const id = fields[0][1];
        const mark = markOf(fields);
        if (list.told[id] === mark)
            return true;
        if (list.count >= ROWS) {
            note('set', base + 'id', id, 'no room');
            return true;
        }
        if (!link.set(base + 'id', id + '.' + (list.count + 1)))
            return false;
        list.told[id] = mark;
        list.count++;
        for (const field of fields.slice(1))
            if (field[1] !== '' && knows(list, field[0]))
                link.set(base + field[0], field[1]);
        return true;
    }

    // Interactions are only ever added, and some LMSs keep but one of each
    // id, so every id ends in the number of its row. The id comes first: a
    // row without it is no row, and is tried again with the next save.
    // piecesOf(row): the rows it takes, each a list of fields.
    function writeRows(link, list, rows, piecesOf) {
        for (const row of rows || [])
            row.done = row.done || !list.there || piecesOf(row).every(
                (fields) => writeRow(link, list, fields));
    }

    // --- what both versions do alike ---

    // A commit counts when the state (1.2: 3.4.2, 2004: RTE 4.2.23) can be
    // read back as it was written.
    function commit(link, memory) {
        return link.run('commit') && (memory.state === null ||
            link.holds('cmi.suspend_data', memory.state));
    }

    function finish(link, memory, dialect, seconds) {
        let kept = true;
        if (seconds !== null) {
            link.put(dialect.time, dialect.span(seconds));
            kept = commit(link, memory);
        }
        link.run('finish');
        return kept;
    }

    // dialect: {running: the error that means "initialised already", status
    // and time: names of elements, span(seconds), read, write, told}.
    function adapter(link, dialect) {
        const memory = {state: null};
        return {
            kind: 'lms',
            initialize: () =>
                initialize(link, dialect.running, dialect.status),
            read: () => dialect.read(link, memory),
            write: (report, state) =>
                dialect.write(link, memory, report, state),
            told: () => dialect.told(memory),
            commit: () => commit(link, memory),
            finish: (seconds) => finish(link, memory, dialect, seconds)
        };
    }

    // --- no LMS ---

    // The keys are those of the pages' own store, so that a course opened
    // with and without this shell is the same one.
    function preview(course) {
        const key = 'stilte:' + course;
        let written = null;

        function read(part) {
            try {
                return window.localStorage.getItem(key + part) || '';
            } catch (error) {
                return '';
            }
        }

        function commit() {
            return written === null || read('') === written;
        }

        return {
            kind: 'preview',
            initialize: () => true,
            read: () => ({
                state: read(''), location: read(':at'), mode: 'normal',
                learner: '', name: '', fresh: read('') === ''
            }),
            write(report, state) {
                written = state || written;
                try {
                    if (state)
                        window.localStorage.setItem(key, state);
                    window.localStorage.setItem(key + ':at',
                        report.location);
                } catch (error) {
                    return false;
                }
                return true;
            },
            told: () => [],
            commit,
            finish: commit
        };
    }

    function connect(version, course) {
        const dialect = version === '2004' ? Stilte.scorm2004 :
            version === '1.2' ? Stilte.scorm12 : null;
        const api = dialect && findApi(dialect);
        return api ? dialect.adapter(new Link(api, dialect.verbs)) :
            preview(course);
    }

    Stilte.lms = {
        connect, log, adapter, size, cut, line, identifier, decimal, pad, hours,
        hundredths, scoreOf, openList, findObjectives, findInteractions,
        writeLevels, writeRows
    };
})();
