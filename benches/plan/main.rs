//! How long planning takes, and how much memory: `cargo bench --bench plan`, with `-- --quick` a small size.
//!
//! Every figure is of a whole process: CPU time is user and system time, memory the peak resident size. Beside it stands what
//! reading the rows of all intervals with plain SQL takes, in a process of its own. Nothing is asserted about time; that the
//! plans mean what they should is.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "../measure/mod.rs"]
mod measure;
mod project;

use std::ffi::OsString;
use std::path::Path;

use measure::{Measured, measure};
use project::{Project, Shape};

/// Pipelines, recorded intervals, shape, commands.
type Case = (u32, u32, Shape, &'static [&'static [&'static str]]);

const PLAN: &[&str] = &["plan"];
const JSON: &[&str] = &["plan", "--json"];
const STATUS: &[&str] = &["status"];
const APPLY: &[&str] = &["apply", "--auto-approve"];

/// The size of the bar, and others that show how figures grow with pipelines and with intervals.
const CASES: &[Case] = &[
    (500, 1_000_000, Shape::Settled, &[PLAN, JSON, STATUS, APPLY]),
    (500, 1_000_000, Shape::Holes, &[PLAN, JSON]),
    (500, 500_000, Shape::Settled, &[PLAN]),
    (500, 500_000, Shape::Holes, &[PLAN]),
    (500, 250_000, Shape::Settled, &[PLAN]),
    (250, 1_000_000, Shape::Settled, &[PLAN]),
    (1000, 1_000_000, Shape::Settled, &[PLAN]),
    (1000, 2_000_000, Shape::Settled, &[PLAN]),
];
const QUICK: &[Case] = &[(4, 400, Shape::Settled, &[PLAN, JSON, STATUS, APPLY]), (4, 400, Shape::Holes, &[PLAN, JSON])];

/// Processes that are measured for one figure, after one that is not.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let word = |n: usize| arguments.get(n).and_then(|word| word.to_str()).unwrap_or_default();
    match word(0) {
        measure::ONCE => measure::once(&arguments[1..]),
        project::SQL => project::plain_sql(Path::new(&arguments[1])),
        // Makes the project of the bar in a folder, to look at it with other tools.
        "--make" => {
            let shape = if word(2) == "holes" { Shape::Holes } else { Shape::Settled };
            let number = |n: usize, otherwise| word(n).parse().unwrap_or(otherwise);
            Project::make(Path::new(word(1)), number(3, 500), number(4, 1_000_000), shape);
        }
        _ => {
            let quick = arguments.iter().any(|argument| argument == "--quick");
            table(if quick { QUICK } else { CASES }, if quick { 1 } else { RUNS });
        }
    }
}

fn table(cases: &[Case], runs: usize) {
    println!("{}", measure::machine());
    println!(
        "{:>9} {:>9}  {:<8} {:<20} {:>7} {:>7} {:>7} {:>8} {:>6} {:>11}",
        "pipelines", "intervals", "shape", "command", "CPU s", "wall s", "MB", "SQL s", "ratio", "intervals/s"
    );
    for (pipelines, intervals, shape, commands) in cases {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = Project::make(folder.path(), *pipelines, *intervals, *shape);
        let sql = median(runs, || measure(&project.sql()));
        for command in *commands {
            project.check(command);
            let run = median(runs, || measure(&project.command(command)));
            println!(
                "{pipelines:>9} {intervals:>9}  {:<8} {:<20} {:>7.2} {:>7.2} {:>7.0} {:>8.2} {:>6.1} {:>11.0}",
                shape.word(),
                command.join(" "),
                run.cpu,
                run.wall,
                run.megabytes,
                sql.cpu,
                run.cpu / sql.cpu,
                f64::from(*intervals) / run.cpu,
            );
        }
    }
}

/// The middle of several runs by CPU time, after one run that warms the file cache; of memory the most.
fn median(runs: usize, run: impl Fn() -> Measured) -> Measured {
    run();
    let mut all: Vec<Measured> = (0..runs).map(|_| run()).collect();
    all.sort_by(|a, b| a.cpu.total_cmp(&b.cpu));
    let megabytes = all.iter().map(|run| run.megabytes).fold(0.0, f64::max);
    Measured { megabytes, ..all[all.len() / 2] }
}
