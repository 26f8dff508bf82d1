//! `BufferedStorageSourceAdapter`: ledgers from a SEP-54 data lake, as Galexie writes it.
//!
//! Invariants: the lake's manifest is adopted, and one that contradicts the configuration stops everything before a ledger
//! is read; a lake is never listed as a whole; nothing is written.

mod availability;
mod lake;
mod layout;
mod reader;
mod reading;
mod source;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use reader::{LakeDescription, LakeObject, LakeReader, ReadObject};

use crate::components::registry::{BuiltSource, SourceEntry};
use crate::components::sources::{SecretReference, SourceContext, StoreAccess};
use crate::components::{ConfigError, DataTypes, Descriptor, Kind, ProcessingMode, ResourceEstimates};
use crate::diag::Code;
use crate::model::{Network, RawScalar};
use crate::storage::{Place, StoreError};

/// Configuration of `BufferedStorageSourceAdapter`: a SEP-54 data lake and the range to read from it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "BufferedStorageSourceAdapter")]
pub struct Config {
    /// Name of a bucket that `spec.buckets` of cdpctl.yaml gives a place. Without an entry there, `BUCKET/PREFIX` of the kind
    /// of store that the type is named after (S3BufferedStorageSourceAdapter, GCSBufferedStorageSourceAdapter).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1), extend("affects" = "none"))]
    bucket_name: Option<String>,
    /// Where the lake is: `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix`, `https://host/path` of a plain web
    /// server, `file:///folder`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1), extend("affects" = "none"))]
    url: Option<String>,
    /// Local folder of the lake; a relative one starts at the project's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1), extend("affects" = "none"))]
    path: Option<String>,
    /// Network of the ledgers: mainnet (also pubnet, public), testnet, futurenet, standalone (also local).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "data", "examples" = ["mainnet", "testnet", "futurenet", "standalone"]))]
    network: Option<String>,
    /// Passphrase of the network, for one without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "data"))]
    network_passphrase: Option<String>,
    /// First ledger: a number (57000000, 57_000_000, 57M), -1000 (back from the tip), "@2026-01-01T00:00:00Z" (by close
    /// time) or latest. Without it the pipeline starts at the tip of its first apply, or at --from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    start_ledger: Option<RawScalar>,
    /// Last ledger, inclusive: as `start_ledger`, or +10000 (after the start). Without it the pipeline follows the tip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    end_ledger: Option<RawScalar>,
    /// Threads that decode ledgers. Default: one per core, at most 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 1024), extend("affects" = "none"))]
    num_workers: Option<u32>,
    /// Ledgers that may be between reading and delivery at a time. Default: 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 100_000), extend("affects" = "none"))]
    buffer_size: Option<u32>,
    /// Ledgers in one object. The lake's manifest says so; needed only for a lake without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1), extend("affects" = "none"))]
    ledgers_per_file: Option<u32>,
    /// Objects in one partition. The lake's manifest says so; needed only for a lake without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1), extend("affects" = "none"))]
    files_per_partition: Option<u32>,
    /// Region of the store, such as us-east-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    region: Option<String>,
    /// Endpoint of a store that is not the cloud's own: https://HOST, or http://HOST:PORT where it is meant to be read without
    /// TLS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    endpoint: Option<String>,
    /// Whether the bucket's name stands in the path (true) or in the host (false). Default: in the path with an endpoint, else
    /// in the host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    force_path_style: Option<bool>,
    /// Whether it is read without credentials, as public lakes are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    anonymous: Option<bool>,
    /// Profile of ~/.aws/config and ~/.aws/credentials: its access key, region and endpoint are taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    profile: Option<String>,
    /// Access key of S3: a reference, as all secrets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("affects" = "none", "secret" = true))]
    access_key_id: Option<SecretReference>,
    /// The access key's secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("affects" = "none", "secret" = true))]
    secret_access_key: Option<SecretReference>,
    /// The session token of an access key that expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("affects" = "none", "secret" = true))]
    session_token: Option<SecretReference>,
    /// Key file of a Google service account; a relative path starts at the project's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    service_account_file: Option<String>,
    /// Storage account of Azure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    account: Option<String>,
    /// Key of the storage account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("affects" = "none", "secret" = true))]
    access_key: Option<SecretReference>,
    /// A shared access signature of Azure, as its query: sv=…&sig=….
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("affects" = "none", "secret" = true))]
    sas_token: Option<SecretReference>,
    /// Seconds without a byte after which a read is given up, and tried again.
    #[serde(default = "default_read_timeout")]
    #[schemars(range(min = 1, max = 3600), extend("affects" = "none"))]
    read_timeout: u32,
    /// How often a failed read is tried again.
    #[serde(default = "default_retry_limit")]
    #[schemars(range(max = 100), extend("affects" = "none"))]
    retry_limit: u32,
    /// Seconds before the first retry; doubled each time, at most a minute.
    #[serde(default = "default_retry_wait")]
    #[schemars(range(max = 3600), extend("affects" = "none"))]
    retry_wait: u32,
    /// Which hashes are checked: `header` checks each ledger header and its link to the one before, `full` also the
    /// transaction set and the results.
    #[serde(default)]
    #[schemars(extend("affects" = "none"))]
    verify: Verify,
}

