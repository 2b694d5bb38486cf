// svg.c - the graph as a picture: SVG 1.1, which every browser, word
// processor and page of a course shows.
//
// Colours stand in a style sheet without variables, since librsvg and
// Inkscape know none; where the reader prefers dark, a second set takes over.
// Nothing is said by colour alone. Contrast of text is 4.5:1 at least, of
// lines and borders 3:1.
#include "emit/graph/graph.h"
#include "emit/graph/font.h"
#include "emit/graph/parts.h"

static const char styles[] =
    "<style>\n"
    ".stilte-graph{background:#fff}\n"
    ".stilte-graph text{font-family:\"DejaVu Sans\",\"Segoe UI\",Roboto,"
    "\"Helvetica Neue\",\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif;"
    "font-size:12px;fill:#23272a}\n"
    ".stilte-graph .head{font-size:17px;font-weight:bold}\n"
    ".stilte-graph .name{font-size:14px;font-weight:bold}\n"
    ".stilte-graph .note,.stilte-graph .quiet{fill:#4f565a}\n"
    ".stilte-graph .paper{fill:#fff}\n"
    ".stilte-graph .box{fill:#f2f0ea;stroke:#7a7f81;stroke-width:1.2}\n"
    ".stilte-graph .start .box{fill:#e6f0ee;stroke:#17605c;"
    "stroke-width:2.4}\n"
    ".stilte-graph .won .box{fill:#e3f2dd;stroke:#2f6b1f;stroke-width:2}\n"
    ".stilte-graph .lost .box{fill:#f9e7e2;stroke:#9c2f17;stroke-width:2}\n"
    ".stilte-graph .end .box{fill:#f7efd8;stroke:#7d5a00;stroke-width:2}\n"
    ".stilte-graph .closed .box{fill:#fff;stroke-dasharray:5 4}\n"
    ".stilte-graph .line{fill:none;stroke:#5a6166;stroke-width:1.4}\n"
    ".stilte-graph .tip{fill:#5a6166;stroke:none}\n"
    ".stilte-graph .back .line{stroke:#8a4413}\n"
    ".stilte-graph .back .tip{fill:#8a4413}\n"
    ".stilte-graph .when .line{stroke-dasharray:6 4}\n"
    ".stilte-graph .order .line{stroke:#858a8c;stroke-width:1;"
    "stroke-dasharray:2 4}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".stilte-graph{background:#16191a}\n"
    ".stilte-graph text{fill:#e5e2db}\n"
    ".stilte-graph .note,.stilte-graph .quiet{fill:#b4b9b7}\n"
    ".stilte-graph .paper{fill:#16191a}\n"
    ".stilte-graph .box{fill:#24292a;stroke:#8a9190}\n"
    ".stilte-graph .start .box{fill:#1d3330;stroke:#8ccbc2}\n"
    ".stilte-graph .won .box{fill:#1f331a;stroke:#93cf7f}\n"
    ".stilte-graph .lost .box{fill:#3d2019;stroke:#f0a28c}\n"
    ".stilte-graph .end .box{fill:#362c12;stroke:#dcb95c}\n"
    ".stilte-graph .closed .box{fill:#16191a}\n"
    ".stilte-graph .line{stroke:#a5aaa8}\n"
    ".stilte-graph .tip{fill:#a5aaa8}\n"
    ".stilte-graph .back .line{stroke:#e5aa80}\n"
    ".stilte-graph .back .tip{fill:#e5aa80}\n"
    ".stilte-graph .order .line{stroke:#828988}\n"
    "}\n"
    "</style>\n";

static const char *const looks[LOOKS] = {"plain", "start", "won",
                                         "lost",  "end",   "closed"};

static void put_text(struct text *out, const char *class, double x, double y,
                     Str s)
{
    text_format(out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class, x, y);
    text_html(out, s);
    text_puts(out, "</text>\n");
}

static void put_named(struct text *out, const char *element, const char *id,
                      Str s)
{
    text_format(out, "<%s id=\"%s\">", element, id);
    text_html(out, s);
    text_format(out, "</%s>\n", element);
}

static void put_line(const struct graph_edge *e, struct text *out)
{
    const struct graph_point *p = e->points;
    text_format(out, "<path class=\"line\" d=\"M%.1f %.1f", p->x, p->y);
    for (size_t i = 1; i < e->point_count; i++) {
        double middle = (p[i - 1].y + p[i].y) / 2;
        if (i % 2)
            text_format(out, "L%.1f %.1f", p[i].x, p[i].y);
        else
            text_format(out, "C%.1f %.1f %.1f %.1f %.1f %.1f", p[i - 1].x,
                        middle, p[i].x, middle, p[i].x, p[i].y);
    }
    text_puts(out, "\"/>\n");
}

// Lines come down to a node, up to it, or from its right.
static void put_tip(const struct graph_edge *e, struct text *out)
{
    const struct graph_point at = e->points[e->point_count - 1];
    double way = e->upwards ? 8 : -8;
    if (e->from == e->to)
        text_format(out, "<path class=\"tip\" d=\"M%.1f %.1fl8 -4v8z\"/>\n",
                    at.x, at.y);
    else
        text_format(out,
                    "<path class=\"tip\" d=\"M%.1f %.1fl-4 %.0fh8z\"/>\n",
                    at.x, at.y, way);
}

// What a pointer that rests on the line is told: everything, in full.
static void put_telling(const struct graph *g, const struct graph_edge *e,
                        struct text *out)
{
    struct text t = {0};
    const Str parts[] = {e->words, e->effects, e->conditions};
    text_format(&t, "%.*s → %.*s", STR_ARG(g->nodes[e->from].title),
                STR_ARG(g->nodes[e->to].title));
    if (e->number.n)
        text_format(&t, ", %.*s", STR_ARG(e->number));
    for (size_t i = 0; i < 3; i++)
        if (parts[i].n)
            text_format(&t, "%s%.*s", i ? "; " : ": ", STR_ARG(parts[i]));
    text_puts(out, "<title>");
    text_html(out, font_line(g->arena, text_str(&t)));
    text_puts(out, "</title>\n");
    text_clear(&t);
}

static void put_edge(const struct graph *g, const struct graph_edge *e,
                     struct text *out)
{
    text_format(out, "<g class=\"edge%s%s%s\">\n", e->upwards ? " back" : "",
                e->conditions.n ? " when" : "", e->order ? " order" : "");
    put_telling(g, e, out);
    put_line(e, out);
    put_tip(e, out);
    if (e->line_count && e->from != e->to)
        text_format(out,
                    "<rect class=\"paper\" x=\"%.1f\" y=\"%.1f\" "
                    "width=\"%.1f\" height=\"%.1f\"/>\n",
                    e->x, e->y, e->w, e->h);
    for (size_t i = 0; i < e->line_count; i++)
        put_text(out, i ? "quiet" : "words", e->x + 4,
                 e->y + 14 + (double)i * LINE_NOTE, e->lines[i]);
    text_puts(out, "</g>\n");
}

static void put_node(const struct graph_node *n, struct text *out)
{
    bool ends = n->look == LOOK_WON || n->look == LOOK_LOST ||
                n->look == LOOK_END;
    double high = (double)n->line_count * LINE_TITLE +
                  (n->note.n ? LINE_NOTE : 0);
    double y = n->y + (n->h - high) / 2;
    text_format(out, "<g class=\"node %s\">\n", looks[n->look]);
    text_format(out,
                "<rect class=\"box\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
                "height=\"%.1f\" rx=\"%d\"/>\n",
                n->x, n->y, n->w, n->h, ends ? 16 : 4);
    for (size_t i = 0; i < n->line_count; i++, y += LINE_TITLE)
        put_text(out, "name", n->x + PAD, y + 14, n->lines[i]);
    if (n->note.n)
        put_text(out, "note", n->x + PAD, y + 11, n->note);
    text_puts(out, "</g>\n");
}

static void put_graph(const struct graph *g, double y, struct text *out)
{
    text_format(out, "<g id=\"graph-%.*s\" transform=\"translate(0 %.1f)\">\n",
                STR_ARG(g->id), y);
    struct font_lines head;
    font_break(&head, g->arena, g->title, 17 * 1.13, g->width - 2 * MARGIN, 1);
    put_text(out, "head", MARGIN, 26, head.n ? head.at[0] : STR(""));
    for (size_t i = 0; i < g->edge_count; i++)
        put_edge(g, &g->edges[i], out);
    for (size_t i = 0; i < g->node_count; i++)
        put_node(&g->nodes[i], out);
    text_puts(out, "</g>\n");
}

// The ids begin with that of the first graph, so that several pictures may
// stand in one page.
void graph_svg(struct graph *const *graphs, size_t n, Str title,
               struct text *out)
{
    double width = 0, height = 0;
    struct text id = {0}, about = {0};
    for (size_t i = 0; i < n; i++) {
        width = graphs[i]->width > width ? graphs[i]->width : width;
        height += graphs[i]->height;
        if (n > 1)
            text_format(&about, i ? " %.*s: " : "%.*s: ",
                        STR_ARG(graphs[i]->title));
        text_add(&about, graphs[i]->summary);
    }
    text_format(&id, "graph-%.*s", STR_ARG(n ? graphs[0]->id : STR("")));
    text_format(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                "class=\"stilte-graph\" role=\"img\"\n"
                " width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\"\n"
                " aria-labelledby=\"%s-title %s-desc\">\n",
                width, height, width, height, id.at, id.at);
    size_t start = id.n;
    text_puts(&id, "-title");
    put_named(out, "title", id.at, title);
    id.n = start;
    text_puts(&id, "-desc");
    put_named(out, "desc", id.at, text_str(&about));
    text_puts(out, styles);
    text_format(out,
                "<rect class=\"paper\" width=\"%.0f\" height=\"%.0f\"/>\n",
                width, height);
    height = 0;
    for (size_t i = 0; i < n; i++) {
        put_graph(graphs[i], height, out);
        height += graphs[i]->height;
    }
    text_puts(out, "</svg>\n");
    text_clear(&id);
    text_clear(&about);
}
