-- Within format 1: where a claim lies, and how exact its day is.

ALTER TABLE claims ADD COLUMN date_prec INTEGER;
ALTER TABLE claims ADD COLUMN located TEXT CHECK (located IS NULL OR json_valid(located));
ALTER TABLE claims ADD COLUMN latitude REAL GENERATED ALWAYS AS (json_extract(located, '$.lat')) VIRTUAL;
ALTER TABLE claims ADD COLUMN longitude REAL GENERATED ALWAYS AS (json_extract(located, '$.lon')) VIRTUAL;
ALTER TABLE claims ADD COLUMN where_prec INTEGER GENERATED ALWAYS AS (json_extract(located, '$.where_prec')) VIRTUAL;
