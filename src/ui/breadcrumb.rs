//! Where one is, and the way back up.

use leptos::prelude::*;

use super::icon::{Icon, IconName, IconSize};
use crate::i18n::{Text, m, t};

/// One step of a [`Breadcrumb`].
#[derive(Clone, Debug, PartialEq)]
pub struct Crumb {
    /// Its name.
    pub label: Text,
    /// Where it leads; none for the page one is on.
    pub href: Option<String>,
}

impl Crumb {
    /// A step that leads back.
    pub fn link(label: impl Into<Text>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: Some(href.into()),
        }
    }

    /// The page one is on.
    pub fn here(label: impl Into<Text>) -> Self {
        Self {
            label: label.into(),
            href: None,
        }
    }
}

/// The way from the top to here.
#[component]
pub fn Breadcrumb(
    /// From the top down; the last one is this page.
    #[prop(into)]
    crumbs: Signal<Vec<Crumb>>,
) -> impl IntoView {
    view! {
        <nav class="breadcrumb" aria-label=t(m::ui::BREADCRUMB)>
            <ol class="breadcrumb__list">
                {move || {
                    crumbs
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(index, crumb)| {
                            let label = t(crumb.label);
                            view! {
                                <li class="breadcrumb__item">
                                    {(index > 0)
                                        .then(|| {
                                            view! {
                                                <Icon name=IconName::ChevronRight size=IconSize::Small />
                                            }
                                        })}
                                    {match crumb.href {
                                        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
                                        None => {
                                            view! { <span aria-current="page">{label}</span> }
                                                .into_any()
                                        }
                                    }}
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
        </nav>
    }
}
