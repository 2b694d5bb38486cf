// scorm2004.js - SCORM 2004: the words of its run-time, written and read.
//
// Stilte.scorm2004 = {api, verbs, adapter(link)}; lms.js has the shape of
// an adapter. Clauses are those of the SCORM 2004 4th Edition Run-Time
// Environment book (RTE); nothing here is newer than the 3rd Edition.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const lms = Stilte.lms;
    const ID = 250;             // RTE 4.1.1.7, short identifier
    const TEXT = 4000;          // RTE 4.2.9.2: a long fill-in,
    const BLANK = 250;          // one blank of a fill-in,
    // and how much of each type.
    const MOST = {
        'fill-in': 10, choice: 36, sequencing: 36, matching: 36,
        performance: 250
    };
    const LOCATION = 1000;      // RTE 4.2.14
    const NUMBER = 99999;       // real(10,7), as narrow as Moodle reads it
    const DIGITS = 7;

    // The engine never lowers a status it knows of. This keeps an old report,
    // out of the journal or of a page in another window, from doing so.
    const COMPLETION = {
        unknown: 0, 'not attempted': 0, incomplete: 1, completed: 2
    };
    const SUCCESS = {unknown: 0, failed: 1, passed: 2};
    const RESULTS = {
        correct: 'correct', wrong: 'incorrect', neutral: 'neutral'
    };

    function numberIn(text) {
        return text === '' || isNaN(text) ? -1 : Number(text);
    }

    function read(link, memory) {
        const state = link.get('cmi.suspend_data');         // RTE 4.2.23
        const mode = link.get('cmi.mode');                  // RTE 4.2.16
        const scaled = numberIn(link.get('cmi.score.scaled'));  // 4.2.20
        memory.completion =                                 // RTE 4.2.4
            COMPLETION[link.get('cmi.completion_status')] || 0;
        memory.success =                                    // RTE 4.2.22
            SUCCESS[link.get('cmi.success_status')] || 0;
        memory.best = scaled < 0 ? -1 : Math.round(scaled * 100);
        memory.progress =                                   // RTE 4.2.18
            numberIn(link.get('cmi.progress_measure'));
        // RTE 4.2.6: nothing counts without credit, but a learner still
        // wants to find the place again.
        memory.credit = link.get('cmi.credit') !== 'no-credit';
        memory.objectives =                                 // RTE 4.2.17
            lms.findObjectives(link, 'success_status');
        memory.interactions =                               // RTE 4.2.9
            lms.findInteractions(link);
        return {
            state,
            location: link.get('cmi.location'),             // RTE 4.2.14
            mode: /^(review|browse)$/.test(mode) ? mode : 'normal',
            learner: link.get('cmi.learner_id'),            // RTE 4.2.11
            name: link.get('cmi.learner_name'),             // RTE 4.2.12
            fresh: state === '' && memory.completion === 0 &&
                memory.success === 0
        };
    }

    // --- interactions, RTE 4.2.9 ---

    // RTE 4.1.1.7, timeinterval(second,10,2).
    function span(seconds) {
        const time = lms.hours(seconds);
        const part = time.hundredths ?
            '.' + lms.pad(time.hundredths, 2) : '';
        return 'PT' + time.hours + 'H' + time.minutes + 'M' + time.seconds +
            part + 'S';
    }

    // RTE 4.1.1.7, time(second,10,0), local and without a zone: LMSs
    // disagree about every zone but none.
    function moment(ms) {
        const date = new Date(ms);
        return date.getFullYear() + '-' + lms.pad(date.getMonth() + 1, 2) +
            '-' + lms.pad(date.getDate(), 2) + 'T' +
            lms.pad(date.getHours(), 2) + ':' +
            lms.pad(date.getMinutes(), 2) + ':' +
            lms.pad(date.getSeconds(), 2);
    }

    // Moodle reads no "-" in a short identifier.
    function short(id) {
        return lms.identifier(id, ID).replace(/-/g, '_');
    }

    function pairs(list) {
        return list.map((item, i) => {
            const pair = Array.isArray(item) ? item : [i + 1, item];
            return short(pair[0]) + '[.]' + short(pair[1]);
        }).join('[,]');
    }

    // RTE 4.2.9.2: the format of a response depends on the type. null: it
    // cannot be said in that type.
    function response(type, value) {
        const list = [].concat(value === undefined || value === null ?
            [] : value);
        if (list.length === 0)
            return '';
        if (list.length > MOST[type] || (type === 'fill-in' &&
            list.some((text) => lms.size(lms.line(text)) > BLANK)))
            return null;
        switch (type) {
        case 'true-false':
            return /^(true|t|1)$/i.test(list[0]) ? 'true' : 'false';
        case 'choice': return list.map(short).filter((id, i, all) =>
            all.indexOf(id) === i).join('[,]');
        case 'sequencing': return list.map(short).join('[,]');
        case 'likert': return short(list[0]);
        case 'numeric': return lms.decimal(list[0], NUMBER, DIGITS);
        case 'matching':
        case 'performance': return pairs(list);
        case 'fill-in': return list.map((text) =>
            lms.line(text, BLANK)).join('[,]');
        default: return lms.line(list.join(', '), TEXT);
        }
    }

    // RTE 4.2.9.1: a numeric pattern is always a range, and upper and lower
    // case count in a fill-in only if it says so. LMSs disagree about how a
    // pattern of a long text is written, so it has none.
    function pattern(row, value) {
        const list = [].concat(value === undefined ? [] : value);
        const end = (at) => lms.decimal(list[at], NUMBER, DIGITS);
        if (row.type === 'numeric' && list.length)
            return end(0) + '[:]' + end(list.length - 1);
        const text = row.type === 'long-fill-in' ? '' :
            response(row.type, value) || '';
        return row.type === 'fill-in' && row.exact && text ?
            '{case_matters=true}' + text : text;
    }

    function result(value) {
        return typeof value === 'number' ? lms.decimal(value, NUMBER) :
            RESULTS[value] || '';
    }

    function fieldsOf(row) {
        const fields = [
            ['id', lms.identifier(row.id, ID - 10)],
            ['type', row.type]
        ];
        row.objectives.forEach((id, i) => fields.push(
            ['objectives.' + i + '.id', lms.identifier(id, ID)]));
        return fields.concat([
            ['timestamp', moment(row.time)]
        ], lms.patterns(row, (value) => pattern(row, value)), [
            ['weighting', lms.decimal(row.weighting, NUMBER)],
            ['learner_response', response(row.type, row.response)],
            ['result', result(row.result)],
            ['latency', row.latency === null ? '' : span(row.latency)],
            ['description', lms.line(row.description, 250)]
        ]);
    }

    function piecesOf(given) {
        return lms.pieces(lms.fitRow(Object.assign({}, given,
            {codes: given.response}), NUMBER, response), TEXT).map(fieldsOf);
    }

    // --- the report ---

    function share(percent) {
        return lms.decimal(percent / 100, 1);
    }

    function scoreFields(percent) {
        return [
            ['score.min', '0'], ['score.max', '100'],
            ['score.raw', String(percent)], ['score.scaled', share(percent)]
        ];
    }

    // RTE 4.2.20: both raw and scaled, as some LMSs show only one of them.
    function writeScore(link, memory, percent) {
        if (percent === null || percent <= memory.best)
            return;
        let sound = true;
        for (const field of scoreFields(percent))
            sound = link.put('cmi.' + field[0], field[1]) && sound;
        if (sound)
            memory.best = percent;
    }

    function wordOf(ranks, rank) {
        return Object.keys(ranks).find((word) => ranks[word] === rank);
    }

    function told(memory) {
        return [
            ['cmi.completion_status', wordOf(COMPLETION, memory.completion)],
            ['cmi.success_status', wordOf(SUCCESS, memory.success)]
        ];
    }

    function writeStatus(link, memory, status) {
        const completion = status.completion === 'completed' ?
            'completed' : 'incomplete';
        let sound = true;
        if (COMPLETION[completion] > memory.completion) {
            sound = link.put('cmi.completion_status', completion);  // 4.2.4
            memory.completion = sound ?
                COMPLETION[completion] : memory.completion;
        }
        if (!(SUCCESS[status.success] > memory.success))
            return sound;
        if (!link.put('cmi.success_status', status.success))        // 4.2.22
            return false;
        memory.success = SUCCESS[status.success];
        return sound;
    }

    function writeProgress(link, memory, progress) {
        const percent = lms.hundredths(progress, 'unknown');
        if (percent / 100 <= memory.progress)
            return;
        if (link.put('cmi.progress_measure', share(percent)))       // 4.2.18
            memory.progress = percent / 100;
    }

    // RTE 4.2.17: of an objective, WORD passed or failed.
    function statusFields(word) {
        return [['success_status', word], ['completion_status', 'completed']];
    }

    // What other lessons wait for: objectives that the manifest shares. What
    // held once and does not now is said as well.
    function writeSignals(link, list, report) {
        for (const signal of list.there && report.signals || []) {
            const place = list.places[signal.id] || {at: list.count, rank: 0};
            if (!list.places[signal.id]) {
                if (!link.put(list.name + '.' + place.at + '.id', signal.id))
                    continue;
                list.places[signal.id] = place;
                list.count++;
            }
            if (!signal.holds && !place.rank)
                continue;
            place.rank = 1;
            link.put(list.name + '.' + place.at + '.success_status',
                signal.holds ? 'passed' : 'failed');
        }
    }

    function write(link, memory, report, state) {
        let sound = true;
        // RTE 4.2.8: any word but suspend makes the next launch a new and
        // empty attempt. So it is said at once, and even at the end: the
        // results of a completed course are there to be read again.
        link.put('cmi.exit', 'suspend');
        if (state) {
            sound = link.put('cmi.suspend_data', state);            // 4.2.23
            memory.state = state;
        }
        if (report.location)
            link.put('cmi.location',                                // 4.2.14
                lms.line(report.location, LOCATION));
        if (!memory.credit)
            return sound;
        writeScore(link, memory, lms.scoreOf(report));
        writeProgress(link, memory, report.status.progress);
        sound = writeStatus(link, memory, report.status) && sound;
        lms.writeLevels(link, memory.objectives, report, scoreFields,
            statusFields);
        writeSignals(link, memory.objectives, report);
        lms.writeRows(link, memory.interactions, report.interactions,
            piecesOf);
        return sound;
    }

    // Sequencing and Navigation 5.6: another lesson, once this one is ended.
    // REQUEST is "previous", "continue" or "_none_".
    function adapter(link) {
        return Object.assign(lms.adapter(link, {
            running: 103, status: 'cmi.completion_status',
            time: 'cmi.session_time',                           // 4.2.21
            span, read, write, told
        }), {
            goes: (request) =>
                link.get('adl.nav.request_valid.' + request) === 'true',
            go: (request) => link.set('adl.nav.request', request)
        });
    }

    Stilte.scorm2004 = {
        api: 'API_1484_11',                                 // RTE 3.2.1
        verbs: {                                            // RTE 3.1.3-5
            initialize: 'Initialize', get: 'GetValue', set: 'SetValue',
            commit: 'Commit', finish: 'Terminate', error: 'GetLastError'
        },
        adapter
    };
})();
