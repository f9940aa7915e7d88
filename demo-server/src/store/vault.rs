//! What a person sees of themselves: profile, memberships, folders, items.

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::auth::permissions::Permissions;
use crate::plans::Plan;
use crate::store::accounts::Account;
use crate::store::collections;
use crate::store::organizations::{COLUMN_COUNT, COLUMNS, Organization, organization};

/// A profile lists at most this many clients. A real server lists all of them; with 100 000
/// synthetic ones that would be 250 MB which no browser reads. Keys of the others are in the
/// client list.
const PROFILE_CLIENT_LIMIT: i64 = 1000;

/// `AccountKeys` of the token answer and the profile: camelCase in both.
pub(crate) fn account_keys(account: &Account) -> Value {
    let newer: Value = account
        .newer_format
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or(Value::Null);
    json!({
        "publicKeyEncryptionKeyPair": {
            "wrappedPrivateKey": account.private_key,
            "publicKey": account.public_key,
            "signedPublicKey": newer.get("signedPublicKey"),
            "object": "publicKeyEncryptionKeyPair",
        },
        "signatureKeyPair": newer.get("signatureKeyPair"),
        "securityState": newer.get("securityState"),
        "object": "privateKeys",
    })
}

/// The profile.
pub(crate) fn profile(db: &Connection, account: &Account) -> Result<Value, rusqlite::Error> {
    let organizations = memberships(db, account)?;
    Ok(json!({
        "object": "profile",
        "id": account.id,
        "name": account.name,
        "email": account.email,
        "emailVerified": true,
        "premium": true,
        "premiumFromOrganization": false,
        "culture": "en-US",
        "twoFactorEnabled": account.has_two_factor(),
        "key": account.user_key,
        "privateKey": account.private_key,
        "accountKeys": account_keys(account),
        "securityStamp": account.security_stamp,
        "forcePasswordReset": account.force_password_reset,
        "usesKeyConnector": false,
        "avatarColor": null,
        "creationDate": account.creation_date,
        "verifyDevices": account.verify_devices,
        "organizationsNew": organizations.clone(),
        "organizations": organizations,
        "providers": providers(db, account)?,
        "providerOrganizations": provider_organizations(db, account)?,
    }))
}

/// The confirmed membership of a person in one organisation, as the profile has it.
pub(crate) fn membership(
    db: &Connection,
    account: &Account,
    organization_id: &str,
) -> Result<Option<Value>, rusqlite::Error> {
    let all = memberships(db, account)?;
    Ok(all.into_iter().find(|it| it["id"] == organization_id))
}

/// The confirmed memberships of a person, by name.
pub(crate) fn memberships(
    db: &Connection,
    account: &Account,
) -> Result<Vec<Value>, rusqlite::Error> {
    let sql = format!(
        "SELECT {COLUMNS}, member.id, member.type, member.key, provider.id, provider.name,
         provider.type, member.permissions, member.reset_password_key IS NOT NULL
         FROM organization_users member
         JOIN organizations organization ON organization.id = member.organization_id
         LEFT JOIN provider_organizations link ON link.organization_id = organization.id
         LEFT JOIN providers provider ON provider.id = link.provider_id
         WHERE member.user_id = ?1 AND member.status = 2 ORDER BY organization.name"
    );
    db.prepare(&sql)?
        .query_map([&account.id], |row| {
            let found = organization(row)?;
            let membership = Membership {
                object: "profileOrganization",
                organization_user_id: row.get(COLUMN_COUNT)?,
                member_type: row.get(COLUMN_COUNT + 1)?,
                key: row.get(COLUMN_COUNT + 2)?,
                provider_id: row.get(COLUMN_COUNT + 3)?,
                provider_name: row.get(COLUMN_COUNT + 4)?,
                provider_type: row.get(COLUMN_COUNT + 5)?,
                permissions: Permissions::from_json(&row.get::<_, String>(COLUMN_COUNT + 6)?),
                reset_password_enrolled: row.get(COLUMN_COUNT + 7)?,
            };
            Ok(profile_organization(&found, &membership, account))
        })?
        .collect()
}

