//! The part of the dialog about the new master password: typed or made, with its strength and what the
//! organisation requires.

use std::sync::Arc;

use leptos::prelude::*;

use super::demands::Demand;
use super::generate::generate;
use super::strength::{Strength, strength_of};
use crate::i18n::{Text, m, t};
use crate::pages::console::copy_button::CopyButton;
use crate::ui::{
    Button, Callout, FieldOptions, Icon, IconName, IconSize, Meter, PasswordField, Tone,
};

use m::console::recovery as words;

/// What is typed, what is wrong with it, and what it is measured by; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct NewPassword {
    pub(super) value: RwSignal<String>,
    pub(super) error: RwSignal<Option<Text>>,
    /// Names and addresses that stand near it.
    known: Signal<Arc<[String]>>,
    /// What is required; `None` while it is read or when it may not be read.
    demands: Signal<Option<Arc<[Demand]>>>,
}

impl NewPassword {
    pub(super) fn new(
        known: Signal<Arc<[String]>>,
        demands: Signal<Option<Arc<[Demand]>>>,
    ) -> Self {
        let value = RwSignal::new(String::new());
        let error = RwSignal::new(None);
        Effect::new(move |_| {
            value.track();
            error.set(None);
        });
        Self {
            value,
            error,
            known,
            demands,
        }
    }

    fn strength(self) -> Strength {
        let known = self.known.get();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        strength_of(&self.value.read(), &known)
    }

    /// Whether it can be used; where it cannot, its field says why.
    pub(super) fn check(self, client: &str) -> bool {
        let (value, strength) = untrack(|| (self.value.get(), self.strength()));
        let demands = untrack(|| self.demands.get());
        let open = demands.as_deref().unwrap_or_default().iter().copied();
        let mut open = open.filter(|demand| !demand.is_met(&value, strength));
        let wrong = if value.is_empty() {
            Some(words::PASSWORD_MISSING.into())
        } else {
            match (demands.is_some(), open.next()) {
                (true, Some(Demand::Length(least))) => Some(words::password_short(least)),
                (true, Some(_)) => Some(words::password_refused(client.to_owned())),
                (true, None) => None,
                (false, _) => too_short(&value),
            }
        };
        self.error.set(wrong.clone());
        wrong.is_none()
    }
}

/// Without a policy to ask, what servers demand in any case.
fn too_short(value: &str) -> Option<Text> {
    let least = super::demands::LEAST_CHARS;
    (value.chars().count() < least).then(|| words::password_short(least))
}

#[component]
pub(super) fn NewPasswordFields(
    password: NewPassword,
    #[prop(into)] client_name: Signal<String>,
    #[prop(into)] demands_failed: Signal<bool>,
) -> impl IntoView {
    let make = move || {
        let demands = password.demands.get_untracked();
        match generate(demands.as_deref().unwrap_or_default()) {
            Ok(made) => password.value.set(made.to_string()),
            Err(_) => password.error.set(Some(m::errors::BROWSER_TOO_OLD.into())),
        }
    };
    let strength = Memo::new(move |_| password.strength());
    let share = Signal::derive(move || {
        f64::from(strength.get().level() + 1) / f64::from(Strength::MOST + 1)
    });
    let tone = Signal::derive(move || match strength.get().level() {
        0 | 1 => Tone::Danger,
        2 => Tone::Warning,
        _ => Tone::Success,
    });
    let is_typed = Memo::new(move |_| !password.value.read().is_empty());
    view! {
        <PasswordField
            label=words::NEW_PASSWORD
            value=password.value
            error=password.error
            options=FieldOptions {
                autofocus: true,
                autocomplete: Some("new-password"),
                ..FieldOptions::default()
            }
        />
        <div class="row gap-2">
            <Button small=true icon=IconName::Refresh on_press=make>
                {t(words::GENERATE)}
            </Button>
            <Show when=move || is_typed.get()>
                <CopyButton secret=password.value />
            </Show>
        </div>
        <Show when=move || is_typed.get()>
            <p class="recovery__strength" role="status">
                {move || t(words::strength(strength.get().words()))()} <Meter share tone />
            </p>
        </Show>
        <Show when=move || demands_failed.get()>
            <Callout tone=Tone::Info title=words::DEMANDS_UNKNOWN />
        </Show>
        {move || {
            password
                .demands
                .get()
                .map(|demands| {
                    view! { <Demands password demands strength client_name /> }
                })
        }}
    }
}

#[component]
fn Demands(
    password: NewPassword,
    demands: Arc<[Demand]>,
    strength: Memo<Strength>,
    client_name: Signal<String>,
) -> impl IntoView {
    let rows = demands.iter().copied().map(|demand| {
        let met = Memo::new(move |_| demand.is_met(&password.value.read(), strength.get()));
        view! {
            <li class="recovery__demand" class=("recovery__demand--met", move || met.get())>
                {move || {
                    let name = if met.get() { IconName::CheckCircle } else { IconName::Minus };
                    view! { <Icon name size=IconSize::Small /> }
                }} <span>{t(demand.words())}</span>
                <span class="sr-only">
                    {move || {
                        let state = if met.get() { words::DEMAND_MET } else { words::DEMAND_OPEN };
                        format!(": {}", t(state)())
                    }}
                </span>
            </li>
        }
    });
    view! {
        <div>
            <p class="strong">{move || t(words::demands_title(client_name.get()))()}</p>
            <ul class="recovery__demands">{rows.collect_view()}</ul>
        </div>
    }
}
