//! Confirms members: shows the fingerprint phrases of their keys, then hands them the organisation key,
//! wrapped so that only they can open it (`POST /organizations/{id}/users/confirm`).

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use portal_crypto::{PublicKey, SymmetricKey};
use portal_types::organization_user::{MemberPublicKey, OrganizationUser, WrappedOrganizationKey};

use super::chosen::{LeftOut, affected};
use super::deed::own_collection_name;
use super::run::{explain, job_on, keep_unfinished, kind_of, run};
use super::send::send_keys;
use crate::api::{ApiError, MOST_AT_ONCE};
use crate::cache::{Asked, Cache};
use crate::i18n::{m, m::console::members as words, t};
use crate::jobs::{Job, RowFault};
use crate::pages::console::members::people::{Deed, label_of, name_of};
use crate::pages::console::members::view::MembersView;
use crate::pages::fingerprint::{Phrase, ask_for_words, phrase_of};
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords, LongList};
use crate::pages::problem::{Problem, text_of_key};
use crate::ui::{DialogHead, Loading};

/// The public keys of those who are to be confirmed.
#[derive(Clone)]
enum Keys {
    Loading,
    Here(Arc<Vec<MemberPublicKey>>),
    Failed(ApiError),
}

#[component]
pub(super) fn ConfirmDialog(
    view: MembersView,
    state: JobDialogState,
    targets: RwSignal<Vec<OrganizationUser>>,
) -> impl IntoView {
    keep_unfinished(view, state, || Deed::Confirm.word(), Vec::new);
    let keys = RwSignal::new(Keys::Loading);
    let phrases = RwSignal::new_local(None::<Asked<String>>);
    let cache = StoredValue::new(Cache::use_context());
    let members = Memo::new(move |_| affected(view, Deed::Confirm, &targets.read()));
    let load = move || {
        keys.set(Keys::Loading);
        phrases.set(Some(ask_for_words(
            &cache.get_value(),
            &view.client.session(),
        )));
        let ids: Vec<String> = members
            .read_untracked()
            .iter()
            .map(|it| it.id.clone())
            .collect();
        let (api, id) = (view.client.api(), view.client.id());
        spawn_local(async move {
            let mut answer = Ok(Vec::new());
            for ids in ids.chunks(MOST_AT_ONCE) {
                let Ok(all) = &mut answer else { break };
                match api.member_public_keys(&id, ids.to_vec()).await {
                    Ok(keys) => all.extend(keys),
                    Err(error) => answer = Err(error),
                }
            }
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
        let key = view.client.key();
        state.busy.set(true);
        state.error.set(None);
        spawn_local(async move {
            let key = key.await;
            // Gives the value back when the page was left meanwhile.
            if state.busy.try_set(false).is_some() {
                return;
            }
            match key {
                Ok(key) => {
                    state.job.try_set(Some(job.clone()));
                    confirm(view, state, job, key, public_keys);
                }
                Err(error) => {
                    let text = text_of_key(&error, &untrack(|| view.client.name()));
                    state.error.try_set(Some(text));
                }
            }
        });
    };
    let submit = move || send(job_on(&members.read_untracked()));
    let job_words = Signal::derive(move || JobWords {
        submit: words::CONFIRM_SUBMIT.into(),
        danger: false,
        running: words::CONFIRM_RUNNING.into(),
        row_done: words::CONFIRMED_ROW.into(),
        done: |count| words::confirmed(count),
        explain: explain(view, Deed::Confirm),
    });
    let head = Signal::derive(move || {
        let title = members.with(|members| match members.as_slice() {
            [member] => words::confirm_title_one(name_of(member)),
            members => words::confirm_title(members.len()),
        });
        DialogHead::new(title).client(view.client.mark())
    });
    let list = move || match keys.get() {
        Keys::Loading => view! { <Loading /> }.into_any(),
        Keys::Failed(error) => view! { <Problem error on_retry=load /> }.into_any(),
        Keys::Here(keys) => members
            .read()
            .iter()
            .map(|member| {
                let key = keys.iter().find(|key| key.id == member.id).cloned();
                view! { <MemberKey member=label_of(member) key phrases /> }
            })
            .collect_view()
            .into_any(),
    };
    view! {
        <JobDialog
            state
            head
            words=job_words
            blocked=Signal::derive(move || !is_ready.get() || members.read().is_empty())
            on_submit=submit
            on_retry=send
        >
            <p class="dialog__effect">
                {move || t(words::confirm_text(view.client.name()))()}
            </p>
            <p>{t(words::CONFIRM_COMPARE)}</p>
            <LongList label=m::jobs::dialog::AFFECTED>
                <div class="phrases" aria-live="polite">
                    {list}
                </div>
            </LongList>
            <LeftOut view deed=Signal::stored(Deed::Confirm) targets />
        </JobDialog>
    }
}

fn confirm(
    view: MembersView,
    state: JobDialogState,
    job: Job,
    key: SymmetricKey,
    public_keys: Arc<Vec<MemberPublicKey>>,
) {
    let (api, id) = (view.client.api(), view.client.id());
    let own_collection = own_collection_name(&key, view.i18n);
    run(view, state, job, kind_of(Deed::Confirm), async move |ids| {
        let (wrapped, mut rows) = wrap(&key, &public_keys, ids).await;
        if !wrapped.is_empty() {
            rows.extend(send_keys(&api, &id, wrapped, own_collection.clone()).await?);
        }
        Ok(rows)
    });
}

/// A member and the phrase of their key.
#[component]
fn MemberKey(
    member: String,
    key: Option<MemberPublicKey>,
    phrases: RwSignal<Option<Asked<String>>, LocalStorage>,
) -> impl IntoView {
    let no_key = || view! { <span class="muted">{t(m::jobs::dialog::NO_KEY)}</span> }.into_any();
    let phrase = move || {
        let Some(key) = &key else {
            return no_key();
        };
        let Ok(public) = PublicKey::from_spki_base64(&key.key) else {
            return no_key();
        };
        let Some(answer) = phrases.read().as_ref().map(Asked::get) else {
            return ().into_any();
        };
        let Some(list) = answer.value() else {
            return match answer.error() {
                Some(_) => view! { <span class="muted">{t(words::NO_PHRASE)}</span> }.into_any(),
                None => view! { <Loading /> }.into_any(),
            };
        };
        match phrase_of(&key.user_id, &public, list) {
            Some(phrase) => view! { <Phrase phrase=phrase.into() /> }.into_any(),
            None => view! { <span class="muted">{t(words::NO_PHRASE)}</span> }.into_any(),
        }
    };
    view! {
        <div class="phrases__person">
            <span class="phrases__name">{member}</span>
            {phrase}
        </div>
    }
}

type Rows = Vec<(String, Result<(), RowFault>)>;

/// The organisation key for each of these members; those without a usable key are outcomes already.
async fn wrap(
    key: &SymmetricKey,
    public_keys: &[MemberPublicKey],
    ids: Vec<String>,
) -> (Vec<WrappedOrganizationKey>, Rows) {
    let (mut wrapped, mut rows) = (Vec::new(), Vec::new());
    for id in ids {
        let public = public_keys
            .iter()
            .find(|key| key.id == id)
            .and_then(|key| PublicKey::from_spki_base64(&key.key).ok());
        let own = match public {
            Some(public) => public.wrap(key).await.ok(),
            None => None,
        };
        match own {
            Some(own) => wrapped.push(WrappedOrganizationKey {
                id,
                key: own.to_string(),
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
    fn a_member_opens_what_was_wrapped_and_one_without_a_key_is_an_outcome() {
        let organization_key = SymmetricKey::generate().expect("random numbers");
        let (private, public) = now(PrivateKey::generate()).expect("a key pair");
        let of = |id: &str, key: &str| MemberPublicKey {
            id: id.into(),
            user_id: format!("user-{id}"),
            key: key.into(),
        };
        // An account that exists by name only has an empty key.
        let keys = [of("good", &public.to_spki_base64()), of("bare", "")];
        let ids = vec!["bare".into(), "good".into(), "none".into()];
        let (wrapped, rows) = now(wrap(&organization_key, &keys, ids));
        assert_eq!(wrapped.len(), 1);
        assert_eq!(wrapped[0].id, "good");
        let parsed = wrapped[0].key.parse().expect("an EncString");
        assert_eq!(now(private.unwrap_key(&parsed)), Ok(organization_key));
        let faults: Vec<_> = rows.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(faults, ["bare", "none"]);
    }
}
