// scorm12.js - SCORM 1.2: the words of its run-time, written and read.
//
// Stilte.scorm12 = {api, verbs, adapter(link)}; lms.js has the shape of an
// adapter. Calls: SCORM 1.2 RTE 3.3; all elements: SCORM 1.2 RTE 3.4, under
// the names they have there. 1.2 has one status for what 2004 splits in
// two; the engine gives that word as status.lesson.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const lms = Stilte.lms;
    const TEXT = 255;           // CMIString255, CMIIdentifier, CMIFeedback
    const NUMBER = 999;         // CMIDecimal as narrow as Moodle reads it
    const DIGITS = 7;           // of a response, as in 2004

    // The engine never lowers a status it knows of. This keeps an old report,
    // out of the journal or of a page in another window, from doing so.
    const RANK = {
        'not attempted': 0, browsed: 1, incomplete: 2, failed: 3,
        completed: 4, passed: 5
    };
    const TYPES = {'long-fill-in': 'fill-in', other: 'fill-in'};
    const RESULTS = {correct: 'correct', wrong: 'wrong', neutral: 'neutral'};

    function percentIn(text) {
        return text === '' || isNaN(text) ? -1 : Number(text);
    }

    function read(link, memory) {
        const status = link.get('cmi.core.lesson_status');
        const state = link.get('cmi.suspend_data');
        const mode = link.get('cmi.core.lesson_mode');
        memory.lesson = status;
        memory.rank = RANK[status] || 0;
        memory.best = percentIn(link.get('cmi.core.score.raw'));
        // Nothing counts without credit, but a learner still wants to find
        // the place again.
        memory.credit = link.get('cmi.core.credit') !== 'no-credit';
        memory.objectives = lms.findObjectives(link, 'status');
        memory.interactions = lms.openList(link, 'cmi.interactions');
        return {
            state,
            location: link.get('cmi.core.lesson_location'),
            mode: /^(review|browse)$/.test(mode) ? mode : 'normal',
            learner: link.get('cmi.core.student_id'),
            // "Last, First".
            name: link.get('cmi.core.student_name')
                .replace(/^([^,]+), *([^,]+)$/, '$2 $1'),
            fresh: state === '' && memory.rank === 0
        };
    }

    // --- interactions ---

    function span(seconds) {            // CMITimespan, HHHH:MM:SS.SS
        const time = lms.hours(seconds);
        return lms.pad(time.hours, 4) + ':' + lms.pad(time.minutes, 2) +
            ':' + lms.pad(time.seconds, 2) + '.' +
            lms.pad(time.hundredths, 2);
    }

    function clock(ms) {                // CMITime, HH:MM:SS, local
        const date = new Date(ms);
        return lms.pad(date.getHours(), 2) + ':' +
            lms.pad(date.getMinutes(), 2) + ':' +
            lms.pad(date.getSeconds(), 2);
    }

    // An option is one character, 0-9 a-z; '' when it cannot be.
    function mark(id) {
        const number = Number(id);
        if (id !== '' && number >= 0 && number < 36 && number % 1 === 0)
            return number.toString(36);
        const letter = String(id).toLowerCase();
        return /^[a-z]$/.test(letter) ? letter : '';
    }

    // null: there are more of them than 1.2 can tell apart, or hold.
    function marks(list, between) {
        const all = list.map(mark);
        const text = all.join(between);
        return all.indexOf('') < 0 && text.length <= TEXT ? text : null;
    }

    function pairs(list) {
        const all = list.map((pair) => marks([].concat(pair), '.'));
        const text = all.join(',');
        return all.every((pair) => pair && pair.length === 3) &&
            text.length <= TEXT ? text : null;
    }

    function steps(list) {
        const text = lms.identifier(list.map((step) =>
            [].concat(step).join('.')).join('-'), Infinity);
        return text.length <= TEXT ? text : null;
    }

    // CMIFeedback depends on the type of the interaction. null: it cannot be
    // said in that type.
    function feedback(type, value) {
        const list = [].concat(value === undefined || value === null ?
            [] : value);
        if (list.length === 0)
            return '';
        switch (type) {
        case 'true-false': return /^(true|t|1)$/i.test(list[0]) ? 't' : 'f';
        case 'choice': return marks(list.filter((id, i) =>
            list.indexOf(id) === i), ',');
        case 'sequencing': return marks(list, ',');
        case 'likert': return mark(list[0]) || null;
        case 'numeric': return lms.decimal(list[0], NUMBER, DIGITS);
        case 'matching': return pairs(list);
        case 'performance': return steps(list);
        default: return lms.line(list.join(', '), TEXT);
        }
    }

    // A pattern that is cut would be another one.
    function pattern(type, value) {
        const range = [].concat(value === undefined ? [] : value);
        if (type === 'numeric' && range[0] !== range[range.length - 1])
            return '';                  // 1.2 has no ranges.
        if (/fill-in/.test(type) && lms.size(range.join(', ')) > TEXT)
            return '';
        return feedback(type, value) || '';
    }

    function result(value) {
        return typeof value === 'number' ?
            lms.decimal(Math.max(0, value), NUMBER) : RESULTS[value] || '';
    }

    // All of these are write-only in 1.2. The first must be the id.
    function fieldsOf(row) {
        const fields = [
            ['id', lms.identifier(row.id, TEXT - 10)],
            ['type', TYPES[row.type] || row.type]
        ];
        row.objectives.forEach((id, i) => fields.push(
            ['objectives.' + i + '.id', lms.identifier(id, TEXT)]));
        return fields.concat([
            ['time', clock(row.time)]
        ], lms.patterns(row, (value) => pattern(row.type, value)), [
            ['weighting', lms.decimal(row.weighting, NUMBER)],
            ['student_response', feedback(row.type, row.codes)],
            ['result', result(row.result)],
            ['latency', row.latency === null ? '' : span(row.latency)]
        ]);
    }

    function piecesOf(given) {
        return lms.pieces(lms.fitRow(given, NUMBER, feedback), TEXT)
            .map(fieldsOf);
    }

    // --- the report ---

    function writeScore(link, memory, percent) {
        if (percent === null || percent <= memory.best)
            return;
        link.put('cmi.core.score.min', '0');
        link.put('cmi.core.score.max', '100');
        if (link.put('cmi.core.score.raw', String(percent)))
            memory.best = percent;
    }

    function told(memory) {
        return [['cmi.core.lesson_status', memory.lesson]];
    }

    // A course that is open is begun, though nothing is answered yet.
    function writeStatus(link, memory, word) {
        const lesson = word === 'not attempted' ? 'incomplete' : word;
        if (RANK[lesson] <= memory.rank)
            return true;
        if (!link.put('cmi.core.lesson_status', lesson))
            return false;
        memory.lesson = lesson;
        memory.rank = RANK[lesson];
        return true;
    }

    function scoreFields(percent) {
        return [
            ['score.min', '0'], ['score.max', '100'],
            ['score.raw', String(percent)]
        ];
    }

    // RTE 3.4.6: of an objective, WORD passed or failed.
    function statusFields(word) {
        return [['status', word]];
    }

    function write(link, memory, report, state) {
        let sound = true;
        // Always suspend, even at the end: many LMSs hand out an empty
        // course after any other word, and results are there to be read.
        link.put('cmi.core.exit', 'suspend');
        if (state) {
            sound = link.put('cmi.suspend_data', state);
            memory.state = state;
        }
        if (report.location)
            link.put('cmi.core.lesson_location',
                lms.line(report.location, TEXT));
        if (!memory.credit)
            return sound;
        writeScore(link, memory, lms.scoreOf(report));
        sound = writeStatus(link, memory, report.status.lesson) && sound;
        lms.writeLevels(link, memory.objectives, report, scoreFields,
            statusFields);
        lms.writeRows(link, memory.interactions, report.interactions,
            piecesOf);
        return sound;
    }

    function adapter(link) {
        return lms.adapter(link, {
            running: 101, status: 'cmi.core.lesson_status',
            time: 'cmi.core.session_time', span, read, write, told
        });
    }

    Stilte.scorm12 = {
        api: 'API',
        verbs: {
            initialize: 'LMSInitialize', get: 'LMSGetValue',
            set: 'LMSSetValue', commit: 'LMSCommit', finish: 'LMSFinish',
            error: 'LMSGetLastError'
        },
        adapter
    };
})();
