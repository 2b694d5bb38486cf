// debrief-details.js - what the result page shows of an answer, by kind.
//
// Stilte.debriefDetails[kind](result, answer, rule, words, fullName) ->
// element; of an exercise that is answered. words are its texts in
// text-LANG.js. What the engine calls right or wrong gets a sign and, for who
// does not see it, a word.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, icon, word, count, number} = Stilte.base;
    const STATES = {
        right: ['right', 'right'], wrong: ['wrong', 'wrong'],
        missed: ['missed', 'missed'], '': ['missed', 'not_answered']
    };
    const CUES = {
        found: 'right', missed: 'missed', false: 'wrong', polite: 'wrong',
        left: 'right', decision: 'picked'
    };

    function percent(share) {
        return share.toLocaleString(Stilte.text.lang,
            {style: 'percent', maximumFractionDigits: 0});
    }

    function line(text) {
        return make('p', {class: 'detail'}, text);
    }

    // What was given, with the engine's word on it if it has one; what was not
    // given is said to all.
    function given(tag, text, state, style) {
        const [sign, say] = STATES[state] || [];
        const added = state !== 'missed' ?
            make('span', {class: 'sr-only'}, ' – ' + word(say)) :
            make('strong', null, ' ' + word(say));
        return make(tag, {class: 'given ' + (style || '')}, sign ?
            [icon(sign), make('span', null, [text, added])] :
            make('span', null, text));
    }

    function list(texts, states, ordered) {
        return make(ordered ? 'ol' : 'ul', {class: 'given-list detail'},
            texts.map((text, i) => given('li', text, (states || [])[i])));
    }

    function verdict(result) {
        return result.right === true ? 'right' :
            result.right === false ? 'wrong' : undefined;
    }

    // Pictures have no text; then the number stands for it.
    function textAt(texts, n) {
        return (texts || [])[n - 1] || String(n);
    }

    function placed(places, states, words) {
        return list(places.map((place, i) => textAt(words.items, i + 1) +
            ' – ' + (place ? textAt(words.groups, place) : '…')), states);
    }

    // --- the kinds ---

    // What was picked, and what should have been once that may be told.
    function choice(result, answer, rule, words) {
        const shown = rule.options.map((option, i) => i + 1).filter((n) =>
            answer.picked.indexOf(n) >= 0 ||
            result.options[n - 1] === 'missed');
        return list(shown.map((n) => {
            const level = rule.options[n - 1].level;
            return textAt(words.options, n) + (level ? ' – ' +
                (Stilte.text.levels[level] || level) : '');
        }), shown.map((n) => result.options[n - 1]));
    }

    function order(result, answer, rule, words) {
        return list(answer.order.map((n) => textAt(words.items, n)),
            result.places, true);
    }

    function match(result, answer, rule, words) {
        return placed(answer.pairs, result.pairs, words);
    }

    function sort(result, answer, rule, words) {
        return placed(answer.groups, result.items, words);
    }

    function gaps(result, answer, rule, words) {
        return list(answer.gaps.map((one) => (rule.list ?
            one && textAt(words.words || rule.list, one) : one) || '…'),
        result.gaps, true);
    }

    function text(result, answer) {
        return given('p', answer.text, verdict(result), 'detail');
    }

    function figure(result, answer, rule, words) {
        const unit = words.unit || rule.unit;
        return given('p', number(answer.number, 7) +
            (unit ? ' ' + unit : ''), verdict(result), 'detail');
    }

    function scale(result, answer, rule, words) {
        const end = (value, name) => number(value) + ' (' + name + ')';
        const ends = words.groups || ['', ''];
        return line(word('scale_given', {
            n: number(answer.value), a: end(rule.from, ends[0]),
            b: end(rule.to, ends[1])
        }));
    }

    function forecast(result, answer, rule) {
        const off = Math.abs(answer.chance - (rule.outcome ? 1 : 0));
        return line(word(rule.outcome ? 'forecast_yes' : 'forecast_no') +
            ' ' + word('forecast_off', {
            chance: percent(answer.chance), n: number(off * 100)
        }));
    }

    function reflect(result, answer) {
        return make('blockquote', {class: 'own-words'}, answer.text);
    }

    // The question, and how long nothing was said after it.
    function silence(result, answer, rule, words) {
        const asked = rule.open ? answer.asked : answer.asked &&
            textAt(words.options, answer.asked);
        return make('div', {class: 'detail'}, [
            asked ? given('p', asked, result.asked || undefined) : null,
            make('p', null, Stilte.sayHeld(result, rule))
        ]);
    }

    // The lines of which there is something to say, and what that is.
    function cues(result, answer, rule, words) {
        const told = (result.lines || []).map((state, i) => ({state, n: i + 1}))
            .filter((one) => CUES[one.state]);
        const decides = rule.lines.some((one) => one.box === '!');
        return make('div', {class: 'detail'}, [
            make('ul', {class: 'given-list'}, told.map((one) =>
                make('li', {class: 'given'}, [
                    icon(CUES[one.state]), make('span', null, [
                        textAt(words.lines, one.n), ' ',
                        make('strong', null, word('cue_' + one.state))
                    ])
                ]))),
            decides && result.finished ? make('div', null,
                Stilte.sayMoments(result).map((text) =>
                    make('p', null, text))) : null,
            answer.reply ? given('p', word('your_reply') + ': ' +
                textAt(words.options, answer.reply), result.reply) : null
        ]);
    }

    function dialogue(result, answer, rule, words, fullName) {
        const titles = words.scenes || [];
        const told = (Stilte.text.dialogues || {})[fullName];
        const first = rule.scenes[rule.start || 0].name;
        const path = [first].concat(result.path || []).map((name) =>
            titles[rule.scenes.findIndex((one) => one.name === name)] ||
                name);
        return make('div', {class: 'detail'}, [
            make('p', {class: 'label'}, word('your_path')),
            make('ol', {class: 'path'}, path.map((title) =>
                make('li', null, title))),
            told ? Stilte.drawTranscript(result, answer, rule, told) : null
        ]);
    }

    Stilte.debriefDetails = {
        choice, order, match, sort, gaps, text, number: figure, scale, forecast,
        reflect, silence, cues, dialogue
    };
})();
