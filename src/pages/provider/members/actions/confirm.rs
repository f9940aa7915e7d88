//! Confirms people: shows the fingerprint phrases of their keys, then hands them the provider key, wrapped so
//! that only they can open it (`POST /providers/{id}/users/confirm`). The call for one person answers 200
//! whatever happened, so the one for several is used for one as well.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use portal_crypto::{PublicKey, SymmetricKey};
use portal_types::provider::ProviderUserStatusType;
use portal_types::provider_user::{ProviderUser, ProviderUserPublicKey, WrappedProviderKey};

use super::chosen::{LeftOut, affected};
use super::run::{Kind, explain, job_on, label, outcomes, run};
use crate::api::{ApiError, MOST_AT_ONCE};
use crate::cache::Asked;
use crate::i18n::{m, t};
use crate::jobs::{Job, RowFault};
use crate::pages::fingerprint::{Phrase, ask_for_words, phrase_of};
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords, LongList};
use crate::pages::problem::{Problem, text_of_key};
use crate::pages::provider::members::people::{Deed, name_of};
use crate::pages::provider::members::view::MembersView;
use crate::ui::{DialogHead, Loading};

const KIND: Kind = Kind {
    per_step: MOST_AT_ONCE,
    is_done: |people, id| {
        let person = people.iter().find(|person| person.id == id);
        person.is_some_and(|it| it.status == ProviderUserStatusType::Confirmed)
    },
    news: |label| m::provider::members::confirmed_one(label),
};

/// The public keys of those who are to be confirmed.
#[derive(Clone)]
enum Keys {
    Loading,
    Here(Arc<Vec<ProviderUserPublicKey>>),
    Failed(ApiError),
}

#[component]
pub(super) fn ConfirmPeopleDialog(
    view: MembersView,
    state: JobDialogState,
    targets: RwSignal<Vec<ProviderUser>>,
) -> impl IntoView {
    let keys = RwSignal::new(Keys::Loading);
    let words = RwSignal::new_local(None::<Asked<String>>);
    let people = Memo::new(move |_| affected(view, Deed::Confirm, &targets.read()));
    let load = move || {
        keys.set(Keys::Loading);
        words.set(Some(ask_for_words(&view.cache(), &view.session())));
        let ids: Vec<String> = people
            .read_untracked()
            .iter()
            .map(|it| it.id.clone())
            .collect();
        spawn_local(async move {
            let answer = public_keys(view, ids).await;
            keys.try_set(answer.map_or_else(Keys::Failed, |it| Keys::Here(Arc::new(it))));
        });
    };
    Effect::new(move |_| {
        if state.open.get() && state.job.with_untracked(Option::is_none) {
            load();
        }
    });
    let is_ready = Signal::derive(move || matches!(*keys.read(), Keys::Here(_)));
    let send = move |job: Job| {
        let Keys::Here(public_keys) = keys.get_untracked() else {
            return;
        };
        let session = view.session();
        let Some(ring) = untrack(|| session.keys()) else {
            return;
        };
        state.busy.set(true);
        state.error.set(None);
        spawn_local(async move {
            let provider_key = ring.provider_key(&view.provider_id()).await;
            // Gives the value back when the page was left meanwhile.
            if state.busy.try_set(false).is_some() {
                return;
            }
            match provider_key {
                Ok(provider_key) => {
                    state.job.try_set(Some(job.clone()));
                    let provider_id = view.provider_id();
                    run(view, state, job, KIND, async move |ids| {
                        let (wrapped, mut rows) = wrap(&provider_key, &public_keys, ids).await;
                        if !wrapped.is_empty() {
                            let api = session.api();
                            let answer = api.confirm_provider_users(&provider_id, wrapped).await?;
                            rows.extend(outcomes(answer));
                        }
                        Ok(rows)
                    });
                }
                Err(error) => {
                    let text = text_of_key(&error, &untrack(|| view.provider_name()));
                    state.error.try_set(Some(text));
                }
            }
        });
    };
    let submit = move || send(job_on(&people.read_untracked()));
    let job_words = Signal::derive(move || JobWords {
        submit: m::provider::members::CONFIRM_SUBMIT.into(),
        danger: false,
        running: m::provider::members::CONFIRM_RUNNING.into(),
        row_done: m::provider::members::CONFIRMED_ROW.into(),
        done: |count| m::provider::members::confirmed(count),
        explain: explain(view, Deed::Confirm),
    });
    let head = Signal::derive(move || {
        DialogHead::new(match people.read().as_slice() {
            [person] => m::provider::members::confirm_title_one(name_of(person)),
            people => m::provider::members::confirm_title(people.len()),
        })
    });
    let list = move || match keys.get() {
        Keys::Loading => view! { <Loading /> }.into_any(),
        Keys::Failed(error) => view! { <Problem error on_retry=load /> }.into_any(),
        Keys::Here(keys) => people
            .read()
            .iter()
            .map(|person| {
                let key = keys.iter().find(|key| key.id == person.id).cloned();
                view! { <PersonKey person=label(person) key=key words /> }
            })
            .collect_view()
            .into_any(),
    };
    view! {
        <JobDialog
            state
            head
            words=job_words
            blocked=Signal::derive(move || !is_ready.get())
            on_submit=submit
            on_retry=send
        >
            <p class="dialog__effect">
                {move || t(m::provider::members::confirm_text(view.provider_name()))()}
            </p>
            <p>{t(m::provider::members::CONFIRM_COMPARE)}</p>
            <LongList label=m::jobs::dialog::AFFECTED>
                <div class="phrases" aria-live="polite">
                    {list}
                </div>
            </LongList>
            <LeftOut view deed=Deed::Confirm targets />
        </JobDialog>
    }
}

