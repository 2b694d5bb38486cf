// imsmanifest.xml for both versions.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <string.h>

#include "base/xml.h"
#include "emit/package/manifest.h"
#include "model/bundle.h"
#include "model/course.h"
#include "model/sco.h"

static struct arena *arena;
static struct course course;
static struct bundle files;

static int enter(void **state)
{
    (void)state;
    arena = arena_new();
    course = (struct course){
        .arena = arena,
        .id = STR("water"),
        .title = {{STR("Water & vuur")}},
        .version = STR("1.2.0"),
        .pass_mark = PASS_SHARE,
        .pass_value = 0.7,
    };
    course.levels[0].id = STR("logical");
    course.levels[1].id = STR("feeling");
    course.level_count = 2;
    files = (struct bundle){.arena = arena};
    bundle_add(&files, STR("index.html"), STR(""));
    bundle_add(&files, STR("nl/a.html"), STR(""));
    return 0;
}

static int leave(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *manifest(enum scorm_version v, bool measured)
{
    return emit_manifest(&course, v, &files, measured).at;
}

static void check_has(const char *xml, const char *part)
{
    if (!strstr(xml, part))
        fail_msg("there is no %s in\n%s", part, xml);
}

static void check_lacks(const char *xml, const char *part)
{
    if (strstr(xml, part))
        fail_msg("there is %s in\n%s", part, xml);
}

static void a_1_2_manifest_is_as_small_as_can_be(void **state)
{
    (void)state;
    static const char expected[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" "
        "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "identifier=\"WATER-C69A59\" version=\"1.2.0\" xsi:schemaLocation=\""
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd "
        "http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\">\n"
        "  <metadata>\n"
        "    <schema>ADL SCORM</schema>\n"
        "    <schemaversion>1.2</schemaversion>\n"
        "  </metadata>\n"
        "  <organizations default=\"ORG-1\">\n"
        "    <organization identifier=\"ORG-1\">\n"
        "      <title>Water &amp; vuur</title>\n"
        "      <item identifier=\"ITEM-1\" identifierref=\"RES-1\" "
        "isvisible=\"true\">\n"
        "        <title>Water &amp; vuur</title>\n"
        "      </item>\n"
        "    </organization>\n"
        "  </organizations>\n"
        "  <resources>\n"
        "    <resource identifier=\"RES-1\" type=\"webcontent\" "
        "adlcp:scormtype=\"sco\" href=\"index.html\">\n"
        "      <file href=\"index.html\"/>\n"
        "      <file href=\"nl/a.html\"/>\n"
        "    </resource>\n"
        "  </resources>\n"
        "</manifest>\n";
    assert_string_equal(manifest(SCORM_12, false), expected);
}

static void a_2004_manifest_names_the_levels(void **state)
{
    (void)state;
    const char *xml = manifest(SCORM_2004_4, false);
    check_has(xml, "<schemaversion>2004 4th Edition</schemaversion>");
    check_has(xml, "adlcp:scormType=\"sco\"");
    check_has(xml, "adlseq:objectivesGlobalToSystem=\"false\"");
    check_has(xml, "<imsss:primaryObjective objectiveID=\"PRIMARYOBJ\"/>");
    check_has(xml, "<imsss:objective objectiveID=\"logical\"/>");
    check_has(xml, "<imsss:objective objectiveID=\"feeling\"/>");
    check_has(xml, "completionSetByContent=\"true\"");
    check_has(xml, "objectiveSetByContent=\"true\"");
    check_has(xml, "<adlnav:hideLMSUI>previous</adlnav:hideLMSUI>");
    check_has(xml, "<adlnav:hideLMSUI>continue</adlnav:hideLMSUI>");
    check_has(xml, "<imsss:controlMode choice=\"true\" flow=\"true\"/>");
    check_lacks(xml, "minNormalizedMeasure");
    check_lacks(xml, "satisfiedByMeasure");
    check_lacks(xml, "masteryscore");

    xml = manifest(SCORM_2004_3, false);
    check_has(xml, "<schemaversion>2004 3rd Edition</schemaversion>");
    check_has(xml, "adlcp:scormType=\"sco\"");
}

static void only_a_measured_course_tells_its_mark(void **state)
{
    (void)state;
    check_has(manifest(SCORM_12, true),
              "<adlcp:masteryscore>70</adlcp:masteryscore>");
    const char *xml = manifest(SCORM_2004_4, true);
    check_has(xml, "satisfiedByMeasure=\"true\"");
    check_has(xml,
              "<imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>");
    check_lacks(xml, "masteryscore");

    course.fail_is_incomplete = true;
    check_lacks(manifest(SCORM_12, true), "masteryscore");
    check_lacks(manifest(SCORM_2004_4, true), "satisfiedByMeasure");
}

static void identifiers_fit_and_differ_early(void **state)
{
    (void)state;
    static const char *const ids[] = {
        "a",
        "empathie-en-closen",
        "empathie-en-closen-2",
        "empathie--x",
    };
    char seen[4][16];
    for (size_t i = 0; i < 4; i++) {
        course.id = str_of(ids[i]);
        const char *at = strstr(manifest(SCORM_12, false), "identifier=\"");
        assert_non_null(at);
        size_t n = strcspn(at + 12, "\"");
        assert_in_range(n, 3, 15);
        memcpy(seen[i], at + 12, n);
        seen[i][n] = '\0';
        assert_int_equal(
            strspn(seen[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789"), n);
        assert_null(strstr(seen[i], "--"));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(seen[i], seen[j]);
    }
}

static void titles_and_versions_are_cut_to_what_schemas_allow(void **state)
{
    (void)state;
    struct text long_title = {0};
    for (int i = 0; i < 300; i++)
        text_puts(&long_title, "é");
    course.title.in[0] = text_str(&long_title);
    course.version = STR("2026.11.23-with-a-very-long-tail");
    const char *xml = manifest(SCORM_12, false);
    const char *title = strstr(xml, "<title>");
    assert_int_equal(strcspn(title, "<") == 0 ? strcspn(title + 7, "<") : 0,
                     199 * 2 + 3);
    check_has(xml, " version=\"2026.11.23-with-a-v…\"");
    text_clear(&long_title);
}

static void a_line_holds_only_what_xml_can_say(void **state)
{
    (void)state;
    Str s = xml_line(arena,
                     STR("  a\r\n\tb \x01\x0b"
                         "c\xef\xbf\xbe\x7f d  "),
                     99);
    assert_string_equal(s.at, "a b c d");
    assert_string_equal(xml_line(arena, STR("abcd"), 4).at, "abcd");
    assert_string_equal(xml_line(arena, STR("abcde"), 4).at, "abc…");
    assert_string_equal(xml_line(arena, STR(""), 4).at, "");
}

// --- one SCO a lesson ---

static struct page pages[2];
static struct sco scos[2];
static struct lesson lessons[2], *listed[2];

static void add_lesson(size_t i, Str id)
{
    static double levels[2] = {1, 0};
    pages[i] = (struct page){.title = id};
    scos[i] = (struct sco){.points = 1, .levels = levels};
    lessons[i] = (struct lesson){.id = id, .sco = &scos[i]};
    lessons[i].origin = lessons[i].in[0] = &pages[i];
    listed[i] = &lessons[i];
    bundle_add(&files, arena_format(arena, "%.*s.html", STR_ARG(id)),
               STR(""));
    course.lessons = listed;
    course.lesson_count = i + 1;
    course.sco_lessons = true;
}

static uint32_t folded(const char *id)
{
    uint32_t hash = 2166136261u;
    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * 16777619u;
    return hash >> 24 ^ (hash & 0xFFFFFF);
}

// Two ids with one identifier, as there are among some thousands.
static void find_alike(char (*ids)[16])
{
    static uint16_t seen[1 << 24];
    for (uint16_t n = 1; n; n++) {
        char id[16];
        snprintf(id, sizeof id, "lesson%u", (unsigned)n);
        const uint32_t at = folded(id);
        if (seen[at]) {
            snprintf(ids[0], 16, "lesson%u", (unsigned)seen[at]);
            snprintf(ids[1], 16, "%s", id);
            return;
        }
        seen[at] = n;
    }
    fail_msg("no two of them are alike");
}

static void items_differ_where_their_hashes_do_not(void **state)
{
    (void)state;
    char ids[2][16], *first, *second;
    find_alike(ids);
    files.n = 0;
    for (size_t i = 0; i < 2; i++)
        add_lesson(i, arena_str(arena, str_of(ids[i])));
    const char *xml = manifest(SCORM_12, false);
    first = strstr(xml, "identifier=\"I-");
    assert_non_null(first);
    second = strstr(first + 1, "identifier=\"I-");
    assert_non_null(second);
    assert_int_not_equal(strncmp(first, second, 12 + 15), 0);
}

static void a_lesson_alone_has_its_weight_and_objectives(void **state)
{
    (void)state;
    files.n = 0;
    add_lesson(0, STR("a"));
    add_lesson(1, STR("b"));
    scos[1].points = 3;
    const char *xml = manifest(SCORM_2004_4, false);
    check_has(xml, "objectiveMeasureWeight=\"0.25\"");
    check_has(xml, "objectiveMeasureWeight=\"0.75\"");
    check_has(xml, "targetObjectiveID=\"water.b.level.logical\"");
    check_lacks(xml, "targetObjectiveID=\"water.b.level.feeling\"");
    check_has(xml,
              "<imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>");
    check_has(xml, "<dependency identifierref=\"RES-SHARED\"/>");
    check_lacks(manifest(SCORM_12, false), "masteryscore");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(items_differ_where_their_hashes_do_not),
        TEST(a_lesson_alone_has_its_weight_and_objectives),
        TEST(a_1_2_manifest_is_as_small_as_can_be),
        TEST(a_2004_manifest_names_the_levels),
        TEST(only_a_measured_course_tells_its_mark),
        TEST(identifiers_fit_and_differ_early),
        TEST(titles_and_versions_are_cut_to_what_schemas_allow),
        TEST(a_line_holds_only_what_xml_can_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
