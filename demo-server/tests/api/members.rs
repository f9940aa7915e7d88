//! The members of an organisation: inviting, joining, confirming, changing, revoking, removing.

use axum::http::Method;
use portal_crypto::{PublicKey, SymmetricKey};
use portal_types::account::{OrganizationUserStatusType, Profile};
use portal_types::list::ListResponse;
use portal_types::organization_user::{MemberPublicKey, OrganizationUser};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Answer, NOBODY, TECHNICIAN};
use crate::house::{ENGINEERS, House};

const DENTISTS: &str = "Bright Smile Dental Group";
const OWNER: &str = "owner@brueckner.example";
const CLIENT_ADMIN: &str = "admin@brueckner.example";
const MANAGER: &str = "people@brueckner.example";
const AUDITOR: &str = "auditor@brueckner.example";
const ENGINEER: &str = "engineer@brueckner.example";
const WAITING: &str = "tomasz.wolski@brueckner.example";
const INVITED: &str = "trainee@brueckner.example";
const REVOKED: &str = "bernd.kohl@brueckner.example";

struct Scene {
    house: House,
    admin: String,
}

impl Scene {
    async fn new(name: &str) -> Self {
        let house = House::open(name).await;
        let admin = house.server.sign_in(ADMIN).await;
        Self { house, admin }
    }

    async fn token(&self, email: &str) -> String {
        self.house.server.sign_in(email).await
    }

    async fn members(&self) -> Vec<OrganizationUser> {
        let path = "/users?includeGroups=true&includeCollections=true";
        let answer = self.house.get(path, &self.admin).await;
        answer.read::<ListResponse<OrganizationUser>>().data
    }

    async fn find(&self, email: &str) -> Option<OrganizationUser> {
        let members = self.members().await;
        members.into_iter().find(|member| member.email == email)
    }

    async fn id(&self, email: &str) -> String {
        self.find(email).await.expect(email).id
    }

    async fn status(&self, email: &str) -> Option<i64> {
        Some(self.find(email).await?.status.number())
    }

    async fn call(&self, method: Method, rest: &str, token: &str, body: Value) -> Answer {
        let path = format!("/api/organizations/{}/users{rest}", self.house.id);
        self.house
            .server
            .call(method, &path, Some(token), Some(body))
            .await
    }

    async fn invite(&self, token: &str, emails: &[&str], role: i64) -> Answer {
        let body = json!({
            "emails": emails, "type": role, "collections": [], "groups": [], "permissions": null,
            "accessSecretsManager": false,
        });
        self.call(Method::POST, "/invite", token, body).await
    }

    /// Id and error of each row of the answer.
    async fn outcomes(
        &self,
        method: Method,
        rest: &str,
        token: &str,
        emails: &[&str],
    ) -> Vec<String> {
        let mut ids = Vec::new();
        for email in emails {
            ids.push(self.id(email).await);
        }
        let answer = self.call(method, rest, token, json!({ "ids": ids })).await;
        let list = answer.json();
        assert_eq!(list["object"], "list", "{list}");
        let rows = list["data"].as_array().expect("rows").clone();
        rows.iter()
            .map(|row| row["error"].as_str().expect("an error").to_owned())
            .collect()
    }
}

/// Of the right shape; opens nothing.
fn some_key() -> String {
    format!("4.{}AA==", "A".repeat(340))
}

fn refused(answer: &Answer, part: &str) {
    assert_eq!(answer.status, 400, "{answer:?}");
    let body = answer.json();
    let message = body["message"].as_str().unwrap();
    assert!(message.contains(part), "{message}");
}

