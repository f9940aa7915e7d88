//! The site's sizes for people, and the budget that holds them.

use std::collections::BTreeMap;

use super::inventory::{Sized, first_load};
use crate::Result;

/// What all files of a first visit may weigh together: brotli, in bytes.
pub(crate) const FIRST_LOAD_BUDGET: u64 = 300_000;

pub(crate) fn check_budget(sizes: &[Sized]) -> Result<()> {
    let total = first_load(sizes);
    if total <= FIRST_LOAD_BUDGET {
        return Ok(());
    }
    Err(format!(
        "the first load is {} kB (brotli), {} kB over the budget of {} kB",
        kilobytes(total),
        kilobytes(total - FIRST_LOAD_BUDGET),
        kilobytes(FIRST_LOAD_BUDGET)
    )
    .into())
}

pub(crate) fn print_table(sizes: &[Sized]) {
    let width = sizes.iter().map(|file| file.name.len()).max().unwrap_or(0);
    println!(
        "\n{:width$}  {:>9}  {:>9}  {:>9}",
        "file", "raw kB", "gzip kB", "brotli kB"
    );
    let row = |name: &str, raw, gzip, brotli| {
        println!(
            "{name:width$}  {:>9}  {:>9}  {:>9}",
            kilobytes(raw),
            kilobytes(gzip),
            kilobytes(brotli)
        );
    };
    let (first, later): (Vec<&Sized>, Vec<&Sized>) =
        sizes.iter().partition(|file| file.is_first_load);
    for file in &first {
        row(&file.name, file.raw, file.gzip, file.brotli);
    }
    row(
        "= first load",
        first.iter().map(|file| file.raw).sum(),
        first.iter().map(|file| file.gzip).sum(),
        first.iter().map(|file| file.brotli).sum(),
    );
    for file in &later {
        row(&file.name, file.raw, file.gzip, file.brotli);
    }
    println!();
}

/// For each chunk: what a first visit that begins with it loads, the first load included.
pub(crate) fn print_chunks(sizes: &[Sized], chunks: &BTreeMap<String, Vec<String>>) {
    for (chunk, stems) in chunks {
        let files = sizes.iter().filter(|file| is_one_of(&file.name, stems));
        let brotli: u64 = files.map(|file| file.brotli).sum();
        println!(
            "chunk {chunk}: {} kB (brotli) in {} files; with the first load {} kB",
            kilobytes(brotli),
            stems.len(),
            kilobytes(first_load(sizes) + brotli)
        );
    }
}

/// Whether a file with a hash in its name is one of those named without.
fn is_one_of(name: &str, stems: &[String]) -> bool {
    name.split_once('.')
        .is_some_and(|(stem, _)| stems.iter().any(|wanted| wanted == stem))
}

/// With one decimal.
pub(crate) fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm;

    fn sized(name: &str, brotli: u64, is_first_load: bool) -> Sized {
        Sized {
            name: name.to_owned(),
            raw: brotli * 3,
            gzip: brotli + 1,
            brotli,
            integrity: String::new(),
            is_first_load,
        }
    }

    #[test]
    fn the_budget_counts_the_first_load_only() {
        let mut sizes = vec![
            sized("portal_bg.wasm", FIRST_LOAD_BUDGET, true),
            sized("kdf_worker_bg.wasm", 9_000, false),
        ];
        assert!(check_budget(&sizes).is_ok());
        sizes.push(sized("one-more.css", 1, true));
        assert!(check_budget(&sizes).is_err());
    }

    #[test]
    fn files_of_a_chunk_are_found_by_what_stands_before_their_hash() {
        let stems = ["chunk_1".to_owned(), "split_sign_in".to_owned()];
        assert!(is_one_of("chunk_1.0a1b.wasm", &stems));
        assert!(is_one_of("split_sign_in.0a1b.wasm", &stems));
        assert!(!is_one_of("chunk_12.0a1b.wasm", &stems));
        assert!(!is_one_of("portal_bg.0a1b.wasm", &stems));
        assert!(wasm::is_chunk("chunk_12.0a1b.wasm"));
        assert!(!wasm::is_chunk("portal_bg.0a1b.wasm"));
        assert!(!wasm::is_chunk("chunk_1.0a1b.wasm.br"));
    }

    #[test]
    fn kilobytes_are_rounded_to_one_decimal() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(1_949), "1.9");
        assert_eq!(kilobytes(1_950), "2.0");
        assert_eq!(kilobytes(300_000), "300.0");
    }
}
