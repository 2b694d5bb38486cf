"""versions.py - the second and the third version of the course here.

Each is the one before it with some of its text replaced.
"""

FIRST, SECOND = "01-hearing.en.md", "02-talking.en.md"
WORD = """### What is it called?
<!-- text: word, level: feeling -->
- [x] silence
- [ ] break
"""
SHARE = """### How many come back?
<!-- number: share, level: logical, answer: 12.5, within: 0.5 -->
"""
DEAL = """### Will this work?
<!-- forecast: deal, level: intuitive, outcome: yes -->
"""


def named(exercise, name):
    """The exercise, with the name it had."""
    return exercise.replace(" -->", ", was: %s -->" % name, 1)


EDITS = {
    2: [
        ("course.yaml", "version: 1.0.0", "version: 2.0.0"),
        # An option more.
        (FIRST, '3. [ ] "It will happen again."',
         '3. [ ] "It will happen again."\n4. [ ] "You lied."'),
        # Other points, and another right answer: answers keep their meaning.
        (FIRST, "which, level: logical, points: 2",
         "which, level: logical, points: 3"),
        (FIRST, "- [ ] Carelessness", "- [x] Carelessness"),
        # One in place of many.
        (FIRST, "- [x] One\n- [x] Two\n- [ ] Three",
         "1. [x] One\n2. [ ] Two\n3. [ ] Three"),
        # Another order of what is ordered, another column, another kind.
        (FIRST, "1. Ask\n2. Wait\n3. Repeat", "1. Wait\n2. Ask\n3. Repeat"),
        (FIRST, "| Never again   | a wish ", "| Never again   | a fear "),
        (FIRST, "### Fact or feeling?\n<!-- sort: heaps, level: feeling -->\n"
         "- Fact\n  - Monday\n- Feeling\n  - Late again",
         "### Fact or feeling?\n<!-- choice: heaps, level: feeling -->\n"
         "1. [x] Fact\n2. [ ] Feeling"),
        # An answer more, and a word more.
        (FIRST, "then `asking`", "then `asking|being silent`"),
        (FIRST, "then `repeating`", "then `repeating|nodding`"),
        # Moved with its former name, and without it.
        (FIRST, WORD, ""),
        (FIRST, SHARE, ""),
        (SECOND, "# Talking\n",
         "# Talking\n\n" + named(WORD, "hearing/word") + "\n" + SHARE),
        # Renamed where it stands.
        (FIRST, "scale: look,", "scale: glance, was: hearing/look,"),
        # Gone, and another in its place.
        (FIRST, DEAL, "### And this?\n"
         "<!-- choice: doubt, level: intuitive -->\n1. [x] Yes\n2. [ ] No\n"),
        # Less room, more room.
        (FIRST, "mine, lines: 6", "mine, lines: 1"),
        (FIRST, "plan, lines: 2", "plan, lines: 3"),
    ],
    3: [
        ("course.yaml", "version: 2.0.0", "version: 3.0.0"),
        ("course.yaml", "lessons: [hearing, talking]",
         "lessons: [hearing, talking, ending]"),
        # Moved again: its name stays the first one.
        (SECOND, named(WORD, "hearing/word"), ""),
        ("03-ending.en.md", "", "# Ending\n\n" + named(WORD, "hearing/word")),
        # What was gone is back.
        (FIRST, "### And this?", DEAL + "\n### And this?"),
        # No longer typed; a line that is only read; another way of marking.
        (SECOND, "seconds: 8, ask: open", "seconds: 8"),
        (SECOND, '- [ ] **Mira:** "The figures', '- **Mira:** "The figures'),
        (SECOND, '- [ ] **Mira:** "Perhaps', '- [x] **Mira:** "Perhaps'),
        # What could be said cannot be said any more.
        (SECOND, '"feeling, focus +2"', '"feeling, focus +2, if balance < 0"'),
        (SECOND, "pick: 2", "pick: 1"),
        (SECOND, '2. [x] "And if nothing changes?"',
         '2. [x] "And if nothing changes at all?"'),
    ],
}
