//! The event log of a provider.

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{ADMIN, HARBOUR, NOBODY, Server, TECHNICIAN, grant, new_client};

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
        format!("/api/providers/{}/{rest}", self.provider)
    }

    async fn page(&self, query: &str) -> Value {
        let answer = self
            .server
            .get(&self.path(&format!("events{query}")), &self.admin)
            .await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    /// All pages of a range, one array per page.
    async fn pages(&self, query: &str) -> Vec<Vec<Value>> {
        let mut pages = Vec::new();
        let mut token = None;
        loop {
            let query = match &token {
                None => query.to_owned(),
                Some(token) => format!("{query}&continuationToken={token}"),
            };
            let page = self.page(&query).await;
            pages.push(page["data"].as_array().unwrap().clone());
            match page["continuationToken"].as_str() {
                Some(next) => {
                    assert!(next.bytes().all(|byte| byte.is_ascii_digit()), "{next}");
                    token = Some(next.to_owned());
                }
                None => return pages,
            }
        }
    }

    async fn newest(&self) -> Value {
        self.page("").await["data"][0].clone()
    }

    /// A range around the whole seeded year.
    async fn year(&self) -> String {
        let newest = self.newest().await["date"].as_str().unwrap().to_owned();
        let year: i32 = newest[..4].parse().unwrap();
        let rest = &newest[4..10];
        let start = format!("{}{}", year - 1, rest.replace("-02-29", "-02-28"));
        format!("?start={start}&end={newest}")
    }
}

#[tokio::test]
async fn what_is_done_is_written() {
    let scene = Scene::new().await;
    let body = new_client("Written Down", 17, 1);
    let server = &scene.server;
    let created = server
        .post(&scene.path("clients"), &scene.admin, body)
        .await;
    created.assert_done();
    let client = server
        .client(&scene.provider, &scene.admin, "Written Down")
        .await;
    let event = scene.newest().await;
    assert_eq!(event["object"], "event");
    assert_eq!(event["type"], 1900);
    assert_eq!(event["providerId"], scene.provider);
    assert_eq!(event["providerOrganizationId"], client["id"]);
    assert_eq!(event["organizationId"], client["organizationId"]);
    assert_eq!(event["ipAddress"], "127.0.0.1");
    assert_eq!(event["deviceType"], 9);
    assert_eq!(event["cipherId"], Value::Null);

    let fabrikam = server
        .get(&scene.path("clients/addable"), &scene.admin)
        .await
        .json();
    let body = json!({
        "key": new_client("", 17, 1)["key"],
        "organizationId": fabrikam[0]["id"],
    });
    let added = server
        .post(&scene.path("clients/existing"), &scene.admin, body)
        .await;
    added.assert_done();
    assert_eq!(scene.newest().await["type"], 1901);
    let client = server
        .client(&scene.provider, &scene.admin, "Fabrikam Holdings")
        .await;
    let path = scene.path(&format!("organizations/{}", client["id"].as_str().unwrap()));
    server.delete(&path, &scene.admin).await.assert_done();
    let event = scene.newest().await;
    assert_eq!(event["type"], 1902);
    assert_eq!(event["providerOrganizationId"], client["id"]);
}

#[tokio::test]
async fn sign_ins_of_staff_are_in_the_log() {
    let scene = Scene::new().await;
    let mut wrong = grant(TECHNICIAN).await;
    wrong.password = "wrong".to_owned();
    assert!(scene.server.try_sign_in(&wrong).await.is_err());
    let failed = scene.newest().await;
    assert_eq!(failed["type"], 1005);
    scene.server.sign_in(TECHNICIAN).await;
    let event = scene.newest().await;
    assert_eq!(event["type"], 1000);
    assert_eq!(event["userId"], event["actingUserId"]);
    assert_eq!(event["userId"], failed["userId"]);
    assert_eq!(event["providerId"], scene.provider);
    scene.server.sign_in(NOBODY).await;
    assert_eq!(scene.newest().await, event, "somebody else's sign-in");
}

#[tokio::test]
async fn admins_only_and_404_for_everyone_else() {
    let scene = Scene::new().await;
    let staff = scene.newest().await["actingUserId"].clone();
    assert!(staff.is_string());
    for email in [TECHNICIAN, HARBOUR, NOBODY] {
        let token = scene.server.sign_in(email).await;
        for rest in [
            "events",
            "users/11111111-2222-4333-8444-555555555555/events",
        ] {
            let answer = scene.server.get(&scene.path(rest), &token).await;
            assert_eq!(answer.status, 404, "{email} {rest}");
            assert_eq!(answer.json()["object"], "error");
        }
    }
    let unknown = scene
        .server
        .get("/api/providers/nowhere/events", &scene.admin)
        .await;
    assert_eq!(unknown.status, 404);
    let anonymous = scene
        .server
        .call(Method::GET, &scene.path("events"), None, None)
        .await;
    assert_eq!(anonymous.status, 401);
}

