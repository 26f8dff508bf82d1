//! Lakes by themselves: whether one can be read and is what it should be, what is missing in it, what lies there, and copies of
//! parts of it.
//!
//! Invariant: a lake is only read; a copy shows each object whole or not at all.

mod copy;

use std::path::PathBuf;
use std::time::Instant;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Request;
use super::intervals::GapReport;
use super::probe::{component_diagnostic, source_status};
use super::project::{OpsError, Workspace, source_context};
use crate::components::sources::SourceContext;
use crate::components::sources::buffered_storage::{LakeDescription, LakeReader, ReadObject};
use crate::components::{ComponentError, ErrorClass};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Address, LedgerRange, RangeSet};
use crate::resolve::Masks;
use crate::wire::{ExitStatus, FORMAT_VERSION};

pub use copy::{LakeCopy, LakeCopyFailure, LakeCopyProgress, lake_fetch};

/// Ledgers that `ls` shows when no range is given: the newest.
const NEWEST_LEDGERS: u32 = 20;
/// The first ledger that lakes hold.
const FIRST_LEDGER: u32 = 2;

/// Which lake, and how it is reached.
#[derive(Debug, Clone, Default)]
pub struct LakeRequest {
    /// A url, a folder, or the address of a pipeline, whose source is meant.
    pub place: String,
    /// Region of the store.
    pub region: Option<String>,
    /// Endpoint of the store.
    pub endpoint: Option<String>,
    /// Storage account of Azure.
    pub account: Option<String>,
    /// Profile of the shared files of AWS.
    pub profile: Option<String>,
    /// Whether it is read without credentials.
    pub anonymous: bool,
    /// Network that it must be of; for a url.
    pub network: Option<String>,
    /// Ledgers in one object, of a lake without a manifest.
    pub ledgers_per_file: Option<u32>,
    /// Objects in one partition, of a lake without a manifest.
    pub files_per_partition: Option<u32>,
    /// The project, for an address.
    pub request: Request,
}

/// A lake with the words that stand for what its configuration got from elsewhere.
struct OpenLake {
    reader: LakeReader,
    masks: Masks,
}

impl LakeRequest {
    /// Opens the lake. Nothing is sent.
    fn open(&self) -> Result<OpenLake, OpsError> {
        match self.place.parse::<Address>() {
            Ok(Address::Pipeline(name)) if self.place.starts_with("pipeline.") => self.open_source(&name),
            _ => self.open_place(),
        }
    }

