// looks.mjs - what can be measured of a page as it stands, besides what axe
// does: targets, names, room for text, and what is left without colour and
// motion. Each gives back what is not as it should be.

const TARGET = 44;

// The page's policy lets no style in; the object model does.
const restyle = (page, text) => page.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}, text);

const settled = (page) => page.evaluate(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done))));

// --- targets ---

// A box or a button of a group is pressed at its label. A link within a line
// of text is as high as the line.
const small = (page) => page.evaluate((least) => {
  const inline = (one) => getComputedStyle(one).display === 'inline';
  const within = (link) => {
    let line = link.parentNode;
    while (inline(line))
      line = line.parentNode;
    return inline(link) &&
      line.textContent.trim() !== link.textContent.trim();
  };
  return Array.from(document.querySelectorAll('body :is(a[href], button, ' +
    'select, textarea, input, summary, .grip):not(.skip)'))
    .map((one) => one.matches('[type="radio"], [type="checkbox"]') ?
      one.closest('label') || one : one)
    .filter((one) => one.checkVisibility({visibilityProperty: true}) &&
      !within(one))
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width < least || box.height < least;
    }).map((one) => one.outerHTML.slice(0, 70));
}, TARGET);

export async function smallTargets(page) {
  const found = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({width, height: 800});
    await settled(page);
    found.push(...(await small(page)).map((one) => width + ': ' + one));
  }
  return found;
}

// --- names ---

// axe looks for names; this for what belongs together: groups with their
// legends, messages with their fields, one live region for one message.
export const unnamed = (page) => page.evaluate(() => {
  const found = [];
  const all = (selector) => Array.from(document.querySelectorAll(selector))
    .filter((one) => one.checkVisibility());
  const no = (what, one) => found.push(what + ': ' +
    one.outerHTML.slice(0, 80));
  const words = (id) => {
    const one = document.getElementById(id);
    return one ? one.textContent.trim() : '';
  };
  for (const one of all('fieldset'))
    if (!one.querySelector(':scope > legend') ||
        !one.querySelector(':scope > legend').textContent.trim())
      no('no legend', one);
  for (const one of all('main :is([type="radio"], [type="checkbox"])'))
    if (one.name && !one.closest('fieldset'))
      no('no group', one);
  for (const one of all('[aria-describedby]'))
    for (const id of one.getAttribute('aria-describedby').split(/\s+/))
      if (!words(id))
        no('describes nothing: ' + id, one);
  for (const one of all('.error-summary')) {
    const id = one.querySelector('a').getAttribute('href').slice(1);
    if (!document.getElementById(id) ||
        !document.getElementById(id).checkVisibility())
      no('leads to nothing', one);
    if (!one.id || !one.parentNode.querySelector(
      '[aria-describedby~="' + one.id + '"]'))
      no('tied to no field', one);
  }
  const live = '[aria-live], [role="status"], [role="alert"], ' +
    '[role="log"], output';
  for (const one of all(live))
    if (one.parentNode.closest(live))
      no('live within live', one);
  return found;
});

// --- room for text ---

// Texts that lie over each other, and boxes that cut off what is in them.
const cramped = (page) => page.evaluate(() => {
  const found = [];
  const hidden = (one) => one.closest('.sr-only, svg, select') ||
    getComputedStyle(one).clipPath !== 'none';
  const say = (what, node) => found.push(what + ': ' +
    node.textContent.trim().slice(0, 50));
  for (const one of document.querySelectorAll('main *')) {
    const style = getComputedStyle(one);
    if (!hidden(one) && !one.matches('textarea') && one.checkVisibility() &&
        /hidden|clip/.test(style.overflowX + style.overflowY) &&
        (one.scrollWidth > one.clientWidth + 1 ||
          one.scrollHeight > one.clientHeight + 1))
      say('cut off', one);
  }
  const lines = (box) => {
    const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const rects = [];
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (!node.textContent.trim() || hidden(node.parentNode) ||
          !node.parentNode.checkVisibility({
            visibilityProperty: true, opacityProperty: true
          }))
        continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects())
        rects.push({node, rect});
    }
    return rects;
  };
  const over = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >
      Math.min(a.height, b.height) / 2;
  for (const box of document.querySelectorAll('.exercise')) {
    const all = lines(box);
    all.forEach((one, i) => all.slice(i + 1).forEach((other) => {
      if (over(one.rect, other.rect))
        say('over each other', one.node);
    }));
    const frame = box.getBoundingClientRect();
    for (const one of all)
      if (one.rect.right > frame.right + 1 || one.rect.left < frame.left - 1)
        if (!one.node.parentNode.closest('.table'))
          say('outside', one.node);
  }
  return found;
});

const sideways = (page) => page.evaluate(() =>
  document.scrollingElement.scrollWidth > window.innerWidth ?
    'scrolls sideways' : '');

// WCAG 1.4.12 names these four; 1.4.4 the double size.
const TEXTS = {
  'as it is': ['', 320],
  'spaced': ['* { line-height: 1.5 !important; letter-spacing: 0.12em ' +
    '!important; word-spacing: 0.16em !important; } ' +
    'p { margin-block-end: 2em !important; }', 320],
  'twice as large': ['html { font-size: 200%; }', 1280],
  'large and narrow': ['html { font-size: 200%; }', 640]
};

export async function tooTight(page) {
  const found = [];
  for (const how of Object.keys(TEXTS)) {
    const [css, width] = TEXTS[how];
    await page.setViewportSize({width, height: 800});
    await restyle(page, css);
    await settled(page);
    const all = (await cramped(page)).concat(await sideways(page) || []);
    found.push(...all.map((one) => how + ': ' + one));
  }
  await restyle(page, '');
  return found;
}

// --- without colour, without motion ---

// What is said about an answer has an icon and a word; what is pressed or
// filled has an edge, a line under it, or is drawn by the browser.
const colourless = (page) => page.evaluate(() => {
  const all = (selector) => Array.from(
    document.querySelectorAll('main ' + selector))
    .filter((one) => one.checkVisibility());
  const edge = (one) => {
    const style = getComputedStyle(one);
    return ['top', 'bottom'].some((side) =>
      parseFloat(style['border-' + side + '-width']) >= 1 &&
      style['border-' + side + '-style'] !== 'none');
  };
  const drawn = (one) => getComputedStyle(one).appearance !== 'none';
  const plain = all('.mark').filter((one) => !one.textContent.trim() ||
    !one.querySelector('svg') && !one.matches('.over > .mark'))
    .concat(all(':is(button, .button, select, textarea)').filter((one) =>
      !edge(one)))
    .concat(all('input:not([type="file"])').filter((one) =>
      !edge(one) && !drawn(one)))
    .concat(all('.exercise :is(.is-right, .is-wrong, .is-missed)')
      .filter((one) => {
        const told = one.matches('.gap') ? one.nextElementSibling :
          one.querySelector('.mark');
        return !told || !told.textContent.trim() ||
          !told.querySelector('svg');
      }));
  return plain.map((one) => one.outerHTML.slice(0, 80));
});

export async function colourBlind(page) {
  await page.emulateMedia({forcedColors: 'active', reducedMotion: 'reduce'});
  await settled(page);
  const found = await colourless(page);
  const moving = await page.evaluate(() => document.getAnimations().length);
  await page.emulateMedia({forcedColors: 'none', reducedMotion: 'reduce'});
  return moving ? found.concat(moving + ' move') : found;
}
