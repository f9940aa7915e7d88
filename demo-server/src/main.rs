//! Starts the demo server: reads the arguments, prints where it is and who can sign in.

mod arguments;

use std::io::Write as _;
use std::process::ExitCode;

use demo_server::{DemoAccount, MASTER_PASSWORD, start};

use crate::arguments::{HELP, Wish, read};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "demo-server: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    let options = match read(std::env::args().skip(1))? {
        Wish::Help => return print(HELP),
        Wish::Start(options) => options,
    };
    let upstream = options.upstream.clone();
    let running = start(options).await.map_err(|error| error.to_string())?;
    let mut text = format!(
        "Listening on http://localhost:{}\n",
        running.address().port()
    );
    match upstream {
        Some(upstream) => text.push_str(&format!("Gateway to {upstream}\n")),
        None => text.push_str(&account_table(running.accounts())),
    }
    print(&text)?;
    let shutdown = async {
        // Without a signal handler the program is ended the hard way; nothing is lost by that.
        let _ = tokio::signal::ctrl_c().await;
    };
    running
        .serve(shutdown)
        .await
        .map_err(|error| error.to_string())
}

fn account_table(accounts: &[DemoAccount]) -> String {
    let mut table = format!("\nDemo accounts (master password of all: {MASTER_PASSWORD})\n");
    for account in accounts {
        table.push_str(&format!(
            "  {:<28} {}\n",
            account.email, account.description
        ));
        if let Some(secret) = &account.totp_secret {
            table.push_str(&format!("  {:<28} authenticator secret: {secret}\n", ""));
        }
        if let Some(code) = &account.recovery_code {
            table.push_str(&format!("  {:<28} recovery code: {code}\n", ""));
        }
    }
    table
}

fn print(text: &str) -> Result<(), String> {
    let mut stdout = std::io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(|error| error.to_string())
}
