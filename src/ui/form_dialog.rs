//! A dialog that asks for something and saves it.

use leptos::prelude::*;

use super::button::{Button, ButtonVariant};
use super::callout::Callout;
use super::dialog::{Dialog, DialogHead, Dismiss};
use super::dom::unique_id;
use super::form::Form;
use super::tone::Tone;
use crate::i18n::{Text, m, t};

/// A form in a dialog with its two buttons: the one that saves, and *Cancel*.
///
/// Enter saves as well. While `busy` nothing closes it and nothing is sent twice; `error` is shown
/// above the fields, which keep what was typed.
#[component]
pub fn FormDialog(
    /// Is it open? The page closes it when it has saved.
    open: RwSignal<bool>,
    /// Title, client, size.
    #[prop(into)]
    head: Signal<DialogHead>,
    /// What the button that saves says.
    #[prop(into)]
    submit_label: Signal<Text>,
    /// Is it being saved?
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it could not be saved, where no field is to blame.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// Save it.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let form_id = StoredValue::new(unique_id("form"));
    let dismiss = Signal::derive(move || {
        if busy.get() {
            Dismiss::Never
        } else {
            Dismiss::default()
        }
    });
    let children = StoredValue::new(children);
    let footer = move || {
        view! {
            <Button
                variant=ButtonVariant::Primary
                submit=true
                busy
                attr:form=form_id.get_value()
            >
                {move || t(submit_label.get())()}
            </Button>
            <Button disabled=busy on_press=move || open.set(false)>
                {t(m::ui::CANCEL)}
            </Button>
        }
    };
    view! {
        <Dialog open head dismiss footer>
            <Form id=form_id.get_value() busy on_submit>
                {move || {
                    error
                        .get()
                        .map(|text| view! { <Callout tone=Tone::Danger title=text /> })
                }} {children.with_value(|children| children())}
            </Form>
        </Dialog>
    }
}
