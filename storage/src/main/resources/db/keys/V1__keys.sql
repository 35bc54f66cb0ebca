-- Times are nanoseconds since 1970-01-01 UTC; budgets are decimal USD. A revocation is a row of its own.

CREATE TABLE keys (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  prefix TEXT NOT NULL,
  budget TEXT,
  unpriced INTEGER NOT NULL CHECK (unpriced IN (0, 1)),
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE revocations (
  key_id TEXT PRIMARY KEY REFERENCES keys (id),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER keys_keep BEFORE UPDATE ON keys
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER keys_stay BEFORE DELETE ON keys
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER keys_once BEFORE INSERT ON keys
  WHEN EXISTS (SELECT 1 FROM keys WHERE sequence = NEW.sequence OR id = NEW.id OR hash = NEW.hash)
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER revocations_keep BEFORE UPDATE ON revocations
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER revocations_stay BEFORE DELETE ON revocations
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
CREATE TRIGGER revocations_once BEFORE INSERT ON revocations
  WHEN EXISTS (SELECT 1 FROM revocations WHERE key_id = NEW.key_id)
  BEGIN SELECT RAISE(ABORT, 'rows never change'); END;
