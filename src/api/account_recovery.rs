//! Account recovery: what it takes to give a member a new master password, and doing it.

use portal_types::account_recovery::{
    NewMasterPassword, RecoverAccount, RecoveryDetails, ResetPassword,
};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /organizations/{id}/users/{member}/reset-password-details`: the member's entry for recovery.
    ///
    /// # Errors
    /// Kind `NotAllowed` or `NotFound` for people without the right or for members of a higher rank;
    /// `Invalid` where a rule forbids it.
    pub async fn recovery_details(
        &self,
        organization_id: &str,
        member_id: &str,
    ) -> Result<RecoveryDetails, ApiError> {
        let path = [
            "organizations",
            organization_id,
            "users",
            member_id,
            "reset-password-details",
        ];
        self.read(Call::get(&path)).await
    }

    /// `PUT .../recover-account`; where the server does not know it, `.../reset-password`, which only takes a
    /// password.
    ///
    /// # Errors
    /// Kind `Invalid` where a rule forbids it (also the rule about ranks), `NotAllowed` without the right,
    /// `NotFound` when the member is gone or the server can do neither.
    pub async fn recover_account(
        &self,
        organization_id: &str,
        member_id: &str,
        password: Option<&NewMasterPassword>,
        reset_two_factor: bool,
    ) -> Result<(), ApiError> {
        let path = |end| ["organizations", organization_id, "users", member_id, end];
        let body = RecoverAccount::new(password, reset_two_factor);
        let outcome = self
            .done(Call::put(&path("recover-account")).json(&body)?)
            .await;
        match (outcome, password, reset_two_factor) {
            (Err(error), Some(password), false) if error.is_not_found() => {
                let body = ResetPassword::new(password);
                let older = self
                    .done(Call::put(&path("reset-password")).json(&body)?)
                    .await;
                older.map_err(|older| if older.is_not_found() { error } else { older })
            }
            (outcome, ..) => outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::fake::{FakeTransport, json};
    use crate::api::tests::signed_in_api;
    use futures_executor::block_on;

    fn password() -> NewMasterPassword {
        NewMasterPassword {
            hash: "hash".into(),
            wrapped_user_key: "2.key".into(),
            kdf: Default::default(),
            salt: "member@example.org".into(),
        }
    }

    #[test]
    fn an_older_server_gets_the_older_call() {
        let transport = FakeTransport::new(|request| {
            if request.address.ends_with("/reset-password") {
                json(200, "")
            } else {
                json(404, "{}")
            }
        });
        let api = signed_in_api(&transport);
        let done = block_on(api.recover_account("org", "member", Some(&password()), false));
        assert_eq!((done, transport.requests().len()), (Ok(()), 2));
        let body = transport.requests().pop().and_then(|last| last.body);
        assert_eq!(
            body.as_deref(),
            Some(&br#"{"newMasterPasswordHash":"hash","key":"2.key"}"#[..])
        );
    }

    #[test]
    fn two_step_login_is_never_forgotten_silently() {
        // The older call cannot reset it: better an honest no than half of what was asked.
        let transport = FakeTransport::new(|_| json(404, "{}"));
        let api = signed_in_api(&transport);
        let refused = block_on(api.recover_account("org", "member", Some(&password()), true));
        assert!(refused.is_err_and(|error| error.is_not_found()));
        assert_eq!(transport.count("reset-password"), 0);
    }

    #[test]
    fn a_rule_is_not_asked_twice() {
        let transport = FakeTransport::new(|_| json(400, r#"{"message":"Not enrolled."}"#));
        let api = signed_in_api(&transport);
        let refused = block_on(api.recover_account("org", "member", Some(&password()), false));
        assert_eq!(refused.unwrap_err().server_message(), Some("Not enrolled."));
        assert_eq!(transport.requests().len(), 1);
    }
}
