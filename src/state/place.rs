//! Where a lockfile may lie. SQLite's locks are not kept on network file systems
//! (<https://www.sqlite.org/faq.html#q5>), so two processes there could both take themselves for the only writer.

use std::path::{Path, PathBuf};

use super::StateError;

/// Kinds of file systems, as `/proc/self/mountinfo` names them, that are shared over a network.
const NETWORK: [&str; 13] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "fuse.s3fs",
    "fuse.gcsfuse",
    "fuse.rclone",
    "ceph",
    "fuse.ceph",
    "afs",
    "glusterfs",
];

/// Refuses a lockfile on a network file system; says nothing where the system does not tell.
pub(super) fn refuse_network_file_system(path: &Path) -> Result<(), StateError> {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mountinfo") else { return Ok(()) };
    let kind = existing(path).and_then(|path| kind_of(&mounts, &path));
    match kind.filter(|kind| NETWORK.contains(&kind.as_str())) {
        Some(kind) => Err(StateError::NetworkFileSystem { path: path.to_owned(), kind }),
        None => Ok(()),
    }
}

/// The nearest folder or file that is there, links followed.
fn existing(path: &Path) -> Option<PathBuf> {
    path.ancestors().find_map(|path| {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        path.canonicalize().ok()
    })
}

/// The kind of the file system that holds a path: the mount with the longest matching mount point, the last of several
/// (proc(5), section on mountinfo).
fn kind_of(mounts: &str, path: &Path) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for line in mounts.lines() {
        let (fields, rest) = line.split_once(" - ")?;
        let point = unescaped(fields.split(' ').nth(4)?);
        let depth = Path::new(&point).components().count();
        if path.starts_with(&point) && best.as_ref().is_none_or(|(found, _)| *found <= depth) {
            best = Some((depth, rest.split(' ').next()?.to_owned()));
        }
    }
    best.map(|(_, kind)| kind)
}

/// Blanks and the like stand as octal numbers: `\040`.
fn unescaped(text: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(text.to_owned(), |text, (code, character)| text.replace(code, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/team\\040share rw,relatime shared:2 - nfs4 server:/export rw
41 22 0:36 / /mnt/team\\040share/local rw - ext4 /dev/sdb1 rw
";

    #[test]
    fn the_deepest_mount_decides() {
        let kind = |path: &str| kind_of(MOUNTS, Path::new(path)).unwrap();
        assert_eq!(kind("/home/me/state"), "ext4");
        assert_eq!(kind("/mnt/team share/state/cdpctl.lock"), "nfs4");
        assert_eq!(kind("/mnt/team share/local/x"), "ext4");
        assert_eq!(kind("/mnt/team"), "ext4");
    }
}