/// Which hashes of a ledger are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Verify {
    /// The header's, and its link to the ledger before.
    #[default]
    Header,
    /// Also those of the transaction set and of the results.
    Full,
}

/// A bare bucket name is a bucket of S3.
const S3_ALIAS: &str = "S3BufferedStorageSourceAdapter";
/// A bare bucket name is a bucket of Google Cloud Storage.
const GCS_ALIAS: &str = "GCSBufferedStorageSourceAdapter";
/// A bare bucket name is a path.
const FOLDER_ALIAS: &str = "FSBufferedStorageSourceAdapter";

/// Ledgers in flight unless the configuration says otherwise.
const DEFAULT_BUFFER_SIZE: u32 = 100;
/// Threads unless the configuration says otherwise: one per core, at most this many.
const MOST_DEFAULT_WORKERS: usize = 10;

const fn default_retry_limit() -> u32 {
    3
}

const fn default_read_timeout() -> u32 {
    20
}

const fn default_retry_wait() -> u32 {
    5
}

/// What the component says about itself.
static DESCRIPTOR: Descriptor = Descriptor {
    id: "buffered-storage-source",
    kind: Kind::Source,
    config_type: "BufferedStorageSourceAdapter",
    aliases: &["BufferedStorageSource", FOLDER_ALIAS, GCS_ALIAS, S3_ALIAS],
    name: "Buffered storage source",
    description: "Ledgers from a SEP-54 data lake, as Galexie writes it",
    version: "1.0.0",
    network_support: &["any"],
    stellar_version: "protocols 1-28",
    processing_mode: ProcessingMode::Batch,
    data_types: DataTypes { input: &["sep54-lake"], output: &["ledgers-xdr"] },
    resource_estimates: ResourceEstimates { memory_mb: 128, cpu_cores: 1, throughput_tps: 400 },
    delivery: None,
    example: "source:\n  type: BufferedStorageSourceAdapter\n  config:\n    path: ./lake\n    network: mainnet\n    \
              start_ledger: 57000000\n    end_ledger: 57009999\n",
};

/// The component's line in the registry.
pub const ENTRY: SourceEntry = SourceEntry { descriptor: &DESCRIPTOR, schema: || schemars::schema_for!(Config), build };

fn build(config: Value, context: &SourceContext) -> Result<BuiltSource, Vec<ConfigError>> {
    let Configured { lake, config, place_written, bucket_written } = configured(config, context, network)?;
    let network = lake.settings.network.clone().expect("a source says its network");
    let effective = serde_json::to_value(&config).expect("a config is plain data");
    Ok(BuiltSource { source: Arc::new(source::LakeSource { lake, network }), effective, place_written, bucket_written })
}

