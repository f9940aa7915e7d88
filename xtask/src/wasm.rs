//! The browser's part: compiled by cargo, given its JavaScript by wasm-bindgen, shrunk by wasm-opt.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::process::{cargo, run, say};
use crate::tools::WASM_TARGET;
use crate::{Result, names, paths, site};

/// How much trouble the compiler takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, with names in backtraces.
    Dev,
    /// What people get.
    Release,
}

impl Profile {
    /// The name of cargo's output folder.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// A module that goes to the browser.
pub(crate) struct Module {
    package: &'static str,
    /// What cargo calls its file.
    artifact: &'static str,
    /// The name of the files in the site: `NAME.js` and `NAME_bg.wasm`.
    name: &'static str,
}

impl Module {
    /// The JavaScript that loads the module.
    pub(crate) fn glue(&self) -> String {
        format!("{}.js", self.name)
    }

    /// The module itself.
    pub(crate) fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }
}

/// The app.
pub(crate) const APP: Module = Module {
    package: "provider-portal",
    artifact: "provider-portal.wasm",
    name: "portal",
};

/// Argon2id in a worker.
pub(crate) const KDF_WORKER: Module = Module {
    package: "kdf-worker",
    artifact: "kdf_worker.wasm",
    name: "kdf_worker",
};

/// Builds modules; returns the folder with the glue and the wasm of each.
pub(crate) fn build(profile: Profile, modules: &[Module]) -> Result<PathBuf> {
    say(match profile {
        Profile::Dev => "Building the app",
        Profile::Release => "Building the app, optimised (this takes minutes)",
    });
    let mut compile = cargo()?;
    compile.args(["build", "--locked", "--target", WASM_TARGET]);
    for module in modules {
        compile.args(["--package", module.package]);
    }
    if profile == Profile::Release {
        compile.arg("--release");
        if modules.iter().any(|module| module.package == APP.package) {
            compile.args(["--features", "provider-portal/split"]);
        }
        compile.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            release_flags(),
        );
    }
    run(&mut compile)?;

    let target = paths::target()?;
    let compiled = target.join(WASM_TARGET).join(profile.folder());
    let out = target.join("bindgen").join(profile.folder());
    fs::create_dir_all(&out)?;
    let tools = newest_tool()?;
    for module in modules {
        let input = compiled.join(module.artifact);
        if !input.is_file() {
            return Err(format!("cargo did not make {}", input.display()).into());
        }
        let output = out.join(module.wasm());
        if is_newer(&output, &input) && is_newer(&output, &tools) {
            continue;
        }
        if module.package == APP.package && profile == Profile::Release {
            let main = split(&input, &out, module.name)?;
            bindgen(&main, &out, module.name, profile)?;
            fs::remove_file(main)?;
            shorten(&out, module.name)?;
        } else {
            bindgen(&input, &out, module.name, profile)?;
        }
    }
    Ok(out)
}

/// Takes the app apart (`src/chunk.rs` says where); returns the part that wasm-bindgen goes on with.
fn split(input: &Path, out: &Path, name: &str) -> Result<PathBuf> {
    // Left from earlier builds.
    for chunk in chunk_files(out)? {
        fs::remove_file(out.join(chunk))?;
    }
    let ordered = out.join(format!("{name}_ordered.wasm"));
    run(cargo()?
        .args(["run", "--quiet", "--locked"])
        .args(["--package", "wasm-bindgen-runner", "--bin", "order", "--"])
        .args([input, &ordered]))?;
    run(cargo()?
        .args(["run", "--quiet", "--locked"])
        .args(["--package", "wasm-bindgen-runner", "--bin", "split", "--"])
        .args([&ordered, out])
        .arg(name))?;
    fs::remove_file(ordered)?;
    Ok(out.join(format!("{name}_main.wasm")))
}

/// Gives short names to what the app and its glue exchange.
fn shorten(folder: &Path, name: &str) -> Result<()> {
    run(cargo()?
        .args(["run", "--quiet", "--locked"])
        .args(["--package", "wasm-bindgen-runner", "--bin", "shorten", "--"])
        .arg(folder)
        .arg(name))
}

/// The files of the chunks that a release build left in a folder.
pub(crate) fn chunk_files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_chunk(&name) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Whether a file, with or without a hash in its name, is one that the app loads later.
pub(crate) fn is_chunk(name: &str) -> bool {
    name.ends_with(".wasm") && (name.starts_with("split_") || name.starts_with("chunk_"))
}

