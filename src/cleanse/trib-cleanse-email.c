/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * E-mail addresses: one or several in a cell, with a name before them or not. The domain goes to lower case and to
 * Unicode (libidn2 judges it); the part before the @ stays as it is, since only its server may know its case.
 */
#include "config.h"

#include "cleanse/trib-cleanse.h"
#include "cleanse/trib-mail-domains.h"

#include <idn2.h>
#include <string.h>

#define MAX_ADDRESS 254
#define MAX_LOCAL 64
#define MAX_DOMAIN 256
#define MAX_MENDED 400

static gboolean
is_local_part (const char *text, gsize len)
{
  if (len == 0 || len > MAX_LOCAL || text[0] == '.' || text[len - 1] == '.')
    return FALSE;
  for (gsize i = 0; i < len; i++)
    {
      guchar c = text[i];

      if (c == '.' && text[i - 1] == '.')
        return FALSE;
      if (c < 0x80 && !g_ascii_isalnum (c) && strchr (".!#$%&'*+/=?^_`{|}~-", c) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Labels of letters, digits and inner hyphens, at least two, the last not of digits. */
static gboolean
is_ascii_domain (const char *domain, gsize len)
{
  gsize label = 0, labels = 1;
  gboolean letters = FALSE;

  if (len == 0 || len > 253)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    {
      guchar c = domain[i];

      if (c == '.')
        {
          if (label == 0 || domain[i - 1] == '-')
            return FALSE;
          labels++;
          label = 0;
          letters = FALSE;
          continue;
        }
      if (!(g_ascii_isalnum (c) || (c == '-' && label > 0)) || ++label > 63)
        return FALSE;
      letters = letters || g_ascii_isalpha (c);
    }
  return labels >= 2 && label >= 2 && letters && domain[len - 1] != '-';
}

/* The domain in lower case and Unicode into @out; FALSE where it is none. */
static gboolean
standard_domain (const char *domain, gsize len, char out[MAX_DOMAIN])
{
  char *ascii = NULL, *unicode = NULL;
  gboolean plain = TRUE, good = FALSE;

  if (len == 0 || len >= MAX_DOMAIN)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    {
      out[i] = domain[i] >= 'A' && domain[i] <= 'Z' ? (char) (domain[i] + 'a' - 'A') : domain[i];
      plain = plain && !(domain[i] & 0x80);
    }
  out[len] = '\0';
  if (plain && strstr (out, "xn--") == NULL)
    return is_ascii_domain (out, len);
  if (idn2_to_ascii_8z (out, &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
    return FALSE;
  if (is_ascii_domain (ascii, strlen (ascii)) && idn2_to_unicode_8z8z (ascii, &unicode, 0) == IDN2_OK)
    good = g_strlcpy (out, unicode, MAX_DOMAIN) < MAX_DOMAIN;
  idn2_free (ascii);
  idn2_free (unicode);
  return good;
}

static gboolean
is_shared_box (const char *address, gsize local)
{
  char box[MAX_LOCAL + 1];

  for (gsize i = 0; i < local; i++)
    box[i] = g_ascii_tolower (address[i]);
  box[local] = '\0';
  return trib_mail_box_is_shared (box);
}

static void
add_judged (const TribCleanseContext *context, const char *text, gsize len, const char *address, gsize n, gsize local)
{
  const char *domain = address + local + 1;

  if (trib_mail_domain_is_provider (domain))
    trib_cleanse_add (context, text, len, address, n, TRIB_REASON_FORMAT);
  else if (trib_mail_domain_is_misspelt (domain))
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_TYPO_DOMAIN, address, n);
  else if (trib_mail_domain_is_disposable (domain))
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_DISPOSABLE, address, n);
  else if (is_shared_box (address, local))
    trib_cleanse_add_as (context, n == len && memcmp (text, address, n) == 0 ? TRIB_STATUS_OK : TRIB_STATUS_REPAIRED,
                         TRIB_REASON_SHARED_BOX, address, n);
  else
    trib_cleanse_add (context, text, len, address, n, TRIB_REASON_FORMAT);
}

/* One address without anything round it. */
static void
cleanse_bare (const TribCleanseContext *context, const char *text, gsize len, const char *bare, gsize n)
{
  const char *at = memrchr (bare, '@', n);
  char address[MAX_LOCAL + 1 + MAX_DOMAIN];
  gsize local = at ? (gsize) (at - bare) : 0;

  if (at == NULL)
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_NO_AT, text, len);
  else if (n > MAX_ADDRESS)
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LENGTH, text, len);
  else if (!is_local_part (bare, local))
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_BAD_LOCAL_PART, text, len);
  else if (!standard_domain (at + 1, n - local - 1, address + local + 1))
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_BAD_DOMAIN, text, len);
  else
    {
      memcpy (address, bare, local + 1);
      add_judged (context, text, len, address, strlen (address), local);
    }
}

/* Slips that leave no doubt: blanks round the @, two of them, a comma or two dots in the domain. */
static gsize
mend (const char *bare, gsize n, char out[MAX_MENDED])
{
  gboolean domain = FALSE;
  gsize k = 0;

  for (gsize i = 0; i < n; i++)
    {
      char c = bare[i];

      if (c == ' ' && ((i + 1 < n && bare[i + 1] == '@') || (k > 0 && out[k - 1] == '@')))
        continue;
      if (c == '@' && k > 0 && out[k - 1] == '@')
        continue;
      if (domain && c == ',')
        c = '.';
      if (domain && c == '.' && k > 0 && out[k - 1] == '.')
        continue;
      domain = domain || c == '@';
      out[k++] = c;
    }
  out[k] = '\0';
  return k;
}

/* Takes off a name, angle brackets, "mailto:", quotes and a last dot. */
static void
cleanse_one (const TribCleanseContext *context, const char *text, gsize len)
{
  const char *open = memrchr (text, '<', len), *bare = text, *end = text + len;
  char mended[MAX_MENDED];

  if (open && memchr (open, '@', (gsize) (end - open)))
    {
      const char *close = memchr (open, '>', (gsize) (end - open));

      bare = open + 1;
      end = close ? close : end;
    }
  if (end - bare > 7 && g_ascii_strncasecmp (bare, "mailto:", 7) == 0)
    bare += 7;
  while (bare < end && strchr (" \"'<([", *bare))
    bare++;
  while (end > bare && strchr (" \"'>)].,;", end[-1]))
    end--;
  if (end - bare < MAX_MENDED)
    cleanse_bare (context, text, len, mended, mend (bare, (gsize) (end - bare), mended));
  else
    cleanse_bare (context, text, len, bare, (gsize) (end - bare));
}

/* Signs of addresses; "@@" is one. */
static guint
count_ats (const char *text, gsize len)
{
  guint n = 0;

  for (gsize i = 0; i < len; i++)
    n += text[i] == '@' && (i == 0 || text[i - 1] != '@');
  return n;
}

void
trib_cleanse_email (const TribCleanseContext *context, const char *text, gsize len)
{
  const char *separators = strpbrk (text, ";,|") ? ";,|" : " /";
  const char *end = text + len;

  if (count_ats (text, len) < 2 || strpbrk (text, ";,| /") == NULL)
    {
      cleanse_one (context, text, len);
      return;
    }
  while (text < end)
    {
      gsize n = strcspn (text, separators);

      while (n > 0 && *text == ' ')
        {
          text++;
          n--;
        }
      if (n > 0)
        cleanse_one (context, text, n);
      text += n + (text + n < end ? 1 : 0);
    }
}
