//! What turns ledgers into records (plural nouns of what they emit) and records into fewer records (verbs). One file each.

pub mod alert_filter;
pub mod contract_events;
pub mod ledgers;
#[cfg(debug_assertions)]
pub mod testing;
