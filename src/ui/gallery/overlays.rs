//! Menus, dialogs, toasts: what lies above the page.

use std::time::Duration;

use leptos::prelude::*;

use super::{Group, sample};
use crate::ui::{
    Avatar, Button, ButtonVariant, ClientMark, ConfirmDialog, Dialog, DialogHead, DialogSize,
    Dismiss, FormDialog, IconName, Menu, MenuAlign, MenuChoice, MenuGroup, MenuItem, MenuLine,
    MenuLook, NumberField, TextField, Toast, Tone, toasts,
};

/// Everything that opens.
#[component]
pub(super) fn Overlays() -> impl IntoView {
    view! {
        <Group title="Menus, dialogs, toasts">
            <Menus />
            <Dialogs />
            <Toasting />
        </Group>
    }
}

/// Menus.
#[component]
fn Menus() -> impl IntoView {
    let dense = RwSignal::new(false);
    view! {
        <div class="row">
            <Menu label=sample("Options for Second Client's Organization")>
                <MenuItem label=sample("Rename") icon=IconName::Edit />
                <MenuItem label=sample("Manage seats") icon=IconName::Clients />
                <MenuLine />
                <MenuItem
                    label=sample("Unlink organisation")
                    icon=IconName::Trash
                    danger=true
                />
            </Menu>
            <Menu
                label=sample("Add new organization")
                look=MenuLook::Button(ButtonVariant::Primary, Some(IconName::Add))
            >
                <MenuItem label=sample("New client") icon=IconName::Building />
                <MenuItem
                    label=sample("Existing organisation")
                    icon=IconName::Link
                    note=sample("Only its owner can add it")
                    disabled=true
                />
            </Menu>
            <Menu
                label=sample("Account")
                look=MenuLook::Custom
                align=MenuAlign::End
                face=|| view! { <Avatar name="Ada Admin" /> }
            >
                <MenuGroup label=sample("Density")>
                    <MenuChoice
                        label=sample("Comfortable")
                        checked=Signal::derive(move || !dense.get())
                        on_select=move || dense.set(false)
                    />
                    <MenuChoice
                        label=sample("Compact")
                        checked=dense
                        on_select=move || dense.set(true)
                    />
                </MenuGroup>
                <MenuLine />
                <MenuItem label=sample("Lock") icon=IconName::Lock />
                <MenuItem label=sample("Sign out") icon=IconName::LogOut href="#/gallery" />
            </Menu>
        </div>
    }
}

/// Dialogs.
#[component]
fn Dialogs() -> impl IntoView {
    let mark = ClientMark::new("b2b0016c", "Second Client's Organization");
    let (plain, form, confirm) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let busy = RwSignal::new(false);
    let save = move || {
        busy.set(true);
        set_timeout(
            move || {
                busy.try_set(false);
                form.try_set(false);
                confirm.try_set(false);
            },
            Duration::from_secs(2),
        );
    };
    let name = RwSignal::new("Second Client's Organization".to_owned());
    let seats = RwSignal::new("20".to_owned());
    view! {
        <div class="row">
            <Button on_press=move || plain.set(true)>"Dialog"</Button>
            <Button on_press=move || form.set(true)>"Form dialog"</Button>
            <Button on_press=move || confirm.set(true)>"Confirm dialog"</Button>
        </div>
        <Dialog
            open=plain
            head=DialogHead::new(sample("Keyboard")).size(DialogSize::Small)
            dismiss=Dismiss::Anywhere
        >
            <p>"Press " <kbd>"/"</kbd> " to search, " <kbd>"Esc"</kbd> " to close."</p>
        </Dialog>
        <FormDialog
            open=form
            head=DialogHead::new(sample("Manage seats")).client(mark.clone())
            submit_label=sample("Save")
            busy
            on_submit=save
        >
            <TextField label=sample("Organisation name") value=name />
            <NumberField
                label=sample("Assigned seats")
                value=seats
                range=1..=500
                hint=sample("1 in use. 14 seats are free in your subscription.")
            />
        </FormDialog>
        <ConfirmDialog
            open=confirm
            head=DialogHead::new(sample("Unlink organisation?")).client(mark)
            effect=sample(
                "The organisation keeps its members and items and pays for itself from then on. You lose access to its console.",
            )
            confirm_label=sample("Unlink organisation")
            danger=true
            busy
            on_confirm=save
        />
    }
}

/// Toasts.
#[component]
fn Toasting() -> impl IntoView {
    let toasts = toasts();
    view! {
        <div class="row">
            <Button on_press=move || {
                toasts.success(sample("Client added: Fourth Client's Organization"));
            }>"Success"</Button>
            <Button on_press=move || {
                toasts
                    .show(
                        Toast::new(Tone::Info, sample("3 members were revoked."))
                            .action(sample("Undo"), || {}),
                    );
            }>"With action"</Button>
            <Button on_press=move || {
                toasts.warning(sample("The list may be out of date: you are offline."));
            }>"Warning"</Button>
            <Button on_press=move || {
                toasts
                    .show(
                        Toast::new(Tone::Danger, sample("The seats could not be changed."))
                            .detail(sample("The server is busy. Try again in 20 seconds.")),
                    );
            }>"Error"</Button>
        </div>
    }
}
