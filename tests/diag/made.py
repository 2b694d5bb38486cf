"""made.py - examples of messages that no file in the repository can be."""

import os
import subprocess
import unicodedata


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


def large_page(course, lesson):
    """A reference that is used often multiplies its long address."""
    address = "https://example.org/?" + "&" * 1000
    write(lesson, "# Lesson\n\n" + "[a]\n\n" * 90 + "[a]: " + address + "\n")


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
    "E503-page-of-one-address": large_page,
}

# Other commands than `check course`: some mistakes only building finds.
COMMAND = {
    "E105-no-folder": ["check", "nowhere"],
    "E503-page-of-one-address": ["build", "course", "-o", "out"],
}


# Every example has one mistake and gets one message, but for these.
MISTAKES = {
    "E402-twice-in-a-paragraph": 2,
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
