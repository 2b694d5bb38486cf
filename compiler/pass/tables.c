#include "pass/tables.h"

#include <string.h>

#include "base/markdown.h"
#include "base/pool.h"
#include "model/course.h"

enum { MOST_COLUMNS = 32, MOST_ROWS = 500 };

// A line of a table: its text without prefix and outer pipes, cut at every
// pipe that no backslash stands before (GFM 0.29, section 4.10).
struct row {
    Str cells[MOST_COLUMNS + 1];
    size_t n; // MOST_COLUMNS + 1 means: too many
};

static bool has_pipe(Str line)
{
    return str_find_byte(line, '|') < line.n;
}

static Str inner(Str line)
{
    while (line.n && (byte_is_blank(line.at[0]) || line.at[0] == '>'))
        line = str_from(line, 1);
    line = str_trim(line);
    if (line.n && line.at[0] == '|')
        line = str_from(line, 1);
    bool closed = line.n && line.at[line.n - 1] == '|' &&
                  !(line.n > 1 && line.at[line.n - 2] == '\\');
    return closed ? str_upto(line, line.n - 1) : line;
}

static void cut_row(struct row *row, Str line)
{
    Str rest = inner(line);
    size_t start = 0;
    row->n = 0;
    for (size_t i = 0; i <= rest.n && row->n <= MOST_COLUMNS; i++) {
        if (i < rest.n && rest.at[i] == '\\') {
            i++;
            continue;
        }
        if (i < rest.n && rest.at[i] != '|')
            continue;
        Str cell = {rest.at + start, i - start};
        row->cells[row->n++] = str_trim(cell);
        start = i + 1;
    }
}

static bool is_delimiter(Str cell, enum align *align)
{
    bool left = cell.n && cell.at[0] == ':';
    bool right = cell.n > 1 && cell.at[cell.n - 1] == ':';
    Str dashes = str_upto(str_from(cell, left), cell.n - left - right);
    for (size_t i = 0; i < dashes.n; i++)
        if (dashes.at[i] != '-')
            return false;
    *align = left && right ? ALIGN_CENTRE
             : left        ? ALIGN_START
             : right       ? ALIGN_END
                           : ALIGN_NONE;
    return dashes.n > 0;
}

static bool is_delimiter_row(Str line, size_t columns, enum align *aligns)
{
    struct row row;
    if (!has_pipe(line) && columns > 1)
        return false;
    cut_row(&row, line);
    if (row.n != columns || columns > MOST_COLUMNS || !has_pipe(line))
        return false;
    for (size_t i = 0; i < row.n; i++)
        if (!is_delimiter(row.cells[i], &aligns[i]))
            return false;
    return true;
}

static cmark_node *make_part(struct page *p, enum table_part part, bool head,
                             Span at)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    struct table_mark *mark = ARENA_NEW(p->arena, struct table_mark);
    *mark = (struct table_mark){MARK_TABLE, part, head, ALIGN_NONE, at};
    cmark_node_set_user_data(node, mark);
    return node;
}

// The cell's text with `\|` as `|`.
static Str unescaped(struct arena *a, Str cell)
{
    char *copy = arena_take(a, cell.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < cell.n; i++) {
        bool pipe = cell.at[i] == '\\' && i + 1 < cell.n &&
                    cell.at[i + 1] == '|';
        if (!pipe)
            copy[n++] = cell.at[i];
    }
    return (Str){copy, n};
}

// A cell holds inline text: what would begin a block there is plain text.
static void fill_cell(struct page *p, cmark_node *cell, Str text)
{
    text = unescaped(p->arena, text);
    cmark_node *doc = md_parse(text, p->arena);
    cmark_node *only = cmark_node_first_child(doc);
    bool inline_text = only && !cmark_node_next(only) &&
                       cmark_node_get_type(only) == CMARK_NODE_PARAGRAPH;
    if (inline_text) {
        cmark_node *child;
        while ((child = cmark_node_first_child(only)))
            cmark_node_append_child(cell, child);
    } else if (text.n) {
        cmark_node *plain = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(plain, text.at);
        cmark_node_append_child(cell, plain);
    }
}

// The text of line `line` of a paragraph; its first line may stand behind
// the mark of a list.
static Str line_of(const struct page *p, cmark_node *paragraph, size_t line)
{
    Str text = source_line(&p->source, line);
    bool first = (size_t)cmark_node_get_start_line(paragraph) == line;
    size_t column = (size_t)cmark_node_get_start_column(paragraph);
    return first ? str_from(text, column - 1) : text;
}

static void add_row(struct page *p, cmark_node *table, Str text,
                    const enum align *aligns, size_t columns, bool head)
{
    struct row row;
    cut_row(&row, text);
    if (row.n > columns) {
        Str surplus = row.cells[columns];
        diag(p->course->dx, DIAG_E212, span_of(&p->source, surplus),
             "the head has %zu, this row has more\ntake the surplus cell out, "
             "or write a pipe that is text as `\\|`",
             columns);
        row.n = columns;
    }
    Span at = span_of(&p->source, text);
    cmark_node *tr = make_part(p, TABLE_ROW, head, at);
    cmark_node_append_child(table, tr);
    for (size_t i = 0; i < columns; i++) {
        Str cell = i < row.n ? row.cells[i] : STR("");
        Span place = i < row.n ? span_of(&p->source, cell) : at;
        cmark_node *td = make_part(p, TABLE_CELL, head, place);
        ((struct table_mark *)cmark_node_get_user_data(td))->align = aligns[i];
        cmark_node_append_child(tr, td);
        fill_cell(p, td, cell);
    }
}

static bool looks_like_delimiters(Str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (!strchr(" \t>|:-", line.at[i]))
            return false;
    return has_pipe(line);
}

// Replaces the paragraph by a table when its second line says so.
static void try_table(struct page *p, cmark_node *paragraph)
{
    size_t first = (size_t)cmark_node_get_start_line(paragraph);
    size_t last = (size_t)cmark_node_get_end_line(paragraph);
    enum align aligns[MOST_COLUMNS];
    struct row head;
    Str first_line = line_of(p, paragraph, first);
    if (last <= first || !has_pipe(first_line))
        return;
    cut_row(&head, first_line);
    if (head.n > MOST_COLUMNS || last - first > MOST_ROWS) {
        if (looks_like_delimiters(source_line(&p->source, first + 1)))
            diag(p->course->dx, DIAG_E213, span_at(&p->source, first, 1, 1),
                 "at most 32 columns and 500 rows");
        return;
    }
    if (!is_delimiter_row(source_line(&p->source, first + 1), head.n, aligns))
        return;
    cmark_node *table = make_part(p, TABLE_WHOLE, false,
                                  span_at(&p->source, first, 1, 1));
    add_row(p, table, first_line, aligns, head.n, true);
    for (size_t line = first + 2; line <= last; line++)
        add_row(p, table, source_line(&p->source, line), aligns, head.n,
                false);
    cmark_node_replace(paragraph, table);
    cmark_node_free(paragraph);
}

// Collects first, since the tree must not change under an iterator.
static void find_in_page(void *context, size_t i)
{
    struct course *c = context;
    struct page *p = c->pages[i];
    cmark_node **paragraphs = NULL;
    size_t n = 0;
    cmark_iter *iter = cmark_iter_new(p->doc);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER &&
            cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
            *ARENA_PUSH(p->arena, paragraphs, n) = node;
    }
    cmark_iter_free(iter);
    for (size_t k = 0; k < n; k++)
        try_table(p, paragraphs[k]);
}

void find_tables(struct course *c)
{
    pool_each(c->page_count, find_in_page, c);
}
