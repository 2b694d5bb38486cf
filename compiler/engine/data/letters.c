// letters.c - see letters.h.
#include "letters.h"

#include "json.h"

#include <stddef.h>

// Every letter below U+2000 that Unicode makes of a base letter and one mark
// (UnicodeData.txt, canonical decompositions): the letter, then its base.
// Mark 0: another number of the very same letter.
static const struct {
    unsigned mark;
    const char *pairs;
} rows[] = {
    {0, "\u0374\u02B9\u1F71\u03AC\u1F73\u03AD\u1F75\u03AE\u1F77\u03AF"
        "\u1F79\u03CC\u1F7B\u03CD\u1F7D\u03CE\u1FBB\u0386\u1FBE\u03B9"
        "\u1FC9\u0388\u1FCB\u0389\u1FD3\u0390\u1FDB\u038A\u1FE3\u03B0"
        "\u1FEB\u038E\u1FF9\u038C\u1FFB\u038F\u212AK\u212B\u00C5"
        "\u2126\u03A9"},
    {0x0300, "ÀAÈEÌIÒOÙUàaèeìiòoùuǛÜǜüǸNǹnЀЕЍИѐеѝи"
             "ḔĒḕēṐŌṑōẀWẁwẦÂầâẰĂằăỀÊềê"
             "ỒÔồôỜƠờơỪƯừưỲYỳyἂἀἃἁἊἈ"
             "ἋἉἒἐἓἑἚἘἛἙἢἠἣἡἪἨἫἩἲἰ"
             "ἳἱἺἸἻἹὂὀὃὁὊὈὋὉὒὐὓὑὛὙ"
             "ὢὠὣὡὪὨὫὩὰαὲεὴηὶιὸοὺυὼω"
             "ᾺΑῈΕῊΗῒϊῚΙῢϋῪΥῸΟῺΩ"},
    {0x0301, "ÁAÉEÍIÓOÚUÝYáaéeíióoúuýyĆCćcĹLĺlŃNńnŔRŕr"
             "ŚSśsŹZźzǗÜǘüǴGǵgǺÅǻåǼÆǽæǾØǿøΆΑΈΕ"
             "ΉΗΊΙΌΟΎΥΏΩΐϊάαέεήηίιΰϋόούυώωϓϒ"
             "ЃГЌКѓгќкḈÇḉçḖĒḗēḮÏḯïḰKḱkḾM"
             "ḿmṌÕṍõṒŌṓōṔPṕpṸŨṹũẂWẃwẤÂấâ"
             "ẮĂắăẾÊếêỐÔốôỚƠớơỨƯứưἄἀ"
             "ἅἁἌἈἍἉἔἐἕἑἜἘἝἙἤἠἥἡἬἨ"
             "ἭἩἴἰἵἱἼἸἽἹὄὀὅὁὌὈὍὉὔὐ"
             "ὕὑὝὙὤὠὥὡὬὨὭὩ"},
    {0x0302, "ÂAÊEÎIÔOÛUâaêeîiôoûuĈCĉcĜGĝgĤHĥhĴJĵjŜSŝs"
             "ŴWŵwŶYŷyẐZẑzẬẠậạỆẸệẹỘỌộọ"},
    {0x0303, "ÃAÑNÕOãañnõoĨIĩiŨUũuṼVṽvẪÂẫâẴĂẵă"
             "ẼEẽeỄÊễêỖÔỗôỠƠỡơỮƯữưỸYỹy"},
    {0x0304, "ĀAāaĒEēeĪIīiŌOōoŪUūuǕÜǖüǞÄǟäǠȦǡȧǢÆ"
             "ǣæǬǪǭǫȪÖȫöȬÕȭõȰȮȱȯȲYȳyӢИӣиӮУӯу"
             "ḠGḡgḸḶḹḷṜṚṝṛᾱαᾹΑῑιῙΙῡυ"
             "ῩΥ"},
    {0x0306, "ĂAăaĔEĕeĞGğgĬIĭiŎOŏoŬUŭuЎУЙИйиўуӁЖӂж"
             "ӐАӑаӖЕӗеḜȨḝȩẶẠặạᾰαᾸΑῐιῘΙ"
             "ῠυῨΥ"},
    {0x0307, "ĊCċcĖEėeĠGġgİIŻZżzȦAȧaȮOȯoḂBḃbḊDḋdḞF"
             "ḟfḢHḣhṀMṁmṄNṅnṖPṗpṘRṙrṠSṡsṤŚ"
             "ṥśṦŠṧšṨṢṩṣṪTṫtẆWẇwẊXẋxẎYẏy"
             "ẛſ"},
    {0x0308, "ÄAËEÏIÖOÜUäaëeïiöoüuÿyŸYΪΙΫΥϊιϋυϔϒЁЕ"
             "ЇІёеїіӒАӓаӚӘӛәӜЖӝжӞЗӟзӤИӥиӦОӧо"
             "ӪӨӫөӬЭӭэӰУӱуӴЧӵчӸЫӹыḦHḧhṎÕṏõ"
             "ṺŪṻūẄWẅwẌXẍxẗt"},
    {0x0309, "ẢAảaẨÂẩâẲĂẳăẺEẻeỂÊểêỈIỉiỎO"
             "ỏoỔÔổôỞƠởơỦUủuỬƯửưỶYỷy"},
    {0x030A, "ÅAåaŮUůuẘwẙy"},
    {0x030B, "ŐOőoŰUűuӲУӳу"},
    {0x030C, "ČCčcĎDďdĚEěeĽLľlŇNňnŘRřrŠSšsŤTťtŽZžzǍAǎa"
             "ǏIǐiǑOǒoǓUǔuǙÜǚüǦGǧgǨKǩkǮƷǯʒǰjȞHȟh"},
    {0x030F, "ȀAȁaȄEȅeȈIȉiȌOȍoȐRȑrȔUȕuѶѴѷѵ"},
    {0x0311, "ȂAȃaȆEȇeȊIȋiȎOȏoȒRȓrȖUȗu"},
    {0x0313, "ἀαἈΑἐεἘΕἠηἨΗἰιἸΙὀοὈΟὐυὠω"
             "ὨΩῤρ"},
    {0x0314, "ἁαἉΑἑεἙΕἡηἩΗἱιἹΙὁοὉΟὑυὙΥ"
             "ὡωὩΩῥρῬΡ"},
    {0x031B, "ƠOơoƯUưu"},
    {0x0323, "ḄBḅbḌDḍdḤHḥhḲKḳkḶLḷlṂMṃmṆNṇnṚR"
             "ṛrṢSṣsṬTṭtṾVṿvẈWẉwẒZẓzẠAạaẸEẹe"
             "ỊIịiỌOọoỢƠợơỤUụuỰƯựưỴYỵy"},
    {0x0324, "ṲUṳu"},
    {0x0325, "ḀAḁa"},
    {0x0326, "ȘSșsȚTțt"},
    {0x0327, "ÇCçcĢGģgĶKķkĻLļlŅNņnŖRŗrŞSşsŢTţtȨEȩeḐD"
             "ḑdḨHḩh"},
    {0x0328, "ĄAąaĘEęeĮIįiŲUųuǪOǫo"},
    {0x032D, "ḒDḓdḘEḙeḼLḽlṊNṋnṰTṱtṶUṷu"},
    {0x032E, "ḪHḫh"},
    {0x0330, "ḚEḛeḬIḭiṴUṵu"},
    {0x0331, "ḆBḇbḎDḏdḴKḵkḺLḻlṈNṉnṞRṟrṮTṯtẔZ"
             "ẕzẖh"},
    {0x0342, "ἆἀἇἁἎἈἏἉἦἠἧἡἮἨἯἩἶἰἷἱ"
             "ἾἸἿἹὖὐὗὑὟὙὦὠὧὡὮὨὯὩᾶα"
             "ῆηῖιῗϊῦυῧϋῶω"},
    {0x0345, "ᾀἀᾁἁᾂἂᾃἃᾄἄᾅἅᾆἆᾇἇᾈἈᾉἉ"
             "ᾊἊᾋἋᾌἌᾍἍᾎἎᾏἏᾐἠᾑἡᾒἢᾓἣ"
             "ᾔἤᾕἥᾖἦᾗἧᾘἨᾙἩᾚἪᾛἫᾜἬᾝἭ"
             "ᾞἮᾟἯᾠὠᾡὡᾢὢᾣὣᾤὤᾥὥᾦὦᾧὧ"
             "ᾨὨᾩὩᾪὪᾫὫᾬὬᾭὭᾮὮᾯὯᾲὰᾳα"
             "ᾴάᾷᾶᾼΑῂὴῃηῄήῇῆῌΗῲὼῳωῴώ"
             "ῷῶῼΩ"},
};

