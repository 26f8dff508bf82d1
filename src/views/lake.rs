//! What was found in a lake.

use std::fmt::Write as _;

use super::state::span;
use super::status::{plain_table, table_text};
use super::text::{WIDTH, bytes, count, counted, middle, wrap};
use crate::ops::{GapReport, LakeCheck, LakeCopy, LakeCopyProgress, LakeObjects};

/// One line for each thing that was looked at, the verdict last.
pub fn lake_check_text(found: &LakeCheck) -> String {
    let mut out = format!("{}\n", middle(&found.url, WIDTH));
    let mut line = |name: &str, words: String| {
        let _ = writeln!(out, "  {name:<10}{}", middle(&words, WIDTH - 12));
    };
    let how = found.access.credentials.as_deref().map(|how| format!(", {how}")).unwrap_or_default();
    let listed = match found.access.list {
        "allowed" => "objects can be listed",
        "refused" => "listing is refused",
        _ => "a web server, which has no listing",
    };
    let got = if found.access.get { "objects can be read" } else { "nothing could be read" };
    line("access", format!("{got}, {listed}{how}"));
    line("network", found.network.clone().unwrap_or_else(|| "not said".to_owned()));
    let layout = &found.layout;
    let partitions = match layout.objects_per_partition {
        1 => "no partitions".to_owned(),
        objects => format!("{} in a partition", counted(objects.into(), "object")),
    };
    let objects = counted(layout.ledgers_per_object.into(), "ledger");
    line("layout", format!("{objects} in an object, {partitions} ({})", layout.basis));
    if let Some(tip) = &found.tip {
        line("tip", format!("{}  {}  {}", count(tip.ledger.into()), tip.closed_at, tip.hash));
    }
    if let Some(newest) = &found.newest_object {
        let sizes = format!("{}, {} decompressed, hashes right", bytes(newest.bytes), bytes(newest.raw_bytes));
        line("newest", format!("{}  {sizes}", newest.key));
    }
    out.push_str(if found.sound { "The lake can be read.\n" } else { "Something is wrong with the lake.\n" });
    out
}

/// Holes, the counts last.
pub fn lake_gaps_text(found: &GapReport) -> String {
    let mut out = String::new();
    for gap in &found.report.gaps {
        let ledgers = u64::from(gap.end - gap.start) + 1;
        let _ = writeln!(out, "{:<27} {:>12}", span(gap.start, gap.end), count(ledgers));
    }
    let _ = writeln!(
        out,
        "{}: {} there, {} missing",
        span(found.scan_from, found.scan_to),
        counted(found.report.total_ledgers_found, "ledger"),
        count(found.report.total_ledgers_missing)
    );
    out
}

/// One line per object, the sums last.
pub fn lake_objects_text(found: &LakeObjects) -> String {
    let mut out = String::new();
    if !found.objects.is_empty() {
        let mut table = plain_table(&["LEDGERS", "BYTES", "OBJECT"]);
        for object in &found.objects {
            table.add_row(vec![span(object.start, object.end), count(object.bytes), object.key.clone()]);
        }
        out = table_text(&table);
    }
    let objects = counted(found.objects.len() as u64, "object");
    let _ = writeln!(out, "{}: {objects}, {}", span(found.start, found.end), bytes(found.bytes));
    out
}

/// How far a copy is, in one line.
pub fn lake_copy_line(progress: &LakeCopyProgress) -> String {
    format!("{}/{} objects  {}\n", count(progress.objects), count(progress.of), bytes(progress.bytes))
}

/// What was not copied, the counts last.
pub fn lake_copy_text(copy: &LakeCopy) -> String {
    let mut out = String::new();
    for failure in &copy.failures {
        let words = format!("{}  {} {}", span(failure.start, failure.end), failure.code, failure.message);
        let _ = writeln!(out, "{}", wrap(&words, "  "));
    }
    let undone = match copy.undone {
        0 => String::new(),
        undone => format!("; {} not copied", counted(undone, "ledger")),
    };
    let _ = writeln!(
        out,
        "{} copied to {} ({}), {} there already{undone}",
        counted(copy.copied, "object"),
        copy.out,
        bytes(copy.bytes),
        count(copy.kept)
    );
    out
}
