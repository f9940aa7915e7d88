//! `POST /organizations/{id}/users/confirm` and `.../{id}/confirm`: hands the organisation key over.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use super::accept::policy_hindrance;
use super::rules::require_manager;
use super::{outcome, record_about};
use crate::api::enc_string;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::collections::{self, Collection, Rights, Selection};
use crate::store::events::EventType;
use crate::store::organization_users::{self, Member, STATUS_ACCEPTED, STATUS_CONFIRMED};
use crate::store::{mail_tokens, policies};
use crate::time::now_iso;

/// The organisation owns what members save, so each has a collection of their own.
const POLICY_DATA_OWNERSHIP: i64 = 5;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Key {
    #[serde(default)]
    key: String,
    #[serde(default)]
    default_user_collection_name: Option<String>,
}

pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    JsonBody(key): JsonBody<Key>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            require_manager(db, &caller, &organization_id)?;
            enc_string::require("Key", &key.key, &[4])?;
            let member = organization_users::by_id(db, &id)?.filter(|member| {
                member.organization_id == organization_id && member.status == STATUS_ACCEPTED
            });
            let Some(member) = member else {
                return Err(ApiError::BadRequest("User not valid.".to_owned()));
            };
            let name = key.default_user_collection_name.as_deref();
            match confirm(db, &caller, member, &key.key, name)? {
                "" => Ok(()),
                text => Err(ApiError::BadRequest(text.to_owned())),
            }
        })
        .await?;
    Ok(ok_empty())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Keys {
    #[serde(default)]
    keys: Vec<KeyOf>,
    #[serde(default)]
    default_user_collection_name: Option<String>,
}

#[derive(Deserialize)]
struct KeyOf {
    id: String,
    #[serde(default)]
    key: String,
}

/// Each row's outcome; who does not wait for confirmation is missing from it.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(request): JsonBody<Keys>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            require_manager(db, &caller, &organization_id)?;
            if request.keys.is_empty() {
                return Err(ApiError::invalid("Keys", "The Keys field is required."));
            }
            let name = request.default_user_collection_name.as_deref();
            let mut rows = Vec::new();
            for KeyOf { id, key } in &request.keys {
                enc_string::require("Key", key, &[4])?;
                let member = organization_users::by_id(db, id)?.filter(|member| {
                    member.organization_id == organization_id && member.status == STATUS_ACCEPTED
                });
                if let Some(member) = member {
                    rows.push(outcome(id, confirm(db, &caller, member, key, name)?));
                }
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

/// Why it was not done, or nothing.
fn confirm(
    db: &Connection,
    caller: &Caller,
    mut member: Member,
    key: &str,
    own_collection_name: Option<&str>,
) -> Result<&'static str, ApiError> {
    let user_id = member.user_id.clone().unwrap_or_default();
    if policy_hindrance(db, &member, &user_id, member.has_two_factor)?.is_some() {
        return Ok(match member.has_two_factor {
            true => "User is a member of another organization.",
            false => "User does not have two-step login enabled.",
        });
    }
    member.status = STATUS_CONFIRMED;
    member.key = Some(key.to_owned());
    organization_users::save(db, &member)?;
    give_own_collection(db, &member, own_collection_name)?;
    record_about(db, caller, EventType::OrganizationUserConfirmed, &member)?;
    mail_tokens::send_news(db, member.shown_email(), "organization-user-confirmed")?;
    Ok("")
}

/// Makes "My items" for a confirmed member, where the policy is on and a name was sent.
pub(super) fn give_own_collection(
    db: &Connection,
    member: &Member,
    name: Option<&str>,
) -> Result<(), ApiError> {
    let policy = policies::by_type(db, &member.organization_id, POLICY_DATA_OWNERSHIP)?;
    let Some(name) = name.filter(|_| policy.is_some_and(|policy| policy.enabled)) else {
        return Ok(());
    };
    enc_string::require("DefaultUserCollectionName", name, &[2])?;
    for right in Rights::CollectionsOfMember.read(db, &member.id)? {
        let collection = collections::require(db, &member.organization_id, &right.id)?;
        if collection.collection_type == collections::TYPE_MY_ITEMS {
            return Ok(());
        }
    }
    let id = new_id()?;
    let own = Collection {
        id: id.clone(),
        organization_id: member.organization_id.clone(),
        name: name.to_owned(),
        external_id: None,
        collection_type: collections::TYPE_MY_ITEMS,
        default_user_email: None,
    };
    collections::insert(db, &own, &now_iso())?;
    let right = Selection {
        id: member.id.clone(),
        read_only: false,
        hide_passwords: false,
        manage: true,
    };
    Ok(Rights::MembersOfCollection.add(db, &id, &[right])?)
}
