//! Banners above the pages: the provider is suspended; something is wrong with its tax id.

use leptos::prelude::*;
use portal_types::billing::{ProviderWarnings, SuspensionWarning};

use super::scope::{Scope, area};
use super::words::day;
use crate::cache::Load;
use crate::config::Feature;
use crate::effect::effect;
use crate::i18n::{Message, Text, m, t};
use crate::nav::{Link, Nav, Route};
use crate::pages::brand::is_hidden;
use crate::pages::data::Data;
use crate::session::Session;
use crate::ui::{Button, ButtonVariant, Callout, Tone};

fn warnings(scope: Scope) -> Data<ProviderWarnings> {
    scope.ask(area::WARNINGS, |api, id| async move {
        api.provider_warnings(&id).await
    })
}

/// Who can end the suspension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Resolution {
    /// Whoever reads this, with a payment method.
    AddPaymentMethod,
    /// A provider admin.
    ContactAdministrator,
    /// The people who run the server.
    ContactSupport,
}

impl Resolution {
    /// What the server says; where it says nothing, what follows from the role.
    fn of(warning: Option<&SuspensionWarning>, is_admin: bool) -> Self {
        match warning.map(|warning| warning.resolution.as_str()) {
            Some("add_payment_method") => Self::AddPaymentMethod,
            Some("contact_administrator") => Self::ContactAdministrator,
            Some("contact_support") => Self::ContactSupport,
            _ if is_admin => Self::ContactSupport,
            _ => Self::ContactAdministrator,
        }
    }

    fn text(self) -> Message {
        match self {
            Self::AddPaymentMethod => m::provider::billing::SUSPENDED_ADD_PAYMENT_METHOD,
            Self::ContactAdministrator => m::provider::billing::SUSPENDED_CONTACT_ADMINISTRATOR,
            Self::ContactSupport => m::provider::billing::SUSPENDED_CONTACT_SUPPORT,
        }
    }
}

/// Why the provider is suspended, who can help, and what still works.
#[component]
pub(super) fn SuspensionNotice(scope: Scope) -> impl IntoView {
    let warnings = warnings(scope);
    let is_admin = Memo::new(move |_| {
        let open = scope.session().unlocked();
        open.is_some_and(|open| open.may(|may| may.administers_provider(&scope.id())))
    });
    let has_billing = !is_hidden(Feature::Billing);
    let path = Nav::use_context().map(|nav| nav.path());
    let is_on_payment_page =
        Memo::new(move |_| path.is_some_and(|path| path.read().ends_with("/payment-details")));
    move || {
        let warnings = match warnings.get() {
            // Rather a moment later than twice.
            Load::Idle | Load::Loading => return None,
            known => known.value().cloned(),
        };
        let suspension = warnings.as_ref().and_then(|it| it.suspension.as_ref());
        let resolution = Resolution::of(suspension, is_admin.get());
        let ends = suspension.and_then(|it| it.subscription_cancels_at.as_deref());
        let ends = ends.map(|date| t(m::provider::billing::suspended_ends(day(date))));
        let still_works = if is_admin.get() {
            m::provider::billing::SUSPENDED_STILL_WORKS_ADMIN
        } else {
            m::provider::billing::SUSPENDED_STILL_WORKS
        };
        let leads_to_payment =
            resolution == Resolution::AddPaymentMethod && has_billing && !is_on_payment_page.get();
        Some(view! {
            <div class="area-notice">
                <Callout tone=Tone::Warning title=m::provider::billing::suspended_title(scope.name())>
                    <p>{t(resolution.text())}</p>
                    {ends.map(|text| view! { <p>{text}</p> })}
                    <p>{t(still_works)}</p>
                    {leads_to_payment
                        .then(|| {
                            let to = Route::ProviderPaymentDetails { provider_id: scope.id() };
                            view! {
                                <Link to class="button">
                                    {t(m::frame::PAYMENT_DETAILS)}
                                </Link>
                            }
                        })}
                </Callout>
            </div>
        })
    }
}

/// What is wrong with the tax id, until somebody hides it for as long as the tab lives.
#[component]
pub(super) fn TaxIdNotice(scope: Scope) -> impl IntoView {
    let warnings = warnings(scope);
    let has_billing = !is_hidden(Feature::Billing);
    let hidden = RwSignal::new(String::new());
    let stored_as = move |id: &str| format!("tax-id-notice.{id}");
    let session = StoredValue::new(Session::use_context());
    effect(move || {
        let kept = session.with_value(|session| session.kept(&stored_as(&scope.id())));
        hidden.set(kept.unwrap_or_default());
    });
    move || {
        let kind = warnings.value()?.tax_id.as_ref()?.warning_type.clone();
        if *hidden.read() == kind {
            return None;
        }
        let (title, text) = tax_id_words(&kind)?;
        let hide = move || {
            let name = stored_as(&scope.id_now());
            session.with_value(|session| session.keep(&name, Some(&kind)));
            hidden.set(kind.clone());
        };
        Some(view! {
            <div class="area-notice">
                <Callout tone=Tone::Warning title>
                    <p>{t(text)}</p>
                    <div class="row">
                        {has_billing
                            .then(|| {
                                let to = Route::ProviderPaymentDetails { provider_id: scope.id() };
                                view! {
                                    <Link to class="button">
                                        {t(m::frame::PAYMENT_DETAILS)}
                                    </Link>
                                }
                            })}
                        <Button variant=ButtonVariant::Quiet on_press=hide>
                            {t(m::provider::billing::TAX_NOTICE_HIDE)}
                        </Button>
                    </div>
                </Callout>
            </div>
        })
    }
}

fn tax_id_words(kind: &str) -> Option<(Text, Message)> {
    match kind {
        "tax_id_missing" => Some((
            m::provider::billing::TAX_ID_MISSING_TITLE.into(),
            m::provider::billing::TAX_ID_MISSING_TEXT,
        )),
        "tax_id_pending_verification" => Some((
            m::provider::billing::TAX_ID_PENDING_TITLE.into(),
            m::provider::billing::TAX_ID_PENDING_TEXT,
        )),
        "tax_id_failed_verification" => Some((
            m::provider::billing::TAX_ID_FAILED_TITLE.into(),
            m::provider::billing::TAX_ID_FAILED_TEXT,
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_says_nothing_leaves_it_to_the_role() {
        let says = |resolution: &str| SuspensionWarning {
            resolution: resolution.into(),
            ..SuspensionWarning::default()
        };
        assert_eq!(
            Resolution::of(Some(&says("add_payment_method")), true),
            Resolution::AddPaymentMethod
        );
        assert_eq!(
            Resolution::of(Some(&says("call_us")), true),
            Resolution::ContactSupport
        );
        assert_eq!(
            Resolution::of(None, false),
            Resolution::ContactAdministrator
        );
    }

    #[test]
    fn an_unknown_kind_of_tax_warning_says_nothing() {
        assert!(tax_id_words("tax_id_missing").is_some());
        assert!(tax_id_words("tax_id_dancing").is_none());
    }
}
