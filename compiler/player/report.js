// report.js - what the LMS is told, put together from the engine's result.
//
// Stilte.makeReport(result, table, answers) -> {status, total, levels,
// interactions, tested}; tested means that somewhere a pass is declared.
// An interaction is one answered exercise in words both
// SCORM versions can be given:
//   {id, type: "choice"|"text"|"other", response, correct, result, weight,
//    objectives, description}
// response and correct are lists of option numbers for "choice", text for
// the rest; result is "right", "wrong" or "neutral", as the engine judged.
(function () {
    'use strict';

    const Stilte = window.Stilte;

    const responses = {
        choice: (answer) => answer.picked || [],
        reflect: (answer) => answer.text || '',
        silence: (answer) => 'held ' + (answer.held || 0) + ', breaks ' +
            (answer.breaks || []).join(' '),
        cues: (answer) => 'marked ' + (answer.marked || []).join(' ') +
            ', moment ' + (answer.moment || '-') +
            ', reply ' + (answer.reply || '-'),
        dialogue: (answer) => (answer.replies || []).join(' ')
    };
    const types = {choice: 'choice', reflect: 'text'};

    function rightOptions(rule) {
        return (rule.options || []).reduce((numbers, option, i) =>
            option.right === true ? numbers.concat(i + 1) : numbers, []);
    }

    function interaction(lesson, rule, result, answer) {
        const fullName = lesson.id + '/' + rule.name;
        const words = Stilte.text.exercises[fullName] || {};
        return {
            id: fullName,
            type: types[rule.kind] || 'other',
            response: responses[rule.kind](answer),
            correct: rule.kind === 'choice' ? rightOptions(rule) : [],
            result: result.right === true ? 'right' :
                result.right === false ? 'wrong' : 'neutral',
            weight: result.max,
            objectives: rule.level ? [rule.level] : [],
            description: words.title || rule.name
        };
    }

    Stilte.makeReport = function (result, table, answers) {
        const interactions = [];
        table.lessons.forEach((lesson, i) => {
            lesson.exercises.forEach((rule, j) => {
                const judged = result.lessons[i].exercises[j];
                const answer = answers[lesson.id + '/' + rule.name];
                if (judged && judged.answered && answer &&
                    responses[rule.kind])
                    interactions.push(
                        interaction(lesson, rule, judged, answer));
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
