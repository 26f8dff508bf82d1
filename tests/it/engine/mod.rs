//! The engine as a whole: random sequences of operations against a plain model.

mod fingerprints;
mod found;
mod machine;
mod model;
mod world;
