/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Regions of countries in which people write them in addresses: the standard form, then other writings, folded,
 * between bars. Written by hand.
 */
#pragma once

/* clang-format off */
static const struct { const char *country; const char *standard; const char *names; } regions[] = {
  { "AU", "NSW", "nsw|new south wales|n s w" }, { "AU", "VIC", "vic|victoria" }, { "AU", "QLD", "qld|queensland" },
  { "AU", "SA", "sa|south australia" }, { "AU", "WA", "wa|western australia" }, { "AU", "TAS", "tas|tasmania" },
  { "AU", "NT", "nt|northern territory" }, { "AU", "ACT", "act|australian capital territory|a c t" },
  { "US", "AL", "al|alabama" }, { "US", "AK", "ak|alaska" }, { "US", "AZ", "az|arizona" }, { "US", "AR", "ar|arkansas" },
  { "US", "CA", "ca|california|calif" }, { "US", "CO", "co|colorado" }, { "US", "CT", "ct|connecticut" },
  { "US", "DE", "de|delaware" }, { "US", "DC", "dc|d c|district of columbia|washington dc" }, { "US", "FL", "fl|florida|fla" },
  { "US", "GA", "ga|georgia" }, { "US", "HI", "hi|hawaii" }, { "US", "ID", "id|idaho" }, { "US", "IL", "il|illinois|ill" },
  { "US", "IN", "in|indiana" }, { "US", "IA", "ia|iowa" }, { "US", "KS", "ks|kansas" }, { "US", "KY", "ky|kentucky" },
  { "US", "LA", "la|louisiana" }, { "US", "ME", "me|maine" }, { "US", "MD", "md|maryland" },
  { "US", "MA", "ma|massachusetts|mass" }, { "US", "MI", "mi|michigan|mich" }, { "US", "MN", "mn|minnesota|minn" },
  { "US", "MS", "ms|mississippi" }, { "US", "MO", "mo|missouri" }, { "US", "MT", "mt|montana" }, { "US", "NE", "ne|nebraska" },
  { "US", "NV", "nv|nevada" }, { "US", "NH", "nh|new hampshire" }, { "US", "NJ", "nj|new jersey|n j" },
  { "US", "NM", "nm|new mexico" }, { "US", "NY", "ny|new york|n y" }, { "US", "NC", "nc|north carolina" },
  { "US", "ND", "nd|north dakota" }, { "US", "OH", "oh|ohio" }, { "US", "OK", "ok|oklahoma" }, { "US", "OR", "or|oregon|ore" },
  { "US", "PA", "pa|pennsylvania|penn" }, { "US", "RI", "ri|rhode island" }, { "US", "SC", "sc|south carolina" },
  { "US", "SD", "sd|south dakota" }, { "US", "TN", "tn|tennessee|tenn" }, { "US", "TX", "tx|texas|tex" }, { "US", "UT", "ut|utah" },
  { "US", "VT", "vt|vermont" }, { "US", "VA", "va|virginia" }, { "US", "WA", "wa|washington|wash" },
  { "US", "WV", "wv|west virginia" }, { "US", "WI", "wi|wisconsin|wis" }, { "US", "WY", "wy|wyoming" },
  { "US", "PR", "pr|puerto rico" }, { "US", "VI", "vi|virgin islands" }, { "US", "GU", "gu|guam" },
  { "US", "AE", "ae" }, { "US", "AP", "ap" }, { "US", "AA", "aa" },
  { "CA", "AB", "ab|alberta" }, { "CA", "BC", "bc|british columbia|b c|colombie britannique" }, { "CA", "MB", "mb|manitoba" },
  { "CA", "NB", "nb|new brunswick|nouveau brunswick" }, { "CA", "NL", "nl|newfoundland|newfoundland and labrador|nf" },
  { "CA", "NS", "ns|nova scotia|nouvelle ecosse" }, { "CA", "NT", "nt|northwest territories" }, { "CA", "NU", "nu|nunavut" },
  { "CA", "ON", "on|ontario|ont" }, { "CA", "PE", "pe|prince edward island|pei" }, { "CA", "QC", "qc|quebec|pq|que" },
  { "CA", "SK", "sk|saskatchewan" }, { "CA", "YT", "yt|yukon" },
  { "DE", "Baden-Württemberg", "bw|baden wurttemberg|baden wuerttemberg|ba wu" }, { "DE", "Bayern", "by|bayern|bavaria" },
  { "DE", "Berlin", "be|berlin" }, { "DE", "Brandenburg", "bb|brandenburg" }, { "DE", "Bremen", "hb|bremen" },
  { "DE", "Hamburg", "hh|hamburg" }, { "DE", "Hessen", "he|hessen|hesse" },
  { "DE", "Mecklenburg-Vorpommern", "mv|mecklenburg vorpommern|mecklenburg western pomerania" },
  { "DE", "Niedersachsen", "ni|nds|niedersachsen|lower saxony" },
  { "DE", "Nordrhein-Westfalen", "nw|nrw|nordrhein westfalen|north rhine westphalia" },
  { "DE", "Rheinland-Pfalz", "rp|rlp|rheinland pfalz|rhineland palatinate" }, { "DE", "Saarland", "sl|saarland" },
  { "DE", "Sachsen", "sn|sachsen|saxony" }, { "DE", "Sachsen-Anhalt", "st|sachsen anhalt|saxony anhalt" },
  { "DE", "Schleswig-Holstein", "sh|schleswig holstein" }, { "DE", "Thüringen", "th|thuringen|thueringen|thuringia" },
  { "AT", "Wien", "w|wien|vienna" }, { "AT", "Niederösterreich", "no|niederosterreich|niederoesterreich|lower austria" },
  { "AT", "Oberösterreich", "oo|ooe|oberosterreich|oberoesterreich|upper austria" }, { "AT", "Salzburg", "sbg|salzburg" },
  { "AT", "Tirol", "tirol|tyrol" }, { "AT", "Vorarlberg", "vbg|vorarlberg" }, { "AT", "Kärnten", "ktn|karnten|kaernten|carinthia" },
  { "AT", "Steiermark", "stmk|steiermark|styria" }, { "AT", "Burgenland", "bgld|burgenland" },
};
/* clang-format on */
