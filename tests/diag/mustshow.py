"""mustshow.py - five mistakes: one message each, and the earlier output stays.
"""

import os
import re
import shutil
import subprocess

SETTINGS = "id: test\ntitle: Test\nlanguages: [en]\n"

SOUND = """# Lesson

![A drop](drop.png)

### What do you say?
<!-- choice: reply, level: feeling -->
1. [x] "And?"
2. [ ] "Well."

## Mira
<!-- dialogue: mira, level: feeling -->
### Opening
- ["Go on"](#heard)
### Heard
<!-- end: won -->

```lua rules
pass { done "reply" }
```
"""

# name: code, what stands there, what is put in its place
MISTAKES = {
    "a missing image": ("E402", b"drop.png", b"drip.png"),
    "an unknown kind": ("E201", b"choice: reply", b"chioce: reply"),
    "a dangling scene": ("E401", b"(#heard)", b"(#unheard)"),
    "a rule naming an unknown exercise": ("E302", b'done "reply"',
                                          b'done "answer"'),
    "broken UTF-8": ("E101", b'"Well."', b'"Caf\xe9."'),
}


def tree(folder):
    """Every file below a folder with its bytes."""
    found = {}
    for at, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(at, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = f.read()
    return found


def build(stilte, work):
    return subprocess.run([stilte, "build", "course", "-o", "out"], cwd=work,
                          capture_output=True)


def spoil(stilte, work, mistake):
    code, right, wrong = mistake
    lesson = os.path.join(work, "course/01-lesson.en.md")
    text = SOUND.encode()
    assert text.count(right) == 1
    with open(lesson, "wb") as f:
        f.write(text.replace(right, wrong))
    before = tree(os.path.join(work, "out"))
    done = build(stilte, work)
    said = done.stderr.decode()
    codes = re.findall(r"^course/01-lesson.en.md:\d+:\d+: error\[(\w+)\]",
                       said, re.M)
    problems = []
    if done.returncode != 1:
        problems.append("exit status %d" % done.returncode)
    if codes != [code] or said.count("[E") + said.count("[W") != 1:
        problems += ["more or less than one message:"] + said.splitlines()
    if not re.search(r"^       \| +\^+$", said, re.M):
        problems.append("no caret")
    if tree(os.path.join(work, "out")) != before:
        problems.append("the earlier output has changed")
    left = sorted(os.listdir(work))
    if left != ["course", "out"]:
        problems.append("left beside the output: %s" % left)
    return problems


def run(stilte, work, report):
    shutil.rmtree(work, ignore_errors=True)
    course = os.path.join(work, "course")
    os.makedirs(course)
    with open(os.path.join(course, "course.yaml"), "w") as f:
        f.write(SETTINGS)
    with open(os.path.join(course, "drop.png"), "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x03")
    with open(os.path.join(course, "01-lesson.en.md"), "w") as f:
        f.write(SOUND)
    done = build(stilte, work)
    wrong = done.returncode != 0 or b"[" in done.stderr
    report("must show: the sound course builds without a word",
           done.stderr.decode().splitlines() if wrong else [])
    for name, mistake in MISTAKES.items():
        report("must show: %s is one message" % name,
               spoil(stilte, work, mistake))
