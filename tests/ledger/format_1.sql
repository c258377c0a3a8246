-- The ledger: one SQLite file. What a table holds and why is in docs/formats.md.
-- Spans are half-open, in Unicode code points of reports.text. Times are ISO 8601 in UTC.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE runs (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    sources  TEXT NOT NULL CHECK (json_valid(sources)),  -- what was read: a list of paths
    version  TEXT NOT NULL,                              -- extraction version
    program  TEXT NOT NULL,
    started  TEXT NOT NULL,
    finished TEXT                                        -- null: was stopped, or still runs
);

CREATE TABLE reports (
    number          INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT NOT NULL UNIQUE,
    fingerprint     TEXT NOT NULL,                       -- SHA-256 of text in UTF-8, hex
    raw_fingerprint TEXT,
    published       TEXT,
    outlet          TEXT,
    url             TEXT,
    title           TEXT,
    text            TEXT NOT NULL,
    parts           TEXT NOT NULL CHECK (json_valid(parts)),
    origin          TEXT NOT NULL,
    licence         TEXT
);
CREATE INDEX reports_published ON reports (published);

-- One reading of one report by one version of the program. A later reading supersedes the earlier one by a row.
CREATE TABLE readings (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    report  TEXT NOT NULL REFERENCES reports (id),
    version TEXT NOT NULL,
    run     INTEGER NOT NULL REFERENCES runs (number)
);
CREATE INDEX readings_report ON readings (report);

CREATE TABLE superseded (
    reading INTEGER PRIMARY KEY REFERENCES readings (number),
    by      INTEGER NOT NULL REFERENCES readings (number)
);

CREATE TABLE claims (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT NOT NULL,
    report         TEXT NOT NULL REFERENCES reports (id),
    reading        INTEGER NOT NULL REFERENCES readings (number),
    kind           TEXT NOT NULL,
    "start"        INTEGER NOT NULL,
    "end"          INTEGER NOT NULL,
    text           TEXT NOT NULL,
    source         TEXT NOT NULL,                        -- empty: the outlet in its own voice
    source_party   TEXT,
    via            TEXT,
    date           TEXT,                                 -- ISO day or first/last, of what is claimed
    date_prec      INTEGER,                              -- 1 to 5, as UCDP GED has it
    place          TEXT,                                 -- in words of the report
    located        TEXT CHECK (located IS NULL OR json_valid(located)),  -- `where` of the record
    details        TEXT NOT NULL CHECK (json_valid(details)),
    rule           TEXT NOT NULL,
    evidence       TEXT NOT NULL CHECK (json_valid(evidence)),
    sentence_start INTEGER NOT NULL,                     -- the sentence or sentences that hold the claim
    sentence_end   INTEGER NOT NULL,
    -- One truth: these are read out of details and located, kept beside it for queries only.
    harm      TEXT GENERATED ALWAYS AS (json_extract(details, '$.harm')) VIRTUAL,
    status    TEXT GENERATED ALWAYS AS (json_extract(details, '$.status')) VIRTUAL,
    side      TEXT GENERATED ALWAYS AS (json_extract(details, '$.side')) VIRTUAL,
    scope     TEXT GENERATED ALWAYS AS (json_extract(details, '$.scope')) VIRTUAL,
    stated    INTEGER GENERATED ALWAYS AS (json_extract(details, '$.stated')) VIRTUAL,
    low       INTEGER GENERATED ALWAYS AS (json_extract(details, '$.low')) VIRTUAL,
    high      INTEGER GENERATED ALWAYS AS (json_extract(details, '$.high')) VIRTUAL,
    disclosed INTEGER GENERATED ALWAYS AS (json_extract(details, '$.disclosed')) VIRTUAL,
    latitude   REAL GENERATED ALWAYS AS (json_extract(located, '$.lat')) VIRTUAL,
    longitude  REAL GENERATED ALWAYS AS (json_extract(located, '$.lon')) VIRTUAL,
    where_prec INTEGER GENERATED ALWAYS AS (json_extract(located, '$.where_prec')) VIRTUAL,
    act       TEXT GENERATED ALWAYS AS (json_extract(details, '$.act')) VIRTUAL,
    UNIQUE (reading, id)
);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_report ON claims (report, "start");
CREATE INDEX claims_kind ON claims (kind, report);

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    claim  TEXT NOT NULL,                                -- a claim's id: outlives a new reading of the report
    verb   TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'unsure', 'edit', 'undo')),
    who    TEXT NOT NULL,
    "when" TEXT NOT NULL,
    why    TEXT NOT NULL,
    field  TEXT,
    old    TEXT,                                         -- JSON
    new    TEXT,                                         -- JSON
    undoes INTEGER REFERENCES decisions (number)
);
CREATE INDEX decisions_claim ON decisions (claim);

CREATE TABLE refusals (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    run     INTEGER NOT NULL REFERENCES runs (number),
    code    TEXT NOT NULL,
    "where" TEXT NOT NULL,
    what    TEXT NOT NULL,
    mend    TEXT NOT NULL
);

CREATE VIRTUAL TABLE claim_words USING fts5 (
    words, sentence, source, party, place, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIEW current_claims AS
    SELECT * FROM claims WHERE reading NOT IN (SELECT reading FROM superseded);

CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'claims are append-only'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'claims are append-only'); END;
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER superseded_no_update BEFORE UPDATE ON superseded
BEGIN SELECT RAISE(ABORT, 'superseded is append-only'); END;
CREATE TRIGGER superseded_no_delete BEFORE DELETE ON superseded
BEGIN SELECT RAISE(ABORT, 'superseded is append-only'); END;
CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports
BEGIN SELECT RAISE(ABORT, 'reports are never altered'); END;
CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'reports are never altered'); END;
