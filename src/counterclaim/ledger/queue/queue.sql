-- The desk's queue: derived, safe to drop. One narrow row for each current claim but statements, in the order in which
-- they are asked about, so that any filter is one pass over it at most. Names and codes are numbers here.

DROP TABLE IF EXISTS queue;
DROP TABLE IF EXISTS queue_names;
DROP TABLE IF EXISTS queue_decided;
DROP TABLE IF EXISTS queue_from;

CREATE TABLE queue (
    rank     INTEGER NOT NULL,                           -- points of doubt, below zero: the least comes first
    number   INTEGER NOT NULL,                           -- claims.number
    kind     INTEGER NOT NULL,
    party    INTEGER NOT NULL,                           -- of the source, else the source; queue_names.id, 0: the outlet
    outlet   INTEGER NOT NULL,                           -- queue_names.id, 0: not said
    day      INTEGER NOT NULL,                           -- of publication, 20310501; 0: not known
    standing INTEGER NOT NULL,                           -- of its question, 0: answers none
    review   INTEGER NOT NULL,
    report   INTEGER NOT NULL,                           -- reports.number
    PRIMARY KEY (rank, number)
) WITHOUT ROWID;

CREATE TABLE queue_names (
    id     INTEGER PRIMARY KEY,
    what   TEXT NOT NULL,                                -- party, outlet, place, rule; kind and standing by number; held: a place with several holders
    name   TEXT NOT NULL,
    claims INTEGER NOT NULL,
    rejected INTEGER NOT NULL DEFAULT 0,                 -- of a rule: how many of its claims reviewers rejected
    decided  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (what, name)
);

-- Who has decided on which claim (claims.number).
CREATE TABLE queue_decided (
    who    TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (who, number)
) WITHOUT ROWID;

-- The last rows that it was made from.
CREATE TABLE queue_from (
    claim    INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    derived  TEXT NOT NULL
);
