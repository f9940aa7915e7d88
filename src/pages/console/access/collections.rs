//! Collections with names that can be read: opened in the browser with the organisation's key.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use portal_crypto::{EncString, SymmetricKey};
use portal_types::collection::{CollectionType, OrganizationCollection};

use crate::api::ApiError;
use crate::cache::Load;
use crate::pages::areas;
use crate::pages::console::Client;
use crate::pages::data::Data;
use crate::session::KeyError;

/// A collection and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What the server says of it.
    pub collection: OrganizationCollection,
    /// The whole name with its parents; `None` when it cannot be opened.
    pub name: Option<String>,
}

impl Named {
    /// Whether it is a member's own: neither renamed nor deleted nor given to others.
    #[must_use]
    pub fn is_my_items(&self) -> bool {
        self.collection.collection_type == CollectionType::MyItems
    }
}

/// Opens the names; one that does not open does not keep the others from being read.
#[must_use]
pub fn open_names(key: Option<&SymmetricKey>, rows: &[OrganizationCollection]) -> Vec<Named> {
    rows.iter()
        .map(|collection| Named {
            name: key.and_then(|key| open_name(key, &collection.name)),
            collection: collection.clone(),
        })
        .collect()
}

fn open_name(key: &SymmetricKey, sealed: &str) -> Option<String> {
    let sealed: EncString = sealed.parse().ok()?;
    let name = key.decrypt_text(&sealed).ok()?;
    Some(name.as_str().to_owned())
}

/// The collections of a client; cheap to copy.
#[derive(Clone, Copy)]
pub struct Collections {
    data: Data<Vec<OrganizationCollection>>,
    named: RwSignal<Option<Arc<Vec<Named>>>>,
    key_error: RwSignal<Option<KeyError>>,
}

impl Collections {
    /// The shared ones by name. Leaves no trace in any log.
    #[must_use]
    pub fn names(client: Client) -> Self {
        let data = client.ask(areas::COLLECTION_NAMES, |api, id| async move {
            api.collections(&id).await
        });
        Self::opened(client, data)
    }

    /// All of them with who reaches them. Of a provider's staff it leaves a trace: ask before.
    #[must_use]
    pub fn with_access(client: Client) -> Self {
        let data = client.ask(areas::COLLECTIONS, |api, id| async move {
            api.collections_with_access(&id).await
        });
        Self::opened(client, data)
    }

    fn opened(client: Client, data: Data<Vec<OrganizationCollection>>) -> Self {
        let named = RwSignal::new(None);
        let key_error = RwSignal::new(None);
        Effect::new(move |_| {
            let Some(rows) = data.value() else { return };
            let key = client.key();
            spawn_local(async move {
                let key = key.await;
                key_error.try_set(key.as_ref().err().copied());
                named.try_set(Some(Arc::new(open_names(key.as_ref().ok(), &rows))));
            });
        });
        Self {
            data,
            named,
            key_error,
        }
    }

    /// What is known; `None` until it is here. Reactive.
    #[must_use]
    pub fn get(self) -> Option<Arc<Vec<Named>>> {
        self.named.get()
    }

    /// Why the last call failed. Reactive.
    #[must_use]
    pub fn failure(self) -> Option<ApiError> {
        match self.data.get() {
            Load::Failed(error, _) => Some(error),
            Load::Idle | Load::Loading | Load::Ready(_) => None,
        }
    }

    /// Why no name can be read. Reactive.
    #[must_use]
    pub fn key_error(self) -> Option<KeyError> {
        self.key_error.get()
    }

    /// Fetches them anew.
    pub fn reload(self) {
        self.data.reload();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_that_does_not_open_does_not_break_the_list() {
        let key = SymmetricKey::generate().unwrap();
        let other = SymmetricKey::generate().unwrap();
        let row = |name: String| OrganizationCollection {
            name,
            ..OrganizationCollection::default()
        };
        let rows = [
            row(key.encrypt_text("IT/Servers").unwrap().to_string()),
            row(other.encrypt_text("Elsewhere").unwrap().to_string()),
            row("plain".to_owned()),
            row(String::new()),
        ];
        let names: Vec<_> = open_names(Some(&key), &rows)
            .into_iter()
            .map(|named| named.name)
            .collect();
        assert_eq!(names, [Some("IT/Servers".to_owned()), None, None, None]);
        assert!(
            open_names(None, &rows)
                .iter()
                .all(|named| named.name.is_none())
        );
    }
}
