#include "pass/settings/parts.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/textfile.h"
#include "base/yaml.h"
#include "model/course.h"
#include "model/lms.h"

enum { LARGEST = 256 * 1024 };

void wrong_value(struct course *c, const struct yaml *value, const char *help)
{
    if (value->kind == YAML_TEXT)
        diag(c->dx, DIAG_E109, value->at, "'%.*s'\n%s", STR_ARG(value->text),
             help);
    else
        diag(c->dx, DIAG_E109, value->key_at, "'%.*s'\n%s",
             STR_ARG(value->key), help);
}

void wrong_key(struct course *c, const struct yaml *item, const char *help)
{
    diag(c->dx, DIAG_E109, item->key_at, "'%.*s'\n%s", STR_ARG(item->key),
         help);
}

void unknown_key(struct course *c, const struct yaml *item, const Str *known,
                 size_t n)
{
    Str near = nearest_word(item->key, known, n);
    struct text list = {0};
    text_join(&list, known, n);
    if (near.n)
        diag(c->dx, DIAG_E108, item->key_at,
             "'%.*s'\ndid you mean `%.*s`?", STR_ARG(item->key),
             STR_ARG(near));
    else
        diag(c->dx, DIAG_E108, item->key_at, "'%.*s'\nthe keys here are %s",
             STR_ARG(item->key), list.at ? list.at : "none");
    text_clear(&list);
}

static void read_id(struct course *c, const struct yaml *v)
{
    if (v->kind == YAML_TEXT && course_name_is_valid(v->text))
        c->id = v->text;
    else
        wrong_value(c, v, "an id is a letter a-z, then a-z, 0-9 and hyphens");
}

void read_text(struct course *c, const struct yaml *v, Str *to)
{
    if (v->kind == YAML_TEXT)
        *to = v->text;
    else
        wrong_value(c, v, "write one line of text");
}

static void read_version(struct course *c, const struct yaml *v)
{
    read_text(c, v, &c->version);
    for (size_t i = 0; i < c->version.n; i++) {
        char b = c->version.at[i];
        bool plain = byte_is_letter(b) || byte_is_digit(b) || b == '.' ||
                     b == '-' || b == '_';
        if (!plain || i >= 20) {
            wrong_value(c, v, "a version is at most 20 letters, digits and "
                              "points: 1.0.0");
            return;
        }
    }
}

static void read_author(struct course *c, const struct yaml *v)
{
    read_text(c, v, &c->author);
}

static void read_licence(struct course *c, const struct yaml *v)
{
    read_text(c, v, &c->licence);
}

static void read_minutes(struct course *c, const struct yaml *v)
{
    double n;
    if (v->kind == YAML_TEXT && str_number(v->text, &n) && n >= 1 && n <= 6000)
        c->minutes = (int)n;
    else
        wrong_value(c, v, "a number of minutes: 90");
}

int language_index(const struct course *c, Str tag)
{
    for (size_t i = 0; i < c->language_count; i++)
        if (str_same(c->languages[i], tag))
            return (int)i;
    return NOWHERE;
}

void unknown_language(struct course *c, const struct yaml *item)
{
    diag(c->dx, DIAG_E108, item->key_at,
         "'%.*s'\nadd `%.*s` to `languages`, or take it out",
         STR_ARG(item->key), STR_ARG(item->key));
}

void read_localized(struct course *c, const struct yaml *v,
                    struct localized *to)
{
    if (v->kind == YAML_TEXT) {
        to->in[0] = v->text;
        return;
    }
    if (v->kind == YAML_LIST) {
        wrong_value(c, v, "write a text, or one for each language");
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        int at = language_index(c, v->items[i].key);
        if (at == NOWHERE)
            unknown_language(c, &v->items[i]);
        else
            read_text(c, &v->items[i], &to->in[at]);
    }
}

static void read_title(struct course *c, const struct yaml *v)
{
    read_localized(c, v, &c->title);
}

static void read_description(struct course *c, const struct yaml *v)
{
    read_localized(c, v, &c->description);
}

// BCP 47 as far as we need it: nl, en, pt-BR.
static bool is_language(Str s)
{
    if (s.n < 2 || s.n > 12)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!byte_is_letter(s.at[i]) && !(i > 1 && s.at[i] == '-') &&
            !(i > 2 && byte_is_digit(s.at[i])))
            return false;
    return true;
}

// Folders named by languages must differ in more than their capitals.
static bool twice(struct course *c, const struct yaml *v)
{
    for (size_t i = 0; i < c->language_count; i++) {
        Str other = c->languages[i];
        if (!str_same_letters(other, v->text))
            continue;
        if (!str_same(other, v->text))
            diag(c->dx, DIAG_E502, v->at,
                 "'%.*s' is '%.*s' in capitals\nkeep one of the two",
                 STR_ARG(v->text), STR_ARG(other));
        return true;
    }
    return false;
}

