-- Money is decimal TEXT and is the truth. A *_pico column beside it is the same amount in 1e-12 USD
-- where that is exact and fits 63 bits, else NULL; sums use it, because integers add exactly in SQL.
-- Times are nanoseconds since 1970-01-01 UTC.

-- One row per process that owned this ledger.
CREATE TABLE boots (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  pid INTEGER NOT NULL
) STRICT;

CREATE TABLE holds (
  id INTEGER PRIMARY KEY,
  call_id TEXT NOT NULL UNIQUE,
  boot INTEGER NOT NULL REFERENCES boots (id),
  key_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  lease_until INTEGER NOT NULL,
  operation TEXT NOT NULL,
  model TEXT NOT NULL,
  route TEXT NOT NULL,
  tariff TEXT NOT NULL,
  amount TEXT NOT NULL,
  expected TEXT NOT NULL,
  expected_pico INTEGER,
  budget TEXT
) STRICT;

CREATE INDEX holds_by_time ON holds (at);

CREATE TABLE sends (
  hold_id INTEGER NOT NULL REFERENCES holds (id),
  attempt INTEGER NOT NULL,
  route TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (hold_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE closings (
  hold_id INTEGER PRIMARY KEY REFERENCES holds (id),
  state TEXT NOT NULL CHECK (state IN ('SETTLED', 'VOIDED', 'UNKNOWN')),
  at INTEGER NOT NULL,
  route TEXT NOT NULL,
  tariff TEXT NOT NULL,
  cost TEXT NOT NULL,
  cost_pico INTEGER,
  basis TEXT NOT NULL,
  input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  pictures INTEGER NOT NULL,
  lines TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  latency_seconds INTEGER NOT NULL,
  latency_nanos INTEGER NOT NULL,
  status INTEGER NOT NULL,
  error TEXT
) STRICT;

-- The rare amounts that whole pico-dollars cannot carry; sums read them apart, as text.
CREATE INDEX holds_beyond_pico ON holds (id) WHERE expected_pico IS NULL;
CREATE INDEX closings_beyond_pico ON closings (hold_id) WHERE cost_pico IS NULL;

-- Derived in the same transaction as the rows above, and recomputed from them by verify.
CREATE TABLE open_holds (
  hold_id INTEGER PRIMARY KEY REFERENCES holds (id),
  lease_until INTEGER NOT NULL
) STRICT;

CREATE TABLE balances (
  key_id TEXT PRIMARY KEY,
  spent TEXT NOT NULL,
  held TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows never change. INSERT OR REPLACE would delete without firing a DELETE trigger, hence the third kind.
CREATE TRIGGER boots_keep BEFORE UPDATE ON boots
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER boots_stay BEFORE DELETE ON boots
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER holds_keep BEFORE UPDATE ON holds
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER holds_stay BEFORE DELETE ON holds
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER holds_once BEFORE INSERT ON holds
  WHEN EXISTS (SELECT 1 FROM holds WHERE id = NEW.id OR call_id = NEW.call_id)
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER sends_keep BEFORE UPDATE ON sends
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER sends_stay BEFORE DELETE ON sends
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER sends_once BEFORE INSERT ON sends
  WHEN EXISTS (SELECT 1 FROM sends WHERE hold_id = NEW.hold_id AND attempt = NEW.attempt)
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER closings_keep BEFORE UPDATE ON closings
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER closings_stay BEFORE DELETE ON closings
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER closings_once BEFORE INSERT ON closings
  WHEN EXISTS (SELECT 1 FROM closings WHERE hold_id = NEW.hold_id)
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
