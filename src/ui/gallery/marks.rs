//! Avatars, marks of clients, icons.

use leptos::prelude::*;

use super::Group;
use crate::ui::{Avatar, AvatarShape, AvatarSize, ClientMark, ClientTag, Icon, IconName, IconSize};

/// People and clients.
#[component]
pub(super) fn Marks() -> impl IntoView {
    let names = [
        "My Client's Organization",
        "Second Client's Organization",
        "Third Client's Organization",
        "Contoso",
        "🚀 Rockets",
        "شركة النور",
        "北京公司",
        "Blue Yonder",
        "Fabrikam Inc",
        "Graphic Design Institute",
        "Humongous Insurance",
        "Litware",
        "Northwind Traders",
        "Proseware",
        "Tailspin Toys",
        "Wide World Importers",
    ];
    let sizes = [
        AvatarSize::Tiny,
        AvatarSize::Small,
        AvatarSize::Medium,
        AvatarSize::Large,
        AvatarSize::Huge,
    ];
    view! {
        <Group title="People and clients">
            <div class="row">
                {names.map(|name| view! { <Avatar name /> }).collect_view()}
            </div>
            <div class="row">
                {names
                    .map(|name| view! { <Avatar name shape=AvatarShape::Square /> })
                    .collect_view()}
            </div>
            <div class="row">
                {sizes.map(|size| view! { <Avatar name="Ada Lovelace" size /> }).collect_view()}
            </div>
            <div class="row gap-6">
                <ClientTag client=ClientMark::new("1", names[0]) />
                <ClientTag client=ClientMark::new("2", names[1]) />
                <ClientTag client=ClientMark::new("3", names[5]) />
            </div>
        </Group>
    }
}

/// All icons.
#[component]
pub(super) fn Icons() -> impl IntoView {
    view! {
        <Group title="Icons">
            <div class="gallery__icons">
                {IconName::ALL
                    .iter()
                    .map(|name| {
                        view! {
                            <span class="gallery__icon">
                                <Icon name=*name size=IconSize::Large />
                                <span class="faint">{format!("{name:?}")}</span>
                            </span>
                        }
                    })
                    .collect_view()}
            </div>
        </Group>
    }
}
