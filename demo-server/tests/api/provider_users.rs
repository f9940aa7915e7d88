//! The people of a provider: inviting, joining, confirming, changing, removing.

use axum::http::Method;
use portal_crypto::{PublicKey, SymmetricKey};
use portal_types::list::ListResponse;
use portal_types::provider::{ProviderUserStatusType, ProviderUserType};
use portal_types::provider_user::{ProviderUser, ProviderUserOutcome, ProviderUserPublicKey};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Answer, HARBOUR, NOBODY, Server, TECHNICIAN};

const WAITING: &str = "priya@demo.example";
const INVITED: &str = "lena@demo.example";

struct Scene {
    server: Server,
    provider: String,
    admin: String,
}

impl Scene {
    async fn new() -> Self {
        let server = Server::start().await;
        let provider = server.provider_id("Demo MSP").await;
        let admin = server.sign_in(ADMIN).await;
        Self {
            server,
            provider,
            admin,
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/providers/{}/users{rest}", self.provider)
    }

    async fn people(&self) -> Vec<ProviderUser> {
        let answer = self.server.get(&self.path(""), &self.admin).await;
        answer.read::<ListResponse<ProviderUser>>().data
    }

    async fn find(&self, email: &str) -> Option<ProviderUser> {
        let people = self.people().await;
        people.into_iter().find(|person| person.email == email)
    }

    async fn id(&self, email: &str) -> String {
        self.find(email).await.expect(email).id
    }

    async fn status(&self, email: &str) -> Option<ProviderUserStatusType> {
        Some(self.find(email).await?.status)
    }

    async fn post(&self, rest: &str, body: Value) -> Answer {
        self.server.post(&self.path(rest), &self.admin, body).await
    }

    /// Id and error of each row of the answer.
    async fn outcomes(&self, method: Method, rest: &str, body: Value) -> Vec<(String, String)> {
        let path = self.path(rest);
        let answer = self
            .server
            .call(method, &path, Some(&self.admin), Some(body))
            .await;
        assert_eq!(answer.json()["object"], "list");
        let rows: ListResponse<ProviderUserOutcome> = answer.read();
        rows.data
            .into_iter()
            .map(|row| (row.id, row.error))
            .collect()
    }

    /// What stands behind the `token=` of the newest link to an address.
    async fn token(&self, email: &str) -> String {
        let link = self.server.mailed_link(email).await.expect("a link");
        link.split_once("&token=").unwrap().1.to_owned()
    }

    async fn accept(&self, email: &str, id: &str, token: &str) -> Answer {
        let signed_in = self.server.sign_in(email).await;
        let path = self.path(&format!("/{id}/accept"));
        self.server
            .post(&path, &signed_in, json!({ "token": token }))
            .await
    }

    /// Makes somebody a second admin.
    async fn promote(&self, email: &str) {
        let path = self.path(&format!("/{}", self.id(email).await));
        self.server
            .put(&path, &self.admin, json!({ "type": 0 }))
            .await
            .assert_done();
    }
}

/// Of the right shape; opens nothing.
fn some_key() -> String {
    format!("4.{}AA==", "A".repeat(340))
}

#[tokio::test]
async fn the_list_shows_everybody_with_status_and_role() {
    let scene = Scene::new().await;
    let people = scene.people().await;
    let of = |email: &str| people.iter().find(|person| person.email == email).unwrap();
    let admin = of(ADMIN);
    assert_eq!(admin.name.as_deref(), Some("Ada Okafor"));
    assert_eq!(admin.user_type, ProviderUserType::ProviderAdmin);
    assert_eq!(admin.status, ProviderUserStatusType::Confirmed);
    assert_eq!(of(TECHNICIAN).user_type, ProviderUserType::ServiceUser);
    assert_eq!(of(WAITING).status, ProviderUserStatusType::Accepted);
    let invited = of("new.colleague@demo.example");
    assert_eq!(invited.status, ProviderUserStatusType::Invited);
    assert_eq!((&invited.user_id, &invited.name), (&None, &None));

    let one = scene
        .server
        .get(&scene.path(&format!("/{}", admin.id)), &scene.admin)
        .await
        .json();
    assert_eq!(one["object"], "providerUser");
    assert_eq!(one["type"], 0);
    assert_eq!(one["permissions"]["manageUsers"], false);
    assert_eq!(one.get("email"), None);
}

#[tokio::test]
async fn an_invitation_is_mailed_accepted_and_confirmed_with_a_key_that_opens() {
    let scene = Scene::new().await;
    let body = json!({ "emails": [" Nobody@Demo.example ", ADMIN], "type": 1 });
    scene.post("/invite", body.clone()).await.assert_done();
    let invited = scene.find(NOBODY).await.expect("stored in small letters");
    assert_eq!(invited.status, ProviderUserStatusType::Invited);
    let link = scene.server.mailed_link(NOBODY).await.unwrap();
    let expected = format!(
        "{}/#/providers/accept-provider?providerId={}&providerUserId={}&email=nobody%40demo.example&providerName=Demo+MSP&token=",
        scene.server.base, scene.provider, invited.id
    );
    assert!(link.starts_with(&expected), "{link}");

    let count = scene.people().await.len();
    scene.post("/invite", body).await.assert_done();
    assert_eq!(scene.people().await.len(), count, "passed over silently");

    let token = scene.token(NOBODY).await;
    scene
        .accept(NOBODY, &invited.id, &token)
        .await
        .assert_done();
    let accepted = scene.find(NOBODY).await.unwrap();
    assert_eq!(accepted.status, ProviderUserStatusType::Accepted);
    assert_eq!(accepted.name.as_deref(), Some("Noor 李"));
    let answer = scene.accept(NOBODY, &invited.id, &token).await;
    assert_eq!(
        (answer.status.as_u16(), &answer.json()["message"]),
        (400, &json!("Already accepted."))
    );

    let keys = scene
        .post("/public-keys", json!({ "ids": [invited.id, "unknown"] }))
        .await;
    let keys: ListResponse<ProviderUserPublicKey> = keys.read();
    assert_eq!(keys.data.len(), 1);
    let provider_key = SymmetricKey::generate().unwrap();
    let public_key = PublicKey::from_spki_base64(&keys.data[0].key).unwrap();
    let wrapped = public_key.wrap(&provider_key).await.unwrap().to_string();
    let rows = json!({ "keys": [{ "id": invited.id, "key": wrapped }] });
    let outcome = scene.outcomes(Method::POST, "/confirm", rows.clone()).await;
    assert_eq!(outcome, [(invited.id.clone(), String::new())]);
    let again = scene.outcomes(Method::POST, "/confirm", rows).await;
    assert_eq!(again[0].1, "Invalid user.");

    let signed_in = scene.server.sign_in(NOBODY).await;
    let profile = scene
        .server
        .get("/api/accounts/profile", &signed_in)
        .await
        .json();
    assert_eq!(profile["providers"][0]["key"], wrapped);
    assert_eq!(profile["providers"][0]["type"], 1);
}

#[tokio::test]
async fn invitations_are_checked() {
    let scene = Scene::new().await;
    let many: Vec<String> = (0..21)
        .map(|number| format!("p{number}@demo.example"))
        .collect();
    let long = format!("{}@demo.example", "x".repeat(256));
    for (emails, says) in [
        (json!([]), "required"),
        (json!(many), "up to 20"),
        (json!(["a@b.example", "not an address"]), "#2 is not valid"),
        (json!(["a@b"]), "#1 is not valid"),
        (json!([long]), "longer than 256"),
    ] {
        let answer = scene
            .post("/invite", json!({ "emails": emails, "type": 1 }))
            .await;
        assert_eq!(answer.status, 400);
        let text = answer.json()["validationErrors"]["Emails"].to_string();
        assert!(text.contains(says), "{text}");
    }
    let answer = scene
        .post("/invite", json!({ "emails": ["a@b.example"] }))
        .await;
    assert_eq!(answer.status, 400, "a role is needed");
    assert_eq!(scene.find("a@b.example").await, None, "nobody was invited");
}

#[tokio::test]
async fn a_token_counts_for_its_invitation_its_address_and_its_time() {
    let scene = Scene::new().await;
    let body = json!({ "emails": [NOBODY, "somebody@else.example"], "type": 0 });
    scene.post("/invite", body).await.assert_done();
    let (own, other) = (
        scene.id(NOBODY).await,
        scene.id("somebody@else.example").await,
    );
    let (own_token, other_token) = (
        scene.token(NOBODY).await,
        scene.token("somebody@else.example").await,
    );
    for (id, token, says) in [
        (&own, "wrong", "Invalid token."),
        (&own, other_token.as_str(), "Invalid token."),
        (
            &other,
            other_token.as_str(),
            "User email does not match invite.",
        ),
        (&"unknown".to_owned(), own_token.as_str(), "User invalid."),
    ] {
        let answer = scene.accept(NOBODY, id, token).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json()["message"], says);
    }
    let body = json!({ "email": NOBODY });
    let path = "/demo/links/expire";
    scene
        .server
        .call(Method::POST, path, None, Some(body))
        .await
        .assert_done();
    let answer = scene.accept(NOBODY, &own, &own_token).await;
    assert_eq!(answer.json()["message"], "Invalid token.", "too old");

