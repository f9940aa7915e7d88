//! How many seats are left, and what that means for so many more members.

use leptos::prelude::*;

use crate::i18n::{Text, m::console::members as words, t};
use crate::nav::{Link, Route};
use crate::pages::console::members::view::MembersView;
use crate::session::{Action, Rights};
use crate::ui::{Callout, Tone};

/// What more members mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// There are seats enough, or there is no limit.
    Enough,
    /// The server buys the missing ones.
    Buys(i64),
    /// Somebody has to assign more seats first.
    Missing(i64),
}

/// Whether there is room for `count` more, with `left` seats.
pub(super) fn room(rights: &Rights, left: Option<i64>, count: usize) -> Room {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match left {
        Some(left) if count > left && rights.is_managed() => Room::Missing(count - left),
        Some(left) if count > left => Room::Buys(count - left),
        _ => Room::Enough,
    }
}

/// The seats that are left, and a warning when more people are invited than there are seats.
#[component]
pub(super) fn SeatsNote(
    view: MembersView,
    /// How many are to be invited.
    #[prop(into)]
    count: Signal<usize>,
) -> impl IntoView {
    let left = Memo::new(move |_| view.seats().and_then(|seats| seats.left()));
    move || {
        let left = left.get()?;
        let room = room(&view.client.rights(), Some(left), count.get());
        let note = match room {
            Room::Enough => view! { <p class="muted">{t(words::seats_left(left))}</p> }.into_any(),
            Room::Buys(missing) => view! {
                <Callout tone=Tone::Warning title=words::seats_bought(missing)>
                    <p>{t(words::SEATS_BOUGHT_TEXT)}</p>
                </Callout>
            }
            .into_any(),
            Room::Missing(missing) => view! {
                <Callout tone=Tone::Warning title=words::seats_missing(missing, left)>
                    {where_to_get(view)}
                </Callout>
            }
            .into_any(),
        };
        Some(note)
    }
}

/// Where more seats come from.
fn where_to_get(view: MembersView) -> AnyView {
    match view.client.acting_for() {
        Some(acting) => view! {
            <p>
                {t(words::SEATS_FROM_CLIENTS)} " "
                <Link to=Route::provider_clients(acting.provider_id)>{t(words::TO_CLIENTS)}</Link>
            </p>
        }
        .into_any(),
        None => {
            let text: Text = match view.client.may(Action::ManageOrganization) {
                true => words::SEATS_FROM_PROVIDER.into(),
                false => words::SEATS_FROM_OWNER.into(),
            };
            view! { <p>{t(text)}</p> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::account::Profile;

    #[test]
    fn more_people_than_seats_is_known_before() {
        let rights = |provider: &str| {
            let text =
                format!(r#"{{"organizations":[{{"id":"o","type":0,"status":2{provider}}}]}}"#);
            let profile: Profile = serde_json::from_str(&text).expect("a profile");
            Rights::of(&profile, "o").expect("rights")
        };
        let managed = rights(r#","providerId":"p","providerType":0"#);
        let own = rights("");
        assert_eq!(room(&managed, Some(3), 3), Room::Enough);
        assert_eq!(room(&managed, Some(3), 5), Room::Missing(2));
        assert_eq!(room(&managed, None, 5), Room::Enough);
        assert_eq!(room(&own, Some(0), 5), Room::Buys(5));
    }
}
