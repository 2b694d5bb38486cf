// presets.c - `stilte build --lms list`: every value of every preset, with the
// fact it rests on.
#include "command/presets.h"

#include <stdio.h>

#include "base/diag.h"
#include "command/command.h"
#include "emit/words.h"
#include "model/lms.h"

static void put_value(struct text *t, const struct words *w,
                      const struct lms *l, enum lms_aspect aspect)
{
    const struct lms_value *v = &l->values[aspect];
    const char *name = lms_aspect_word(aspect);
    char key[64];
    text_format(t, "  %-8s ", name);
    if (!v->value) {
        text_puts(t, "generic\n");
        return;
    }
    snprintf(key, sizeof key, "value_%s", v->value);
    text_add(t, word(w, key));
    snprintf(key, sizeof key, "fact_%s_%s", l->id, name);
    text_format(t, "\n           %.*s\n           [%s]\n",
                STR_ARG(word(w, key)), v->source);
}

void print_presets(void)
{
    struct arena *a = arena_new();
    struct diag *dx = diag_new(stderr, false);
    const struct words *w = words_for_import(a, STR("en"), dx);
    struct text t = {0};
    for (const struct lms *l = lms_presets; l->id; l++) {
        text_format(&t, "%s (%s)\n", l->id, l->name);
        for (int i = 0; i < LMS_ASPECTS; i++)
            put_value(&t, w, l, (enum lms_aspect)i);
    }
    fputs(t.at, stdout);
    text_clear(&t);
    diag_free(dx);
    arena_free(a);
}

int read_preset(const char *name, const struct lms **preset)
{
    Str ids[MOST_PRESETS];
    size_t n = lms_ids(ids);
    *preset = lms_named(str_of(name));
    if (*preset)
        return 0;
    Str near = nearest_word(str_of(name), ids, n);
    if (near.n)
        return usage("build", "no preset '%s'; did you mean '%.*s'?", name,
                     STR_ARG(near));
    struct text list = {0};
    text_join(&list, ids, n);
    int status = usage("build", "no preset '%s'; there are %s, and `--lms "
                                "list` says more",
                       name, list.at);
    text_clear(&list);
    return status;
}
