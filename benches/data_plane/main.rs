//! How fast ledgers become rows: `cargo bench --bench data_plane`, with `-- --quick` a small size.
//!
//! Lakes of real ledgers under new numbers (`lakes`) are read by several programs (`programs`), one after the other in every
//! round, so that what else the machine does meets all of them. Every figure of the first table is of a whole process: CPU
//! time is user and system time, memory the peak resident size. Instructions and allocations of the second one are counted by
//! valgrind, as the difference between a longer and a shorter run: what a ledger more takes. Nothing is asserted about time;
//! that all programs write the same bytes is.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its tables")]

mod lakes;
#[path = "../measure/mod.rs"]
mod measure;
#[path = "../../tests/oracle/mod.rs"]
#[expect(dead_code, reason = "tests use the rest of it")]
mod oracle;
mod programs;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use lakes::{KINDS, Kind, Lake};
use measure::{Measurable, Measured, measure};
use programs::{
    DECODE, DECODED, DECOMPRESS, EVENTS, EVERYTHING, OPERATIONS, PLAIN, Program, VALIDATE, Work, on_one_core,
};

/// How much is measured.
struct Size {
    /// Ledgers in a lake.
    ledgers: u32,
    /// Ledgers of the shorter run that shows how time and memory grow.
    fewer: u32,
    /// Rounds; the figure is the median.
    rounds: usize,
    /// Ledgers of the shorter and the longer run that are counted.
    counted: (u32, u32),
}

const FULL: Size = Size { ledgers: 2_000, fewer: 200, rounds: 3, counted: (20, 60) };
const QUICK: Size = Size { ledgers: 60, fewer: 30, rounds: 1, counted: (2, 4) };

fn main() {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let word = |n: usize| arguments.get(n).and_then(|word| word.to_str()).unwrap_or_default();
    let number = |n: usize| word(n).parse().expect("a number");
    match word(0) {
        measure::ONCE => measure::once(&arguments[1..]),
        name @ (DECOMPRESS | VALIDATE | DECODE | PLAIN) => {
            let kind = KINDS.into_iter().find(|kind| kind.name == word(1)).expect("a kind of lake");
            let lake = Lake { kind, folder: PathBuf::from(&arguments[4]) };
            programs::run(name, &lake, number(2), number(3), Path::new(&arguments[5]));
        }
        _ => {
            let quick = arguments.iter().any(|argument| argument == "--quick");
            tables(if quick { &QUICK } else { &FULL });
        }
    }
}

fn tables(size: &Size) {
    #[expect(clippy::disallowed_methods, reason = "the benchmark's own setting, not the program's")]
    let data = std::env::var_os("CDPCTL_TEST_DATA").map_or_else(|| "../shared/data".into(), PathBuf::from);
    if !data.is_dir() {
        eprintln!("no real ledgers at {}: set CDPCTL_TEST_DATA", data.display());
        return;
    }
    // In memory, where there is such a folder: the disk is not what is measured.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.expect("a temporary folder");
    println!("{}, files in {}", measure::machine(), folder.path().display());
    let lakes: Vec<Lake> = KINDS.into_iter().map(|kind| Lake::make(kind, &data, folder.path(), size.ledgers)).collect();
    for Kind { name, about, .. } in KINDS {
        println!("{name:<8} {about}");
    }
    let peer = build_peer(folder.path());
    for lake in &lakes {
        same_rows(lake, size.fewer, folder.path(), peer.as_deref());
    }
    end_to_end(&lakes, size, folder.path(), peer.as_deref());
    growth(&lakes, size, folder.path());
    counted(&lakes, size, folder.path());
}

/// The program in Go, built anew; `None` where it cannot be built.
fn build_peer(folder: &Path) -> Option<PathBuf> {
    let (peer, source) = (folder.join("peer"), concat!(env!("CARGO_MANIFEST_DIR"), "/benches/data_plane/peer-go"));
    let status = Command::new("go").args(["build", "-o"]).arg(&peer).current_dir(source).status();
    let built = status.is_ok_and(|status| status.success());
    if !built {
        eprintln!("Go or the packages of {source} are not to be had: there is no figure of Stellar's Go SDK");
    }
    built.then_some(peer)
}

