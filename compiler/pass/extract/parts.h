// parts.h - the parts of extract_exercises(), for its files only.
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

// Reads the settings `key: value, key: value` behind an exercise's name, and
// reports those that its kind cannot do without.
void read_settings_of(struct exercise *x, Str list);

// The next part of `list`, cut off at `separator` and trimmed.
bool next_part(Str *list, char separator, Str *part);

// What the exercise's kind makes of a list or a table; true when it took it.
bool read_list(struct exercise *x, cmark_node *list);

// Reports what the exercise's kind cannot do without.
void check_parts(struct exercise *x);

// The same for order, match, sort and scale.
bool order_list(struct exercise *x, cmark_node *list);
bool match_table(struct exercise *x, cmark_node *table);
bool sort_list(struct exercise *x, cmark_node *list);
bool scale_list(struct exercise *x, cmark_node *list);
void check_order(struct exercise *x);
void check_match(struct exercise *x);
void check_sort(struct exercise *x);
void check_scale(struct exercise *x);

// Reports the first box in a list of the prose: of a kind without boxes.
void report_lost_box(struct exercise *x);

// The same for text and gaps; gaps stand in the exercise's prose.
bool text_list(struct exercise *x, cmark_node *list);
void check_text(struct exercise *x);
void check_gaps(struct exercise *x);

// Gives the page's pools their members. The array of exercises stays where
// it is from now on.
void link_pools(struct page *p);

// Reports an exercise that has not all its parts.
void need(struct exercise *x, bool there, const char *help);

// The options of one exercise are boxes, points or levels, not a mixture
// (reported), and one of them is right.
bool same_boxes(struct exercise *x, const struct option *options, size_t n);
void need_right_option(struct exercise *x, const struct option *options,
                       size_t n);

// Reports that some of a list is over MOST_ITEMS.
void limit(struct exercise *x, size_t n, Span at, const char *what);

// A list with numbers where bullets are meant, or the other way round.
void report_other_list(struct exercise *x, cmark_node *list,
                       const char *help);

// A second list or table of the kind that the exercise is made of.
void report_second(struct exercise *x, cmark_node *block, const char *what);

// The line of source on which a block begins.
Span block_place(struct page *p, cmark_node *block);

bool ordered(cmark_node *list);

// Where the text of an item begins in the source: the line, and the rest of
// it behind the list's own mark.
Str item_text(struct page *p, cmark_node *item);

// The brackets at the front of a text, `[...]`, or empty.
Str brackets(Str text);

// The quote under an item is its feedback; two of them are joined.
cmark_node *item_feedback(struct page *p, cmark_node *item);

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
