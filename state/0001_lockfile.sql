-- The lockfile: what was applied, which intervals are done, which runs there were, who holds what.
-- Ranges are half-open [lo, hi). Times are Unix milliseconds, UTC. Hashes are 64 hex digits.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pipelines (
  name         TEXT PRIMARY KEY NOT NULL,
  nodes        TEXT NOT NULL,             -- JSON: [{id, kind, type, config}], as shown in plans; secrets are references
  follow       INTEGER NOT NULL,          -- 1 when the range has no end
  pinned_start INTEGER,                   -- a start that would mean another ledger later, fixed by the first apply
  pinned_from  TEXT,                      -- how that start is written; written otherwise, it is resolved anew
  applied_at   INTEGER NOT NULL,
  run          INTEGER                    -- the last run that had work for it
) STRICT, WITHOUT ROWID;

CREATE TABLE edges (
  id          INTEGER PRIMARY KEY,
  pipeline    TEXT NOT NULL,
  processor   TEXT NOT NULL,
  consumer    TEXT NOT NULL,
  network     TEXT NOT NULL,
  target      TEXT NOT NULL,              -- canonical JSON of the present target; '' for a consumer without one
  target_words TEXT NOT NULL,             -- the same for people
  fingerprint TEXT NOT NULL,              -- applied last
  parts       TEXT NOT NULL,              -- JSON: what the fingerprint is made of
  active      INTEGER NOT NULL,           -- 0 when the configuration no longer has it
  UNIQUE (pipeline, processor, consumer, network)
) STRICT;

CREATE TABLE fingerprints (
  id   INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE intervals (
  edge          INTEGER NOT NULL REFERENCES edges (id),
  target        TEXT NOT NULL,            -- the target that holds the rows; former targets stay as orphans
  lo            INTEGER NOT NULL,
  hi            INTEGER NOT NULL CHECK (lo < hi),
  fingerprint   INTEGER NOT NULL REFERENCES fingerprints (id),
  previous_hash TEXT,                     -- hash of ledger lo - 1 as ledger lo states it; NULL when cut
  first_hash    TEXT,                     -- hash of ledger lo; NULL when cut
  last_hash     TEXT,                     -- hash of ledger hi - 1; NULL when cut
  rows          INTEGER,                  -- rows delivered; NULL when cut
  run           INTEGER NOT NULL,         -- the run that delivered it, or its last part
  PRIMARY KEY (edge, target, lo)
) STRICT, WITHOUT ROWID;

CREATE TABLE hulls (                      -- what was done in targets that were found gone: redone as gaps, not as new
  edge   INTEGER NOT NULL REFERENCES edges (id),
  target TEXT NOT NULL,
  lo     INTEGER NOT NULL,
  hi     INTEGER NOT NULL CHECK (lo < hi),
  PRIMARY KEY (edge, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  state      TEXT NOT NULL,               -- starting running completed failed stopped interrupted
  pipelines  TEXT NOT NULL,               -- JSON: names
  process    TEXT NOT NULL,               -- JSON: host, boot_id, pid, pid_started
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  receipt    TEXT                         -- JSON; NULL while running and after a crash
) STRICT;

CREATE TABLE run_events (
  run   INTEGER NOT NULL REFERENCES runs (id),
  seq   INTEGER NOT NULL,
  event TEXT NOT NULL,                    -- JSON
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
  scope       TEXT PRIMARY KEY NOT NULL,  -- pipeline.NAME
  id          TEXT NOT NULL,
  fencing     INTEGER NOT NULL,           -- grows with every lease of the scope
  operation   TEXT NOT NULL,
  who         TEXT NOT NULL,
  process     TEXT NOT NULL,              -- JSON: host, boot_id, pid, pid_started
  created     INTEGER NOT NULL,
  heartbeat   INTEGER NOT NULL,
  expires     INTEGER NOT NULL            -- 0 once released
) STRICT, WITHOUT ROWID;
