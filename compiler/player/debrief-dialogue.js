// debrief-dialogue.js - a conversation on the result page, line by line.
//
// Stilte.drawTranscript(result, answer, rule, told) -> element; told is what
// result-LANG.js says of it. As long as the conversation goes on, only what
// was said is told; once it has ended, also what each reply did and what else
// could have been said there. Of a conversation that was begun anew, the last
// is told.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, mark, word, number} = Stilte.base;

    // Made by the compiler, not by a participant; parsed without running.
    Stilte.htmlOf = function (html) {
        const template = document.createElement('template');
        template.innerHTML = html;
        return template.content;
    };

    // With the name of the client that this participant met.
    function htmlFor(html, client) {
        const content = Stilte.htmlOf(html);
        for (const name of content.querySelectorAll('.client-name'))
            name.textContent = client;
        return content;
    }

    function levelName(id) {
        return Stilte.text.levels[id] || id;
    }

    function moveText(id, by) {
        const ends = Stilte.text.axes[id] || [id, id];
        return word('moves_towards', {
            n: number(Math.abs(by)), end: by < 0 ? ends[0] : ends[1]
        });
    }

    // What a reply does, in words; '' when it only goes on. Where the level
    // was to be raised, its level is told as a mark.
    function effectText(rule, reply, hasMark) {
        const moves = reply.move || {};
        const end = rule.scenes[reply.to];
        return (reply.level && !hasMark ? [levelName(reply.level)] : [])
            .concat(Object.keys(moves).filter((id) => moves[id])
                .map((id) => moveText(id, moves[id])),
            Stilte.ENDINGS[end.end] ? word(Stilte.ENDINGS[end.end]) : [])
            .join(' · ');
    }

    function effect(text) {
        return text ? make('p', {class: 'effect'}, text) : null;
    }

    function drawOthers(s, at, n, open) {
        const replies = s.rule.scenes[at].replies;
        const others = open.filter((one) => one !== n);
        return others.length ? make('details', {class: 'others'}, [
            make('summary', null, word('also_possible')),
            make('ul', null, others.map((one) => make('li', null, [
                htmlFor(s.told.scenes[at].replies[one - 1], s.client),
                effect(effectText(s.rule, replies[one - 1]))
            ])))
        ]) : null;
    }

    function own(key, html) {
        return make('li', {class: 'said own'}, [
            make('p', {class: 'speaker'}, word(key)), make('p', null, html)
        ]);
    }

    function drawName(s, at, n, verdict) {
        const text = s.told.scenes[at].names[n - 1];
        const line = own('you_think', htmlFor(text, s.client));
        line.append(mark(verdict, word(verdict)));
        return line;
    }

    function drawReply(s, at, n, step) {
        const reply = s.rule.scenes[at].replies[n - 1];
        const {result} = s;
        const line = own('you_say', htmlFor(
            s.told.scenes[at].replies[n - 1], s.client));
        const asked = result.ended && (result.asked || [])[s.taken++];
        if (asked)
            line.append(mark(reply.level === asked ? 'right' : 'wrong',
                word('raise_note', {
                    level: levelName(reply.level), asked: levelName(asked)
                })));
        if (result.ended)
            for (const part of [
                effect(effectText(s.rule, reply, Boolean(asked))),
                drawOthers(s, at, n, result.choices[step])])
                if (part)
                    line.append(part);
        return line;
    }

    // The engine's own table says where each reply leads; what is named
    // leads nowhere, and its numbers come behind those of the replies.
    function drawLines(s, said) {
        const client = (at) => Stilte.clientLine(Array.from(htmlFor(
            s.told.scenes[at].html, s.client).childNodes), s.client);
        let at = s.rule.start || 0;
        let named = 0;
        const lines = [client(at)];
        said.forEach((n, step) => {
            const replies = s.rule.scenes[at].replies || [];
            if (n > replies.length) {
                lines.push(drawName(s, at, n - replies.length,
                    s.result.named[named++]));
                return;
            }
            lines.push(drawReply(s, at, n, step));
            at = replies[n - 1].to;
            lines.push(client(at));
        });
        return lines;
    }

    Stilte.drawTranscript = function (result, answer, rule, told) {
        const said = (answer.replies || []).slice(0,
            result.said === undefined ? (result.path || []).length :
                result.said);
        const s = {
            result, rule, told, taken: 0,
            client: told.clients[result.client] || told.client
        };
        return make('details', {class: 'spoken'}, [
            make('summary', null, word('line_by_line')),
            make('ol', {class: 'chat'}, drawLines(s, said)),
            make('p', {class: 'ending-title'}, result.ended ?
                word(Stilte.ENDINGS[result.ending] || 'conversation_ended') :
                word('not_ended'))
        ]);
    };
})();
