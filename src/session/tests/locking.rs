//! Locking, unlocking, leaving.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_executor::block_on;
use leptos::prelude::GetUntracked as _;
use portal_config::{Idle, IdleRule};

use super::world::*;
use crate::{
    api::{
        ApiError, Transport as _,
        fake::{FakeTransport, json as answer, text},
        lock,
    },
    browser::storage::Kept,
    session::*,
};

#[test]
fn after_a_reload_only_the_password_is_asked_and_no_server_is_needed() {
    let scene = scene();
    scene.password(PASSWORD);
    let before = scene.server.requests().len();

    let reloaded = scene.reload();
    assert_eq!(
        reloaded.status(),
        Status::Locked(Account {
            email: EMAIL.into()
        })
    );
    assert_eq!(
        block_on(reloaded.session.unlock(secret("wrong"))),
        Err(SignInError::WrongPassword)
    );
    assert_eq!(
        block_on(reloaded.session.unlock(secret(""))),
        Err(SignInError::PasswordMissing)
    );
    assert_eq!(block_on(reloaded.session.unlock(secret(PASSWORD))), Ok(()));
    let open = reloaded.unlocked();
    assert!(block_on(open.keys().organization_key(ORGANIZATION)).is_ok());
    assert_eq!(reloaded.server.requests().len(), before);
    // The profile is fetched anew in the background.
    reloaded.platform.run_tasks();
    assert_eq!(reloaded.server.requests().len(), before + 1);
}

#[test]
fn work_cut_short_outlives_a_reload_but_not_the_sign_in() {
    let scene = scene();
    scene.password(PASSWORD);
    let kept = || lock(&scene.platform.world.tab).contains_key(UNFINISHED);
    scene.platform.set(Kept::InTab, UNFINISHED, Some("[]"));
    scene.session.lock();
    drop(scene.reload());
    assert!(kept());
    scene.session.sign_out();
    assert!(!kept());
}

#[test]
fn a_lock_takes_the_keys_from_every_handle() {
    let scene = scene();
    scene.password(PASSWORD);
    let wiped = Arc::new(Mutex::new(0));
    let count = Arc::clone(&wiped);
    scene.session.on_wipe(move || *lock(&count) += 1);
    let open = scene.unlocked();
    assert!(block_on(open.keys().provider_key(PROVIDER)).is_ok());
    scene.session.lock();
    assert_eq!(
        scene.status(),
        Status::Locked(Account {
            email: EMAIL.into()
        })
    );
    assert_eq!(*lock(&wiped), 1);
    assert_eq!(open.keys().user_key().err(), Some(KeyError::Locked));
    assert_eq!(
        block_on(open.keys().provider_key(PROVIDER)).err(),
        Some(KeyError::Locked)
    );
    assert_eq!(*lock(&scene.platform.world.told), [TabMessage::Lock]);
    assert_eq!(block_on(scene.session.unlock(secret(PASSWORD))), Ok(()));
    scene.unlocked();
    // The old handle stays shut.
    assert_eq!(open.keys().user_key().err(), Some(KeyError::Locked));
}

#[test]
fn tabs_lock_and_leave_together() {
    let scene = scene();
    scene.password(PASSWORD);
    scene.session.hear(TabMessage::Lock);
    assert!(matches!(scene.status(), Status::Locked(_)));
    scene.session.hear(TabMessage::SignOut);
    assert_eq!(scene.status(), Status::SignedOut);
    assert_eq!(
        scene.session.notice().get_untracked(),
        Some(Notice::SignedOutElsewhere)
    );
    assert_eq!(scene.reload().status(), Status::SignedOut);
    // What was heard is not told on.
    assert_eq!(*lock(&scene.platform.world.told), []);
    assert_eq!(TabMessage::from_text("sign-out"), Some(TabMessage::SignOut));
    assert_eq!(TabMessage::from_text("anything"), None);
}

