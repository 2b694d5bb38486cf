"""made.py - examples of messages that no file in the repository can be."""

import json
import os
import random
import struct
import subprocess
import unicodedata
import zipfile
import zlib


def write(path, text):
    with open(path, "w") as f:
        f.write(text)


def sparse(path, size):
    """A file of that size that takes no room on the disk."""
    with open(path, "wb") as f:
        f.truncate(size)


def no_folder(course, lesson):
    write(lesson, "# Lesson\n")


def long_line(course, lesson):
    write(lesson, "# Lesson\n\n" + "a" * (64 * 1024 + 1) + "\n")


def large_lesson(course, lesson):
    write(lesson, "# Lesson\n\n" + "A line.\n" * (128 * 1024))


def large_picture(course, lesson):
    write(lesson, "# Lesson\n\n![A drop](drop.png)\n")
    sparse(os.path.join(course, "drop.png"), 256 * 1024 * 1024 + 1)


def large_settings(course, lesson):
    write(lesson, "# Lesson\n")
    with open(os.path.join(course, "course.yaml"), "a") as f:
        f.write("# a line of a comment\n" * 16 * 1024)


def closed_lesson(course, lesson):
    write(lesson, "# Lesson\n")
    os.chmod(lesson, 0)


def closed_picture(course, lesson):
    write(lesson, "# Lesson\n\n![A drop](drop.png)\n")
    picture = os.path.join(course, "drop.png")
    write(picture, "a picture")
    os.chmod(picture, 0)


def many_marks(course, lesson):
    write(lesson, "# Lesson\n\n" + "*a* " * 1001 + "\n")


def many_definitions(course, lesson):
    lines = ["[name%d]: https://example.org/\n\n" % i for i in range(2001)]
    write(lesson, "# Lesson\n\n" + "".join(lines))


def many_footnotes(course, lesson):
    lines = ["A line.[^%d]\n\n[^%d]: A note.\n\n" % (i, i)
             for i in range(501)]
    write(lesson, "# Lesson\n\n" + "".join(lines))


def many_rows(course, lesson):
    rows = "| 1 | 2 |\n" * 501
    write(lesson, "# Lesson\n\n| a | b |\n| - | - |\n" + rows)


def many_options(course, lesson):
    write(lesson, "# Lesson\n\n### What?\n<!-- choice: what, level: logical "
          "-->\n" + "".join("- [x] option %d\n" % i for i in range(61)))


def many_items(course, lesson):
    write(lesson, "# Lesson\n\n### What?\n<!-- order: what, level: logical "
          "-->\n" + "".join("%d. item %d\n" % (i, i) for i in range(1, 5001)))


def many_groups(course, lesson):
    write(lesson, "# Lesson\n\n### What?\n<!-- sort: what, level: logical "
          "-->\n" + "".join("- group %d\n  - item\n" % i if i == 0 else
                            "- group %d\n" % i for i in range(61)))


def many_gaps(course, lesson):
    write(lesson, "# Lesson\n\n### What?\n<!-- gaps: what, level: logical "
          "-->\n" + "".join("A `gap`.\n\n" for i in range(5000)))


def many_answers(course, lesson):
    write(lesson, "# Lesson\n\n### What?\n<!-- gaps: what, level: logical "
          "-->\nA `" + "|".join("a%d" % i for i in range(5000)) + "`.\n")


def many_words(course, lesson):
    gaps = ["`a%d|b%d|c%d`\n" % (i, i, i) for i in range(21)]
    write(lesson, "# Lesson\n\n### What?\n<!-- gaps: what, level: logical, "
          "list: yes -->\n" + "".join(gaps))


def many_members(course, lesson):
    write(lesson, "# Lesson\n\n## Draw\n<!-- pool: draw, level: logical, "
          "pick: 3 -->\n" + "".join("### %d\n<!-- reflect: r%d, lines: 1 -->"
                                   "\n" % (i, i) for i in range(61)))


def large_page(course, lesson):
    """A reference that is used often multiplies its long address."""
    address = "https://example.org/?" + "&" * 1000
    write(lesson, "# Lesson\n\n" + "[a]\n\n" * 90 + "[a]: " + address + "\n")


def package(work, script):
    """An older package, with what stilte puts into assets/course.js."""
    with zipfile.ZipFile(os.path.join(work, "old.zip"), "w") as z:
        z.writestr("imsmanifest.xml", "<manifest/>")
        z.writestr("assets/course.js", script)


def packaged(course, lesson, exercise, name="facts", kind="reflect",
             identifier="test"):
    """A lesson, and an older package with one exercise in it."""
    write(lesson, "# Lesson\n\n" + exercise)
    table = {"v": 1, "id": identifier, "version": "0.9.0",
             "levels": ["logical"], "axes": [], "onfail": "failed",
             "pass": None, "lessons": [
                 {"id": "lesson", "rules": None, "exercises": [
                     {"name": name, "kind": kind, "bytes": 90}]}]}
    package(os.path.dirname(course), "window.Stilte = {};\nStilte.course = " +
            json.dumps(json.dumps(table)) + ";\n")


REFLECT = "### What?\n<!-- reflect: facts, lines: 1 -->\n"
CHOICE = "### What?\n<!-- choice: facts, points: 0 -->\n1. [x] a\n2. [ ] b\n"


def another_course(course, lesson):
    packaged(course, lesson, REFLECT, identifier="another")


