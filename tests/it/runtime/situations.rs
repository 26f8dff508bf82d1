//! Bad situations, each with what is said of it and the way out: the table of `docs/recovery.md`, walked through.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Bench, FIRST, Rows, Spec, fresh, lake_of, said};

/// The last ledger of the ranges here.
const LAST: u32 = FIRST + 29;

const LOCKFILE: &str = "state/cdpctl.lock";

/// A project that was applied, its lake, and its rows.
fn applied() -> (Bench, tempfile::TempDir, Rows) {
    let lake = lake_of(40);
    let bench = Bench::with(&Spec { source: "buffer_size: 10", ..Spec::new(lake.path(), FIRST, LAST) });
    bench.apply(0);
    let rows = bench.rows();
    (bench, lake, rows)
}

/// Both commands end so, and say all of these words.
#[track_caller]
fn both_say(bench: &Bench, code: i32, words: &[&str]) {
    for arguments in [&["plan"][..], &["apply", "--auto-approve"]] {
        let text = said(&bench.project.run(arguments).expect(code));
        // Long lines are broken between words.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(text.contains(word), "{arguments:?}: `{word}` is not in {text}");
        }
    }
}

#[test]
fn a_lost_lockfile_is_replaced_by_adopting_its_targets() {
    let (bench, _lake, rows) = applied();
    fs::remove_file(bench.project.join(LOCKFILE)).expect("the lockfile");
    both_say(&bench, 5, &["E105", "table ledgers in out/rows.db", "cdpctl state adopt"]);
    bench.project.run(&["state", "adopt", "--auto-approve"]).expect(0);
    bench.rows().must_equal(&rows, "adopting changes no row");
    // Markers tell what the tables hold; part files are written again, and come out the same.
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&rows, "a lost lockfile");
}

#[test]
fn a_table_that_was_dropped_is_built_again() {
    let (bench, _lake, rows) = applied();
    bench.sql("out/rows.db", "DROP TABLE ledgers");
    let text = said(&bench.project.run(&["plan", "--detailed-exitcode"]).expect(2));
    assert!(text.contains("gap") && text.contains("target gone"), "{text}");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&rows, "a dropped table");
}

#[test]
fn a_target_file_that_was_deleted_is_built_again() {
    let (bench, _lake, rows) = applied();
    fs::remove_file(bench.project.join("out/rows.db")).expect("the file");
    let text = said(&bench.project.run(&["plan", "--detailed-exitcode"]).expect(2));
    assert!(text.contains("target gone"), "{text}");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&rows, "a deleted file");
}

#[test]
fn a_part_file_that_was_deleted_is_told_and_written_again_when_asked() {
    let (bench, _lake, rows) = applied();
    fs::remove_file(bench.project.join("out/rows/ledgers/112-118.jsonl")).expect("a part file");
    both_say(&bench, 0, &["E109", "lacks ledgers 112-118", "--refresh-only"]);
    let text = said(&bench.project.run(&["apply", "--refresh-only", "--auto-approve"]).expect(0));
    assert!(text.contains("ledgers 112-118 are gone from the target"), "{text}");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&rows, "a deleted part file");
}

#[test]
fn a_damaged_lockfile_is_refused_untouched_and_its_targets_can_be_adopted() {
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 3] = [
        ("another file", |path| {
            fs::write(path, "no database, but a text of some length: ".repeat(40)).expect("a file");
        }),
        ("overwritten in the middle", |path| {
            let mut bytes = fs::read(path).expect("the file");
            bytes[8_192..70_000].fill(0xA5);
            fs::write(path, bytes).expect("the file");
        }),
        ("cut off", |path| {
            let bytes = fs::read(path).expect("the file");
            fs::write(path, &bytes[..9_000]).expect("the file");
        }),
    ];
    for (what, damage) in damages {
        let (bench, _lake, rows) = applied();
        let path = bench.project.join(LOCKFILE);
        damage(&path);
        let before = fs::read(&path).expect("the file");
        both_say(&bench, 1, &["E102", LOCKFILE, "restore it from a copy", "cdpctl state adopt"]);
        bench.project.run(&["state", "check"]).expect(12);
        assert!(fs::read(&path).expect("the file") == before, "{what}: it was written");
        fs::remove_file(&path).expect("moved away");
        bench.project.run(&["state", "adopt", "--auto-approve"]).expect(0);
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&rows, what);
    }
}

#[test]
fn a_lockfile_that_was_emptied_is_as_good_as_lost() {
    let (bench, _lake, rows) = applied();
    fs::write(bench.project.join(LOCKFILE), "").expect("the file");
    both_say(&bench, 5, &["E105", "cdpctl state adopt"]);
    bench.project.run(&["state", "adopt", "--auto-approve"]).expect(0);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&rows, "an emptied lockfile");
}

#[test]
fn a_backup_that_is_put_back_goes_on_where_the_targets_are() {
    let (bench, lake, _) = applied();
    bench.project.run(&["state", "backup", "copy.lock"]).expect(0);
    let longer = Spec { source: "buffer_size: 10", ..Spec::new(lake.path(), FIRST, LAST + 10) };
    bench.write(&longer);
    bench.apply(0);
    fs::copy(bench.project.join("copy.lock"), bench.project.join(LOCKFILE)).expect("a copy");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&longer), "a backup");
}

