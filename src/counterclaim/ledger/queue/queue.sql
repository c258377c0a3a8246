-- The desk's queue: derived, safe to drop. One narrow row for each current claim but statements, in the order in which
-- they are asked about, so that any filter is one pass over it at most. Names and codes are numbers here.

DROP TABLE IF EXISTS queue;
DROP TABLE IF EXISTS queue_names;
DROP TABLE IF EXISTS queue_decided;
DROP TABLE IF EXISTS queue_stands;
DROP TABLE IF EXISTS queue_holders;
DROP TABLE IF EXISTS queue_moved;
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
    place    INTEGER NOT NULL,                           -- queue_names.id, 0: none
    rule     INTEGER NOT NULL,                           -- queue_names.id
    PRIMARY KEY (rank, number)
) WITHOUT ROWID;

CREATE TABLE queue_names (
    id     INTEGER PRIMARY KEY,
    what   TEXT NOT NULL,                                -- party, outlet, place, rule; kind and standing by number; held: a place with several holders
    name   TEXT NOT NULL,
    claims INTEGER NOT NULL,                             -- of how many current claims
    rejected INTEGER NOT NULL DEFAULT 0,                 -- of a rule: how many of its claims reviewers rejected
    decided  INTEGER NOT NULL DEFAULT 0,
    weight   INTEGER NOT NULL DEFAULT 0,                 -- of a rule: the points that its claims have for that
    UNIQUE (what, name)
);
CREATE INDEX queue_names_most ON queue_names (what, claims DESC, name);

-- Who has decided on which claim (claims.number).
CREATE TABLE queue_decided (
    who    TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (who, number)
) WITHOUT ROWID;

-- Where each reviewer stands on a claim: by what agreement is counted, and how often a rule's claims were rejected.
CREATE TABLE queue_stands (
    claim   TEXT NOT NULL,                               -- its id
    who     TEXT NOT NULL,
    number  INTEGER NOT NULL,                            -- of the last decision that stands
    verdict TEXT NOT NULL,                               -- as agreement compares them
    blind   INTEGER NOT NULL,
    rule    TEXT NOT NULL,                               -- that found the claim
    PRIMARY KEY (claim, who)
) WITHOUT ROWID;

-- Who is said to hold a place, in how many current claims.
CREATE TABLE queue_holders (
    place  TEXT NOT NULL,
    holder TEXT NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (place, holder)
) WITHOUT ROWID;

-- Claims (ids) whose rows are to be made anew: what their place depends on has changed.
CREATE TABLE queue_moved (
    claim TEXT PRIMARY KEY
) WITHOUT ROWID;

-- The last rows that it was made from.
CREATE TABLE queue_from (
    claim    INTEGER NOT NULL,
    reading  INTEGER NOT NULL,                           -- readings superseded by this one or an earlier one are out
    decision INTEGER NOT NULL,
    ruled    INTEGER NOT NULL,                           -- the decision by which the rules were weighed
    derived  TEXT NOT NULL                               -- the marks of the derived tables, JSON
);