def gone(course, lesson):
    packaged(course, lesson, REFLECT, name="sorrow")


def divided(course, lesson):
    packaged(course, lesson, REFLECT)
    with open(os.path.join(course, "course.yaml"), "a") as f:
        f.write("lessons: [lesson, more]\nscorm:\n  sco: lesson\n")
    write(os.path.join(course, "02-more.en.md"), "# More\n")


def another_kind(course, lesson):
    packaged(course, lesson, CHOICE)


def no_table(course, lesson):
    write(lesson, "# Lesson\n")
    package(os.path.dirname(course), "alert('hello');\n")


def broken_table(course, lesson):
    write(lesson, "# Lesson\n")
    package(os.path.dirname(course), 'Stilte.course = "{\\"v\\":1}";\n')


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + \
        struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, more=0):
    """A picture of one colour, and bytes that mean nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x99" * width) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + \
        chunk(b"IDAT", rows) + chunk(b"tEXt", b"a" * more) + chunk(b"IEND", b"")


def pictured(course, lesson, name, content):
    write(lesson, "# Lesson\n\n![A drop](%s)\n" % name)
    with open(os.path.join(course, name), "wb") as f:
        f.write(content)


def no_picture(course, lesson):
    pictured(course, lesson, "drop.png", b"a picture")


def another_picture(course, lesson):
    pictured(course, lesson, "drop.jpg", png(4, 3))


def torn_picture(course, lesson):
    pictured(course, lesson, "drop.png", png(4, 3)[:18])


def wide_picture(course, lesson):
    pictured(course, lesson, "drop.png", png(4000, 300))


def heavy_picture(course, lesson):
    pictured(course, lesson, "drop.png", png(40, 30, 600 * 1000))


def above_budget(course, lesson):
    """Bytes that cannot be packed, so that its size is known."""
    write(lesson, "# Lesson\n\n" +
          "".join("![A drop](drop%d.gif)\n" % i for i in range(7)))
    dice = random.Random(1)
    for i in range(7):
        with open(os.path.join(course, "drop%d.gif" % i), "wb") as f:
            f.write(b"GIF89a\4\0\3\0" + dice.randbytes(400000 + 9000 * i))


# A lesson's course is there already; each adds the lesson and what else.
CASES = {
    "E105-no-folder": no_folder,
    "E103-long-line": long_line,
    "E103-large-lesson": large_lesson,
    "E103-large-picture": large_picture,
    "E103-large-settings": large_settings,
    "E104-closed-lesson": closed_lesson,
    "E104-closed-picture": closed_picture,
    "E213-501-rows": many_rows,
    "E219-marks": many_marks,
    "E219-definitions": many_definitions,
    "E219-footnotes": many_footnotes,
    "E239-61-options": many_options,
    "E239-5000-items": many_items,
    "E239-61-groups": many_groups,
    "E239-5000-gaps": many_gaps,
    "E239-5000-answers": many_answers,
    "E239-63-words": many_words,
    "E239-61-members": many_members,
    "E503-page-of-one-address": large_page,
    "E265-no-table": no_table,
    "E265-broken-table": broken_table,
    "E266-another-course": another_course,
    "E267-no-picture": no_picture,
    "E267-another-picture": another_picture,
    "E267-torn-picture": torn_picture,
    "E268-above-the-budget": above_budget,
    "W455-gone": gone,
    "W456-another-kind": another_kind,
    "W459-into-lessons": divided,
    "W458-wide": wide_picture,
    "W458-heavy": heavy_picture,
}

# Other commands than `check course`: some mistakes only building finds.
COMMAND = {
    "E105-no-folder": ["check", "nowhere"],
    "E503-page-of-one-address": ["build", "course", "-o", "out"],
    "E265-no-table": ["diff", "old.zip", "course"],
    "E265-broken-table": ["diff", "old.zip", "course"],
    "E266-another-course": ["diff", "old.zip", "course"],
    "E268-above-the-budget": ["build", "course", "--to", "scorm12",
                              "--max-size", "2M", "-o", "out"],
    "W455-gone": ["diff", "old.zip", "course"],
    "W459-into-lessons": ["diff", "old.zip", "course"],
    "W456-another-kind": ["diff", "old.zip", "course"],
}

# Where the exit status is not that of a mistake, or of none.
STATUS = {"W455-gone": 4, "W459-into-lessons": 4, "W456-another-kind": 4}


# Every example has one mistake and gets one message, but for these.
MISTAKES = {
    "E402-twice-in-a-paragraph": 2,
    "W422-three-at-once": 3,
    "W439-three-at-once": 3,
}

# What the caret shows is blank: the mistake is a tab.
BLANK = {"E107-tab"}


def without_privilege():
    """Words in front of a command that make permissions count for root."""
    words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search",
             "--inh-caps=-dac_override,-dac_read_search"]
    if os.geteuid() != 0:
        return []
    works = subprocess.run(words + ["true"], capture_output=True)
    return words if works.returncode == 0 else []


PREFIX = {
    "E104-closed-lesson": without_privilege(),
    "E104-closed-picture": without_privilege(),
}


def cells(line):
    """The columns of a terminal that a line takes, each with its text."""
    columns = []
    for c in line:
        if unicodedata.combining(c) or unicodedata.category(c) == "Cf":
            continue
        wide = unicodedata.east_asian_width(c) in "WF"
        columns += [c, c] if wide else [c]
    return columns
