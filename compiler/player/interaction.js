// interaction.js - an answered exercise as an interaction of the LMS: what
// both versions of SCORM make of it alike.
//
// Stilte.lms.tidyRow(row)    a page's interaction, made safe
// Stilte.lms.fitRow(row, limit)      as it is, or, where its numbers are more
//                            than the LMS reads, with its numbers as text
// Stilte.lms.patterns(row, format)   fields: [name, value] of each of its
//                            patterns, none twice and none empty
(function () {
    'use strict';

    const Stilte = window.Stilte;
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

    // A number cut to what the LMS reads would be another answer.
    function fitRow(row, limit) {
        const said = [].concat(row.response, ...row.patterns);
        if (row.type !== 'numeric' ||
            !said.some((one) => Math.abs(Number(one)) > limit))
            return row;
        return Object.assign({}, row, {
            type: 'fill-in', exact: false, response: String(row.response),
            codes: String(row.response),
            patterns: row.patterns.filter((range) =>
                [].concat(range).every((end, i, ends) => end === ends[0]))
                .map((range) => String([].concat(range)[0]))
        });
    }

    function patterns(row, format) {
        return row.patterns.map(format).filter((text, i, all) =>
            text !== '' && all.indexOf(text) === i).slice(0, PATTERNS)
            .map((text, i) =>
                ['correct_responses.' + i + '.pattern', text]);
    }

    Object.assign(Stilte.lms, {tidyRow, fitRow, patterns});
})();
