-- The engine: targets by number, hashes as bytes, ranges to do again, ledgers set aside, plans, and what runs are about.

CREATE TABLE targets (
  id     INTEGER PRIMARY KEY,
  target TEXT NOT NULL UNIQUE,            -- canonical JSON; '' for a consumer without one
  words  TEXT NOT NULL                    -- the same for people
) STRICT;

INSERT INTO targets (target, words) SELECT target, max(target_words) FROM edges GROUP BY target;
INSERT OR IGNORE INTO targets (target, words) SELECT DISTINCT target, '' FROM intervals;
INSERT OR IGNORE INTO targets (target, words) SELECT DISTINCT target, '' FROM hulls;

CREATE TABLE intervals_by_number (
  edge          INTEGER NOT NULL REFERENCES edges (id),
  target        INTEGER NOT NULL REFERENCES targets (id), -- the target that holds the rows
  lo            INTEGER NOT NULL,
  hi            INTEGER NOT NULL CHECK (lo < hi),
  fingerprint   INTEGER NOT NULL REFERENCES fingerprints (id),
  previous_hash BLOB,                     -- hash of ledger lo - 1 as ledger lo states it; NULL when cut
  first_hash    BLOB,                     -- hash of ledger lo; NULL when cut
  last_hash     BLOB,                     -- hash of ledger hi - 1; NULL when cut
  rows          INTEGER,                  -- rows delivered; NULL when cut
  run           INTEGER NOT NULL,         -- the run that delivered it, or its last part
  PRIMARY KEY (edge, target, lo)
) STRICT, WITHOUT ROWID;

INSERT INTO intervals_by_number
  SELECT edge, targets.id, lo, hi, fingerprint, unhex(previous_hash), unhex(first_hash), unhex(last_hash), rows, run
  FROM intervals JOIN targets USING (target);
DROP TABLE intervals;
ALTER TABLE intervals_by_number RENAME TO intervals;

CREATE TABLE hulls_by_number (            -- what was done in targets that were found gone: redone as gaps, not as new
  edge   INTEGER NOT NULL REFERENCES edges (id),
  target INTEGER NOT NULL REFERENCES targets (id),
  lo     INTEGER NOT NULL,
  hi     INTEGER NOT NULL CHECK (lo < hi),
  PRIMARY KEY (edge, target)
) STRICT, WITHOUT ROWID;

INSERT INTO hulls_by_number SELECT edge, targets.id, lo, hi FROM hulls JOIN targets USING (target);
DROP TABLE hulls;
ALTER TABLE hulls_by_number RENAME TO hulls;

ALTER TABLE edges DROP COLUMN target_words;
ALTER TABLE edges ADD COLUMN columns TEXT NOT NULL DEFAULT 'null'; -- JSON {name: type} of its rows; null before it was recorded
ALTER TABLE edges ADD COLUMN former TEXT NOT NULL DEFAULT '[]';    -- JSON: addresses before it was renamed, oldest first

CREATE TABLE restatements (               -- done ledgers that are to be done again; what is done again is cut out
  edge    INTEGER NOT NULL REFERENCES edges (id),
  target  INTEGER NOT NULL REFERENCES targets (id),
  lo      INTEGER NOT NULL,
  hi      INTEGER NOT NULL CHECK (lo < hi),
  reason  TEXT NOT NULL,
  who     TEXT NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (edge, target, lo)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (                 -- ledgers that were tried in vain, and wait for runs resume
  edge        INTEGER NOT NULL REFERENCES edges (id),
  target      INTEGER NOT NULL REFERENCES targets (id),
  lo          INTEGER NOT NULL,
  hi          INTEGER NOT NULL CHECK (lo < hi),
  fingerprint INTEGER NOT NULL REFERENCES fingerprints (id), -- under another one they are tried again
  code        TEXT NOT NULL,
  message     TEXT NOT NULL,              -- names the object
  run         INTEGER NOT NULL,
  created     INTEGER NOT NULL,
  PRIMARY KEY (edge, target, lo)
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (                      -- saved plans that were applied
  id       TEXT PRIMARY KEY NOT NULL,
  digest   TEXT NOT NULL,
  serial   INTEGER NOT NULL,              -- structural serial after the plan's own commit: with it the plan goes on
  run      INTEGER NOT NULL,              -- the last run that worked on it
  consumed INTEGER                        -- when a run brought it to its end; NULL before
) STRICT, WITHOUT ROWID;

ALTER TABLE runs ADD COLUMN operation TEXT NOT NULL DEFAULT 'apply';
ALTER TABLE runs ADD COLUMN plan TEXT;               -- id of the saved plan it works on
ALTER TABLE runs ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN cancel_requested INTEGER; -- when somebody asked to stop it