#[tokio::test]
async fn pages_are_of_fifty_newest_first_and_nothing_twice() {
    let scene = Scene::new().await;
    let year = scene.year().await;
    let pages = scene.pages(&year).await;
    let (last, full) = pages.split_last().unwrap();
    assert!(full.iter().all(|page| page.len() == 50));
    assert!(last.len() < 50);
    let all: Vec<&Value> = pages.iter().flatten().collect();
    assert!((3_000..9_000).contains(&all.len()), "{}", all.len());
    let date = |event: &Value| event["date"].as_str().unwrap().to_owned();
    assert!(all.windows(2).all(|two| date(two[0]) > date(two[1])));
    assert!(
        all.iter()
            .all(|event| event["providerId"] == scene.provider)
    );
    let known = |number: i64| all.iter().any(|event| event["type"] == number);
    for number in [
        1000, 1005, 1107, 1500, 1603, 1700, 1800, 1801, 1900, 1902, 1903,
    ] {
        assert!(known(number), "{number}");
    }
    assert!(known(2777), "a number nobody knows");
}

#[tokio::test]
async fn short_and_empty_pages_lead_to_the_same_log() {
    let scene = Scene::new().await;
    let whole: Vec<Value> = scene.pages("?").await.into_iter().flatten().collect();
    assert!(whole.len() > 100, "{}", whole.len());
    let body = Some(json!([0, 0, 13, 50, 0, 1]));
    let set = scene
        .server
        .call(Method::POST, "/demo/events/pages", None, body)
        .await;
    set.assert_done();
    let pages = scene.pages("?").await;
    assert!(pages[0].is_empty() && pages[1].is_empty() && pages[2].len() == 13);
    let again: Vec<Value> = pages.into_iter().flatten().collect();
    assert_eq!(again, whole);
    let end = Some(json!([]));
    let set = scene
        .server
        .call(Method::POST, "/demo/events/pages", None, end)
        .await;
    set.assert_done();
    assert_eq!(scene.page("").await["data"].as_array().unwrap().len(), 50);
}

#[tokio::test]
async fn ranges() {
    let scene = Scene::new().await;
    let newest = scene.newest().await["date"].as_str().unwrap().to_owned();
    let day = &newest[..10];
    let right = scene
        .pages(&format!("?start={day}T00:00:00Z&end={day}T23:59:59Z"))
        .await;
    let swapped = scene
        .pages(&format!("?start={day}T23:59:59Z&end={day}T00:00:00Z"))
        .await;
    assert_eq!(right, swapped);
    assert!(right[0].iter().all(|event| {
        let date = event["date"].as_str().unwrap();
        date.starts_with(day)
    }));
    let empty = scene.page("?start=2001-01-01&end=2001-02-01").await;
    assert_eq!(
        empty,
        json!({ "object": "list", "data": [], "continuationToken": null })
    );
    let path = scene.path("events?start=2024-01-01&end=2025-01-04");
    let refused = scene.server.get(&path, &scene.admin).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.json()["message"], "Range too large.");
}

#[tokio::test]
async fn the_log_of_one_person() {
    let scene = Scene::new().await;
    let technician = scene.server.sign_in(TECHNICIAN).await;
    let profile = scene
        .server
        .get("/api/accounts/profile", &technician)
        .await
        .json();
    let whole: Vec<Value> = scene.pages("?").await.into_iter().flatten().collect();
    let (mine, others): (Vec<&Value>, Vec<&Value>) = whole
        .iter()
        .partition(|event| event["actingUserId"] == profile["id"]);
    assert!(!mine.is_empty() && !others.is_empty());
    let year = scene.pages(&scene.year().await).await;
    let confirmed = year
        .iter()
        .flatten()
        .find(|event| event["type"] == 1801 && event["userId"] == profile["id"])
        .unwrap();
    let id = confirmed["providerUserId"].as_str().unwrap();
    let path = scene.path(&format!("users/{id}/events"));
    let page = scene.server.get(&path, &scene.admin).await.json();
    let first: Vec<&Value> = mine.into_iter().take(50).collect();
    let data: Vec<&Value> = page["data"].as_array().unwrap().iter().collect();
    assert_eq!(data, first);
    let gone = scene.path("users/11111111-2222-4333-8444-555555555555/events");
    assert_eq!(scene.server.get(&gone, &scene.admin).await.status, 404);
}

#[tokio::test]
async fn a_provider_without_a_log_has_an_empty_one() {
    let scene = Scene::new().await;
    let harbour = scene.server.provider_id("Harbour Managed IT").await;
    let token = scene.server.sign_in(HARBOUR).await;
    let profile = scene
        .server
        .get("/api/accounts/profile", &token)
        .await
        .json();
    assert_eq!(profile["providers"][0]["useEvents"], false);
    let path = format!("/api/providers/{harbour}/events");
    let page = scene.server.get(&path, &token).await.json();
    assert_eq!(page["data"], json!([]), "the sign-in was not written");
}
