//! `init`: a project that runs, with a demo lake of synthetic ledgers.

use std::path::{Path, PathBuf};

use super::project::OpsError;
use crate::config;
use crate::diag::{Code, Diagnostic};
use crate::model::Network;
use crate::stellar::build::demo_ledgers;
use crate::wire::ExitStatus;

/// First ledger of the demo lake.
pub const DEMO_FIRST: u32 = 2;
/// Ledgers in the demo lake.
pub const DEMO_COUNT: u32 = 120;

const PROJECT: &str = include_str!("../../examples/quickstart/cdpctl.yaml");
const PIPELINE: &str = include_str!("../../examples/quickstart/pipelines/quickstart.yaml");
const LAKE_README: &str = include_str!("../../examples/quickstart/lake/README.md");
const GITIGNORE: &str =
    "# written by cdpctl init: the lockfile and what the quickstart writes stay out of version control\nstate/\nout/\n";

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InitOutcome {
    /// The project's folder.
    pub folder: PathBuf,
    /// Files written, relative to it; the lake's objects are counted, not named.
    pub files: Vec<String>,
    /// Objects in the demo lake.
    pub objects: usize,
}

/// Writes a project into a folder that has none. Nothing that is there is overwritten.
pub fn init(folder: &Path) -> Result<InitOutcome, OpsError> {
    let failed = |path: &Path, error: &std::io::Error| {
        OpsError::new(
            ExitStatus::Failed,
            Diagnostic::error(Code::E300, format!("cannot write {}: {error}", path.display())),
        )
    };
    // Editors that know the schema complete fields and show what is wrong while it is typed.
    let with_schema = |schema: &str, text: &str| format!("# yaml-language-server: $schema={schema}\n{text}");
    let files = [
        ("cdpctl.yaml", with_schema(".cdpctl/project.schema.json", PROJECT)),
        ("pipelines/quickstart.yaml", with_schema("../.cdpctl/pipeline.schema.json", PIPELINE)),
        (".cdpctl/project.schema.json", config::PROJECT_SCHEMA.to_owned()),
        (".cdpctl/pipeline.schema.json", config::PIPELINE_SCHEMA.to_owned()),
        ("lake/README.md", LAKE_README.to_owned()),
        (".gitignore", GITIGNORE.to_owned()),
    ];
    for (name, _) in files.iter().filter(|(name, _)| *name != ".gitignore") {
        if folder.join(name).exists() {
            let diagnostic = Diagnostic::error(Code::E300, format!("{name} is there already"))
                .fix("run cdpctl init in an empty folder, or name one: cdpctl init FOLDER");
            return Err(OpsError::new(ExitStatus::Failed, diagnostic));
        }
    }
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        let text = if name == ".gitignore" { ignoring(&path, &text) } else { text };
        std::fs::create_dir_all(path.parent().unwrap_or(folder))
            .and_then(|()| std::fs::write(&path, text))
            .map_err(|error| failed(&path, &error))?;
        written.push(name.to_owned());
    }
    let lake = folder.join("lake");
    let objects = demo_lake();
    let count = objects.len() - 1;
    for (key, bytes) in objects {
        let path = lake.join(&key);
        std::fs::create_dir_all(path.parent().unwrap_or(&lake))
            .and_then(|()| std::fs::write(&path, bytes))
            .map_err(|error| failed(&path, &error))?;
    }
    Ok(InitOutcome { folder: folder.to_owned(), files: written, objects: count })
}

/// Adds to an existing `.gitignore` what it lacks.
fn ignoring(path: &Path, text: &str) -> String {
    let Ok(before) = std::fs::read_to_string(path) else { return text.to_owned() };
    let missing: Vec<&str> =
        text.lines().filter(|line| !before.lines().any(|known| known.trim() == line.trim())).collect();
    if missing.is_empty() { before } else { format!("{}\n{}\n", before.trim_end(), missing.join("\n")) }
}

/// The demo lake: its manifest and its objects by key. Deterministic.
pub fn demo_lake() -> Vec<(String, Vec<u8>)> {
    let network = Network::from_name("standalone").expect("a known network");
    let manifest = serde_json::json!({
        "networkPassphrase": network.passphrase(),
        "version": "1.0",
        "compression": "zstd",
        "ledgersPerBatch": 1,
        "batchesPerPartition": 64_000,
    });
    let layout = crate::components::LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };
    let mut objects = vec![(".config.json".to_owned(), format!("{manifest}\n").into_bytes())];
    for ledger in demo_ledgers(&network, DEMO_FIRST, DEMO_COUNT) {
        let bytes = crate::storage::compress(&ledger.batch_xdr);
        objects.push((format!("{}.xdr.zst", layout.object_stem(ledger.sequence)), bytes));
    }
    objects
}
