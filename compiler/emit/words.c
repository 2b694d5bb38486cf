#include "emit/words.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "base/yaml.h"

static const char *const locales[] = {"en", "nl", "fr", "de"};

static const char *locale_for(Str language)
{
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        Str rest = str_from(language, strlen(locales[i]));
        bool whole = rest.n == 0 || rest.at[0] == '-';
        if (str_starts(language, locales[i]) && whole)
            return locales[i];
    }
    return locales[0];
}

static struct words *read(struct arena *a, const char *folder, Str language,
                          struct diag *dx)
{
    const char *locale = locale_for(language);
    Str name = arena_format(a, "themes/plain/%s/%s.yaml", folder, locale);
    struct source *s = ARENA_NEW(a, struct source);
    s->path = name.at;
    s->text = embedded(name.at);
    source_index(s, a);
    struct words *w = ARENA_NEW(a, struct words);
    w->language = language;
    w->locale = str_of(locale);
    w->decimal_point = strcmp(locale, "en") == 0 ? '.' : ',';
    w->all = yaml_read(s, 1, s->lines, a, dx);
    assert(w->all);
    return w;
}

struct words *words_read(struct arena *a, Str language, struct diag *dx)
{
    return read(a, "locale", language, dx);
}

struct words *words_for_import(struct arena *a, Str language, struct diag *dx)
{
    return read(a, "import", language, dx);
}

Str word(const struct words *w, const char *key)
{
    const struct yaml *found = yaml_get(w->all, key);
    if (!found)
        fprintf(stderr, "stilte: no word for '%s'\n", key);
    assert(found);
    return found->text;
}

void word_html(struct text *t, const struct words *w, const char *key)
{
    text_html(t, word(w, key));
}

void number_html(struct text *t, const struct words *w, double n)
{
    size_t start = t->n;
    text_number(t, n);
    for (size_t i = start; i < t->n; i++)
        if (t->at[i] == '.')
            t->at[i] = w->decimal_point;
}

// `name` is "n" for "{n}".
static void fill(struct text *t, Str pattern, const char *name, Str value)
{
    struct text slot = {0};
    text_format(&slot, "{%s}", name);
    size_t at = str_find(pattern, text_str(&slot));
    text_html(t, str_upto(pattern, at));
    if (at < pattern.n) {
        text_add(t, value);
        text_html(t, str_from(pattern, at + slot.n));
    }
    text_clear(&slot);
}

void word_count(struct text *t, const struct words *w, const char *key,
                double n)
{
    struct text name = {0}, number = {0};
    text_format(&name, "%s_%s", key, n == 1 ? "one" : "many");
    const struct yaml *pattern = yaml_get(w->all, name.at);
    number_html(&number, w, n);
    fill(t, pattern ? pattern->text : word(w, key), "n", text_str(&number));
    text_clear(&name);
    text_clear(&number);
}

void word_with(struct text *t, const struct words *w, const char *key,
               const char *name, Str value)
{
    struct text escaped = {0};
    text_html(&escaped, value);
    fill(t, word(w, key), name, text_str(&escaped));
    text_clear(&escaped);
}

void word_pair(struct text *t, const struct words *w, const char *key, Str n,
               Str m)
{
    Str pattern = word(w, key);
    size_t between = str_find(pattern, STR("{m}"));
    fill(t, str_upto(pattern, between), "n", n);
    fill(t, str_from(pattern, between), "m", m);
}

void word_of(struct text *t, const struct words *w, const char *key, size_t n,
             size_t m)
{
    struct text first = {0}, second = {0};
    text_format(&first, "%zu", n);
    text_format(&second, "%zu", m);
    word_pair(t, w, key, text_str(&first), text_str(&second));
    text_clear(&first);
    text_clear(&second);
}
