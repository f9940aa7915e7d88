//! Signing in, step by step, without a view: address → master password → second step or new device → open.
//!
//! The flow holds what was proved so far, so that a wrong code does not cost the password. Everything it
//! says is in its signals: [`step`](SignInFlow::step), [`busy`](SignInFlow::busy) and
//! [`error`](SignInFlow::error).

mod grant;
mod step;

use std::sync::{Arc, Mutex};

use leptos::prelude::{ArcReadSignal, ArcRwSignal, GetUntracked as _, Set as _};
use portal_crypto::SymmetricKey;
use portal_types::{
    account::EmailCodeRequest,
    token::{TwoFactorAnswer, TwoFactorProviderType},
};
use zeroize::Zeroizing;

pub use step::{Step, TwoStep, Way};

use grant::remember_name;

use super::{
    account::{Account, derive, usable_kdf},
    error::SignInError,
    handle::Session,
    secret::Secret,
    unlock::Derived,
};
use crate::{
    api::lock,
    browser::{letters, storage::Kept},
};

/// How far mailing a code has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Mail {
    /// Not asked for.
    #[default]
    Idle,
    /// On its way to the server.
    Sending,
    /// The server has sent it.
    Sent,
    /// The server has not.
    Failed(SignInError),
}

/// One sign-in. Cheap to clone; all clones are one flow.
#[derive(Clone)]
pub struct SignInFlow {
    inner: Arc<Inner>,
}

struct Inner {
    session: Session,
    step: ArcRwSignal<Step>,
    email: ArcRwSignal<String>,
    busy: ArcRwSignal<bool>,
    error: ArcRwSignal<Option<SignInError>>,
    mail: ArcRwSignal<Mail>,
    proved: Mutex<Proved>,
    /// Counts what was begun or given up: an answer that comes after is ignored.
    turn: Mutex<u64>,
}

/// What was proved so far. Wiped with the flow, and as soon as it is not needed.
#[derive(Default)]
struct Proved {
    password: Option<PasswordProof>,
    opened: Option<(Account, SymmetricKey)>,
}

#[derive(Clone)]
struct PasswordProof {
    password: Arc<Secret>,
    derived: Arc<Derived>,
    server_hash: Zeroizing<String>,
}

