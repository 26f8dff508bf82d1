//! What is measured: cdpctl as users run it; the zstd program over the same files; and two programs that this benchmark is
//! itself when it is called with their names: one that only reads and decompresses, and one that does what cdpctl does the
//! plain way, with everything decoded by stellar-xdr and rows written by serde.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use cdpctl::stellar::{Batch, Index, Limits};
use cdpctl::storage::Decompressor;

use super::lakes::{FIRST, Lake};
use super::measure::Measurable;
use super::oracle;

/// Reads and decompresses, and nothing else.
pub const DECOMPRESS: &str = "--decompress";
/// The same, and validates all XDR on the way to an index of it.
pub const VALIDATE: &str = "--validate";
/// The same with everything decoded by stellar-xdr.
pub const DECODE: &str = "--decode";
/// Everything decoded by stellar-xdr, rows of all contract events by serde, one file of lines.
pub const PLAIN: &str = "--plain";

/// Ledgers that a thread of [`PLAIN`] takes at a time.
const CHUNK: u32 = 8;

/// What cdpctl is to do with a lake.
#[derive(Clone, Copy)]
pub struct Work {
    /// In the table.
    pub name: &'static str,
    /// YAML of the processors.
    processors: &'static str,
    /// YAML of the consumers.
    consumers: &'static str,
}

/// Events, every column.
pub const EVENTS: Work = Work {
    name: "all of events",
    processors: "    - type: ContractEvent\n",
    consumers: "    - {type: SaveToJSONL, config: {path: out}}\n",
};
/// Events in the columns that say what happened, decoded.
pub const DECODED: Work = Work {
    name: "decoded events",
    processors: EVENTS.processors,
    consumers: "    - type: SaveToJSONL\n      config: {path: out}\n      columns: [event_id, ledger_sequence, closed_at, \
                transaction_hash, contract_id, topics_decoded, data_decoded]\n",
};
/// The same without the fees of transactions: events of operations, by what mainnet's ledgers of the lake call them.
pub const OPERATIONS: Work = Work {
    name: "without fees",
    processors: "    - type: ContractEvent\n      config: {event_types: [transfer, mint, burn, set_authorized, trade, \
                 update_reserves, swap, supply, pool_state, REDSTONE]}\n",
    consumers: DECODED.consumers,
};
/// All processors in one pass, each delivered.
pub const EVERYTHING: Work = Work {
    name: "everything",
    processors: "    - type: Ledgers\n    - type: ContractEvent\n    - type: AlertFilter\n      config: {conditions: \
                 [{field: value, operator: \">\", threshold: 1000000000000}]}\n",
    consumers: "    - {type: SaveToJSONL, inputs: [ledgers, contract-event], config: {path: out}}\n    - {type: \
                SaveToJSONL, inputs: [alert-filter], config: {path: alerts}}\n",
};

/// A program over the first ledgers of a lake.
pub struct Program<'a> {
    lake: &'a Lake,
    count: u32,
    /// Where it writes.
    folder: &'a Path,
}

impl<'a> Program<'a> {
    /// Over so many ledgers, writing into a folder.
    pub fn over(lake: &'a Lake, count: u32, folder: &'a Path) -> Self {
        Self { lake, count, folder }
    }

