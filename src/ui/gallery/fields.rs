//! Fields.

use leptos::prelude::*;

use super::{Group, sample};
use crate::ui::{
    DateField, FieldOptions, InputKind, NumberField, PasswordField, SearchField, Select,
    SelectOption, TextArea, TextField, parse_whole_number,
};

/// Every field, plain, with hint, with error, disabled.
#[component]
pub(super) fn Fields() -> impl IntoView {
    let text = |value: &str| RwSignal::new(value.to_owned());
    let seats = text("15");
    let seats_error = Signal::derive(move || {
        parse_whole_number(&seats.read(), 1..=100)
            .err()
            .map(|e| e.text())
    });
    let plans = vec![
        SelectOption::new("19", sample("Enterprise, monthly")),
        SelectOption::new("17", sample("Teams, monthly")),
    ];
    view! {
        <Group title="Fields">
            <SearchField label=sample("Search clients") value=text("") />
            <div class="columns">
                <TextField label=sample("Organisation name") value=text("") />
                <TextField
                    label=sample("Organisation name")
                    value=text("Second Client's Organization for everybody")
                    hint=sample("Shown to everybody in the organisation.")
                    options=FieldOptions {
                        max_chars: Some(50),
                        ..FieldOptions::default()
                    }
                />
                <TextField
                    label=sample("Client owner e-mail")
                    value=text("owner.client-one.example")
                    kind=InputKind::Email
                    error=Some(sample("An e-mail address needs an @, as in owner@client.example."))
                />
                <TextField
                    label=sample("Billing e-mail")
                    value=text("billing@client.example")
                    disabled=true
                    options=FieldOptions {
                        optional: true,
                        ..FieldOptions::default()
                    }
                />
                <PasswordField
                    label=sample("Master password")
                    value=text("correct horse battery")
                />
                <PasswordField
                    label=sample("Master password")
                    value=text("wrong")
                    error=Some(sample("This is not the master password of this account."))
                />
                <NumberField
                    label=sample("Seats")
                    value=seats
                    range=1..=100
                    error=seats_error
                    hint=sample("14 seats are free in your subscription.")
                />
                <NumberField
                    label=sample("Seats")
                    value=text("1.5")
                    range=1..=100
                    error=parse_whole_number("1.5", 1..=100).err().map(|e| e.text())
                />
                <DateField label=sample("From") value=text("2026-11-20") />
                <DateField
                    label=sample("To")
                    value=text("")
                    error=Some(sample("Enter a day."))
                />
                <Select label=sample("Plan") value=text("17") choices=plans.clone() />
                <Select label=sample("Plan") value=text("19") choices=plans disabled=true />
            </div>
            <TextArea label=sample("Note") value=text("Seats are reviewed every quarter.") />
        </Group>
    }
}
