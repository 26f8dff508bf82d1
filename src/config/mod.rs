//! From files, templates, variables and the environment to pipelines with places.
//!
//! Order: template → text → YAML tree with spans → JSON Schema, references in place → references expanded → typed. A value can never change a document's
//! structure, and every problem is reported, not the first one.
//!
//! Invariants: components are known only through the registry; nothing is resolved against facts; secrets stay references.

mod de;
mod emit;
mod files;
mod filters;
mod goexpr;
mod gotemplate;
mod load;
mod nodes;
mod packs;
mod parameters;
mod pipeline;
mod project;
mod reference;
mod schema;
mod schemas;
mod suggest;
mod template;
mod tree;
mod values;
mod variables;
mod yaml;

pub use emit::value_to_yaml;
pub use files::{FileError, Inputs, Located, locate};
pub use load::{Loaded, RenderedPipeline, load};
pub use packs::{BUILT_IN_PACK, built_in_templates};
pub use pipeline::{NodeSpec, PipelineSpec, Place, Places, TemplateOrigin};
pub use project::{BucketSpec, Buckets, Project, ProjectSpec};
pub use reference::{Resolver, expand_secret};
pub use schema::admit_references;
pub use schemas::{
    PIPELINE_SCHEMA, PROJECT_SCHEMA, TEMPLATE_SCHEMA, component_schema, pipeline_schema, project_schema,
    template_schema,
};
pub use suggest::closest as did_you_mean;
pub use variables::read_variables;
pub use yaml::MAX_BYTES;
