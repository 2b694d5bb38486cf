// interaction.js - an answered exercise as an interaction of the LMS: what
// both versions of SCORM make of it alike.
//
// Stilte.lms.tidyRow(row)    a page's interaction, made safe
// Stilte.lms.fitRow(row, limit, says)    as it is, or, where its numbers are
//                            more than the LMS reads or says(type, codes)
//                            gives null, what it says as text
// Stilte.lms.pieces(row, bytes)      the rows it takes: a text longer than
//                            the LMS keeps goes on in a second and third
// Stilte.lms.patterns(row, format)   fields: [name, value] of each of its
//                            patterns, none twice and none empty
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const lms = Stilte.lms;
    const ONE = 250;            // bytes of a blank in a fill-in
    const PATTERNS = 5;         // RTE 4.2.9.1: the fewest an LMS must keep
    const RESULTS = {
        right: 'correct', correct: 'correct', wrong: 'wrong',
        incorrect: 'wrong', neutral: 'neutral'
    };
    const TYPES = [
        'true-false', 'choice', 'fill-in', 'long-fill-in', 'matching',
        'performance', 'sequencing', 'likert', 'numeric', 'other'
    ];

    function either(one, other) {
        return one === undefined ? other : one;
    }

    // An interaction in the page's words: {id: "lesson/name", type: one of
    // TYPES or "text", response, patterns (or one: pattern, or correct),
    // exact: case counts in a fill-in, result: "right", "wrong", "neutral"
    // or a number, weighting (or weight), latency in seconds, description,
    // objectives: ids of levels, time in ms}. A choice gives numbers or ids
    // of options; a matching, pairs of them; a fill-in, a text for each
    // blank; a performance, steps or pairs of step and answer; the pattern
    // of a numeric, the least and the most. Where names are too long for
    // SCORM 1.2, codes says the same in numbers.
    function tidyRow(row) {
        const type = row.type === 'text' ? 'long-fill-in' : row.type;
        return {
            id: String(row.id),
            type: TYPES.indexOf(type) < 0 ? 'other' : type,
            response: row.response, codes: either(row.codes, row.response),
            patterns: row.patterns || [either(row.pattern, row.correct)],
            exact: row.exact === true,
            result: typeof row.result === 'number' ? row.result :
                RESULTS[row.result] || 'neutral',
            weighting: either(row.weighting, either(row.weight, 1)),
            latency: typeof row.latency === 'number' ? row.latency : null,
            description: row.description || '',
            objectives: row.objectives || [],
            time: row.time > 0 ? row.time : Date.now()
        };
    }

    // A list, or a list of pairs, for people to read. Some LMSs take every
    // comma in a fill-in for the end of a blank.
    function asText(value) {
        return [].concat(value).map((one) => [].concat(one).join('.'))
            .join('; ');
    }

    // A range has no text.
    function patternTexts(row) {
        const patterns = row.patterns.filter((one) => one !== undefined);
        return row.type !== 'numeric' ? patterns.map(asText) :
            patterns.filter((range) => [].concat(range).every(
                (end, i, ends) => end === ends[0]))
                .map((range) => String([].concat(range)[0]));
    }

    // A number or a list cut to what the LMS reads would be another answer.
    function fitRow(row, limit, says) {
        const numbers = row.type === 'numeric' ?
            [].concat(row.response, ...row.patterns) : [];
        if (!numbers.some((one) => Math.abs(Number(one)) > limit) &&
            says(row.type, row.codes) !== null)
            return row;
        const text = asText(row.response);
        return Object.assign({}, row, {
            type: lms.size(text) > ONE ? 'long-fill-in' : 'fill-in',
            exact: false, response: text, codes: text,
            patterns: patternTexts(row)
        });
    }

    // At a space, if there is one to cut at.
    function beginning(text, bytes) {
        const most = lms.cut(text, bytes);
        const space = most.lastIndexOf(' ');
        return most === text || space < most.length / 2 ? most :
            most.slice(0, space);
    }

    function pieces(row, bytes) {
        const texts = [];
        let rest = /fill-in|other/.test(row.type) && row.response ?
            lms.line([].concat(row.response).join(', ')) : '';
        if (lms.size(rest) <= bytes)
            return [row];
        while (rest !== '') {
            texts.push(beginning(rest, bytes));
            rest = rest.slice(texts[texts.length - 1].length).trim();
        }
        return texts.map((text, i) => Object.assign({}, row, {
            id: row.id + (i ? '/part' + (i + 1) : ''),
            response: text, codes: text, patterns: i ? [] : row.patterns,
            weighting: i ? 0 : row.weighting,
            description: lms.line(row.description, 240) + ' (' + (i + 1) +
                '/' + texts.length + ')'
        }));
    }

    function patterns(row, format) {
        return row.patterns.map(format).filter((text, i, all) =>
            text !== '' && all.indexOf(text) === i).slice(0, PATTERNS)
            .map((text, i) =>
                ['correct_responses.' + i + '.pattern', text]);
    }

    Object.assign(lms, {tidyRow, fitRow, pieces, patterns});
})();
