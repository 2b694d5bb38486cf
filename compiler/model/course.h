// course.h - the nouns: a course, its lessons, their pages in each language.
//
// The passes fill in one struct course, in the order of pipeline.c; the
// emitters read it. Everything lives in the course's arena or in a page's,
// and is good until course_free().
#ifndef MODEL_COURSE_H
#define MODEL_COURSE_H

#include "base/diag.h"
#include "model/exercise.h"

enum { MOST_LANGUAGES = 16, MOST_LEVELS = 12, MOST_AXES = 8,
       MOST_CLIENTS = 12 };

struct cmark_node;
struct sco;
struct simulation;
struct lms;

struct named {
    Str name;
    Span at;
};

// A value that may differ by language; index: course->languages.
struct localized {
    Str in[MOST_LANGUAGES];
};

// `mastery` is the share of what can be reached that makes a participant
// master it; 0: the course asks for none.
struct level {
    Str id;
    struct localized name;
    double mastery;
    Span mastery_at;
};

// A two-sided state from -10 (`low`) to +10 (`high`), starting at 0.
struct axis {
    Str id;
    struct localized low, high;
};

// Whom participants meet in dialogues.
struct persona {
    Str id;
    struct localized name;
    struct trait *traits;
    size_t trait_count;
};

enum pass_mark { PASS_NONE, PASS_SHARE, PASS_POINTS };

enum callout {
    CALLOUT_NONE, // an ordinary block quote
    CALLOUT_NOTE,
    CALLOUT_TIP,
    CALLOUT_IMPORTANT,
    CALLOUT_WARNING,
    CALLOUT_CAUTION,
    CALLOUT_HINT,
    CALLOUT_TRAINER,
    CALLOUT_BROKEN
};

// A file of the course that pages show. `path` is relative to the course
// folder, `name` the one in the output: ASCII, unique, below media/.
struct asset {
    Str path;
    Str name;
    Str bytes;
    const char *type; // MIME type
    unsigned width, height; // of a picture, in pixels; 0: not known
    Str captions;     // WebVTT beside sound and film: name in the output
    Str transcript;   // text of the captions
    const struct source *file; // and the file they come from; or NULL
};

enum link_kind { LINK_OUTSIDE, LINK_LESSON, LINK_HERE, LINK_FILE };

// What cmark's nodes carry for us, in their user data: one of these.
enum mark { MARK_LINK, MARK_HEADING, MARK_QUOTE, MARK_TABLE, MARK_INLINE };

// A link or an image.
struct link {
    enum mark mark; // MARK_LINK
    Str url;        // as cmark gives it: unescaped
    Str text;       // plain text: alternative text of an image
    Span at;
    bool image;
    bool reply;     // belongs to a dialogue: linked there
    bool refused;   // reported: emitted as text only
    enum link_kind kind;
    Str fragment;         // without '#', the id in the output
    struct page *page;    // LINK_LESSON
    struct asset *asset;  // LINK_FILE
};

struct heading {
    enum mark mark; // MARK_HEADING
    int depth;      // 1 to 6
    Str id;         // slug, unique in the page
    Str plain;
    Span at;
    struct exercise *exercise; // which it begins, or NULL
    struct cmark_node *node;
};

struct quote {
    enum mark mark; // MARK_QUOTE
    enum callout callout;
    Span at;
};

// A table, a row or a cell: on a custom block of cmark's tree.
enum table_part { TABLE_WHOLE, TABLE_ROW, TABLE_CELL };
enum align { ALIGN_NONE, ALIGN_START, ALIGN_CENTRE, ALIGN_END };

struct table_mark {
    enum mark mark; // MARK_TABLE
    enum table_part part;
    bool head; // of a row or a cell
    enum align align;
    Span at;
};

// Strike-through or a footnote's number: on a custom inline.
enum inline_mark { INLINE_STRIKE, INLINE_FOOTNOTE };

struct inline_note {
    enum mark mark; // MARK_INLINE
    enum inline_mark what;
    size_t number; // of the footnote, from 1
    size_t again;  // how many references to it came before this one
};

struct footnote {
    Str id;
    Span at;
    size_t first_line, last_line; // in the source
    struct cmark_node *doc;       // its blocks
    size_t number;                // 0: never referred to
    size_t references;
};

// A fenced ```lua rules or ```lua tests block, or the file named in `rules:`.
struct lua_block {
    const struct source *source;
    size_t line; // of the first line of text
    Str text;    // NULL pointer: none
    Span at;
};

// A lesson in one language: one Markdown file.
struct page {
    struct course *course;
    struct lesson *lesson;
    size_t language; // index in course->languages
    struct source source;
    struct arena *arena;
    struct cmark_node *doc;
    size_t body_line; // first line behind the front matter
    bool unread;      // not text, or over a limit: was reported
    int minutes;      // 0: not given
    Str rules_file;   // front matter's `rules:`
    Span rules_file_at;
    Str title;
    struct heading **headings;
    size_t heading_count;
    struct link **links;
    size_t link_count;
    struct exercise *exercises;
    size_t exercise_count;
    struct footnote *footnotes;
    size_t footnote_count;
    size_t footnotes_used;
    struct lua_block rules, tests;
};