    /// cdpctl, with so many workers. Call it before every run: it begins with an empty state.
    pub fn cdpctl(&self, work: Work, workers: usize) -> Measurable<'a> {
        let folder = self.folder.join("project");
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder).expect("room");
        let text = format!(
            "apiVersion: v1\nkind: Pipeline\nmetadata: {{name: bench}}\nspec:\n  source:\n    type: \
             BufferedStorageSourceAdapter\n    config: {{path: \"{}\", {}, start_ledger: {FIRST}, end_ledger: {}, \
             num_workers: {workers}}}\n  processors:\n{}  consumers:\n{}",
            self.lake.folder.display(),
            self.lake.kind.network,
            FIRST + self.count - 1,
            work.processors,
            work.consumers,
        );
        std::fs::write(folder.join("bench.yaml"), text).expect("room");
        let arguments = ["apply", "--auto-approve", "project"].map(OsString::from).into();
        Measurable { program: env!("CARGO_BIN_EXE_cdpctl").into(), arguments, folder: self.folder }
    }

    /// Lines that cdpctl wrote, of one dataset, in ledger order.
    pub fn written(&self, dataset: &str) -> Vec<u8> {
        let folder = self.folder.join("project/out").join(dataset);
        let parts = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry").path());
        let mut parts: Vec<PathBuf> = parts.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
        let first = |path: &PathBuf| path.file_name().map(|name| (name.len(), name.to_owned()));
        parts.sort_by_key(first);
        parts.iter().flat_map(|part| std::fs::read(part).expect("a part file")).collect()
    }

    /// The zstd program over the same files, one thread, output to nowhere.
    pub fn zstd(&self) -> Measurable<'a> {
        let files = (FIRST..FIRST + self.count).map(|ledger| self.lake.object(ledger).into_os_string());
        let arguments = [OsString::from("-dcq")].into_iter().chain(files).collect();
        Measurable { program: "zstd".into(), arguments, folder: self.folder }
    }

    /// The program in Go, with the extractors of Stellar's SDK or a walk of its own.
    pub fn peer(&self, program: &Path, threads: usize, extractors: bool) -> Measurable<'a> {
        let folder = self.lake.object(FIRST).parent().expect("a partition").to_owned();
        let numbers = [FIRST.to_string(), self.count.to_string(), threads.to_string()].map(OsString::from);
        let mut arguments = vec![folder.into_os_string()];
        arguments.extend(numbers);
        arguments.push(self.plain_lines().into_os_string());
        arguments.extend(extractors.then(|| OsString::from("extractors")));
        Measurable { program: program.into(), arguments, folder: self.folder }
    }

    /// This program under another name.
    pub fn own(&self, name: &str, threads: usize) -> Measurable<'a> {
        let program = std::env::current_exe().expect("this program").into_os_string();
        let arguments = [name, self.lake.kind.name, &self.count.to_string(), &threads.to_string()].map(OsString::from);
        let mut arguments: Vec<OsString> = arguments.into();
        arguments.extend([self.lake.folder.clone().into_os_string(), self.plain_lines().into_os_string()]);
        Measurable { program, arguments, folder: self.folder }
    }

    /// What [`PLAIN`] and the program in Go write.
    pub fn plain_lines(&self) -> PathBuf {
        self.folder.join("plain.jsonl")
    }
}

/// The same held to one processor.
pub fn on_one_core(what: Measurable<'_>) -> Measurable<'_> {
    let arguments = ["-c".into(), "0".into(), what.program].into_iter().chain(what.arguments);
    Measurable { program: "taskset".into(), arguments: arguments.collect(), folder: what.folder }
}

/// Runs one of the programs that this one is.
pub fn run(name: &str, lake: &Lake, count: u32, threads: u32, out: &Path) {
    match name {
        PLAIN => plain(lake, count, threads, out),
        _ => read(name, lake, count),
    }
}

/// Reads ledger by ledger, with everything kept from one to the next.
fn read(name: &str, lake: &Lake, count: u32) {
    let (mut decompressor, mut index) = (Decompressor::new(1 << 30).expect("a context"), Index::default());
    let mut sum = 0;
    for ledger in FIRST..FIRST + count {
        let object = std::fs::read(lake.object(ledger)).expect("an object");
        let xdr = decompressor.decompress(&object).expect("a good object");
        sum += match name {
            VALIDATE => {
                let batch = Batch::decode_with(xdr, Limits::default(), std::mem::take(&mut index)).expect("a batch");
                let ledgers = batch.ledgers().len();
                index = batch.into_index();
                ledgers
            }
            DECODE => oracle::decode_batch(xdr).ledger_close_metas.len(),
            _ => xdr.len(),
        };
    }
    std::hint::black_box(sum);
}

/// Threads take chunks, the first one writes them in order.
fn plain(lake: &Lake, count: u32, threads: u32, out: &Path) {
    let mut out = BufWriter::with_capacity(256 << 10, File::create(out).expect("room"));
    let (next, (sender, receiver)) = (AtomicU32::new(0), mpsc::sync_channel(2 * threads as usize + 2));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                let mut decompressor = Decompressor::new(1 << 30).expect("a context");
                loop {
                    let chunk = next.fetch_add(1, Ordering::Relaxed);
                    let first = chunk * CHUNK;
                    if first >= count {
                        return;
                    }
                    let mut lines = Vec::new();
                    for ledger in first..count.min(first + CHUNK) {
                        let object = std::fs::read(lake.object(FIRST + ledger)).expect("an object");
                        let batch = oracle::decode_batch(decompressor.decompress(&object).expect("a good object"));
                        for meta in &batch.ledger_close_metas {
                            assert!(oracle::header_is_honest(meta));
                            oracle::push_contract_events(meta, &mut lines);
                        }
                    }
                    if sender.send((chunk, lines)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let (mut waiting, mut expected) = (std::collections::BTreeMap::new(), 0);
        for (chunk, lines) in receiver {
            waiting.insert(chunk, lines);
            while let Some(lines) = waiting.remove(&expected) {
                out.write_all(&lines).expect("room");
                expected += 1;
            }
        }
    });
    out.into_inner().expect("room").sync_all().expect("room");
}
