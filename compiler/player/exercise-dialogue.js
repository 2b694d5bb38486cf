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

    function clientLine(scene) {
        return copyInto(make('li', {class: 'said client'}), scene.said);
    }

    function ownLine(scene, n) {
        const line = make('li', {class: 'said own'},
            make('p', {class: 'speaker'}, word('you_say')));
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
        for (const id of Object.keys(levels))
            ending.append(Stilte.drawBar(exercise.levelName(id), levels[id],
                exercise.rule.points === undefined ? 1 :
                    exercise.rule.points));
        for (const id of Object.keys(axes))
            ending.append(Stilte.drawAxis(id, axes[id]));
        return ending;
    }

    function drawChat(exercise, scenes, parts, result, replies) {
        const way = walk(exercise.rule, replies);
        const last = scenes[way[way.length - 1]];
        parts.chat.textContent = '';
        way.forEach((i, step) => {
            if (step > 0)
                parts.chat.append(
                    ownLine(scenes[way[step - 1]], replies[step - 1]));
            parts.chat.append(clientLine(scenes[i]));
        });
        parts.choices.textContent = '';
        for (const n of result.ended ? [] : result.open || []) {
            const reply = button('', () => exercise.say(n), 'reply');
            copyInto(reply, last.reply(n));
            parts.choices.append(make('li', null, reply));
        }
        parts.choices.hidden = !parts.choices.children.length;
        parts.prompt.hidden = parts.choices.hidden;
        parts.ending.textContent = '';
        if (result.ended)
            parts.ending.append(makeEnding(exercise, result, scenes, way));
        parts.back.hidden = !parts.mayGoBack || !replies.length;
        parts.again.hidden = !replies.length;
    }

    Stilte.playDialogue = function (exercise) {
        const scenes = readScenes(exercise);
        const box = exercise.element.querySelector('.scenes');
        const replies = () => (exercise.answer() || {}).replies || [];
        const parts = {
            mayGoBack: exercise.element.dataset.back === 'yes',
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
            const said = answer && answer.replies || [];
            const state = JSON.stringify([said, result.open, result.ended,
                result.axes, result.levels]);
            if (state === drawn)
                return;
            drawn = state;
            drawChat(exercise, scenes, parts, result, said);
        };
    };
})();