/// All programs write the same bytes.
fn same_rows(lake: &Lake, count: u32, folder: &Path, peer: Option<&Path>) {
    let program = Program::over(lake, count, folder);
    if let Some(peer) = peer {
        measure(&program.cdpctl(DECODED, 2));
        for extractors in [true, false] {
            measure(&program.peer(peer, 2, extractors));
            let lines = std::fs::read(program.plain_lines()).expect("lines");
            assert!(program.written("contract_events") == lines, "{}: Go has not the same rows", lake.kind.name);
        }
    }
    measure(&program.cdpctl(EVENTS, 2));
    measure(&program.own(PLAIN, 2));
    let lines = std::fs::read(program.plain_lines()).expect("lines");
    assert!(program.written("contract_events") == lines, "{}: not the same rows", lake.kind.name);
    assert_eq!(lines.is_empty(), !lake.kind.has_events, "{}", lake.kind.name);
}

/// A row of the first table.
struct Case<'a> {
    name: String,
    make: Box<dyn Fn() -> Measurable<'a> + 'a>,
    runs: Vec<Measured>,
}

impl<'a> Case<'a> {
    fn new(name: impl Into<String>, make: impl Fn() -> Measurable<'a> + 'a) -> Self {
        Self { name: name.into(), make: Box::new(make), runs: Vec::new() }
    }