    /// What the command line says, by the names of the source's fields.
    fn fields(&self) -> Map<String, Value> {
        let fields = [
            ("region", json!(self.region)),
            ("endpoint", json!(self.endpoint)),
            ("account", json!(self.account)),
            ("profile", json!(self.profile)),
            ("anonymous", if self.anonymous { json!(true) } else { Value::Null }),
            ("network", json!(self.network)),
            ("ledgers_per_file", json!(self.ledgers_per_file)),
            ("files_per_partition", json!(self.files_per_partition)),
        ];
        fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn open_place(&self) -> Result<OpenLake, OpsError> {
        let mut config = self.fields();
        let field = if self.place.contains("://") { "url" } else { "path" };
        config.insert(field.to_owned(), json!(self.place));
        let context = SourceContext {
            base: self.request.inputs.current.clone(),
            buckets: std::sync::Arc::new(|_| None),
            secrets: std::sync::Arc::new(|_| Err(ComponentError::permanent(Code::E321, "no secret was given"))),
            type_written: String::new(),
            mainnet_worker_cap: None,
            mainnet_buffer_cap: None,
        };
        let reader = LakeReader::open(Value::Object(config), &context).map_err(|errors| {
            let diagnostics = errors.into_iter().map(|error| {
                let field = error.pointer.trim_start_matches('/').replace('_', "-");
                let about =
                    if matches!(&*field, "" | "url" | "path") { "the lake".to_owned() } else { format!("--{field}") };
                let diagnostic = Diagnostic::error(error.code, format!("{about}: {}", error.message));
                Diagnostic { fix: error.fix, ..diagnostic }
            });
            OpsError { diagnostics: Diagnostics(diagnostics.collect()), status: ExitStatus::Invalid }
        })?;
        Ok(OpenLake { reader, masks: Masks::default() })
    }

    /// The lake of a pipeline's source; what the command line says goes before the file.
    fn open_source(&self, name: &str) -> Result<OpenLake, OpsError> {
        let workspace = Workspace::open(&self.request);
        let spec = workspace.loaded.pipelines.iter().find(|pipeline| pipeline.name == name);
        let resolved = workspace.pipelines.iter().find(|pipeline| pipeline.name == name);
        let (Some(source), Some(resolved)) = (spec.and_then(|spec| spec.source.as_ref()), resolved) else {
            if workspace.diagnostics.has_errors() {
                return Err(OpsError { diagnostics: workspace.diagnostics, status: ExitStatus::Invalid });
            }
            let diagnostic = Diagnostic::error(Code::E108, format!("there is no pipeline `{name}`"))
                .fix("cdpctl status names the pipelines of the project; a lake is also named by its url");
            return Err(OpsError::new(ExitStatus::Failed, diagnostic));
        };
        let mut config = source.config.clone().unwrap_or_else(|| json!({}));
        if let Some(config) = config.as_object_mut() {
            config.extend(self.fields());
        }
        let mut context = source_context(&workspace.loaded, &workspace.policies);
        context.type_written.clone_from(&source.type_written);
        let reader = LakeReader::open(config, &context).map_err(|errors| {
            let diagnostics = errors.into_iter().map(|error| {
                let summary =
                    format!("source of {}: {}", resolved.address(), resolved.source.masks.apply(&error.message));
                Diagnostic { fix: error.fix, ..Diagnostic::error(error.code, summary) }
            });
            OpsError { diagnostics: Diagnostics(diagnostics.collect()), status: ExitStatus::Invalid }
        })?;
        Ok(OpenLake { reader, masks: resolved.source.masks.clone() })
    }
}

impl OpenLake {
    /// The lake's root as shown.
    fn url(&self) -> String {
        self.masks.apply(self.reader.url())
    }

    fn diagnostic(&self, error: &ComponentError) -> Diagnostic {
        let found = component_diagnostic(error, self.reader.url());
        let fix = found.fix.as_ref().map(|fix| self.masks.apply(fix));
        Diagnostic { summary: self.masks.apply(&found.summary), fix, ..found }
    }

    fn failed(&self, error: &ComponentError) -> OpsError {
        OpsError::new(source_status(error), self.diagnostic(error))
    }
}

/// Runs what asks a store.
fn block_on<T>(doing: impl Future<Output = Result<T, OpsError>>) -> Result<T, OpsError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
        OpsError::new(
            ExitStatus::Failed,
            Diagnostic::error(Code::E401, format!("no runtime for input and output: {error}")),
        )
    })?;
    runtime.block_on(doing)
}

/// How a lake cuts ledgers into objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LakeLayoutDoc {
    /// Ledgers in one object.
    pub ledgers_per_object: u32,
    /// Objects in one partition; 1 means that there are no partitions.
    pub objects_per_partition: u32,
    /// `manifest`, or `assumed` where there is none.
    pub basis: &'static str,
}

/// Who the newest ledger is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LakeTip {
    /// Sequence.
    pub ledger: u32,
    /// Header hash, hex.
    pub hash: String,
    /// Close time.
    pub closed_at: String,
}

/// The newest object, decoded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LakeNewest {
    /// Its name under the lake's root.
    pub key: String,
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// Compressed size.
    pub bytes: u64,
    /// Size when decompressed.
    pub raw_bytes: u64,
}

/// How a lake was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LakeAccess {
    /// Where the credentials came from, in words; null where none are needed.
    pub credentials: Option<String>,
    /// `allowed`, `refused`, or `impossible` for a web server.
    pub list: &'static str,
    /// Whether objects could be read.
    pub get: bool,
}

