/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Legal forms and words of organisations, folded. A legal form may have blanks (s a); the longest that fits is taken.
 * Written by hand.
 */
#pragma once

/* clang-format off */

/* Stripped wherever a whole word of a name. */
static const char *const legal_forms[] = {
  /* German */
  "gmbh", "g m b h", "gmbh co kg", "gmbh und co kg", "gmbh co kgaa", "gmbh co ohg", "gmbh co", "ggmbh", "mbh", "m b h", "ag",
  "ag co kg", "kg", "kgaa", "ohg", "gbr", "ug", "ug haftungsbeschrankt", "haftungsbeschrankt", "ug co kg", "e k", "ek", "e kfm",
  "e kfr", "e v", "ev", "eg", "e g", "partg", "partg mbb", "partgmbb", "se", "se co kg", "kdor", "gesmbh", "ges m b h",
  "gesellschaft mit beschrankter haftung", "aktiengesellschaft", "kommanditgesellschaft", "co kg", "stiftung co kg",
  "eingetragener verein", "inh", "inhaber",
  /* English */
  "ltd", "ltd co", "limited", "co ltd", "co limited", "company limited", "pty ltd", "pty limited", "pty", "plc", "p l c",
  "public limited company", "llp", "l l p", "llc", "l l c", "lp", "inc", "incorporated", "corp", "corporation", "co",
  "company", "cic", "pvt ltd", "pvt", "private limited", "pte ltd", "pte", "pc", "pllc", "na", "ta", "dba", "unlimited",
  /* French */
  "sarl", "s a r l", "sas", "s a s", "sasu", "sa", "s a", "snc", "s n c", "eurl", "e u r l", "sci", "scop", "scp", "selarl", "ei",
  "eirl", "gie", "et cie", "cie", "societe anonyme",
  /* Italian */
  "srl", "s r l", "srls", "spa", "s p a", "sapa", "sas di", "snc di", "scarl", "s c a r l", "coop", "soc coop", "onlus", "ss",
  /* Spanish and Portuguese */
  "sl", "s l", "slu", "s l u", "sau", "s a u", "sll", "sc", "scoop", "sociedad limitada", "sociedad anonima", "s a de c v",
  "sa de cv", "lda", "ltda", "unipessoal lda", "eireli", "me", "epp",
  /* Dutch and Belgian */
  "bv", "b v", "bvba", "nv", "n v", "vof", "v o f", "cv", "c v", "vzw", "asbl", "sprl", "cvba", "comm v", "eenmanszaak",
  /* Nordic */
  "ab", "a b", "aktiebolag", "as", "a s", "asa", "aps", "a p s", "oy", "oyj", "ky", "hb", "ans", "ivs", "hf", "ehf", "i s", "k s",
  /* Polish, Czech and others */
  "sp z o o", "spzoo", "sp zoo", "z o o", "sp j", "sp k", "spolka akcyjna", "spolka z ograniczona odpowiedzialnoscia", "s r o",
  "sro", "spol s r o", "v o s", "k s", "zrt", "kft", "bt", "nyrt", "d o o", "doo", "d d", "ood", "eood", "ead", "oao", "ooo", "zao", "pao",
  "sia", "uab", "ou", "as",
  /* Switzerland, Japan and others */
  "sagl", "kk", "k k", "gk", "sdn bhd", "bhd", "tbk", "pt", "jsc", "ao", "a o", "as ve tic", "ltd sti", "fzco", "fze", "fz llc",
};

/* Those of the list above that persons' names and other words also have: alone they prove no organisation. */
static const char *const weak_forms[] = {
  "ag", "eg", "co", "na", "ta", "se", "sa", "s a", "ss", "me", "as", "a s", "ab", "a b", "a o", "ao", "ou", "oy", "pt", "pc", "ei", "bt",
  "kg", "hb", "cv", "c v", "hf", "sc", "sl", "s l", "d d", "k s", "k k", "kk", "gk", "lp", "ky", "ev", "e v", "e g", "e k", "ek", "inh", "ans", "sas",
  "nv", "n v", "b v", "i s", "ug", "sia", "bhd", "epp", "pao", "coop", "cie", "a p s",
};

