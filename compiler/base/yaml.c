#include "base/yaml.h"

#include <string.h>
#include <yaml.h>

enum { DEEPEST = 16 };

struct reader {
    yaml_parser_t parser;
    const struct source *source;
    size_t first; // line of the source that is line 1 of the YAML
    struct arena *a;
    struct diag *dx;
    bool broken;
};

// libyaml counts columns in code points from 0; we count bytes from 1.
static size_t byte_column(const struct reader *r, yaml_mark_t mark)
{
    Str text = source_line(r->source, r->first + mark.line);
    size_t byte = 0;
    for (size_t left = mark.column; left && byte < text.n; left--) {
        byte++;
        while (byte < text.n && ((unsigned char)text.at[byte] & 0xC0) == 0x80)
            byte++;
    }
    return byte + 1;
}

static Span place(const struct reader *r, yaml_mark_t start, size_t length)
{
    return span_at(r->source, r->first + start.line, byte_column(r, start),
                   length);
}

// From mark to mark, or to the end of the first line.
static Span stretch(const struct reader *r, const yaml_event_t *event)
{
    yaml_mark_t start = event->start_mark, end = event->end_mark;
    Span at = place(r, start, 1);
    Str line = source_line(r->source, at.line);
    size_t last = end.line == start.line ? byte_column(r, end) : line.n + 1;
    at.length = last > at.column ? last - at.column : 1;
    return at;
}

// Where the reader stumbled; where the trouble began when that is behind the
// last word.
static Span trouble(const struct reader *r)
{
    Span at = place(r, r->parser.problem_mark, 1);
    bool nothing = str_trim(source_line(r->source, at.line)).n == 0;
    return nothing && r->parser.context ? place(r, r->parser.context_mark, 1)
                                        : at;
}

// libyaml speaks to programmers.
static const char *plain_words(const char *problem)
{
    static const struct {
        const char *part, *words;
    } known[] = {
        {"mapping values are not allowed",
         "a second colon on the line\nput the value in quotes: `key: \"one: "
         "two\"`"},
        {"cannot start any token",
         "this character cannot begin a value\nput the value in quotes; "
         "indent with spaces, never with tabs"},
        {"did not find expected ',' or ']'",
         "a list that does not end\nclose it with `]`"},
        {"did not find expected ',' or '}'",
         "a group that does not end\nclose it with `}`"},
        {"did not find expected key",
         "a line that does not fit those around it\nwrite `key: value`, and "
         "give lines that belong together the same indent"},
        {"could not find expected ':'",
         "a line without a colon\nwrite `key: value`, one a line"},
        {"while scanning a quoted scalar", "a quote that does not end"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strstr(problem, known[i].part))
            return known[i].words;
    return problem;
}

static bool next(struct reader *r, yaml_event_t *event)
{
    if (r->broken)
        return false;
    if (yaml_parser_parse(&r->parser, event))
        return true;
    r->broken = true;
    diag(r->dx, DIAG_E107, trouble(r), "%s",
         plain_words(r->parser.problem ? r->parser.problem : "not YAML"));
    return false;
}

static void refuse(struct reader *r, const yaml_event_t *event,
                   const char *what)
{
    r->broken = true;
    diag(r->dx, DIAG_E107, place(r, event->start_mark, 1), "%s", what);
}

static bool read_node(struct reader *r, yaml_event_t *event, size_t depth,
                      struct yaml *node);

static void read_scalar(struct reader *r, yaml_event_t *event,
                        struct yaml *node)
{
    Str value = {(const char *)event->data.scalar.value,
                 event->data.scalar.length};
    node->kind = YAML_TEXT;
    node->text = arena_str(r->a, value);
    if (event->data.scalar.anchor || event->data.scalar.tag)
        refuse(r, event, "anchors and tags have no meaning here");
}

static bool read_list(struct reader *r, size_t depth, struct yaml *node)
{
    yaml_event_t event;
    node->kind = YAML_LIST;
    while (next(r, &event)) {
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        struct yaml *item = ARENA_PUSH(r->a, node->items, node->n);
        if (!read_node(r, &event, depth + 1, item))
            return false;
    }
    return false;
}

static bool read_key(struct reader *r, yaml_event_t *event, struct yaml *map,
                     struct yaml *item)
{
    if (event->type != YAML_SCALAR_EVENT) {
        refuse(r, event, "a key must be a word");
        yaml_event_delete(event);
        return false;
    }
    Str key = {(const char *)event->data.scalar.value,
               event->data.scalar.length};
    item->key = arena_str(r->a, key);
    item->key_at = place(r, event->start_mark, key.n);
    yaml_event_delete(event);
    for (size_t i = 0; i + 1 < map->n; i++)
        if (str_same(map->items[i].key, item->key))
            diag(r->dx, DIAG_E107, item->key_at,
                 "'%.*s' stands here twice\nkeep one of the two",
                 STR_ARG(item->key));
    return true;
}

static bool read_map(struct reader *r, size_t depth, struct yaml *node)
{
    yaml_event_t event;
    node->kind = YAML_MAP;
    while (next(r, &event)) {
        if (event.type == YAML_MAPPING_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        struct yaml *item = ARENA_PUSH(r->a, node->items, node->n);
        if (!read_key(r, &event, node, item) || !next(r, &event) ||
            !read_node(r, &event, depth + 1, item))
            return false;
    }
    return false;
}

// Reads what `event` begins, and deletes the event.
static bool read_node(struct reader *r, yaml_event_t *event, size_t depth,
                      struct yaml *node)
{
    node->at = stretch(r, event);
    yaml_event_type_t type = event->type;
    if (depth > DEEPEST)
        refuse(r, event, "settings nested too deeply");
    else if (type == YAML_SCALAR_EVENT)
        read_scalar(r, event, node);
    else if (type == YAML_ALIAS_EVENT)
        refuse(r, event, "aliases have no meaning here");
    yaml_event_delete(event);
    if (r->broken)
        return false;
    if (type == YAML_SEQUENCE_START_EVENT)
        return read_list(r, depth, node);
    if (type == YAML_MAPPING_START_EVENT)
        return read_map(r, depth, node);
    return true;
}

static struct yaml *read_document(struct reader *r)
{
    struct yaml *root = NULL;
    yaml_event_t event;
    while (next(r, &event)) {
        yaml_event_type_t type = event.type;
        bool begins = type == YAML_SCALAR_EVENT ||
                      type == YAML_SEQUENCE_START_EVENT ||
                      type == YAML_MAPPING_START_EVENT;
        if (begins && root) {
            refuse(r, &event, "a second document");
        } else if (begins) {
            root = ARENA_NEW(r->a, struct yaml);
            if (!read_node(r, &event, 0, root))
                return NULL;
            continue;
        }
        yaml_event_delete(&event);
        if (type == YAML_STREAM_END_EVENT)
            return r->broken ? NULL : root;
    }
    return NULL;
}

struct yaml *yaml_read(const struct source *source, size_t first, size_t last,
                       struct arena *a, struct diag *dx)
{
    if (first > last || first > source->lines)
        return NULL;
    struct reader r = {.source = source, .first = first, .a = a, .dx = dx};
    size_t start = source->line_at[first - 1];
    size_t end = source->line_at[last < source->lines ? last : source->lines];
    if (!yaml_parser_initialize(&r.parser))
        die("out of memory");
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &r.parser, (const unsigned char *)source->text.at + start, end - start);
    struct yaml *root = read_document(&r);
    yaml_parser_delete(&r.parser);
    return root;
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (str_is(map->items[i].key, key))
            return &map->items[i];
    return NULL;
}
