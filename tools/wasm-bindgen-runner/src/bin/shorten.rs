//! Gives short names to what a module and its glue exchange.
//!
//! `shorten FOLDER NAME` rewrites `NAME.js` and `NAME_bg.wasm` as wasm-bindgen has made them. Its names end in sixteen
//! digits of a hash, three hundred of them in both files, which no compression makes smaller: 7 kB of a first load.
//! Leaves out, too, what only JavaScript could call and never does.

use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use walrus::{ExportItem, Module};

/// Leptos' server functions bring streams for JavaScript to read and write. The app hands none out.
const NEVER_CALLED: &str = "intounderlying";

/// What their classes' names begin with.
const NEVER_MADE: &str = "IntoUnderlying";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, name] = arguments.as_slice() else {
        return Err("usage: shorten FOLDER NAME".into());
    };
    let folder = PathBuf::from(folder);
    let (glue, wasm) = (
        folder.join(format!("{name}.js")),
        folder.join(format!("{name}_bg.wasm")),
    );
    let glue_as_module = format!("./{name}_bg.js");
    let text = fs::read_to_string(&glue)?;
    let mut module = Module::from_file(&wasm)?;
    let mut short_names = HashMap::new();
    let mut shorten = |long: &mut String| {
        let next = short_names.len();
        let short: &String = short_names
            .entry(long.clone())
            .or_insert_with(|| format!("w{next}"));
        long.clone_from(short);
    };
    for import in module.imports.iter_mut() {
        if import.module == glue_as_module {
            shorten(&mut import.name);
        }
    }
    let never_called: Vec<_> = module
        .exports
        .iter()
        .filter(|export| export.name.contains(NEVER_CALLED))
        .map(|export| export.id())
        .collect();
    for export in never_called {
        module.exports.delete(export);
    }
    for export in module.exports.iter_mut() {
        // The closures' entrances. Everything else is known by name elsewhere, too.
        let is_closure = export.name.contains("closure");
        if is_closure && matches!(export.item, ExportItem::Function(_)) {
            shorten(&mut export.name);
        }
    }
    fs::write(&glue, renamed(&without_classes(&text)?, &short_names)?)?;
    module.emit_wasm_file(&wasm)?;
    Ok(())
}

/// The glue without the classes that nobody makes. Fails if something else in it needs them.
fn without_classes(glue: &str) -> Result<String, Box<dyn Error>> {
    let starts = [
        format!("export class {NEVER_MADE}"),
        format!("if (Symbol.dispose) {NEVER_MADE}"),
        format!("const {NEVER_MADE}"),
    ];
    let mut kept = String::with_capacity(glue.len());
    let mut lines = glue.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let Some(start) = starts.iter().find(|start| line.starts_with(&***start)) else {
            kept.push_str(line);
            continue;
        };
        // A class ends with the next brace at the beginning of a line, a statement with a semicolon.
        let is_class = *start == starts[0];
        let mut last = line;
        while !(if is_class {
            last.starts_with('}')
        } else {
            last.trim_end().ends_with(';')
        }) {
            last = lines.next().ok_or("a class of the glue does not end")?;
        }
    }
    if kept.contains(NEVER_MADE) {
        return Err(format!("the glue needs a class {NEVER_MADE}…").into());
    }
    Ok(kept)
}

/// The text with other names in place of some. Fails if it has one of the new names already.
fn renamed(text: &str, names: &HashMap<String, String>) -> Result<String, Box<dyn Error>> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut rest = text;
    let mut renamed = String::with_capacity(text.len());
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|letter| !is_part(letter)).unwrap_or(from.len());
        let (name, after) = from.split_at(end);
        if names.values().any(|new| new == name) {
            return Err(format!("the glue has a name {name} of its own").into());
        }
        renamed.push_str(before);
        renamed.push_str(names.get(name).map_or(name, String::as_str));
        rest = after;
    }
    renamed.push_str(rest);
    Ok(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_nobody_makes_are_left_out() {
        let glue = "let a;\nexport class IntoUnderlyingSink {\n  close() {\n  }\n}\n\
                    if (Symbol.dispose) IntoUnderlyingSink.prototype.x = 1;\n\
                    const IntoUnderlyingSinkFinalization = (typeof X)\n  ? 1\n  : 2;\nlet b;\n";
        assert_eq!(without_classes(glue).unwrap(), "let a;\nlet b;\n");
        assert!(without_classes("return IntoUnderlyingSink.__wrap(a);\n").is_err());
    }

    #[test]
    fn whole_names_are_replaced() {
        let names = HashMap::from([("__wbg_a_0".to_owned(), "w0".to_owned())]);
        let text = "{ __wbg_a_0: f, __wbg_a_01: g }; \"ü\" + x.__wbg_a_0";
        let expected = "{ w0: f, __wbg_a_01: g }; \"ü\" + x.w0";
        assert_eq!(renamed(text, &names).unwrap(), expected);
        assert!(renamed("var w0", &names).is_err());
    }
}