// What is no accent but still another way to write the same, both cases. An
// empty way is left out: soft hyphens and marks of no width.
static const struct {
    const char *letters;
    const char *plain;
} ways[] = {
    {"\u00C6\u00E6", "ae"}, // AE
    {"\u0152\u0153", "oe"}, // OE
    {"\u0132\u0133", "ij"}, // IJ
    {"\u00DF\u1E9E", "ss"}, // sharp s
    {"\u00D8\u00F8", "o"},  // O with a stroke
    {"\u0110\u0111", "d"},  // D with a stroke
    {"\u00D0\u00F0", "d"},  // eth
    {"\u00DE\u00FE", "th"}, // thorn
    {"\u0141\u0142", "l"},  // L with a stroke
    {"\u0126\u0127", "h"},  // H with a stroke
    {"\u0166\u0167", "t"},  // T with a stroke
    {"\u0131", "i"},        // i without a dot
    {"\u017F", "s"},        // long s
    {"\uFB00", "ff"},       // ligatures
    {"\uFB01", "fi"},       {"\uFB02", "fl"},
    {"\uFB03", "ffi"},      {"\uFB04", "ffl"},
    {"\uFB05\uFB06", "st"}, {"\u03C2", "\u03C3"}, // the sigma that ends a word
};

// What a keyboard decides by itself; it is the same even in exact texts.
static const struct {
    const char *signs;
    const char *plain;
} typed[] = {
    {"\u2018\u2019\u201B\u02BC\u00B4`", "'"},
    {"\u201C\u201D\u201E\u201F\u00AB\u00BB", "\""},
    {"\u2010\u2011\u2012\u2013\u2014\u2212", "-"},
    {"\u2026", "..."},
    {"\u00AD\u200B\u200C\u200D\u2060\uFEFF", ""},
};

