//! From one client to another: a button that names the client one is in, and a dialog with a search over
//! all of them. The page stays of the same kind where one may see it there too.

mod choices;
mod recents;

use leptos::prelude::*;

pub(super) use self::recents::remember;

use self::choices::{Choice, choices, find};
use super::table::about;
use crate::{
    i18n::{I18n, Text, m::console::switcher as words, t},
    nav::{ConsolePage, Link, Nav, Route},
    session::{Rights, Session},
    ui::{
        ArrowList, Avatar, AvatarShape, AvatarSize, Badge, Dialog, DialogHead, DialogSize, Dismiss,
        Icon, IconName, IconSize, SearchField, Tone,
    },
};

/// The button at the head of the navigation, with its dialog.
#[component]
pub(super) fn ClientSwitcher(
    /// The organisation one is in.
    organization_id: String,
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// Which of its pages one is on.
    #[prop(into)]
    page: Signal<ConsolePage>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(open);
    }
    let id = StoredValue::new(organization_id);
    view! {
        <button
            type="button"
            class="switcher side__entry"
            aria-haspopup="dialog"
            aria-label=t(Text::reactive(move || words::switch_from(name.get())))
            on:click=move |_| open.set(true)
        >
            <Avatar
                name
                seed=id.get_value()
                shape=AvatarShape::Square
                size=AvatarSize::Small
            />
            <bdi class="side__label switcher__name">{name}</bdi>
            <span class="side__turn">
                <Icon name=IconName::Sort size=IconSize::Small />
            </span>
        </button>
        <Dialog
            open
            head=DialogHead::new(words::TITLE).size(DialogSize::Small)
            dismiss=Dismiss::Anywhere
        >
            <Choices current=id.get_value() page open />
        </Dialog>
    }
}

#[component]
fn Choices(current: String, page: Signal<ConsolePage>, open: RwSignal<bool>) -> impl IntoView {
    let session = Session::use_context();
    let i18n = I18n::use_context();
    let profile = untrack(|| session.profile());
    let all = profile.as_deref().map(choices).unwrap_or_default();
    let recent = profile
        .as_ref()
        .map(|profile| recents::recent(&profile.id))
        .unwrap_or_default();
    let profile = StoredValue::new(profile);
    let search = RwSignal::new(String::new());
    let found = Memo::new(move |_| find(&all, &recent, &search.read()));
    let field = NodeRef::new();
    request_animation_frame(move || {
        let input: Option<web_sys::HtmlInputElement> = field.try_get_untracked().flatten();
        _ = input.map(|input| input.focus());
    });
    let current = StoredValue::new(current);
    let line = move |choice: &Choice| {
        let rights = profile.with_value(|profile| Rights::of(profile.as_deref()?, &choice.id));
        let target = rights.map_or(ConsolePage::Home, |rights| page_for(&rights, page.get()));
        line(choice, target, current.get_value() == choice.id, open)
    };
    let group = move |title, lines: &[Choice]| {
        (!lines.is_empty()).then(|| {
            view! {
                <section aria-label=t(title)>
                    <h3 class="switcher__group">{t(title)}</h3>
                    <ul class="switcher__list">{lines.iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    };
    let lists = move || {
        found.with(|found| {
            let is_empty = found.recent.is_empty() && found.others.is_empty();
            let left_out = (found.left_out > 0).then(|| {
                let text = words::left_out(found.left_out as i64);
                view! { <p class="muted">{t(text)}</p> }
            });
            view! {
                {group(words::RECENT, &found.recent)}
                {group(words::ALL, &found.others)}
                {left_out}
                <p class="muted" role="status">
                    {move || is_empty.then(|| i18n.say(words::NOTHING))}
                </p>
            }
        })
    };
    view! {
        <ArrowList>
            <SearchField label=words::SEARCH value=search node_ref=field />
            <div class="switcher__lists">{lists}</div>
        </ArrowList>
    }
}

/// The page of the same kind, where one may see it there; else the home.
fn page_for(rights: &Rights, page: ConsolePage) -> ConsolePage {
    let (_, action) = about(page);
    if rights.may(action) {
        page
    } else {
        ConsolePage::Home
    }
}

fn line(choice: &Choice, page: ConsolePage, is_current: bool, open: RwSignal<bool>) -> AnyView {
    let Choice {
        id,
        name,
        provider,
        is_suspended,
        ..
    } = choice.clone();
    let role = match provider {
        Some(provider) => words::client_of(provider),
        None => words::OWN.into(),
    };
    view! {
        <li>
            <Link
                to=Route::console(id.clone(), page)
                current=is_current
                class="switcher__line"
                // An address one is at already changes nothing, and nothing would close the dialog.
                on:click=move |_| {
                    if is_current {
                        open.set(false);
                    }
                }
            >
                <Avatar
                    name=name.clone()
                    seed=id
                    shape=AvatarShape::Square
                    size=AvatarSize::Small
                />
                <span class="switcher__text">
                    <bdi class="switcher__name">{name}</bdi>
                    <span class="switcher__role">{t(role)}</span>
                </span>
                {is_suspended
                    .then(|| {
                        view! { <Badge tone=Tone::Danger label=Text::from(words::SUSPENDED) /> }
                    })}
            </Link>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stays_of_its_kind_where_one_may_see_it() {
        let rights = |member: &str| {
            let profile =
                format!(r#"{{"organizations":[{{"id":"o","status":2,"enabled":true,{member}}}]}}"#);
            let profile = serde_json::from_str(&profile).expect("a profile");
            Rights::of(&profile, "o").expect("a member")
        };
        let admin = rights(r#""type":1,"useGroups":true"#);
        for (page, lands_on) in [
            (ConsolePage::Members, ConsolePage::Members),
            (ConsolePage::Groups, ConsolePage::Groups),
            (ConsolePage::Subscription, ConsolePage::Home),
        ] {
            assert_eq!(page_for(&admin, page), lands_on);
        }
        let no_groups = rights(r#""type":0"#);
        assert_eq!(page_for(&no_groups, ConsolePage::Groups), ConsolePage::Home);
    }
}