/// Which files each chunk needs, by what their names begin with, from the last release build.
pub(crate) fn chunks() -> Result<BTreeMap<String, Vec<String>>> {
    let file = paths::target()?
        .join("bindgen")
        .join(Profile::Release.folder())
        .join("chunks.json");
    let chunks: Value = serde_json::from_slice(&fs::read(file)?)?;
    let mut files = BTreeMap::new();
    for (chunk, stems) in chunks.as_object().into_iter().flatten() {
        let stems = stems.as_array().into_iter().flatten();
        let stems = stems.filter_map(|stem| stem.as_str().map(str::to_owned));
        files.insert(chunk.clone(), stems.collect());
    }
    Ok(files)
}

/// wasm-bindgen of the locked version, from the workspace.
fn bindgen(input: &Path, out: &Path, name: &str, profile: Profile) -> Result<()> {
    let mut command = cargo()?;
    command
        .args(["run", "--quiet", "--locked"])
        .args(["--package", "wasm-bindgen-runner", "--bin", "bindgen", "--"])
        .arg(input)
        .args(["--target", "web", "--no-typescript", "--out-name", name])
        .arg("--out-dir")
        .arg(out);
    if profile == Profile::Release {
        // The functions' names stay until `optimise` has ordered by them.
        command.arg("--remove-producers-section");
        // The chunks call into the app by the linker's own names.
        command.args(["--keep-lld-exports", "--no-demangle"]);
    }
    run(&mut command)
}

/// Makes a module smaller with Binaryen's wasm-opt; the result is kept, and taken from there when
/// the same bytes come again.
pub(crate) fn optimise(module: &Path) -> Result<Vec<u8>> {
    const PASSES: [&str; 4] = [
        // Smaller than -Oz once compressed.
        "-Os",
        // Functions that are alike lie beside each other (the names begin with numbers, see `order` in
        // tools/wasm-bindgen-runner); leaving big ones that are called once where they are keeps them alike.
        "--one-caller-inline-max-function-size=20",
        "--reorder-functions-by-name",
        "--debuginfo",
    ];
    // Rust's own feature set; Binaryen assumes less.
    const FEATURES: [&str; 7] = [
        "--enable-bulk-memory",
        "--enable-bulk-memory-opt",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ];
    let mut key = fs::read(module)?;
    key.extend_from_slice([&PASSES[..], &FEATURES].concat().join(" ").as_bytes());
    key.extend(fs::read(paths::root().join("package-lock.json"))?);
    let cache = paths::target()?.join("wasm-opt");
    fs::create_dir_all(&cache)?;
    let kept = cache.join(format!("{}.wasm", names::digest(&key)));
    if !kept.is_file() {
        let unfinished = kept.with_extension("tmp");
        let wasm_opt = |passes: &[&str], from: &Path| {
            run(Command::new("node")
                .arg(paths::root().join("node_modules/.bin/wasm-opt"))
                .args(FEATURES)
                .args(passes)
                .arg(from)
                .arg("-o")
                .arg(&unfinished))
        };
        wasm_opt(&PASSES, module)?;
        wasm_opt(&["--strip-debug"], &unfinished)?;
        fs::rename(&unfinished, &kept)?;
    }
    Ok(fs::read(&kept)?)
}

/// Compiler flags that keep this machine's folders out of the panic messages, so that the same
/// sources give the same bytes anywhere; and whole names, which say what crate a function comes from.
fn release_flags() -> OsString {
    let mut flags = OsString::from("-Csymbol-mangling-version=v0 --remap-path-prefix=");
    flags.push(paths::root());
    flags.push("=portal");
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    if let Some(home) = home {
        flags.push(" --remap-path-prefix=");
        flags.push(home);
        flags.push("=cargo");
    }
    flags
}

/// What makes the glue: the youngest of its sources and the versions it is built from.
fn newest_tool() -> Result<PathBuf> {
    let root = paths::root();
    let sources = root.join("tools/wasm-bindgen-runner");
    let mut newest = root.join("Cargo.lock");
    for file in site::files_below(&sources)? {
        let file = sources.join(file);
        if is_newer(&file, &newest) {
            newest = file;
        }
    }
    Ok(newest)
}

fn is_newer(output: &Path, input: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified());
    matches!((time(output), time(input)), (Ok(output), Ok(input)) if output > input)
}
