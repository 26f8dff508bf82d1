//! Planning changes nothing, wherever it may look.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use super::project;
use crate::support::Project;

/// Size, time of the last change and content of every file and folder.
fn tree(folder: &Path) -> BTreeMap<PathBuf, (u64, SystemTime, Option<Vec<u8>>)> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            let about = path.symlink_metadata().unwrap();
            found.insert(path.clone(), (about.len(), about.modified().unwrap(), std::fs::read(&path).ok()));
            if about.is_dir() {
                folders.push(path);
            }
        }
    }
    let about = folder.metadata().unwrap();
    found.insert(folder.to_owned(), (about.len(), about.modified().unwrap(), None));
    found
}

const LOOKING: &[&[&str]] = &[
    &["validate"],
    &["render"],
    &["graph"],
    &["plan"],
    &["plan", "--json"],
    &["plan", "--detailed-exitcode", "--diff"],
    &["plan", "--from", "3", "--until", "5"],
    &["status"],
    &["show", "pipeline.p"],
    &["policy", "list"],
    &["apply"],
];

#[test]
fn looking_leaves_every_file_as_it_was() {
    let project = project("start_ledger: 2, end_ledger: 9");
    let look = |project: &Project| {
        let before = tree(project.path());
        for arguments in LOOKING {
            project.run(arguments);
            let after = tree(project.path());
            let changed: Vec<_> =
                before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
            assert!(changed.is_empty(), "{arguments:?} changed {changed:?}");
        }
    };
    look(&project);
    project.run(&["apply", "--auto-approve"]).expect(0);
    look(&project);
    // Nor does a plan with something to do, or with a target that is gone.
    std::fs::remove_file(project.join("out.db")).unwrap();
    super::set(&project, "start_ledger: 2, end_ledger: 21");
    look(&project);
}

#[test]
fn a_plan_works_on_a_project_that_is_mounted_read_only() {
    let project = project("start_ledger: 2, end_ledger: 9");
    let before = project.run(&["plan", "--json"]).expect(0).json();
    read_only(&project, || {
        assert!(std::fs::write(project.join("probe"), "").is_err(), "it is read-only");
        let during = project.run(&["plan", "--json"]).expect(0).json();
        assert_eq!(during["digest"], before["digest"]);
    });
    project.run(&["apply", "--auto-approve"]).expect(0);
    super::set(&project, "start_ledger: 2, end_ledger: 12");
    read_only(&project, || {
        project.run(&["plan", "--detailed-exitcode"]).expect(2);
        project.run(&["status"]).expect(0);
        let ran = project.run(&["apply", "--auto-approve"]);
        assert!(ran.code != 0 && ran.code != 70, "{ran:?}");
    });
    project.run(&["apply", "--auto-approve"]).expect(0);
}

/// Runs `look` while the project's folder is mounted read-only over itself; says so where that cannot be done.
#[expect(clippy::print_stdout, reason = "what was not tested is said")]
fn read_only(project: &Project, look: impl FnOnce()) {
    struct Mounted<'a>(&'a Path);
    impl Drop for Mounted<'_> {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("-l").arg(self.0).status();
        }
    }
    let folder = project.path();
    let mount = |arguments: &[&str]| {
        let output = Command::new("mount").args(arguments).arg(folder).output();
        output.is_ok_and(|output| output.status.success())
    };
    if !mount(&["--bind", &folder.display().to_string()]) {
        println!("skipped: a bind mount needs more rights than this user has");
        return;
    }
    let mounted = Mounted(folder);
    assert!(mount(&["-o", "remount,bind,ro"]), "the mount can be made read-only");
    look();
    drop(mounted);
}
