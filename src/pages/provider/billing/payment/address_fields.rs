//! The fields of a billing address.

use leptos::prelude::*;

use super::address_form::AddressForm;
use super::countries::country_choices;
use super::tax_codes::kind_choices;
use crate::i18n::{I18n, Text, m, t};
use crate::ui::{FieldOptions, Select, SelectOption, TextField};

/// Country, postal code and so on, and the tax id.
#[component]
pub(in super::super) fn AddressFields(form: AddressForm) -> impl IntoView {
    let i18n = I18n::use_context();
    let optional = |autocomplete| FieldOptions {
        optional: true,
        autocomplete: Some(autocomplete),
        ..FieldOptions::default()
    };
    let stored_country = form.country.get_untracked();
    let countries = Memo::new(move |_| {
        let choose = SelectOption::new("", Text::from(m::provider::billing::COUNTRY_CHOOSE));
        let mut choices = vec![choose];
        choices.extend(country_choices(i18n, &stored_country));
        choices
    });
    let stored_kind = form.tax_kind.get_untracked();
    let kinds = Signal::stored(kind_choices(&stored_kind));
    Effect::new(move |before: Option<String>| {
        let country = form.country.get();
        if before.is_some_and(|before| before != country) {
            form.country_chosen();
        }
        country
    });
    let deletes = Memo::new(move |_| {
        let is_empty = form.tax_id.read().trim().is_empty();
        is_empty && !form.stored_tax_id.read().is_empty()
    });
    let tax_id_options = FieldOptions {
        optional: true,
        ..FieldOptions::default()
    };
    // What an empty field does matters only where there is something to lose.
    let tax_id = if form.stored_tax_id.read_untracked().is_empty() {
        view! {
            <TextField
                label=m::provider::billing::TAX_ID
                value=form.tax_id
                error=form.tax_id_error
                options=tax_id_options
            />
        }
        .into_any()
    } else {
        view! {
            <TextField
                label=m::provider::billing::TAX_ID
                value=form.tax_id
                error=form.tax_id_error
                hint=m::provider::billing::TAX_ID_HINT
                options=tax_id_options
            />
        }
        .into_any()
    };
    view! {
        <div class="fields-two">
            <Select
                label=m::provider::billing::COUNTRY
                value=form.country
                choices=countries
                error=form.country_error
            />
            <TextField
                label=m::provider::billing::POSTAL_CODE
                value=form.postal_code
                error=form.postal_code_error
                options=FieldOptions {
                    autocomplete: Some("postal-code"),
                    ..FieldOptions::default()
                }
            />
        </div>
        <TextField
            label=m::provider::billing::STREET
            value=form.line1
            options=optional("address-line1")
        />
        <TextField
            label=m::provider::billing::ADDRESS_MORE
            value=form.line2
            options=optional("address-line2")
        />
        <div class="fields-two">
            <TextField
                label=m::provider::billing::CITY
                value=form.city
                options=optional("address-level2")
            />
            <TextField
                label=m::provider::billing::STATE
                value=form.state
                options=optional("address-level1")
            />
        </div>
        <div class="fields-two">
            {tax_id}
            <Select
                label=m::provider::billing::TAX_KIND
                value=form.tax_kind
                choices=kinds
                hint=m::provider::billing::TAX_KIND_HINT
            />
        </div>
        <p class="seat-note" aria-live="polite">
            {move || {
                deletes
                    .get()
                    .then(|| {
                        let text = m::provider::billing::tax_id_will_be_deleted(form.stored_tax_id.get());
                        view! { <span class="seat-note__line--buys">{t(text)}</span> }
                    })
            }}
        </p>
    }
}
