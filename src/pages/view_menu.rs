//! How the table is looked at: which columns, how tall its rows. Kept in this browser.

use leptos::prelude::*;

use crate::chunk::{self, Meanwhile, chunk};
use crate::i18n::{Text, m, t};
use crate::ui::appearance::{Appearance, Density};
use crate::ui::table::models::columns::{Column, ColumnChoice};
use crate::ui::table::{ColumnView, TableState};
use crate::ui::{
    ButtonVariant, Icon, IconName, IconSize, Menu, MenuAlign, MenuArrived, MenuChoice, MenuGroup,
    MenuLine, MenuLook,
};

/// The menu of the view's settings.
#[component]
pub fn ViewMenu(
    /// Whose columns they are.
    table: TableState,
    /// The columns to choose from.
    columns: Vec<ColumnView>,
) -> impl IntoView {
    let optional: Optional = StoredValue::new(
        columns
            .iter()
            .filter(|column| column.column().optional)
            .map(|column| (column.column(), column.head().clone()))
            .collect(),
    );
    view! {
        <Menu
            label=Text::from(m::clients::VIEW_OPTIONS)
            look=MenuLook::Button(ButtonVariant::Secondary, Some(IconName::Columns))
            align=MenuAlign::End
        >
            {chunk::later(load_entries, move || entries(table, optional), Meanwhile::Nothing)}
        </Menu>
    }
}

/// Columns that can be left out, with what they are called.
type Optional = StoredValue<Vec<(Column, Text)>>;

// Rarely opened, so it does not weigh on the first load.
chunk! {
    rest, fn load_entries;
    fn entries(table: TableState, columns: Optional) { view! { <Entries table columns /> } }
}

#[component]
fn Entries(table: TableState, columns: Optional) -> impl IntoView {
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
        <MenuGroup label=m::clients::CHOOSE_COLUMNS>
            {columns
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
        <MenuArrived />
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
