-- The whole event model of the wire, and whether a provider keeps a log at all.
ALTER TABLE providers ADD COLUMN use_events INTEGER NOT NULL DEFAULT 1;

ALTER TABLE events RENAME TO events_1;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  -- Steps of 100 ns since 1970, UTC.
  date_ticks INTEGER NOT NULL,
  acting_user_id TEXT,
  user_id TEXT,
  provider_id TEXT,
  provider_user_id TEXT,
  provider_organization_id TEXT,
  organization_id TEXT,
  organization_user_id TEXT,
  cipher_id TEXT,
  collection_id TEXT,
  group_id TEXT,
  policy_id TEXT,
  send_id TEXT,
  domain_name TEXT,
  installation_id TEXT,
  system_user INTEGER,
  device_type INTEGER,
  ip_address TEXT
) STRICT;

INSERT INTO events (id, type, date_ticks, acting_user_id, provider_id, provider_organization_id,
                    organization_id, device_type)
SELECT id, type,
       CAST(strftime('%s', date) AS INTEGER) * 10000000
         + CAST(substr(date, 21, 3) AS INTEGER) * 10000,
       acting_user_id, provider_id, provider_organization_id, organization_id, device_type
FROM events_1;
DROP TABLE events_1;

CREATE INDEX events_by_provider ON events (provider_id, date_ticks);
CREATE INDEX events_by_organization ON events (organization_id, date_ticks);
