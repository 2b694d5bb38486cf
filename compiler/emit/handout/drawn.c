// drawn.c - lines and a grid to draw on.
#include "emit/handout/cards.h"

// In units of which 1000 are as wide as the page.
enum { LEFT = 20, RIGHT = 960 };

static void put_line(struct sheet *s, double x1, double y1, double x2,
                     double y2)
{
    text_format(s->prose.out,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1,
                y1, x2, y2);
}

static void open_text(struct sheet *s, double x, double y, const char *anchor)
{
    text_format(s->prose.out,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y,
                anchor);
}

static void put_figure(struct sheet *s, double x, double y, double n)
{
    open_text(s, x, y, "middle");
    number_html(s->prose.out, s->prose.words, n);
    sheet_put(s, "</text>");
}

static void open_drawing(struct sheet *s, const char *class, int width,
                         int height)
{
    text_format(s->prose.out,
                "<svg class=\"%s\" viewBox=\"0 0 %d %d\" "
                "aria-hidden=\"true\" focusable=\"false\">",
                class, width, height);
}

// Ticks no closer than a pen draws, numbers no closer than one reads.
static void choose_steps(double seconds, double *tick, double *number)
{
    static const struct {
        double upto, tick, number;
    } steps[] = {{16, 1, 1}, {30, 1, 5}, {90, 1, 10}, {240, 5, 30}};
    *tick = 10;
    *number = 60;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (seconds <= steps[i].upto) {
            *tick = steps[i].tick;
            *number = steps[i].number;
            return;
        }
}

void drawn_seconds(struct sheet *s, double seconds)
{
    const double width = RIGHT - LEFT, y = 34;
    double tick, number;
    choose_steps(seconds, &tick, &number);
    open_drawing(s, "drawn seconds", 1000, 66);
    put_line(s, LEFT, y, RIGHT, y);
    for (double at = 0; at < seconds; at += tick) {
        double x = LEFT + width * at / seconds;
        double whole = at / number;
        bool numbered = whole == (double)(long)whole;
        put_line(s, x, y - (numbered ? 10 : 5), x, y + (numbered ? 10 : 5));
        if (numbered && (at == 0 || seconds - at > number / 2))
            put_figure(s, x, y + 30, at);
    }
    put_line(s, RIGHT, y - 22, RIGHT, y + 10);
    open_text(s, RIGHT, y + 30, "middle");
    word_count(s->prose.out, s->prose.words, "seconds_short", seconds);
    sheet_put(s, "</text></svg>\n");
}

void drawn_chance(struct sheet *s)
{
    open_drawing(s, "drawn chance", 440, 54);
    put_line(s, 16, 20, 416, 20);
    for (int i = 0; i <= 10; i++) {
        double x = 16 + 40.0 * i, long_one = i % 5 == 0 ? 10 : 5;
        put_line(s, x, 20 - long_one, x, 20 + long_one);
        if (i % 5 == 0)
            put_figure(s, x, 48, i * 10);
    }
    sheet_put(s, "</svg>\n");
}

static void put_share(struct sheet *s, double x, double y, int share,
                      const char *anchor)
{
    open_text(s, x, y, anchor);
    text_format(s->prose.out, "%d%s</text>", share,
                share == 100 ? "\u00A0%" : "");
}

// Five columns of 20 points each; on the slope, what was said came true as
// often as it was said.
void drawn_reliability(struct sheet *s)
{
    const double left = 70, bottom = 430, step = 80;
    open_drawing(s, "drawn reliability", 520, 500);
    for (int i = 0; i <= 5; i++) {
        double along = left + step * i, up = bottom - step * i;
        put_line(s, along, bottom + 6, along, bottom - 5 * step);
        put_line(s, left - 6, up, left + 5 * step, up);
        put_share(s, along, bottom + 26, i * 20, "middle");
        put_share(s, left - 12, up + 6, i * 20, "end");
    }
    sheet_put(s, "<g class=\"slope\">");
    put_line(s, left, bottom, left + 5 * step, bottom - 5 * step);
    sheet_put(s, "</g>");
    open_text(s, left + 2.5 * step, bottom + 58, "middle");
    sheet_word(s, "card_said");
    sheet_put(s, "</text>");
    open_text(s, 4, bottom - 5 * step - 12, "start");
    sheet_word(s, "card_came_true");
    sheet_put(s, "</text></svg>\n");
}
