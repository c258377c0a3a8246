-- From format 2 to 3: what the first ledgers of format 2 had not yet, and later ones have.

CREATE TABLE IF NOT EXISTS versions (
    version TEXT PRIMARY KEY,
    program TEXT NOT NULL,
    rules   TEXT NOT NULL,
    model   TEXT NOT NULL,
    "cast"  TEXT                                         -- null: the bundled one alone
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS readings_run ON readings (run);
CREATE INDEX IF NOT EXISTS readings_reviewers ON readings (version) WHERE version = 'reviewers';
