//! The workspace of every operation: configuration loaded, settings typed, pipelines resolved.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::components::sources::{Bucket, SourceContext, StoreAccess};
use crate::components::{ComponentError, ConsumerContext, SecretReader};
use crate::config::{self, BucketSpec, Inputs, Loaded, Resolver};
use crate::cost::{PriceOverrides, PriceTables};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Address, Fingerprint, Move, Secret};
use crate::net::AddressPolicy;
use crate::policy::PolicySettings;
use crate::resolve::{ResolvedPipeline, resolve, shared_targets};
use crate::state::StateError;
use crate::sys;
use crate::wire::ExitStatus;

/// What every operation on pipelines is asked with.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files and folders, or none for the project around the current folder.
    pub inputs: Inputs,
    /// `--var NAME=VALUE`.
    pub vars: Vec<(String, String)>,
    /// `--state PATH`.
    pub state: Option<PathBuf>,
}

/// An operation that cannot go on.
#[derive(Debug, Clone, PartialEq)]
pub struct OpsError {
    /// Why; at least one error.
    pub diagnostics: Diagnostics,
    /// How the command ends.
    pub status: ExitStatus,
}

impl OpsError {
    /// One error with its exit status.
    pub fn new(status: ExitStatus, diagnostic: Diagnostic) -> Self {
        Self { diagnostics: diagnostic.into(), status }
    }
}

impl From<StateError> for OpsError {
    fn from(error: StateError) -> Self {
        Self::new(state_status(&error, ExitStatus::Failed), error.diagnostic())
    }
}

/// How a command ends that a lockfile's error stops; `otherwise` for one that has no exit status of its own.
pub(super) fn state_status(error: &StateError, otherwise: ExitStatus) -> ExitStatus {
    match error {
        StateError::Locked { .. } | StateError::LeaseLost { .. } | StateError::Busy { .. } => ExitStatus::Locked,
        StateError::ChainBroken { .. } => ExitStatus::Stale,
        _ => otherwise,
    }
}

/// Everything that was loaded and resolved.
pub struct Workspace {
    /// The configuration.
    pub loaded: Loaded,
    /// Policy settings.
    pub policies: PolicySettings,
    /// Price tables.
    pub prices: PriceTables,
    /// What consumers know of their surroundings, for making those of targets that are no longer configured.
    pub consumers: ConsumerContext,
    /// Renames that the project names, oldest first.
    pub moves: Vec<Move>,
    /// The pipelines that could be resolved.
    pub pipelines: Vec<ResolvedPipeline>,
    /// Everything found so far.
    pub diagnostics: Diagnostics,
    /// The lockfile.
    pub state_path: PathBuf,
}

impl Workspace {
    /// Loads and resolves. Problems are in `diagnostics`, all of them.
    pub fn open(request: &Request) -> Self {
        let mut loaded = config::load(&request.inputs, &request.vars, &sys::env);
        let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
        let policies: PolicySettings = typed(&loaded.project.spec.policies, "spec.policies", &mut diagnostics);
        let overrides: PriceOverrides = typed(&loaded.project.spec.prices, "spec.prices", &mut diagnostics);
        let addresses = AddressPolicy::new(&loaded.project.spec.network.allow_private).unwrap_or_else(|error| {
            diagnostics.push(Diagnostic::error(Code::E351, format!("spec.network.allow_private: {error}")));
            AddressPolicy::default()
        });
        let moves = moves(&loaded, &mut diagnostics);
        let sources = source_context(&loaded, &policies);
        let consumers = consumer_context(&loaded, addresses);
        let mut pipelines = Vec::new();
        for spec in &loaded.pipelines {
            pipelines.extend(resolve(spec, &sources, &consumers, &mut diagnostics));
        }
        shared_targets(&pipelines, &mut diagnostics);
        diagnostics.sort();
        let named = request
            .state
            .clone()
            .or_else(|| sys::env(sys::ENV_STATE).filter(|path| !path.is_empty()).map(PathBuf::from));
        let state_path = match named {
            Some(path) => request.inputs.current.join(path),
            None => {
                let configured = loaded.project.spec.state.as_deref().unwrap_or("state/cdpctl.lock");
                loaded.located.base.join(configured)
            }
        };
        Self {
            prices: PriceTables::new(&overrides),
            loaded,
            policies,
            consumers,
            moves,
            pipelines,
            diagnostics,
            state_path,
        }
    }

    /// The same, unless something is wrong with the configuration.
    pub fn open_valid(request: &Request) -> Result<Self, OpsError> {
        let workspace = Self::open(request);
        if workspace.diagnostics.has_errors() {
            return Err(OpsError { diagnostics: workspace.diagnostics, status: ExitStatus::Invalid });
        }
        Ok(workspace)
    }

    /// Hash of the rendered configuration of all pipelines.
    pub fn config_hash(&self) -> Fingerprint {
        let pipelines: Vec<&str> = self.loaded.rendered.iter().map(|rendered| rendered.text.as_str()).collect();
        Fingerprint::of(&serde_json::json!(pipelines))
    }

