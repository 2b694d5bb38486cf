// exercise-dialogue.js - the difficult client, as a conversation that stays
// on the page.
//
// The scenes are in the page, to be read or clicked through without a
// script. Here they become an ordered list of what was said, with the
// replies the engine leaves open as buttons under it. The client's new line
// gets the focus, so that reading goes on where the conversation does.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make, button, word, copyInto, focus} = Stilte.base;

    const ENDINGS = {
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
            const said = Array.from(section.childNodes).filter((node) =>
                node !== heading && node !== replies);
            return {
                rule, said,
                title: heading ? heading.textContent : rule.name,
                reply: (n) => replies.querySelector(
                    '[data-reply="' + n + '"] a').childNodes
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

    function clientLine(scene, client) {
        return copyInto(labelled('client', hasSpeaker(scene.said, client) ?
            '' : client || word('other_person')), scene.said);
    }

    function ownLine(scene, n) {
        const line = labelled('own', word('you_say'));
        line.append(copyInto(make('p'), scene.reply(n)));
        return line;
    }

    // The way through the scenes, told by the engine's own table.
    function walk(rule, replies) {
        const way = [rule.start || 0];
        for (const n of replies) {
            const reply = rule.scenes[way[way.length - 1]].replies[n - 1];
            if (!reply)
                break;
            way.push(reply.to);
        }
        return way;
    }

    // The axes that some reply of this dialogue moves.
    function movedAxes(rule) {
        const moves = rule.scenes.map((scene) => (scene.replies || []).map(
            (reply) => Object.keys(reply.move || {})));
        return [].concat(...[].concat(...moves));
    }

    function makeEnding(exercise, result, scenes, way) {
        const titles = way.map((i) => make('li', null, scenes[i].title));
        const ending = make('div', {class: 'ending'}, [
            make('p', {class: 'ending-title'}, word(
            ENDINGS[result.ending] || 'conversation_ended')),
            make('p', {class: 'label'}, word('your_path')),
            make('ol', {class: 'path'}, titles)
        ]);
        const axes = result.axes || {};
        const levels = result.levels || {};
        const moved = movedAxes(exercise.rule);
        for (const id of Object.keys(levels))
            ending.append(Stilte.drawBar(exercise.levelName(id), levels[id],
                exercise.rule.points === undefined ? 1 :
                    exercise.rule.points));
        for (const id of Object.keys(axes))
            if (moved.indexOf(id) >= 0)
                ending.append(Stilte.drawAxis(id, axes[id]));
        return ending;
    }

    // Only what changed is made anew: what stands may be selected, may be a
    // recording that plays, and need not be drawn again at every reply.
    function drawLines(parts, scenes, way, replies) {
        let same = 0;
        while (same < parts.told.length && same < replies.length &&
            parts.told[same] === replies[same])
            same++;
        const kept = parts.chat.children.length ? 1 + 2 * same : 0;
        while (parts.chat.children.length > kept)
            parts.chat.lastElementChild.remove();
        if (!kept)
            parts.chat.append(clientLine(scenes[way[0]], parts.client));
        for (let i = same; i < replies.length; i++)
            parts.chat.append(ownLine(scenes[way[i]], replies[i]),
                clientLine(scenes[way[i + 1]], parts.client));
        parts.told = replies;
    }

    function drawChat(exercise, scenes, parts, result, replies) {
        const way = walk(exercise.rule, replies);
        const last = scenes[way[way.length - 1]];
        const open = result.ended ? [] : result.open || [];
        drawLines(parts, scenes, way, replies);
        parts.choices.textContent = '';
        for (const n of open) {
            const reply = button('', () => exercise.say(n), 'reply');
            copyInto(reply, last.reply(n));
            parts.choices.append(make('li', null, reply));
        }
        parts.choices.hidden = parts.prompt.hidden = !open.length;
        parts.ending.textContent = '';
        if (result.ended)
            parts.ending.append(makeEnding(exercise, result, scenes, way));
        else if (!open.length)
            parts.ending.append(make('p', {class: 'told'},
                word('nothing_to_say')));
        parts.back.hidden = !parts.mayGoBack || result.ended ||
            !replies.length;
        parts.again.hidden = !replies.length;
    }

    // What the engine takes: it breaks off at a reply that may not be given
    // any more, since the course was changed after it was.
    const taken = (result, answer) => (answer && answer.replies || [])
        .slice(0, (result.path || []).length);

    Stilte.playDialogue = function (exercise) {
        const scenes = readScenes(exercise);
        const box = exercise.element.querySelector('.scenes');
        const replies = () => taken(exercise.result(), exercise.answer());
        const parts = {
            mayGoBack: exercise.element.dataset.back === 'yes',
            client: exercise.element.dataset.client || '',
            told: [],           // the replies that are in the chat
            chat: make('ol', {
                class: 'chat', 'aria-label': word('conversation_so_far')
            }),
            prompt: make('p', {class: 'label', id: exercise.id + '-prompt'},
                word('your_reply')),
            choices: make('ul', {
                class: 'choices', 'aria-labelledby': exercise.id + '-prompt'
            }),
            ending: make('div'),
            back: button(word('step_back'),
                () => go(replies().slice(0, -1)), 'quiet'),
            again: button(word('restart'), () => go([]), 'quiet')
        };

        // The focus says the new line aloud; a live region would say it
        // twice.
        function go(next) {
            exercise.save({replies: next});
            focus(parts.chat.lastElementChild);
        }
        exercise.say = (n) => go(replies().concat(n));

        box.hidden = true;
        box.before(make('div', {class: 'conversation'}, [
            parts.chat, parts.ending, parts.prompt, parts.choices,
            make('p', {class: 'actions'}, [parts.back, parts.again])
        ]));

        // Drawn only when the conversation itself changed: a reply that is
        // being pressed must not be replaced under the finger because a text
        // elsewhere in the page was saved.
        let drawn = '';
        return function draw(result, answer) {
            const said = taken(result, answer);
            const state = JSON.stringify([said, result.open, result.ended,
                result.axes, result.levels]);
            if (state === drawn)
                return;
            drawn = state;
            drawChat(exercise, scenes, parts, result, said);
        };
    };
})();
