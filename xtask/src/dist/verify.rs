//! Whether two sites are the same, byte for byte.

use std::fs;
use std::path::Path;

use super::base::Base;
use crate::process::{run as run_program, say};
use crate::{Result, paths, process, site};

/// So many differences are named.
const NAMED: usize = 10;

/// Builds everything a second time, from nothing, in a target folder of its own, and compares.
pub(super) fn build_again_and_compare(base: &Base, first: &Path) -> Result<()> {
    let target = paths::target()?.join("verify");
    let second = target.join("site");
    say("Building everything a second time, from nothing");
    site::make_empty(&target)?;
    run_program(
        process::cargo()?
            .env("CARGO_TARGET_DIR", &target)
            .args(["run", "--quiet", "--locked", "--package", "xtask", "--"])
            .args(["dist", "--out"])
            .arg(&second)
            .args(base.flags()),
    )?;
    same(first, &second)?;
    println!("Both builds have the same bytes.");
    Ok(())
}

/// Fails with the names of what differs.
pub(super) fn same(first: &Path, second: &Path) -> Result<()> {
    let differing = differences(first, second)?;
    if differing.is_empty() {
        return Ok(());
    }
    let more = differing.len().saturating_sub(NAMED);
    let named = differing[..differing.len() - more].join("\n  ");
    let rest = if more > 0 {
        format!("\n  and {more} more")
    } else {
        String::new()
    };
    Err(format!(
        "{} and {} are not the same:\n  {named}{rest}",
        first.display(),
        second.display()
    )
    .into())
}

fn differences(first: &Path, second: &Path) -> Result<Vec<String>> {
    let (ours, theirs) = (site::files_below(first)?, site::files_below(second)?);
    let mut differing = Vec::new();
    for file in &ours {
        if !theirs.contains(file) {
            differing.push(format!("{}: only in the first", file.display()));
        } else if fs::read(first.join(file))? != fs::read(second.join(file))? {
            differing.push(format!("{}: other bytes", file.display()));
        }
    }
    for file in theirs.iter().filter(|file| !ours.contains(file)) {
        differing.push(format!("{}: only in the second", file.display()));
    }
    Ok(differing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_difference_is_named() {
        let root = std::env::temp_dir().join(format!("xtask-verify-{}", std::process::id()));
        let (one, other) = (root.join("one"), root.join("other"));
        for folder in [&one, &other] {
            site::make_empty(&folder.join("inner")).unwrap();
            fs::write(folder.join("inner/same"), "same").unwrap();
        }
        assert!(same(&one, &other).is_ok());
        fs::write(one.join("changed"), "1").unwrap();
        fs::write(other.join("changed"), "2").unwrap();
        fs::write(one.join("first"), "").unwrap();
        fs::write(other.join("second"), "").unwrap();
        assert_eq!(
            differences(&one, &other).unwrap(),
            [
                "changed: other bytes",
                "first: only in the first",
                "second: only in the second"
            ]
        );
        assert!(same(&one, &other).is_err());
        fs::remove_dir_all(root).unwrap();
    }
}
