#include "emit/media.h"

#include <stdint.h>

#include "emit/frame.h"

void base64_write(struct text *t, Str bytes)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.n; i += 3) {
        uint32_t group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 |
                    (i + k < bytes.n ? (unsigned char)bytes.at[i + k] : 0);
        char four[4];
        for (size_t k = 0; k < 4; k++)
            four[k] = digits[group >> (18 - 6 * k) & 63];
        if (i + 1 >= bytes.n)
            four[2] = '=';
        if (i + 2 >= bytes.n)
            four[3] = '=';
        text_add(t, (Str){four, 4});
    }
}

static void put_source(struct prose *w, const struct asset *a)
{
    if (w->alone) {
        text_format(w->out, "data:%s;base64,", a->type);
        base64_write(w->out, a->bytes);
    } else {
        text_format(w->out, "%s%.*s", w->root, STR_ARG(a->name));
    }
}

static void put_picture(struct prose *w, const struct link *l)
{
    text_puts(w->out, "<img src=\"");
    put_source(w, l->asset);
    text_puts(w->out, "\" alt=\"");
    text_html(w->out, l->text);
    text_puts(w->out, "\">");
}

// A line of WebVTT cue text (section 4.2.2) as HTML: tags such as <v Mira>
// and <i> go, its references mean the same in HTML.
static void put_cue_text(struct text *t, Str line)
{
    bool tag = false;
    for (size_t i = 0; i < line.n; i++) {
        char c = line.at[i];
        Str rest = str_from(line, i);
        bool reference = str_starts(rest, "&amp;") ||
                         str_starts(rest, "&lt;") ||
                         str_starts(rest, "&gt;") || str_starts(rest, "&nbsp;");
        if (c == '<')
            tag = true;
        if (!tag && c == '&' && reference)
            text_byte(t, c);
        else if (!tag)
            text_html(t, (Str){&c, 1});
        if (c == '>')
            tag = false;
    }
}

// The lines of speech in a WebVTT file: without header, times and notes.
static void put_transcript(struct prose *w, Str vtt)
{
    Str line;
    bool speech = false;
    text_puts(w->out, "<details class=\"transcript\"><summary>");
    word_html(w->out, w->words, "transcript");
    text_puts(w->out, "</summary>\n");
    while (str_line(&vtt, &line)) {
        bool time = str_find(line, STR("-->")) < line.n;
        if (time || str_trim(line).n == 0) {
            speech = time;
        } else if (speech) {
            text_puts(w->out, "<p>");
            put_cue_text(w->out, line);
            text_puts(w->out, "</p>\n");
        }
    }
    text_puts(w->out, "</details>\n");
}

static void put_player(struct prose *w, const struct link *l)
{
    const struct asset *a = l->asset;
    bool film = str_starts(str_of(a->type), "video/");
    const char *tag = film ? "video" : "audio";
    text_format(w->out, "<%s%s controls preload=\"metadata\" aria-label=\"",
                tag, l == w->call ? " class=\"call\"" : "");
    text_html(w->out, l->text);
    text_puts(w->out, "\" src=\"");
    put_source(w, a);
    text_puts(w->out, "\">");
    // A page opened from the disk may not load a track from a file.
    if (a->captions.n) {
        text_format(w->out,
                    "<track kind=\"captions\" srclang=\"%.*s\" label=\"",
                    STR_ARG(w->words->language));
        text_html(w->out, frame_language_name(w->words->language));
        text_puts(w->out, "\" default src=\"data:text/vtt;base64,");
        base64_write(w->out, a->transcript);
        text_puts(w->out, "\">");
    }
    text_format(w->out, "</%s>\n", tag);
    if (a->transcript.n && l != w->call)
        put_transcript(w, a->transcript);
}

void media_write(struct prose *w, const struct link *l, bool figure)
{
    bool picture = str_starts(str_of(l->asset->type), "image/");
    if (figure)
        text_puts(w->out, "<figure class=\"media\">");
    if (picture)
        put_picture(w, l);
    else if (w->alone)
        word_with(w->out, w->words, "see_online", "title", l->text);
    else
        put_player(w, l);
    if (figure)
        text_puts(w->out, "</figure>");
}
