//! Checkboxes, switches, cards, segments.

use leptos::prelude::*;

use super::{Group, sample};
use crate::ui::{Checkbox, CheckboxLook, IconName, RadioCard, RadioCards, Segment, Segments};

/// Everything one can choose with.
#[component]
pub(super) fn Choices() -> impl IntoView {
    let on = RwSignal::new(true);
    let set = move |value| on.set(value);
    let plan = RwSignal::new("teams".to_owned());
    let theme = RwSignal::new("system".to_owned());
    let cards = vec![
        RadioCard::new("teams", sample("Teams"))
            .note(sample("Sharing for growing teams"))
            .aside(sample("$2.60 a month")),
        RadioCard::new("enterprise", sample("Enterprise"))
            .note(sample("Policies and single sign-on"))
            .aside(sample("$3.90 a month")),
        RadioCard::new("families", sample("Families"))
            .note(sample("Not in your subscription"))
            .disabled(true),
    ];
    view! {
        <Group title="Choices">
            <div class="row gap-6">
                <Checkbox label=sample("Remember e-mail") checked=on on_change=set />
                <Checkbox
                    label=sample("Some")
                    checked=false
                    indeterminate=true
                    on_change=|_| {}
                />
                <Checkbox
                    label=sample("Select Acme")
                    look=CheckboxLook::Bare
                    checked=on
                    on_change=set
                />
                <Checkbox label=sample("Disabled") checked=true disabled=true on_change=|_| {} />
                <Checkbox label=sample("Disabled") checked=false disabled=true on_change=|_| {} />
            </div>
            <div class="row gap-6">
                <Checkbox
                    label=sample("Lock with all tabs")
                    look=CheckboxLook::Switch
                    hint=sample("Takes effect at once.")
                    checked=on
                    on_change=set
                />
                <Checkbox
                    label=sample("Off")
                    look=CheckboxLook::Switch
                    checked=false
                    on_change=|_| {}
                />
            </div>
            <RadioCards label=sample("Plan") value=plan cards />
            <RadioCards
                label=sample("Plan")
                value=RwSignal::new(String::new())
                cards=vec![RadioCard::new("teams", sample("Teams"))]
                error=Some(sample("Choose a plan."))
            />
            <Segments
                label=sample("Theme")
                value=theme
                segments=vec![
                    Segment::new("light", sample("Light")).icon(IconName::Sun),
                    Segment::new("dark", sample("Dark")).icon(IconName::Moon),
                    Segment::new("system", sample("System")).icon(IconName::System),
                ]
                on_change=move |value| theme.set(value)
            />
        </Group>
    }
}