    /// The middle of all runs, of each figure.
    fn median(&self) -> Measured {
        let middle = |figure: fn(&Measured) -> f64| {
            let mut all: Vec<f64> = self.runs.iter().map(figure).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        Measured { cpu: middle(|run| run.cpu), wall: middle(|run| run.wall), megabytes: middle(|run| run.megabytes) }
    }
}

fn end_to_end(lakes: &[Lake], size: &Size, folder: &Path, peer: Option<&Path>) {
    println!("\n{} ledgers end to end; ratios to zstd\n", size.ledgers);
    println!(
        "{:<8} {:<34} {:>7} {:>7} {:>5} {:>9} {:>6} {:>6}",
        "lake", "program", "CPU s", "wall s", "MB", "ledgers/s", "× CPU", "× wall"
    );
    for lake in lakes {
        let program = || Program::over(lake, size.ledgers, folder);
        let cdpctl = |work: Work, workers: usize| {
            let name = format!("cdpctl, {}, {workers} worker{}", work.name, if workers == 1 { "" } else { "s" });
            Case::new(name, move || program().cdpctl(work, workers))
        };
        let mut cases = vec![
            if has("zstd") {
                Case::new("zstd -dcq", move || program().zstd())
            } else {
                eprintln!("there is no zstd program: this program reads and decompresses instead");
                Case::new("read and decompress", move || program().own(DECOMPRESS, 1))
            },
            cdpctl(OPERATIONS, 1),
            cdpctl(OPERATIONS, 2),
            cdpctl(DECODED, 1),
            cdpctl(DECODED, 2),
            cdpctl(EVENTS, 1),
            cdpctl(EVENTS, 2),
            cdpctl(EVERYTHING, 2),
            Case::new("stellar-xdr and serde, 1 thread", move || program().own(PLAIN, 1)),
            Case::new("stellar-xdr and serde, 2 threads", move || program().own(PLAIN, 2)),
        ];
        if has("taskset") {
            let name = format!("cdpctl, {}, on 1 core", DECODED.name);
            cases.push(Case::new(name, move || on_one_core(program().cdpctl(DECODED, 1))));
        }
        if let Some(peer) = peer {
            for (threads, words) in [(1, "1 thread"), (2, "2 threads")] {
                for (extractors, name) in [(true, "Go SDK, its extractors"), (false, "Go SDK, own walk")] {
                    let make = move || program().peer(peer, threads, extractors);
                    cases.push(Case::new(format!("{name}, {words}"), make));
                }
            }
        }
        for _ in 0..size.rounds {
            for case in &mut cases {
                case.runs.push(measure(&(case.make)()));
            }
        }
        let zstd = cases[0].median();
        for case in &cases {
            let run = case.median();
            println!(
                "{:<8} {:<34} {:>7.2} {:>7.2} {:>5.0} {:>9.0} {:>6.2} {:>6.2}",
                lake.kind.name,
                case.name,
                run.cpu,
                run.wall,
                run.megabytes,
                f64::from(size.ledgers) / run.wall,
                run.cpu / zstd.cpu,
                run.wall / zstd.wall,
            );
        }
    }
}

fn growth(lakes: &[Lake], size: &Size, folder: &Path) {
    println!("\ncdpctl, decoded events, 2 workers, over {} and {} ledgers\n", size.fewer, size.ledgers);
    println!("{:<8} {:>9} {:>9} {:>6} {:>6} {:>6}", "lake", "CPU s", "CPU s", "×", "MB", "MB");
    for lake in lakes {
        let case = |count: u32| {
            let mut case = Case::new("", move || Program::over(lake, count, folder).cdpctl(DECODED, 2));
            case.runs = (0..=2 * size.rounds).map(|_| measure(&(case.make)())).collect();
            case.median()
        };
        let (fewer, more) = (case(size.fewer), case(size.ledgers));
        println!(
            "{:<8} {:>9.2} {:>9.2} {:>6.1} {:>6.0} {:>6.0}",
            lake.kind.name,
            fewer.cpu,
            more.cpu,
            more.cpu / fewer.cpu,
            fewer.megabytes,
            more.megabytes
        );
    }
}

fn counted(lakes: &[Lake], size: &Size, folder: &Path) {
    if !has("valgrind") {
        eprintln!("there is no valgrind: instructions and allocations are not counted");
        return;
    }
    println!("\nwhat one ledger more takes\n");
    println!("{:<8} {:<34} {:>13} {:>7} {:>12}", "lake", "program", "instructions", "×", "allocations");
    let (few, more) = size.counted;
    for lake in lakes {
        let over = |count| Program::over(lake, count, folder);
        let per_ledger = |count: &dyn Fn(u32) -> u64| (count(more) - count(few)) / u64::from(more - few);
        let mut least = None;
        let mut row = |name: &str, instructions: u64, allocations: Option<u64>| {
            let least = *least.get_or_insert(instructions);
            let ratio = hundredths(instructions, least);
            let allocations = allocations.map_or_else(String::new, |count| count.to_string());
            println!("{:<8} {name:<34} {instructions:>13} {ratio:>7} {allocations:>12}", lake.kind.name);
        };
        let own = [
            (DECOMPRESS, "read and decompress"),
            (VALIDATE, "the same, and validate into views"),
            (DECODE, "the same with stellar-xdr"),
            (PLAIN, "stellar-xdr and serde"),
        ];
        for (name, words) in own {
            let instructions = per_ledger(&|count| instructions(&over(count).own(name, 1)));
            let allocations = per_ledger(&|count| allocations(&over(count).own(name, 1)));
            row(words, instructions, Some(allocations));
        }
        for work in [OPERATIONS, DECODED, EVENTS, EVERYTHING] {
            let words = format!("cdpctl, {}", work.name);
            row(&words, per_ledger(&|count| instructions(&over(count).cdpctl(work, 1))), None);
        }
    }
}

/// A ratio with two decimals.
fn hundredths(a: u64, b: u64) -> String {
    let hundredths = a * 100 / b.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Whether there is such a program.
fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// Instructions of a process with all its threads.
fn instructions(what: &Measurable<'_>) -> u64 {
    valgrind(&["--tool=callgrind", "--callgrind-out-file=/dev/null"], what, "Collected :")
}

/// Allocations of a process that uses the system's allocator.
fn allocations(what: &Measurable<'_>) -> u64 {
    valgrind(&["--tool=memcheck", "--leak-check=no", "--undef-value-errors=no"], what, "total heap usage:")
}

/// The number behind some words in what valgrind says of a process.
fn valgrind(options: &[&str], what: &Measurable<'_>, words: &str) -> u64 {
    let mut arguments: Vec<OsString> = options.iter().map(OsString::from).collect();
    arguments.push(what.program.clone());
    arguments.extend(what.arguments.iter().cloned());
    let under = Measurable { program: "valgrind".into(), arguments, folder: what.folder };
    let output = under.command().stdout(Stdio::null()).stderr(Stdio::piped()).output().expect("valgrind runs");
    let text = String::from_utf8_lossy(&output.stderr);
    let number = text.lines().find_map(|line| line.split_once(words)?.1.split_whitespace().next());
    let number = number.unwrap_or_else(|| panic!("valgrind says: {text}"));
    number.replace(',', "").parse().expect("a number")
}
