/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of mail providers, of slips in writing them, of throw-away domains, and of boxes that belong to an office.
 */
#include "config.h"

#include "cleanse/trib-mail-domains.h"

#include <string.h>

/* clang-format off */
static const char *const misspelt[] = {
  "gmial.com", "gmai.com", "gmal.com", "gmil.com", "gamil.com", "gnail.com", "gmail.co", "gmail.cm", "gmail.con", "gmail.comm", "gmaill.com", "gmali.com",
  "gmail.de", "gmail.cim", "gmail.om", "gmail.vom", "gmsil.com", "gmaul.com", "gemail.com", "ggmail.com", "gmail.cpm", "gmailcom", "gmail.co.com", "goglemail.com",
  "googlemail.co", "googlmail.com", "googelmail.com", "hotmial.com", "hotmal.com", "hotmai.com", "hotmil.com", "hotmail.co", "hotmail.con", "hotmail.cm", "hotamil.com",
  "homail.com", "hotmaill.com", "hormail.com", "hotnail.com", "hotmsil.com", "yaho.com", "yahooo.com", "yhaoo.com", "yhoo.com", "yahoo.co", "yahoo.con", "yahoo.cm",
  "yaoo.com", "yahho.com", "ymai.com", "outlok.com", "outloo.com", "outlook.co", "outlook.con", "outlock.com", "outlool.com", "oulook.com", "otlook.com", "iclod.com",
  "icloud.co", "icloud.con", "iclould.com", "icoud.com", "gmx.dee", "gmx.ed", "gmx.d", "gxm.de", "gmx.e", "gmc.de", "web.ed", "web.d", "wep.de", "wbe.de", "we.de", "web.dee",
  "t-onlin.de", "t-online.d", "t-online.com", "tonline.de", "t-oline.de", "t-onlne.de", "freent.de", "freenet.d", "aol.co", "aol.con", "ao.com", "live.con",
  "live.co", "orage.fr", "orange.f", "wanado.fr", "wanadoo.f", "hotmail.f", "laposte.ne", "libero.i", "liber.it", "comcast.com", "comcast.ne", "verizon.com", "sbcglobal.com",
  "msn.co", "bluwin.ch", "bluewin.c",
};
static const char *const disposable[] = {
  "mailinator.com", "guerrillamail.com", "guerrillamail.net", "guerrillamail.org", "guerrillamail.de", "sharklasers.com", "grr.la", "10minutemail.com", "10minutemail.net",
  "tempmail.com", "temp-mail.org", "temp-mail.io", "tempail.com", "tempr.email", "throwawaymail.com", "trashmail.com", "trashmail.de", "trashmail.net", "trash-mail.com",
  "trash-mail.de", "yopmail.com", "yopmail.fr", "yopmail.net", "getnada.com", "nada.email", "maildrop.cc", "mailnesia.com", "mintemail.com", "mohmal.com", "dispostable.com",
  "fakeinbox.com", "fakemail.net", "spam4.me", "spamgourmet.com", "spambog.com", "spambog.de", "wegwerfmail.de", "wegwerfmail.net", "wegwerfemail.de", "einrot.com",
  "byom.de", "discard.email", "discardmail.com", "discardmail.de", "emailondeck.com", "mailcatch.com", "mailnull.com", "mytrashmail.com", "jetable.org", "kurzepost.de",
  "objectmail.com", "proxymail.eu", "rcpt.at", "trashdevil.com", "muellmail.com", "ausgefallen.info", "mailexpire.com", "burnermail.io", "moakt.com", "mail-temp.com",
  "tmail.ws", "tmpmail.org", "tmpmail.net", "inboxbear.com", "harakirimail.com", "anonbox.net", "anonymbox.com", "incognitomail.com", "mailforspam.com",
};
static const char *const providers[] = {
  "gmail.com", "googlemail.com", "hotmail.com", "hotmail.de", "hotmail.fr", "hotmail.co.uk", "hotmail.it", "hotmail.es", "outlook.com", "outlook.de", "outlook.fr", "live.com",
  "live.de", "live.co.uk", "live.fr", "live.nl", "msn.com", "yahoo.com", "yahoo.de", "yahoo.fr", "yahoo.co.uk", "yahoo.it", "yahoo.es", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com",
  "aol.de", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "web.de", "t-online.de", "freenet.de", "arcor.de", "online.de", "mail.de", "posteo.de", "mailbox.org", "vodafone.de", "kabelmail.de",
  "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "neuf.fr", "libero.it", "virgilio.it", "tiscali.it", "alice.it", "tin.it", "terra.es", "telefonica.net", "ziggo.nl",
  "kpnmail.nl", "xs4all.nl", "planet.nl", "home.nl", "hetnet.nl", "wp.pl", "onet.pl", "o2.pl", "interia.pl", "gazeta.pl", "bluewin.ch", "comcast.net", "verizon.net", "sbcglobal.net", "att.net",
  "cox.net", "bellsouth.net", "btinternet.com", "sky.com", "virginmedia.com", "ntlworld.com", "talktalk.net", "bigpond.com", "optusnet.com.au", "mail.ru", "yandex.ru", "proton.me",
  "protonmail.com", "protonmail.ch", "tutanota.com", "fastmail.com", "zoho.com", "seznam.cz", "uol.com.br", "bol.com.br", "sapo.pt", "telenet.be", "skynet.be", "rogers.com", "shaw.ca",
};
static const char *const shared_boxes[] = {
  "info", "infos", "information", "sales", "vertrieb", "verkauf", "support", "service", "kundenservice", "kundendienst", "contact", "contacts", "kontakt", "contacto", "contatti", "contato",
  "office", "buero", "büro", "sekretariat", "empfang", "reception", "mail", "email", "post", "hello", "hallo", "bonjour", "hola", "ciao", "admin", "administration", "administrator", "webmaster",
  "postmaster", "hostmaster", "abuse", "root", "noreply", "no-reply", "donotreply", "help", "helpdesk", "hilfe", "marketing", "presse", "press", "media", "jobs", "karriere", "bewerbung",
  "careers", "hr", "personal", "billing", "accounts", "accounting", "buchhaltung", "rechnung", "rechnungen", "invoice", "invoices", "compta", "comptabilite", "finance", "orders", "order", "bestellung",
  "bestellungen", "commande", "shop", "store", "booking", "bookings", "reservierung", "reservation", "reservations", "team", "enquiries", "inquiries", "anfrage", "zentrale", "verwaltung",
  "direction", "accueil", "secretariat", "administracion", "ventas", "commercial", "amministrazione", "segreteria", "biuro", "praxis", "kanzlei", "einkauf", "purchasing", "it", "newsletter", "feedback",
};
/* clang-format on */

static gboolean
in_list (const char *const *list, gsize n, const char *text, gsize *ready, GHashTable **set)
{
  if (g_once_init_enter (ready))
    {
      *set = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < n; i++)
        g_hash_table_add (*set, (gpointer) list[i]);
      g_once_init_leave (ready, 1);
    }
  return g_hash_table_contains (*set, text);
}

gboolean
trib_mail_domain_is_misspelt (const char *domain)
{
  static gsize ready;
  static GHashTable *set;

  return in_list (misspelt, G_N_ELEMENTS (misspelt), domain, &ready, &set);
}

gboolean
trib_mail_domain_is_disposable (const char *domain)
{
  static gsize ready;
  static GHashTable *set;

  return in_list (disposable, G_N_ELEMENTS (disposable), domain, &ready, &set);
}

gboolean
trib_mail_domain_is_provider (const char *domain)
{
  static gsize ready;
  static GHashTable *set;

  return in_list (providers, G_N_ELEMENTS (providers), domain, &ready, &set);
}

gboolean
trib_mail_box_is_shared (const char *local_part)
{
  static gsize ready;
  static GHashTable *set;

  return in_list (shared_boxes, G_N_ELEMENTS (shared_boxes), local_part, &ready, &set);
}