#[test]
fn idle_time_locks_all_tabs() {
    let scene = scene();
    scene.password(PASSWORD);
    let minutes = |minutes: u64| scene.server.advance(Duration::from_secs(minutes * 60));
    minutes(14);
    scene.session.check_idle();
    scene.unlocked();
    scene.session.note_activity();
    minutes(14);
    scene.session.check_idle();
    scene.unlocked();
    // Somebody works in another tab.
    let elsewhere = format!("{:.0}", scene.server.now_millis());
    scene
        .platform
        .set(Kept::InBrowser, "last-activity", Some(&elsewhere));
    minutes(14);
    scene.session.check_idle();
    scene.unlocked();
    minutes(1);
    // The first movement after the time is up locks, and does not count as activity.
    scene.session.note_activity();
    assert!(matches!(scene.status(), Status::Locked(_)));
    assert_eq!(
        scene.session.notice().get_untracked(),
        Some(Notice::LockedAfterIdle(15))
    );
    assert_eq!(*lock(&scene.platform.world.told), [TabMessage::Lock]);
}

#[test]
fn the_idle_setting_lasts_and_never_means_never() {
    let scene = scene();
    scene.password(PASSWORD);
    scene.session.set_idle_lock(Idle::Never);
    scene.server.advance(Duration::from_secs(1_000_000));
    scene.session.check_idle();
    scene.unlocked();
    assert_eq!(
        scene.reload().session.idle_lock().get_untracked(),
        Idle::Never
    );
    // Changed in another tab.
    scene.platform.set(Kept::InBrowser, "idle-lock", Some("5"));
    scene.session.check_idle();
    assert!(matches!(scene.status(), Status::Locked(_)));
    assert_eq!(scene.session.idle_lock().get_untracked(), Idle::Minutes(5));
}

#[test]
fn the_operator_names_the_first_and_the_longest_idle_time() {
    let signed_in = scene();
    signed_in.password(PASSWORD);
    let rule = IdleRule {
        default: Idle::Minutes(5),
        longest: Idle::Minutes(30),
    };
    let ruled = || scene_under(rule, &signed_in.server, Some(&signed_in.platform));
    let setting = |scene: &Scene| scene.session.idle_lock().get_untracked();
    assert_eq!(setting(&ruled()), Idle::Minutes(5));
    // Chosen before there was a rule, or in a portal without one.
    signed_in.session.set_idle_lock(Idle::Never);
    let scene = ruled();
    assert_eq!(setting(&scene), Idle::Minutes(30));
    scene.session.set_idle_lock(Idle::Minutes(60));
    assert_eq!(setting(&scene), Idle::Minutes(30));
    assert_eq!(block_on(scene.session.unlock(secret(PASSWORD))), Ok(()));
    scene
        .platform
        .set(Kept::InBrowser, "idle-lock", Some("never"));
    scene.server.advance(Duration::from_secs(31 * 60));
    scene.session.check_idle();
    assert!(matches!(scene.status(), Status::Locked(_)));
    scene.session.set_idle_lock(Idle::Minutes(1));
    assert_eq!(setting(&ruled()), Idle::Minutes(1));
}