/// A person and the phrase of their key.
#[component]
fn PersonKey(
    person: String,
    key: Option<ProviderUserPublicKey>,
    words: RwSignal<Option<Asked<String>>, LocalStorage>,
) -> impl IntoView {
    let phrase = move || {
        let Some(key) = &key else {
            return view! { <span class="muted">{t(m::jobs::dialog::NO_KEY)}</span> }.into_any();
        };
        let Some(answer) = words.read().as_ref().map(Asked::get) else {
            return ().into_any();
        };
        let Some(words) = answer.value() else {
            let is_failed = answer.error().is_some();
            return if is_failed {
                view! { <span class="muted">{t(m::provider::members::NO_PHRASE)}</span> }.into_any()
            } else {
                view! { <Loading /> }.into_any()
            };
        };
        let public = PublicKey::from_spki_base64(&key.key).ok();
        match public.and_then(|public| phrase_of(&key.user_id, &public, words)) {
            Some(phrase) => view! { <Phrase phrase=phrase.into() /> }.into_any(),
            None => view! { <span class="muted">{t(m::jobs::dialog::NO_KEY)}</span> }.into_any(),
        }
    };
    view! {
        <div class="phrases__person">
            <span class="phrases__name">{person}</span>
            {phrase}
        </div>
    }
}

async fn public_keys(
    view: MembersView,
    ids: Vec<String>,
) -> Result<Vec<ProviderUserPublicKey>, ApiError> {
    let (session, provider_id) = (view.session(), view.provider_id());
    let mut keys = Vec::new();
    for ids in ids.chunks(MOST_AT_ONCE) {
        let api = session.api();
        keys.extend(
            api.provider_user_public_keys(&provider_id, ids.to_vec())
                .await?,
        );
    }
    Ok(keys)
}

type Rows = Vec<(String, Result<(), RowFault>)>;

/// The provider key for each of these people; those without a usable key are outcomes already.
async fn wrap(
    provider_key: &SymmetricKey,
    public_keys: &[ProviderUserPublicKey],
    ids: Vec<String>,
) -> (Vec<WrappedProviderKey>, Rows) {
    let (mut wrapped, mut rows) = (Vec::new(), Vec::new());
    for id in ids {
        let public = public_keys
            .iter()
            .find(|key| key.id == id)
            .and_then(|key| PublicKey::from_spki_base64(&key.key).ok());
        let key = match public {
            Some(public) => public.wrap(provider_key).await.ok(),
            None => None,
        };
        match key {
            Some(key) => wrapped.push(WrappedProviderKey {
                id,
                key: key.to_string(),
            }),
            None => rows.push((id, Err(RowFault::NoKey))),
        }
    }
    (wrapped, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use portal_crypto::PrivateKey;

    fn now<T>(future: impl Future<Output = T>) -> T {
        future
            .now_or_never()
            .expect("native cryptography does not wait")
    }

    #[test]
    fn only_the_person_opens_what_was_wrapped_and_nobody_gets_a_bad_key() {
        let provider_key = SymmetricKey::generate().expect("random numbers");
        let (private, public) = now(PrivateKey::generate()).expect("a key pair");
        let of = |id: &str, key: &str| ProviderUserPublicKey {
            id: id.into(),
            user_id: format!("user-{id}"),
            key: key.into(),
        };
        let keys = [of("good", &public.to_spki_base64()), of("bad", "AAAA")];
        let ids = vec!["bad".into(), "good".into(), "none".into()];
        let (wrapped, rows) = now(wrap(&provider_key, &keys, ids));
        assert_eq!(wrapped.len(), 1);
        assert_eq!(wrapped[0].id, "good");
        let parsed = wrapped[0].key.parse().expect("an EncString");
        assert_eq!(now(private.unwrap_key(&parsed)), Ok(provider_key));
        let faults: Vec<_> = rows.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(faults, ["bad", "none"]);
    }
}
