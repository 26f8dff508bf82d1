//! The project file `cdpctl.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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
    /// Where it is: `file:///folder`, or a path from the project's folder.
    pub url: String,
    /// Region of the store, such as us-east-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Whether it is read without credentials.
    #[serde(default)]
    pub anonymous: bool,
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
    /// Its settings, references expanded.
    pub spec: ProjectSpec,
}
