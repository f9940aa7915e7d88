//! `GET /organizations/{id}/users`, `.../mini-details` and `.../{id}`.

use std::collections::HashMap;

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::rules::require_manager;
use crate::auth::caller::Caller;
use crate::auth::organization::{self, Refusal};
use crate::errors::ApiError;
use crate::form::Form;
use crate::respond::{self, ok};
use crate::state::SharedApp;
use crate::store::collections::{Rights, Selection};
use crate::store::groups;
use crate::store::organization_users::{self, Member, STATUS_CONFIRMED, TYPE_CUSTOM};

/// What the list shows besides the members themselves.
struct Wanted {
    groups: bool,
    collections: bool,
}

impl Wanted {
    fn of(query: Option<&str>) -> Self {
        let form = Form::parse(query.unwrap_or_default().as_bytes());
        let is_wanted = |name| {
            form.get(name)
                .is_some_and(|it| it.eq_ignore_ascii_case("true"))
        };
        Self {
            groups: is_wanted("includeGroups"),
            collections: is_wanted("includeCollections"),
        }
    }
}

/// Everybody; who may only recover accounts gets those who can be recovered.
pub(crate) async fn full(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let wanted = Wanted::of(query.as_deref());
    let rows = app
        .store
        .run(move |db| {
            let access = organization::require(
                db,
                &caller.user_id,
                &organization_id,
                Refusal::NotFound,
                |access| access.may(|it| it.manage_users || it.manage_reset_password),
            )?;
            let sees_all = access.may(|permissions| permissions.manage_users);
            let mut members = organization_users::of_organization(db, &organization_id)?;
            members.retain(|member| {
                let is_enrolled = member.reset_password_key.is_some();
                sees_all || (is_enrolled && member.status == STATUS_CONFIRMED)
            });
            let mut groups = match wanted.groups {
                true => groups_of_members(db, &organization_id)?,
                false => HashMap::new(),
            };
            let mut rows = Vec::new();
            for member in &members {
                let collections = match wanted.collections {
                    true => Rights::CollectionsOfMember.read(db, &member.id)?,
                    false => Vec::new(),
                };
                let groups = groups.remove(&member.id).unwrap_or_default();
                rows.push(details(member, &groups, &collections));
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&respond::list(rows)))
}

/// The groups of every member of an organisation, in one query.
fn groups_of_members(
    db: &Connection,
    organization_id: &str,
) -> Result<HashMap<String, Vec<String>>, ApiError> {
    let mut of = HashMap::<String, Vec<String>>::new();
    let mut statement = db.prepare_cached(
        "SELECT organization_user_id, group_id FROM group_users
         JOIN groups ON groups.id = group_id WHERE groups.organization_id = ?1",
    )?;
    let rows = statement.query_map([organization_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for row in rows {
        let (member, group) = row?;
        of.entry(member).or_default().push(group);
    }
    Ok(of)
}

/// Names, for every member.
pub(crate) async fn mini(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let members = app
        .store
        .run(move |db| {
            let any = |_: &organization::Access| true;
            organization::require(
                db,
                &caller.user_id,
                &organization_id,
                Refusal::Forbidden,
                any,
            )?;
            Ok(organization_users::of_organization(db, &organization_id)?)
        })
        .await?;
    let rows = members
        .iter()
        .map(|member| {
            json!({
                "object": "organizationUserUserMiniDetails",
                "id": member.id,
                "userId": member.user_id,
                "type": member.member_type,
                "status": member.status,
                "name": member.account_name,
                "email": member.shown_email(),
            })
        })
        .collect();
    Ok(ok(&respond::list(rows)))
}

/// One member, without name and address.
pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let wanted = Wanted::of(query.as_deref());
    let model = app
        .store
        .run(move |db| {
            require_manager(db, &caller, &organization_id)?;
            let member = organization_users::require(db, &organization_id, &id)?;
            let groups = match wanted.groups {
                true => groups::of_member(db, &member.id)?,
                false => Vec::new(),
            };
            let collections = Rights::CollectionsOfMember.read(db, &member.id)?;
            Ok(model(&member, &groups, &collections))
        })
        .await?;
    Ok(ok(&model))
}

fn model(member: &Member, groups: &[String], collections: &[Selection]) -> Value {
    let permissions = match member.member_type {
        TYPE_CUSTOM => json!(member.permissions),
        _ => Value::Null,
    };
    json!({
        "object": "organizationUserDetails",
        "id": member.id,
        "userId": member.user_id,
        "type": member.member_type,
        "status": member.status,
        "externalId": member.external_id,
        "accessSecretsManager": false,
        "accessPam": false,
        "permissions": permissions,
        "resetPasswordEnrolled": member.reset_password_key.is_some(),
        "usesKeyConnector": false,
        "hasMasterPassword": member.user_id.is_some(),
        "claimedByOrganization": false,
        "ssoExternalId": null,
        "collections": Selection::models(collections),
        "groups": groups,
        "creationDate": member.creation_date,
    })
}

fn details(member: &Member, groups: &[String], collections: &[Selection]) -> Value {
    let mut details = model(member, groups, collections);
    if let Value::Object(members) = &mut details {
        members.remove("ssoExternalId");
        for (name, value) in [
            ("object", json!("organizationUserUserDetails")),
            ("name", json!(member.account_name)),
            ("email", json!(member.shown_email())),
            ("avatarColor", Value::Null),
            ("twoFactorEnabled", json!(member.has_two_factor)),
            ("ssoBound", json!(false)),
            ("revocationReason", json!(member.revocation_reason)),
        ] {
            members.insert(name.to_owned(), value);
        }
    }
    details
}
