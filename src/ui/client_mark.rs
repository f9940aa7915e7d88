//! Which client am I in? Every client has a stable colour and a code of two letters, shown in the
//! header, in dialogs and in questions.

use leptos::prelude::*;

use super::avatar::{Avatar, AvatarShape, AvatarSize, initials, slot_class, slot_of};

/// A client as it is recognised everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientMark {
    id: String,
    name: String,
}

impl ClientMark {
    /// The mark of the client organisation with this id.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Two letters.
    #[must_use]
    pub fn code(&self) -> String {
        initials(&self.name)
    }

    /// The class that brings its colours (`--slot-ground`, `--slot-text`, `--slot-band`).
    #[must_use]
    pub fn slot_class(&self) -> String {
        slot_class(slot_of(&self.id))
    }
}

/// Code, colour and name of a client in one line.
#[component]
pub fn ClientTag(
    /// Which client.
    client: ClientMark,
) -> impl IntoView {
    let ClientMark { id, name } = client;
    view! {
        <span class="client-mark">
            <Avatar name=name.clone() seed=id shape=AvatarShape::Square size=AvatarSize::Small />
            <bdi class="client-mark__name">{name}</bdi>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renamed_client_keeps_its_colour() {
        let before = ClientMark::new("id-1", "Second Client's Organization");
        let after = ClientMark::new("id-1", "Acme Ltd");
        assert_eq!(before.code(), "SC");
        assert_eq!(after.code(), "AL");
        assert_eq!(before.slot_class(), after.slot_class());
    }
}
