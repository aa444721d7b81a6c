-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How values survive: one rule a field (those that belong together have that of one of them), and as field 0 the order in which
-- sources are trusted.

CREATE TABLE rule (
  field    INTEGER PRIMARY KEY,
  strategy TEXT NOT NULL,              -- trib_rule_name ()
  list     TEXT NOT NULL,              -- what it goes by, one a line
  cause    INTEGER NOT NULL,
  began    INTEGER NOT NULL
) STRICT;

CREATE TABLE rule_past (
  field    INTEGER NOT NULL,
  strategy TEXT NOT NULL,
  list     TEXT NOT NULL,
  cause    INTEGER NOT NULL,
  began    INTEGER NOT NULL,
  ended    INTEGER NOT NULL
) STRICT;
CREATE INDEX rule_past_ended ON rule_past (ended);
