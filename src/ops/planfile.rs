//! Saved plans: one portable, checksummed file with the plan's document, the rendered configuration and what was asked for.
//!
//! Invariants: no secret value is in it, since documents and renderings hold references; a file that was cut off or changed is
//! refused; applying it does what the document says or less, never more.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::plan::PlanOutcome;
use super::project::OpsError;
use crate::config::RenderedPipeline;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Fingerprint, LedgerRange};
use crate::plan::{Options, Restate, Reviewed};
use crate::stellar::parse_rfc3339;
use crate::wire::{Base, ExitStatus, FORMAT_VERSION, PlanDocument};
use crate::{state, sys};

use super::plan::PlanRequest;

/// How every saved plan begins: tells it from a pipeline's file.
const MAGIC: &str = "{\"kind\":\"cdpctl.planfile\",";
/// Largest file that is read; plans of thousands of pipelines stay far below.
const MAX_BYTES: u64 = 1 << 30;

/// The file: a wrapper with a checksum over its content.
#[derive(Serialize, Deserialize)]
struct File {
    kind: String,
    format_version: String,
    checksum: String,
    content: SavedPlan,
}

/// What a saved plan holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedPlan {
    /// The plan.
    pub document: PlanDocument,
    /// The pipelines as text, templates rendered.
    pub rendered: Vec<Rendered>,
    /// What was asked for.
    pub request: SavedRequest,
    /// The lockfile as shown.
    pub state_shown: String,
    /// How many pipelines could not be planned.
    pub unplanned: usize,
}

/// A pipeline as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendered {
    /// Its name.
    pub name: String,
    /// The document as YAML, references as written.
    pub text: String,
}

/// The flags of a saved plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedRequest {
    /// Files and folders, as they were named.
    pub paths: Vec<PathBuf>,
    /// `--var`.
    pub vars: Vec<(String, String)>,
    /// `--state`.
    pub state: Option<PathBuf>,
    /// `--target`.
    pub target: Vec<String>,
    /// `--exclude`.
    pub exclude: Vec<String>,
    /// `--replace`.
    pub replace: Vec<String>,
    /// Address, first and last ledger, reason.
    pub restate: Option<(String, u32, u32, String)>,
}

impl SavedPlan {
    /// The plan of an outcome.
    pub fn of(outcome: &PlanOutcome, request: &PlanRequest) -> Self {
        let options = &request.options;
        let words = |addresses: &[crate::model::Address]| addresses.iter().map(ToString::to_string).collect();
        let rendered =
            |pipeline: &RenderedPipeline| Rendered { name: pipeline.name.clone(), text: pipeline.text.clone() };
        Self {
            document: outcome.document.clone(),
            rendered: outcome.workspace.loaded.rendered.iter().map(rendered).collect(),
            request: SavedRequest {
                paths: request.request.inputs.paths.clone(),
                vars: request.request.vars.clone(),
                state: request.request.state.clone(),
                target: words(&options.target),
                exclude: words(&options.exclude),
                replace: words(&options.replace),
                restate: options.restate.as_ref().map(|restate| {
                    let (first, last) = (restate.range.first(), restate.range.last());
                    (restate.address.to_string(), first, last, restate.reason.clone())
                }),
            },
            state_shown: outcome.state_shown.clone(),
            unplanned: outcome.unplanned(),
        }
    }

    /// Whether a file is a saved plan, by its name (`*.plan`) or by how it begins.
    pub fn is_one(path: &Path) -> bool {
        use std::io::Read as _;
        if path.extension().is_some_and(|extension| extension == "plan") && path.is_file() {
            return true;
        }
        let mut start = [0; MAGIC.len()];
        std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *MAGIC.as_bytes()
    }

