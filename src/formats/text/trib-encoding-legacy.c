/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weighs the encodings from before Unicode against each other: in each, the sample is read word by word, and a word
 * counts where all its letters are of one script and of one language's alphabet, large and small as words have them, and
 * counts against the encoding where a symbol stands in it. For East Asia the characters count that names and addresses
 * have most. uchardet breaks ties; alone it is wrong on CP850, on central Europe and on short samples.
 */
#include "config.h"

#include "formats/text/trib-encoding-legacy.h"

#include <string.h>
#include <uchardet.h>

/* Small letters beyond ASCII that a language writes. */
#define WESTERN "äöüß|éèêëàâçîïôùûœæ|áéíóúñü|ãõáâàéêíóôúç|åäöé|åæøéòô|áéíóúýðþæö|àèéìòùí|ëéïöèüê|äöõüšž|àèéíïóòúüç·"
#define CENTRAL "äöüß|áčďéěíňóřšťúůýž|áäčďéíĺľňóôŕšťúýž|ąćęłńóśźż|áéíóöőúüű|čćđšž|ăâîşţ|çë"
#define CYRILLIC                                                                                                                                                                                        \
  "абвгдежзийклмнопрстуфхцчшщъыьэюяё|абвгґдеєжзиіїйклмнопрстуфхцчшщьюя|абвгдђежзијклљмнњопрстћуфхцчџш|" \
  "абвгдежзійклмнопрстуўфхцчшыьэюяё"
#define GREEK "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
#define TURKISH "çğıöşüâîû"
#define BALTIC "ąčęėįšųūž|āčēģīķļņšūž|äöõüšž|ąćęłńóśźż"
#define HEBREW "אבגדהוזחטיכךלמםנןסעפףצץקרשת"
#define ARABIC "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ"
#define THAI                                                                                                                          \
  "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮ" \
  "ะาำเแโใไๅๆัิีึืฺุู็่้๊๋์"
#define JAPANESE                                                                                                                                           \
  "佐藤鈴木高橋田中伊渡辺山本村小林加吉井上松口清水斎野崎川島池東京都府県市区町丁目番号大阪名横浜福岡北" \
  "海道神奈古屋子太郎一二三花美男雄夫正和幸明株式会社様氏住所電話"
#define SIMPLIFIED                                                                                                                                               \
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗市区路号省县街州海京广北南东西大中国江河山湖城镇村小明伟丽华建文" \
  "国平志强公司姓名地址电话有限"
#define TRADITIONAL                                                                                                                                                 \
  "王李張陳林黃吳劉蔡楊許鄭謝郭洪邱曾廖賴徐臺台市區路號縣鄉鎮街新北高雄中南東西段巷弄樓小明偉麗華建文國公司姓" \
  "名地址電話有限"
#define KOREAN                                                                                                                                                      \
  "김이박최정강조윤장임한오서신권황안송류홍시구동로길울부산대인광역특별경기도남북수민영지희성준현주식회사이름" \
  "주소전화호번"

/* In the order in which they win a tie. */
static const struct
{
  const char *name;
  const char *languages; /* alphabets; for East Asia the usual characters */
} candidates[] = {
  { "WINDOWS-1252", WESTERN }, { "WINDOWS-1250", CENTRAL }, { "WINDOWS-1251", CYRILLIC }, { "CP850", WESTERN },
  { "CP852", CENTRAL },        { "CP866", CYRILLIC },       { "KOI8-R", CYRILLIC },       { "KOI8-U", CYRILLIC },
  { "WINDOWS-1253", GREEK },   { "WINDOWS-1254", TURKISH }, { "WINDOWS-1257", BALTIC },   { "WINDOWS-1255", HEBREW },
  { "WINDOWS-1256", ARABIC },  { "CP874", THAI },           { "MACINTOSH", WESTERN },     { "ISO-8859-2", CENTRAL },
  { "ISO-8859-5", CYRILLIC },  { "ISO-8859-15", WESTERN },  { "MAC-CYRILLIC", CYRILLIC }, { "CP737", GREEK },
  { "CP857", TURKISH },        { "CP862", HEBREW },         { "CP932", JAPANESE },        { "EUC-JP", JAPANESE },
  { "GB18030", SIMPLIFIED },   { "BIG5", TRADITIONAL },     { "CP949", KOREAN },
};

