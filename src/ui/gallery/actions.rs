//! Buttons and chips.

use leptos::prelude::*;

use super::{Group, sample};
use crate::ui::{Button, ButtonVariant, Chip, IconButton, IconName, Tooltip};

/// Every variant and state of a button.
#[component]
pub(super) fn Buttons() -> impl IntoView {
    let variants = [
        (ButtonVariant::Primary, "Add client"),
        (ButtonVariant::Secondary, "Export"),
        (ButtonVariant::Quiet, "Columns"),
        (ButtonVariant::Danger, "Unlink"),
        (ButtonVariant::QuietDanger, "Unlink"),
        (ButtonVariant::Link, "Learn more"),
    ];
    let row = move |small: bool, busy: bool, disabled: bool| {
        view! {
            <div class="row gap-3">
                {variants
                    .map(|(variant, label)| {
                        view! {
                            <Button variant small busy disabled>
                                {label}
                            </Button>
                        }
                    })
                    .collect_view()}
            </div>
        }
    };
    let saving = RwSignal::new(false);
    let plan = RwSignal::new(true);
    let full = RwSignal::new(false);
    view! {
        <Group title="Buttons">
            {row(false, false, false)} {row(true, false, false)} {row(false, true, false)}
            {row(false, false, true)} <div class="row gap-3">
                <Button variant=ButtonVariant::Primary icon=IconName::Add>
                    "New client"
                </Button>
                <Button icon=IconName::Download>"Export as CSV"</Button>
                <Button small=true icon=IconName::Columns>
                    "Columns"
                </Button>
                <Button
                    variant=ButtonVariant::Primary
                    busy=saving
                    on_press=move || {
                        saving.set(true);
                        set_timeout(
                            move || {
                                saving.try_set(false);
                            },
                            std::time::Duration::from_secs(2),
                        );
                    }
                >
                    "Press me: busy for 2 s"
                </Button>
            </div> <div class="row">
                <IconButton icon=IconName::More label=sample("Options for Acme") />
                <IconButton icon=IconName::Refresh label=sample("Refresh") small=true />
                <IconButton
                    icon=IconName::Columns
                    label=sample("Filters")
                    variant=ButtonVariant::Secondary
                />
                <IconButton icon=IconName::Trash label=sample("Delete") disabled=true />
                <IconButton icon=IconName::Key label=sample("Favourite") pressed=plan />
                <Tooltip text=Some(sample("The provider is suspended: no clients can be added."))>
                    <Button disabled=true>"Why not?"</Button>
                </Tooltip>
            </div> <div class="row">
                <Chip
                    label=sample("Enterprise")
                    pressed=plan
                    count=Signal::stored(sample("128"))
                    on_change=move |on| plan.set(on)
                />
                <Chip
                    label=sample("No seats left")
                    pressed=full
                    count=Signal::stored(sample("7"))
                    on_change=move |on| full.set(on)
                />
                <Chip
                    label=sample("People pending")
                    pressed=false
                    disabled=true
                    on_change=|_| {}
                />
            </div>
        </Group>
    }
}
