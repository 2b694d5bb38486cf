// extract_parts.h - the parts of extract_exercises(), for its files only.
#ifndef PASS_EXTRACT_PARTS_H
#define PASS_EXTRACT_PARTS_H

#include "base/markdown.h"
#include "model/course.h"

// A comment `<!-- word: value, key: value -->`. The strings point into the
// page's source.
struct marker {
    Str all;  // between <!-- and -->
    Str word; // before the first colon
    Str rest; // behind it
};

// Reads the comment in an HTML block or inline node. False when it is none
// or has no `word:` in front.
bool read_marker(struct page *p, cmark_node *html, struct marker *m);

// The kind a marker names. KINDS when it names none; one that looks like a
// slip of the pen is reported as E201, which sets *told.
enum kind marker_kind(struct page *p, const struct marker *m, bool *told);

// Reads name and settings of the exercise.
void read_exercise_marker(struct page *p, struct exercise *x,
                          const struct marker *m);

// Reads `key: value` of an exercise. `seen` has a bit for each setting that
// stood before.
void read_setting(struct exercise *x, Str part, unsigned *seen);

// The next part of `list`, cut off at `separator` and trimmed.
bool next_part(Str *list, char separator, Str *part);

// What the exercise's kind makes of a list; true when it took the list.
bool read_list(struct exercise *x, cmark_node *list);

// Reports what the exercise's kind cannot do without.
void check_parts(struct exercise *x);

// Whether some item of the list begins with something like a box.
bool has_boxes(cmark_node *list);

// Reads the items of a list as options (lines, replies). `lone` says whether
// an item may stand without a box; `decision` whether [!] is known.
void read_options(struct exercise *x, cmark_node *list, bool lone,
                  bool decision, struct option **options, size_t *n);

// The time line of a silence.
bool is_timeline(cmark_node *list);
void read_timeline(struct exercise *x, cmark_node *list);

// The blocks from `first` up to `end` as scenes of a dialogue.
void read_scenes(struct exercise *x, cmark_node *first, cmark_node *end);

// Adds a block to an array of borrowed nodes.
void keep_block(struct arena *a, cmark_node ***blocks, size_t *n,
                cmark_node *block);

// The line a block begins on, and its call-out if it is a quote.
size_t block_line(cmark_node *block);
enum callout block_callout(cmark_node *block);

#endif
