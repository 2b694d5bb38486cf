// calls.c - live cues that are heard: each line is a caption of the
// recording, and has its time from there.
#include "base/markdown.h"
#include "pass/captions.h"
#include "pass/link/parts.h"

static bool is_recording(const struct link *l)
{
    return l->image && l->asset &&
           (str_starts(str_of(l->asset->type), "audio/") ||
            str_starts(str_of(l->asset->type), "video/"));
}

// The recordings with captions in the text of the exercise. A second one would
// leave open which of them is meant.
static void find_call(struct exercise *x, cmark_node *block)
{
    cmark_iter *walk = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        const struct link *l = event == CMARK_EVENT_ENTER &&
                                       cmark_node_get_type(node) ==
                                           CMARK_NODE_IMAGE
                                   ? cmark_node_get_user_data(node)
                                   : NULL;
        if (!l || !is_recording(l) || !l->asset->transcript.n)
            continue;
        if (x->call)
            diag(x->page->course->dx, DIAG_E256, l->at,
                 "'%.*s'\n'%.*s' plays already; join the two into one file, "
                 "or put this one above the heading",
                 STR_ARG(l->url), STR_ARG(x->call->url));
        else
            x->call = l;
    }
    cmark_iter_free(walk);
}

static void report_captions(const struct exercise *x,
                            const struct caption *all, size_t n)
{
    struct diag *dx = x->page->course->dx;
    const struct source *file = x->call->asset->file;
    const size_t lines = x->cue_line_count;
    if (n < lines)
        diag(dx, DIAG_E254, x->cue_lines[n].at,
             "line %zu of '%.*s' is not in the captions\n%s has %zu of the "
             "%zu lines; add `00:00.000 --> 00:00.000` and the words %s %zu",
             n + 1, STR_ARG(x->name), file->path, n, lines,
             n ? "behind line" : "below line",
             n ? all[n - 1].line + 1 : (size_t)1);
    else
        diag(dx, DIAG_E254, x->call->at,
             "'%.*s' has %zu lines, the recording %zu\n%s:%zu is the first "
             "without a line: \"%.*s\"",
             STR_ARG(x->name), lines, n, file->path, all[lines].line,
             STR_ARG(str_trim(all[lines].text)));
}

void link_call(struct exercise *x)
{
    struct page *p = x->page;
    struct caption *all = NULL;
    size_t n = 0;
    for (size_t i = 0; i < x->prose_count; i++)
        find_call(x, x->prose[i]);
    if (!x->call || !captions_read(x->call->asset->file, p->arena,
                                   p->course->dx, &all, &n))
        return;
    if (n != x->cue_line_count) {
        report_captions(x, all, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        x->cue_lines[i].begin = all[i].begin;
}
