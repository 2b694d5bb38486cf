// report.js - what the LMS is told, put together from the engine's result.
//
// Stilte.makeReport(result, table, answers, times, spent) -> {status, total,
// levels, interactions, tested}; tested means that somewhere a pass is
// declared. An interaction is one answered exercise in words both SCORM
// versions can be given:
//   {id, type, response, codes, patterns, exact, result, weight, objectives,
//    description, time, latency}
// codes says the response in what one character each can hold, for 1.2,
// where the two differ. patterns are responses that would have been right.
// result is "right", "wrong" or "neutral", as the engine judged. time is
// when it was answered on this page, or 1: in an earlier visit, when the LMS
// was told already. latency is how long that took, in seconds, where spent
// has it. What a pool draws reports itself; the pool does not.
// The question of a silence is lesson/name/question.
// Stilte.isJudged(rule, result): this answer is one to report.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const PATTERNS = 5;         // RTE 4.2.9.1: what every LMS must keep
    const BLANKS = 10;          // and parts of a fill-in

    // --- small parts ---

    // Numbers from 1 as letters, as long as there are letters for all.
    function letter(number, of) {
        return of > 26 ? number : String.fromCharCode(96 + number);
    }

    // Pairs of a number and a letter; what has no place yet is left out.
    function pairs(places, of) {
        return places.map((place, i) => [i + 1, place && letter(place, of)])
            .filter((pair) => pair[1]);
    }

    function numbers(n) {
        return Array.from({length: n}, (none, i) => i + 1);
    }

    function optionsThat(rule, suit) {
        return (rule.options || []).reduce((all, option, i) =>
            suit(option) ? all.concat(i + 1) : all, []);
    }

    // Where one is picked, each right one is a pattern of its own. Points
    // say what is right where no box does; levels say nothing about it.
    function rightPicks(rule) {
        const most = Math.max(...rule.options.map((one) => one.points || 0));
        const marked = optionsThat(rule, (one) => one.right === true);
        const right = marked.length ? marked : optionsThat(rule, (one) =>
            one.points > 0 && (rule.many || one.points === most));
        return rule.many && right.length ? [right] :
            right.map((one) => [one]);
    }

    // Each accepted answer stands in one pattern at least, if there are not
    // too many; all that could be combined would be far too many.
    function combined(fields) {
        const most = Math.max(...fields.map((one) => one.length));
        return numbers(Math.min(most, PATTERNS)).map((n) =>
            fields.map((one) => one[n - 1] || one[0]));
    }

    function accepted(rule) {
        return rule.gaps.map((gap) => gap.accept.map((one) =>
            rule.list ? rule.list[one - 1] : one));
    }

    function words(rule, answer) {
        return (answer.gaps || []).map((one) =>
            rule.list ? rule.list[one - 1] || '' : one);
    }

    function isGood(option) {
        return option.right === true || option.points > 0;
    }

    // --- the kinds ---

    // Where the level was to be raised, any reply on the level asked for.
    function choice(rule, answer, result) {
        return {
            type: 'choice', response: answer.picked || [],
            patterns: result.asked ? optionsThat(rule, (one) =>
                one.level === result.asked).map((one) => [one]) :
                rightPicks(rule)
        };
    }

    function order(rule, answer) {
        return {
            type: 'sequencing', response: answer.order || [],
            patterns: [numbers(rule.items)]
        };
    }

    function match(rule, answer) {
        return {
            type: 'matching', response: pairs(answer.pairs || [], rule.right),
            patterns: [pairs(rule.pairs, rule.right)]
        };
    }

    function sort(rule, answer) {
        return {
            type: 'matching',
            response: pairs(answer.groups || [], rule.groups),
            patterns: [pairs(rule.items, rule.groups)]
        };
    }

    // More blanks than a fill-in holds are one long text; LMSs disagree
    // about how a pattern of that is written, so it has none.
    function gaps(rule, answer) {
        const long = rule.gaps.length > BLANKS;
        return {
            type: long ? 'long-fill-in' : 'fill-in',
            response: words(rule, answer),
            patterns: long ? [] : combined(accepted(rule)),
            exact: rule.exact === true
        };
    }

    function text(rule, answer) {
        const right = rule.options.filter(isGood).reduce((all, option) =>
            all.concat(option.accept), []);
        return {
            type: 'fill-in', response: [answer.text || ''],
            patterns: right.slice(0, PATTERNS).map((one) => [one]),
            exact: rule.exact === true
        };
    }

    function number(rule, answer) {
        const within = rule.within || 0;
        return {
            type: 'numeric', response: answer.number,
            patterns: [[rule.answer - within, rule.answer + within]]
        };
    }

    // One name each, of letters and digits; in 1.2 one character, so that
    // steps below nothing are counted from the low end.
    function scale(rule, answer) {
        const value = answer.value;
        return {
            type: 'likert',
            response: value < 0 ? 'minus_' + -value : String(value),
            codes: rule.from < 0 ? value - rule.from + 1 : value,
            patterns: []
        };
    }

    // In percent. Right is the side on which the outcome lies.
    function forecast(rule, answer) {
        return {
            type: 'numeric', response: answer.chance * 100,
            patterns: [rule.outcome ? [51, 100] : [0, 49]]
        };
    }

    function reflect(rule, answer) {
        return {type: 'text', response: answer.text || '', patterns: []};
    }

    // What was asked before the silence; no type holds that and a number.
    function questionOf(rule, answer, result) {
        const options = rule.options || [];
        const right = numbers(options.length).filter((n) =>
            options[n - 1].right === true);
        if (!answer.asked)
            return null;
        return rule.open ?
            {type: 'text', response: answer.asked, patterns: [],
                result: 'neutral'} :
            {type: 'choice', response: [answer.asked],
                patterns: right.map((one) => [one]),
                result: right.length ? result.asked : 'neutral'};
    }

    // Of two silences the better one, as it is scored.
    function silence(rule, answer, result) {
        const again = result.again;
        const better = again &&
            again.held * rule.seconds > result.held * rule.again;
        return {
            type: 'numeric', response: (better ? again : result).held || 0,
            patterns: [rule.seconds].concat(rule.again || [])
                .map((seconds) => [seconds]),
            question: questionOf(rule, answer, result)
        };
    }

    // A question is a row of its own behind the row it belongs to, which has
    // the weight of both.
    function withQuestions(rows) {
        return rows.reduce((all, row) => {
            const question = row.question;
            delete row.question;
            return all.concat(row, question ? Object.assign({}, row,
                question, {
                    id: row.id + '/question', weight: 0, latency: null
                }) : []);
        }, []);
    }

    function steps(marked, moments, reply) {
        return marked.map((line) => 'line_' + line)
            .concat(moments.map((line) => 'now_' + line))
            .concat(reply ? 'reply_' + reply : []);
    }

    // Right is every cue, the line of each decision, and a right reply.
    function cues(rule, answer) {
        const lines = rule.lines.map((line) => line.box);
        const those = (box) => numbers(lines.length).filter((n) =>
            lines[n - 1] === box);
        const replies = optionsThat(rule, isGood);
        return {
            type: 'performance',
            response: steps(answer.marked || [], answer.moments ||
                (answer.moment ? [answer.moment] : []), answer.reply),
            patterns: (replies.length ? replies : [0]).map((reply) =>
                steps(those('x'), those('!'), reply))
        };
    }

    // SCORM 1.2 has one sign for a scene: its number, as on the handout. No
    // field of 1.2 could hold the names.
    function dialogue(rule, answer, result) {
        const path = result.path || [];
        return {
            type: 'sequencing', response: path, patterns: [],
            codes: path.map((name) => rule.scenes.findIndex((one) =>
                one.name === name) + 1)
        };
    }

    const kinds = {
        choice, order, match, sort, gaps, text, number, scale, forecast,
        reflect, silence, cues, dialogue
    };

    // These are judged each time they are handed in, the rest when over.
    const TRIED = [
        'choice', 'order', 'match', 'sort', 'gaps', 'text', 'number'
    ];

    Stilte.isJudged = (rule, result) => result.answered &&
        (result.finished || TRIED.indexOf(rule.kind) >= 0);

    // What a pool draws counts for the pool's level; a reply that is to raise
    // the level, for the one asked for.
    function objectives(lesson, rule, result) {
        const pool = lesson.exercises.find((one) => one.kind === 'pool' &&
            one.exercises.indexOf(rule.name) >= 0);
        const level = (pool || rule).level ||
            (rule.kind === 'choice' && !pool && result.asked);
        return level ? [level] : [];
    }

    function interaction(fullName, rule, result, answer) {
        const names = Stilte.text.exercises[fullName] || {};
        return Object.assign(kinds[rule.kind](rule, answer, result), {
            id: fullName,
            result: result.right === true ? 'right' :
                result.right === false ? 'wrong' : 'neutral',
            weight: result.max,
            description: names.title || rule.name
        });
    }

    // What a SCO tells the LMS of other lessons. A lesson without a pass is
    // passed when it is done.
    function signal(tell, lesson) {
        const said = lesson[tell.key];
        return {id: tell.id, holds: said === null ? lesson.complete : said};
    }

    Stilte.makeReport = function (result, table, answers, times, spent) {
        const interactions = [];
        table.lessons.forEach((lesson, i) => {
            lesson.exercises.forEach((rule, j) => {
                const judged = result.lessons[i].exercises[j];
                const fullName = lesson.id + '/' + rule.name;
                const answer = answers[fullName];
                if (judged && answer && kinds[rule.kind] &&
                    Stilte.isJudged(rule, judged))
                    interactions.push(Object.assign(interaction(fullName,
                        rule, judged, answer), {
                        objectives: objectives(lesson, rule, judged),
                        time: times[fullName] || 1,
                        latency: spent && spent[fullName]
                    }));
            });
        });
        return {
            status: result.status, total: result.total,
            levels: result.levels,
            signals: (table.tells || []).map((tell) => signal(tell,
                result.lessons.find((one) => one.id === tell.lesson))),
            interactions: withQuestions(interactions),
            tested: table.pass !== null ||
                result.lessons.some((lesson) => lesson.passed !== null)
        };
    };
})();
