-- Derived tables: made by reconcile from claims and decisions, safe to drop. `update.py` brings them up to date.

DROP TABLE IF EXISTS answers;
DROP TABLE IF EXISTS topics;
DROP TABLE IF EXISTS questions;
DROP TABLE IF EXISTS unplaced;
DROP TABLE IF EXISTS origins;
DROP TABLE IF EXISTS bands;
DROP TABLE IF EXISTS denials;
DROP TABLE IF EXISTS fighting;
DROP TABLE IF EXISTS wars;
DROP TABLE IF EXISTS items;
DROP TABLE IF EXISTS item_keys;
DROP TABLE IF EXISTS nouns;
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
    of_group TEXT,                                       -- of whom alone: children, medics; null for all of the status
    standing TEXT NOT NULL,                              -- with all that is in the ledger
    width    INTEGER,
    claimants INTEGER NOT NULL,                          -- how many answer it
    told     INTEGER NOT NULL,                           -- how many answers there are
    part     TEXT NOT NULL                               -- the partition that it was made with
) WITHOUT ROWID;
CREATE INDEX questions_part ON questions (part);
CREATE INDEX questions_harm ON questions (harm, status);
-- What is asked for most comes first: running totals, then what most claimants answer, then what is told most often.
CREATE INDEX questions_rank ON questions (scope != 'cumulative', claimants DESC, told DESC, key);

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

-- What leads to a partition of tolls: folded names and words, and the names that its figures may be put together by.
CREATE TABLE topics (
    topic TEXT NOT NULL,
    part  TEXT NOT NULL,
    PRIMARY KEY (topic, part)
) WITHOUT ROWID;
CREATE INDEX topics_part ON topics (part);

CREATE TABLE unplaced (
    kind   TEXT NOT NULL,                                -- of what: a row of PARTITIONED
    claim  TEXT NOT NULL,
    reason TEXT NOT NULL,
    report TEXT NOT NULL,
    part   TEXT,                                         -- null: no other claim has to do with it
    PRIMARY KEY (kind, claim)
) WITHOUT ROWID;
CREATE INDEX unplaced_report ON unplaced (report);
CREATE INDEX unplaced_part ON unplaced (kind, part);

-- Which reports are copies of which; a report that is nobody's copy is its own root.
CREATE TABLE origins (
    report   TEXT PRIMARY KEY,
    root     TEXT NOT NULL,                              -- the earliest report with the same words and figures
    name     TEXT NOT NULL,                              -- who published the root, or the agency that it names
    likeness REAL NOT NULL                               -- share of common word triples, from 0 to 1
) WITHOUT ROWID;
CREATE INDEX origins_root ON origins (root);

-- Keys of a report's words: two reports that have none in common are no copies of each other.
CREATE TABLE bands (
    band   INTEGER NOT NULL,
    report INTEGER NOT NULL,                             -- its number
    PRIMARY KEY (band, report)
) WITHOUT ROWID;

-- Which claims denials deny: ids of claims.
CREATE TABLE denials (
    denial TEXT NOT NULL,
    denied TEXT NOT NULL,
    denier TEXT NOT NULL,
    across INTEGER NOT NULL,                             -- 1: the two stand in different reports
    said   TEXT,                                         -- day of the report that denies
    denial_report TEXT NOT NULL,
    denied_report TEXT NOT NULL,
    PRIMARY KEY (denial, denied)
) WITHOUT ROWID;
CREATE INDEX denials_denied ON denials (denied);
CREATE INDEX denials_report ON denials (denial_report);
CREATE INDEX denials_denied_report ON denials (denied_report);

-- Who fights by each report, and how many reports name whom: in which war a bare total was counted.
CREATE TABLE fighting (
    report       TEXT PRIMARY KEY,
    said         TEXT,
    belligerents TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX fighting_by ON fighting (belligerents, said);
CREATE TABLE wars (
    belligerents TEXT PRIMARY KEY,
    reports      INTEGER NOT NULL
) WITHOUT ROWID;

-- Claims on their way to what is made of them, by kind of it, and the keys of the partitions they belong to.
CREATE TABLE items (
    kind   TEXT NOT NULL,
    claim  TEXT NOT NULL,
    report TEXT NOT NULL,
    said   TEXT,
    waits  INTEGER NOT NULL,                             -- 1: in which war it was counted, the other reports tell
    value  TEXT NOT NULL,
    PRIMARY KEY (kind, claim)
) WITHOUT ROWID;
CREATE INDEX items_report ON items (report);
CREATE INDEX items_waiting ON items (kind, said) WHERE waits;
CREATE TABLE item_keys (
    kind  TEXT NOT NULL,
    key   TEXT NOT NULL,
    claim TEXT NOT NULL,
    said  TEXT,                                          -- day of its report
    PRIMARY KEY (kind, key, claim)
) WITHOUT ROWID;
CREATE INDEX item_keys_claim ON item_keys (claim, kind, key);

-- What is made of partitions and has no table of its own.
CREATE TABLE nouns (
    kind  TEXT NOT NULL,
    key   TEXT NOT NULL,
    part  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE INDEX nouns_part ON nouns (kind, part);

-- The last rows that the derived tables were made from: they are fresh while these are still the last.
CREATE TABLE derived_from (
    report   INTEGER NOT NULL,
    reading  INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    version  TEXT NOT NULL
);
