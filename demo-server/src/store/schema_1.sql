-- Everything the demo server knows. Names of collections, folders and items are EncStrings;
-- names of people, organisations and providers are plain text, as on a real server.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT,
  password_salt TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  kdf INTEGER NOT NULL,
  kdf_iterations INTEGER NOT NULL,
  kdf_memory INTEGER,
  kdf_parallelism INTEGER,
  user_key TEXT NOT NULL,
  public_key TEXT NOT NULL,
  private_key TEXT NOT NULL,
  -- Set for accounts of the newer format: signing key, verifying key, signed state as JSON.
  newer_format TEXT,
  security_stamp TEXT NOT NULL,
  -- Access tokens of an earlier epoch count as expired.
  token_epoch INTEGER NOT NULL DEFAULT 0,
  verify_devices INTEGER NOT NULL DEFAULT 0,
  totp_secret TEXT,
  two_factor_email INTEGER NOT NULL DEFAULT 0,
  recovery_code TEXT,
  creation_date TEXT NOT NULL,
  revision_millis INTEGER NOT NULL
) STRICT;

CREATE TABLE devices (
  user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  identifier TEXT NOT NULL,
  device_type INTEGER NOT NULL,
  name TEXT NOT NULL,
  remember_hash TEXT,
  PRIMARY KEY (user_id, identifier)
) STRICT;

CREATE TABLE refresh_tokens (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  device TEXT NOT NULL,
  device_type INTEGER NOT NULL,
  expires_millis INTEGER NOT NULL
) STRICT;
CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);

CREATE TABLE email_codes (
  user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  code TEXT NOT NULL,
  expires_millis INTEGER NOT NULL,
  PRIMARY KEY (user_id, purpose)
) STRICT;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  code TEXT NOT NULL,
  date TEXT NOT NULL
) STRICT;

CREATE TABLE providers (
  id TEXT PRIMARY KEY,
  name TEXT,
  business_name TEXT,
  billing_email TEXT NOT NULL,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  creation_date TEXT NOT NULL
) STRICT;

CREATE TABLE provider_plans (
  provider_id TEXT NOT NULL REFERENCES providers ON DELETE CASCADE,
  plan_type INTEGER NOT NULL,
  seat_minimum INTEGER NOT NULL,
  purchased_seats INTEGER NOT NULL,
  allocated_seats INTEGER NOT NULL,
  PRIMARY KEY (provider_id, plan_type)
) STRICT;

CREATE TABLE provider_users (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL REFERENCES providers ON DELETE CASCADE,
  user_id TEXT REFERENCES users ON DELETE CASCADE,
  email TEXT,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  key TEXT
) STRICT;
CREATE INDEX provider_users_by_user ON provider_users (user_id);

CREATE TABLE organizations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  business_name TEXT,
  billing_email TEXT NOT NULL,
  plan_type INTEGER NOT NULL,
  seats INTEGER,
  status INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  own_subscription INTEGER NOT NULL,
  public_key TEXT,
  private_key TEXT,
  -- People of synthetic clients who exist as a number only.
  crowd_confirmed INTEGER NOT NULL DEFAULT 0,
  crowd_pending INTEGER NOT NULL DEFAULT 0,
  creation_date TEXT NOT NULL,
  revision_date TEXT NOT NULL
) STRICT;

CREATE TABLE provider_organizations (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL REFERENCES providers ON DELETE CASCADE,
  organization_id TEXT NOT NULL UNIQUE REFERENCES organizations ON DELETE CASCADE,
  key TEXT NOT NULL,
  creation_date TEXT NOT NULL,
  revision_date TEXT NOT NULL
) STRICT;
CREATE INDEX provider_organizations_by_provider ON provider_organizations (provider_id);

CREATE TABLE organization_users (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations ON DELETE CASCADE,
  user_id TEXT REFERENCES users ON DELETE CASCADE,
  email TEXT,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  key TEXT
) STRICT;
CREATE INDEX organization_users_by_organization ON organization_users (organization_id);
CREATE INDEX organization_users_by_user ON organization_users (user_id);

CREATE TABLE collections (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations ON DELETE CASCADE,
  name TEXT NOT NULL,
  creation_date TEXT NOT NULL
) STRICT;
CREATE INDEX collections_by_organization ON collections (organization_id);

CREATE TABLE collection_users (
  collection_id TEXT NOT NULL REFERENCES collections ON DELETE CASCADE,
  organization_user_id TEXT NOT NULL REFERENCES organization_users ON DELETE CASCADE,
  read_only INTEGER NOT NULL,
  hide_passwords INTEGER NOT NULL,
  manage INTEGER NOT NULL,
  PRIMARY KEY (collection_id, organization_user_id)
) STRICT;

CREATE TABLE folders (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  name TEXT NOT NULL,
  revision_date TEXT NOT NULL
) STRICT;

CREATE TABLE ciphers (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  folder_id TEXT REFERENCES folders ON DELETE SET NULL,
  type INTEGER NOT NULL,
  name TEXT NOT NULL,
  notes TEXT,
  -- The login part as JSON; every text in it is an EncString.
  login TEXT,
  favorite INTEGER NOT NULL,
  creation_date TEXT NOT NULL,
  revision_date TEXT NOT NULL
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  date TEXT NOT NULL,
  acting_user_id TEXT,
  provider_id TEXT,
  provider_organization_id TEXT,
  organization_id TEXT,
  device_type INTEGER
) STRICT;
