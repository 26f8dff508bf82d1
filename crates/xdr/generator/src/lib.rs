//! Writes the generated part of `cdpctl-xdr`: views, the strict pass and tables of definitions, from Stellar's XDR
//! definitions in JSON as the `stellar-xdr` crate ships them.
//!
//! Values in, values out: it reads no file and writes none. The test `generated` feeds it, compares
//! what it makes with what is checked in, and writes it with `UPDATE=1`.

mod check;
mod definitions;
mod encode;
mod enums;
mod model;
mod names;
mod views;

/// The type from which everything is reached.
pub const ROOT: &str = "LedgerCloseMetaBatch";

/// Types that the strict pass reports to its caller, by XDR name.
pub const LANDMARKS: &[&str] = &[
    "LedgerCloseMeta",
    "LedgerHeaderHistoryEntry",
    "TransactionEnvelope",
    "TransactionResultMeta",
    "TransactionResultMetaV1",
    "TransactionResultPair",
    "LedgerEntryChanges",
    "TransactionMeta",
    "OperationMeta",
    "OperationMetaV2",
    "ContractEvent",
    "TransactionEvent",
    "DiagnosticEvent",
];

/// A generated file: its path below the crate's folder, and its text.
pub struct File {
    /// Path below the folder of `cdpctl-xdr`.
    pub path: &'static str,
    /// All of its text.
    pub text: String,
}

/// Makes all generated files from the definitions, which are those of stellar-xdr `version`.
///
/// # Errors
/// What in the definitions is not understood.
pub fn generate(definitions: &str, version: &str) -> Result<Vec<File>, String> {
    let json = serde_json::from_str(definitions).map_err(|error| format!("the definitions are not JSON: {error}"))?;
    let model = model::Model::new(&json, ROOT, LANDMARKS)?;
    let file = |path, purpose: &str, body: String| File {
        path,
        text: format!(
            "//! {purpose}\n//!\n//! Generated from the XDR definitions of stellar-xdr {version} by \
             `UPDATE=1 cargo test -p cdpctl-xdr-generator`.\n//! Never edited.\n\n{body}"
        ),
    };
    Ok(vec![
        file("src/generated/mod.rs", "What follows from the XDR definitions alone.", module()),
        file("src/generated/enums.rs", "Enumerations.", enums::emit(&model)),
        file("src/generated/check.rs", "The strict pass, a function per type.", check::emit(&model)),
        file("src/generated/views.rs", "Views of structures, unions and named lists.", views::emit(&model)),
        file("src/generated/definitions.rs", "The definitions as tables.", definitions::emit(&model)),
        file(
            "tests/it/encode.rs",
            "Writes views as XDR from what their accessors give, and asks stellar-xdr, for every type.",
            encode::emit(&model),
        ),
    ])
}

fn module() -> String {
    "pub(crate) mod check;\npub(crate) mod definitions;\npub(crate) mod enums;\npub(crate) mod views;\n".to_owned()
}