/* Words that tell an organisation; not stripped. */
static const char *const organisation_words[] = {
  /* German */
  "verein", "verband", "stiftung", "genossenschaft", "praxis", "apotheke", "kanzlei", "buro", "buero", "werkstatt", "autohaus", "backerei",
  "metzgerei", "fleischerei", "schreinerei", "tischlerei", "druckerei", "gartnerei", "spedition", "handel", "handels", "vertrieb", "verlag",
  "hotel", "gasthof", "gasthaus", "gaststatte", "restaurant", "pension", "schule", "gymnasium", "universitat", "hochschule", "klinik",
  "krankenhaus", "kirchengemeinde", "gemeinde", "stadtwerke", "sparkasse", "volksbank", "bank", "versicherung", "versicherungen", "gebruder",
  "sohne", "ingenieurburo", "architekten", "rechtsanwalte", "steuerberater", "immobilien", "bau", "hausverwaltung", "elektro", "technik",
  "dienstleistungen", "reisen", "reiseburo", "rosterei", "kaffeerosterei", "brauerei", "weingut", "feuerwehr", "kindergarten", "amt", "firma",
  "gesellschaft", "industrie", "werke", "maschinenbau", "logistik", "transporte", "markt", "laden", "shop", "salon", "studio", "fitness",
  "sportverein", "holding", "gruppe", "institut", "akademie", "zentrum", "museum", "theater",
  /* English */
  "restaurant", "cafe", "caffe", "bar", "grill", "bistro", "pizzeria", "pizza", "diner", "deli", "bakery", "kitchen", "steakhouse", "tavern",
  "pub", "inn", "hotel", "motel", "resort", "lodge", "spa", "gym", "store", "stores", "market", "supermarket", "pharmacy", "clinic", "hospital",
  "school", "college", "university", "academy", "institute", "church", "foundation", "trust", "association", "society", "club", "council",
  "department", "ministry", "office", "agency", "services", "solutions", "systems", "technologies", "technology", "software", "consulting",
  "consultants", "partners", "associates", "group", "holdings", "enterprises", "industries", "international", "global", "logistics",
  "transport", "trading", "traders", "motors", "garage", "construction", "builders", "plumbing", "electric", "electrical", "engineering",
  "manufacturing", "properties", "realty", "estates", "insurance", "financial", "capital", "investments", "bank", "credit", "media",
  "publishing", "design", "designs", "studio", "studios", "gallery", "museum", "library", "theatre", "sons", "bros", "brothers", "farm",
  "farms", "foods", "coffee", "roasters", "brewery", "winery", "house of", "centre", "center", "palace", "garden", "seafood", "sushi", "bbq",
  "barbecue", "noodle", "buffet", "lounge", "cuisine", "trattoria", "brasserie", "cantina", "taqueria", "chophouse", "oyster", "burger",
  /* French, Italian, Spanish, Dutch */
  "societe", "entreprise", "boulangerie", "patisserie", "pharmacie", "ecole", "universite", "hopital", "mairie", "garage", "boutique",
  "librairie", "association", "fondation", "banque", "assurances", "freres", "fils", "cabinet", "atelier", "chez", "ristorante", "osteria",
  "albergo", "farmacia", "scuola", "universita", "ospedale", "comune", "fratelli", "figli", "banca", "assicurazioni", "officina", "studio",
  "empresa", "hermanos", "hijos", "restaurante", "panaderia", "colegio", "universidad", "hospital", "ayuntamiento", "asociacion", "fundacion",
  "banco", "seguros", "taller", "talleres", "construcciones", "bakkerij", "slagerij", "apotheek", "ziekenhuis", "universiteit", "gemeente",
  "stichting", "vereniging", "zonen", "gebroeders", "bedrijf", "winkel", "garagebedrijf", "fundacja", "szkola", "apteka", "sklep", "zaklad",
  "przedsiebiorstwo", "restauracja", "spolka",
};
/* clang-format on */
