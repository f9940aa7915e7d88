//! How the table is looked at: which columns, how tall its rows. Kept in this browser.

use leptos::prelude::*;

use crate::i18n::{Text, m, t};
use crate::ui::appearance::{Appearance, Density};
use crate::ui::table::models::columns::{Column, ColumnChoice};
use crate::ui::table::{ColumnView, TableState};
use crate::ui::{
    ButtonVariant, Icon, IconName, IconSize, Menu, MenuAlign, MenuChoice, MenuGroup, MenuLine,
    MenuLook,
};

/// The menu of the view's settings.
#[component]
pub fn ViewMenu(
    /// Whose columns they are.
    table: TableState,
    /// The columns to choose from.
    columns: Vec<ColumnView>,
) -> impl IntoView {
    let optional: StoredValue<Vec<(Column, Text)>> = StoredValue::new(
        columns
            .iter()
            .filter(|column| column.column().optional)
            .map(|column| (column.column(), column.head().clone()))
            .collect(),
    );
    let appearance = Appearance::use_context();
    let density = move |label: Text, density: Density| {
        view! {
            <MenuChoice
                label
                checked=Signal::derive(move || appearance.density() == density)
                on_select=move || appearance.set_density(density)
            />
        }
    };
    view! {
        <Menu
            label=Text::from(m::clients::VIEW_OPTIONS)
            look=MenuLook::Button(ButtonVariant::Secondary, Some(IconName::Columns))
            align=MenuAlign::End
        >
            <MenuGroup label=m::clients::CHOOSE_COLUMNS>
                {optional
                    .get_value()
                    .into_iter()
                    .map(|(column, label)| view! { <ColumnSwitch table column label /> })
                    .collect_view()}
            </MenuGroup>
            <MenuLine />
            <MenuGroup label=m::frame::DENSITY>
                {density(m::frame::DENSITY_COMFORTABLE.into(), Density::Comfortable)}
                {density(m::frame::DENSITY_COMPACT.into(), Density::Compact)}
            </MenuGroup>
        </Menu>
    }
}

/// A column to show or hide; the menu stays open, for one rarely changes one only.
#[component]
fn ColumnSwitch(table: TableState, column: Column, label: Text) -> impl IntoView {
    let shown = move || {
        table
            .columns
            .with(|choice: &ColumnChoice| choice.shows(&column))
    };
    view! {
        <button
            type="button"
            class="menu__item"
            role="menuitemcheckbox"
            tabindex="-1"
            aria-checked=move || if shown() { "true" } else { "false" }
            on:click=move |_| {
                let show = !untrack(shown);
                table.columns.update(|choice| choice.set(&column, show));
            }
        >
            <span class="menu__text">{t(label)}</span>
            <span class="menu__check">
                <Icon name=IconName::Check size=IconSize::Small />
            </span>
        </button>
    }
}
