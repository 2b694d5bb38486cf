// questions.c - see questions.h.
#include "questions.h"

#include "engine/data/fold.h"
#include "engine/data/letters.h"
#include "host.h"

#include <string.h>

#include <lauxlib.h>

enum language { NL, EN, FR, DE, LANGUAGES };

enum role {
    ASKING,  // begins an open question
    VERB,    // before a pronoun begins a closed one
    FIRST,   // the speaker
    SECOND,  // the other
    THIRD,   // what a verb may ask about as well
    SMALL,   // may stand before any of them
    COMMON,  // says only which language it is
    ROLES
};

// All words that are known, folded: without capitals and accents.
static const char *const lists[LANGUAGES][ROLES] = {
    [NL] = {"hoe wat waarom waar waardoor waarmee waarvoor waarover waarin "
            "waaraan waarnaar wanneer welk welke wie wiens hoeveel hoezo",
            "is was zijn waren ben bent heb hebt heeft hebben had hadden kan "
            "kun kunt kunnen kon zou zouden wil wilt willen mag mogen moet "
            "moeten zal zullen zult gaat ga gaan doet doe denkt denk weet "
            "vindt vind ziet zie voelt voel komt kom klopt werkt begrijp "
            "begrijpt",
            "ik mij me mijn wij we ons onze",
            "jij je jou jouw jullie u uw uzelf jezelf",
            "het hij zij ze dat dit er die men",
            "en maar dus nou ja oke want of met op in aan van voor over bij "
            "door uit tot sinds naar om",
            "de een niet te als dan ook nog meer"},
    [EN] = {"how what why where when which who whom whose",
            "is was are were am do does did have has had can could will would "
            "shall should may might must",
            "i me my mine myself we us our ours",
            "you your yours yourself yourselves",
            "it he she they that this there",
            "and but so well okay ok or then with on in for from by about to "
            "of at since until",
            "the a an not be more if as"},
    [FR] = {"comment que qu quoi pourquoi qui quel quelle quels quelles "
            "quand ou combien lequel laquelle",
            "est etes es sont etait avez as a ont peut peux pouvez pourriez "
            "voulez veux voudriez savez sais pensez faut avait serait serez",
            "je j moi mon ma mes me nous notre nos",
            "vous votre vos tu toi ton ta tes vous",
            "il elle on ce c ca cela ils elles",
            "et mais alors donc bien oui de a pour avec par sur en dans "
            "depuis chez",
            "le la les un une des ne pas plus l d si"},
    [DE] = {"wie was warum wieso weshalb wer wen wem wessen wo wohin woher "
            "womit wofur woran woruber wodurch wann welche welcher welches "
            "welchen welchem wieviel",
            "ist sind war waren bist habe haben hast hat hatten kann konnen "
            "kannst konnten konntest wurde wurden wurdest wollen willst will "
            "mochten mochtest darf durfen soll sollen sollte muss mussen "
            "musst wissen weisst denken denkst finden findest",
            "ich mich mir mein meine meinen wir uns unser unsere",
            "sie ihnen ihr ihre ihren ihrem ihrer du dich dir dein deine "
            "deinen deinem euch euer eure",
            "es er das dies man",
            "und aber also ja denn oder nun mit auf fur an von zu bei uber "
            "durch seit bis aus in",
            "der die ein eine nicht den dem als noch mehr"},
};

// A word within a folded text.
struct word {
    const char *at;
    size_t n;
};

