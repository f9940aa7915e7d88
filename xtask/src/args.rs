//! Command line flags: `--name value`, `--name=value` and switches, each known by name.

use crate::Result;

/// The flags of one command line, taken out one by one; what is left at the end is unknown.
pub(crate) struct Args {
    rest: Vec<String>,
}

impl Args {
    pub(crate) fn new(arguments: &[String]) -> Self {
        Self {
            rest: arguments.to_vec(),
        }
    }

    /// Whether the switch is there.
    pub(crate) fn switch(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|argument| argument != name);
        self.rest.len() != before
    }

    /// The value of a flag, from `--name value` or `--name=value`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let prefix = format!("{name}=");
        let Some(at) = self
            .rest
            .iter()
            .position(|argument| argument == name || argument.starts_with(&prefix))
        else {
            return Ok(None);
        };
        let argument = self.rest.remove(at);
        if let Some(value) = argument.strip_prefix(&prefix) {
            return Ok(Some(value.to_owned()));
        }
        if at >= self.rest.len() {
            return Err(format!("{name} needs a value").into());
        }
        Ok(Some(self.rest.remove(at)))
    }

    /// What no flag has taken.
    pub(crate) fn rest(self) -> Vec<String> {
        self.rest
    }

    /// Ends the reading: anything left over is a mistake.
    pub(crate) fn finish(self) -> Result<()> {
        match self.rest.first() {
            None => Ok(()),
            Some(unknown) => {
                Err(format!("`{unknown}` is not understood here; see `cargo xtask help`").into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Args::new(&words)
    }

    #[test]
    fn reads_both_ways_of_writing_a_value() {
        let mut args = args("--port 9000 --release --data=world.sqlite");
        assert_eq!(args.value("--port").unwrap().as_deref(), Some("9000"));
        assert_eq!(
            args.value("--data").unwrap().as_deref(),
            Some("world.sqlite")
        );
        assert!(args.switch("--release"));
        assert!(args.finish().is_ok());
    }

    #[test]
    fn refuses_a_flag_without_its_value_and_a_flag_nobody_knows() {
        assert!(args("--port").value("--port").is_err());
        let mut with_typo = args("--relaese");
        assert!(!with_typo.switch("--release"));
        assert!(with_typo.finish().is_err());
    }
}