// Capitals outside the ranges of letter_lower().
static const char capitals[] =
    "\u0181\u0253\u0186\u0254\u0189\u0256\u018A\u0257\u018F\u0259"
    "\u0190\u025B\u0194\u0263\u0196\u0269\u014A\u014B\u01B2\u028B";

// The texts above are whole, so their letters never end too early.
static unsigned take(const char **s)
{
    unsigned code = 0;
    *s += utf8_read(*s, 4, &code);
    return code;
}

static bool has(const char *letters, unsigned code)
{
    while (*letters)
        if (take(&letters) == code)
            return true;
    return false;
}

bool letter_split(unsigned code, unsigned *base, unsigned *mark)
{
    for (size_t i = 0; code >= 0xC0 && i < sizeof rows / sizeof *rows; i++) {
        const char *s = rows[i].pairs;
        while (*s) {
            const bool found = take(&s) == code;
            *base = take(&s);
            *mark = rows[i].mark;
            if (found)
                return true;
        }
    }
    return false;
}

bool letter_is_mark(unsigned code)
{
    return (code >= 0x300 && code < 0x370) || (code >= 0x483 && code < 0x488) ||
           (code >= 0x1AB0 && code < 0x1B00) ||
           (code >= 0x1DC0 && code < 0x1E00) ||
           (code >= 0x20D0 && code < 0x2100) ||
           (code >= 0xFE20 && code < 0xFE30);
}

int letter_mark_class(unsigned code)
{
    if (code == 0x327 || code == 0x328)
        return 202;
    if (code == 0x31B)
        return 216;
    if (code == 0x345)
        return 240;
    return code >= 0x316 && code <= 0x333 ? 220 : 230;
}

bool letter_is_space(unsigned code)
{
    return (code >= 9 && code <= 13) || code == ' ' || code == 0x85 ||
           code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

unsigned letter_lower(unsigned code)
{
    static const struct {
        unsigned from;
        unsigned to;
        unsigned by;
    } shifts[] = {{'A', 'Z', 32},     {0x391, 0x3A9, 32}, {0x400, 0x40F, 80},
                  {0x410, 0x42F, 32}, {0x531, 0x556, 48}, {0x4C0, 0x4C0, 15}};
    for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++)
        if (code >= shifts[i].from && code <= shifts[i].to)
            return code + shifts[i].by;
    const char *s = code < 0x80 ? "" : capitals;
    while (*s) {
        const bool found = take(&s) == code;
        const unsigned small = take(&s);
        if (found)
            return small;
    }
    // Capital and small letter alternate.
    if ((code >= 0x460 && code < 0x482) || (code >= 0x48A && code < 0x4C0) ||
        (code >= 0x4D0 && code < 0x530))
        return code | 1;
    if (code >= 0x4C1 && code < 0x4CF)
        return code + (code & 1);
    return code;
}

const char *letter_way(unsigned code)
{
    for (size_t i = 0; code >= 0x80 && i < sizeof ways / sizeof *ways; i++)
        if (has(ways[i].letters, code))
            return ways[i].plain;
    return NULL;
}

const char *letter_typed(unsigned code)
{
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        if ((code == '`' || code >= 0x80) && has(typed[i].signs, code))
            return typed[i].plain;
    return NULL;
}
