//! Where on disk a dataset goes, who owns it, and the errors of getting there: shared by the consumers that write files.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};

use super::super::{ComponentError, ConsumerContext, Dataset, EdgeContext, Owner};
use crate::diag::Code;

/// Pattern of `table`: a plain name, not one of those that begin with an underscore, which are the consumer's own.
pub(super) const TABLE_PATTERN: &str = "^[A-Za-z][A-Za-z0-9_]{0,62}$";

/// A path and a table name, as configured.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The path in one spelling; a relative one stays relative.
    path: String,
    /// Where that is.
    full: PathBuf,
    /// The table, when it is not named after the dataset.
    table: Option<String>,
}

impl Place {
    /// Reads the two fields.
    pub(super) fn new(path: &str, table: Option<String>, context: &ConsumerContext) -> Self {
        let path = one_spelling(path);
        Self { full: context.base.join(&path), path, table }
    }

    /// The path, for people and for the target's identity.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Where that is.
    pub(super) fn full(&self) -> &Path {
        &self.full
    }

    /// The table of a dataset.
    pub(super) fn table<'a>(&'a self, dataset: &'a Dataset) -> &'a str {
        self.table.as_deref().unwrap_or(dataset.name)
    }

    /// The target's identity.
    pub(super) fn target(&self, dataset: &Dataset) -> Value {
        json!({ "path": self.path, "table": self.table(dataset) })
    }
}

/// `./a//b/` and `a/b` are one place, and get one spelling. `..` stays: what it means is decided by the file system.
fn one_spelling(path: &str) -> String {
    let path: PathBuf = Path::new(path).components().filter(|part| *part != Component::CurDir).collect();
    let text = path.to_string_lossy().into_owned();
    if text.is_empty() { ".".to_owned() } else { text }
}

/// The owner that a run writes into its targets.
pub(super) fn owner_of(edge: &EdgeContext) -> Owner {
    edge.owner().expect("the lineage is made durable before any target is opened")
}

/// Refuses a target that somebody else owns. `what` names the target.
pub(super) fn check_owner(what: &str, found: &Owner, wanted: &Owner) -> Result<(), ComponentError> {
    if found == wanted {
        return Ok(());
    }
    let who = if (&found.edge, &found.network) == (&wanted.edge, &wanted.network) {
        format!("{} of another lockfile (lineage {}; this one is {})", found.edge, found.lineage, wanted.lineage)
    } else {
        format!("{} on {} (lineage {})", found.edge, found.network, found.lineage)
    };
    Err(ComponentError::permanent(Code::E105, format!("{what} belongs to {who}"))
        .fix("choose another path or table, or use the lockfile that owns it"))
}

/// A target whose shape is not the one to be written. `what` names the target and says why.
pub(super) fn unknown_shape(what: impl Into<String>) -> ComponentError {
    ComponentError::permanent(Code::E111, what).fix("choose another path or table, or move the old one away")
}

/// An I/O error under a code: [`Code::E601`] while getting to the target, [`Code::E602`] while writing. A full disk and a
/// refused access stay until somebody mends them.
pub(super) fn io_error(code: Code, doing: &str, path: &Path, error: &io::Error) -> ComponentError {
    let message = format!("{doing} {}: {error}", path.display());
    match error.kind() {
        io::ErrorKind::Interrupted
        | io::ErrorKind::WouldBlock
        | io::ErrorKind::TimedOut
        | io::ErrorKind::ResourceBusy
        | io::ErrorKind::StaleNetworkFileHandle => ComponentError::transient(code, message),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ComponentError::permanent(Code::E602, message).fix("make room on the disk and apply again")
        }
        _ => ComponentError::permanent(code, message),
    }
}

/// Makes a folder and what is missing above it, durably: a name is durable when the folder that holds it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), ComponentError> {
    let missing: Vec<&Path> =
        folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
    let made = fs::create_dir_all(folder).and_then(|()| {
        let holders = missing.iter().filter_map(|path| path.parent());
        holders.map(|path| if path.as_os_str().is_empty() { Path::new(".") } else { path }).try_for_each(sync_folder)
    });
    made.map_err(|e| io_error(Code::E601, "cannot make the folder", folder, &e))
}

/// Makes the names in a folder durable: what was made, renamed and removed.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Text inside a shell command.
pub(super) fn shell_word(text: &str) -> String {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-/+:@,".contains(&b));
    if plain { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_path_are_one_target() {
        for (path, spelling) in [
            ("out", "out"),
            ("./out/", "out"),
            ("a//b/./c", "a/b/c"),
            ("/x/", "/x"),
            ("..//x", "../x"),
            (".", "."),
            ("./", "."),
            ("/", "/"),
        ] {
            assert_eq!(one_spelling(path), spelling, "{path}");
        }
    }

    #[test]
    fn words_for_a_shell_stay_one_word() {
        assert_eq!(shell_word("out/x.db"), "out/x.db");
        assert_eq!(shell_word("it's; rm"), r"'it'\''s; rm'");
        assert_eq!(shell_word(""), "''");
    }
}