/// What `lake check` found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LakeCheck {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.lake_check`.
    pub kind: String,
    /// The lake's root.
    pub url: String,
    /// Whether it can be read and is what it should be.
    pub sound: bool,
    /// How it was read.
    pub access: LakeAccess,
    /// The manifest as it is written; null for a lake without one.
    pub manifest: Option<Value>,
    /// The layout.
    pub layout: LakeLayoutDoc,
    /// Its network; null when nothing says which it is.
    pub network: Option<String>,
    /// The newest ledger; null when there is none, or it cannot be read.
    pub tip: Option<LakeTip>,
    /// The newest object; null when there is none, or it cannot be read.
    pub newest_object: Option<LakeNewest>,
    /// What was found.
    pub diagnostics: Diagnostics,
}

/// Reads a lake's manifest and its newest object, and says what worked.
pub fn lake_check(request: &LakeRequest) -> Result<LakeCheck, OpsError> {
    let lake = request.open()?;
    block_on(async {
        let said = lake.reader.describe().await.map_err(|error| lake.failed(&error))?;
        let facts = lake.reader.facts(None).await.map_err(|error| lake.failed(&error))?;
        let mut diagnostics = Diagnostics::new();
        if said.manifest.is_none() {
            let summary = format!("{} has no manifest .config.json", lake.url());
            let fix = "say ledgers_per_file, files_per_partition and network, unless the layout is 1 and 64,000";
            diagnostics.push(Diagnostic::warning(Code::E403, summary).fix(fix));
        }
        if facts.listing_refused {
            diagnostics.push(listing_refused(&lake.url()));
        }
        let mut newest = None;
        match &facts.tip {
            None => diagnostics.push(no_ledgers(&lake.url())),
            Some(tip) => match newest_object(&lake.reader, said.layout.object_range(tip.ledger)).await {
                Ok(found) => newest = Some(found),
                // A store in trouble is no finding about the lake.
                Err(error) if error.class == ErrorClass::Transient => return Err(lake.failed(&error)),
                Err(error) => diagnostics.push(lake.diagnostic(&error)),
            },
        }
        let (newest_object, read) = newest.unzip();
        Ok(LakeCheck {
            format_version: FORMAT_VERSION.to_owned(),
            kind: "cdpctl.lake_check".to_owned(),
            url: lake.url(),
            sound: !diagnostics.has_errors(),
            access: access(&said, facts.listing_refused, read.is_some() || said.manifest.is_some()),
            manifest: said.manifest.as_ref().and_then(|bytes| serde_json::from_slice(bytes).ok()),
            layout: layout(&said),
            network: said.network.as_ref().map(|network| network.name().to_owned()),
            tip: read.map(|ReadObject { last, .. }| LakeTip {
                ledger: last.ledger,
                hash: last.hash,
                closed_at: crate::stellar::rfc3339(last.closed_at),
            }),
            newest_object,
            diagnostics,
        })
    })
}

fn listing_refused(url: &str) -> Diagnostic {
    Diagnostic::warning(Code::E420, format!("{url} may be read and not listed"))
        .detail("the newest ledger was searched by single requests")
        .fix("allow listing too (s3:ListBucket), so that holes are known before they are read")
}

fn no_ledgers(url: &str) -> Diagnostic {
    Diagnostic::error(Code::E411, format!("{url} holds no ledgers"))
        .fix("check that this is the lake's root: the folder with .config.json and the partitions")
}

fn access(said: &LakeDescription, refused: bool, get: bool) -> LakeAccess {
    LakeAccess {
        credentials: Some(said.credentials.clone()).filter(|words| !words.is_empty()),
        list: match (said.can_list, refused) {
            (false, _) => "impossible",
            (true, true) => "refused",
            (true, false) => "allowed",
        },
        get,
    }
}

fn layout(said: &LakeDescription) -> LakeLayoutDoc {
    LakeLayoutDoc {
        ledgers_per_object: said.layout.ledgers_per_batch,
        objects_per_partition: said.layout.batches_per_partition,
        basis: if said.manifest.is_some() { "manifest" } else { "assumed" },
    }
}

