//! What every form field has around it: label, hint, error, and the ids that tie them together.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::dom::{focus, unique_id};
use super::icon::{Icon, IconName, IconSize};
use crate::effect::effect;
use crate::i18n::{Text, m, t};

/// What a field may be told besides its label and value.
#[derive(Clone, Copy, Debug, Default)]
pub struct FieldOptions {
    /// May stay empty; the label says so. (Fields are needed unless they say otherwise.)
    pub optional: bool,
    /// Gets the focus when its dialog or page opens.
    pub autofocus: bool,
    /// How many characters the server takes. Typing more is shown, never cut off.
    pub max_chars: Option<u32>,
    /// What the browser may fill in: a value of HTML's `autocomplete`. None: nothing.
    pub autocomplete: Option<&'static str>,
    /// Can be read and copied, not changed.
    pub read_only: bool,
}

/// The ids of one field and the `aria-describedby` that follows from its state.
#[derive(Clone)]
pub(super) struct FieldIds {
    pub(super) control: String,
    hint: String,
    error: String,
}

impl FieldIds {
    pub(super) fn new() -> Self {
        let control = unique_id("field");
        Self {
            hint: format!("{control}-hint"),
            error: format!("{control}-error"),
            control,
        }
    }

    /// Which elements describe the control now: the error first, for it matters more.
    pub(super) fn described_by(
        &self,
        error: Signal<Option<Text>>,
        has_hint: bool,
    ) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
        let (hint_id, error_id) = (self.hint.clone(), self.error.clone());
        move || describe(error.read().is_some(), has_hint, &error_id, &hint_id)
    }
}

fn describe(has_error: bool, has_hint: bool, error: &str, hint: &str) -> Option<String> {
    match (has_error, has_hint) {
        (true, true) => Some(format!("{error} {hint}")),
        (true, false) => Some(error.to_owned()),
        (false, true) => Some(hint.to_owned()),
        (false, false) => None,
    }
}

/// `aria-invalid` for a control with this error.
pub(super) fn invalid(
    error: Signal<Option<Text>>,
) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync + 'static {
    move || error.read().is_some().then_some("true")
}

/// Gives a control the focus once it is on the page, if its options ask for it. The attribute alone
/// works in a dialog that opens, and once per page load elsewhere; the steps of a sign-in are neither.
pub(super) fn focus_when_shown<E>(node: NodeRef<E>, options: FieldOptions)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    if options.autofocus {
        effect(move || {
            if let Some(control) = node
                .get()
                .and_then(|node| node.dyn_into::<HtmlElement>().ok())
            {
                focus(&control);
            }
        });
    }
}

/// Label above, hint and error below a control.
///
/// The error stands in a live region, so it is read out when it appears, and the control refers to
/// it: use [`FieldIds::described_by`] and [`invalid`] on the control.
#[component]
pub(super) fn Field(
    /// The ids, shared with the control.
    ids: FieldIds,
    /// What the field asks for.
    label: Text,
    /// Help that is always there.
    hint: Option<Text>,
    /// What is wrong with the value, and what to do.
    error: Signal<Option<Text>>,
    /// As of the widget around it.
    options: FieldOptions,
    /// For the counter, where `options` sets a limit.
    #[prop(optional, into)]
    value: Signal<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let FieldIds {
        control,
        hint: hint_id,
        error: error_id,
    } = ids;
    view! {
        <div class="field">
            <div class="field__head">
                <label class="field__label" for=control>
                    {t(label)}
                    {options
                        .optional
                        .then(|| {
                            view! {
                                <span class="field__optional">" " {t(m::ui::OPTIONAL)}</span>
                            }
                        })}
                </label>
                {options.max_chars.map(|max| view! { <Counter max value /> })}
            </div>
            {children()}
            <div id=error_id aria-live="polite">
                {move || {
                    error
                        .get()
                        .map(|text| {
                            view! {
                                <p class="field__error">
                                    <Icon name=IconName::Danger size=IconSize::Small />
                                    <span>{t(text)}</span>
                                </p>
                            }
                        })
                }}
            </div>
            {hint.map(|text| view! { <p id=hint_id class="field__note">{t(text)}</p> })}
        </div>
    }
}

/// "4 characters left", shown once it is nearly full.
#[component]
fn Counter(
    /// The limit.
    max: u32,
    /// What was typed.
    value: Signal<String>,
) -> impl IntoView {
    let used = Memo::new(move |_| value.read().chars().count() as u32);
    view! {
        <Show when=move || is_nearly_full(used.get(), max)>
            <span class="field__count" class=("field__count--over", move || used.get() > max)>
                {move || {
                    let left = i64::from(max) - i64::from(used.get());
                    let text = if left < 0 { m::ui::too_long(max) } else { m::ui::characters_left(left) };
                    t(text)()
                }}
            </span>
        </Show>
    }
}

fn is_nearly_full(used: u32, max: u32) -> bool {
    used * 5 >= max * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_described_before_the_hint() {
        assert_eq!(describe(true, true, "e", "h").as_deref(), Some("e h"));
        assert_eq!(describe(true, false, "e", "h").as_deref(), Some("e"));
        assert_eq!(describe(false, true, "e", "h").as_deref(), Some("h"));
        assert_eq!(describe(false, false, "e", "h"), None);
    }

    #[test]
    fn the_counter_appears_at_four_fifths() {
        assert!(!is_nearly_full(39, 50));
        assert!(is_nearly_full(40, 50));
        assert!(is_nearly_full(51, 50));
    }
}
