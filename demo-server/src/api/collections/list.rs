//! Reading collections.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;

use super::{access_details, require_access};
use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::auth::organization::Access;
use crate::errors::ApiError;
use crate::respond::{list as list_of, ok};
use crate::state::SharedApp;
use crate::store::collections::{self, Collection, Rights, Selection, TYPE_SHARED};
use crate::store::events::{EventType, Subject, record};
use crate::store::{clients, vault};

/// `GET /collections`: what the caller reaches, in all organisations.
pub(crate) async fn own(
    State(app): State<SharedApp>,
    caller: Caller,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| Ok(vault::collections(db, &caller.user_id)?))
        .await?;
    Ok(ok(&list_of(rows)))
}

/// All shared ones for those who look after all, else those that the caller manages.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let mine = CollectionAccess::read(db, &access)?;
            let all = reads_all(&access);
            let rows = collections::of_organization(db, &organization_id)?;
            let rows = rows
                .iter()
                .filter(|it| it.collection_type == TYPE_SHARED && (all || mine.manages(&it.id)));
            Ok(rows.map(Collection::model).collect())
        })
        .await?;
    Ok(ok(&list_of(rows)))
}

/// The same with everybody who reaches them. Of provider staff it leaves a trace in both logs.
pub(crate) async fn details(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let mine = CollectionAccess::read(db, &access)?;
            let all = reads_all_with_access(&access);
            let mut rows = Vec::new();
            for collection in collections::of_organization(db, &organization_id)? {
                if all || mine.manages(&collection.id) {
                    rows.push(access_details(db, &mine, &collection)?);
                }
            }
            if access.is_provider {
                record_visit(db, &caller, &organization_id)?;
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list_of(rows)))
}

/// 1603 for the organisation, 1903 for the provider (contract part 2, 2.4).
fn record_visit(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<(), rusqlite::Error> {
    let organization = Subject {
        organization_id: Some(organization_id),
        ..Subject::default()
    };
    record(
        db,
        caller,
        EventType::OrganizationVaultAccessed,
        organization,
    )?;
    let Some(link) = clients::link_of(db, organization_id)? else {
        return Ok(());
    };
    let client = Subject {
        provider_id: Some(&link.provider_id),
        provider_organization_id: Some(&link.id),
        ..Subject::default()
    };
    record(
        db,
        caller,
        EventType::ProviderOrganizationVaultAccessed,
        client,
    )
}

pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let model = app
        .store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let collection = readable(db, &access, &id, reads_all)?;
            Ok(collection.model())
        })
        .await?;
    Ok(ok(&model))
}

pub(crate) async fn one_with_details(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let model = app
        .store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let collection = readable(db, &access, &id, reads_all_with_access)?;
            let mine = CollectionAccess::read(db, &access)?;
            Ok(access_details(db, &mine, &collection)?)
        })
        .await?;
    Ok(ok(&model))
}

/// A bare array of selections; the ids are members'.
pub(crate) async fn members(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let selections = app
        .store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let collection = readable(db, &access, &id, reads_all_with_access)?;
            Ok(Rights::MembersOfCollection.read(db, &collection.id)?)
        })
        .await?;
    Ok(ok(&Selection::models(&selections).into()))
}

/// The collection, for those who read all and for those who manage it.
fn readable(
    db: &Connection,
    access: &Access,
    id: &str,
    reads_all: fn(&Access) -> bool,
) -> Result<Collection, ApiError> {
    let collection = collections::require(db, &access.organization.id, id)?;
    if reads_all(access) || CollectionAccess::read(db, access)?.manages(id) {
        Ok(collection)
    } else {
        Err(ApiError::NotFound)
    }
}

fn reads_all(access: &Access) -> bool {
    access.may(|it| {
        it.edit_any_collection
            || it.delete_any_collection
            || it.access_import_export
            || it.manage_groups
    })
}

fn reads_all_with_access(access: &Access) -> bool {
    access.may(|it| {
        it.edit_any_collection || it.delete_any_collection || it.manage_users || it.manage_groups
    })
}