#[tokio::test]
async fn the_list_shows_what_was_asked_for() {
    let scene = Scene::new(ENGINEERS).await;
    let members = scene.members().await;
    let of = |email: &str| members.iter().find(|it| it.email == email).expect(email);
    assert_eq!(of(ENGINEER).groups.len(), 1);
    assert!(of(ENGINEER).reset_password_enrolled && !of(ENGINEER).two_factor_enabled);
    assert!(of(ENGINEER).collections[0].hide_passwords);
    assert!(of(MANAGER).permissions.manage_users && !of(MANAGER).permissions.manage_policies);
    assert_eq!(of(REVOKED).status, OrganizationUserStatusType::Revoked);
    assert_eq!((&of(INVITED).user_id, &of(INVITED).name), (&None, &None));
    let bare = scene.house.get("/users", &scene.admin).await.json();
    assert_eq!(bare["data"][0]["groups"], json!([]));

    let id = scene.id(ENGINEER).await;
    let one = scene
        .house
        .get(&format!("/users/{id}?includeGroups=true"), &scene.admin)
        .await
        .json();
    assert_eq!(one["object"], "organizationUserDetails");
    assert_eq!(one["groups"].as_array().unwrap().len(), 1);
    assert_eq!(one.get("email"), None);
}

#[tokio::test]
async fn everybody_is_told_what_they_may_read() {
    let scene = Scene::new(ENGINEERS).await;
    for (email, full, mini) in [
        (ADMIN, 200, 200),
        (TECHNICIAN, 200, 200),
        (OWNER, 200, 200),
        (CLIENT_ADMIN, 200, 200),
        (MANAGER, 200, 200),
        (AUDITOR, 404, 200),
        (ENGINEER, 404, 200),
        (NOBODY, 404, 403),
    ] {
        let token = scene.token(email).await;
        let status = |rest: &'static str| {
            let (house, token) = (&scene.house, &token);
            async move { house.get(rest, token).await.status.as_u16() }
        };
        assert_eq!(status("/users").await, full, "{email}");
        assert_eq!(status("/users/mini-details").await, mini, "{email}");
        if full != 200 {
            let answer = scene.invite(&token, &["x@new.example"], 2).await;
            assert_eq!(answer.status, 403, "{email}");
        }
    }
}

#[tokio::test]
async fn an_invitation_is_mailed_accepted_and_confirmed_with_the_real_key() {
    let scene = Scene::new(ENGINEERS).await;
    let group = scene.house.group("IT").await.id;
    let collection = scene.house.collection("Office").await;
    let body = json!({
        "emails": [" Nobody@Demo.example ", ENGINEER, "nobody@demo.example"], "type": 2,
        "groups": [group],
        "collections": [{ "id": collection, "readOnly": true, "hidePasswords": true, "manage": false }],
    });
    let invite = |body: Value| scene.call(Method::POST, "/invite", &scene.admin, body);
    invite(body.clone()).await.assert_done();
    let before = scene.members().await.len();
    invite(body).await.assert_done();
    assert_eq!(scene.members().await.len(), before, "silently passed over");
    let member = scene.find(NOBODY).await.expect("in small letters");
    assert_eq!(member.groups, [group]);
    assert!(member.collections[0].read_only && member.collections[0].hide_passwords);

    let link = scene
        .house
        .server
        .mailed_link(NOBODY)
        .await
        .expect("a link");
    assert!(link.contains("/#/accept-organization?organizationId="));
    assert!(link.contains("organizationName=Br%C3%BCckner+Ingenieure"));
    let token = link.split("&token=").nth(1).unwrap();
    let token = token.split('&').next().unwrap();
    let accept = format!("/{}/accept", member.id);
    let nobody = scene.token(NOBODY).await;
    let engineer = scene.token(ENGINEER).await;
    let answer = scene
        .call(Method::POST, &accept, &engineer, json!({ "token": token }))
        .await;
    refused(&answer, "already part of");
    let answer = scene
        .call(Method::POST, &accept, &nobody, json!({ "token": "wrong" }))
        .await;
    refused(&answer, "Invalid token");
    let body = json!({ "token": token, "resetPasswordKey": null });
    scene
        .call(Method::POST, &accept, &nobody, body.clone())
        .await
        .assert_done();
    assert_eq!(scene.status(NOBODY).await, Some(1));
    refused(
        &scene.call(Method::POST, &accept, &nobody, body).await,
        "Already accepted",
    );

    let answer = scene.call(
        Method::POST,
        "/public-keys",
        &scene.admin,
        json!({ "ids": [member.id, scene.id(INVITED).await] }),
    );
    let keys: ListResponse<MemberPublicKey> = answer.await.read();
    assert_eq!(keys.data.len(), 1, "only who waits");
    let public = PublicKey::from_spki_base64(&keys.data[0].key).expect("a public key");
    let wrapped = public.wrap(&scene.house.key).await.unwrap().to_string();
    let rows = json!([{ "id": member.id, "key": wrapped }, { "id": scene.id(INVITED).await, "key": some_key() }]);
    let answer = scene
        .call(
            Method::POST,
            "/confirm",
            &scene.admin,
            json!({ "keys": rows }),
        )
        .await;
    let list = answer.json();
    assert_eq!(
        list["data"].as_array().unwrap().len(),
        1,
        "who does not wait is missing"
    );
    assert_eq!(list["data"][0]["error"], "");
    let profile: Profile = scene
        .house
        .server
        .get("/api/accounts/profile", &nobody)
        .await
        .read();
    let own = profile
        .organizations
        .iter()
        .find(|it| it.id == scene.house.id);
    assert_eq!(own.unwrap().key.as_deref(), Some(wrapped.as_str()));
    let types = scene.house.event_types().await;
    assert_eq!(types.iter().filter(|it| **it == 1500).count(), 1);
    assert_eq!(types.last(), Some(&1501));
}