/* The text with U+FFFD for each byte that cannot be read. */
static char *
decode (const char *name, const char *text, gsize len)
{
  GIConv converter = g_iconv_open ("UTF-8", name);
  gsize room = len * 4 + 16;
  char *out, *to, *from = (char *) text;

  if (converter == (GIConv) -1)
    return NULL;
  out = to = g_malloc (room);
  while (len > 0)
    {
      gsize left = room - (to - out) - 4;

      if (g_iconv (converter, &from, &len, &to, &left) != (gsize) -1 || len == 0)
        break;
      memcpy (to, "\357\277\275", 3);
      to += 3;
      from++;
      len--;
    }
  *to = '\0';
  g_iconv_close (converter);
  return out;
}

static gboolean
is_in (const char *letters, gunichar c)
{
  char text[8] = { 0 };

  g_unichar_to_utf8 (c, text);
  return strstr (letters, text) != NULL;
}

/* Scripts whose letters do not stand in one word with those of others; 0 for what is no letter. */
static guint
script_of (gunichar c)
{
  if ((c < 128 && g_ascii_isalpha (c)) || (c >= 0xaa && c < 0x250 && g_unichar_isalpha (c)))
    return 1;
  if ((c >= 0x370 && c < 0x400) && g_unichar_isalpha (c))
    return 2;
  if (c >= 0x400 && c < 0x530)
    return 3;
  if (c >= 0x5d0 && c < 0x5eb)
    return 4;
  if (c >= 0x620 && c < 0x700 && g_unichar_isalpha (c))
    return 5;
  if (c >= 0xe01 && c < 0xe4f)
    return 6;
  return (c >= 0x3005 && c < 0xd7b0) || (c >= 0xf900 && c < 0xfb00) ? 7 : 0;
}

/* What is no letter, beyond ASCII and alone. */
static double
judge_symbol (gunichar c)
{
  if (c < 0xa0 || c == 0xfffd || (c >= 0xe000 && c < 0xf900) || (c >= 0x2500 && c < 0x25a0))
    return -3;
  return is_in ("\u00a0§°«»·©®¡¿–—‘’‚“”„…€№、。　（）・ー「」～：－", c) || (c >= 0xff00 && c < 0xff60) ? 0 : -1;
}

/* A small letter before a large one, but for the whole word large: "MacDonald" is rare beyond ASCII. */
static gboolean
has_odd_case (const gunichar *word, guint len)
{
  for (guint i = 1; i < len; i++)
    if ((word[i] >= 128 || word[i - 1] >= 128) && g_unichar_isupper (word[i]) && g_unichar_islower (word[i - 1]))
      return TRUE;
  return len > 2 && g_unichar_isupper (word[0]) && g_unichar_isupper (word[1]) && g_unichar_islower (word[2])
         && (word[0] >= 128 || word[1] >= 128);
}

/* Marks stand on a letter, tones on a letter or a mark, and some vowels before a letter. */
static gboolean
cannot_be_thai (const gunichar *word, guint len)
{
  gboolean vowel = FALSE;

  for (guint i = 0; i < len; i++)
    {
      gboolean mark = is_in ("ัิีึืฺุู็", word[i]), tone = is_in ("่้๊๋์", word[i]);
      gboolean after_mark = i > 0 && is_in ("ัิีึืฺุู็่้๊๋์", word[i - 1]);

      if (!is_in (THAI, word[i]) || (i == 0 && (mark || tone || is_in ("ะาำๅ", word[i]))) || (mark && after_mark))
        return TRUE;
      if (is_in ("เแโใไ", word[i])
          && (i + 1 == len || !is_in ("กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮ", word[i + 1])))
        return TRUE;
      vowel |= mark || is_in ("ะาำๅเแโใไ", word[i]);
    }
  return !vowel && len > 4;
}

/* Words without vowels, or with what only ends words inside of them, are read wrongly. */
static gboolean
cannot_be_said (const gunichar *word, guint len, guint script)
{
  guint run = 0;

  if (script == 4)
    for (guint i = 0; i + 1 < len; i++)
      if (is_in ("ךםןףץ", word[i]))
        return TRUE;
  if (script == 6)
    return cannot_be_thai (word, len);
  if (script != 3 && script != 2)
    return FALSE;
  for (guint i = 0; i < len; i++)
    {
      run = is_in ("аеёиоуыэюяіїєўαεηιουωάέήίόύώϊϋΐΰ", g_unichar_tolower (word[i])) ? 0 : run + 1;
      if (run > 3)
        return TRUE;
    }
  return run == len && len > 2;
}