async fn newest_object(reader: &LakeReader, ledgers: LedgerRange) -> Result<(LakeNewest, ReadObject), ComponentError> {
    let (key, bytes) = reader.object(ledgers.last()).await?;
    let read = ReadObject::check(&key, ledgers, &bytes)?;
    let found = LakeNewest {
        key: key.to_string(),
        start: read.first.ledger,
        end: read.last.ledger,
        bytes: bytes.len() as u64,
        raw_bytes: read.raw_bytes,
    };
    Ok((found, read))
}

/// An object as listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedObject {
    /// Its name under the lake's root.
    pub key: String,
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// Compressed size.
    pub bytes: u64,
}

/// What `lake ls` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LakeObjects {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.lake_objects`.
    pub kind: String,
    /// The lake's root.
    pub url: String,
    /// First ledger looked at.
    pub start: u32,
    /// Last ledger looked at.
    pub end: u32,
    /// Objects, ascending.
    pub objects: Vec<ListedObject>,
    /// Sum of their sizes.
    pub bytes: u64,
}

/// Lists the objects that hold some of a range; without one those of the newest ledgers.
pub fn lake_objects(request: &LakeRequest, range: Option<LedgerRange>) -> Result<LakeObjects, OpsError> {
    let lake = request.open()?;
    block_on(async {
        let range = match range {
            Some(range) => range,
            None => {
                let tip = tip(&lake).await?;
                LedgerRange::inclusive(tip.saturating_sub(NEWEST_LEDGERS - 1).max(FIRST_LEDGER), tip)
                    .unwrap_or(LedgerRange::single(tip))
            }
        };
        let mut objects = Vec::new();
        let listing = lake.reader.each_object(range, |found| {
            let (start, end) = (found.ledgers.first(), found.ledgers.last());
            objects.push(ListedObject { key: found.key, start, end, bytes: found.bytes });
        });
        listing.await.map_err(|error| lake.failed(&error))?;
        Ok(LakeObjects {
            format_version: FORMAT_VERSION.to_owned(),
            kind: "cdpctl.lake_objects".to_owned(),
            url: lake.url(),
            start: range.first(),
            end: range.last(),
            bytes: objects.iter().map(|object| object.bytes).sum(),
            objects,
        })
    })
}

async fn tip(lake: &OpenLake) -> Result<u32, OpsError> {
    let facts = lake.reader.facts(None).await.map_err(|error| lake.failed(&error))?;
    let tip = facts.tip.map(|tip| tip.ledger);
    tip.ok_or_else(|| OpsError::new(ExitStatus::Unreachable, no_ledgers(&lake.url())))
}

/// Finds holes between two ledgers; without them between the first and the last one that is there.
pub fn lake_gaps(request: &LakeRequest, from: Option<u32>, until: Option<u32>) -> Result<GapReport, OpsError> {
    let started = Instant::now();
    let lake = request.open()?;
    block_on(async {
        let until = match until {
            Some(until) => until,
            None => tip(&lake).await?,
        };
        let from = match from {
            Some(from) => from,
            None => lake.reader.first().await.map_err(|error| lake.failed(&error))?.unwrap_or(until),
        };
        let range = LedgerRange::inclusive(from, until).ok_or_else(|| {
            let summary = format!("the range ends at {until}, before it begins at {from}");
            OpsError::new(ExitStatus::Usage, Diagnostic::error(Code::E342, summary))
        })?;
        let mut there = RangeSet::new();
        let listing = lake.reader.each_object(range, |found| there.insert(found.ledgers));
        listing.await.map_err(|error| lake.failed(&error))?;
        Ok(GapReport::of(range, &there, started))
    })
}

/// What is copied where.
#[derive(Debug, Clone)]
pub struct LakeFetchRequest {
    /// The lake.
    pub lake: LakeRequest,
    /// Ledgers.
    pub range: LedgerRange,
    /// Folder of the copy.
    pub out: PathBuf,
}