impl SignInFlow {
    /// A sign-in from the start, with the remembered address filled in. With an address given (signing in
    /// again), from the password on.
    pub fn new(session: Session, known_email: Option<String>) -> Self {
        let step = if known_email.is_some() {
            Step::Password
        } else {
            Step::Email
        };
        let email = known_email
            .or_else(|| session.remembered_email())
            .unwrap_or_default();
        let inner = Inner {
            session,
            step: ArcRwSignal::new(step),
            email: ArcRwSignal::new(email),
            busy: ArcRwSignal::new(false),
            error: ArcRwSignal::new(None),
            mail: ArcRwSignal::new(Mail::Idle),
            proved: Mutex::default(),
            turn: Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// What the page asks for.
    pub fn step(&self) -> ArcReadSignal<Step> {
        self.inner.step.read_only()
    }

    /// The address as it is used, trimmed and lower-cased; before the first step, the remembered one.
    pub fn email(&self) -> ArcReadSignal<String> {
        self.inner.email.read_only()
    }

    /// Whether an answer is awaited; what is submitted meanwhile is ignored.
    pub fn busy(&self) -> ArcReadSignal<bool> {
        self.inner.busy.read_only()
    }

    /// What went wrong last.
    pub fn error(&self) -> ArcReadSignal<Option<SignInError>> {
        self.inner.error.read_only()
    }

    /// How far mailing a code has come.
    pub fn mail(&self) -> ArcReadSignal<Mail> {
        self.inner.mail.read_only()
    }

    /// The first step. `remember`: offer the address again next time.
    pub fn submit_email(&self, typed: &str, remember: bool) {
        if self.inner.busy.get_untracked() {
            return;
        }
        let email = letters::small(typed.trim());
        let error = if email.is_empty() {
            Some(SignInError::EmailMissing)
        } else if is_address(&email) {
            None
        } else {
            Some(SignInError::EmailInvalid)
        };
        if error.is_none() {
            self.inner
                .session
                .remember_email(remember.then_some(email.as_str()));
            self.inner.email.set(email);
            self.inner.step.set(Step::Password);
        }
        self.inner.error.set(error);
    }

    /// The second step: asks how the key is made, makes it, signs in.
    pub async fn submit_password(&self, password: Secret) {
        if password.is_empty() {
            self.inner.error.set(Some(SignInError::PasswordMissing));
            return;
        }
        let Some(turn) = self.begin() else { return };
        let outcome = self.prove_password(turn, password).await;
        self.end(turn, outcome);
    }

    async fn prove_password(&self, turn: u64, password: Secret) -> Result<(), SignInError> {
        let session = &self.inner.session;
        let email = self.inner.email.get_untracked();
        let prelogin = session.api().prelogin(&email).await?;
        let (kdf, salt_text) = (prelogin.settings(), prelogin.salt_text(&email));
        usable_kdf(kdf)?;
        let password = Arc::new(password);
        let master_key = derive(&**session.platform(), &password, &salt_text, kdf).await?;
        let server_hash = Zeroizing::new(master_key.server_hash(password.as_bytes()));
        let proof = PasswordProof {
            password,
            derived: Arc::new(Derived {
                master_key,
                salt_text,
                kdf,
            }),
            server_hash,
        };
        let remembered = session
            .platform()
            .get(Kept::InBrowser, &remember_name(&email))
            .map(|token| TwoFactorAnswer {
                provider: TwoFactorProviderType::Remember,
                token,
                remember: false,
            });
        self.try_grant(turn, proof, remembered, None).await
    }

    /// The code of the chosen way. `remember`: no second step in this browser for a while.
    pub async fn submit_code(&self, code: &str, remember: bool) {
        let Step::TwoStep(two_step) = self.inner.step.get_untracked() else {
            return;
        };
        let token = two_step.chosen.normalise(code);
        if token.is_empty() {
            self.inner.error.set(Some(SignInError::CodeMissing));
            return;
        }
        let provider = two_step.chosen.provider();
        let remember = remember && provider != TwoFactorProviderType::RecoveryCode;
        self.submit_answer(
            Some(TwoFactorAnswer {
                provider,
                token,
                remember,
            }),
            None,
        )
        .await;
    }

    /// The code that was mailed because this browser is new.
    pub async fn submit_device_code(&self, code: &str) {
        let code: String = code
            .chars()
            .filter(|character| !character.is_whitespace())
            .collect();
        if code.is_empty() {
            self.inner.error.set(Some(SignInError::CodeMissing));
            return;
        }
        self.submit_answer(None, Some(code)).await;
    }

    async fn submit_answer(&self, answer: Option<TwoFactorAnswer>, device_code: Option<String>) {
        let Some(proof) = lock(&self.inner.proved).password.clone() else {
            return;
        };
        let Some(turn) = self.begin() else { return };
        let outcome = self.try_grant(turn, proof, answer, device_code).await;
        self.end(turn, outcome);
    }

    /// Another way of the second step. A code by mail is asked for at once.
    pub async fn choose_way(&self, way: Way) {
        let Step::TwoStep(mut two_step) = self.inner.step.get_untracked() else {
            return;
        };
        if self.inner.busy.get_untracked() || !two_step.ways.contains(&way) {
            return;
        }
        two_step.chosen = way;
        self.inner.error.set(None);
        self.inner.step.set(Step::TwoStep(two_step));
        self.mail_first_code().await;
    }

    /// Mails the code (again): for the second step or for the new browser.
    pub async fn mail_code(&self) {
        let Some(proof) = lock(&self.inner.proved).password.clone() else {
            return;
        };
        if self.inner.mail.get_untracked() == Mail::Sending {
            return;
        }
        self.inner.mail.set(Mail::Sending);
        let api = self.inner.session.api();
        let is_new_device = self.inner.step.get_untracked() == Step::NewDevice;
        let body = EmailCodeRequest {
            email: self.inner.email.get_untracked(),
            master_password_hash: proof.server_hash.to_string(),
            device_identifier: (!is_new_device).then(|| api.info().device_identifier.clone()),
        };
        let outcome = if is_new_device {
            api.resend_new_device_code(&body).await
        } else {
            api.send_two_factor_email(&body).await
        };
        // Gone back meanwhile, to sign in somebody else perhaps: then this is nobody's news.
        let is_same = lock(&self.inner.proved)
            .password
            .as_ref()
            .is_some_and(|current| Arc::ptr_eq(&current.password, &proof.password));
        if is_same {
            self.inner.mail.set(match outcome {
                Ok(()) => Mail::Sent,
                Err(error) => Mail::Failed(error.into()),
            });
        }
    }

    async fn mail_first_code(&self) {
        let is_mail = matches!(
            self.inner.step.get_untracked(),
            Step::TwoStep(TwoStep {
                chosen: Way::Email(_),
                ..
            })
        );
        if is_mail && !matches!(self.inner.mail.get_untracked(), Mail::Sending | Mail::Sent) {
            self.mail_code().await;
        }
    }

    /// Signed in, but the profile did not come: asks for it again.
    pub async fn retry_open(&self) {
        let Some(turn) = self.begin() else { return };
        let outcome = self.open().await;
        self.end(turn, outcome);
    }

    /// Back to the address, for somebody else; also gives up what is on its way.
    pub fn restart(&self) {
        *lock(&self.inner.turn) += 1;
        let was_opened = {
            let mut proved = lock(&self.inner.proved);
            proved.password = None;
            proved.opened.take().is_some()
        };
        if was_opened {
            self.inner.session.store().set_signed_in(None);
        }
        self.inner.busy.set(false);
        self.inner.error.set(None);
        self.inner.mail.set(Mail::Idle);
        self.inner.step.set(Step::Email);
    }

    async fn open(&self) -> Result<(), SignInError> {
        let Some((account, user_key)) = lock(&self.inner.proved).opened.clone() else {
            return Ok(());
        };
        let outcome = self.inner.session.fetch_and_open(&account, user_key).await;
        match &outcome {
            Ok(()) => lock(&self.inner.proved).opened = None,
            Err(SignInError::Api(error)) if error.may_pass() => self.inner.step.set(Step::Opening),
            Err(_) => {
                // Nothing a second try would change: back to the start of what can be typed.
                lock(&self.inner.proved).opened = None;
                self.inner.session.store().set_signed_in(None);
                self.inner.step.set(Step::Password);
            }
        }
        outcome
    }

    /// Begins a turn; `None` while another one is on its way.
    fn begin(&self) -> Option<u64> {
        if self.inner.busy.get_untracked() {
            return None;
        }
        let mut turn = lock(&self.inner.turn);
        *turn += 1;
        self.inner.busy.set(true);
        self.inner.error.set(None);
        Some(*turn)
    }

    fn end(&self, turn: u64, outcome: Result<(), SignInError>) {
        if !self.is_current(turn) {
            return;
        }
        if let Err(error) = outcome
            && !matches!(&error, SignInError::Api(api) if api.is_aborted())
        {
            self.inner.error.set(Some(error));
        }
        self.inner.busy.set(false);
    }

    fn is_current(&self, turn: u64) -> bool {
        *lock(&self.inner.turn) == turn
    }
}

/// Whether a text can be an address: something on both sides of one `@`, no blanks. The server knows
/// better; this only catches what is surely wrong.
fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !text.contains(char::is_whitespace)
    })
}
