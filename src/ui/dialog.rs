//! Dialogs: the browser's own `<dialog>`, modal. It keeps the rest of the page inert, closes on
//! Esc, and gives the focus back to where it came from.
//!
//! [`Dialog`] is the frame; [`FormDialog`](super::FormDialog) asks for something,
//! [`ConfirmDialog`](super::ConfirmDialog) asks whether.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::button::IconButton;
use super::client_mark::{ClientMark, ClientTag};
use super::dom::{focus, focused_element, unique_id};
use super::icon::IconName;
use crate::effect::effect;
use crate::i18n::{Text, m, t};

/// What stands at the top of a dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct DialogHead {
    title: Text,
    client: Option<ClientMark>,
    size: DialogSize,
}

impl DialogHead {
    /// A head with a title.
    pub fn new(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            client: None,
            size: DialogSize::default(),
        }
    }

    /// Names the client this is about, with its colour along the edge.
    #[must_use]
    pub fn client(self, client: impl Into<Option<ClientMark>>) -> Self {
        Self {
            client: client.into(),
            ..self
        }
    }

    /// How wide the dialog may become.
    #[must_use]
    pub fn size(self, size: DialogSize) -> Self {
        Self { size, ..self }
    }
}

/// How wide a dialog may become; narrow windows decide for themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// A question.
    Small,
    /// A form.
    #[default]
    Medium,
    /// A table or two columns.
    Large,
}

/// What closes a dialog besides its own buttons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dismiss {
    /// Esc and the cross. A click beside it does nothing: what was typed is not lost by accident.
    #[default]
    Esc,
    /// Also a click beside it: for dialogs that only show something.
    Anywhere,
    /// Nothing, while something is being saved.
    Never,
}

/// A modal dialog. Its content is built anew each time it opens.
#[component]
pub fn Dialog(
    /// Is it open? Set it to open or close; the dialog sets it when the person closes.
    open: RwSignal<bool>,
    /// Title, client, size.
    #[prop(into)]
    head: Signal<DialogHead>,
    /// What closes it.
    #[prop(optional, into)]
    dismiss: Signal<Dismiss>,
    /// The buttons; the one that counts first.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// What it shows.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = StoredValue::new(unique_id("dialog"));
    let came_from = StoredValue::new_local(None::<HtmlElement>);
    // Whether the press that ends in a click began beside the dialog: marking text and letting go
    // outside is no wish to close.
    let pressed_beside = StoredValue::new(false);
    let footer = StoredValue::new(footer);
    let children = StoredValue::new(children);

    effect(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                came_from.set_value(focused_element(&dialog));
                // Fails only if it is no longer in the document; then nothing is to be shown.
                drop(dialog.show_modal());
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        open.try_set(false);
        // The browser has given the focus back, unless what had it was taken away and redrawn.
        let Some(dialog) = node.try_get_untracked().flatten() else {
            return;
        };
        let lost = focused_element(&dialog).is_none_or(|element| element.tag_name() == "BODY");
        if let Some(element) = came_from.try_update_value(Option::take).flatten()
            && lost
            && element.is_connected()
        {
            focus(&element);
        }
    };
    let is_beside = move |event: &ev::Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        target.is_some_and(|target| target.tag_name() == "DIALOG")
    };
    view! {
        <dialog
            class=move || match head.read().size {
                DialogSize::Small => "dialog dialog--small",
                DialogSize::Medium => "dialog",
                DialogSize::Large => "dialog dialog--large",
            }
            aria-labelledby=title_id.get_value()
            node_ref=node
            on:cancel=move |event: ev::Event| {
                if dismiss.get_untracked() == Dismiss::Never {
                    event.prevent_default();
                }
            }
            on:close=closed
            on:pointerdown=move |event| pressed_beside.set_value(is_beside(&event))
            on:click=move |event| {
                if dismiss.get_untracked() == Dismiss::Anywhere && pressed_beside.get_value()
                    && is_beside(&event)
                {
                    open.set(false);
                }
            }
        >
            <Show when=move || open.get()>
                <div class=move || {
                    match &head.read().client {
                        None => "dialog__panel".to_owned(),
                        Some(client) => {
                            format!("dialog__panel dialog__panel--client {}", client.slot_class())
                        }
                    }
                }>
                    <div class="dialog__head">
                        {move || {
                            head.read().client.clone().map(|client| view! { <ClientTag client /> })
                        }} <h2 class="dialog__title" id=title_id.get_value()>
                            {move || t(head.read().title.clone())()}
                        </h2>
                    </div>
                    <div class="dialog__body">{children.with_value(|children| children())}</div>
                    {footer
                        .with_value(|footer| {
                            footer
                                .as_ref()
                                .map(|footer| {
                                    view! { <div class="dialog__foot">{footer.run()}</div> }
                                })
                        })}
                    <div class="dialog__close">
                        <IconButton
                            icon=IconName::Close
                            label=Text::from(m::ui::CLOSE)
                            small=true
                            disabled=Signal::derive(move || dismiss.get() == Dismiss::Never)
                            on_press=move || open.set(false)
                        />
                    </div>
                </div>
            </Show>
        </dialog>
    }
}
