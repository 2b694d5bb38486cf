// session.js - the one session a SCORM package holds, in the shell page
// around all lessons, and what the participant is told about it.
//
// window.StilteSession, for the page in the frame:
//   load()               -> {state, location, mode, name, told, also, anew};
//                        mode is "normal", "review" or "browse"; name is the
//                        learner's, if the LMS says it; told is the status
//                        that the LMS holds, as pairs of element and value;
//                        also, if there, is another copy of the state: the
//                        answers only that one has are to be added, and to
//                        be saved before anything else; anew: the LMS was
//                        never told of them
//   now()                -> the state as another window may have left it
//   save(state, report)  keeps both; false when nothing may be written
//   pending()            something is being written that save() will get
//   leave(location)      the place to come back to
//   onstatus(tell, change)   tell("saving"|"saved"|"failed"|"preview"), and
//                        tell("leaving") while a save() still counts;
//                        change(state) when another window saved something;
//                        the next page's take the place of the last one's
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
// LMS has cut short loses. What only the other copy has is added to it.
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
    const REFUSED = 50;             // rows that are tried again

    // idle: the LMS was not asked yet. running: answers are kept.
    // finishing: the last words to the LMS. finished: it is not spoken to
    // again; what still comes goes into the journal.
    const NEXT = {
        idle: 'running', running: 'finishing', finishing: 'finished'
    };

    const s = {
        course, link: null, lms: null, // null: it does not listen
        phase: 'idle', journal: null, mode: 'normal', name: '',
        state: '', location: '', report: null,
        run: 0, count: 0,           // the stamp
        base: '',                   // and that of what the LMS had last
        also: '',                   // a state to be added to this one,
        anew: false,                // and to be reported as new
        given: '',                  // which the page is adding
        earlier: '',                // one that the LMS knows nothing of
        doubled: false,             // the course is open in another window
        dirty: false, writing: false,   // not saved yet; not handed in
        rows: [], known: {},        // interactions unsaved; told so far
        resting: false,             // nothing is being written any more
        failures: 0, timer: 0, due: 0,
        began: Date.now(),
        status: '', tell: null, change: null, left: false, warned: false,
        leaveWindows: () => {}
    };
    const bar = Stilte.openBar(s, takeEarlier);
    const rows = Stilte.openRows(s);
    const seconds = Stilte.watchSight();

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

    function tell(status) {
        try {
            if (s.tell)
                s.tell(status);
        } catch (error) {
            s.tell = null;          // Its page is gone.
        }
    }

    function show(status) {
        s.status = status === 'saved' && s.lms.kind === 'preview' ?
            'preview' : status;
        bar.show(s.status);
        tell(s.status);
    }

    // --- this browser's copy ---

    // What is still to be added is safe there until it is.
    function journalWrite() {
        if (s.journal && s.mode === 'normal' && !s.also)
            s.journal.write({
                run: s.run, count: s.count, unsaved: s.dirty, base: s.base,
                state: s.state, location: s.location, report: s.report,
                rows: s.rows.filter((row) => s.dirty || !row.done),
                known: s.known, earlier: s.earlier
            });
    }

    function adopt(journal) {
        s.run = journal.run;
        s.count = journal.count;
        s.base = journal.base || '';
        s.state = journal.state;
        s.location = journal.location || '';
        s.report = journal.report || null;
    }

    function unwrap(stored) {
        return s.lms && s.lms.kind === 'preview' ?
            {run: 0, count: 0, state: stored.state, whole: true} :
            stamp.unwrap(stored.state);
    }

    // Of two copies the newer.
    function choose(stored, journal) {
        const copy = unwrap(stored);
        const wins = stamp.wins(journal, stored, copy);
        s.run = copy.run || Math.floor(s.began / 1000);
        s.count = copy.count;
        s.base = s.lms ? stamp.name(copy) : '';
        s.state = copy.state;
        s.location = stored.location;
        s.also = stamp.rest(journal, copy, wins);
        s.earlier = stamp.earlier(journal, stored.fresh && !wins);
        if (journal && (wins || journal.run === s.run)) {
            s.known = journal.known || {};
            s.rows = (journal.rows || []).map((row) =>
                Object.assign(row, {done: false}));
        }
        if (!wins)
            return;
        adopt(journal);
        s.dirty = true;
    }

    // The answers of an earlier attempt are wanted, or never again.
    function takeEarlier(wanted) {
        s.also = wanted ? s.earlier : '';
        s.anew = wanted;
        s.earlier = '';
        bar.notice();
        journalWrite();
        if (wanted)
            turnPage();
    }

    // The page in the frame starts anew with what there is now. Opened from
    // the disk it is a stranger to us, and hears of changes itself.
    function turnPage() {
        try {
            bar.element('page').contentWindow.location.reload();
        } catch (error) {
            s.change = null;
        }
    }

    // --- writing ---

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
        s.base = stamp.name(s);
        s.rows = s.rows.filter((row) => !row.done).slice(-REFUSED);
        journalWrite();
        show(s.writing ? 'saving' : 'saved');
        return true;
    }

    function write() {
        const report = Object.assign({}, s.report || rows.take(null),
            {location: s.location, interactions: rows.ripe()});
        const plain = /^[\x20-\x7e]*$/.test(s.state);
        const state = s.lms.kind === 'preview' ? s.state : stamp.wrap(s);
        return s.lms.write(report, plain && !s.also ? state : '') && plain;
    }

    // True when there is nothing left that is not saved.
    function flush() {
        window.clearTimeout(s.timer);
        s.timer = 0;
        if (!s.dirty || s.phase !== 'running' || s.mode !== 'normal')
            return !s.dirty;
        if (!s.lms && !join())
            return failed();
        if (!writable())
            return true;
        const written = write();
        if (!s.lms.commit() || !written)
            return failed();
        return s.also ? !show('saving') : saved();
    }

    // --- for the page in the frame ---

    function judged(report) {
        return report ? report.status.completion + report.status.success : '';
    }

    function load() {
        s.given = s.also;
        if (s.phase === 'running' && rows.rest())
            later(SOON);
        return Object.assign({
            state: s.state, location: s.location, mode: s.mode, name: s.name,
            told: s.lms ? s.lms.told() : []
        }, s.also ? {also: s.also, anew: s.anew} : null);
    }

    function now() {
        follow();
        return s.state;
    }

    function save(state, report) {
        if (s.mode !== 'normal' || s.phase === 'idle')
            return false;
        const before = judged(s.report);
        s.writing = false;
        if (s.given === s.also)
            s.also = '';
        if (typeof state === 'string' && state !== '')
            s.state = state;
        if (report || !s.report)
            s.report = rows.take(report);
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
        // There is nobody to spare, and a frame below another origin may get
        // no last word.
        if (s.lms && s.lms.kind === 'preview')
            flush();
    }

    function leave(location) {
        const place = String(location === undefined ? '' : location);
        if (s.mode !== 'normal' || place === '' || place === s.location)
            return;
        s.location = place;
        changed();
    }

    function onstatus(listener, change) {
        s.tell = listener;
        s.writing = false;          // That was the page before this one.
        s.change = change || null;
        if (s.status)
            tell(s.status);
    }

    // --- the end ---

    // True when everything is saved.
    function finish() {
        rows.rest();
        const written = !(s.dirty || s.rows.length) ||
            (writable() && write());
        enter('finishing');
        s.leaveWindows();
        window.clearTimeout(s.timer);
        s.timer = 0;
        const kept = s.lms !== null &&
            s.lms.finish(s.mode === 'normal' ? seconds() : null);
        enter('finished');
        return kept && written && !s.also;
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
        const frame = bar.element('page');
        bar.notice();
        if (bar.element('exit'))
            bar.element('exit').hidden = true;
        if (!frame)
            return;
        frame.hidden = true;
        frame.contentWindow.location.replace('about:blank');
    }

    // --- events ---

    function hidden() {
        seconds();
        if (document.visibilityState !== 'hidden')
            return;
        tell('leaving');
        rows.rest();
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

    // Another window of the same learner may have saved something newer:
    // then both go on from there, so that neither writes over the other.
    function follow() {
        if (s.phase !== 'running' || s.mode !== 'normal' || s.also)
            return false;
        const preview = s.lms && s.lms.kind === 'preview';
        const entry = preview ? s.lms.read() : s.journal.read();
        if (!entry || (preview ? s.dirty || entry.state === s.state :
            !stamp.newer(entry, s)))
            return false;
        adopt(Object.assign({
            run: s.run, count: s.count, base: s.base, report: s.report
        }, entry));
        s.known = entry.known || s.known;
        s.rows = [];
        s.dirty = !preview;
        later(SOON);
        return true;
    }

    function heard() {
        if (!follow())
            return;
        try {
            s.change(s.state);
        } catch (error) {
            turnPage();
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

    const dress = () => bar.dress(exit);

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

    // Reads what the LMS has, if it listens, and this browser's journal,
    // whose place what was answered meanwhile has taken.
    function meet(mine) {
        let stored = {state: '', location: '', mode: 'normal'};
        s.lms = s.link.initialize() ? s.link : null;
        if (!s.lms && mine)
            return false;
        if (s.lms)
            stored = s.lms.read();
        s.mode = stored.mode;
        s.name = stored.name || '';
        if (s.link.kind === 'lms')
            s.journal = Stilte.openJournal(course,
                s.lms ? stored.learner : null);
        choose(stored, mine && mine.state ? mine :
            s.journal && s.mode === 'normal' ? s.journal.read() : null);
        return true;
    }

    // The LMS that did not listen at first does now.
    function join() {
        tell('leaving');
        if (!meet(Object.assign({}, s, {unsaved: true})))
            return false;
        s.dirty = s.mode === 'normal';
        bar.notice();
        turnPage();
        return true;
    }

    function begin() {
        s.link = Stilte.lms.connect(root.dataset.scorm, course);
        meet(null);
        seconds();
        enter('running');
        if (s.journal)
            s.leaveWindows = Stilte.watchWindows(s.journal.key, (others) => {
                s.doubled = others;
                bar.notice();
            });
        // The LMS must know at once that this is unfinished and comes back;
        // and the participant, when it does not listen.
        s.dirty = s.journal !== null && s.mode === 'normal';
        if (s.lms)
            flush();
        else
            failed();
    }

    begin();
    window.StilteSession = {
        load, now, save, pending, leave, exit, onstatus
    };
    listen();
})();