#[tokio::test]
async fn roles_reach_so_far_and_no_further() {
    let scene = Scene::new(ENGINEERS).await;
    let admin = scene.token(CLIENT_ADMIN).await;
    let manager = scene.token(MANAGER).await;
    refused(&scene.invite(&admin, &["a@new.example"], 0).await, "Owner");
    refused(
        &scene.invite(&manager, &["a@new.example"], 1).await,
        "Admins or Owners",
    );
    let custom = |permissions: Value| json!({ "emails": ["c@new.example"], "type": 4, "permissions": permissions, "groups": [], "collections": [] });
    let answer = scene
        .call(
            Method::POST,
            "/invite",
            &manager,
            custom(json!({ "managePolicies": true })),
        )
        .await;
    refused(&answer, "same custom permissions");
    scene
        .call(
            Method::POST,
            "/invite",
            &manager,
            custom(json!({ "manageGroups": true })),
        )
        .await
        .assert_done();
    assert!(
        scene
            .find("c@new.example")
            .await
            .unwrap()
            .permissions
            .manage_groups
    );

    let owner = scene.id(OWNER).await;
    let own = scene.id(CLIENT_ADMIN).await;
    let edit = json!({ "type": 2, "collections": [], "groups": [] });
    refused(
        &scene
            .call(Method::PUT, &format!("/{owner}"), &admin, edit.clone())
            .await,
        "Owner",
    );
    refused(
        &scene
            .call(Method::PUT, &format!("/{own}"), &manager, edit)
            .await,
        "Admins",
    );
    let rows = scene
        .outcomes(Method::DELETE, "", &admin, &[OWNER, CLIENT_ADMIN, INVITED])
        .await;
    assert!(rows[0].contains("Owner") && rows[1].contains("yourself"));
    assert_eq!(rows[2], "");
    assert_eq!(scene.find(INVITED).await, None);
}

