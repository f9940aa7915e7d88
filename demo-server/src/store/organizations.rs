//! Organisations: what they are called, what they pay for, how they are set up.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::{Value, json};

use crate::plans::Plan;

/// Organisation status: has its own subscription or none.
pub(crate) const STATUS_CREATED: i64 = 1;
/// Organisation status: billed through a provider.
pub(crate) const STATUS_MANAGED: i64 = 2;

/// An organisation as the database holds it.
#[derive(Clone)]
pub(crate) struct Organization {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) business_name: Option<String>,
    pub(crate) billing_email: String,
    pub(crate) plan_type: i64,
    pub(crate) seats: Option<i64>,
    /// [`STATUS_CREATED`] or [`STATUS_MANAGED`].
    pub(crate) status: i64,
    pub(crate) enabled: bool,
    /// Pays for itself.
    pub(crate) own_subscription: bool,
    /// SPKI in base64.
    pub(crate) public_key: Option<String>,
    /// EncString under the organisation key.
    pub(crate) private_key: Option<String>,
    /// Confirmed people who exist as a number only.
    pub(crate) crowd_confirmed: i64,
    /// Invited people who exist as a number only.
    pub(crate) crowd_pending: i64,
    pub(crate) creation_date: String,
    pub(crate) settings: Settings,
}

/// How an organisation is set up.
#[derive(Clone)]
pub(crate) struct Settings {
    /// Its name for single sign-on.
    pub(crate) identifier: Option<String>,
    /// Only owners, admins and who holds the permission create collections.
    pub(crate) limit_collection_creation: bool,
    /// Only owners, admins and who holds the permission delete collections.
    pub(crate) limit_collection_deletion: bool,
    /// Only people with manage rights delete items.
    pub(crate) limit_item_deletion: bool,
    /// Owners and admins reach every collection.
    pub(crate) allow_admin_access: bool,
    /// Seats may grow by themselves up to here; `None` means without limit.
    pub(crate) max_autoscale_seats: Option<i64>,
    pub(crate) max_storage_gb: i64,
    /// 30 characters; made when somebody asks for it first.
    pub(crate) api_key: Option<String>,
    /// When the API key was made.
    pub(crate) api_key_date: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            identifier: None,
            limit_collection_creation: false,
            limit_collection_deletion: false,
            limit_item_deletion: false,
            allow_admin_access: true,
            max_autoscale_seats: None,
            max_storage_gb: 1,
            api_key: None,
            api_key_date: None,
        }
    }
}

/// The columns of [`Organization`] for a query that calls the table `organization`.
pub(crate) const COLUMNS: &str = "organization.id, organization.name, organization.business_name,
    organization.billing_email, organization.plan_type, organization.seats, organization.status,
    organization.enabled, organization.own_subscription, organization.public_key,
    organization.private_key, organization.crowd_confirmed, organization.crowd_pending,
    organization.creation_date, organization.identifier, organization.limit_collection_creation,
    organization.limit_collection_deletion, organization.limit_item_deletion,
    organization.allow_admin_access, organization.max_autoscale_seats,
    organization.max_storage_gb, organization.api_key, organization.api_key_date";

/// How many [`COLUMNS`] there are, for queries that select more behind them.
pub(crate) const COLUMN_COUNT: usize = 23;

/// Reads [`COLUMNS`].
pub(crate) fn organization(row: &Row<'_>) -> Result<Organization, rusqlite::Error> {
    Ok(Organization {
        id: row.get(0)?,
        name: row.get(1)?,
        business_name: row.get(2)?,
        billing_email: row.get(3)?,
        plan_type: row.get(4)?,
        seats: row.get(5)?,
        status: row.get(6)?,
        enabled: row.get(7)?,
        own_subscription: row.get(8)?,
        public_key: row.get(9)?,
        private_key: row.get(10)?,
        crowd_confirmed: row.get(11)?,
        crowd_pending: row.get(12)?,
        creation_date: row.get(13)?,
        settings: Settings {
            identifier: row.get(14)?,
            limit_collection_creation: row.get(15)?,
            limit_collection_deletion: row.get(16)?,
            limit_item_deletion: row.get(17)?,
            allow_admin_access: row.get(18)?,
            max_autoscale_seats: row.get(19)?,
            max_storage_gb: row.get(20)?,
            api_key: row.get(21)?,
            api_key_date: row.get(22)?,
        },
    })
}

