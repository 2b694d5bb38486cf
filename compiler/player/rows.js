// rows.js - which answers the LMS is still to be told of, one row each.
//
// Stilte.openRows(s) -> {take(report), ripe(), rest()}, where s is the session
// (session.js): s.rows are the rows, s.known what was told of each exercise.
//   take(report)  keeps the rows that are new; gives the rest of the report,
//                 with all the fields the adapters read
//   ripe()        the rows that may be told
//   rest()        nothing is being written any more; false: all is told
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const NOTHING = {           // said when no page has reported yet
        status: {
            completion: 'incomplete', success: 'unknown',
            lesson: 'incomplete', progress: 0, scaled: null
        }
    };

    // A text is saved at every pause of its writer, but is a row only once
    // the writer has turned to something else.
    function waiting(s) {
        const last = s.rows[s.rows.length - 1];
        return last !== undefined && last.type === 'long-fill-in' &&
            !last.done && !s.resting ? last : null;
    }

    function add(s, rows) {
        const last = waiting(s);
        if (rows.length && last && last.id === rows[0].id)
            s.rows.pop();
        s.resting = s.resting && rows.length === 0;
        s.rows = s.rows.concat(rows);
    }

    // A page reports every answer there is; only those that changed, and
    // none of an earlier launch, become rows.
    function changed(s, rows) {
        return (rows || []).filter((row) => {
            const mark = JSON.stringify([row.type, row.response, row.result]);
            const known = s.known[row.id] === mark;
            s.known[row.id] = mark;
            return !known && !(row.time > 0 && row.time < s.began);
        }).map(Stilte.lms.tidyRow);
    }

    // What is kept must not belong to a page that goes away.
    function take(s, report) {
        const copy = JSON.parse(JSON.stringify(report || {}));
        add(s, changed(s, copy.interactions));
        delete copy.interactions;
        copy.status = Object.assign({}, NOTHING.status, copy.status);
        return copy;
    }

    function rest(s) {
        s.dirty = s.dirty || waiting(s) !== null;
        s.resting = true;
        return s.dirty;
    }

    Stilte.openRows = (s) => ({
        take: (report) => take(s, report),
        ripe: () => waiting(s) ? s.rows.slice(0, -1) : s.rows,
        rest: () => rest(s)
    });
})();
