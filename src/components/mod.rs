//! What a component is: sources read ledgers, processors turn ledgers or records into records, consumers deliver them.
//!
//! Invariants: a processor sees `stellar::Ledger` and its parts, never XDR types; a consumer sees rows and their
//! dataset, never ledgers, and takes every dataset; nothing here knows plans or state.

pub mod builders;
mod config_error;
mod consumer;
pub mod consumers;
mod dataset;
mod descriptor;
mod error;
mod processor;
pub mod processors;
pub mod registry;
mod room;
mod rows;
mod source;
pub mod sources;

pub use config_error::ConfigError;
pub use consumer::{
    Comparison, Consumer, ConsumerContext, Delivery, DeliveryMode, Difference, EdgeContext, EdgeWriter, Guarantee,
    MAX_EXAMPLES, Marker, OnChange, Owner, RowDifference, SecretReader, TargetFacts, TargetState,
};
pub use dataset::{Column, ColumnSet, ColumnType, Dataset, JSON_METADATA_KEY, LEDGER_COLUMN};
pub use descriptor::{Affects, DataTypes, Descriptor, Kind, ProcessingMode, ResourceEstimates, StateKind};
pub use error::{ComponentError, ErrorClass};
pub use processor::{Extractor, ExtractorState, Operator, Processor, ProcessorState, Tally, Wants};
pub use room::SpareRoom;
pub use rows::{Encoded, EncodedLedger, Encoder, Rows, ledgers_of};
pub use source::{
    FetchedObject, LakeLayout, LedgerHeaderFacts, ObjectRoom, ObjectsAtHand, Source, SourceFacts, SourceIdentity, Tip,
};
