//! The organisation's API key: shown once behind one's own master password, and made anew.

use leptos::prelude::*;
use portal_types::date::millis_since_1970;
use portal_types::organization_settings::OrganizationApiKey;

use crate::i18n::{Arg, DateStyle, Message, Text, m, t};
use crate::nav::Nav;
use crate::pages::console::Client;
use crate::pages::console::copy_button::CopyButton;
use crate::pages::password_proof::{PasswordProof, PasswordProofField, of_proven};
use crate::ui::{
    Button, ButtonVariant, Callout, Dialog, DialogHead, Dismiss, FieldOptions, Form, PasswordField,
    TextField, Tone, unique_id,
};

use m::console::settings as words;

/// What such keys may do, as programs have to name it.
const SCOPE: &str = "api.organization";

#[component]
pub(super) fn ApiKeyCard(client: Client) -> impl IntoView {
    let view = RwSignal::new(false);
    let rotate = RwSignal::new(false);
    view! {
        <section class="card stack">
            <h2>{t(words::KEY_TITLE)}</h2>
            <p>{move || t(words::key_text(client.name()))()}</p>
            <div class="row gap-2">
                <Button on_press=move || view.set(true)>{t(words::KEY_VIEW)}</Button>
                <Button variant=ButtonVariant::QuietDanger on_press=move || rotate.set(true)>
                    {t(words::KEY_ROTATE)}
                </Button>
            </div>
        </section>
        <ApiKeyDialog client open=view rotates=false />
        <ApiKeyDialog client open=rotate rotates=true />
    }
}

#[component]
fn ApiKeyDialog(client: Client, open: RwSignal<bool>, rotates: bool) -> impl IntoView {
    let proof = PasswordProof::new();
    let secret = RwSignal::new(String::new());
    let made_on = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Text>);
    if let Some(nav) = Nav::use_context() {
        nav.close_on_back(open);
    }
    Effect::new(move |_| {
        // Also when it closes: neither password nor key is kept.
        open.track();
        proof.forget();
        secret.set(String::new());
        busy.set(false);
        failure.set(None);
    });
    let submit = move || {
        let (session, api, id) = (client.session(), client.api(), client.id());
        let typed = proof.typed();
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            let key = async {
                let hash = session.password_hash(typed).await?;
                let key = api.organization_api_key(&id, hash, rotates).await;
                key.map_err(of_proven)
            };
            match key.await {
                Ok(OrganizationApiKey {
                    api_key,
                    revision_date,
                }) => {
                    made_on.try_set(revision_date);
                    secret.try_set(api_key);
                }
                Err(error) => {
                    failure.try_set(proof.refuse(&error));
                }
            }
            busy.try_set(false);
        });
    };
    let (title, effect, label): (fn(String) -> Text, Message, Message) = if rotates {
        (
            |name| words::key_rotate_title(name),
            words::KEY_ROTATE_EFFECT,
            words::KEY_ROTATE,
        )
    } else {
        (
            |name| words::key_view_title(name),
            words::KEY_VIEW_EFFECT,
            words::KEY_VIEW,
        )
    };
    let head = Signal::derive(move || DialogHead::new(title(client.name())).client(client.mark()));
    let dismiss = Signal::derive(move || match busy.get() {
        true => Dismiss::Never,
        false => Dismiss::default(),
    });
    let is_shown = Memo::new(move |_| !secret.read().is_empty());
    let form_id = StoredValue::new(unique_id("form"));
    let variant = match rotates {
        true => ButtonVariant::Danger,
        false => ButtonVariant::Primary,
    };
    let footer = move || {
        view! {
            <Show when=move || !is_shown.get()>
                <Button variant submit=true busy attr:form=form_id.get_value()>
                    {t(label)}
                </Button>
            </Show>
            <Button disabled=busy on_press=move || open.set(false)>
                {move || if is_shown.get() { t(m::ui::CLOSE)() } else { t(m::ui::CANCEL)() }}
            </Button>
        }
    };
    view! {
        <Dialog open head dismiss footer>
            {move || {
                if is_shown.get() {
                    return view! { <Key client secret made_on=made_on.get_untracked() /> }
                        .into_any();
                }
                view! {
                    <Form id=form_id.get_value() busy on_submit=submit>
                        {move || {
                            failure.get().map(|title| view! { <Callout tone=Tone::Danger title /> })
                        }} <p>{t(effect)}</p> <PasswordProofField proof />
                    </Form>
                }
                    .into_any()
            }}
        </Dialog>
    }
}

/// What a program needs; the secret hidden until somebody asks to see it.
#[component]
fn Key(client: Client, secret: RwSignal<String>, made_on: String) -> impl IntoView {
    let client_id = RwSignal::new(format!("organization.{}", client.id()));
    let scope = RwSignal::new(SCOPE.to_owned());
    let options = FieldOptions {
        read_only: true,
        ..FieldOptions::default()
    };
    let made = millis_since_1970(&made_on).map(|millis| {
        let text = words::key_made(Arg::date(millis, DateStyle::DateTime));
        view! { <p class="muted">{t(text)}</p> }
    });
    view! {
        <div class="stack">
            <TextField label=words::KEY_CLIENT_ID value=client_id options />
            <PasswordField label=words::KEY_SECRET value=secret options />
            <div class="row">
                <CopyButton secret />
            </div>
            <TextField label=words::KEY_SCOPE value=scope options />
            {made}
        </div>
    }
}
