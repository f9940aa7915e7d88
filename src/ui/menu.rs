//! Menus: a button that opens a list of things to do.
//!
//! The list is a popover: it lies above everything, closes on Esc and on a press elsewhere. Its
//! entries are built when it opens, so that a menu in every row of a table costs a button only.

use leptos::context::Provider;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, ToggleEvent};

use super::button::ButtonVariant;
use super::dom::{all_matching, focus, focused_element, unique_id};
use super::icon::{Icon, IconName, IconSize};
use super::menu_keys::{find, step};
use super::place::{Align, place};
use super::tooltip::{area_of, move_to, view_size};
use crate::i18n::{Text, t};

/// What the button of a menu looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuLook {
    /// An icon; the label is read out and shown as a tooltip. [`IconName::More`] at a row's end.
    Icon(IconName),
    /// The label, with an arrow behind it.
    Button(ButtonVariant, Option<IconName>),
    /// Whatever `face` draws; the label is read out.
    Custom,
}

/// Which edge of the button the list is in line with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuAlign {
    /// Where the line begins.
    #[default]
    Start,
    /// Where the line ends: for buttons at the end of a row or bar.
    End,
}

/// What can be chosen in a menu.
const ITEMS: &str = "[role^=menuitem]";

/// What an entry needs of its menu.
#[derive(Clone, Copy)]
struct MenuHandle {
    list: NodeRef<html::Div>,
    trigger: NodeRef<html::Button>,
    align: MenuAlign,
}

impl MenuHandle {
    /// Its entries are there: the list goes to its place, and the keyboard to what is chosen, else to the first.
    fn settle(self) {
        let (list, trigger) = (
            self.list.try_get_untracked(),
            self.trigger.try_get_untracked(),
        );
        let (Some(Some(list)), Some(Some(trigger))) = (list, trigger) else {
            return;
        };
        place_by_hand(&list, &trigger, self.align);
        let items = all_matching(&list, ITEMS);
        let checked = items
            .iter()
            .find(|item| item.get_attribute("aria-checked").as_deref() == Some("true"));
        if let Some(item) = checked.or(items.first()) {
            focus(item);
        }
    }

    /// Closes the menu and gives the focus back to its button.
    fn close(self) {
        if let Some(list) = self.list.try_get_untracked().flatten() {
            // Fails if it is closed already.
            drop(list.hide_popover());
        }
        if let Some(trigger) = self.trigger.try_get_untracked().flatten() {
            focus(&trigger);
        }
    }
}