#[tokio::test]
async fn a_change_replaces_role_groups_and_access_and_never_lets_a_list_be_missing() {
    let scene = Scene::new(ENGINEERS).await;
    let id = scene.id(ENGINEER).await;
    let path = format!("/{id}");
    let group = scene.house.group("Office").await.id;
    let collection = scene.house.collection("IT/Network").await;
    let body = json!({
        "type": 4, "permissions": { "accessReports": true }, "groups": [group],
        "collections": [{ "id": collection, "manage": true }],
    });
    scene
        .call(Method::PUT, &path, &scene.admin, body)
        .await
        .assert_done();
    let member = scene.find(ENGINEER).await.unwrap();
    assert!(member.permissions.access_reports);
    assert_eq!(member.groups, [group]);
    assert_eq!(member.collections.len(), 1);
    assert!(member.collections[0].manage);
    assert_eq!(scene.house.event_types().await.last(), Some(&1502));

    let put = |body: Value| scene.call(Method::PUT, &path, &scene.admin, body);
    assert_eq!(
        put(json!({ "type": 2, "collections": null, "groups": [] }))
            .await
            .status,
        500
    );
    let gone =
        json!({ "type": 2, "groups": ["00000000-0000-4000-8000-000000000000"], "collections": [] });
    assert_eq!(put(gone).await.status, 404);
    let gone = json!({ "type": 2, "groups": [], "collections": [{ "id": "gone" }] });
    assert_eq!(put(gone).await.status, 404);
    let odd = json!({ "type": 2, "groups": [], "collections": [{ "id": collection, "manage": true, "readOnly": true }] });
    refused(&put(odd).await, "mutually exclusive");
    // Groups that are not named stay.
    put(json!({ "type": 2, "collections": [] }))
        .await
        .assert_done();
    assert_eq!(scene.find(ENGINEER).await.unwrap().groups.len(), 1);
}

#[tokio::test]
async fn revoked_members_come_back_as_they_were() {
    let scene = Scene::new(ENGINEERS).await;
    let manager = scene.token(MANAGER).await;
    let rows = scene
        .outcomes(
            Method::PUT,
            "/revoke",
            &manager,
            &[ENGINEER, REVOKED, MANAGER, OWNER],
        )
        .await;
    assert_eq!(rows[0], "");
    assert!(rows[1].contains("Already revoked"));
    assert!(rows[2].contains("yourself"));
    assert!(rows[3].contains("Owner"));
    let member = scene.find(ENGINEER).await.unwrap();
    assert_eq!(member.status, OrganizationUserStatusType::Revoked);
    assert_eq!(member.revocation_reason.map(|it| it.number()), Some(1));
    assert_eq!(member.groups.len(), 1);

    let rows = scene
        .outcomes(
            Method::PUT,
            "/restore",
            &manager,
            &[ENGINEER, WAITING, "bewerbung@brueckner.example"],
        )
        .await;
    assert_eq!(rows, ["", "Already active.", ""]);
    assert_eq!(scene.status(ENGINEER).await, Some(2));
    assert_eq!(scene.status("bewerbung@brueckner.example").await, Some(0));
    let id = scene.id(REVOKED).await;
    let path = format!("/{id}/restore/vnext");
    scene
        .call(Method::PUT, &path, &manager, json!({}))
        .await
        .assert_done();
    let types = scene.house.event_types().await;
    assert_eq!(types.iter().filter(|it| **it == 1511).count(), 1);
    assert_eq!(types.iter().filter(|it| **it == 1512).count(), 3);
}

#[tokio::test]
async fn without_a_seat_nobody_is_invited_and_nobody_comes_back() {
    let scene = Scene::new(DENTISTS).await;
    let before = scene.members().await.len();
    let answer = scene
        .invite(&scene.admin, &["one@new.example", "two@new.example"], 2)
        .await;
    refused(&answer, "Seat limit has been reached");
    assert!(
        answer.json()["message"]
            .as_str()
            .unwrap()
            .contains("provider")
    );
    assert_eq!(scene.members().await.len(), before);
    let former = "g.former@brightsmile.example";
    let rows = scene
        .outcomes(Method::PUT, "/restore", &scene.admin, &[former])
        .await;
    assert!(rows[0].contains("Seat limit"));
    // Withdrawing an invitation frees one.
    let invited = "locum.one@brightsmile.example";
    let rows = scene
        .outcomes(Method::PUT, "/revoke", &scene.admin, &[invited])
        .await;
    assert_eq!(rows, [""]);
    let rows = scene
        .outcomes(Method::PUT, "/restore", &scene.admin, &[former])
        .await;
    assert_eq!(rows, [""]);
}