#[test]
fn a_session_the_server_ended_keeps_the_page_and_goes_on_after_signing_in_again() {
    let person = Person::new();
    let (token, profile) = (person.token(), person.profile());
    let revoked = Rc::new(RefCell::new(false));
    let is_revoked = Rc::clone(&revoked);
    let server = FakeTransport::new(move |request| {
        if request.address.contains("prelogin") {
            return answer(200, PRELOGIN);
        }
        if request.address.contains("token") {
            return match form(request)["grant_type"].as_str() {
                "refresh_token" => answer(400, r#"{"error":"invalid_grant"}"#),
                _ => {
                    *is_revoked.borrow_mut() = false;
                    answer(200, &token.to_string())
                }
            };
        }
        if *is_revoked.borrow() {
            text(401, "text/plain", "")
        } else {
            answer(200, &profile.to_string())
        }
    });
    let scene = scene_on(&server, None);
    scene.password(PASSWORD);
    let page = scene.unlocked();
    *revoked.borrow_mut() = true;
    assert_eq!(
        block_on(scene.session.reload_profile()),
        Err(ApiError::SessionLost)
    );
    assert_eq!(scene.status(), Status::Expired(page.clone()));
    assert_eq!(
        scene.session.notice().get_untracked(),
        Some(Notice::LockedOut)
    );
    assert_eq!(page.keys().user_key().err(), Some(KeyError::Locked));
    assert_eq!(scene.reload().status(), Status::SignedOut);

    let over_the_page = SignInFlow::new(scene.session.clone(), Some(page.account().email.clone()));
    assert_eq!(over_the_page.step().get_untracked(), Step::Password);
    block_on(over_the_page.submit_password(secret(PASSWORD)));
    assert_eq!(over_the_page.error().get_untracked(), None);
    assert_eq!(scene.status(), Status::Unlocked(page.clone()));
    assert!(page.keys().user_key().is_ok());
}

#[test]
fn unlocking_a_session_that_is_over_leads_to_the_sign_in() {
    let scene = scene();
    scene.password(PASSWORD);
    let server = FakeTransport::new(|request| match request.address.as_str() {
        "/identity/connect/token" => answer(400, r#"{"error":"invalid_grant"}"#),
        _ => text(401, "text/plain", ""),
    });
    lock(&scene.platform.world.tab).remove("profile");
    let reloaded = scene_on(&server, Some(&scene.platform));
    let outcome = block_on(reloaded.session.unlock(secret(PASSWORD)));
    assert_eq!(outcome, Err(SignInError::Api(ApiError::SessionLost)));
    assert_eq!(reloaded.status(), Status::SignedOut);
    assert_eq!(
        reloaded.session.notice().get_untracked(),
        Some(Notice::LockedOut)
    );
}

#[test]
fn renewed_tokens_survive_a_reload() {
    let person = Person::new();
    let (token, profile) = (person.token(), person.profile());
    let server = FakeTransport::new(move |request| match request.address.as_str() {
        "/identity/accounts/prelogin/password" => answer(200, PRELOGIN),
        "/identity/connect/token" if form(request)["grant_type"] == "refresh_token" => answer(
            200,
            r#"{"access_token":"access-2","expires_in":3600,"refresh_token":"refresh-2"}"#,
        ),
        "/identity/connect/token" => answer(200, &token.to_string()),
        _ => answer(200, &profile.to_string()),
    });
    let scene = scene_on(&server, None);
    scene.password(PASSWORD);
    assert_eq!(block_on(scene.session.memberships_changed()), Ok(()));
    let kept = scene
        .platform
        .get(Kept::InTab, "session")
        .expect("a session");
    assert!(kept.contains("access-2") && kept.contains("refresh-2"));
    let last = scene.server.requests().pop().expect("a call");
    assert_eq!(last.header("authorization"), Some("Bearer access-2"));
}

#[test]
fn storage_with_nonsense_in_it_does_no_harm() {
    let scene = scene();
    for nonsense in ["", "{", r#"{"account":{}}"#, "null"] {
        scene.platform.set(Kept::InTab, "session", Some(nonsense));
        scene
            .platform
            .set(Kept::InBrowser, "idle-lock", Some(nonsense));
        scene
            .platform
            .set(Kept::InBrowser, "last-activity", Some(nonsense));
        scene
            .platform
            .set(Kept::InBrowser, "device", Some(nonsense));
        let next = scene.reload();
        assert_eq!(next.status(), Status::SignedOut);
        let device = next.session.api().info().device_identifier.clone();
        assert_eq!((device.len(), device.as_bytes()[14]), (36, b'4'));
        assert_eq!(next.reload().session.api().info().device_identifier, device);
    }
}

#[test]
fn the_password_is_asked_again_before_what_cannot_be_taken_back() {
    let scene = scene();
    scene.password(PASSWORD);
    let asked = |typed| block_on(scene.session.verify_password(secret(typed)));
    assert_eq!(asked(""), Err(SignInError::PasswordMissing));
    assert_eq!(asked("wrong"), Err(SignInError::WrongPassword));
    assert_eq!(asked(PASSWORD), Ok(()));
    let sent = scene.server.requests();
    let sent: Vec<_> = sent
        .iter()
        .filter(|request| request.address.ends_with("/verify-password"))
        .collect();
    assert_eq!(sent.len(), 2, "nothing was sent for an empty field");
    let body = String::from_utf8_lossy(sent[1].body.as_deref().unwrap_or_default()).into_owned();
    assert!(body.contains("masterPasswordHash") && !body.contains(PASSWORD));
}

#[test]
fn a_new_provider_key_opens_for_its_founder() {
    let scene = scene();
    scene.password(PASSWORD);
    let keys = scene.unlocked().keys().clone();
    let wrapped = block_on(keys.new_provider_key()).expect("a key");
    let private = block_on(keys.private_key()).expect("a private key");
    assert!(block_on(private.unwrap_key(&wrapped)).is_ok());
    assert_ne!(block_on(keys.new_provider_key()).expect("a key"), wrapped);
    scene.session.lock();
    assert_eq!(
        block_on(keys.new_provider_key()).err(),
        Some(KeyError::Locked)
    );
}
