#!/usr/bin/env python3
"""leaks.py - looks for answers in what participants get on paper.

    tests/package/leaks.py COURSE OUT

Reads the course's Markdown, in every language, and looks in the handouts of
the build in OUT for what only trainers may read: the feedback of options,
trainer's notes, examples, texts that rules choose, titles of scenes. The
participant's edition and the cards must have none of it, the trainer's must
have all: else the list of what is looked for is at fault.
"""

import html
import os
import re
import sys

QUOTES = str.maketrans("\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb",
                       "\"\"\"'''\"")
MARKER = re.compile(r"<!--\s*(\w+):")
SCENE = re.compile(r"^(#+)\s+(.*)$")


def plain(text):
    """Words only: marks, quotes and blanks are set otherwise on paper."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*~`]+|\[\^\w+\]", r"\1", text)
    text = text.replace("...", "\u2026").replace("--", "\u2013")
    return re.sub(r"\W+", " ", text.translate(QUOTES)).strip().lower()


def page_text(path):
    with open(path, encoding="utf-8") as f:
        page = f.read()
    body = page[page.index("<body"):]
    titles = {plain(html.unescape(re.sub(r"<[^>]*>", "", t))) for t in
              re.findall(r"<(?:h\d|th)[^>]*>(.*?)</(?:h\d|th)>", body, re.S)}
    inline = re.sub(r"</?(?:em|strong|b|i|del|sup|a|span|code)\b[^>]*>", "",
                    body)
    return plain(html.unescape(re.sub(r"<[^>]*>", " ", inline))), titles, body


def quotes(lines):
    """Each block of quote lines: its indent, its text, its kind."""
    block, kind = [], ""
    for line in lines + [""]:
        quote = re.match(r"^(\s*)>\s?(.*)$", line)
        if quote:
            block.append((len(quote[1]), quote[2]))
            continue
        if block:
            mark = re.match(r"\[!(\w+)\]", block[0][1])
            said = [t for _, t in block[1 if mark else 0:]]
            yield block[0][0], said, mark[1] if mark else kind
        block = []
        found = MARKER.search(line)
        if found:
            kind = found[1]
        elif line.startswith("#"):
            kind = ""


def secrets(text):
    """What is for the trainer alone, as (why, words); titles of scenes."""
    texts, scenes, depth, chosen = [], [], 0, False
    lines = text.split("\n")
    for indent, said, kind in quotes(lines):
        if indent or kind in ("TRAINER", "reflect"):
            texts += [(kind or "option", plain(t)) for t in said
                      if len(plain(t)) > 8 and not t.startswith("- ")]
    for i, line in enumerate(lines):
        title = SCENE.match(line)
        marker = MARKER.search(lines[i + 1]) if i + 1 < len(lines) else None
        if title:
            chosen = bool(marker and marker[1] == "feedback")
            if depth and len(title[1]) == depth + 1:
                scenes.append(plain(title[2]))
            depth = len(title[1]) if marker and marker[1] == "dialogue" \
                else depth if len(title[1]) > depth else 0
        elif line.startswith("```"):
            chosen = False
        elif chosen and len(plain(line)) > 8 and "<!--" not in line:
            texts.append(("feedback", plain(line)))
    return texts, scenes


def main():
    course, out = sys.argv[1:]
    failures = looked = 0
    for name in sorted(os.listdir(os.path.join(out, "handout"))):
        edition, lang = re.search(r"-(\w+)\.([\w-]+)\.html$", name).groups()
        text, titles, body = page_text(os.path.join(out, "handout", name))
        found = []
        for source in sorted(os.listdir(course)):
            if not source.endswith(".%s.md" % lang):
                continue
            with open(os.path.join(course, source), encoding="utf-8") as f:
                texts, scenes = secrets(f.read())
            looked += len(texts) + len(scenes)
            there = [(why, t) for why, t in texts if t in text]
            if edition == "trainer":
                found += ["not there: %s" % t for why, t in texts
                          if (why, t) not in there]
            else:
                found += ["%s: %s" % one for one in there]
                found += ["scene: " + s for s in scenes
                          if any(re.fullmatch(r"(\w+ \d+ )?" + s, t)
                                 for t in titles)]
        if edition != "trainer":
            found += re.findall(r'<[^>]*(?: hidden| data-| title=|"ticked'
                                r'|"worth"|"figures"|-note")[^>]*>', body)
        print("%s - %s keeps what is the trainer's" %
              ("not ok" if found else "ok", name))
        for one in found[:10]:
            print("# " + one[:100])
        failures += bool(found)
    print("%s - there was something to look for" %
          ("ok" if looked > 20 else "not ok"))
    sys.exit(failures > 0 or looked <= 20)


main()
