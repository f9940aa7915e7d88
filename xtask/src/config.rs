//! `cargo xtask config FILE`: checks a `config.json` before it is put on a server, with the reader that the portal has.

use std::fs;

use portal_config::{Problem, read};

use crate::Result;
use crate::args::Args;

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let files = Args::new(arguments).rest();
    let [file] = files.as_slice() else {
        return Err("which file? cargo xtask config FILE".into());
    };
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let reading = read(&text);
    for problem in &reading.problems {
        println!("{}", line(problem));
    }
    match reading.problems.iter().filter(|it| it.is_error()).count() {
        0 => {
            println!("{file} can be used.");
            Ok(())
        }
        count => Err(format!("{file}: {count} of its values cannot be used").into()),
    }
}

fn line(problem: &Problem) -> String {
    let grade = if problem.is_error() {
        "error"
    } else {
        "warning"
    };
    format!("{grade}: {problem}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    fn check(text: &str) -> Result<()> {
        let file =
            std::env::temp_dir().join(format!("config-{}-{}", std::process::id(), text.len()));
        fs::write(&file, text)?;
        let outcome = run(&[file.to_string_lossy().into_owned()]);
        fs::remove_file(&file)?;
        outcome
    }

    #[test]
    fn only_what_cannot_be_used_is_refused() {
        assert!(check(r#"{"language": "de", "unheard": 1}"#).is_ok());
        let refused = check(r#"{"language": "fr", "logo": 7}"#).unwrap_err();
        assert!(
            refused
                .to_string()
                .ends_with(": 2 of its values cannot be used"),
            "{refused}"
        );
        assert!(run(&[]).is_err());
    }

    #[test]
    fn a_problem_says_how_bad_it_is() {
        let lines: Vec<String> = read(r#"{"language": "fr", "languages": []}"#)
            .problems
            .iter()
            .map(line)
            .collect();
        // Unknown keys come first.
        assert!(lines[0].starts_with("warning: languages: "), "{lines:?}");
        assert!(
            lines[1].starts_with("error: language = \"fr\": "),
            "{lines:?}"
        );
    }

    #[test]
    fn the_file_of_the_site_and_the_examples_of_its_documentation_can_be_used() {
        let own = fs::read_to_string(paths::root().join("public/config.json")).unwrap();
        assert_eq!(read(&own).problems, []);
        let page = fs::read_to_string(paths::root().join("docs/configuration.md")).unwrap();
        let examples: Vec<&str> = page
            .split("```json\n")
            .skip(1)
            .filter_map(|rest| rest.split("```").next())
            .collect();
        assert!(!examples.is_empty());
        for example in examples {
            assert_eq!(read(example).problems, [], "{example}");
        }
    }

    #[test]
    fn the_security_notes_quote_the_policy_that_is_sent() {
        let read = |name: &str| fs::read_to_string(paths::root().join(name)).unwrap();
        let headers: serde_json::Value =
            serde_json::from_str(&read("hosting/headers.json")).unwrap();
        let policy = headers["always"]["Content-Security-Policy"]
            .as_str()
            .unwrap();
        assert!(read("SECURITY.md").contains(&format!("```\n{policy}\n```")));
    }
}
