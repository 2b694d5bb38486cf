// dot.c - for whoever wants another drawing and has Graphviz.
#include "emit/graph/graph.h"

static const char *const shapes[LOOKS] = {
    "", ", penwidth=2.4", ", style=rounded, color=darkgreen",
    ", style=rounded, color=firebrick", ", style=rounded, color=goldenrod4",
    ", style=dashed"};

// A string between quotes. A backslash would begin an escape, `&` the name of
// a character.
static void put_string(struct text *out, Str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '"' || s.at[i] == '\\')
            text_byte(out, '\\');
        text_byte(out, s.at[i] == '\n' ? ' ' : s.at[i]);
        if (s.at[i] == '&')
            text_puts(out, "amp;");
    }
}

static void put_name(struct text *out, Str name)
{
    text_byte(out, '"');
    put_string(out, name);
    text_byte(out, '"');
}

// The lines and a last one, which may be empty.
static void put_label(struct text *out, const Str *lines, size_t n, Str last)
{
    text_puts(out, " [label=\"");
    for (size_t i = 0; i < n; i++) {
        put_string(out, lines[i]);
        if (i + 1 < n || last.n)
            text_puts(out, "\\n");
    }
    put_string(out, last);
    text_byte(out, '"');
}

void graph_dot(const struct graph *g, struct text *out)
{
    text_puts(out, "digraph ");
    put_name(out, g->id);
    text_puts(out, " {\n  label=");
    put_name(out, g->title);
    text_puts(out, "; labelloc=t; fontname=\"sans-serif\";\n"
                   "  node [shape=box, fontname=\"sans-serif\"];\n"
                   "  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (size_t i = 0; i < g->node_count; i++) {
        const struct graph_node *n = &g->nodes[i];
        text_puts(out, "  ");
        put_name(out, n->name);
        put_label(out, n->lines, n->line_count, n->note);
        text_format(out, "%s];\n", shapes[n->look]);
    }
    for (size_t i = 0; i < g->edge_count; i++) {
        const struct graph_edge *e = &g->edges[i];
        text_puts(out, "  ");
        put_name(out, g->nodes[e->from].name);
        text_puts(out, " -> ");
        put_name(out, g->nodes[e->to].name);
        put_label(out, e->lines, e->line_count, STR(""));
        text_format(out, "%s];\n",
                    e->order          ? ", style=dotted"
                    : e->conditions.n ? ", style=dashed"
                                      : "");
    }
    text_puts(out, "}\n");
}