impl Organization {
    /// Whether the plan has policies.
    pub(crate) fn has_policies(&self) -> bool {
        Plan::find(self.plan_type).is_some_and(Plan::is_enterprise)
    }

    /// Whether the plan has the custom role.
    pub(crate) fn has_custom_permissions(&self) -> bool {
        Plan::find(self.plan_type).is_some_and(Plan::is_enterprise)
    }

    /// Whether the plan has groups.
    pub(crate) fn has_groups(&self) -> bool {
        Plan::find(self.plan_type).is_some_and(Plan::is_business)
    }

    /// The features of the plan as the wire's `use...` members.
    fn features(&self) -> Vec<(&'static str, bool)> {
        let plan = Plan::find(self.plan_type);
        let business = plan.is_some_and(Plan::is_business);
        let enterprise = plan.is_some_and(Plan::is_enterprise);
        vec![
            ("usePolicies", enterprise),
            ("useSso", enterprise),
            ("useKeyConnector", enterprise),
            ("useScim", business),
            ("useGroups", business),
            ("useDirectory", business),
            ("useEvents", business),
            ("useTotp", business),
            ("use2fa", business),
            ("useApi", business),
            ("useSecretsManager", false),
            ("usePasswordManager", true),
            ("useResetPassword", enterprise),
            ("useCustomPermissions", enterprise),
            ("useRiskInsights", enterprise),
            ("useOrganizationDomains", enterprise),
            ("useAdminSponsoredFamilies", false),
            ("useAutomaticUserConfirmation", false),
            ("usePhishingBlocker", false),
            ("useMyItems", enterprise),
            ("useInviteLinks", enterprise),
            ("usePam", false),
            ("usersGetPremium", business),
            ("selfHost", enterprise),
            (
                "limitCollectionCreation",
                self.settings.limit_collection_creation,
            ),
            (
                "limitCollectionDeletion",
                self.settings.limit_collection_deletion,
            ),
            ("limitItemDeletion", self.settings.limit_item_deletion),
            (
                "allowAdminAccessToAllCollectionItems",
                self.settings.allow_admin_access,
            ),
        ]
    }

    /// What profile and organisation model have in common.
    pub(crate) fn common_members(&self) -> serde_json::Map<String, Value> {
        let mut members = serde_json::Map::new();
        for (name, value) in self.features() {
            members.insert(name.to_owned(), value.into());
        }
        for (name, value) in [
            ("id", json!(self.id)),
            ("name", json!(self.name)),
            ("seats", json!(self.seats)),
            ("maxCollections", Value::Null),
            ("maxStorageGb", json!(self.settings.max_storage_gb)),
            (
                "hasPublicAndPrivateKeys",
                json!(self.public_key.is_some() && self.private_key.is_some()),
            ),
        ] {
            members.insert(name.to_owned(), value);
        }
        members
    }

    /// The wire's model of `GET /organizations/{id}`.
    pub(crate) fn model(&self) -> Value {
        let mut members = self.common_members();
        for (name, value) in [
            ("object", json!("organization")),
            ("businessName", json!(self.business_name)),
            ("businessAddress1", Value::Null),
            ("businessAddress2", Value::Null),
            ("businessAddress3", Value::Null),
            ("businessCountry", Value::Null),
            ("businessTaxNumber", Value::Null),
            ("billingEmail", json!(self.billing_email)),
            (
                "plan",
                Plan::find(self.plan_type).map_or(Value::Null, Plan::model),
            ),
            ("secretsManagerPlan", Value::Null),
            ("planType", json!(self.plan_type)),
            (
                "maxAutoscaleSeats",
                json!(self.settings.max_autoscale_seats),
            ),
            ("smSeats", Value::Null),
            ("smServiceAccounts", Value::Null),
            ("maxAutoscaleSmSeats", Value::Null),
            ("maxAutoscaleSmServiceAccounts", Value::Null),
            ("useDisableSmAdsForUsers", json!(false)),
        ] {
            members.insert(name.to_owned(), value);
        }
        members.into()
    }
}

/// The organisation with an id.
pub(crate) fn by_id(db: &Connection, id: &str) -> Result<Option<Organization>, rusqlite::Error> {
    let sql = format!("SELECT {COLUMNS} FROM organizations organization WHERE id = ?1");
    db.query_row(&sql, [id], organization).optional()
}