/// A button with a menu of [`MenuItem`]s, [`MenuChoice`]s, [`MenuGroup`]s and [`MenuLine`]s.
///
/// Keys: Enter, Space, arrow down open; arrows, Home, End and letters move; Esc and Tab close.
#[component]
pub fn Menu(
    /// What it is a menu of.
    #[prop(into)]
    label: Signal<Text>,
    /// What the button looks like.
    #[prop(default = MenuLook::Icon(IconName::More))]
    look: MenuLook,
    /// For [`MenuLook::Custom`]: what stands on the button.
    #[prop(optional, into)]
    face: Option<ViewFn>,
    /// Where the list goes.
    #[prop(optional)]
    align: MenuAlign,
    /// A smaller button.
    #[prop(optional)]
    small: bool,
    /// Cannot be opened.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The entries.
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("menu");
    let anchor = format!("--{id}");
    let handle = MenuHandle {
        list: NodeRef::new(),
        trigger: NodeRef::new(),
        align,
    };
    let open = RwSignal::new(false);
    let typed = StoredValue::new((String::new(), 0.0));
    let children = StoredValue::new(children);
    let name = move || t(label.get())();

    let items = move || {
        let list = handle.list.try_get_untracked().flatten()?;
        let items = all_matching(&list, ITEMS);
        let focused = focused_element(&list);
        let current = items.iter().position(|item| Some(item) == focused.as_ref());
        Some((items, current))
    };
    let toggled = move |event: ev::Event| {
        if !is_opening(&event) {
            open.try_set(false);
            return;
        }
        handle.settle();
    };
    let key_in_list = move |event: ev::KeyboardEvent| {
        let key = event.key();
        if key == "Tab" {
            handle.close();
            return;
        }
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some((items, current)) = items() else {
            return;
        };
        let is_letter = key.chars().count() == 1 && key != " ";
        let target = step(&key, current, items.len()).or_else(|| {
            let text = is_letter.then(|| type_letter(typed, &key, event.time_stamp()))?;
            let labels: Vec<String> = items
                .iter()
                .map(|item| item.text_content().unwrap_or_default())
                .collect();
            find(&labels, current, &text)
        });
        if let Some(item) = target.and_then(|index| items.get(index)) {
            event.prevent_default();
            focus(item);
        }
    };
    let class = match look {
        MenuLook::Icon(_) => "button button--quiet button--icon",
        MenuLook::Button(ButtonVariant::Primary, _) => "button button--primary",
        MenuLook::Button(ButtonVariant::Quiet, _) => "button button--quiet",
        MenuLook::Button(..) => "button",
        MenuLook::Custom => "menu-face",
    };
    let spoken = !matches!(look, MenuLook::Button(..));
    view! {
        <button
            type="button"
            class=class
            class=("button--small", small)
            disabled=disabled
            popovertarget=id.clone()
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-label=move || spoken.then(name)
            data-tip=matches!(look, MenuLook::Icon(_)).then_some("")
            style:anchor-name=anchor.clone()
            node_ref=handle.trigger
            on:keydown=move |event| {
                if event.key() == "ArrowDown" && let Some(list) = handle.list.get_untracked() {
                    event.prevent_default();
                    // Fails if it is open already.
                    drop(list.show_popover());
                }
            }
        >
            {match look {
                MenuLook::Icon(icon) => view! { <Icon name=icon /> }.into_any(),
                MenuLook::Button(_, icon) => {
                    view! {
                        <span class="button__content">
                            {icon.map(|name| view! { <Icon name /> })}
                            <span class="button__label">{name}</span>
                            <Icon name=IconName::ChevronDown size=IconSize::Small />
                        </span>
                    }
                        .into_any()
                }
                MenuLook::Custom => face.map(|face| face.run()).into_any(),
            }}
        </button>
        <div
            id=id
            class="menu"
            class=("menu--end", align == MenuAlign::End)
            role="menu"
            popover="auto"
            aria-label=move || open.get().then(name)
            style:position-anchor=anchor
            node_ref=handle.list
            on:beforetoggle=move |event| {
                if is_opening(&event) {
                    open.set(true);
                }
            }
            on:toggle=toggled
            on:keydown=key_in_list
        >
            <Show when=move || open.get()>
                <Provider value=handle>{children.with_value(|children| children())}</Provider>
            </Show>
        </div>
    }
}

/// Stands behind entries that come after their menu has opened (`chunk::later`): the keyboard goes to them.
#[component]
pub fn MenuArrived() -> impl IntoView {
    if let Some(handle) = use_context::<MenuHandle>() {
        request_animation_frame(move || {
            let list = handle.list.try_get_untracked().flatten();
            let has_focus = list.is_some_and(|list| {
                let focused = focused_element(&list);
                focused.is_some_and(|focused| *focused != **list && list.contains(Some(&focused)))
            });
            if !has_focus {
                handle.settle();
            }
        });
    }
}

fn is_opening(event: &ev::Event) -> bool {
    event
        .dyn_ref::<ToggleEvent>()
        .is_some_and(|event| event.new_state() == "open")
}

/// Letters typed within a second belong together.
fn type_letter(typed: StoredValue<(String, f64)>, letter: &str, at_millis: f64) -> String {
    typed
        .try_update_value(|(text, last_millis)| {
            if at_millis - *last_millis > 1_000.0 {
                text.clear();
            }
            *last_millis = at_millis;
            text.push_str(letter);
            text.clone()
        })
        .unwrap_or_default()
}