    /// Writes the file, beside and renamed, so that nobody reads half of it.
    pub fn write(&self, path: &Path) -> Result<(), OpsError> {
        let failed = |error: std::io::Error| {
            let summary = format!("cannot write {}: {error}", path.display());
            OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E300, summary))
        };
        let file = File {
            kind: "cdpctl.planfile".to_owned(),
            format_version: FORMAT_VERSION.to_owned(),
            checksum: checksum(self),
            content: self.clone(),
        };
        let text = serde_json::to_string(&file).expect("plain data");
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        std::fs::write(&beside, text + "\n").and_then(|()| std::fs::rename(&beside, path)).map_err(failed)
    }

    /// Reads a file that [`SavedPlan::write`] wrote.
    pub fn read(path: &Path) -> Result<Self, OpsError> {
        let refused = |reason: String| {
            refusal(Code::E120, format!("{}: {reason}", path.display()))
                .with("make the plan anew with cdpctl plan --out")
        };
        let size = std::fs::metadata(path).map(|found| found.len());
        if size.as_ref().is_ok_and(|size| *size > MAX_BYTES) {
            return Err(refused("it is too large for a plan".to_owned()));
        }
        let text = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
        let value: serde_json::Value =
            serde_json::from_str(&text).map_err(|error| refused(format!("it is no plan, or cut off: {error}")))?;
        if value["kind"] != "cdpctl.planfile" {
            return Err(refused("it is no plan that cdpctl plan --out wrote".to_owned()));
        }
        let version = value["format_version"].as_str().unwrap_or_default();
        if version != FORMAT_VERSION {
            return Err(refused(format!("its format is {version}, this cdpctl reads {FORMAT_VERSION}")));
        }
        let file: File = serde_json::from_value(value).map_err(|error| refused(error.to_string()))?;
        if checksum(&file.content) != file.checksum {
            return Err(refused("its content was changed after it was written".to_owned()));
        }
        Ok(file.content)
    }

    /// The request that plans again what was planned, bound to what was reviewed.
    pub fn plan_request(&self, mut request: super::Request) -> Result<PlanRequest, OpsError> {
        let saved = &self.request;
        request.inputs.paths.clone_from(&saved.paths);
        request.vars.clone_from(&saved.vars);
        request.state = request.state.or_else(|| saved.state.clone());
        let wrong = |error: crate::model::BadAddress| refusal(Code::E120, error.to_string());
        let addresses =
            |texts: &[String]| texts.iter().map(|text| text.parse()).collect::<Result<Vec<_>, _>>().map_err(wrong);
        let restate = match &saved.restate {
            Some((address, first, last, reason)) => {
                let range = LedgerRange::inclusive(*first, *last);
                let range = range.ok_or_else(|| refusal(Code::E120, format!("{first}-{last} is no range")))?;
                Some(Restate { address: address.parse().map_err(wrong)?, range, reason: reason.clone() })
            }
            None => None,
        };
        let options = Options {
            mode: self.document.mode,
            from: self.document.narrowed.from,
            until: self.document.narrowed.until,
            target: addresses(&saved.target)?,
            exclude: addresses(&saved.exclude)?,
            replace: addresses(&saved.replace)?,
            restate,
            take_over: false,
            reviewed: Some(std::sync::Arc::new(Reviewed::of(&self.document))),
        };
        Ok(PlanRequest { request, options, offline: false })
    }

    /// Refuses a plan that must not be applied any more, as far as the file and the lockfile tell.
    pub fn check(&self, state_path: &Path) -> Result<(), OpsError> {
        let document = &self.document;
        let anew = "make the plan anew with cdpctl plan --out, and review it";
        if document.errored {
            let summary = format!("the plan {} was made with errors", document.plan_id);
            return Err(refusal(Code::E120, summary).with(anew));
        }
        let expires = parse_rfc3339(&document.expires_at).unwrap_or(i64::MIN);
        if sys::now_ms() / 1000 >= expires {
            let summary = format!("the plan {} expired at {}", document.plan_id, document.expires_at);
            return Err(refusal(Code::E121, summary).with(anew));
        }
        let own = state::read_plan(state_path, &document.plan_id)?;
        if matches!(own, Some((_, true))) {
            let summary = format!("the plan {} was applied to its end already", document.plan_id);
            return Err(refusal(Code::E125, summary).with(anew));
        }
        let now = state::read_prior(state_path)?;
        let lineage = now.as_ref().map(|now| now.lineage.0.as_str());
        if let Some(planned) = document.base.lineage.as_deref()
            && lineage != Some(planned)
        {
            let here = lineage.map_or_else(|| "there is none".to_owned(), |lineage| format!("here is {lineage}"));
            let summary = format!("the plan {} is of lockfile {planned}, {here}", document.plan_id);
            return Err(refusal(Code::E122, summary).with("use the lockfile of the plan, or make the plan anew"));
        }
        let serial = now.as_ref().map_or(0, |now| now.serial);
        if serial != document.base.serial && own.is_none_or(|(after, _)| after != serial) {
            let summary = format!(
                "saved plan is stale: it was made at serial {}, the state is at {serial}",
                document.base.serial
            );
            return Err(refusal(Code::E123, summary).with(anew));
        }
        Ok(())
    }

    /// Refuses when what is configured now is not what was planned, values of the environment included.
    pub fn check_same(&self, now: &PlanDocument) -> Result<(), OpsError> {
        self.check_base(&now.base)?;
        let other = now.diagnostics.iter().filter(|found| found.code == Code::E124).cloned();
        let other = Diagnostics(other.collect());
        if other.0.is_empty() { Ok(()) } else { Err(OpsError { diagnostics: other, status: ExitStatus::Stale }) }
    }

    fn check_base(&self, now: &Base) -> Result<(), OpsError> {
        let then = &self.document.base;
        let differing: Vec<&str> = [
            ("pipelines", then.config_hash != now.config_hash),
            ("templates", then.packs_hash != now.packs_hash),
            ("policies", then.policy_hash != now.policy_hash),
        ]
        .into_iter()
        .filter_map(|(what, differs)| differs.then_some(what))
        .collect();
        if differing.is_empty() {
            return Ok(());
        }
        let summary = format!("{} on disk differ from what was planned", differing.join(", "));
        Err(refusal(Code::E124, summary).with("apply from the commit that was planned, or make the plan anew"))
    }
}

fn checksum(plan: &SavedPlan) -> String {
    format!("sha256:{}", Fingerprint::of(&serde_json::to_value(plan).expect("plain data")))
}

/// A saved plan that is not applied.
pub(super) fn refusal(code: Code, summary: String) -> OpsError {
    OpsError::new(ExitStatus::Stale, Diagnostic::error(code, summary))
}

impl OpsError {
    /// The same with what to do.
    #[must_use]
    pub(super) fn with(mut self, fix: &str) -> Self {
        if let Some(first) = self.diagnostics.0.first_mut() {
            first.fix = Some(fix.to_owned());
        }
        self
    }
}
