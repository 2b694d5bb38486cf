#include "base/textfile.h"

#include "base/utf8.h"

enum { LONGEST_LINE = 64 * 1024, MOST_REPORTED = 5 };

static const char byte_order_mark[] = "\xEF\xBB\xBF";

// Line ends become LF; everything else stays.
static Str with_line_feeds(struct arena *a, Str text)
{
    if (str_find_byte(text, '\r') == text.n)
        return text;
    char *at = arena_take(a, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool pair = text.at[i] == '\r' && i + 1 < text.n &&
                    text.at[i + 1] == '\n';
        if (!pair)
            at[n++] = text.at[i] == '\r' ? '\n' : text.at[i];
    }
    return (Str){at, n};
}

static bool is_control(unsigned char c)
{
    return (c < 32 && c != '\n' && c != '\t') || c == 127;
}

static bool check_bytes(const struct source *s, struct diag *dx)
{
    size_t told = 0;
    for (size_t i = 0; i < s->text.n && told < MOST_REPORTED; i++) {
        unsigned char c = (unsigned char)s->text.at[i];
        if (!is_control(c))
            continue;
        diag(dx, DIAG_E102, span_of(s, (Str){s->text.at + i, 1}), "0x%02X", c);
        told++;
    }
    size_t valid = utf8_valid(s->text);
    if (valid < s->text.n) {
        diag(dx, DIAG_E101, span_of(s, (Str){s->text.at + valid, 1}),
             "byte 0x%02X\nsave the file with the encoding UTF-8",
             (unsigned)(unsigned char)s->text.at[valid]);
        told++;
    }
    return told == 0;
}

static bool check_lines(const struct source *s, struct diag *dx)
{
    for (size_t line = 1; line <= s->lines; line++)
        if (s->line_at[line] - s->line_at[line - 1] > LONGEST_LINE) {
            diag(dx, DIAG_E103, span_at(s, line, 1, 1),
                 "this line is longer than 64 KiB");
            return false;
        }
    return true;
}

static bool report_result(enum fs_result result, const struct source *s,
                          struct diag *dx, size_t most, bool needed)
{
    if (result == FS_REFUSED)
        diag(dx, DIAG_E104, span_file(s),
             "no permission, or not an ordinary file");
    else if (result == FS_TOO_LARGE)
        diag(dx, DIAG_E103, span_file(s), "the file is larger than %zu KiB",
             most / 1024);
    else if (result == FS_MISSING && needed)
        diag(dx, DIAG_E402, span_file(s), "nothing of this name is there");
    return result == FS_OK;
}

bool textfile_read(struct source *s, int folder, const char *path, size_t most,
                   struct arena *a, struct diag *dx, bool needed)
{
    Str bytes = STR("");
    enum fs_result result = fs_read(folder, path, most, a, &bytes);
    s->text = STR("");
    source_index(s, a);
    if (!report_result(result, s, dx, most, needed))
        return false;
    if (str_starts(bytes, byte_order_mark))
        bytes = str_from(bytes, sizeof byte_order_mark - 1);
    s->text = with_line_feeds(a, bytes);
    source_index(s, a);
    bool sound = check_bytes(s, dx);
    sound &= check_lines(s, dx);
    if (!sound)
        s->text.n = 0;
    return sound;
}
