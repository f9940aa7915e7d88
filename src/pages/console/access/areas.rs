//! Where the cache keeps what several pages of a console ask for: who changes it says so by these names.

/// Everybody with groups and rights: `Vec<OrganizationUser>`.
pub const MEMBERS: &str = "organization-members";
/// What members are called: `Vec<MiniMember>`.
pub const MEMBER_NAMES: &str = "organization-member-names";
/// What groups are called: `Vec<Group>`.
pub const GROUP_NAMES: &str = "organization-group-names";
/// Groups with what they reach: `Vec<Group>`.
pub const GROUPS: &str = "organization-groups";
/// What collections are called, sealed: `Vec<OrganizationCollection>`.
pub const COLLECTION_NAMES: &str = "organization-collection-names";
/// Collections with who reaches them: `Vec<OrganizationCollection>`.
pub const COLLECTIONS: &str = "organization-collections";

/// Everything that a group is part of.
pub const ABOUT_GROUPS: &[&str] = &[GROUPS, GROUP_NAMES, MEMBERS, COLLECTIONS];
/// Everything that a collection is part of.
pub const ABOUT_COLLECTIONS: &[&str] = &[COLLECTIONS, COLLECTION_NAMES, GROUPS, MEMBERS];