static void add_language(struct course *c, const struct yaml *v)
{
    if (v->kind != YAML_TEXT || !is_language(v->text))
        wrong_value(c, v, "languages are short tags: [nl, en]");
    else if (str_is(v->text, "mastery"))
        wrong_value(c, v, "`mastery` stands among the languages of a level, "
                          "so no language can be called so");
    else if (c->language_count == MOST_LANGUAGES)
        wrong_value(c, v, "a course has at most 16 languages");
    else if (!twice(c, v))
        c->languages[c->language_count++] = v->text;
}

static void read_languages(struct course *c, const struct yaml *v)
{
    if (v->kind == YAML_MAP)
        wrong_value(c, v, "languages are short tags: [nl, en]");
    else if (v->kind == YAML_TEXT)
        add_language(c, v);
    else
        for (size_t i = 0; i < v->n; i++)
            add_language(c, &v->items[i]);
}

static void read_lessons(struct course *c, const struct yaml *v)
{
    if (v->kind != YAML_LIST) {
        wrong_value(c, v, "a list of lessons, one a line: - waarom-empathie");
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        if (v->items[i].kind != YAML_TEXT) {
            wrong_value(c, &v->items[i], "the name of a lesson");
            continue;
        }
        struct named *item = ARENA_PUSH(c->arena, c->order, c->order_count);
        *item = (struct named){v->items[i].text, v->items[i].at};
    }
}

static void read_theme(struct course *c, const struct yaml *v)
{
    if (v->kind != YAML_TEXT || !str_is(v->text, "plain"))
        wrong_value(c, v, "the theme of this version is `plain`");
}

// A share of what can be reached, as in "70%": above 0.
bool read_share(Str s, double *share)
{
    double n;
    if (!str_ends(s, "%") || !str_number(str_upto(s, s.n - 1), &n) ||
        n <= 0 || n > 100)
        return false;
    *share = n / 100;
    return true;
}

static void read_pass(struct course *c, const struct yaml *v)
{
    Str s = v->kind == YAML_TEXT ? v->text : STR("");
    c->pass_at = v->at;
    if (read_share(s, &c->pass_value))
        c->pass_mark = PASS_SHARE;
    else if (str_number(s, &c->pass_value) && c->pass_value > 0)
        c->pass_mark = PASS_POINTS;
    else
        wrong_value(c, v, "a share of what can be reached (\"70%\") or points "
                          "(12)");
}

static void check_preset(struct course *c, const struct yaml *v)
{
    if (c->lms && !c->lms_asked && !c->scorm[c->lms->version])
        diag(c->dx, DIAG_W457, v->key_at,
             "%s is given SCORM %s\nadd \"%s\", or take `versions` out",
             c->lms->name, scorm_editions[c->lms->version].label,
             scorm_editions[c->lms->version].setting);
}

static void read_version_list(struct course *c, const struct yaml *v)
{
    memset(c->scorm, 0, sizeof c->scorm);
    for (size_t i = 0; i < v->n; i++) {
        const struct yaml *item = &v->items[i];
        Str s = item->kind == YAML_TEXT ? item->text : STR("");
        size_t k = str_is(s, "2004") ? SCORM_2004_4 : 0;
        while (!str_is(s, "2004") && k < SCORM_VERSIONS &&
               !str_is(s, scorm_editions[k].setting))
            k++;
        if (k < SCORM_VERSIONS)
            c->scorm[k] = true;
        else
            wrong_value(c, item,
                        "the versions are \"1.2\", \"2004\" (which is its "
                        "4th edition) and \"2004-3\" (its 3rd)");
    }
}

static void read_scorm(struct course *c, const struct yaml *v)
{
    static const Str known[] = {STR_INIT("versions"), STR_INIT("sco"),
                                STR_INIT("on-fail")};
    if (v->kind != YAML_MAP)
        wrong_value(c, v, "keys below it: versions, sco, on-fail");
    for (size_t i = 0; v->kind == YAML_MAP && i < v->n; i++) {
        const struct yaml *item = &v->items[i];
        if (str_is(item->key, "versions")) {
            read_version_list(c, item);
            check_preset(c, item);
        } else if (str_is(item->key, "sco")) {
            c->sco_lessons = str_is(item->text, "lesson");
            if (!c->sco_lessons && !str_is(item->text, "course"))
                wrong_value(c, item, "`course` or `lesson`");
        } else if (str_is(item->key, "on-fail")) {
            c->fail_is_incomplete = !str_is(item->text, "failed");
            if (c->fail_is_incomplete && !str_is(item->text, "incomplete"))
                wrong_value(c, item, "`incomplete` or `failed`");
        } else {
            unknown_key(c, item, known, 3);
        }
    }
}

static void take_preset(struct course *c, const struct lms *l)
{
    c->lms = l;
    memset(c->scorm, 0, sizeof c->scorm);
    c->scorm[l->version] = true;
}

