//! Shows the page that the address names.

use leptos::prelude::*;

use super::{Nav, query::percent_decode};
use crate::effect::effect;

/// What the route table says about an address: its page, and what the address tells the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<P> {
    page: P,
    params: Params,
}

type Params = Vec<(&'static str, String)>;

impl<P> Found<P> {
    /// A page that the address tells something: [`path_param`] gives it the segment under this name.
    pub fn with(page: P, name: &'static str, segment: &str) -> Self {
        Self {
            page,
            params: vec![(name, percent_decode(segment))],
        }
    }
}

#[cfg(test)]
impl<P: Copy> Found<P> {
    /// The page alone.
    pub fn page(&self) -> P {
        self.page
    }
}

impl<P> From<P> for Found<P> {
    fn from(page: P) -> Self {
        Self {
            page,
            params: Params::new(),
        }
    }
}

/// The page on display. It hears of new params as long as the address names the same page.
#[derive(Clone)]
struct Shown<P> {
    page: P,
    params: ArcRwSignal<Params>,
}

impl<P> From<Found<P>> for Shown<P> {
    fn from(found: Found<P>) -> Self {
        Self {
            page: found.page,
            params: ArcRwSignal::new(found.params),
        }
    }
}

/// Draws the page that the address names. `find` is the route table: it gets the segments of the path. A page
/// stays as it is while only its params change; another page is drawn anew, with an owner of its own.
pub fn pages<P>(find: fn(&[&str]) -> Found<P>, draw: fn(P) -> AnyView) -> AnyView
where
    P: Copy + PartialEq + Send + Sync + 'static,
{
    let Some(nav) = Nav::use_context() else {
        return ().into_any();
    };
    let path = nav.path();
    let find = move |path: &str| {
        let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        find(&segments)
    };
    let shown = RwSignal::new(Shown::from(path.with_untracked(|path| find(path))));
    effect(move || {
        let found = path.with(|path| find(path));
        let before = shown.get_untracked();
        if found.page != before.page {
            shown.set(found.into());
        } else if found.params != *before.params.read_untracked() {
            before.params.set(found.params);
        }
    });
    (move || {
        let Shown { page, params } = shown.get();
        provide_context(params);
        draw(page)
    })
    .into_any()
}

/// What the address tells the current page under this name, decoded; empty when it says nothing.
pub fn path_param(name: &'static str) -> Memo<String> {
    let params = use_context::<ArcRwSignal<Params>>();
    let value = move || {
        let params = params.as_ref()?.read();
        let (_, value) = params.iter().find(|(known, _)| *known == name)?;
        Some(value.clone())
    };
    Memo::new(move |_| value().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_says_is_decoded() {
        let found = Found::with("clients", "provider_id", "p%201+2%zz");
        assert_eq!(found.params, [("provider_id", "p 1+2%zz".to_owned())]);
        assert_eq!(Found::from("home").params, []);
    }
}
