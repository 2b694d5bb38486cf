// report.js - what the LMS is told, put together from the engine's result.
//
// Stilte.makeReport(result, table, answers, times) -> {status, total,
// levels, interactions, tested}; tested means that somewhere a pass is
// declared. An interaction is one answered exercise in words both SCORM
// versions can be given:
//   {id, type, response, correct, result, weight, objectives, description,
//    time}
// A choice lists option numbers, a silence is the seconds held (numeric), a
// dialogue the scenes reached (sequencing), cues are what was done
// (performance), a reflection its text. result is "right", "wrong" or
// "neutral", as the engine judged. time is when it was answered on this
// page, or 1: in an earlier visit, when the LMS was told already.
(function () {
    'use strict';

    const Stilte = window.Stilte;

    function actions(answer) {
        const steps = (answer.marked || []).map((line) => 'line_' + line);
        if (answer.moment)
            steps.push('now_' + answer.moment);
        if (answer.reply)
            steps.push('reply_' + answer.reply);
        return steps;
    }

    // kind -> its type for the LMS, and the response.
    const kinds = {
        choice: ['choice', (answer) => answer.picked || []],
        reflect: ['text', (answer) => answer.text || ''],
        silence: ['numeric', (answer, result) => result.held || 0],
        cues: ['performance', actions],
        dialogue: ['sequencing', (answer, result) => result.path || []]
    };

    function rightOptions(rule) {
        return (rule.options || []).reduce((numbers, option, i) =>
            option.right === true ? numbers.concat(i + 1) : numbers, []);
    }

    function correct(rule) {
        if (rule.kind === 'choice')
            return rightOptions(rule);
        return rule.kind === 'silence' ? [rule.seconds] : [];
    }

    // SCORM 1.2 has one character for each step: the scenes by number.
    function codes(rule, result) {
        return rule.kind === 'dialogue' ? (result.path || []).map((name) =>
            rule.scenes.findIndex((one) => one.name === name) + 1) :
            undefined;
    }

    // A choice is judged each time it is handed in, the rest when it is over.
    function isJudged(rule, result) {
        return rule.kind === 'choice' ? result.answered :
            result.answered && result.finished;
    }

    function interaction(fullName, rule, result, answer, time) {
        const words = Stilte.text.exercises[fullName] || {};
        return {
            id: fullName,
            type: kinds[rule.kind][0],
            response: kinds[rule.kind][1](answer, result),
            codes: codes(rule, result),
            correct: correct(rule),
            result: result.right === true ? 'right' :
                result.right === false ? 'wrong' : 'neutral',
            weight: result.max,
            objectives: rule.level ? [rule.level] : [],
            description: words.title || rule.name,
            time
        };
    }

    Stilte.makeReport = function (result, table, answers, times) {
        const interactions = [];
        table.lessons.forEach((lesson, i) => {
            lesson.exercises.forEach((rule, j) => {
                const judged = result.lessons[i].exercises[j];
                const fullName = lesson.id + '/' + rule.name;
                const answer = answers[fullName];
                if (judged && answer && kinds[rule.kind] &&
                    isJudged(rule, judged))
                    interactions.push(interaction(fullName, rule, judged,
                        answer, times[fullName] || 1));
            });
        });
        return {
            status: result.status, total: result.total,
            levels: result.levels, interactions,
            tested: table.pass !== null ||
                result.lessons.some((lesson) => lesson.passed !== null)
        };
    };
})();
