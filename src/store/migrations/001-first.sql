-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first shape of a project. Facts have a beginning (the event that began them); a fact that ends moves to
-- its table's past twin with the event that ended it. Nothing else is ever rewritten. See HACKING.md, "History".

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened. A run, an import or an act by hand is a group; its parts carry its id in grp.
CREATE TABLE event (
  id       INTEGER PRIMARY KEY,
  time     INTEGER NOT NULL,           -- microseconds since 1970, UTC
  who      TEXT,                       -- of a group
  kind     INTEGER NOT NULL,           -- TribEventKind
  grp      INTEGER NOT NULL,
  undoes   INTEGER,
  customer INTEGER,
  other    INTEGER,
  record   INTEGER,
  partner  INTEGER,
  weight   REAL,                       -- log2 of the odds
  prior    REAL,
  evidence BLOB,                       -- field, level, weight, tf of each part
  detail   TEXT,                       -- figures of a group, JSON
  digest   BLOB,                       -- of a group: digest of its facts
  hash     BLOB                        -- of a group: SHA-256 over the hash before, its events and its digest
) STRICT;
CREATE INDEX event_group ON event (id) WHERE grp = id; -- the events of a group follow it, up to the next group
CREATE INDEX event_customer ON event (customer) WHERE customer IS NOT NULL;
CREATE INDEX event_other ON event (other) WHERE other IS NOT NULL;
CREATE INDEX event_undoes ON event (undoes) WHERE undoes IS NOT NULL;

-- Facts. What takes something back begins facts again: then began is the taking back, and cause stays the event by which
-- the fact came about.
CREATE TABLE field (
  id    INTEGER PRIMARY KEY,           -- from 1000
  name  TEXT NOT NULL,
  label TEXT NOT NULL,
  type  INTEGER NOT NULL,              -- TribValueType
  rule  INTEGER NOT NULL,              -- TribSurvivorship
  compare INTEGER NOT NULL,            -- TribCompare
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  path    TEXT,
  tbl     TEXT,
  columns BLOB NOT NULL,               -- packed headings
  mapping TEXT NOT NULL,               -- JSON
  trust   INTEGER NOT NULL,
  is_unique INTEGER NOT NULL,          -- 1: nobody is in it twice
  import  INTEGER NOT NULL,            -- the event of the import that it is as of
  cause   INTEGER NOT NULL,
  began   INTEGER NOT NULL
) STRICT;

CREATE TABLE record (
  id     INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  row    INTEGER NOT NULL,             -- data row in the file, from 1
  line   INTEGER NOT NULL,
  raw    BLOB NOT NULL,                -- packed cells as they came
  std    BLOB NOT NULL,                -- packed standard values
  hash   INTEGER NOT NULL,             -- of raw
  salt   INTEGER NOT NULL,             -- goes into the digest with hash
  import INTEGER NOT NULL,             -- the event that brought this version, whatever was taken back since
  cause  INTEGER NOT NULL,
  began  INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
  record   INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL,
  cause    INTEGER NOT NULL,
  began    INTEGER NOT NULL
) STRICT;
CREATE INDEX member_customer ON member (customer);

CREATE TABLE alias (
  id       INTEGER PRIMARY KEY,        -- a retired customer id
  customer INTEGER NOT NULL,           -- where its records went
  cause    INTEGER NOT NULL,
  began    INTEGER NOT NULL
) STRICT;
CREATE INDEX alias_customer ON alias (customer);

CREATE TABLE decision (
  a      INTEGER NOT NULL,             -- records, a < b
  b      INTEGER NOT NULL,
  answer INTEGER NOT NULL,             -- TribAnswer
  cause  INTEGER NOT NULL,
  began  INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  a           INTEGER NOT NULL,        -- records, a < b
  b           INTEGER NOT NULL,
  weight      REAL NOT NULL,
  probability REAL NOT NULL,
  status      INTEGER NOT NULL,        -- TribLinkStatus
  gain        REAL,                    -- what an answer is expected to change; NULL where nobody is asked
  prior       REAL,                    -- of a pair that a person is asked about, as the evidence
  evidence    BLOB,                    -- field, level, weight, tf of each part
  cause       INTEGER NOT NULL,
  began       INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_b ON link (b);
CREATE INDEX link_gain ON link (gain) WHERE gain IS NOT NULL;
CREATE INDEX decision_b ON decision (b);

-- Their past twins: the same columns, and the event that ended them.
CREATE TABLE field_past (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  type INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  compare INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL
) STRICT;
CREATE TABLE source_past (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  path TEXT,
  tbl TEXT,
  columns BLOB NOT NULL,
  mapping TEXT NOT NULL,
  trust INTEGER NOT NULL,
  is_unique INTEGER NOT NULL,
  import INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL
) STRICT;
CREATE TABLE record_past (
  id INTEGER NOT NULL,
  source INTEGER NOT NULL,
  row INTEGER NOT NULL,
  line INTEGER NOT NULL,
  raw BLOB NOT NULL,
  std BLOB NOT NULL,
  hash INTEGER NOT NULL,
  salt INTEGER NOT NULL,
  import INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL
) STRICT;
CREATE TABLE member_past (
  record INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL
) STRICT;
CREATE TABLE alias_past (
  id INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL
) STRICT;
CREATE TABLE decision_past (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  answer INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL
) STRICT;
CREATE TABLE link_past (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  weight REAL NOT NULL,
  probability REAL NOT NULL,
  status INTEGER NOT NULL,
  gain REAL,
  prior REAL,
  evidence BLOB,
  cause INTEGER NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL
) STRICT;
CREATE INDEX field_past_ended ON field_past (ended);
CREATE INDEX source_past_ended ON source_past (ended);
CREATE INDEX record_past_ended ON record_past (ended);
CREATE INDEX member_past_ended ON member_past (ended);
CREATE INDEX member_past_record ON member_past (record);
CREATE INDEX alias_past_ended ON alias_past (ended);
CREATE INDEX alias_past_id ON alias_past (id);
CREATE INDEX decision_past_ended ON decision_past (ended);
CREATE INDEX link_past_ended ON link_past (ended);

-- What was wrong with rows of an import.
CREATE TABLE issue (
  import INTEGER NOT NULL,             -- its event
  row    INTEGER NOT NULL,
  line   INTEGER NOT NULL,
  col    INTEGER NOT NULL,
  kind   INTEGER NOT NULL,             -- TribIssueKind
  value  TEXT,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX issue_import ON issue (import);

-- Running totals, kept with each change: 'record:SOURCE', 'member', 'customer', 'review'; 'next:record' and 'next:customer' are
-- the ids to be minted next. 'column:FIELD' is there where a customer has, or had, the field.
CREATE TABLE tally (
  name TEXT PRIMARY KEY,
  n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The fitted model and the figures of each run.
CREATE TABLE run (
  event   INTEGER PRIMARY KEY,
  options TEXT NOT NULL,               -- JSON
  figures TEXT NOT NULL,               -- JSON
  model   TEXT NOT NULL                -- JSON
) STRICT;

-- Derived from the facts at any time: surviving values, one column a field (added by code), and the search.
CREATE TABLE customer (
  id        INTEGER PRIMARY KEY,
  n_records INTEGER NOT NULL,
  sources   TEXT NOT NULL,             -- ids, ascending, "1,3"
  name      TEXT NOT NULL,
  sort      TEXT NOT NULL              -- name, folded
) STRICT;
CREATE INDEX customer_sort ON customer (sort, id);

CREATE VIRTUAL TABLE search USING fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