/// Adds an organisation.
pub(crate) fn insert(db: &Connection, new: &Organization) -> Result<(), rusqlite::Error> {
    db.prepare_cached(
        "INSERT INTO organizations (id, name, business_name, billing_email, plan_type, seats,
         status, enabled, own_subscription, public_key, private_key, crowd_confirmed,
         crowd_pending, creation_date, revision_date, identifier, limit_collection_creation,
         limit_collection_deletion, limit_item_deletion, allow_admin_access,
         max_autoscale_seats, max_storage_gb)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14, ?15, ?16, ?17,
         ?18, ?19, ?20, ?21)",
    )?
    .execute(params![
        new.id,
        new.name,
        new.business_name,
        new.billing_email,
        new.plan_type,
        new.seats,
        new.status,
        new.enabled,
        new.own_subscription,
        new.public_key,
        new.private_key,
        new.crowd_confirmed,
        new.crowd_pending,
        new.creation_date,
        new.settings.identifier,
        new.settings.limit_collection_creation,
        new.settings.limit_collection_deletion,
        new.settings.limit_item_deletion,
        new.settings.allow_admin_access,
        new.settings.max_autoscale_seats,
        new.settings.max_storage_gb,
    ])
    .map(drop)
}

/// Gives a key pair to an organisation that has none.
pub(crate) fn save_key_pair(
    db: &Connection,
    organization_id: &str,
    public_key: &str,
    private_key: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE organizations SET public_key = ?2, private_key = ?3 WHERE id = ?1",
        [organization_id, public_key, private_key],
    )
    .map(drop)
}

/// Deletes an organisation with everything in it; its event log stays.
pub(crate) fn delete(db: &Connection, organization_id: &str) -> Result<(), rusqlite::Error> {
    db.execute("DELETE FROM organizations WHERE id = ?1", [organization_id])
        .map(drop)
}

/// Writes how an organisation is set up.
pub(crate) fn save_settings(
    db: &Connection,
    organization_id: &str,
    settings: &Settings,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE organizations SET identifier = ?2, limit_collection_creation = ?3,
         limit_collection_deletion = ?4, limit_item_deletion = ?5, allow_admin_access = ?6,
         max_autoscale_seats = ?7, max_storage_gb = ?8, api_key = ?9, api_key_date = ?10
         WHERE id = ?1",
        params![
            organization_id,
            settings.identifier,
            settings.limit_collection_creation,
            settings.limit_collection_deletion,
            settings.limit_item_deletion,
            settings.allow_admin_access,
            settings.max_autoscale_seats,
            settings.max_storage_gb,
            settings.api_key,
            settings.api_key_date,
        ],
    )
    .map(drop)
}

/// Writes what operations change: name, billing address, plan, seats, status, subscription.
pub(crate) fn update(
    db: &Connection,
    changed: &Organization,
    revision_date: &str,
) -> Result<(), rusqlite::Error> {
    db.execute(
        "UPDATE organizations SET name = ?2, billing_email = ?3, plan_type = ?4, seats = ?5,
         status = ?6, enabled = ?7, own_subscription = ?8, revision_date = ?9 WHERE id = ?1",
        params![
            changed.id,
            changed.name,
            changed.billing_email,
            changed.plan_type,
            changed.seats,
            changed.status,
            changed.enabled,
            changed.own_subscription,
            revision_date
        ],
    )
    .map(drop)
}

/// Seats in use: invited, accepted and confirmed people.
pub(crate) fn occupied_seats(
    db: &Connection,
    organization_id: &str,
) -> Result<i64, rusqlite::Error> {
    db.query_row(
        "SELECT crowd_confirmed + crowd_pending + (SELECT count(*) FROM organization_users
         WHERE organization_id = ?1 AND status IN (0, 1, 2)) FROM organizations WHERE id = ?1",
        [organization_id],
        |row| row.get(0),
    )
}

/// The address of the alphabetically first confirmed owner; `None` when there is none.
///
/// In the crowd of a synthetic client the first confirmed person counts as an owner.
pub(crate) fn first_owner_email(
    db: &Connection,
    organization: &Organization,
) -> Result<Option<String>, rusqlite::Error> {
    let owner: Option<String> = db.query_row(
        "SELECT min(person.email) FROM organization_users member
         JOIN users person ON person.id = member.user_id
         WHERE member.organization_id = ?1 AND member.type = 0 AND member.status = 2",
        [&organization.id],
        |row| row.get(0),
    )?;
    let of_crowd = (organization.crowd_confirmed > 0).then(|| organization.billing_email.clone());
    Ok(owner.or(of_crowd))
}