/// A lake, with its configuration with defaults filled in.
struct Configured {
    lake: lake::Lake,
    config: Config,
    /// Where it is as written, when a named bucket says so with references.
    place_written: Option<String>,
    /// Other values of the bucket that came from references.
    bucket_written: Vec<(String, String)>,
}

/// Makes a lake of its configuration; `network` says which one is meant, or that any will do.
fn configured(
    config: Value,
    context: &SourceContext,
    network: impl Fn(&Config) -> Result<Option<Network>, ConfigError>,
) -> Result<Configured, Vec<ConfigError>> {
    let mut config: Config = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    let mut errors = Vec::new();
    let located = locate(&mut config, context).map_err(|error| errors.push(error)).ok();
    let own = config.access();
    errors.extend(own.check());
    let network = network(&config).map_err(|error| errors.push(error)).ok();
    let (Some(located), Some(network), true) = (located, network, errors.is_empty()) else { return Err(errors) };
    let access = match located.bucket {
        Some(bucket) => {
            let access = own.or(bucket);
            // What is wrong only together with the bucket's own fields stands at its name.
            let named = |error: ConfigError| ConfigError { pointer: "/bucket_name".to_owned(), ..error };
            errors.extend(access.check().into_iter().map(named));
            access
        }
        None => own,
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    config.network = network.as_ref().map(|network| network.name().to_owned()).filter(|name| name != "custom");
    // A default is not worth a policy's refusal: it stays below what the policy allows.
    let cap =
        |cap: Option<u32>| cap.filter(|_| network.as_ref().is_some_and(Network::is_mainnet)).unwrap_or(u32::MAX).max(1);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let default_workers = cores.min(MOST_DEFAULT_WORKERS).min(cap(context.mainnet_worker_cap) as usize);
    let default_buffer = DEFAULT_BUFFER_SIZE.min(cap(context.mainnet_buffer_cap));
    let bound = |raw: &Option<RawScalar>| raw.as_ref().and_then(|raw| raw.as_str().replace('_', "").parse().ok());
    let lake = lake::Lake::new(lake::Settings {
        place: located.place,
        access,
        secrets: Arc::clone(&context.secrets),
        base: context.base.clone(),
        near: [bound(&config.start_ledger), bound(&config.end_ledger)].into_iter().flatten().collect(),
        network,
        said: (config.ledgers_per_file, config.files_per_partition),
        workers: config.num_workers.map_or(default_workers, |workers| workers as usize),
        buffered_ledgers: config.buffer_size.unwrap_or(default_buffer),
        read_timeout: Duration::from_secs(config.read_timeout.into()),
        retry_limit: config.retry_limit,
        retry_wait_secs: config.retry_wait,
        verify_full: config.verify == Verify::Full,
    });
    Ok(Configured { lake, config, place_written: located.written, bucket_written: located.bucket_written })
}

impl Config {
    /// How the store is reached, as far as the source itself says.
    fn access(&self) -> StoreAccess {
        StoreAccess {
            region: self.region.clone(),
            endpoint: self.endpoint.clone(),
            force_path_style: self.force_path_style,
            anonymous: self.anonymous,
            profile: self.profile.clone(),
            access_key_id: self.access_key_id.clone(),
            secret_access_key: self.secret_access_key.clone(),
            session_token: self.session_token.clone(),
            service_account_file: self.service_account_file.clone(),
            account: self.account.clone(),
            access_key: self.access_key.clone(),
            sas_token: self.sas_token.clone(),
        }
    }
}

/// A lake's place, and what a named bucket says of how to reach it.
struct Located {
    place: Place,
    bucket: Option<StoreAccess>,
    written: Option<String>,
    bucket_written: Vec<(String, String)>,
}

impl From<Place> for Located {
    fn from(place: Place) -> Self {
        Self { place, bucket: None, written: None, bucket_written: Vec::new() }
    }
}

/// Where the lake is: path or url, else a bucket name with an entry in the project file, or one whose kind of store the type
/// says; the last becomes a url, since the configuration means the same under every spelling of the type.
fn locate(config: &mut Config, context: &SourceContext) -> Result<Located, ConfigError> {
    let folder = |path: &str| {
        let joined = context.base.join(path);
        // One folder has one name, so that pipelines which read it share the reading; a missing one keeps what was written.
        let folder = joined.canonicalize().or_else(|_| std::path::absolute(&joined)).unwrap_or(joined);
        Place::folder(&folder).ok_or_else(|| ConfigError::new(Code::E346, "/path", format!("`{path}` is not a path")))
    };
    let anywhere = |text: &str, pointer: &str| {
        // What has no scheme is a path.
        if text.contains("://") { Place::parse(text).map_err(|error| at(pointer, error)) } else { folder(text) }
    };
    match (&config.path, &config.url, config.bucket_name.clone()) {
        (Some(path), None, _) => folder(path).map(Located::from),
        (None, Some(url), _) => anywhere(url, "/url").map(Located::from),
        (Some(_), Some(_), _) => {
            Err(ConfigError::new(Code::E346, "/url", "both path and url say where the lake is").fix("keep one of them"))
        }
        (None, None, Some(name)) => {
            if let Some(bucket) = (context.buckets)(&name) {
                let place = anywhere(&bucket.url, "/bucket_name")?;
                let (access, written) = (Some(bucket.access), bucket.url_written);
                return Ok(Located { place, bucket: access, written, bucket_written: bucket.written });
            }
            let scheme = match context.type_written.as_str() {
                S3_ALIAS => "s3://",
                GCS_ALIAS => "gs://",
                FOLDER_ALIAS => "",
                _ => return Err(unknown_bucket(&name)),
            };
            let place = anywhere(&format!("{scheme}{name}"), "/bucket_name")?;
            config.bucket_name = None;
            if scheme.is_empty() {
                config.path = Some(name);
            } else {
                config.url = Some(place.url().to_owned());
            }
            Ok(place.into())
        }
        (None, None, None) => Err(ConfigError::new(Code::E346, "", "nothing says where the lake is")
            .fix("give one of path, url or bucket_name")),
    }
}

fn at(pointer: &str, error: StoreError) -> ConfigError {
    let found = ConfigError::new(error.code(), pointer, error.message);
    ConfigError { fix: error.fix, ..found }
}

fn unknown_bucket(name: &str) -> ConfigError {
    ConfigError::new(
        Code::E343,
        "/bucket_name",
        format!("bucket `{name}` has no place: spec.buckets of cdpctl.yaml has no entry of that name"),
    )
    .fix(format!("add to cdpctl.yaml: `spec: {{buckets: {{{name}: {{url: \"…\"}}}}}}`, or give the source a `url`"))
}

/// The network that a source must name.
fn network(config: &Config) -> Result<Option<Network>, ConfigError> {
    named_network(config)?.map(Some).ok_or_else(|| {
        ConfigError::new(Code::E311, "", "the source does not say which network it reads")
            .fix("give network: mainnet or testnet, or network_passphrase")
    })
}

/// The network that is named, if any.
fn named_network(config: &Config) -> Result<Option<Network>, ConfigError> {
    let named = match &config.network {
        Some(name) => Some(Network::from_name(name).ok_or_else(|| {
            let known: Vec<_> = Network::names().collect();
            ConfigError::new(Code::E345, "/network", format!("`{name}` is not a known network"))
                .fix(format!("known are {}; give another by network_passphrase", known.join(", ")))
        })?),
        None => None,
    };
    match (named, &config.network_passphrase) {
        (Some(named), Some(passphrase)) if named.passphrase() != passphrase => Err(ConfigError::new(
            Code::E344,
            "/network_passphrase",
            format!("the passphrase is not that of {}, which is \"{}\"", named.name(), named.passphrase()),
        )
        .fix("keep the one that is meant")),
        (Some(named), _) => Ok(Some(named)),
        (None, passphrase) => Ok(passphrase.as_deref().map(Network::from_passphrase)),
    }
}
