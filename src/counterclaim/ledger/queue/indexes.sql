-- Made after the rows: that is faster.

CREATE UNIQUE INDEX queue_number ON queue (number);
CREATE INDEX queue_kind ON queue (kind, rank, number);
CREATE INDEX queue_party ON queue (party, rank, number);
CREATE INDEX queue_outlet ON queue (outlet, rank, number);
CREATE INDEX queue_standing ON queue (standing, rank, number);
CREATE INDEX queue_review ON queue (review, rank, number);
CREATE INDEX queue_report ON queue (report);
CREATE INDEX queue_day ON queue (day);
