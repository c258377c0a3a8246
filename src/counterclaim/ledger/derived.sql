-- Derived tables: made by reconcile from claims and decisions, safe to drop, rebuilt whole.

DROP TABLE IF EXISTS answers;
DROP TABLE IF EXISTS questions;
DROP TABLE IF EXISTS unplaced;
DROP TABLE IF EXISTS origins;
DROP TABLE IF EXISTS denials;
DROP TABLE IF EXISTS derived_from;

CREATE TABLE questions (
    key      TEXT PRIMARY KEY,
    side     TEXT,
    harm     TEXT NOT NULL,
    status   TEXT NOT NULL,
    scope    TEXT NOT NULL,
    date     TEXT,
    place    TEXT,
    setting  TEXT,
    counted_by TEXT,                                     -- the belligerent that counts people it doesn't call anyone's
    fighting TEXT NOT NULL CHECK (json_valid(fighting)), -- who fights, by the reports of its answers
    standing TEXT NOT NULL,                              -- with all that is in the ledger
    width    INTEGER
) WITHOUT ROWID;

CREATE TABLE answers (
    question  TEXT NOT NULL REFERENCES questions (key),
    position  INTEGER NOT NULL,                          -- place in the claimant's series, from 0
    claim     TEXT NOT NULL,
    claimant  TEXT NOT NULL,
    said      TEXT,
    stated    INTEGER,
    low       INTEGER,
    high      INTEGER,
    approx    INTEGER NOT NULL,
    disclosed INTEGER NOT NULL,
    part      INTEGER NOT NULL,
    origin    TEXT NOT NULL,                             -- whose words: independent support is counted by it
    increase  INTEGER,                                   -- by how many its report says that the total grew to it
    increase_claim TEXT,
    own       INTEGER NOT NULL,                          -- 1: whose isn't said; it continues a series of their own
    PRIMARY KEY (question, claimant, position)
) WITHOUT ROWID;
CREATE INDEX answers_claim ON answers (claim);

CREATE TABLE unplaced (
    claim  TEXT PRIMARY KEY,
    reason TEXT NOT NULL
) WITHOUT ROWID;

-- Which reports are copies of which; a report that is nobody's copy is its own root.
CREATE TABLE origins (
    report   TEXT PRIMARY KEY,
    root     TEXT NOT NULL,                              -- the earliest report with the same words and figures
    name     TEXT NOT NULL,                              -- who published the root, or the agency that it names
    likeness REAL NOT NULL                               -- share of common word triples, from 0 to 1
) WITHOUT ROWID;
CREATE INDEX origins_root ON origins (root);

-- Which claims denials deny: ids of claims.
CREATE TABLE denials (
    denial TEXT NOT NULL,
    denied TEXT NOT NULL,
    denier TEXT NOT NULL,
    across INTEGER NOT NULL,                             -- 1: the two stand in different reports
    said   TEXT,                                         -- day of the report that denies
    PRIMARY KEY (denial, denied)
) WITHOUT ROWID;
CREATE INDEX denials_denied ON denials (denied);

-- The last rows that the derived tables were made from: they are fresh while these are still the last.
CREATE TABLE derived_from (
    claim    INTEGER NOT NULL,
    reading  INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    version  TEXT NOT NULL
);