/// Puts the list beside its button where the browser does not do it by itself.
fn place_by_hand(list: &HtmlElement, trigger: &HtmlElement, align: MenuAlign) {
    let ties = list.style().get_property_value("position-anchor");
    if ties.is_ok_and(|anchor| !anchor.is_empty()) {
        return;
    }
    let rtl = trigger.matches(":dir(rtl)").unwrap_or(false);
    let align = if (align == MenuAlign::End) == rtl {
        Align::Left
    } else {
        Align::Right
    };
    let own = area_of(list);
    let (left, top) = place(
        area_of(trigger),
        (own.width, own.height),
        view_size(),
        align,
    );
    move_to(list, left, top);
}

/// Something to do, or somewhere to go (`href`).
#[component]
pub fn MenuItem(
    /// What it does.
    #[prop(into)]
    label: Text,
    /// Before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// What it means, or why it cannot be chosen.
    #[prop(optional, into)]
    note: Option<Text>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// Cannot be chosen now; stays reachable, so that the note is heard.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Where it goes: makes it a link.
    #[prop(optional, into)]
    href: Option<String>,
    /// What happens. The menu is closed before, the focus is on its button.
    #[prop(optional, into)]
    on_select: Option<Callback<()>>,
) -> impl IntoView {
    let handle = use_context::<MenuHandle>();
    let select = move |event: ev::MouseEvent| {
        if disabled.get_untracked() {
            event.prevent_default();
            return;
        }
        if let Some(handle) = handle {
            handle.close();
        }
        if let Some(on_select) = on_select {
            on_select.try_run(());
        }
    };
    let content = view! {
        {icon.map(|name| view! { <Icon name /> })}
        <span class="menu__text">
            <span>{t(label)}</span>
            {note.map(|note| view! { <span class="menu__note">{t(note)}</span> })}
        </span>
    };
    let aria_disabled = move || disabled.get().then_some("true");
    match href {
        Some(href) => view! {
            <a
                class="menu__item"
                role="menuitem"
                tabindex="-1"
                href=href
                aria-disabled=aria_disabled
                on:click=select
            >
                {content}
            </a>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                class="menu__item"
                class=("menu__item--danger", danger)
                role="menuitem"
                tabindex="-1"
                aria-disabled=aria_disabled
                on:click=select
            >
                {content}
            </button>
        }
        .into_any(),
    }
}

/// One of several settings in a menu, the chosen one with a tick.
#[component]
pub fn MenuChoice(
    /// What it is.
    #[prop(into)]
    label: Text,
    /// Before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Is it the chosen one?
    #[prop(into)]
    checked: Signal<bool>,
    /// It was chosen.
    #[prop(into)]
    on_select: Callback<()>,
) -> impl IntoView {
    let handle = use_context::<MenuHandle>();
    view! {
        <button
            type="button"
            class="menu__item"
            role="menuitemradio"
            tabindex="-1"
            aria-checked=move || if checked.get() { "true" } else { "false" }
            on:click=move |_| {
                if let Some(handle) = handle {
                    handle.close();
                }
                on_select.try_run(());
            }
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span class="menu__text">{t(label)}</span>
            <span class="menu__check">
                <Icon name=IconName::Check size=IconSize::Small />
            </span>
        </button>
    }
}

/// Entries that belong together, under a small heading.
#[component]
pub fn MenuGroup(
    /// The heading.
    #[prop(into)]
    label: Text,
    /// The entries.
    children: Children,
) -> impl IntoView {
    let id = unique_id("menu-group");
    view! {
        <div role="group" aria-labelledby=id.clone()>
            <div class="menu__group" id=id.clone() role="presentation">
                {t(label)}
            </div>
            {children()}
        </div>
    }
}

/// A line between entries.
#[component]
pub fn MenuLine() -> impl IntoView {
    view! { <div class="menu__line" role="separator"></div> }
}
