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

/* (nullable): the domain in lower case and Unicode, or NULL where it is none. */
static char *
standard_domain (const char *domain, gsize len)
{
  g_autofree char *lower = g_utf8_strdown (domain, (gssize) len);
  g_autofree char *result = NULL;
  gboolean plain = g_str_is_ascii (lower);
  char *ascii = NULL, *unicode = NULL;

  if (plain && strstr (lower, "xn--") == NULL)
    return is_ascii_domain (lower, strlen (lower)) ? g_steal_pointer (&lower) : NULL;
  if (idn2_to_ascii_8z (lower, &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
    return NULL;
  if (is_ascii_domain (ascii, strlen (ascii)) && idn2_to_unicode_8z8z (ascii, &unicode, 0) == IDN2_OK)
    result = g_strdup (unicode);
  idn2_free (ascii);
  idn2_free (unicode);
  return g_steal_pointer (&result);
}

static void
add_judged (const TribCleanseContext *context, const char *text, gsize len, const char *address, gsize n,
            const char *local, gsize local_len, const char *domain)
{
  g_autofree char *box = g_utf8_strdown (local, (gssize) local_len);

  if (trib_mail_domain_is_misspelt (domain))
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_TYPO_DOMAIN, address, n);
  else if (trib_mail_domain_is_disposable (domain))
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_DISPOSABLE, address, n);
  else if (trib_mail_box_is_shared (box) && !trib_mail_domain_is_provider (domain))
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
  g_autofree char *domain = NULL;
  g_autoptr (GString) address = NULL;
  gsize local;

  if (at == NULL)
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_NO_AT, text, len);
      return;
    }
  local = (gsize) (at - bare);
  if (n > MAX_ADDRESS)
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LENGTH, text, len);
  else if (!is_local_part (bare, local))
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_BAD_LOCAL_PART, text, len);
  else if ((domain = standard_domain (at + 1, n - local - 1)) == NULL)
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_BAD_DOMAIN, text, len);
  else
    {
      address = g_string_new_len (bare, (gssize) local + 1);
      g_string_append (address, domain);
      add_judged (context, text, len, address->str, address->len, bare, local, domain);
    }
}

/* Takes off a name, angle brackets, "mailto:", quotes and a last dot. */
static void
cleanse_one (const TribCleanseContext *context, const char *text, gsize len)
{
  const char *open = memrchr (text, '<', len), *bare = text, *end = text + len;

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
  cleanse_bare (context, text, len, bare, (gsize) (end - bare));
}

static guint
count_ats (const char *text, gsize len)
{
  guint n = 0;

  for (gsize i = 0; i < len; i++)
    n += text[i] == '@';
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
