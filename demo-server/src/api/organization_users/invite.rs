//! `POST /organizations/{id}/users/invite`: invites people by mail.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use super::rules::{
    check_collections, check_groups, check_role, has_owner_without, require_manager,
};
use super::{record_about, seats};
use crate::api::invitations::{check_addresses, form_encode, vault_address};
use crate::auth::caller::Caller;
use crate::auth::permissions::Permissions;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::collections::{Rights, Selection};
use crate::store::events::EventType;
use crate::store::groups;
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::organization_users::{self, Member, TYPE_CUSTOM, TYPE_OWNER};
use crate::store::organizations::Organization;

#[derive(Deserialize)]
pub(crate) struct Request {
    #[serde(default)]
    emails: Vec<String>,
    #[serde(rename = "type")]
    member_type: i64,
    #[serde(default)]
    permissions: Option<Permissions>,
    #[serde(default)]
    collections: Option<Vec<Selection>>,
    #[serde(default)]
    groups: Option<Vec<String>>,
}

/// Addresses of members are passed over silently; either all others are invited or nobody is.
pub(crate) async fn invite(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    headers: HeaderMap,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let vault = vault_address(&headers);
    app.store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            check_addresses(&request.emails)?;
            let permissions = request.permissions.unwrap_or_default();
            let group_ids = request.groups.unwrap_or_default();
            check_role(&access, request.member_type, &permissions)?;
            let collections =
                check_collections(db, &access, request.collections.unwrap_or_default())?;
            check_groups(db, &organization_id, &group_ids)?;
            if request.member_type != TYPE_OWNER && !has_owner_without(db, &organization_id, &[])? {
                let text = "You must have at least one confirmed owner to invite users.";
                return Err(ApiError::BadRequest(text.to_owned()));
            }
            let emails = new_addresses(db, &organization_id, &request.emails)?;
            let count = i64::try_from(emails.len()).unwrap_or(i64::MAX);
            seats::make_room(db, &access.organization, count)?;
            for email in &emails {
                let member = Member {
                    member_type: request.member_type,
                    permissions: match request.member_type {
                        TYPE_CUSTOM => permissions,
                        _ => Permissions::default(),
                    },
                    ..Member::invited(new_id()?, &organization_id, email)
                };
                organization_users::insert(db, &member)?;
                Rights::CollectionsOfMember.add(db, &member.id, &collections)?;
                groups::set_of_member(db, &member.id, &group_ids)?;
                record_about(db, &caller, EventType::OrganizationUserInvited, &member)?;
                mail_invitation(db, &access.organization, &member, &vault)?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

/// In small letters, each once, without those of members.
fn new_addresses(
    db: &Connection,
    organization_id: &str,
    emails: &[String],
) -> Result<Vec<String>, ApiError> {
    let members = organization_users::of_organization(db, organization_id)?;
    let mut new: Vec<String> = Vec::new();
    for email in emails {
        let email = email.trim().to_lowercase();
        let is_known = members
            .iter()
            .any(|member| member.shown_email().eq_ignore_ascii_case(&email));
        if !is_known && !new.contains(&email) {
            new.push(email);
        }
    }
    Ok(new)
}

/// Mails the link of an invitation, with a new token.
pub(super) fn mail_invitation(
    db: &Connection,
    organization: &Organization,
    member: &Member,
    vault: &str,
) -> Result<(), ApiError> {
    let email = member.shown_email();
    let purpose = LinkPurpose::Membership;
    let token = mail_tokens::issue(db, purpose, &member.id, email)?;
    let link = format!(
        "{vault}/#/accept-organization?organizationId={}&organizationUserId={}&email={}&organizationName={}&token={}&initOrganization=false&orgUserHasExistingUser={}",
        organization.id,
        member.id,
        form_encode(email),
        form_encode(&organization.name),
        form_encode(&token),
        accounts::by_email(db, email)?.is_some(),
    );
    Ok(mail_tokens::send_link(db, email, purpose, &link)?)
}
