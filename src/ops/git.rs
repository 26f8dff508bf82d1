//! Which commit a project stands at, read from its `.git` folder. No program is run.

use std::path::Path;

use serde_json::{Value, json};

/// `{commit, branch}` of the repository around a folder; `None` when there is none or it has no commit yet.
pub(super) fn head(folder: &Path) -> Option<Value> {
    let git = folder.ancestors().map(|folder| folder.join(".git")).find(|path| path.is_dir())?;
    let head = std::fs::read_to_string(git.join("HEAD")).ok()?;
    let Some(name) = head.trim().strip_prefix("ref: ") else {
        return Some(json!({ "commit": head.trim(), "branch": null }));
    };
    let branch = name.strip_prefix("refs/heads/").unwrap_or(name);
    let loose = std::fs::read_to_string(git.join(name)).ok().map(|text| text.trim().to_owned());
    let packed = || {
        let refs = std::fs::read_to_string(git.join("packed-refs")).ok()?;
        refs.lines().find_map(|line| line.strip_suffix(name)?.strip_suffix(' ').map(str::to_owned))
    };
    let commit = loose.or_else(packed)?;
    Some(json!({ "commit": commit, "branch": branch }))
}
