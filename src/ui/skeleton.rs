//! Where something will stand once it is here.

use leptos::prelude::*;

/// The shape of what is coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkeletonShape {
    /// So many lines of text.
    Lines(u8),
    /// An avatar.
    Circle,
    /// A button or field.
    Control,
    /// A card.
    Card,
}

/// A grey shape, hidden from assistive technology: the page says *loading* once, in a live region
/// ([`Loading`](super::Loading)).
#[component]
pub fn Skeleton(
    /// What is coming.
    #[prop(default = SkeletonShape::Lines(1))]
    shape: SkeletonShape,
) -> impl IntoView {
    let one =
        |class: &'static str| view! { <span class=class aria-hidden="true"></span> }.into_any();
    match shape {
        SkeletonShape::Circle => one("skeleton skeleton--circle"),
        SkeletonShape::Control => one("skeleton skeleton--control"),
        SkeletonShape::Card => one("skeleton skeleton--card"),
        SkeletonShape::Lines(lines) => view! {
            <span class="skeleton-lines" aria-hidden="true">
                {(0..lines).map(|_| one("skeleton")).collect_view()}
            </span>
        }
        .into_any(),
    }
}