struct lesson {
    Str id;   // [a-z][a-z0-9-]*
    Str stem; // of its file: "01-waarom-empathie"
    bool glossary;
    bool tested; // its rules declare when it is passed; after rules
    struct sco *sco; // with `sco: lesson`, after scos; see sco.h
    struct page *in[MOST_LANGUAGES]; // NULL: not translated
    struct page *origin;             // in the source language
};

// The versions of SCORM that a package can be made for. 2004 has editions
// that differ in their schemas and in a few names.
enum scorm_version { SCORM_12, SCORM_2004_3, SCORM_2004_4, SCORM_VERSIONS };

struct scorm_edition {
    const char *setting; // in course.yaml, under scorm: versions
    const char *target;  // on the command line and in the name of the zip
    const char *schema_version; // in the manifest, to the letter
    const char *label;          // told to people
    const char *schemas;        // embedded, a folder
};

extern const struct scorm_edition scorm_editions[SCORM_VERSIONS];

// Whether any of the editions of 2004 is wanted.
bool course_wants_2004(const struct course *c);

struct course {
    struct diag *dx;
    struct arena *arena;
    const char *folder;  // as given on the command line
    int folder_fd;       // open directory
    bool unusable;       // there is no course to go on with; was reported
    struct source settings; // course.yaml

    Str id; // [a-z][a-z0-9-]*
    struct localized title, description;
    Str languages[MOST_LANGUAGES]; // the first is the source language
    size_t language_count;
    bool left_out[MOST_LANGUAGES]; // languages that --lang does not ask for
    Str version, author, licence;
    int minutes;
    struct level levels[MOST_LEVELS];
    size_t level_count;
    struct axis axes[MOST_AXES];
    size_t axis_count;
    struct persona *personas; // `clients:`
    size_t persona_count;
    enum pass_mark pass_mark;
    double pass_value; // share 0 to 1, or points
    Span pass_at;
    bool fail_is_incomplete;
    bool scorm[SCORM_VERSIONS]; // which packages are wanted
    const struct lms *lms;      // a preset (lms.h), or NULL; asked for on
    const struct lms *lms_asked; // the command line, it decides alone
    bool sco_lessons; // `sco: lesson`: each is a SCO, with its own state
    struct named *order; // `lessons:`, as written
    size_t order_count;

    struct lesson **lessons; // in course order
    size_t lesson_count;
    struct page **pages; // all of them: lesson by lesson, language by language
    size_t page_count;
    struct asset **assets; // in order of path
    size_t asset_count;
    Str *files; // every file of the folder, relative, sorted
    size_t file_count;

    Str table;          // of the rule engine, JSON; after rules
    // The saved state at its longest, 0: not known; with `sco: lesson` that
    // of the lesson with the most.
    size_t state_bytes;
    bool tested;        // some lesson or the course has a pass condition

    // Wanted by the command: see pass/simulate/simulate.h.
    bool simulated, charts;
    size_t jobs;
    struct simulation *simulation; // NULL: none
};

// Characters of saved state that an LMS keeps: SCORM 1.2 RTE 3.4.2 gives
// suspend_data 4,096, 2004 4th edition RTE 4.2.21 gives 64,000. Some systems
// count bytes or take a little less. The session puts up to 20 characters of
// its own in front (journal.js).
enum { STATE_ROOM_12 = 4000, STATE_ROOM_2004 = 64000, STATE_SESSION = 20 };

struct course *course_new(const char *folder, struct diag *dx);
void course_free(struct course *c);

// A name that ids, file names and saved answers may hang on:
// [a-z][a-z0-9-]*, at most 64 bytes.
bool course_name_is_valid(Str s);

int course_level(const struct course *c, Str id); // index or NOWHERE
int course_axis(const struct course *c, Str id);
const struct persona *course_persona(const struct course *c, Str id); // or NULL

// The trait of that name, or NULL.
const struct trait *persona_trait(const struct persona *p, Str id);
struct lesson *course_lesson(const struct course *c, Str id);

// The path of a file below the course folder: what messages put before it
// is of the machine and must not come out.
Str course_path(const struct course *c, const struct source *s);

// The first language that is emitted.
size_t course_first_language(const struct course *c);

// The page's exercise of that name, or NULL.
struct exercise *page_exercise(const struct page *p, Str name);

// The text in `language`, or in the source language where there is none.
Str localized(const struct localized *text, size_t language);

// The page in that language, or the source language's one.
struct page *lesson_page(const struct lesson *l, size_t language);

#endif
