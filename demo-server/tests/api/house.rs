//! A furnished client of the demo world, as tests see it.

use std::str::FromStr as _;

use demo_server::MASTER_PASSWORD;
use portal_crypto::{EncString, MasterKey, PrivateKey, SymmetricKey};
use portal_types::account::Profile;
use serde_json::Value;

use crate::harness::{ADMIN, Answer, Server, grant, kdf};

/// The one with somebody to sign in with in every role.
pub(crate) const ENGINEERS: &str = "Brückner Ingenieure";

/// A group's row.
pub(crate) struct GroupRow {
    pub(crate) id: String,
}

/// A server, and one of its furnished clients, looked at by a provider admin.
pub(crate) struct House {
    pub(crate) server: Server,
    pub(crate) id: String,
    pub(crate) key: SymmetricKey,
    admin: String,
}

impl House {
    /// Starts a server and finds the client with a name.
    pub(crate) async fn open(name: &str) -> Self {
        let server = Server::start().await;
        let session = server.try_sign_in(&grant(ADMIN).await).await.unwrap();
        let admin = session.access_token.clone();
        let profile: Profile = server.get("/api/accounts/profile", &admin).await.read();
        let client = profile
            .provider_organizations
            .iter()
            .find(|client| client.name == name)
            .expect(name);
        let provider = profile
            .providers
            .iter()
            .find(|it| Some(&it.id) == client.provider_id.as_ref())
            .unwrap();

        let password = MASTER_PASSWORD.as_bytes();
        let master = MasterKey::derive(password, ADMIN, kdf(ADMIN))
            .await
            .unwrap();
        let open = |text: &str| EncString::from_str(text).unwrap();
        let user_key = master
            .unwrap_user_key(&open(session.wrapped_user_key().unwrap()))
            .unwrap();
        let private = user_key
            .decrypt(&open(session.wrapped_private_key().unwrap()))
            .unwrap();
        let private = PrivateKey::from_pkcs8_der(private).unwrap();
        let provider_key = private
            .unwrap_key(&open(provider.key.as_deref().unwrap()))
            .await
            .unwrap();
        let key = provider_key
            .unwrap_key(&open(client.key.as_deref().unwrap()))
            .unwrap();
        let id = client.id.clone();
        Self {
            server,
            id,
            key,
            admin,
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/organizations/{}{rest}", self.id)
    }

    pub(crate) async fn get(&self, rest: &str, token: &str) -> Answer {
        self.server.get(&self.path(rest), token).await
    }

    pub(crate) async fn post(&self, rest: &str, token: &str, body: Value) -> Answer {
        self.server.post(&self.path(rest), token, body).await
    }

    pub(crate) async fn put(&self, rest: &str, token: &str, body: Value) -> Answer {
        self.server.put(&self.path(rest), token, body).await
    }

    pub(crate) async fn delete(&self, rest: &str, token: &str) -> Answer {
        self.server.delete(&self.path(rest), token).await
    }

    /// A name as it goes over the wire.
    pub(crate) fn seal(&self, name: &str) -> String {
        self.key.encrypt_text(name).unwrap().to_string()
    }

    /// A name as people read it.
    pub(crate) fn open_name(&self, sealed: &Value) -> String {
        let sealed = EncString::from_str(sealed.as_str().unwrap()).unwrap();
        self.key.decrypt_text(&sealed).unwrap().to_string()
    }

    async fn rows(&self, rest: &str) -> Vec<Value> {
        let list = self.get(rest, &self.admin).await.json();
        list["data"].as_array().unwrap().clone()
    }

    pub(crate) async fn group(&self, name: &str) -> GroupRow {
        let rows = self.rows("/groups").await;
        let row = rows.iter().find(|row| row["name"] == name).expect(name);
        GroupRow {
            id: row["id"].as_str().unwrap().to_owned(),
        }
    }

    /// Id of the collection with a name.
    pub(crate) async fn collection(&self, name: &str) -> String {
        let rows = self.rows("/collections").await;
        let row = rows
            .iter()
            .find(|row| self.open_name(&row["name"]) == name)
            .expect(name);
        row["id"].as_str().unwrap().to_owned()
    }

    /// Id of the membership of somebody who signs in with an address.
    pub(crate) async fn membership(&self, email: &str) -> String {
        let token = self.server.sign_in(email).await;
        let profile = self.server.get("/api/accounts/profile", &token).await;
        let profile: Profile = profile.read();
        let own = profile.organizations.iter().find(|it| it.id == self.id);
        own.unwrap().organization_user_id.clone().unwrap()
    }

    /// Numbers of what was written into the organisation's log, oldest first; without members signing in.
    pub(crate) async fn event_types(&self) -> Vec<i64> {
        let events = self.rows("/events").await;
        let types = events.iter().map(|event| event["type"].as_i64().unwrap());
        types.rev().filter(|number| *number >= 1100).collect()
    }
}
