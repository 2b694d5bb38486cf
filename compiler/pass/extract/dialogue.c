// dialogue.c - scenes, replies and what replies do.
#include "pass/extract/parts.h"

#include "base/utf8.h"

static void bad_effect(struct exercise *x, Span at, Str effect)
{
    diag(x->page->course->dx, DIAG_E223, at,
         "'%.*s'\nwrite a level, `focus +2`, `once`, `if balance > 0`, "
         "`if client is name`, `if named` or `after scene`",
         STR_ARG(effect));
}

// Takes a word off the front of `rest`.
static Str take_word(Str *rest)
{
    *rest = str_trim(*rest);
    size_t end = 0;
    while (end < rest->n && !byte_is_blank(rest->at[end]))
        end++;
    Str word = str_upto(*rest, end);
    *rest = str_trim(str_from(*rest, end));
    return word;
}

static const char *operator_named(Str word)
{
    static const char *const known[] = {"<", "<=", ">", ">=", "=="};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(word, known[i]))
            return known[i];
    return str_is(word, "=") ? known[4] : NULL;
}

// The place of an effect: titles are unescaped, so it is searched for, from
// where they begin: what is said in front may have the same word.
static Span effect_place(const struct reply *r, Str effect)
{
    Span at = r->effects_at;
    if (!at.in)
        return at;
    Str line = str_from(source_line(at.in, at.line), at.column - 1);
    size_t found = str_find(line, effect);
    return found < line.n
               ? span_of(at.in, str_upto(str_from(line, found), effect.n))
               : at;
}

// `client is tom`, `client is not tom`; `rest` stands behind `client`.
static bool read_client_test(struct reply_test *t, Str rest)
{
    t->about = ABOUT_CLIENT;
    if (!str_is(take_word(&rest), "is"))
        return false;
    t->value = 1;
    t->name = take_word(&rest);
    if (str_is(t->name, "not")) {
        t->value = 0;
        t->name = take_word(&rest);
    }
    return t->name.n && !rest.n;
}

// `named`, `named scene`, `not named scene`.
static bool read_named_test(struct reply_test *t, Str word, Str rest)
{
    t->about = ABOUT_NAMED;
    t->value = str_is(word, "not") ? 0 : 1;
    if (t->value == 0)
        word = take_word(&rest);
    t->name = rest;
    return str_is(word, "named");
}

static bool read_number_test(struct reply_test *t, Str name, Str rest)
{
    t->about = ABOUT_AXIS;
    t->name = name;
    t->op = operator_named(take_word(&rest));
    return t->op && str_number(rest, &t->value);
}

static void read_test(struct exercise *x, struct reply *r, Str effect, Str rest)
{
    struct reply_test *t =
        ARENA_PUSH(x->page->arena, r->tests, r->test_count);
    Str word = take_word(&rest);
    bool named = str_is(word, "named") || str_is(word, "not");
    bool sound;
    *t = (struct reply_test){.which = NOWHERE, .op = "=="};
    if (str_is(word, "client"))
        sound = read_client_test(t, rest);
    else if (named)
        sound = read_named_test(t, word, rest);
    else
        sound = read_number_test(t, word, rest);
    t->at = effect_place(r, t->name.n ? t->name : word);
    if (sound)
        return;
    bad_effect(x, effect_place(r, effect), effect);
    r->test_count--;
}

static void read_after(struct exercise *x, struct reply *r, Str name)
{
    struct scene_test *t =
        ARENA_PUSH(x->page->arena, r->after, r->after_count);
    *t = (struct scene_test){name, NOWHERE, effect_place(r, name)};
}

static void read_move(struct exercise *x, struct reply *r, Str axis, double by)
{
    struct axis_move *m = ARENA_PUSH(x->page->arena, r->moves, r->move_count);
    *m = (struct axis_move){axis, NOWHERE, by, effect_place(r, axis)};
}

static void read_effect(struct exercise *x, struct reply *r, Str effect)
{
    Str rest = effect;
    Str word = take_word(&rest);
    double by;
    if (str_is(word, "if"))
        read_test(x, r, effect, rest);
    else if (str_is(word, "once") && !rest.n)
        r->once = true;
    else if (str_is(word, "after") && rest.n)
        read_after(x, r, rest);
    else if (rest.n && str_number(rest, &by))
        read_move(x, r, word, by);
    else if (!rest.n && word.n && !r->level_name.n)
        r->level_name = word;
    else
        bad_effect(x, effect_place(r, effect), effect);
}

static void read_reply(struct exercise *x, struct scene *s, cmark_node *item,
                       cmark_node *node)
{
    struct page *p = x->page;
    struct link *link = cmark_node_get_user_data(node);
    const char *title = cmark_node_get_title(node);
    struct reply *r = ARENA_PUSH(p->arena, s->replies, s->reply_count);
    link->reply = true;
    r->link = node;
    r->at = link->at;
    r->to = r->level = NOWHERE;
    r->to_name = link->url;
    r->plain = link->text;
    if (str_starts(r->to_name, "#"))
        r->to_name = str_from(r->to_name, 1);
    Str effects = arena_str(p->arena, str_of(title ? title : "")), effect;
    size_t line = block_line(item);
    size_t last = (size_t)cmark_node_get_end_line(item);
    if (effects.n)
        r->effects_at = span_find(&p->source, line, last, effects);
    while (effects.n && next_part(&effects, ',', &effect))
        if (effect.n)
            read_effect(x, r, effect);
}

// The link that is all of an item, or NULL.
static cmark_node *reply_link(cmark_node *item)
{
    cmark_node *child = cmark_node_first_child(item);
    if (!child || cmark_node_next(child))
        return NULL;
    return md_only_child(child, CMARK_NODE_LINK);
}