fn provider_organizations(
    db: &Connection,
    account: &Account,
) -> Result<Vec<Value>, rusqlite::Error> {
    let sql = format!(
        "SELECT {COLUMNS}, link.key, provider.id, provider.name, provider.type
         FROM provider_users person
         JOIN providers provider ON provider.id = person.provider_id
         JOIN provider_organizations link ON link.provider_id = provider.id
         JOIN organizations organization ON organization.id = link.organization_id
         WHERE person.user_id = ?1 AND person.status = 2 ORDER BY link.rowid LIMIT ?2"
    );
    db.prepare(&sql)?
        .query_map(params![account.id, PROFILE_CLIENT_LIMIT], |row| {
            let found = organization(row)?;
            let membership = Membership {
                object: "profileProviderOrganization",
                organization_user_id: None,
                member_type: 0,
                key: row.get(COLUMN_COUNT)?,
                provider_id: row.get(COLUMN_COUNT + 1)?,
                provider_name: row.get(COLUMN_COUNT + 2)?,
                provider_type: row.get(COLUMN_COUNT + 3)?,
                permissions: Permissions::default(),
                reset_password_enrolled: false,
            };
            Ok(profile_organization(&found, &membership, account))
        })?
        .collect()
}

/// What connects a person to an organisation.
struct Membership {
    object: &'static str,
    organization_user_id: Option<String>,
    member_type: i64,
    key: Option<String>,
    provider_id: Option<String>,
    provider_name: Option<String>,
    provider_type: Option<i64>,
    permissions: Permissions,
    reset_password_enrolled: bool,
}

fn profile_organization(
    organization: &Organization,
    membership: &Membership,
    account: &Account,
) -> Value {
    let tier = Plan::find(organization.plan_type).map_or(0, |plan| plan.tier);
    let mut members = organization.common_members();
    for (name, value) in [
        ("object", json!(membership.object)),
        ("organizationUserId", json!(membership.organization_user_id)),
        ("userId", json!(account.id)),
        ("identifier", json!(organization.settings.identifier)),
        ("enabled", json!(organization.enabled)),
        ("status", json!(2)),
        ("type", json!(membership.member_type)),
        ("permissions", json!(membership.permissions)),
        ("key", json!(membership.key)),
        ("providerId", json!(membership.provider_id)),
        ("providerName", json!(membership.provider_name)),
        ("providerType", json!(membership.provider_type)),
        ("productTierType", json!(tier)),
        ("useActivateAutofillPolicy", json!(tier == 3)),
        ("useDisableSMAdsForUsers", json!(false)),
        ("ssoBound", json!(false)),
        ("ssoEnabled", json!(false)),
        ("keyConnectorEnabled", json!(false)),
        ("keyConnectorUrl", Value::Null),
        ("ssoMemberDecryptionType", Value::Null),
        (
            "resetPasswordEnrolled",
            json!(membership.reset_password_enrolled),
        ),
        ("accessSecretsManager", json!(false)),
        ("accessPam", json!(false)),
        ("userIsClaimedByOrganization", json!(false)),
        ("familySponsorshipFriendlyName", Value::Null),
        ("familySponsorshipAvailable", json!(false)),
        ("familySponsorshipLastSyncDate", Value::Null),
        ("familySponsorshipValidUntil", Value::Null),
        ("familySponsorshipToDelete", Value::Null),
        ("isAdminInitiated", json!(false)),
    ] {
        members.insert(name.to_owned(), value);
    }
    members.into()
}

