//! Where the cache keeps what several pages ask for, or change for each other: who changes something says so
//! by these names.

/// A provider's clients with their seats: `ClientList`.
pub const PROVIDER_CLIENTS: &str = "provider-clients";
/// A provider's own people: `Vec<ProviderUser>`.
pub const PROVIDER_USERS: &str = "provider-users";

/// Seats and what else is counted of an organisation: `OrganizationMetadata`.
pub const METADATA: &str = "organization-metadata";
/// The policies that were ever saved: `Vec<Policy>`.
pub const POLICIES: &str = "organization-policies";
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

/// Everything that a member is part of; they take seats too.
pub const ABOUT_MEMBERS: &[&str] = &[
    MEMBERS,
    MEMBER_NAMES,
    COLLECTIONS,
    METADATA,
    PROVIDER_CLIENTS,
];
/// Everything that a group is part of.
pub const ABOUT_GROUPS: &[&str] = &[GROUPS, GROUP_NAMES, MEMBERS, COLLECTIONS];
/// Everything that a collection is part of.
pub const ABOUT_COLLECTIONS: &[&str] = &[COLLECTIONS, COLLECTION_NAMES, GROUPS, MEMBERS];
