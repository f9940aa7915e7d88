//! The script that loads the chunks: a list of files, and which of them each chunk needs.

use std::collections::BTreeMap;

/// What does not depend on which files there are.
const LOADER: &str = include_str!("loader.js");

/// The script beside the glue `NAME.js`, with an entrance `__wasm_split_load_CHUNK` for each chunk.
pub(crate) fn script(name: &str, files: &BTreeMap<&str, Vec<String>>) -> String {
    let mut all: Vec<&str> = files.values().flatten().map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    let list: Vec<String> = all.iter().map(|stem| format!("\"{stem}.wasm\"")).collect();
    let entrances: Vec<String> = files
        .iter()
        .map(|(chunk, stems)| {
            let numbers: Vec<String> = stems
                .iter()
                .filter_map(|stem| all.binary_search(&&**stem).ok())
                .map(|number| number.to_string())
                .collect();
            let numbers = numbers.join(",");
            format!("export const __wasm_split_load_{chunk} = entrance({numbers});\n")
        })
        .collect();
    format!(
        "import {{ initSync }} from \"./{name}.js\";\n\n{LOADER}const parts = [{}].map(part);\n\n{}",
        list.join(","),
        entrances.concat(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_named_once() {
        let files = BTreeMap::from([
            ("rare", vec!["chunk_1".to_owned(), "split_rare".to_owned()]),
            (
                "other",
                vec!["chunk_1".to_owned(), "split_other".to_owned()],
            ),
        ]);
        let script = script("portal", &files);
        assert!(script.contains(r#"["chunk_1.wasm","split_other.wasm","split_rare.wasm"]"#));
        assert!(script.contains("export const __wasm_split_load_rare = entrance(0,2);"));
        assert!(script.contains("export const __wasm_split_load_other = entrance(0,1);"));
    }
}
