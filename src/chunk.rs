//! Parts of the app that are loaded when they are first needed.
//!
//! [`chunk!`](crate::chunk::chunk) marks a view as the entrance of a chunk. In release builds (feature
//! `split`) everything that can only be reached through such entrances leaves the app's wasm and lies in a
//! file of its own; functions with the same chunk name share one. In every other build the functions are
//! ordinary ones, and there is one wasm.
//!
//! [`later`] shows such a view: a word of patience, then the view, with the contexts of the place where it
//! stands. [`later_with`] brings the messages and styles of a pack as well, [`later_with_all`] those of
//! several. A file that does not arrive is asked for again, and when that does not help, the loader says so with an offer to reload
//! (`public/boot.js`).

use std::{future::Future, time::Duration};

use futures_util::{
    FutureExt as _,
    future::{LocalBoxFuture, join},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::sleep,
    browser::{host::Host, styles},
    crash,
    i18n::{I18n, Pack},
    ui::Loading,
};

/// A chunk's file did not arrive.
pub type Missing = leptos::wasm_split::SplitLoaderError;

/// What stands in the place of a view while its chunk is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// The page says that it is loading.
    Loading,
    /// Nothing: a dialog that has not opened yet.
    Nothing,
}

/// Before a file is asked for again, one after the other; then it counts as missing.
pub const RETRY_DELAYS_MILLIS: [u64; 3] = [500, 2000, 5000];

/// `chunk! { NAME_OF_CHUNK, fn load_it; pub fn it(arguments) { a view } }`
///
/// makes `async fn it(arguments) -> Result<AnyView, Missing>`, which lies in the chunk, and
/// `async fn load_it() -> Result<(), Missing>`, which brings the chunk in. With `-> Type` before the body it makes
/// that instead of a view; the caller brings the chunk in by calling.
#[cfg(feature = "split")]
macro_rules! chunk {
    ($chunk:ident, fn $load:ident; $vis:vis fn $name:ident($($arguments:tt)*) $body:tt) => {
        #[::leptos::wasm_split::wasm_split(
            $chunk,
            wasm_split_path = ::leptos::wasm_split,
            preload($load),
            fallible
        )]
        $vis fn $name($($arguments)*) -> Result<::leptos::prelude::AnyView, $crate::chunk::Missing> {
            let view = $body;
            Ok(::leptos::prelude::IntoAny::into_any(view))
        }
    };
    ($chunk:ident, fn $load:ident; $vis:vis fn $name:ident($($arguments:tt)*) -> $made:ty $body:block) => {
        #[::leptos::wasm_split::wasm_split(
            $chunk,
            wasm_split_path = ::leptos::wasm_split,
            preload($load),
            fallible
        )]
        $vis fn $name($($arguments)*) -> Result<$made, $crate::chunk::Missing> {
            let made = $body;
            Ok(made)
        }
    };
}

/// Without chunks: the same functions, and nothing to bring in.
#[cfg(not(feature = "split"))]
macro_rules! chunk {
    ($chunk:ident, fn $load:ident; $vis:vis fn $name:ident($($arguments:tt)*) $body:tt) => {
        $vis async fn $load() -> Result<(), $crate::chunk::Missing> {
            Ok(())
        }
        $vis async fn $name($($arguments)*) -> Result<::leptos::prelude::AnyView, $crate::chunk::Missing> {
            let view = $body;
            Ok(::leptos::prelude::IntoAny::into_any(view))
        }
    };
    ($chunk:ident, fn $load:ident; $vis:vis fn $name:ident($($arguments:tt)*) -> $made:ty $body:block) => {
        $vis async fn $name($($arguments)*) -> Result<$made, $crate::chunk::Missing> {
            let made = $body;
            Ok(made)
        }
    };
}

pub(crate) use chunk;

/// Brings a chunk in before it is shown; that it did not arrive is told when it is.
pub fn prefetch<L>(load: fn() -> L)
where
    L: Future<Output = Result<(), Missing>> + 'static,
{
    spawn_local(async move { drop(load().await) });
}

