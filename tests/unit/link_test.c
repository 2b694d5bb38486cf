// Names become pointers: links, levels, axes, scenes, translations.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "folder.h"

static const struct link *link_at(const struct reading *r, size_t i)
{
    assert_true(i < r->c->pages[0]->link_count);
    return r->c->pages[0]->links[i];
}

#define GIF "GIF89a\1\1\1\1" // 257 by 257 pixels

static void every_link_gets_its_target(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "en");
    add("media/A b.gif", GIF);
    add("01-one.en.md", "# One\n[a](02-two.en.md#de%20%C3%A9) [b](#one) "
                        "[c](https://x.org) ![d](media/A%20b.gif) "
                        "[e](media/A%20b.gif)\n");
    add("02-two.en.md", "# Two\n## De é\n");
    link_all(&r);
    assert_int_equal(r.n, 0);
    assert_int_equal(link_at(&r, 0)->kind, LINK_LESSON);
    assert_ptr_equal(link_at(&r, 0)->page, r.c->pages[1]);
    assert_true(str_is(link_at(&r, 0)->fragment, "de-e"));
    assert_int_equal(link_at(&r, 1)->kind, LINK_HERE);
    assert_int_equal(link_at(&r, 2)->kind, LINK_OUTSIDE);
    assert_int_equal(link_at(&r, 3)->kind, LINK_FILE);
    assert_ptr_equal(link_at(&r, 3)->asset, link_at(&r, 4)->asset);
    assert_int_equal(r.c->asset_count, 1);
    assert_true(str_is(r.c->assets[0]->name, "media/a-b.gif"));
    assert_true(str_is(r.c->assets[0]->bytes, GIF));
    reading_clear(&r);
}

static void files_of_one_name_get_two_in_the_output(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "en");
    mkdir("other", 0755);
    add("media/a.gif", GIF);
    add("media/A.gif", GIF);
    add("other/a.gif", GIF);
    add("01-one.en.md",
        "# One\n![a](media/a.gif) ![b](media/A.gif) ![c](other/a.gif)\n");
    link_all(&r);
    assert_int_equal(r.c->asset_count, 3);
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < i; k++)
            assert_false(str_same(r.c->assets[i]->name, r.c->assets[k]->name));
    reading_clear(&r);
}

static void a_missing_file_is_reported_and_left_empty(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "en");
    add("01-one.en.md", "# One\nA ![a](media/a.png)\n");
    link_all(&r);
    assert_non_null(strstr(r.said, "01-one.en.md:2:8: error[E402]"));
    assert_true(link_at(&r, 0)->refused);
    assert_null(link_at(&r, 0)->asset);
    reading_clear(&r);
}

static void the_same_mistake_twice_has_two_places(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "en");
    add("01-one.en.md", "# One\n[a](#x) [b](#x)\n[c](#x)\n");
    link_all(&r);
    assert_non_null(strstr(r.said, ":2:5: error[E404]"));
    assert_non_null(strstr(r.said, ":2:13: error[E404]"));
    assert_non_null(strstr(r.said, ":3:5: error[E404]"));
    reading_clear(&r);
}

static void levels_axes_and_scenes_get_their_index(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "en");
    add("01-one.en.md", "# One\n## D\n<!-- dialogue: d, level: intuitive,"
                        " start: b -->\n### A\n- [x](#b \"feeling,"
                        " balance +1, if focus > 0, after a\")\n### B\n"
                        "- [y](#a)\n");
    link_all(&r);
    assert_int_equal(r.n, 0);
    const struct exercise *x = &r.c->pages[0]->exercises[0];
    const struct reply *reply = &x->scenes[0].replies[0];
    assert_int_equal(x->level, 2);
    assert_int_equal(x->start, 1);
    assert_int_equal(reply->to, 1);
    assert_int_equal(reply->level, 1);
    assert_int_equal(reply->moves[0].axis, 1);
    assert_int_equal(reply->tests[0].which, 0);
    assert_int_equal(reply->after[0].scene, 0);
    reading_clear(&r);
}

static void a_dangling_reply_leads_nowhere(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "en");
    add("01-one.en.md", "# One\n## D\n<!-- dialogue: d -->\n### A\n"
                        "- [x](#c \"calm, pace +1\")\n");
    link_all(&r);
    const struct reply *reply =
        &r.c->pages[0]->exercises[0].scenes[0].replies[0];
    assert_int_equal(reply->to, NOWHERE);
    assert_int_equal(reply->level, NOWHERE);
    assert_int_equal(reply->moves[0].axis, NOWHERE);
    assert_int_equal(diag_errors(r.c->dx), 3);
    reading_clear(&r);
}

static void a_translation_points_to_its_source(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "[nl, en]");
    add("01-een.nl.md", "# Een\n### V\n<!-- reflect: a -->\n### W\n"
                        "<!-- reflect: b -->\n");
    add("01-een.en.md", "# One\n### V\n<!-- reflect: b -->\n### W\n"
                        "<!-- reflect: a -->\n");
    link_all(&r);
    assert_int_equal(r.n, 0);
    const struct page *nl = r.c->pages[0], *en = r.c->pages[1];
    assert_ptr_equal(en->exercises[0].origin, &nl->exercises[1]);
    assert_ptr_equal(en->exercises[1].origin, &nl->exercises[0]);
    assert_ptr_equal(nl->exercises[0].origin, &nl->exercises[0]);
    reading_clear(&r);
}

static void captions_stand_beside_a_recording(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "en");
    add("media/call.mp3", "x");
    add("media/call.vtt", "WEBVTT\n");
    add("01-one.en.md", "# One\n![a](media/call.mp3)\n");
    link_all(&r);
    assert_int_equal(r.n, 0);
    const struct asset *a = link_at(&r, 0)->asset;
    assert_true(str_is(a->captions, "media/call.vtt"));
    assert_true(str_is(a->transcript, "WEBVTT\n"));
    assert_string_equal(a->type, "audio/mpeg");
    reading_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_link_gets_its_target),
        cmocka_unit_test(files_of_one_name_get_two_in_the_output),
        cmocka_unit_test(a_missing_file_is_reported_and_left_empty),
        cmocka_unit_test(the_same_mistake_twice_has_two_places),
        cmocka_unit_test(levels_axes_and_scenes_get_their_index),
        cmocka_unit_test(a_dangling_reply_leads_nowhere),
        cmocka_unit_test(a_translation_points_to_its_source),
        cmocka_unit_test(captions_stand_beside_a_recording),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
