//! What is generated is what the definitions make. `UPDATE=1` writes it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Definitions of the version that the tests are built with.
const DEFINITIONS: &str = "xdr-definitions-json/xdr.json";

#[test]
fn generated_files_follow_from_the_definitions() {
    let version = stellar_xdr::VERSION.pkg;
    let path = stellar_xdr_folder(version).join(DEFINITIONS);
    let definitions = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let files = cdpctl_xdr_generator::generate(&definitions, version).unwrap();
    #[expect(clippy::disallowed_methods, reason = "a test's own switch, as in the tests of the whole")]
    let update = std::env::var_os("UPDATE").is_some();
    let mut stale = Vec::new();
    for file in &files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file.path);
        if std::fs::read_to_string(&path).ok().as_ref() != Some(&file.text) {
            stale.push(file.path);
            if update {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &file.text).unwrap();
            }
        }
    }
    assert!(update || stale.is_empty(), "{stale:?} are not current: UPDATE=1 cargo test -p cdpctl-xdr-generator");
}

/// Where cargo keeps the stellar-xdr crate: what cargo says, else a look into its registry.
fn stellar_xdr_folder(version: &str) -> PathBuf {
    ask_cargo(version).or_else(|| look_up(version)).unwrap_or_else(|| panic!("stellar-xdr {version} was not found"))
}

fn ask_cargo(version: &str) -> Option<PathBuf> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--offline", "--locked", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    let package = metadata["packages"]
        .as_array()?
        .iter()
        .find(|package| package["name"] == "stellar-xdr" && package["version"] == version)?;
    Path::new(package["manifest_path"].as_str()?).parent().map(Path::to_owned)
}

fn look_up(version: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "where cargo keeps crates, when it cannot be asked")]
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")))?;
    let indexes = std::fs::read_dir(home.join("registry/src")).ok()?;
    indexes
        .filter_map(Result::ok)
        .map(|index| index.path().join(format!("stellar-xdr-{version}")))
        .find(|folder| folder.is_dir())
}
