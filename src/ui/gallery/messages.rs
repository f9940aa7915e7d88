//! Callouts, badges, empty states.

use leptos::prelude::*;

use super::{Group, sample};
use crate::ui::{Badge, Button, ButtonVariant, Callout, EmptyState, IconName, Tone};

/// Everything that tells something and stays.
#[component]
pub(super) fn Messages() -> impl IntoView {
    let tones = [
        (Tone::Neutral, "Revoked"),
        (Tone::Accent, "New"),
        (Tone::Info, "Invited"),
        (Tone::Success, "Confirmed"),
        (Tone::Warning, "Needs confirmation"),
        (Tone::Danger, "No seats left"),
    ];
    view! {
        <Group title="Messages">
            <div class="row">
                {tones
                    .map(|(tone, label)| view! { <Badge tone label=sample(label) /> })
                    .collect_view()}
                <Badge tone=Tone::Warning icon=IconName::Clock label=sample("3 pending") />
            </div>
            <Callout title=sample("Two people are waiting for confirmation.")>
                <p>"Compare the fingerprint phrase before you confirm them."</p>
                <Button small=true>"Show them"</Button>
            </Callout>
            <Callout tone=Tone::Success title=sample("The subscription is up to date.") />
            <Callout tone=Tone::Warning title=sample("8 more seats will be bought.")>
                <p>"Your subscription has 12 free seats; this client needs 20."</p>
            </Callout>
            <Callout tone=Tone::Danger title=sample("The client could not be created.")>
                <p>"The server did not answer. What you typed is still here: try again."</p>
            </Callout>
            <div class="card card--flush">
                <EmptyState
                    icon=IconName::Clients
                    title=sample("No clients yet")
                    text=sample("Create the first one, or add an organisation you already own.")
                >
                    <Button variant=ButtonVariant::Primary icon=IconName::Add>
                        "New client"
                    </Button>
                    <Button>"Existing organisation"</Button>
                </EmptyState>
            </div>
        </Group>
    }
}