    /// The lockfile as shown: relative to the current folder where it lies below it.
    pub fn state_shown(&self, request: &Request) -> String {
        let path = self.state_path.strip_prefix(&request.inputs.current).unwrap_or(&self.state_path);
        path.display().to_string()
    }
}

/// Reads a file of project variables.
pub fn read_variables(path: &std::path::Path) -> Result<Vec<(String, String)>, OpsError> {
    let current = std::env::current_dir().unwrap_or_default();
    config::read_variables(path, &current).map_err(|diagnostics| OpsError { diagnostics, status: ExitStatus::Invalid })
}

/// Settings that other rooms own the types of; the schema has checked their form.
fn typed<T: serde::de::DeserializeOwned + Default>(
    settings: &Map<String, Value>,
    place: &str,
    diagnostics: &mut Diagnostics,
) -> T {
    serde_json::from_value(Value::Object(settings.clone())).unwrap_or_else(|error| {
        if !diagnostics.has_errors() {
            diagnostics.push(Diagnostic::error(Code::E351, format!("{place}: {error}")));
        }
        T::default()
    })
}

/// The renames of `spec.moved`.
fn moves(loaded: &Loaded, diagnostics: &mut Diagnostics) -> Vec<Move> {
    let mut moves = Vec::new();
    for (n, moved) in loaded.project.spec.moved.iter().enumerate() {
        let mut refuse = |reason: String| {
            let summary = format!("spec.moved[{n}]: {reason}");
            diagnostics.push(
                Diagnostic::error(Code::E351, summary)
                    .fix("write from and to as two addresses of one kind: pipeline.OLD and pipeline.NEW"),
            );
        };
        match (moved.from.parse::<Address>(), moved.to.parse::<Address>()) {
            (Ok(from), Ok(to)) => {
                let step = Move { from, to };
                if step.is_of_one_kind() && step.from != step.to {
                    moves.push(step);
                } else {
                    refuse(format!("{} cannot become {}", step.from, step.to));
                }
            }
            (Err(error), _) | (_, Err(error)) => refuse(error.to_string()),
        }
    }
    moves
}

pub(super) fn source_context(loaded: &Loaded, policies: &PolicySettings) -> SourceContext {
    let project = loaded.project.clone();
    SourceContext {
        base: loaded.located.base.clone(),
        buckets: Arc::new(move |name| project.spec.buckets.get(name).map(|bucket| bucket_of(name, bucket, &project))),
        secrets: secret_reader(loaded),
        type_written: String::new(),
        mainnet_worker_cap: policies.mainnet_worker_cap(),
        mainnet_buffer_cap: policies.mainnet_buffer_cap(),
    }
}

/// A named bucket, with the references that its values came from.
fn bucket_of(name: &str, bucket: &BucketSpec, project: &config::Project) -> Bucket {
    let segment = name.replace('~', "~0").replace('/', "~1");
    let written = |field: &str| {
        let pointer = format!("/{segment}/{field}");
        project.bucket_references.iter().find(|(known, _)| *known == pointer).map(|(_, written)| written.clone())
    };
    let others = [
        ("region", &bucket.region),
        ("endpoint", &bucket.endpoint),
        ("profile", &bucket.profile),
        ("account", &bucket.account),
    ];
    Bucket {
        url: bucket.url.clone(),
        url_written: written("url"),
        written: others.into_iter().filter_map(|(field, value)| Some((value.clone()?, written(field)?))).collect(),
        access: StoreAccess {
            region: bucket.region.clone(),
            endpoint: bucket.endpoint.clone(),
            force_path_style: bucket.force_path_style,
            anonymous: bucket.anonymous,
            profile: bucket.profile.clone(),
            access_key_id: bucket.access_key_id.clone(),
            secret_access_key: bucket.secret_access_key.clone(),
            session_token: bucket.session_token.clone(),
            service_account_file: bucket.service_account_file.clone(),
            account: bucket.account.clone(),
            access_key: bucket.access_key.clone(),
            sas_token: bucket.sas_token.clone(),
        },
    }
}

/// Reads the environment when a secret is needed.
struct Environment;

impl Resolver for Environment {
    fn env(&self, name: &str) -> Option<String> {
        sys::env(name)
    }

    fn var(&self, _: &str) -> Option<Value> {
        None
    }
}

fn consumer_context(loaded: &Loaded, addresses: AddressPolicy) -> ConsumerContext {
    ConsumerContext { base: loaded.located.base.clone(), addresses, secrets: secret_reader(loaded) }
}

fn secret_reader(loaded: &Loaded) -> SecretReader {
    let folder = loaded.located.base.clone();
    Arc::new(move |reference| match reference {
        Value::String(text) => config::expand_secret(text, &Environment)
            .map(Secret::new)
            .map_err(|error| ComponentError::permanent(error.code(), error.to_string())),
        Value::Object(fields) => {
            let path = fields.get("file").and_then(Value::as_str).unwrap_or_default();
            std::fs::read_to_string(folder.join(path))
                .map(|text| Secret::new(text.trim_end_matches(['\n', '\r'])))
                .map_err(|error| ComponentError::permanent(Code::E324, format!("read the secret file {path}: {error}")))
        }
        _ => Err(ComponentError::permanent(Code::E321, "a secret is neither ${NAME} nor {file: PATH}")),
    })
}
