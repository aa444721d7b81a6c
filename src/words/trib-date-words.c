/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of months in eleven languages, folded, with their usual abbreviations.
 */
#include "config.h"

#include "words/trib-date-words.h"

#include <string.h>

/* clang-format off */
static const char *const months[12] = {
  " jan january januar janv janvier enero ene gennaio gen januari janeiro styczen stycznia sty janner jaenner leden ledna ocak ",
  " feb february februar fev fevr fevrier febrero febbraio febbr februari fevereiro luty lutego lut feber unor unora subat febr ",
  " mar march marz maerz mrz mars marzo maart mrt marco marzec marca brezen brezna mart marts maer ",
  " apr april avr avril abril abr aprile kwiecien kwietnia kwi duben dubna nisan ",
  " may mai mayo maggio mag mei maio maj maja kveten kvetna mayis ",
  " jun june juni juin junio giugno giu junho czerwiec czerwca cze cerven cervna haziran jn ",
  " jul july juli juil juillet julio luglio lug julho lipiec lipca lip cervenec cervence temmuz ",
  " aug august aout agosto ago augustus augusti sierpien sierpnia sie srpen srpna agustos ",
  " sep sept september septembre septiembre settembre set setembro wrzesien wrzesnia wrz zari eylul setiembre ",
  " oct october oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna ekim ",
  " nov november novembre noviembre novembro listopad listopada lis listopadu kasim ",
  " dec december dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru prosinec prosince aralik desember des ",
};

static const char fillers[] =
  " de del of the den der le la el il am on do da th st nd rd er eme ten a "
  "g goda r roku nian yue ri "
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
  "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi fr sa so "
  "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo "
  "lunedi martedi mercoledi giovedi venerdi sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ";

static const char abouts[] =
  " circa ca c abt about around approx approximately um ungefahr etwa vers environ hacia alrededor verso rond omstreeks ok okolo "
  "before bef vor avant antes prima voor przed after aft nach apres despues dopo na po est estimated geschatzt calc cal ";
/* clang-format on */

static gboolean
in_list (const char *list, const char *word)
{
  char key[24];

  if (strlen (word) > sizeof key - 3 || word[0] == '\0')
    return FALSE;
  g_snprintf (key, sizeof key, " %s ", word);
  return strstr (list, key) != NULL;
}

guint
trib_month_of (const char *folded)
{
  for (guint i = 0; i < 12; i++)
    if (in_list (months[i], folded))
      return i + 1;
  return 0;
}

gboolean
trib_date_word_is_filler (const char *folded)
{
  return in_list (fillers, folded);
}

gboolean
trib_date_word_is_about (const char *folded)
{
  return in_list (abouts, folded);
}