fn providers(db: &Connection, account: &Account) -> Result<Vec<Value>, rusqlite::Error> {
    db.prepare(
        "SELECT provider.id, provider.name, person.key, person.status, person.type,
         provider.enabled, provider.status, provider.type, provider.use_events
         FROM provider_users person
         JOIN providers provider ON provider.id = person.provider_id
         WHERE person.user_id = ?1 AND person.status = 2 ORDER BY person.rowid",
    )?
    .query_map([&account.id], |row| {
        Ok(json!({
            "object": "profileProvider",
            "id": row.get::<_, String>(0)?,
            "name": row.get::<_, Option<String>>(1)?,
            "key": row.get::<_, Option<String>>(2)?,
            "status": row.get::<_, i64>(3)?,
            "type": row.get::<_, i64>(4)?,
            "enabled": row.get::<_, bool>(5)?,
            "permissions": Permissions::default(),
            "userId": account.id,
            "useEvents": row.get::<_, bool>(8)?,
            "providerStatus": row.get::<_, i64>(6)?,
            "providerType": row.get::<_, i64>(7)?,
        }))
    })?
    .collect()
}

/// Folders of a person.
pub(crate) fn folders(db: &Connection, user_id: &str) -> Result<Vec<Value>, rusqlite::Error> {
    db.prepare("SELECT id, name, revision_date FROM folders WHERE user_id = ?1 ORDER BY rowid")?
        .query_map([user_id], |row| {
            Ok(json!({
                "object": "folder",
                "id": row.get::<_, String>(0)?,
                "name": row.get::<_, String>(1)?,
                "revisionDate": row.get::<_, String>(2)?,
            }))
        })?
        .collect()
}

/// Collections a person reaches as a member, by themselves or through a group.
pub(crate) fn collections(db: &Connection, user_id: &str) -> Result<Vec<Value>, rusqlite::Error> {
    let members: Vec<(String, String)> = db
        .prepare(
            "SELECT id, organization_id FROM organization_users
             WHERE user_id = ?1 AND status = 2 ORDER BY rowid",
        )?
        .query_map([user_id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut models = Vec::new();
    for (member_id, organization_id) in members {
        let reached = collections::reached_by(db, &member_id)?;
        for collection in collections::of_organization(db, &organization_id)? {
            if let Some(right) = reached.iter().find(|right| right.id == collection.id) {
                models.push(collection.details(right));
            }
        }
    }
    Ok(models)
}

/// Items of a person.
pub(crate) fn ciphers(db: &Connection, user_id: &str) -> Result<Vec<Value>, rusqlite::Error> {
    db.prepare(
        "SELECT id, folder_id, type, name, notes, login, favorite, creation_date, revision_date
         FROM ciphers WHERE user_id = ?1 ORDER BY rowid",
    )?
    .query_map([user_id], |row| {
        let login: Option<String> = row.get(5)?;
        let login: Value = login
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or(Value::Null);
        let cipher_type: i64 = row.get(2)?;
        Ok(json!({
            "object": "cipherDetails",
            "id": row.get::<_, String>(0)?,
            "organizationId": null,
            "folderId": row.get::<_, Option<String>>(1)?,
            "type": cipher_type,
            "data": null,
            "name": row.get::<_, String>(3)?,
            "notes": row.get::<_, Option<String>>(4)?,
            "login": login,
            "card": null,
            "identity": null,
            "secureNote": (cipher_type == 2).then(|| json!({ "type": 0 })),
            "sshKey": null,
            "bankAccount": null,
            "driversLicense": null,
            "passport": null,
            "fields": null,
            "passwordHistory": null,
            "attachments": null,
            "organizationUseTotp": false,
            "favorite": row.get::<_, bool>(6)?,
            "edit": true,
            "viewPassword": true,
            "permissions": { "delete": true, "restore": true },
            "creationDate": row.get::<_, String>(7)?,
            "revisionDate": row.get::<_, String>(8)?,
            "deletedDate": null,
            "archivedDate": null,
            "reprompt": 0,
            "key": null,
            "collectionIds": [],
        }))
    })?
    .collect()
}