#[test]
fn a_lockfile_of_a_newer_release_is_refused_untouched() {
    let (bench, _lake, _) = applied();
    let db = rusqlite::Connection::open(bench.project.join(LOCKFILE)).expect("the lockfile");
    db.pragma_update(None, "user_version", 99).expect("a setting");
    drop(db);
    let before = fs::read(bench.project.join(LOCKFILE)).expect("the file");
    both_say(&bench, 1, &["E101", LOCKFILE, "format 99", "--state PATH"]);
    assert!(fs::read(bench.project.join(LOCKFILE)).expect("the file") == before, "it was written");
}

/// A small file system in memory; `None` where it cannot be mounted.
struct Tiny(PathBuf);

impl Tiny {
    #[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
    fn mount(at: &Path, size: &str) -> Option<Self> {
        fs::create_dir_all(at).expect("a folder");
        let options = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(at).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(at.to_owned()));
        }
        println!("skipped: a small file system cannot be mounted here");
        None
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        let status = Command::new("mount").args(["-o", &options]).arg(&self.0).status().expect("mount runs");
        assert!(status.success(), "{options}");
    }
}

impl Drop for Tiny {
    fn drop(&mut self) {
        // The folder goes with the test; what stays mounted would keep it.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_under_the_targets_ends_in_order_and_is_gone_on_with() {
    let lake = lake_of(40);
    let spec = Spec { source: "buffer_size: 10", ..Spec::new(lake.path(), FIRST, LAST) };
    let wanted = fresh(&spec);
    for size in ["40k", "100k", "180k"] {
        let bench = Bench::with(&spec);
        let Some(disk) = Tiny::mount(&bench.project.join("out"), size) else { return };
        let ran = bench.project.run(&["apply", "--auto-approve"]);
        assert!([10, 11].contains(&ran.code), "{size}: {}", said(&ran));
        let text = said(&ran);
        assert!(text.contains("E602") || text.contains("E601"), "{size}: {text}");
        assert!(text.contains("make room on the disk"), "{size}: {text}");
        disk.remount("size=20m");
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&wanted, size);
    }
}

#[test]
fn a_full_disk_under_the_lockfile_ends_in_order_and_is_gone_on_with() {
    let lake = lake_of(40);
    let spec = Spec { source: "buffer_size: 10", ..Spec::new(lake.path(), FIRST, LAST) };
    let wanted = fresh(&spec);
    // Too small for the file, for the journal beside it, and for what a run records.
    for size in ["24k", "84k", "100k"] {
        let bench = Bench::with(&spec);
        let Some(disk) = Tiny::mount(&bench.project.join("state"), size) else { return };
        let text = said(&bench.apply(1));
        for word in ["E107", LOCKFILE, "make room on its disk"] {
            assert!(text.contains(word), "{size}: `{word}` is not in {text}");
        }
        disk.remount("size=20m");
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&wanted, size);
    }
}

/// The disk fills up while a run goes on: nothing more is delivered, and what was committed is adopted.
#[cfg(debug_assertions)]
#[test]
fn a_disk_that_fills_up_under_the_lockfile_of_a_run_stops_it() {
    let lake = lake_of(40);
    let spec = Spec { source: "buffer_size: 10", ..Spec::new(lake.path(), FIRST, LAST) };
    let bench = Bench::with(&spec);
    let Some(_disk) = Tiny::mount(&bench.project.join("state"), "400k") else { return };
    let held = bench.project.join("held");
    let mut command = bench.project.command(&["apply", "--auto-approve"]);
    command.env("CDPCTL_FAIL_POINT", "after_ack:3:hold").env("CDPCTL_FAIL_POINT_FILE", &held);
    let said = fs::File::create(bench.project.join("said.txt")).expect("a file");
    command.stdout(said.try_clone().expect("a handle")).stderr(said);
    let mut child = command.spawn().expect("the binary runs");
    super::kill::until("the third record", || held.exists());
    let filler = bench.project.join("state/filler");
    // As much as there is room for.
    assert!(fs::write(&filler, vec![1; 1 << 20]).is_err(), "the disk is full");
    fs::remove_file(&held).expect("it is held");
    let code = child.wait().expect("it is ours").code();
    let text = fs::read_to_string(bench.project.join("said.txt")).expect("text");
    assert!(code.is_some_and(|code| code == 10 || code == 1), "{code:?}: {text}");
    assert!(text.contains("E107") && text.contains(LOCKFILE) && text.contains("make room"), "{text}");
    fs::remove_file(filler).expect("the filler");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "a disk that filled up");
}

#[test]
fn a_read_only_folder_can_be_planned_and_not_applied() {
    let lake = lake_of(40);
    let spec = Spec { source: "buffer_size: 10", ..Spec::new(lake.path(), FIRST, LAST) };
    for (folder, code, word) in [("state", 1, "E107"), ("out", 11, "E601")] {
        let bench = Bench::with(&spec);
        let Some(disk) = Tiny::mount(&bench.project.join(folder), "20m") else { return };
        disk.remount("ro");
        bench.project.run(&["plan", "--detailed-exitcode"]).expect(2);
        let text = said(&bench.apply(code));
        assert!(text.contains(word) && text.contains(&format!("{folder}/")), "{text}");
        disk.remount("rw");
        bench.apply(0);
        bench.must_be_settled();
    }
}

#[test]
fn another_chain_at_the_source_is_refused_until_it_is_forgotten() {
    let (bench, lake, rows) = applied();
    for (ledger, bytes) in crate::support::lake::chain("standalone", FIRST - 7, 47).iter() {
        crate::support::lake::put(lake.path(), *ledger, bytes);
    }
    both_say(&bench, 5, &["E104", "is another one now", "recorded with hash", "cdpctl intervals forget"]);
    bench.rows().must_equal(&rows, "nothing is overwritten");
}