// Folding leaves letters, digits and what stands between them; of the marks
// beyond ASCII those of punctuation are none of both.
static bool is_inside(const unsigned char *s)
{
    if (*s < 0x80)
        return (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9');
    return !(s[0] == 0xC2 && s[1] < 0xC0) && !(s[0] == 0xE2 && s[1] == 0x80);
}

static size_t step(const char *s)
{
    size_t n = 1;
    while (((unsigned char)s[n] & 0xC0) == 0x80)
        n++;
    return n;
}

// The word at S or behind it; N is 0 at the end of the text.
static struct word next_word(const char *s)
{
    while (*s && !is_inside((const unsigned char *)s))
        s += step(s);
    struct word w = {s, 0};
    while (s[w.n] && is_inside((const unsigned char *)s + w.n))
        w.n += step(s + w.n);
    return w;
}

static bool same(struct word a, const char *s, size_t n)
{
    return a.n == n && memcmp(a.at, s, n) == 0;
}

static bool has_role(struct word w, int language, enum role role)
{
    const char *list = lists[language][role];
    while (w.n > 0 && *list) {
        const size_t n = strcspn(list, " ");
        if (same(w, list, n))
            return true;
        list += n + (list[n] == ' ');
    }
    return false;
}

// The text at INDEX folded, "" for nil.
static const char *folded(lua_State *L, int index)
{
    struct rules *r = rules_of(L);
    size_t n = 0;
    const char *s = lua_isnoneornil(L, index) ? ""
                                              : luaL_checklstring(L, index, &n);
    sandbox_charge(sandbox_of(L), 16 + 4 * n);
    return text_fold(&r->e->scratch, s, n, false);
}

// Looking a word up in all lists takes about as long as this many steps.
enum { LOOK_UP = 64 };

// The language that most of the words are of; NL, which comes first, of none.
static int language_of(lua_State *L, const char *s)
{
    int hits[LANGUAGES] = {0};
    int best = 0;
    for (struct word w = next_word(s); w.n > 0; w = next_word(w.at + w.n)) {
        sandbox_charge(sandbox_of(L), LOOK_UP);
        for (int i = 0; i < LANGUAGES; i++)
            for (int k = 0; k < ROLES; k++)
                hits[i] += has_role(w, i, (enum role)k);
    }
    for (int i = 1; i < LANGUAGES; i++)
        best = hits[i] > hits[best] ? i : best;
    return best;
}

enum question { NO_QUESTION, CLOSED, OPEN };

// Does an interrogative begin the part of a sentence at S, or a verb with its
// pronoun? Up to three small words are passed over.
static enum question begins(const char *s, int language)
{
    struct word w = next_word(s);
    for (int small = 0; small <= 3 && w.n > 0; small++) {
        const struct word then = next_word(w.at + w.n);
        if (has_role(w, language, VERB) &&
            (has_role(then, language, FIRST) ||
             has_role(then, language, SECOND) ||
             has_role(then, language, THIRD)))
            return CLOSED;
        if (has_role(w, language, ASKING))
            return OPEN;
        if (!has_role(w, language, SMALL))
            break;
        w = then;
    }
    return NO_QUESTION;
}

// What the sentence of N bytes at S asks; ENDS: in a question mark.
static enum question sentence(const char *s, size_t n, bool ends, int language)
{
    enum question is = begins(s, language);
    for (size_t i = 0; i < n && ends && is == NO_QUESTION; i++) {
        if (s[i] != ',' && s[i] != ':' && s[i] != ';')
            continue;
        const char *part = next_word(s + i).at;
        if (begins(part, language) == OPEN)
            is = OPEN;
        i = (size_t)(part - s) - 1; // what is between is looked at once
    }
    return is == NO_QUESTION && ends ? CLOSED : is;
}

// What the text asks: its last sentence that asks anything.
static enum question asks(lua_State *L)
{
    const char *s = folded(L, 1);
    const int language = language_of(L, s);
    enum question is = NO_QUESTION;
    while (*s) {
        const size_t n = strcspn(s, ".!?");
        char *copy = heap_text(&rules_of(L)->e->scratch, s, n);
        const enum question one = sentence(copy, n, s[n] == '?', language);
        if (one != NO_QUESTION && next_word(copy).n > 0)
            is = one;
        s += n + (s[n] != '\0');
    }
    return is;
}

int question_is(lua_State *L)
{
    lua_pushboolean(L, asks(L) != NO_QUESTION);
    return 1;
}

int question_is_open(lua_State *L)
{
    lua_pushboolean(L, asks(L) == OPEN);
    return 1;
}

int question_is_about_the_other(lua_State *L)
{
    const char *s = folded(L, 1);
    const int language = language_of(L, s);
    int other = 0;
    for (struct word w = next_word(s); w.n > 0; w = next_word(w.at + w.n))
        other += has_role(w, language, SECOND) - has_role(w, language, FIRST);
    lua_pushboolean(L, other > 0);
    return 1;
}

int question_words(lua_State *L)
{
    const char *s = folded(L, 1);
    int i = 0;
    lua_newtable(L);
    for (struct word w = next_word(s); w.n > 0; w = next_word(w.at + w.n)) {
        lua_pushlstring(L, w.at, w.n);
        lua_rawseti(L, -2, ++i);
        sandbox_charge(sandbox_of(L), 4);
    }
    return 1;
}

// Do the words from W on begin with those from V on?
static bool begin_with(lua_State *L, struct word w, struct word v)
{
    while (v.n > 0 && same(w, v.at, v.n)) {
        sandbox_charge(sandbox_of(L), 1 + v.n / 8);
        w = next_word(w.at + w.n);
        v = next_word(v.at + v.n);
    }
    return v.n == 0;
}

int question_has(lua_State *L)
{
    const char *s = folded(L, 1);
    bool found = false;
    for (int i = 2; i <= lua_gettop(L) && !found; i++) {
        const struct word first = next_word(folded(L, i));
        sandbox_charge(sandbox_of(L), strlen(s) / 4);
        for (struct word w = next_word(s); w.n > 0 && first.n > 0 && !found;
             w = next_word(w.at + w.n))
            found = begin_with(L, w, first);
    }
    lua_pushboolean(L, found);
    return 1;
}
