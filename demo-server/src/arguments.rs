//! The command line.

use std::path::PathBuf;

use demo_server::Options;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
The demo server of the provider portal.

Usage: demo-server [options]

  --port N          port on the loopback address (default 8088, 0: any free one)
  --data FILE       keep the data in this file (default: in memory, fresh each time)
  --clients N       add N synthetic clients to the first provider (up to 100000 tried)
  --site DIR        serve the built site from this folder
  --upstream URL    no demo backend: proxy /api, /identity, /events, /notifications, /icons and
                    /attachments to this Bitwarden-compatible server
  --testing         offer the control endpoints under /demo (faults, reset, outbox ...)
  --help            this text
";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Wish {
    /// Print [`HELP`].
    Help,
    /// Start like this.
    Start(Options),
}

/// Reads the arguments behind the program's name; `--name value` and `--name=value` both work.
pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Wish, String> {
    let mut options = Options {
        port: 8088,
        ..Options::default()
    };
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (argument, None),
        };
        match name.as_str() {
            "--help" | "-h" => return Ok(Wish::Help),
            "--testing" => options.testing = true,
            "--port" | "--data" | "--clients" | "--site" | "--upstream" => {
                let value = value
                    .or_else(|| arguments.next())
                    .ok_or_else(|| format!("{name} needs a value"))?;
                set(&mut options, &name, value)?;
            }
            _ => return Err(format!("unknown argument {name}; try --help")),
        }
    }
    Ok(Wish::Start(options))
}

fn set(options: &mut Options, name: &str, value: String) -> Result<(), String> {
    match name {
        "--data" => options.data = Some(PathBuf::from(value)),
        "--site" => options.site = Some(PathBuf::from(value)),
        "--upstream" => options.upstream = Some(value),
        "--port" => options.port = number(name, &value)?,
        _ => options.clients = number(name, &value)?,
    }
    Ok(())
}

fn number<N: std::str::FromStr>(name: &str, value: &str) -> Result<N, String> {
    value
        .parse()
        .map_err(|_| format!("{name} needs a number, not {value}"))
}

#[cfg(test)]
mod tests {
    use super::{Wish, read};

    fn arguments(text: &str) -> Result<Wish, String> {
        read(text.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_everything() {
        let Ok(Wish::Start(options)) =
            arguments("--port 1 --data=f --clients 7 --site d --upstream=http://x/?a=b --testing")
        else {
            panic!()
        };
        assert_eq!(
            (options.port, options.clients, options.testing),
            (1, 7, true)
        );
        assert_eq!(options.upstream.as_deref(), Some("http://x/?a=b"));
        assert!(matches!(arguments("--help"), Ok(Wish::Help)));
        let Ok(Wish::Start(options)) = arguments("") else {
            panic!()
        };
        assert_eq!(options.port, 8088);
    }

    #[test]
    fn explains_mistakes() {
        for (text, part) in [
            ("--port", "value"),
            ("--port x", "number"),
            ("--clients -1", "number"),
            ("--x", "--help"),
        ] {
            assert!(arguments(text).unwrap_err().contains(part), "{text}");
        }
    }
}
