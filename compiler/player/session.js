// session.js - the one session a SCORM package holds, in the shell page
// around all lessons, and what the participant is told about it.
//
// window.StilteSession, for the page in the frame:
//   load()               -> {state, location, mode, told}; mode is "normal",
//                        "review" or "browse"; told is the status that the
//                        LMS holds, as pairs of element and value
//   save(state, report)  keeps both; false when nothing may be written
//   pending()            something is being written that save() will get
//   leave(location)      the place to come back to
//   onstatus(tell)       tell("saving"|"saved"|"failed"|"preview"), and
//                        tell("leaving") while a save() still counts; the
//                        next page's tell takes the place of the last one's
//   exit()               ends the session; false when it must be asked
//                        twice, because the last answers are not saved
// A report is {status, total, levels, interactions, tested}; status and
// levels as the engine gives them, an interaction as in lms.js, tidyRow.
//
// The shell names the package on <html data-course="ID"
// data-scorm="1.2|2004"> and has #page (an iframe, whose data-src is opened
// when this script is ready), #save-state, #exit and #notice. The session
// shows its phase as <html data-session>.
//
// Every change goes into this browser's journal at once and to the LMS
// within a second; at the next launch the newer copy wins, and one that the
// LMS has cut short loses.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const stamp = Stilte.stamp;
    const root = document.documentElement;
    const course = root.dataset.course || 'course';
    const SOON = 800;               // ms from an answer to the LMS
    const FIRST_RETRY = 1000;
    const LAST_RETRY = 60000;
    const ALIVE = 300000;           // a sign of life, or the login expires
    const PATIENCE = 3;             // failures until a copy is offered
    const DAY = 86400000;

    // idle: the LMS was not asked yet. running: answers are kept.
    // finishing: the last words to the LMS. finished: it is not spoken to
    // again; what still comes goes into the journal.
    const NEXT = {
        idle: 'running', running: 'finishing', finishing: 'finished'
    };

    const s = {
        phase: 'idle', lms: null, journal: null, mode: 'normal',
        state: '', location: '', report: null,
        run: 0, count: 0,           // the stamp
        dirty: false, writing: false,   // not saved yet; not handed in
        rows: [], known: {},        // interactions unsaved; told so far
        failures: 0, timer: 0, due: 0,
        began: Date.now(), seen: 0, since: 0,
        status: '', tell: null, left: false, warned: false
    };

    function enter(phase) {
        if (NEXT[s.phase] !== phase)
            throw new Error('session: ' + s.phase + ' to ' + phase);
        s.phase = phase;
        root.dataset.session = phase;
    }

    function writable() {
        return s.lms !== null && s.mode === 'normal';
    }

    // --- what the participant is told ---

    function word(key) {
        const texts = Stilte.text && Stilte.text.ui || {};
        return texts[key] === undefined ? key : texts[key];
    }

    function element(id) {
        return document.getElementById(id);
    }

    function notice(key) {
        const place = element('notice');
        const withCopy = key === 'not_saved' || (key === 'exited' && s.dirty);
        const shown = key + (withCopy ? '+' : '');
        if (!place || place.dataset.shows === shown)
            return;
        place.dataset.shows = shown;
        place.textContent = key === '' ? '' : word(key);
        place.hidden = key === '';
        if (withCopy)
            place.append(' ', copyLink());
    }

    // What is known here, as a file, for when the LMS stays away.
    function copyNow() {
        const copy = JSON.stringify({
            course, when: new Date().toISOString(), state: s.state,
            location: s.location, report: s.report
        });
        return URL.createObjectURL(
            new Blob([copy], {type: 'application/json'}));
    }

    function copyLink() {
        const link = document.createElement('a');
        link.download = course + '.json';
        link.href = '#';
        link.textContent = word('download_answers');
        link.addEventListener('click', () => { link.href = copyNow(); });
        return link;
    }

    function standing() {
        if (s.phase === 'finished' && s.left)
            return 'exited';
        if (s.failures >= PATIENCE || (s.warned && s.failures))
            return 'not_saved';
        if (s.mode !== 'normal')
            return 'review_notice';
        return s.lms && s.lms.kind === 'lms' ? '' : 'preview_notice';
    }

    function tell(status) {
        try {
            if (s.tell)
                s.tell(status);
        } catch (error) {
            s.tell = null;          // Its page is gone.
        }
    }

    const STATES = {saving: 'saving', failed: 'not_saved'};

    function show(status) {
        const place = element('save-state');
        const told = status === 'saved' && s.lms.kind === 'preview' ?
            'preview' : status;
        s.status = told;
        const text = word(STATES[status] || 'saved');
        if (place && place.textContent !== text)
            place.textContent = text;
        notice(standing());
        tell(told);
    }

    // --- this browser's copy ---

    function journalWrite() {
        if (s.journal && s.mode === 'normal')
            s.journal.write({
                run: s.run, count: s.count, unsaved: s.dirty,
                state: s.state, location: s.location, report: s.report,
                rows: s.rows, known: s.known
            });
    }

    // A copy everything of which was saved does not survive a new attempt:
    // if the LMS starts anew, so do we. What was never saved always does.
    function journalWins(journal, stored, copy) {
        if (!journal || (stored.fresh && !journal.unsaved))
            return false;
        return stamp.newer(journal, copy) ||
            (!copy.whole && !stamp.newer(copy, journal));
    }

    function adopt(journal) {
        s.run = journal.run;
        s.count = journal.count;
        s.state = journal.state;
        s.location = journal.location || '';
        s.report = journal.report || null;
    }

    function choose(stored) {
        const copy = s.journal ? stamp.unwrap(stored.state) :
            {run: 0, count: 0, state: stored.state};
        const journal = s.journal && s.mode === 'normal' ?
            s.journal.read() : null;
        const wins = journalWins(journal, stored, copy);
        s.run = copy.run || Math.floor(s.began / 1000);
        s.count = copy.count;
        s.state = copy.state;
        s.location = stored.location;
        if (journal && (wins || journal.run === s.run))
            s.known = journal.known || {};
        if (!wins)
            return;
        adopt(journal);
        s.rows = (journal.rows || []).map((row) =>
            Object.assign(row, {done: false}));
        s.dirty = true;
    }

    // --- writing ---

    const NOTHING = {
        status: {
            completion: 'incomplete', success: 'unknown',
            lesson: 'incomplete', progress: 0, scaled: null
        }
    };

    function later(ms) {
        const due = Date.now() + ms;
        if (s.timer && s.due <= due)
            return;
        window.clearTimeout(s.timer);
        s.due = due;
        s.timer = window.setTimeout(flush, ms);
    }

    // Back-off: 1, 2, 4 ... 60 seconds, for as long as it takes.
    function failed() {
        s.failures++;
        show('failed');
        later(Math.min(FIRST_RETRY * Math.pow(2, s.failures - 1),
            LAST_RETRY));
        return false;
    }

    function saved() {
        s.dirty = false;
        s.failures = 0;
        s.warned = false;
        s.rows = [];
        journalWrite();
        show(s.writing ? 'saving' : 'saved');
        return true;
    }

    function write() {
        const report = Object.assign({}, s.report || NOTHING,
            {location: s.location, interactions: s.rows});
        const plain = /^[\x20-\x7e]*$/.test(s.state);
        const state = s.journal ? stamp.wrap(s) : s.state;
        return s.lms.write(report, plain ? state : '') && plain;
    }

    // True when there is nothing left that is not saved.
    function flush() {
        window.clearTimeout(s.timer);
        s.timer = 0;
        if (!s.dirty || s.phase !== 'running' || s.mode !== 'normal')
            return !s.dirty;
        if (!writable())
            return failed();
        const written = write();
        return s.lms.commit() && written ? saved() : failed();
    }

    // --- reports ---

    // A page reports every answer there is; only those that changed, and
    // none of an earlier launch, become rows.
    function changedRows(rows) {
        return (rows || []).filter((row) => {
            const mark = JSON.stringify([row.type, row.response, row.result]);
            const known = s.known[row.id] === mark;
            s.known[row.id] = mark;
            return !known && !(row.time > 0 && row.time < s.began);
        }).map(Stilte.lms.tidyRow);
    }

    // What is kept must not belong to a page that goes away, and must have
    // all the fields the adapters read.
    function takeReport(report) {
        const copy = JSON.parse(JSON.stringify(report || {}));
        s.rows = s.rows.concat(changedRows(copy.interactions));
        delete copy.interactions;
        copy.status = Object.assign({}, NOTHING.status, copy.status);
        return copy;
    }

    function judged(report) {
        return report ? report.status.completion + report.status.success : '';
    }

    // --- for the page in the frame ---

    function load() {
        return {
            state: s.state, location: s.location, mode: s.mode,
            told: s.lms ? s.lms.told() : []
        };
    }

    function save(state, report) {
        if (s.mode !== 'normal' || s.phase === 'idle')
            return false;
        const before = judged(s.report);
        s.writing = false;
        if (typeof state === 'string' && state !== '')
            s.state = state;
        if (report || !s.report)
            s.report = takeReport(report);
        changed();
        if (s.phase === 'finished')
            return false;
        if (judged(s.report) !== before &&
            judged(s.report) !== 'incompleteunknown')
            return flush();
        return true;
    }

    // "Saved" would be read as said of what is being typed.
    function pending() {
        s.writing = s.mode === 'normal' && s.phase === 'running';
        if (s.writing && s.failures === 0)
            show('saving');
    }

    function changed() {
        s.count++;
        s.dirty = true;
        journalWrite();
        if (s.phase !== 'running')
            return;
        if (s.failures === 0)
            show('saving');
        later(SOON);
    }

    function leave(location) {
        const place = String(location === undefined ? '' : location);
        if (s.mode !== 'normal' || place === '' || place === s.location)
            return;
        s.location = place;
        changed();
    }

    function onstatus(listener) {
        s.tell = listener;
        s.writing = false;          // That was the page before this one.
        if (s.status)
            tell(s.status);
    }

    // --- time and the end ---

    // Time counts while the page can be seen, and no launch lasts longer
    // than a day: a laptop that slept all weekend did not learn.
    function tick() {
        const now = window.performance.now();
        if (s.since)
            s.seen += now - s.since;
        s.since = document.visibilityState === 'hidden' ? 0 : now;
        return Math.min(s.seen, DAY) / 1000;
    }

    // True when everything is saved.
    function finish() {
        const written = !s.dirty || (writable() && write());
        enter('finishing');
        window.clearTimeout(s.timer);
        s.timer = 0;
        const kept = s.lms !== null &&
            s.lms.finish(s.mode === 'normal' ? tick() : null);
        enter('finished');
        return kept && written;
    }

    function exit() {
        if (s.phase !== 'running')
            return s.phase === 'finished';
        tell('leaving');
        if (!flush() && !s.warned) {
            s.warned = true;
            show('failed');
            return false;
        }
        s.left = true;
        s.dirty = !finish();
        journalWrite();
        if (s.mode === 'normal')
            show(s.dirty ? 'failed' : 'saved');
        closePage();
        return true;
    }

    function closePage() {
        const frame = element('page');
        notice(standing());
        if (element('exit'))
            element('exit').hidden = true;
        if (!frame)
            return;
        frame.hidden = true;
        frame.contentWindow.location.replace('about:blank');
    }

    // --- events ---

    function hidden() {
        tick();
        if (document.visibilityState === 'hidden')
            flush();
    }

    // What is first written while the page goes away may be lost on the
    // way, so the journal goes on calling it unsaved.
    function gone() {
        if (s.phase !== 'running')
            return;
        tell('leaving');
        finish();
    }

    // Back from the browser's memory after the end: only a fresh start can
    // speak to the LMS again.
    function back(event) {
        if (event.persisted && s.phase === 'finished' && !s.left)
            window.location.reload();
    }

    // Another window of the same learner saved something newer. Both go on
    // from there, so that neither writes over the other.
    function heard(event) {
        if (s.phase !== 'running' || s.mode !== 'normal' || !event.newValue)
            return;
        const entry = !s.journal ?
            event.key === 'stilte:' + course && {state: event.newValue} :
            event.key === s.journal.key && s.journal.read();
        if (!entry || (s.journal && !stamp.newer(entry, s)))
            return;
        adopt(Object.assign(
            {run: s.run, count: s.count, location: s.location}, entry));
        s.known = entry.known || s.known;
        s.rows = [];
        s.dirty = s.journal !== null;
        later(SOON);
        try {
            element('page').contentWindow.location.reload();
        } catch (error) {
            // Opened from the disk the page is a stranger to us, and hears
            // of the change itself.
        }
    }

    function stayAlive() {
        if (writable() && s.phase === 'running' && !s.dirty &&
            document.visibilityState !== 'hidden' && !s.lms.commit()) {
            s.dirty = true;
            failed();
        }
    }

    // --- the beginning ---

    function dress() {
        const button = element('exit');
        const frame = element('page');
        if (button) {
            if (button.textContent.trim() === '')
                button.textContent = word('exit');
            button.addEventListener('click', exit);
        }
        if (frame && !frame.getAttribute('src') && frame.dataset.src)
            frame.src = frame.dataset.src;
        notice(standing());
        if (s.status)
            show(s.status === 'preview' ? 'saved' : s.status);
    }

    function listen() {
        document.addEventListener('visibilitychange', hidden);
        window.addEventListener('pagehide', gone);
        window.addEventListener('pageshow', back);
        window.addEventListener('online', flush);
        window.addEventListener('storage', heard);
        window.setInterval(stayAlive, ALIVE);
        if (document.readyState === 'loading')
            document.addEventListener('DOMContentLoaded', dress);
        else
            dress();
    }

    function begin() {
        let stored = {state: '', location: '', mode: 'normal'};
        s.lms = Stilte.lms.connect(root.dataset.scorm, course);
        if (s.lms.initialize())
            stored = s.lms.read();
        else
            s.lms = null;
        s.mode = stored.mode;
        if (!s.lms || s.lms.kind === 'lms')
            s.journal = Stilte.openJournal(course,
                s.lms ? stored.learner : null);
        choose(stored);
        tick();
        enter('running');
        // The LMS must know at once that this is unfinished and comes back;
        // and the participant, when it does not listen.
        s.dirty = s.journal !== null && s.mode === 'normal';
        flush();
    }

    begin();
    window.StilteSession = {load, save, pending, leave, exit, onstatus};
    listen();
})();
