//! Says which of the chosen collections are left out.

use leptos::prelude::*;

use crate::i18n::{Text, m::console::collections as words, t};
use crate::pages::console::collections::columns::name_of;
use crate::pages::console::collections::tree::Node;
use crate::ui::{Callout, Tone};

#[component]
pub(super) fn LeftOut(targets: RwSignal<Vec<Node>>, affected: Memo<Vec<Node>>) -> impl IntoView {
    move || {
        let affected = affected.read();
        let targets = targets.read();
        let left: Vec<&Node> = targets
            .iter()
            .filter(|node| !affected.contains(node))
            .collect();
        (!left.is_empty()).then(|| {
            let title: Text = words::left_out(left.len());
            let names = left
                .iter()
                .map(|node| view! { <li class="name">{t(name_of(node))}</li> })
                .collect_view();
            view! {
                <Callout tone=Tone::Warning title>
                    <ul class="names-list">{names}</ul>
                </Callout>
            }
        })
    }
}
