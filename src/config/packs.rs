//! Built-in template packs, embedded in the binary.

/// Name of the pack that every binary has.
pub const BUILT_IN_PACK: &str = "cdp";

/// `(file name, text)` of every template of the built-in pack, sorted by name.
const TEMPLATES: &[(&str, &str)] = &[(
    "builtin:cdp/stellar-contract-monitoring.yaml",
    include_str!("../../templates/cdp/stellar-contract-monitoring.yaml"),
)];

/// The templates of the built-in pack: the name under which diagnostics show the file, and its text.
pub fn built_in_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES.iter().copied()
}
