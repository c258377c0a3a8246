-- From format 1 to 2: decisions know more verbs and whether they were made blind; reports can be searched.

DROP TRIGGER decisions_no_update;
DROP TRIGGER decisions_no_delete;
CREATE TABLE decisions_2 (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    claim  TEXT NOT NULL,
    verb   TEXT NOT NULL,
    who    TEXT NOT NULL,
    "when" TEXT NOT NULL,
    why    TEXT NOT NULL,
    field  TEXT,
    old    TEXT,
    new    TEXT,
    undoes INTEGER REFERENCES decisions (number),
    blind  INTEGER NOT NULL DEFAULT 0
);
INSERT INTO decisions_2 SELECT *, 0 FROM decisions ORDER BY number;
DROP TABLE decisions;
ALTER TABLE decisions_2 RENAME TO decisions;
CREATE INDEX decisions_claim ON decisions (claim);
CREATE INDEX decisions_who ON decisions (who, number);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE INDEX readings_reviewers ON readings (version) WHERE version = 'reviewers';

CREATE TABLE reread (
    old     TEXT NOT NULL,
    new     TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES readings (number),
    PRIMARY KEY (old, new)
) WITHOUT ROWID;
CREATE TRIGGER reread_no_update BEFORE UPDATE ON reread
BEGIN SELECT RAISE(ABORT, 'reread is append-only'); END;
CREATE TRIGGER reread_no_delete BEFORE DELETE ON reread
BEGIN SELECT RAISE(ABORT, 'reread is append-only'); END;

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'reports', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO report_words (report_words) VALUES ('rebuild');
CREATE TRIGGER reports_words AFTER INSERT ON reports
BEGIN INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text); END;

CREATE INDEX readings_run ON readings (run);

-- What an extraction version is made of: of which program, and which rules, reading model and cast.
CREATE TABLE versions (
    version TEXT PRIMARY KEY,
    program TEXT NOT NULL,
    rules   TEXT NOT NULL,
    model   TEXT NOT NULL,
    "cast"  TEXT                                         -- null: the bundled one alone
) WITHOUT ROWID;
