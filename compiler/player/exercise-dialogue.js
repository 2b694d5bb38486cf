// exercise-dialogue.js - the difficult client, as a conversation that stays
// on the page.
//
// The scenes are in the page, to be read or clicked through without a
// script. Here they become an ordered list of what was said, with the
// replies the engine leaves open as buttons under it. The client's new line
// gets the focus, so that reading goes on where the conversation does.
//
// Stilte.clientLine(nodes, client) -> element: what the other says; the
// result page tells it like this, too. So it does with
// Stilte.ENDINGS, the words of the endings whose meaning is known.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, mark, word, copyInto, focus} = Stilte.base;

    const ENDINGS = Stilte.ENDINGS = {
        won: 'ending_won', lost: 'ending_lost', open: 'ending_open'
    };

    function readScenes(exercise) {
        const sections = Array.from(
            exercise.element.querySelectorAll('.scene'));
        return exercise.rule.scenes.map((rule) => {
            const section = sections.find((one) =>
                one.dataset.scene === rule.name);
            const heading = section.querySelector('h2, h3, h4, h5, h6');
            const replies = section.querySelector('.replies');
            const names = section.querySelector('.resistance');
            const said = Array.from(section.childNodes).filter((node) =>
                node !== heading && node !== replies && node !== names);
            return {
                rule, said,
                title: heading ? heading.textContent : rule.name,
                reply: (n) => replies.querySelector(
                    '[data-reply="' + n + '"] a').childNodes,
                name: (n) => names.querySelector('[data-option="' +
                    (n - (rule.replies || []).length) + '"]')
            };
        });
    }

    // Most scenes begin with a name, as in **Mira:**. Where one does not, a
    // label says who speaks, since sides and colours say it to some only.
    function hasSpeaker(nodes, client) {
        const first = nodes.find((node) => node.textContent.trim());
        const text = first ? first.textContent.trim() : '';
        const bold = first && first.nodeType === 1 &&
            first.querySelector('strong');
        return Boolean(bold) && text.startsWith(bold.textContent.trim()) &&
            /[:：]\s*$/.test(bold.textContent) ||
            client !== '' && text.startsWith(client);
    }

    function labelled(style, speaker) {
        return make('li', {class: 'said ' + style}, speaker ?
            make('p', {class: 'speaker'}, speaker) : null);
    }

    Stilte.clientLine = (said, client) => copyInto(labelled('client',
        hasSpeaker(said, client) ? '' : client || word('other_person')),
    said);

    function ownLine(scene, n) {
        const line = labelled('own', word('you_say'));
        line.append(copyInto(make('p'), scene.reply(n)));
        return line;
    }

    // What the client's resistance was called: the numbers behind the
    // replies. The author's word on it stands with it.
    function nameLine(scene, n, verdict) {
        const option = scene.name(n);
        const line = labelled('own', word('you_think'));
        line.append(copyInto(make('p'),
            option.querySelector('.option-text').childNodes),
        mark(verdict, word(verdict)));
        const note = option.querySelector('details');
        return note ? copyInto(line, Array.from(note.childNodes).slice(1)) :
            line;
    }

    const isName = (scene, n) => n > (scene.rule.replies || []).length;

    // The way through the scenes, told by the engine's own table: one behind
    // each reply; what is named leads nowhere.
    function walk(scenes, rule, said) {
        const way = [rule.start || 0];
        for (const n of said) {
            const at = way[way.length - 1];
            way.push(isName(scenes[at], n) ? at :
                scenes[at].rule.replies[n - 1].to);
        }
        return way;
    }

    // Where the axes stand that some reply of this dialogue moves, while it
    // is played and behind it: where one stands is no verdict.
    function drawAxes(exercise, result, box) {
        for (const id of Object.keys(result.axes || {}))
            if (exercise.rule.scenes.some((scene) => (scene.replies || [])
                .some((reply) => reply.move && id in reply.move)))
                box.append(Stilte.drawAxis(id, result.axes[id]));
    }

    function makeEnding(exercise, result, scenes, way, said) {
        const titles = way.filter((at, i) => i === 0 ||
            !isName(scenes[way[i - 1]], said[i - 1]))
            .map((at) => make('li', null, scenes[at].title));
        const ending = make('div', {class: 'ending'}, [
            make('p', {class: 'ending-title'}, word(
            ENDINGS[result.ending] || 'conversation_ended')),
            make('p', {class: 'label'}, word('your_path')),
            make('ol', {class: 'path'}, titles)
        ]);
        const levels = result.levels || {};
        for (const id of Object.keys(levels))
            ending.append(Stilte.drawBar(exercise.levelName(id), levels[id],
                exercise.rule.points === undefined ? 1 :
                    exercise.rule.points));
        drawAxes(exercise, result, ending);
        return ending;
    }

    // Only what changed is made anew: what stands may be selected, may be a
    // recording that plays, and need not be drawn again at every reply.
    function drawLines(parts, scenes, way, result, said) {
        let same = 0, names = 0, kept = parts.chat.children.length ? 1 : 0;
        for (; same < parts.told.length && same < said.length &&
            parts.told[same] === said[same]; same++) {
            const name = isName(scenes[way[same]], said[same]);
            kept += name ? 1 : 2;
            names += name ? 1 : 0;
        }
        while (parts.chat.children.length > kept)
            parts.chat.lastElementChild.remove();
        if (!kept)
            parts.chat.append(Stilte.clientLine(scenes[way[0]].said,
                parts.client));
        for (let i = same; i < said.length; i++)
            if (isName(scenes[way[i]], said[i]))
                parts.chat.append(nameLine(scenes[way[i]], said[i],
                    result.named[names++]));
            else
                parts.chat.append(ownLine(scenes[way[i]], said[i]),
                    Stilte.clientLine(scenes[way[i + 1]].said,
                        parts.client));
        parts.told = said;
    }

    // Another client: the lines that were told were not theirs.
    function meet(exercise, parts, id) {
        if (!id || parts.met === id)
            return;
        parts.met = id;
        parts.client = exercise.element.getAttribute('data-client-' + id);
        parts.chat.textContent = '';
        parts.told = [];
        for (const name of exercise.element.querySelectorAll('.client-name'))
            name.textContent = parts.client;
    }

    function drawNames(exercise, scene, parts, result) {
        const options = result.nameable ? scene.rule.options : [];
        parts.names.textContent = '';
        options.forEach((option, i) => {
            const n = (scene.rule.replies || []).length + i + 1;
            const name = button('', () => exercise.say(n), 'reply');
            copyInto(name, scene.name(n).querySelector('.option-text')
                .childNodes);
            parts.names.append(make('li', null, name));
        });
        parts.names.hidden = parts.ask.hidden = !options.length;
    }

    // Where the level was to be raised, each reply says at the end which one
    // it was on and which one was asked for.
    function drawRaises(exercise, parts, result, scenes, way) {
        let at = 1, taken = 0;
        parts.told.forEach((n, i) => {
            const scene = scenes[way[i]];
            if (isName(scene, n)) {
                at++;
                return;
            }
            const line = parts.chat.children[at];
            const level = scene.rule.replies[n - 1].level;
            const asked = result.ended && (result.asked || [])[taken++];
            const before = line.querySelector('.mark');
            at += 2;
            if (before)
                before.remove();
            if (asked)
                line.append(mark(level === asked ? 'right' : 'wrong',
                    word('raise_note', {
                        level: exercise.levelName(level),
                        asked: exercise.levelName(asked)
                    })));
        });
    }

    function drawChat(exercise, scenes, parts, result, replies) {
        meet(exercise, parts, result.client);
        const way = walk(scenes, exercise.rule, replies);
        const last = scenes[way[way.length - 1]];
        const open = result.ended ? [] : result.open || [];
        drawLines(parts, scenes, way, result, replies);
        drawNames(exercise, last, parts, result);
        drawRaises(exercise, parts, result, scenes, way);
        parts.choices.textContent = '';
        for (const n of open) {
            const reply = button('', () => exercise.say(n), 'reply');
            copyInto(reply, last.reply(n));
            parts.choices.append(make('li', null, reply));
        }
        parts.choices.hidden = parts.prompt.hidden = !open.length;
        parts.ending.textContent = '';
        if (result.ended)
            parts.ending.append(makeEnding(exercise, result, scenes, way,
                replies));
        else if (!open.length && !result.nameable)
            parts.ending.append(make('p', {class: 'told'},
                word('nothing_to_say')));
        parts.axes.textContent = '';
        if (replies.length && !result.ended)
            drawAxes(exercise, result, parts.axes);
        parts.back.hidden = !parts.mayGoBack || result.ended ||
            !replies.length;
        parts.again.hidden = !replies.length;
    }

    // What the engine takes: it breaks off at a reply that may not be given
    // any more, since the course was changed after it was.
    const taken = (result, answer) => (answer && answer.replies || [])
        .slice(0, result.said === undefined ? (result.path || []).length :
            result.said);

    Stilte.playDialogue = function (exercise) {
        const scenes = readScenes(exercise);
        const box = exercise.element.querySelector('.scenes');
        const replies = () => taken(exercise.result(), exercise.answer());
        const parts = {
            mayGoBack: exercise.element.dataset.back === 'yes',
            client: exercise.element.dataset.client || '',
            told: [],           // what is in the chat already
            chat: make('ol', {
                class: 'chat', 'aria-label': word('conversation_so_far')
            }),
            prompt: make('p', {class: 'label', id: exercise.id + '-prompt'},
                word('your_reply')),
            choices: make('ul', {
                class: 'choices', 'aria-labelledby': exercise.id + '-prompt'
            }),
            ask: make('p', {class: 'label', id: exercise.id + '-ask'},
                word('what_is_behind')),
            names: make('ul', {
                class: 'choices', 'aria-labelledby': exercise.id + '-ask'
            }),
            ending: make('div'),
            axes: make('div', {class: 'standing'}),
            back: button(word('step_back'),
                () => go(replies().slice(0, -1)), 'quiet'),
            again: button(word('restart'), () => go([], 1), 'quiet')
        };

        // The focus says the new line aloud; a live region would say it
        // twice.
        function go(next, again) {
            const round = (exercise.answer() || {}).round || 0;
            exercise.save(exercise.rule.clients ?
                {replies: next, round: round + (again || 0)} :
                {replies: next});
            focus(parts.chat.lastElementChild);
        }
        exercise.say = (n) => go(replies().concat(n));

        box.hidden = true;
        box.before(make('div', {class: 'conversation'}, [
            parts.chat, parts.ending, parts.ask, parts.names, parts.prompt,
            parts.choices, parts.axes,
            make('p', {class: 'actions'}, [parts.back, parts.again])
        ]));

        // Drawn only when the conversation itself changed: a reply that is
        // being pressed must not be replaced under the finger because a text
        // elsewhere in the page was saved.
        let drawn = '';
        return function draw(result, answer) {
            const said = taken(result, answer);
            const state = JSON.stringify([said, result.open, result.ended,
                result.axes, result.levels, result.client]);
            if (state === drawn)
                return;
            drawn = state;
            drawChat(exercise, scenes, parts, result, said);
        };
    };
})();
