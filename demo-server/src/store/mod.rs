//! Where the data is: one SQLite database, in memory or in a file.
//!
//! Handlers hand a closure to [`Store::run`]; it runs on a thread for blocking work, inside a
//! transaction that is kept when the closure succeeds. SQL lives in this folder, one file per
//! area, as functions that take the open transaction.

pub(crate) mod accounts;
pub(crate) mod billing;
pub(crate) mod clients;
pub(crate) mod collections;
pub(crate) mod event_log;
pub(crate) mod event_type;
pub(crate) mod events;
pub(crate) mod groups;
pub(crate) mod invoices;
pub(crate) mod mail_tokens;
pub(crate) mod organization_users;
pub(crate) mod organizations;
pub(crate) mod policies;
pub(crate) mod provider_users;
pub(crate) mod providers;
pub(crate) mod seats;
pub(crate) mod sessions;
pub(crate) mod vault;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::backup::Backup;
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use crate::errors::ApiError;

/// One script per version of the schema; `PRAGMA user_version` says how many have run.
const MIGRATIONS: &[&str] = &[
    include_str!("schema_1.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
    include_str!("schema_5.sql"),
    include_str!("schema_6.sql"),
];

/// The open database.
#[derive(Clone)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Opens the file, or an empty database in memory, and brings the schema up to date.
    pub(crate) fn open(file: Option<&Path>) -> Result<Self, rusqlite::Error> {
        let mut connection = match file {
            Some(file) => Connection::open(file)?,
            None => Connection::open_in_memory()?,
        };
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrate(&mut connection)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Runs a piece of work in a transaction, away from the threads that answer requests.
    pub(crate) async fn run<R, J>(&self, job: J) -> Result<R, ApiError>
    where
        R: Send + 'static,
        J: FnOnce(&Transaction<'_>) -> Result<R, ApiError> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.run_blocking(job))
            .await
            .map_err(|error| ApiError::Internal(error.to_string()))?
    }

    /// The same on the current thread, for the time before requests are answered.
    pub(crate) fn run_blocking<R, E, J>(&self, job: J) -> Result<R, E>
    where
        E: From<rusqlite::Error>,
        J: FnOnce(&Transaction<'_>) -> Result<R, E>,
    {
        let mut connection = self.lock();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = job(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// Replaces everything by what the other store holds.
    pub(crate) fn copy_from(&self, other: &Self) -> Result<(), rusqlite::Error> {
        let source = other.lock();
        let mut target = self.lock();
        Backup::new(&source, &mut target)?.step(-1)?;
        Ok(())
    }

    /// A job that panicked left its transaction rolled back, so the data is whole: carry on.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn migrate(connection: &mut Connection) -> Result<(), rusqlite::Error> {
    let done: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (version, script) in (1_i64..).zip(MIGRATIONS) {
        if version <= done {
            continue;
        }
        let transaction = connection.transaction()?;
        transaction.execute_batch(script)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

/// A setting of the database itself, such as the key that signs tokens.
pub(crate) fn meta(db: &Connection, name: &str) -> Result<Option<String>, rusqlite::Error> {
    db.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| {
        row.get(0)
    })
    .optional()
}

/// Writes a setting of the database itself.
pub(crate) fn set_meta(db: &Connection, name: &str, value: &str) -> Result<(), rusqlite::Error> {
    db.execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [name, value])
        .map(drop)
}
