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

/// Refuses a target that somebody else owns. `what` names the target.
pub(super) fn check_owner(what: &str, found: &Owner, edge: &EdgeContext) -> Result<(), ComponentError> {
    if edge.may_write(found) {
        return Ok(());
    }
    let ours =
        edge.lineage.as_ref().filter(|_| (&found.edge, &found.network) == (&edge.edge.to_string(), &edge.edge.network));
    let who = if let Some(lineage) = ours {
        format!("{} of another lockfile (lineage {}; this one is {lineage})", found.edge, found.lineage)
    } else {
        format!("{} on {} (lineage {})", found.edge, found.network, found.lineage)
    };
    Err(ComponentError::permanent(Code::E105, format!("{what} belongs to {who}"))
        .fix("choose another path or table, or use the lockfile that owns it; when that is lost, cdpctl state adopt takes over"))
}

/// Under whose name and which lease a target is written. It stands in the target; a writer looks before every step whether it
/// still stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hold {
    /// Who.
    pub(super) owner: Owner,
    /// Number of the lease.
    pub(super) fencing: u64,
}

impl Hold {
    /// What an edge writes into its target.
    pub(super) fn of(edge: &EdgeContext) -> Self {
        let owner = edge.owner().expect("the lineage is made durable before any target is opened");
        Self { owner, fencing: edge.fencing }
    }

    /// What stands in the target once the edge has taken it. `what` names the target.
    ///
    /// # Errors
    /// Another owner has it, or a later run of this one. Numbers count for one pipeline in one lockfile: they say nothing
    /// when the target was written under another name.
    pub(super) fn take(what: &str, found: &Self, edge: &EdgeContext) -> Result<Self, ComponentError> {
        check_owner(what, &found.owner, edge)?;
        let ours = Self::of(edge);
        if found.owner == ours.owner && found.fencing > ours.fencing {
            return Err(taken_over(what));
        }
        Ok(ours)
    }

    /// Refuses to go on when something else stands in the target by now; `None` when nothing does.
    pub(super) fn check(&self, what: &str, found: Option<&Self>) -> Result<(), ComponentError> {
        match found {
            Some(found) if found == self => Ok(()),
            Some(_) => Err(taken_over(what)),
            None => {
                let message = format!("{what} was removed while it was written");
                Err(ComponentError::permanent(Code::E109, message).fix("apply again to have it made anew"))
            }
        }
    }
}

fn taken_over(what: &str) -> ComponentError {
    ComponentError::permanent(Code::E103, format!("another run took over this edge: it writes into {what}"))
        .fix("let that run finish; what it leaves undone is done by the next apply")
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
            ComponentError::permanent(Code::E602, format!("{message}; make room on the disk and apply again"))
        }
        _ => ComponentError::permanent(code, message),
    }
}

/// Makes a folder and what is missing above it, durably: a name is durable when the folder that holds it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), ComponentError> {
    let missing: Vec<&Path> =
        folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
    let made =
        fs::create_dir_all(folder).and_then(|()| missing.iter().map(|path| folder_of(path)).try_for_each(sync_folder));
    made.map_err(|e| io_error(Code::E601, "cannot make the folder", folder, &e))
}

/// The folder that holds a name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
    use super::super::conformance::{WIDE, edge};
    use super::*;
    use crate::diag::Code;
    use crate::model::Lineage;

    #[test]
    fn a_number_counts_for_one_pipeline_in_one_lockfile() {
        let mut ours = edge(&WIDE, 1);
        ours.fencing = 5;
        let hold = |change: &dyn Fn(&mut EdgeContext)| {
            let mut other = ours.clone();
            change(&mut other);
            Hold::of(&other)
        };
        for fencing in [0, 4, 5] {
            assert_eq!(Hold::take("it", &hold(&|e| e.fencing = fencing), &ours), Ok(Hold::of(&ours)));
        }
        let later = hold(&|e| e.fencing = 6);
        assert_eq!(Hold::take("it", &later, &ours).unwrap_err().code, Code::E103);
        assert_eq!(Hold::of(&ours).check("it", Some(&later)).unwrap_err().code, Code::E103);
        assert_eq!(Hold::of(&ours).check("it", None).unwrap_err().code, Code::E109);
        let renamed = hold(&|e| (e.edge.pipeline, e.fencing) = ("q".to_owned(), 9));
        let lost = hold(&|e| (e.lineage, e.fencing) = (Some(Lineage("lost".to_owned())), 9));
        for other in [&renamed, &lost] {
            assert_eq!(Hold::take("it", other, &ours).unwrap_err().code, Code::E105);
            assert_eq!(Hold::of(&ours).check("it", Some(other)).unwrap_err().code, Code::E103);
        }
        let former = EdgeContext { former: vec![renamed.owner.edge.clone()], ..ours.clone() };
        assert_eq!(Hold::take("it", &renamed, &former), Ok(Hold::of(&ours)));
        let take_over = EdgeContext { take_over: true, ..ours.clone() };
        assert_eq!(Hold::take("it", &lost, &take_over), Ok(Hold::of(&ours)));
        // What another edge wrote is never taken, nor what this one wrote of another network.
        assert_eq!(Hold::take("it", &renamed, &take_over).unwrap_err().code, Code::E105);
        let elsewhere = hold(&|e| e.edge.network = "mainnet".to_owned());
        let any = EdgeContext { take_over: true, ..former };
        assert_eq!(Hold::take("it", &elsewhere, &any).unwrap_err().code, Code::E105);
    }

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