// The versions that `scorm:` asks for come after it, and win.
static void read_lms(struct course *c, const struct yaml *v)
{
    Str known[MOST_PRESETS], near = STR("");
    size_t n = lms_ids(known);
    const struct lms *l = v->kind == YAML_TEXT ? lms_named(v->text) : NULL;
    if (l) {
        take_preset(c, l);
        return;
    }
    struct text list = {0};
    text_join(&list, known, n);
    if (v->kind == YAML_TEXT)
        near = nearest_word(v->text, known, n);
    diag(c->dx, DIAG_E269, v->kind == YAML_TEXT ? v->at : v->key_at,
         "'%.*s'\n%s%.*s%sthere are %s",
         STR_ARG(v->kind == YAML_TEXT ? v->text : v->key),
         near.n ? "did you mean `" : "", STR_ARG(near), near.n ? "`? " : "",
         list.at);
    text_clear(&list);
}

// In the order in which they are read: texts need the languages first.
static const struct {
    Str key;
    void (*read)(struct course *c, const struct yaml *value);
} keys[] = {
    {STR_INIT("languages"), read_languages},
    {STR_INIT("id"), read_id},
    {STR_INIT("title"), read_title},
    {STR_INIT("description"), read_description},
    {STR_INIT("version"), read_version},
    {STR_INIT("author"), read_author},
    {STR_INIT("licence"), read_licence},
    {STR_INIT("minutes"), read_minutes},
    {STR_INIT("lessons"), read_lessons},
    {STR_INIT("levels"), read_levels},
    {STR_INIT("axes"), read_axes},
    {STR_INIT("clients"), read_clients},
    {STR_INIT("theme"), read_theme},
    {STR_INIT("pass"), read_pass},
    {STR_INIT("lms"), read_lms},
    {STR_INIT("scorm"), read_scorm},
};
enum { KEYS = sizeof keys / sizeof *keys };

static void report_unknown_keys(struct course *c, const struct yaml *root)
{
    Str known[KEYS];
    for (size_t k = 0; k < KEYS; k++)
        known[k] = keys[k].key;
    for (size_t i = 0; i < root->n; i++) {
        size_t k = 0;
        while (k < KEYS && !str_same(known[k], root->items[i].key))
            k++;
        if (k == KEYS)
            unknown_key(c, &root->items[i], known, KEYS);
    }
}

static void fill_in(struct course *c, const struct yaml *root)
{
    c->version = STR("1.0.0");
    c->scorm[SCORM_12] = c->scorm[SCORM_2004_4] = true;
    c->fail_is_incomplete = true;
    for (size_t k = 0; root && k < KEYS; k++) {
        const struct yaml *value = yaml_get(root, keys[k].key.at);
        if (value && keys[k].read != read_clients)
            keys[k].read(c, value);
    }
    if (c->lms_asked)
        take_preset(c, c->lms_asked);
    if (c->language_count == 0)
        c->languages[c->language_count++] = STR("en");
    if (c->level_count == 0)
        add_builtin_levels(c);
    if (c->axis_count == 0)
        add_builtin_axes(c);
    // No trait has the name of an axis, so these are known by now.
    const struct yaml *clients = root ? yaml_get(root, "clients") : NULL;
    if (clients)
        read_clients(c, clients);
}

static void require(struct course *c, const struct yaml *root, const char *key,
                    const char *help)
{
    if (!yaml_get(root, key))
        diag(c->dx, DIAG_E114, span_file(&c->settings), "'%s'\n%s", key, help);
}

void read_settings(struct course *c)
{
    c->unusable = true;
    Str path = arena_format(c->arena, "%s/course.yaml", c->folder);
    c->settings.path = path.at;
    c->folder_fd = fs_open_folder(c->folder);
    if (c->folder_fd < 0) {
        diag(c->dx, DIAG_E105, (Span){0}, "'%s': %s\ngive the course's folder",
             c->folder, strerror(errno));
        return;
    }
    c->files = fs_list(c->folder_fd, c->arena, &c->file_count);
    bool listed = false;
    for (size_t i = 0; i < c->file_count; i++)
        listed |= str_is(c->files[i], "course.yaml");
    if (!listed) {
        diag(c->dx, DIAG_E105, (Span){0},
             "'%s' has no course.yaml\ngive the course's folder", c->folder);
        return;
    }
    if (!textfile_read(&c->settings, c->folder_fd, "course.yaml", LARGEST,
                       c->arena, c->dx, true))
        return;
    const struct yaml *root = yaml_read(&c->settings, 1, c->settings.lines,
                                        c->arena, c->dx);
    if (!root && diag_errors(c->dx))
        return;
    if (root && root->kind != YAML_MAP) {
        diag(c->dx, DIAG_E107, root->at,
             "course.yaml is `key: value`, one a line");
        return;
    }
    c->unusable = false;
    if (root)
        report_unknown_keys(c, root);
    fill_in(c, root);
    require(c, root, "id",
            "add `id: my-course`; it names the package and every saved result");
    if (root)
        require(c, root, "title", "add `title: My course`");
}