/* Letters beyond ASCII, and how many of them are of each language, so that one that covers all is seen. */
static double
judge_word (const gunichar *word, guint len, guint script, const char *const *alphabets, guint *covered)
{
  guint n_letters = 0, n_best = 0;

  for (guint i = 0; i < len; i++)
    n_letters += word[i] >= 128;
  if (n_letters == 0)
    return 0;
  if (script == 7)
    {
      for (guint i = 0; i < len; i++)
        n_best += (word[i] >= 0x3041 && word[i] < 0x3100) || is_in (alphabets[0], word[i]);
      return 0.5 * len + 1.5 * n_best;
    }
  if (has_odd_case (word, len) || cannot_be_said (word, len, script))
    return -2.0 * n_letters;
  for (guint i = 0; alphabets[i]; i++)
    {
      guint n = 0;

      for (guint j = 0; j < len; j++)
        n += word[j] >= 128 && is_in (alphabets[i], g_unichar_tolower (word[j]));
      covered[i] += n;
      n_best = MAX (n_best, n);
    }
  return n_best == n_letters ? n_letters : 0.3 * n_best - 0.5 * (n_letters - n_best);
}

static double
judge (const char *text, const char *languages)
{
  g_auto (GStrv) alphabets = g_strsplit (languages, "|", -1);
  g_autofree guint *covered = g_new0 (guint, g_strv_length (alphabets) + 1);
  gunichar word[64];
  guint len = 0, script = 0, n_letters = 0;
  double score = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint next = script_of (c);

      if (len > 0 && (next != script || len == G_N_ELEMENTS (word)))
        {
          score += judge_word (word, len, script, (const char *const *) alphabets, covered);
          /* Letters of another script, or a symbol, right behind. */
          if (next != 0 && next != script)
            score -= 3;
          else if (c >= 128 && next == 0 && script_of (g_utf8_get_char (g_utf8_next_char (p))) == script && script != 7)
            score -= 3;
          len = 0;
        }
      if (c == 0)
        break;
      if (next != 0)
        {
          word[len++] = c;
          n_letters += c >= 128;
        }
      else if (c >= 128)
        score += judge_symbol (c);
      script = next;
    }
  /* A list of one language. */
  for (guint i = 0; alphabets[i]; i++)
    if (covered[i] * 20 > n_letters * 19)
      return score + 0.5 * n_letters;
  return score;
}

/* Its names for encodings that are among the candidates already. */
static const char *
usual_name (const char *name)
{
  static const char *const names[][2] = { { "SHIFT_JIS", "CP932" }, { "IBM852", "CP852" }, { "IBM866", "CP866" },
                                          { "EUC-KR", "CP949" },    { "UHC", "CP949" },    { "GB2312", "GB18030" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i][0]) == 0)
      return names[i][1];
  return name;
}

static const char *
ask_uchardet (const char *sample, gsize len)
{
  uchardet_t detector = uchardet_new ();
  const char *name = NULL;

  if (uchardet_handle_data (detector, sample, len) == 0)
    {
      uchardet_data_end (detector);
      name = g_intern_string (usual_name (uchardet_get_charset (detector)));
    }
  uchardet_delete (detector);
  return name;
}

const char *
trib_encoding_legacy (const char *sample, gsize len)
{
  const char *hint = ask_uchardet (sample, len);
  const char *best = "WINDOWS-1252";
  double best_score = -1e9;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *text = decode (candidates[i].name, sample, len);
      double score;

      if (!text)
        continue;
      score = judge (text, candidates[i].languages);
      /* Of Latin letters it knows too little. */
      if (hint && g_utf8_get_char (candidates[i].languages) > 0x250
          && g_ascii_strcasecmp (hint, candidates[i].name) == 0)
        score += 0.25;
      if (score > best_score)
        {
          best_score = score;
          best = candidates[i].name;
        }
    }
  return best;
}
