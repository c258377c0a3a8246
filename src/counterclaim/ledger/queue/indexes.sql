-- Made after the rows: that is faster. They hold what else may be asked for, so that a pass over the rows of one value,
-- in the order of the queue, needs no look-up.

CREATE UNIQUE INDEX queue_number ON queue (number);
CREATE INDEX queue_kind ON queue (kind, rank, number, party, outlet, day, standing, review);
CREATE INDEX queue_party ON queue (party, rank, number, kind, outlet, day, standing, review);
CREATE INDEX queue_outlet ON queue (outlet, rank, number, kind, party, day, standing, review);
CREATE INDEX queue_standing ON queue (standing, rank, number, kind, party, outlet, day, review);
CREATE INDEX queue_review ON queue (review, rank, number, kind, party, outlet, day, standing);
CREATE INDEX queue_report ON queue (report);
CREATE INDEX queue_day ON queue (day);
CREATE INDEX queue_place ON queue (place, kind);