/// A view out of a chunk, as soon as the chunk is here: `load` and `view` as [`chunk!`] made them.
pub fn later<L, V>(
    load: fn() -> L,
    view: impl FnOnce() -> V + 'static,
    meanwhile: Meanwhile,
) -> AnyView
where
    L: Future<Output = Result<(), Missing>> + 'static,
    V: Future<Output = Result<AnyView, Missing>> + 'static,
{
    show(boxed(load), &[], make(view), meanwhile)
}

/// As [`later`], for a view whose messages and styles come in a pack of their own.
pub fn later_with<L, V>(
    pack: Pack,
    load: fn() -> L,
    view: impl FnOnce() -> V + 'static,
    meanwhile: Meanwhile,
) -> AnyView
where
    L: Future<Output = Result<(), Missing>> + 'static,
    V: Future<Output = Result<AnyView, Missing>> + 'static,
{
    show(boxed(load), &[pack], make(view), meanwhile)
}

/// As [`later_with`], for a view made of parts that several areas share.
pub fn later_with_all<L, V>(
    packs: &[Pack],
    load: fn() -> L,
    view: impl FnOnce() -> V + 'static,
    meanwhile: Meanwhile,
) -> AnyView
where
    L: Future<Output = Result<(), Missing>> + 'static,
    V: Future<Output = Result<AnyView, Missing>> + 'static,
{
    show(boxed(load), packs, make(view), meanwhile)
}

fn boxed<L>(load: fn() -> L) -> Load
where
    L: Future<Output = Result<(), Missing>> + 'static,
{
    Box::new(move || load().map(|result| result.is_ok()).boxed_local())
}

fn make<V>(view: impl FnOnce() -> V + 'static) -> Make
where
    V: Future<Output = Result<AnyView, Missing>> + 'static,
{
    // At once: nothing is awaited any more when the chunk is here.
    Box::new(move || view().now_or_never()?.ok())
}

/// Whether it arrived.
type Load = Box<dyn Fn() -> LocalBoxFuture<'static, bool>>;
type Make = Box<dyn FnOnce() -> Option<AnyView>>;

/// Once for all views: [`later`] is compiled anew for each.
fn show(load: Load, packs: &[Pack], make: Make, meanwhile: Meanwhile) -> AnyView {
    let packs = packs.to_vec();
    let i18n = I18n::use_context();
    let host = Host::use_context();
    let owner = Owner::current();
    let content = StoredValue::new_local(None::<AnyView>);
    let is_here = RwSignal::new(false);
    spawn_local(async move {
        let mut delays = RETRY_DELAYS_MILLIS.into_iter();
        loop {
            // All at once: each waits for itself and for those before it.
            let all = packs.iter().fold(load(), |before, pack| {
                let pack = *pack;
                async move {
                    let pack = async move {
                        let (texts, styles) =
                            join(i18n.bring(pack), styles::bring(host, pack.name())).await;
                        texts.is_ok() && styles
                    };
                    join(before, pack).await == (true, true)
                }
                .boxed_local()
            });
            if all.await {
                break;
            }
            let Some(millis) = delays.next() else {
                if !is_here.is_disposed() {
                    crash::report_missing_file();
                }
                return;
            };
            sleep(Duration::from_millis(millis)).await;
        }
        // One may have gone elsewhere meanwhile; then there are no contexts left to build a view in.
        if is_here.is_disposed() {
            return;
        }
        let made = match owner {
            Some(owner) => owner.with(|| untrack(make)),
            None => make(),
        };
        content.try_set_value(made);
        is_here.try_set(true);
    });
    (move || {
        if is_here.get() {
            return content.try_update_value(Option::take).flatten().into_any();
        }
        match meanwhile {
            Meanwhile::Loading => view! {
                <div class="page">
                    <Loading />
                </div>
            }
            .into_any(),
            Meanwhile::Nothing => ().into_any(),
        }
    })
    .into_any()
}