#[tokio::test]
async fn who_owns_what_they_save_gets_a_collection_of_their_own() {
    let scene = Scene::new(DENTISTS).await;
    let waiting = "n.ivanova@brightsmile.example";
    let id = scene.id(waiting).await;
    let body = json!({
        "keys": [{ "id": id, "key": some_key() }],
        "defaultUserCollectionName": scene.house.seal("My items"),
    });
    let answer = scene
        .call(Method::POST, "/confirm", &scene.admin, body)
        .await;
    assert_eq!(answer.json()["data"][0]["error"], "");
    let member = scene.find(waiting).await.unwrap();
    assert!(member.collections.iter().any(|right| right.manage));
}

#[tokio::test]
async fn invitations_are_mailed_again_and_bodies_are_checked() {
    let scene = Scene::new(ENGINEERS).await;
    let rows = scene
        .outcomes(Method::POST, "/reinvite", &scene.admin, &[INVITED, WAITING])
        .await;
    assert_eq!(rows, ["", "User invalid."]);
    assert!(scene.house.server.mailed_link(INVITED).await.is_some());
    let id = scene.id(WAITING).await;
    let path = format!("/{id}/reinvite");
    let one = scene
        .call(Method::POST, &path, &scene.admin, json!({}))
        .await;
    assert_eq!(one.status, 400);
    let many: Vec<String> = (0..21)
        .map(|number| format!("p{number}@new.example"))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(scene.invite(&scene.admin, &many, 2).await.status, 400);
    assert_eq!(
        scene.invite(&scene.admin, &["no address"], 2).await.status,
        400
    );
    for rest in ["/revoke", "/restore"] {
        let answer = scene
            .call(Method::PUT, rest, &scene.admin, json!({ "ids": [] }))
            .await;
        assert_eq!(answer.status, 400, "{rest}");
    }
    let bare = SymmetricKey::generate()
        .unwrap()
        .encrypt_text("x")
        .unwrap()
        .to_string();
    let body = json!({ "keys": [{ "id": id, "key": bare }] });
    let answer = scene
        .call(Method::POST, "/confirm", &scene.admin, body)
        .await;
    assert_eq!(answer.status, 400, "a key that nobody could open");
}

#[tokio::test]
async fn members_leave_by_themselves() {
    let scene = Scene::new(ENGINEERS).await;
    let engineer = scene.token(ENGINEER).await;
    scene
        .house
        .post("/leave", &engineer, json!({}))
        .await
        .assert_done();
    assert_eq!(scene.find(ENGINEER).await, None);
    assert_eq!(
        scene
            .house
            .post("/leave", &engineer, json!({}))
            .await
            .status,
        404
    );
    assert_eq!(scene.house.event_types().await.last(), Some(&1516));
}

#[tokio::test]
async fn an_organisation_of_its_own_keeps_an_owner_and_buys_seats() {
    let scene = Scene::new(ENGINEERS).await;
    let profile = scene
        .house
        .server
        .get("/api/accounts/profile", &scene.admin);
    let profile: Profile = profile.await.read();
    let own = profile
        .organizations
        .iter()
        .find(|it| it.name == "Fabrikam Holdings")
        .unwrap();
    let id = own.organization_user_id.clone().unwrap();
    let path = |rest: &str| format!("/api/organizations/{}/users{rest}", own.id);
    let server = &scene.house.server;
    let edit = json!({ "type": 2, "collections": [], "groups": [] });
    let answer = server
        .put(&path(&format!("/{id}")), &scene.admin, edit)
        .await;
    refused(&answer, "at least one confirmed owner");
    let ids = json!({ "ids": [id] });
    let answer = server.put(&path("/revoke"), &scene.admin, ids).await;
    refused(&answer, "at least one confirmed owner");
    let leave = format!("/api/organizations/{}/leave", own.id);
    let answer = server.post(&leave, &scene.admin, json!({})).await;
    refused(&answer, "at least one confirmed owner");

    let emails: Vec<String> = (0..9)
        .map(|number| format!("p{number}@new.example"))
        .collect();
    let body = json!({ "emails": emails, "type": 2, "collections": [], "groups": [] });
    server
        .post(&path("/invite"), &scene.admin, body)
        .await
        .assert_done();
    let path = format!("/api/organizations/{}", own.id);
    let organization = server.get(&path, &scene.admin).await;
    assert_eq!(organization.json()["seats"], 10);
}
