-- An organisation from inside: what its members may do, groups, who reaches which collection,
-- policies, settings.
ALTER TABLE organizations ADD COLUMN identifier TEXT;
ALTER TABLE organizations ADD COLUMN limit_collection_creation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organizations ADD COLUMN limit_collection_deletion INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organizations ADD COLUMN limit_item_deletion INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organizations ADD COLUMN allow_admin_access INTEGER NOT NULL DEFAULT 1;
ALTER TABLE organizations ADD COLUMN max_autoscale_seats INTEGER;
ALTER TABLE organizations ADD COLUMN max_storage_gb INTEGER NOT NULL DEFAULT 1;
-- Made when somebody asks for it first.
ALTER TABLE organizations ADD COLUMN api_key TEXT;
ALTER TABLE organizations ADD COLUMN api_key_date TEXT;

-- Permissions of the custom role, as JSON like on the wire.
ALTER TABLE organization_users ADD COLUMN permissions TEXT NOT NULL DEFAULT '{}';
ALTER TABLE organization_users ADD COLUMN external_id TEXT;
-- The member's user key under the organisation's public key: enrolled in account recovery.
ALTER TABLE organization_users ADD COLUMN reset_password_key TEXT;
-- What a revoked member was before, and why they are revoked.
ALTER TABLE organization_users ADD COLUMN revoked_from INTEGER;
ALTER TABLE organization_users ADD COLUMN revocation_reason INTEGER;
ALTER TABLE organization_users ADD COLUMN creation_date TEXT NOT NULL
  DEFAULT '2025-01-15T08:00:00.000Z';
ALTER TABLE organization_users ADD COLUMN revision_date TEXT NOT NULL
  DEFAULT '2025-01-15T08:00:00.000Z';

ALTER TABLE collections ADD COLUMN external_id TEXT;
-- 0 shared, 1 a member's own ("My items").
ALTER TABLE collections ADD COLUMN type INTEGER NOT NULL DEFAULT 0;
-- Whose own it was, once the member is gone.
ALTER TABLE collections ADD COLUMN default_user_email TEXT;
ALTER TABLE collections ADD COLUMN revision_date TEXT NOT NULL
  DEFAULT '2025-01-15T08:00:00.000Z';

-- Names of groups are plain text, as on a real server.
CREATE TABLE groups (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations ON DELETE CASCADE,
  name TEXT NOT NULL,
  external_id TEXT,
  creation_date TEXT NOT NULL,
  revision_date TEXT NOT NULL
) STRICT;
CREATE INDEX groups_by_organization ON groups (organization_id);

CREATE TABLE group_users (
  group_id TEXT NOT NULL REFERENCES groups ON DELETE CASCADE,
  organization_user_id TEXT NOT NULL REFERENCES organization_users ON DELETE CASCADE,
  PRIMARY KEY (group_id, organization_user_id)
) STRICT;
CREATE INDEX group_users_by_member ON group_users (organization_user_id);

CREATE TABLE collection_groups (
  collection_id TEXT NOT NULL REFERENCES collections ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES groups ON DELETE CASCADE,
  read_only INTEGER NOT NULL,
  hide_passwords INTEGER NOT NULL,
  manage INTEGER NOT NULL,
  PRIMARY KEY (collection_id, group_id)
) STRICT;
CREATE INDEX collection_groups_by_group ON collection_groups (group_id);
CREATE INDEX collection_users_by_member ON collection_users (organization_user_id);

CREATE TABLE policies (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations ON DELETE CASCADE,
  type INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  -- JSON, as on the wire.
  data TEXT,
  revision_date TEXT NOT NULL,
  UNIQUE (organization_id, type)
) STRICT;
