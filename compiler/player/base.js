// base.js - the few things every part of the player needs: making elements,
// looking up words, moving the focus, saying something aloud.
//
// Authors' and learners' strings only ever become text nodes. What the
// compiler made (feedback, replies) is cloned, never parsed from a string
// that a learner could have touched.
(function () {
    'use strict';

    const Stilte = window.Stilte = window.Stilte || {};
    const messages = [];        // to be announced
    const SVG = 'http://www.w3.org/2000/svg';
    const ICONS = {
        right: 'M4 12.5 9.5 18 20 6.5',
        wrong: 'M6 6 18 18M18 6 6 18',
        missed: 'M12 5v9M12 18.5v.5',
        picked: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
        locked: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
        done: 'M4 12.5 9.5 18 20 6.5',
        up: 'M12 19V5M6 11l6-6 6 6',
        down: 'M12 5v14M6 13l6 6 6-6'
    };

    function fill(text, values) {
        return text.replace(/\{([a-z]+)\}/g, (whole, name) =>
            values && name in values ? String(values[name]) : whole);
    }

    function number(value, digits) {
        return Number(value).toLocaleString(Stilte.text.lang,
            {maximumFractionDigits: digits || 1});
    }

    // A key that has no words is shown as itself: the compiler refuses to
    // build such a locale, so only a theme under construction sees it.
    function word(key, values) {
        const text = Stilte.text.ui[key];
        return text === undefined ? key : fill(text, values);
    }

    function count(key, n) {
        return word(key + (n === 1 ? '_one' : '_many'), {n: number(n, 2)});
    }

    function make(tag, attributes, children) {
        const element = typeof tag === 'string' ?
            document.createElement(tag) : tag;
        for (const name of Object.keys(attributes || {})) {
            const value = attributes[name];
            if (value !== false && value !== null && value !== undefined)
                element.setAttribute(name, value === true ? '' : value);
        }
        for (const child of [].concat(children === undefined ? [] : children))
            if (child !== null && child !== undefined)
                element.append(child);
        return element;
    }

    function button(label, action, style) {
        const element = make('button', {
            type: 'button', class: 'button ' + (style || '')
        }, label);
        element.addEventListener('click', action);
        return element;
    }

    // The one button of a form that Enter in any of its fields presses.
    function submitButton(form, label, action) {
        const element = make('button', {
            type: 'submit', class: 'button primary'
        }, label);
        // Not on submit: in a frame that may not send forms there is none.
        // Enter in a field clicks the button as well.
        element.addEventListener('click', (event) => {
            event.preventDefault();
            if (!element.hidden)
                action();
        });
        form.addEventListener('submit', (event) => event.preventDefault());
        return element;
    }

    function draw(tag, attributes, children) {
        return make(document.createElementNS(SVG, tag), attributes, children);
    }

    // What it shows is said beside it in words.
    function picture(style, children, attributes) {
        return draw('svg', Object.assign({
            class: style, 'aria-hidden': 'true'
        }, attributes), children);
    }

    function icon(name) {
        return picture('icon', draw('path', {d: ICONS[name]}),
            {viewBox: '0 0 24 24'});
    }

    function mark(name, text) {
        return make('p', {class: 'mark mark-' + name},
            [icon(name), make('span', null, text)]);
    }

    // Copies keep no id: an id may stand only once in a page.
    function copyInto(target, nodes) {
        for (const node of Array.from(nodes)) {
            const copy = node.cloneNode(true);
            if (copy.nodeType === 1) {
                copy.removeAttribute('id');
                for (const inner of copy.querySelectorAll('[id]'))
                    inner.removeAttribute('id');
            }
            target.append(copy);
        }
        return target;
    }

    function focus(element) {
        if (!element.matches('a[href], button, input, textarea, summary'))
            element.setAttribute('tabindex', '-1');
        element.focus();
    }

    // One polite region for the whole page, made before it is needed,
    // because screen readers only notice changes in regions they know.
    function announcer() {
        let region = document.getElementById('announcer');
        if (!region) {
            region = make('p', {
                id: 'announcer', class: 'sr-only', 'aria-live': 'polite'
            });
            document.body.append(region);
        }
        return region;
    }

    // What is said at the same moment is one message; the second would
    // take the first one's place before it is read.
    function announce(text) {
        const region = announcer();
        messages.push(text);
        if (messages.length > 1)
            return;
        region.textContent = '';
        window.setTimeout(() => {
            region.textContent = messages.splice(0).join(' ');
        }, 50);
    }

    function calm() {
        return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    }

    Stilte.base = {
        word, count, number, make, draw, picture, button, submitButton, icon,
        mark,
        copyInto, focus, announcer, announce, calm
    };
})();