    // A new mail brings a new token.
    scene
        .outcomes(Method::POST, "/reinvite", json!({ "ids": [own] }))
        .await;
    let token = scene.token(NOBODY).await;
    scene.accept(NOBODY, &own, &token).await.assert_done();
}

#[tokio::test]
async fn invitations_are_mailed_again_to_the_invited_only() {
    let scene = Scene::new().await;
    let (invited, waiting) = (scene.id(INVITED).await, scene.id(WAITING).await);
    for id in [&invited, &waiting, &"unknown".to_owned()] {
        let path = scene.path(&format!("/{id}/reinvite"));
        let answer = scene
            .server
            .call(Method::POST, &path, Some(&scene.admin), None)
            .await;
        answer.assert_done();
    }
    assert!(scene.server.mailed_link(INVITED).await.is_some());
    assert_eq!(
        scene.server.mailed_link(WAITING).await,
        None,
        "silently nothing"
    );
    let ids = json!({ "ids": [invited, "unknown", waiting, invited] });
    let outcomes = scene.outcomes(Method::POST, "/reinvite", ids).await;
    assert_eq!(
        outcomes,
        [
            (invited, String::new()),
            (waiting, "User invalid.".to_owned())
        ]
    );
}

#[tokio::test]
async fn confirming_says_what_was_done_only_for_several() {
    let scene = Scene::new().await;
    let (invited, waiting) = (scene.id(INVITED).await, scene.id(WAITING).await);
    let key = some_key();
    for (id, expected) in [
        (&invited, (INVITED, ProviderUserStatusType::Invited)),
        (&waiting, (WAITING, ProviderUserStatusType::Confirmed)),
    ] {
        let rest = format!("/{id}/confirm");
        scene.post(&rest, json!({ "key": key })).await.assert_done();
        assert_eq!(scene.status(expected.0).await, Some(expected.1));
    }
    let rows = json!({ "keys": [{ "id": invited, "key": key }] });
    let outcomes = scene.outcomes(Method::POST, "/confirm", rows).await;
    assert_eq!(outcomes, [], "somebody without an account is not mentioned");
    let answer = scene
        .post(&format!("/{invited}/confirm"), json!({ "key": "plain" }))
        .await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn a_confirmed_admin_always_remains() {
    let scene = Scene::new().await;
    let (own, technician) = (scene.id(ADMIN).await, scene.id(TECHNICIAN).await);
    let own_path = scene.path(&format!("/{own}"));
    let demote = json!({ "type": 1 });
    for answer in [
        scene
            .server
            .put(&own_path, &scene.admin, demote.clone())
            .await,
        scene.server.delete(&own_path, &scene.admin).await,
        scene
            .post("/delete", json!({ "ids": [technician, own] }))
            .await,
    ] {
        assert_eq!(answer.status, 400);
        let message = answer.json()["message"].clone();
        assert_eq!(
            message,
            "Provider must have at least one confirmed ProviderAdmin."
        );
    }
    assert!(scene.find(TECHNICIAN).await.is_some(), "refused as a whole");

    scene.promote(TECHNICIAN).await;
    scene
        .server
        .delete(&own_path, &scene.admin)
        .await
        .assert_done();
    assert!(scene.find(ADMIN).await.is_some(), "refused silently");
    let outcomes = scene
        .outcomes(Method::DELETE, "", json!({ "ids": [own] }))
        .await;
    assert_eq!(outcomes, [(own, "You cannot remove yourself.".to_owned())]);

    // Giving up one's own role is allowed now, and takes effect at once.
    scene
        .server
        .post(&own_path, &scene.admin, demote)
        .await
        .assert_done();
    let answer = scene.server.get(&scene.path(""), &scene.admin).await;
    assert_eq!(
        (answer.status.as_u16(), answer.body.is_empty()),
        (403, true)
    );
}

#[tokio::test]
async fn people_are_removed_one_by_one_or_together() {
    let scene = Scene::new().await;
    let technician = scene.id(TECHNICIAN).await;
    let signed_in = scene.server.sign_in(TECHNICIAN).await;
    let ids = json!({ "ids": [scene.id(WAITING).await, "unknown"] });
    let outcomes = scene.outcomes(Method::DELETE, "", ids).await;
    assert_eq!(outcomes.len(), 1, "nothing is said of unknown ids");
    assert_eq!(scene.find(WAITING).await, None);

    let path = scene.path(&format!("/{technician}"));
    scene.server.delete(&path, &scene.admin).await.assert_done();
    assert_eq!(scene.find(TECHNICIAN).await, None);
    let profile = scene
        .server
        .get("/api/accounts/profile", &signed_in)
        .await
        .json();
    assert_eq!(profile["providers"], json!([]));
    let clients = format!("/api/providers/{}/organizations", scene.provider);
    assert_eq!(scene.server.get(&clients, &signed_in).await.status, 403);
    let again = scene
        .server
        .put(&path, &scene.admin, json!({ "type": 0 }))
        .await;
    assert_eq!(again.status, 404);

    // The link of a withdrawn invitation leads nowhere.
    scene
        .post("/invite", json!({ "emails": [NOBODY], "type": 1 }))
        .await
        .assert_done();
    let (id, token) = (scene.id(NOBODY).await, scene.token(NOBODY).await);
    scene
        .post(&format!("/{id}/delete"), json!({}))
        .await
        .assert_done();
    let answer = scene.accept(NOBODY, &id, &token).await;
    assert_eq!(answer.json()["message"], "User invalid.");
}

#[tokio::test]
async fn people_of_other_providers_are_out_of_reach() {
    let scene = Scene::new().await;
    let harbour = scene.server.provider_id("Harbour Managed IT").await;
    let signed_in = scene.server.sign_in(HARBOUR).await;
    let path = format!("/api/providers/{harbour}/users");
    let list: ListResponse<ProviderUser> = scene.server.get(&path, &signed_in).await.read();
    let foreign = list.data.iter().find(|it| it.email == HARBOUR).unwrap();
    let one = scene.path(&format!("/{}", foreign.id));
    assert_eq!(scene.server.get(&one, &scene.admin).await.status, 404);
    let outcomes = scene
        .outcomes(Method::DELETE, "", json!({ "ids": [foreign.id] }))
        .await;
    assert_eq!(outcomes, [(foreign.id.clone(), "Invalid user.".to_owned())]);
    let keys = scene
        .post("/public-keys", json!({ "ids": [foreign.id] }))
        .await;
    assert_eq!(keys.json()["data"], json!([]));
}
