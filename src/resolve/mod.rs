//! From names to components: wiring, type-check, fingerprints, ranges against facts.
//!
//! Pure: values in, values out. All problems are reported at once, each at its place.

mod columns;
mod masked;
mod pipeline;
mod range;
mod wiring;

pub use columns::{ColumnsChanged, columns_changed};
pub use pipeline::{
    FingerprintParts, Masks, ResolvedConsumer, ResolvedEdge, ResolvedPipeline, ResolvedProcessor, ResolvedSource,
    resolve, shared_targets,
};
pub use range::{Bound, Desired, RangeFacts, RangeProblem, RangeSpec, parse_bound};
pub use wiring::Input;