static bool is_reply_list(cmark_node *list)
{
    cmark_node *item = cmark_node_first_child(list);
    for (; item; item = cmark_node_next(item)) {
        cmark_node *link = reply_link(item);
        const char *url = link ? cmark_node_get_url(link) : NULL;
        if (url && url[0] == '#')
            return true;
    }
    return false;
}

static void read_replies(struct exercise *x, struct scene *s, cmark_node *list)
{
    struct page *p = x->page;
    cmark_node *item = cmark_node_first_child(list);
    for (; item; item = cmark_node_next(item)) {
        cmark_node *link = reply_link(item);
        size_t line = block_line(item);
        if (link)
            read_reply(x, s, item, link);
        else
            diag(p->course->dx, DIAG_E222,
                 span_at(&p->source, line, 1, source_line(&p->source, line).n),
                 "\nmake the whole item one link: "
                 "`- [\"What I say\"](#scene)`");
    }
}

// `<!-- scene: name -->` and `<!-- end: name -->`.
static void read_scene_comment(struct page *p, struct scene *s,
                               cmark_node *html)
{
    struct marker m;
    bool told;
    if (!read_marker(p, html, &m))
        return;
    if (str_is(m.word, "scene") && m.rest.n) {
        s->name = m.rest;
        s->at = span_of(&p->source, m.rest);
    } else if (str_is(m.word, "end") && m.rest.n) {
        s->ending = m.rest;
    } else if (marker_kind(p, &m, &told) != KINDS) {
        diag(p->course->dx, DIAG_E206, span_of(&p->source, m.word),
             "a scene is not an exercise of its own");
    }
}

// The slug of the scene's own heading, unique in the dialogue: what other
// headings of the page are called does not matter.
static Str scene_slug(struct exercise *x, Str plain)
{
    struct arena *a = x->page->arena;
    struct text t = {0};
    utf8_slug(&t, plain);
    Str slug = arena_str(a, t.n ? text_str(&t) : STR("scene"));
    text_clear(&t);
    Str name = slug;
    for (int again = 2; exercise_scene(x, name) != NOWHERE; again++)
        name = arena_format(a, "%.*s-%d", STR_ARG(slug), again);
    return name;
}

static void begin_scene(struct exercise *x, cmark_node *heading)
{
    struct page *p = x->page;
    const struct heading *h = cmark_node_get_user_data(heading);
    Str slug = scene_slug(x, h->plain);
    struct scene *s = ARENA_PUSH(p->arena, x->scenes, x->scene_count);
    s->name = s->slug = slug;
    s->page_id = h->id;
    s->at = h->at;
    s->heading = heading;
    s->depth = h->depth;
}

// A numbered list with boxes: what the client's resistance may be called.
static void read_resistance(struct exercise *x, struct scene *s,
                            cmark_node *list)
{
    if (s->option_count) {
        report_second(x, list, "list of what the client may mean");
        return;
    }
    if (!ordered(list))
        report_other_list(x, list,
                          "one of them is picked, so number them: `1. [x]`");
    read_options(x, list, false, false, &s->options, &s->option_count);
    limit(x, s->option_count, block_place(x->page, list), "options");
    need_right_option(x, s->options, s->option_count);
}

static void read_scene_block(struct exercise *x, struct scene *s,
                             cmark_node *block)
{
    struct page *p = x->page;
    cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_HTML_BLOCK)
        read_scene_comment(p, s, block);
    else if (type == CMARK_NODE_LIST && is_reply_list(block))
        read_replies(x, s, block);
    else if (type == CMARK_NODE_LIST && has_boxes(block))
        read_resistance(x, s, block);
    else
        keep_block(p->arena, &s->prose, &s->prose_count, block);
}

static void report_doubled(struct exercise *x)
{
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t j = 0; j < i; j++)
            if (str_same(x->scenes[i].name, x->scenes[j].name))
                diag(x->page->course->dx, DIAG_E205, x->scenes[i].at,
                     "the scene '%.*s' stands on line %zu already",
                     STR_ARG(x->scenes[i].name), x->scenes[j].at.line);
}

void read_scenes(struct exercise *x, cmark_node *first, cmark_node *end)
{
    struct page *p = x->page;
    int depth = x->depth + 1;
    for (cmark_node *b = first; b && b != end; b = cmark_node_next(b)) {
        bool scene = cmark_node_get_type(b) == CMARK_NODE_HEADING &&
                     cmark_node_get_heading_level(b) == depth;
        if (scene)
            begin_scene(x, b);
        else if (x->scene_count)
            read_scene_block(x, &x->scenes[x->scene_count - 1], b);
        else if (block_callout(b) == CALLOUT_HINT)
            keep_block(p->arena, &x->hints, &x->hint_count, b);
        else if (cmark_node_get_type(b) != CMARK_NODE_HTML_BLOCK)
            keep_block(p->arena, &x->prose, &x->prose_count, b);
    }
    if (x->scene_count == 0)
        diag(p->course->dx, DIAG_E210, x->at,
             "a dialogue needs scenes\ngive each scene a heading one level "
             "deeper: `%.*s Opening`",
             depth, "######");
    report_doubled(x);
    for (size_t i = 0; i < x->scene_count; i++)
        if (x->scenes[i].option_count && !x->scenes[i].reply_count)
            diag(p->course->dx, DIAG_E210, x->scenes[i].at,
                 "a scene in which something is named needs replies\nadd "
                 "`- [\"What I say\"](#scene)` below the numbered list");
}
