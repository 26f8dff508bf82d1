//! The project file `cdpctl.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::components::sources::SecretReference;

/// Named places of ledgers.
pub type Buckets = BTreeMap<String, BucketSpec>;

/// `spec` of a project file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Project spec")]
pub struct ProjectSpec {
    /// Patterns of pipeline files, from the project's folder.
    #[serde(default = "default_pipelines")]
    pub pipelines: Vec<String>,
    /// Patterns of template files, from the project's folder.
    #[serde(default = "default_templates")]
    pub templates: Vec<String>,
    /// Path of the lockfile, from the project's folder. Default: state/cdpctl.lock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Renames: what was applied under one address goes on under another, and nothing is done again. Kept until every lockfile
    /// has seen them.
    #[serde(default)]
    pub moved: Vec<MovedSpec>,
    /// Configuration fields by component type, such as `BufferedStorageSourceAdapter: {num_workers: 4}`: nodes of that type
    /// take them where they do not set them.
    #[serde(default)]
    pub defaults: BTreeMap<String, Map<String, Value>>,
    /// Project variables, used as `${var.NAME}` and set by --var NAME=VALUE.
    #[serde(default)]
    pub variables: Map<String, Value>,
    /// Places of lakes by name: what `bucket_name` in a source means.
    #[serde(default)]
    pub buckets: Buckets,
    /// What may be reached over the network.
    #[serde(default)]
    pub network: NetworkSpec,
    /// Levels and limits of the policy rules; cdpctl policy list shows them.
    #[serde(default)]
    pub policies: Map<String, Value>,
    /// Prices that replace those of the built-in tables.
    #[serde(default)]
    pub prices: Map<String, Value>,
}

/// A rename.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "moved")]
pub struct MovedSpec {
    /// The address so far: `pipeline.NAME`, `pipeline.NAME/NODE` or `pipeline.NAME/PROCESSOR->CONSUMER`.
    pub from: String,
    /// The address from now on, of the same kind.
    pub to: String,
}

/// Where a named bucket is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "bucket")]
pub struct BucketSpec {
    /// Where it is: `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix`, `https://host/path` of a plain web
    /// server, `file:///folder`, or a path from the project's folder.
    pub url: String,
    /// Region of the store, such as us-east-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Endpoint of a store that is not the cloud's own: https://HOST, or http://HOST:PORT where it is meant to be read without
    /// TLS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Whether the bucket's name stands in the path (true) or in the host (false). Default: in the path with an endpoint, else
    /// in the host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force_path_style: Option<bool>,
    /// Whether it is read without credentials, as public lakes are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymous: Option<bool>,
    /// Profile of ~/.aws/config and ~/.aws/credentials: its access key, region and endpoint are taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Access key of S3: a reference, as all secrets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("secret" = true))]
    pub access_key_id: Option<SecretReference>,
    /// The access key's secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("secret" = true))]
    pub secret_access_key: Option<SecretReference>,
    /// The session token of an access key that expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("secret" = true))]
    pub session_token: Option<SecretReference>,
    /// Key file of a Google service account; a relative path starts at the project's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_account_file: Option<String>,
    /// Storage account of Azure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Key of the storage account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("secret" = true))]
    pub access_key: Option<SecretReference>,
    /// A shared access signature of Azure, as its query: sv=…&sig=….
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "SecretReference::optional_schema", extend("secret" = true))]
    pub sas_token: Option<SecretReference>,
}

/// What may be reached over the network.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "network")]
pub struct NetworkSpec {
    /// Hosts that consumers may reach although their address is loopback, private or link-local: `127.0.0.1`,
    /// `hooks.internal` or `hooks.internal:8080`.
    #[serde(default)]
    pub allow_private: Vec<String>,
}

impl Default for ProjectSpec {
    fn default() -> Self {
        Self {
            pipelines: default_pipelines(),
            templates: default_templates(),
            state: None,
            moved: Vec::new(),
            defaults: BTreeMap::new(),
            variables: Map::new(),
            buckets: Buckets::new(),
            network: NetworkSpec::default(),
            policies: Map::new(),
            prices: Map::new(),
        }
    }
}

fn default_pipelines() -> Vec<String> {
    vec!["pipelines/*.yaml".to_owned()]
}

fn default_templates() -> Vec<String> {
    vec!["templates/*.yaml".to_owned()]
}

/// A project as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Project {
    /// `metadata.name`; `None` without a project file.
    pub name: Option<String>,
    /// Its settings, references expanded; those of secrets stay.
    pub spec: ProjectSpec,
    /// References in `spec.buckets`: pointer from there, and text as written.
    pub bucket_references: Vec<(String, String)>,
}
