//! The design system: widgets that know nothing of providers or vaults.
//!
//! Everything stands below one [`Root`], is styled by the sheets in `style/` (one per widget, named
//! like it), and takes its words as messages. Built on the browser's own elements: `<dialog>`,
//! popover, native inputs.
//!
//! | to | use |
//! |---|---|
//! | do something | [`Button`], [`IconButton`], [`Menu`] |
//! | ask for something | [`Form`], [`TextField`], [`TextArea`], [`PasswordField`], [`NumberField`], [`DateField`], [`FileField`], [`Select`], [`Checkbox`], [`RadioCards`], [`Segments`] |
//! | look for something | [`SearchField`], [`ArrowList`], [`Chip`], [`table`] |
//! | show how often over time | [`Histogram`] |
//! | interrupt | [`Dialog`], [`FormDialog`], [`ConfirmDialog`] |
//! | tell something | [`Callout`] (here), [`toasts`] (happened elsewhere), [`Badge`], [`Tooltip`] |
//! | wait | [`Skeleton`] (shape known), [`Loading`], [`Progress`], `busy` of a button |
//! | show who and where | [`Avatar`], [`ClientTag`], [`Breadcrumb`], [`Tabs`] |
//!
//! The gallery (`#/gallery` in debug builds) shows all of it in both themes.

pub mod appearance;
pub mod table;

mod arrow_list;
mod avatar;
mod badge;
mod breadcrumb;
mod button;
mod callout;
mod checkbox;
mod chip;
mod client_mark;
mod confirm_dialog;
mod date_field;
mod dialog;
mod dom;
mod empty_state;
mod field;
mod file_field;
mod form;
mod form_dialog;
#[cfg(debug_assertions)]
mod gallery;
mod histogram;
mod histogram_keys;
mod icon;
mod icon_shapes;
mod keyed;
mod menu;
mod menu_keys;
mod number;
mod number_field;
#[cfg(test)]
mod palette;
mod password_field;
mod place;
mod progress;
mod radio;
mod root;
mod search_field;
mod select;
mod skeleton;
mod tabs;
mod text_field;
mod toast;
mod tone;
mod tooltip;

pub use arrow_list::ArrowList;
pub use avatar::{Avatar, AvatarShape, AvatarSize, initials, slot_of};
pub use badge::Badge;
pub use breadcrumb::{Breadcrumb, Crumb};
pub use button::{Button, ButtonVariant, IconButton};
pub use callout::Callout;
pub use checkbox::{Checkbox, CheckboxLook};
pub use chip::Chip;
pub use client_mark::{ClientMark, ClientTag};
pub use confirm_dialog::ConfirmDialog;
pub use date_field::DateField;
pub use dialog::{Dialog, DialogHead, DialogSize, Dismiss};
pub use dom::{focused_element, unique_id};
pub use empty_state::EmptyState;
pub use field::FieldOptions;
pub use file_field::FileField;
pub use form::Form;
pub use form_dialog::FormDialog;
#[cfg(debug_assertions)]
pub use gallery::Gallery;
pub use histogram::{Histogram, HistogramBar, HistogramWords, Stretch};
pub use icon::{Icon, IconName, IconSize, IconSprite};
pub(crate) use keyed::keyed;
pub use menu::{Menu, MenuAlign, MenuArrived, MenuChoice, MenuGroup, MenuItem, MenuLine, MenuLook};
pub use number::{NumberProblem, parse_whole_number, step as step_number};
pub use number_field::NumberField;
pub use password_field::PasswordField;
pub use progress::{Loading, Meter, Progress};
pub use radio::{RadioCard, RadioCards, Segment, Segments};
pub use root::Root;
pub use search_field::SearchField;
pub use select::{Select, SelectOption};
pub use skeleton::{Skeleton, SkeletonShape};
pub use tabs::{Tab, Tabs};
pub use text_field::{InputKind, TextArea, TextField};
pub use toast::{Toast, Toasts, toasts};
pub use tone::Tone;
pub use tooltip::Tooltip;
