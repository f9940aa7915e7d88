//! The personal vault of the first client's owner: a few items, encrypted under the user key.

use portal_crypto::checksum;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::ids::stable_id;
use crate::world::people::Person;
use crate::world::{CREATION_DATE, SeedError};

/// Name, user name, password, address, folder, favourite.
type Login = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<usize>,
    bool,
);

const FOLDERS: [&str; 2] = ["Work", "Reisen & Freizeit"];

const LOGINS: [Login; 5] = [
    (
        "Webmail",
        "olivia",
        "river-Lantern-42-quartz",
        "https://mail.client-one.example",
        Some(0),
        true,
    ),
    (
        "Payroll",
        "o.brandt",
        "Payroll2026",
        "https://payroll.example/login",
        Some(0),
        false,
    ),
    (
        "Airline",
        "olivia@client-one.example",
        "Sommer 2026 ☀",
        "https://air.example",
        Some(1),
        false,
    ),
    (
        "Library",
        "700123",
        "Payroll2026",
        "http://library.example",
        None,
        false,
    ),
    (
        "图书 <b>&</b> Café",
        "ö",
        "x",
        "https://books.example",
        None,
        false,
    ),
];

/// Writes folders, logins and a note.
pub(crate) fn insert(db: &Connection, person: &Person) -> Result<(), SeedError> {
    let key = &person.user_key;
    let seal =
        |text: &str| -> Result<String, SeedError> { Ok(key.encrypt_text(text)?.to_string()) };
    let user_id = &person.account.id;
    let folder_id = |index: usize| stable_id(&format!("folder/{index}"));
    for (index, name) in FOLDERS.iter().enumerate() {
        db.execute(
            "INSERT INTO folders VALUES (?1, ?2, ?3, ?4)",
            params![folder_id(index), user_id, seal(name)?, CREATION_DATE],
        )?;
    }
    let item = |name: &str,
                kind: i64,
                notes: Option<String>,
                login: Option<Value>,
                folder: Option<usize>,
                favorite: bool| {
        db.execute(
            "INSERT INTO ciphers (id, user_id, folder_id, type, name, notes, login, favorite,
             creation_date, revision_date) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
            params![
                stable_id(&format!("cipher/{name}")),
                user_id,
                folder.map(folder_id),
                kind,
                seal(name)?,
                notes,
                login.map(|login| login.to_string()),
                favorite,
                CREATION_DATE
            ],
        )?;
        Ok::<_, SeedError>(())
    };
    for (name, username, password, address, folder, favorite) in LOGINS {
        let uri = json!({
            "uri": seal(address)?,
            "uriChecksum": seal(&checksum::uri_checksum(address))?,
            "match": null,
        });
        let login = json!({
            "username": seal(username)?,
            "password": seal(password)?,
            "passwordRevisionDate": null,
            "totp": null,
            "autofillOnPageLoad": null,
            "uri": uri["uri"],
            "uris": [uri],
            "fido2Credentials": null,
        });
        item(name, 1, None, Some(login), folder, favorite)?;
    }
    item(
        "Router",
        2,
        Some(seal("Serial number 0815, behind the shelf")?),
        None,
        Some(0),
        false,
    )
}
