-- The last good snapshot of each feed, and every good one before it. The newest row of a source
-- is the current one; fetching it again unchanged only moves fetched_at.
CREATE TABLE feed_snapshot (
  id            INTEGER PRIMARY KEY,
  source        TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  address       TEXT    NOT NULL,
  licence       TEXT    NOT NULL,
  published     TEXT    NOT NULL, -- ISO date
  hash          TEXT    NOT NULL, -- first 16 hex digits of the SHA-256
  fetched_at    INTEGER,          -- milliseconds since 1970
  records       INTEGER NOT NULL,
  facts         INTEGER NOT NULL,
  unmapped      INTEGER NOT NULL,
  routes        INTEGER NOT NULL,
  entity_tag    TEXT,
  last_modified TEXT
) STRICT;

CREATE INDEX feed_snapshot_by_source ON feed_snapshot (source, id);

-- One value of one attribute of one route or model. Rows are added, never changed, except that
-- last_seen is filled in once, when a later snapshot no longer states the fact.
CREATE TABLE fact (
  id         INTEGER PRIMARY KEY,
  source     TEXT    NOT NULL,
  identity   BLOB    NOT NULL, -- 16 bytes of a SHA-256 over all that makes it this fact
  subject    TEXT    NOT NULL,
  meter      TEXT,             -- null for an attribute
  attribute  TEXT,             -- null for a price
  value      TEXT    NOT NULL, -- USD per single unit for a price
  conditions TEXT    NOT NULL,
  path       TEXT    NOT NULL,
  raw        TEXT    NOT NULL,
  unit       TEXT    NOT NULL,
  transform  TEXT    NOT NULL,
  first_seen INTEGER NOT NULL REFERENCES feed_snapshot (id),
  last_seen  INTEGER REFERENCES feed_snapshot (id), -- null while it is stated
  CHECK ((meter IS NULL) <> (attribute IS NULL))
) STRICT;

CREATE INDEX fact_stated ON fact (source, identity) WHERE last_seen IS NULL;
CREATE INDEX fact_withdrawn ON fact (source) WHERE last_seen IS NOT NULL;

-- Every tariff that a route ever had; body is FactText's.
CREATE TABLE tariff_version (
  id      INTEGER PRIMARY KEY,
  route   TEXT    NOT NULL,
  version TEXT    NOT NULL,
  since   INTEGER NOT NULL, -- milliseconds since 1970
  body    TEXT    NOT NULL
) STRICT;

CREATE INDEX tariff_version_by_route ON tariff_version (route, id);
