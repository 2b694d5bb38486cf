// debrief-file.js - the result as a file of its own, and files in general.
//
// Stilte.saveFile(name, type, text)   hands a file to the browser
// Stilte.filesRefused()       true: a frame around the page forbids that
// Stilte.resultPage(article, title) -> text of an HTML file: all that stands
//     in the article but what is there to be pressed. It has its style in
//     it, needs nothing else and runs nothing.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const {make} = Stilte.base;
    const POLICY = 'default-src \'none\'; style-src \'unsafe-inline\'; ' +
        'base-uri \'none\'; form-action \'none\'';

    // Chromium opens nothing when the link is gone before the click is done.
    Stilte.saveFile = function (name, type, text) {
        const link = make('a', {
            download: name,
            href: URL.createObjectURL(new Blob([text], {type}))
        });
        document.body.append(link);
        link.click();
        window.setTimeout(() => {
            URL.revokeObjectURL(link.href);
            link.remove();
        }, 1000);
    };

    // A frame of another origin does not say; then nobody can know.
    Stilte.filesRefused = function () {
        for (let at = window; at !== at.parent; at = at.parent) {
            let frame = null;
            try {
                frame = at.frameElement;
            } catch (error) {
                return false;
            }
            if (!frame)
                return false;
            if (frame.hasAttribute('sandbox') &&
                !frame.sandbox.contains('allow-downloads'))
                return true;
        }
        return false;
    };

    // What would not be there any more where the file is read.
    function detach(article) {
        for (const one of article.querySelectorAll(
            '.no-print, noscript, script, button, input, audio, video'))
            one.remove();
        for (const link of article.querySelectorAll('a'))
            link.replaceWith(...link.childNodes);
        for (const image of article.querySelectorAll('img'))
            image.replaceWith(image.alt);
        for (const one of article.querySelectorAll('details'))
            one.open = true;
        for (const one of article.querySelectorAll('[id], [tabindex]')) {
            one.removeAttribute('id');
            one.removeAttribute('tabindex');
        }
    }

    Stilte.resultPage = function (article, title) {
        const page = document.implementation.createHTMLDocument(title);
        const root = page.documentElement;
        const main = page.createElement('main');
        const meta = (values) => {
            const element = page.createElement('meta');
            Object.keys(values).forEach((name) =>
                element.setAttribute(name, values[name]));
            return element;
        };
        root.lang = document.documentElement.lang;
        root.dir = document.documentElement.dir;
        page.head.prepend(meta({charset: 'utf-8'}), meta({
            'http-equiv': 'Content-Security-Policy', content: POLICY
        }), meta({
            name: 'viewport', content: 'width=device-width, initial-scale=1'
        }), meta({name: 'color-scheme', content: 'light dark'}));
        page.body.className = 'kept';
        main.append(page.importNode(article, true));
        detach(main);
        page.body.append(main);
        // As text: the policy of this page forbids such an element.
        return '<!DOCTYPE html>\n' + root.outerHTML.replace('</head>', () =>
            '<style>\n' + Stilte.resultStyle + '</style></head>') + '\n';
    };
})();
