//! A site whose files are named by their content.

use std::fs;
use std::path::Path;

use crate::{Result, names};

/// The files of a site in a folder, with what others have to know about them.
pub(super) struct Named<'a> {
    folder: &'a Path,
    /// In the order of adding.
    files: Vec<File>,
}

/// A file that carries a hash in its name.
struct File {
    old_name: String,
    new_name: String,
    integrity: String,
}

impl<'a> Named<'a> {
    /// A site without files.
    pub(super) fn new(folder: &'a Path) -> Self {
        Self {
            folder,
            files: Vec::new(),
        }
    }

    /// Adds a file under a name with its hash; in scripts and styles, the files added before are
    /// mentioned by their new names first.
    pub(super) fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let is_text = [".js", ".css", ".mjs"]
            .iter()
            .any(|end| name.ends_with(end));
        let bytes = if is_text {
            names::rewrite(&String::from_utf8(bytes)?, &self.renamed()).into_bytes()
        } else {
            bytes
        };
        let new_name = names::hashed(name, &bytes);
        self.add_as_is(&new_name, &bytes)?;
        self.files.push(File {
            old_name: name.to_owned(),
            new_name,
            integrity: names::integrity(&bytes),
        });
        Ok(())
    }

    /// Adds a file under its own name.
    pub(super) fn add_as_is(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(fs::write(path, bytes)?)
    }

    /// Old and new names, in the order of adding.
    pub(super) fn renamed(&self) -> Vec<(String, String)> {
        self.files
            .iter()
            .map(|file| (file.old_name.clone(), file.new_name.clone()))
            .collect()
    }

    /// The new name of a file.
    pub(super) fn name_of(&self, name: &str) -> Result<&str> {
        Ok(&self.file(name)?.new_name)
    }

    /// What the browser may hold the file against: the value of an `integrity` attribute.
    pub(super) fn integrity_of(&self, name: &str) -> Result<&str> {
        Ok(&self.file(name)?.integrity)
    }

    fn file(&self, name: &str) -> Result<&File> {
        self.files
            .iter()
            .find(|file| file.old_name == name)
            .ok_or_else(|| format!("{name} is not part of the site").into())
    }
}
