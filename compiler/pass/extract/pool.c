// pool.c - the exercises that a pool draws from.
#include "pass/extract/parts.h"

static void report_stranger(struct exercise *x, cmark_node *heading)
{
    struct page *p = x->page;
    const struct heading *h = cmark_node_get_user_data(heading);
    cmark_node *next = cmark_node_next(heading);
    struct marker m;
    bool told = false;
    // A mistyped kind was told already; nothing is told twice.
    if (next && cmark_node_get_type(next) == CMARK_NODE_HTML_BLOCK &&
        read_marker(p, next, &m))
        marker_kind(p, &m, &told);
    if (told)
        return;
    if (h->exercise)
        diag(p->course->dx, DIAG_E244, h->exercise->at,
             "'%.*s'\nthe members of '%.*s' begin with `%.*s`",
             STR_ARG(h->exercise->name), STR_ARG(x->name), x->depth + 1,
             "######");
    else
        diag(p->course->dx, DIAG_E244, h->at,
             "'%.*s'\nput `<!-- choice: a-name -->` under it, or end the pool "
             "'%.*s' before it with a heading `%.*s`",
             STR_ARG(h->plain), STR_ARG(x->name), x->depth, "######");
}

static bool add_member(struct exercise *x, struct exercise *member)
{
    if (member->kind == KIND_pool || member->kind == KIND_feedback) {
        diag(x->page->course->dx, DIAG_E245, member->kind_at, "'%s'\n%s",
             kind_row(member->kind)->name,
             member->kind == KIND_pool
                 ? "put its exercises into the pool around it"
                 : "move it behind the pool: rules choose it, no draw does");
        return false;
    }
    member->pool = x;
    *ARENA_PUSH(x->page->arena, x->members, x->member_count) = member;
    return true;
}

// False: some heading of the pool was reported.
static bool read_members(struct exercise *x)
{
    bool sound = true;
    cmark_node *b = cmark_node_next(x->heading);
    while (b && b != x->end) {
        struct heading *h = cmark_node_get_type(b) == CMARK_NODE_HEADING
                                ? cmark_node_get_user_data(b)
                                : NULL;
        bool member = h && h->exercise && h->depth == x->depth + 1;
        if (member)
            sound &= add_member(x, h->exercise);
        else if (h)
            report_stranger(x, b);
        sound &= member || !h;
        b = h && h->exercise ? h->exercise->end : cmark_node_next(b);
    }
    return sound;
}

static void check_members(struct exercise *x)
{
    struct diag *dx = x->page->course->dx;
    size_t n = x->member_count;
    if (n == 0 && x->depth == 6)
        need(x, false, "a pool's exercises stand one heading level deeper, "
                       "and there is none below ######");
    else if (n == 0)
        diag(dx, DIAG_E210, x->at,
             "'%.*s'\na pool draws from the exercises one heading level "
             "deeper: `%.*s A question`",
             STR_ARG(x->name), x->depth + 1, "######");
    else if (x->pick && (size_t)x->pick >= n)
        diag(dx, DIAG_E246, x->pick_at,
             "'%.*s' has %zu\nadd exercises, or pick fewer: `pick: %zu`",
             STR_ARG(x->name), n, n > 1 ? n - 1 : 1);
    if (n > MOST_ITEMS)
        limit(x, n, x->members[MOST_ITEMS]->at, "exercises");
}

void link_pools(struct page *p)
{
    for (size_t i = 0; i < p->exercise_count; i++) {
        struct exercise *x = &p->exercises[i];
        // A member that was refused explains why there are too few.
        if (x->kind == KIND_pool && read_members(x))
            check_members(x);
    }
}
