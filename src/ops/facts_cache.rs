//! What sources said when they were asked last, kept under the user's cache folder for `plan --offline`.
//!
//! Invariants: whether a fact was fresh or kept never shows in a plan; a cache that cannot be written or read is no error;
//! nothing is kept that the plan itself would not show.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::components::{ComponentError, LedgerHeaderFacts, Source, SourceFacts, SourceIdentity, Tip};
use crate::diag::Code;
use crate::model::{Fingerprint, RangeSet};
use crate::sys;

/// Version of the files' shape.
const FORMAT: u32 = 2;
/// Sizes that are kept of one source.
const MOST_SIZES: usize = 4096;

/// Where facts are kept, and whether they are all there is.
pub(super) struct FactsCache {
    folder: Option<PathBuf>,
    offline: bool,
}

/// What one file holds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Kept {
    format: u32,
    /// Hash of where it is and which network: the place may hold what came from the environment.
    source: String,
    listed: RangeSet,
    assumed: RangeSet,
    listing_refused: bool,
    tip: Option<LedgerHeaderFacts>,
    sizes: Vec<(u32, u64)>,
    ledgers_per_object: u32,
    headers: BTreeMap<u32, LedgerHeaderFacts>,
}

impl FactsCache {
    /// The cache of this user.
    pub fn new(offline: bool) -> Self {
        Self { folder: sys::cache_folder().map(|folder| folder.join("cdpctl").join("facts")), offline }
    }

    /// Whether sources and targets must not be asked.
    pub fn offline(&self) -> bool {
        self.offline
    }

    fn path(&self, identity: &SourceIdentity) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{}.json", name_of(identity))))
    }

    fn read(&self, identity: &SourceIdentity) -> Option<Kept> {
        let text = std::fs::read(self.path(identity)?).ok()?;
        let kept: Kept = serde_json::from_slice(&text).ok()?;
        (kept.format == FORMAT && kept.source == name_of(identity)).then_some(kept)
    }

    /// Writes beside and renames, so that a reader sees one whole file.
    fn write(&self, identity: &SourceIdentity, kept: &Kept) -> Option<()> {
        let path = self.path(identity)?;
        std::fs::create_dir_all(path.parent()?).ok()?;
        let beside = path.with_extension(sys::new_id("tmp"));
        let written = std::fs::write(&beside, serde_json::to_vec(kept).ok()?);
        if written.and_then(|()| std::fs::rename(&beside, &path)).is_err() {
            // A leftover in the cache does no harm.
            let _ = std::fs::remove_file(&beside);
        }
        Some(())
    }
}

fn name_of(identity: &SourceIdentity) -> String {
    Fingerprint::of(&serde_json::json!([identity.url, identity.endpoint, identity.passphrase])).to_string()
}

/// A source that is asked, or whose kept facts are.
pub(super) struct Asked<'a> {
    source: Arc<dyn Source>,
    cache: &'a FactsCache,
    /// What was kept, and what this process adds.
    kept: RefCell<Kept>,
    /// Nothing was kept and nothing may be asked: what a pipeline wants is assumed to be there.
    assumed: bool,
}

impl<'a> Asked<'a> {
    pub fn new(source: Arc<dyn Source>, cache: &'a FactsCache) -> Self {
        let identity = source.identity();
        let found = if cache.offline { cache.read(&identity) } else { None };
        let assumed = cache.offline && found.is_none();
        let kept = found.unwrap_or_else(|| Kept { format: FORMAT, source: name_of(&identity), ..Kept::default() });
        Self { source, cache, kept: RefCell::new(kept), assumed }
    }

    pub fn source(&self) -> &Arc<dyn Source> {
        &self.source
    }

    pub fn identity(&self) -> SourceIdentity {
        self.source.identity()
    }

    /// Whether nothing is known of it.
    pub fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// As [`Source::probe`].
    pub async fn probe(&self, wanted: Option<RangeSet>) -> Result<SourceFacts, ComponentError> {
        if self.cache.offline {
            return Ok(self.offline_facts(wanted));
        }
        let facts = self.source.probe(wanted).await?;
        let mut kept = self.kept.borrow_mut();
        kept.listed = facts.listed.clone();
        kept.assumed = facts.assumed.clone();
        kept.listing_refused = facts.listing_refused;
        kept.tip = facts.tip.as_ref().and_then(|tip| tip.header.as_ref().ok()).cloned();
        kept.sizes = facts.sizes.iter().rev().take(MOST_SIZES).rev().copied().collect();
        kept.ledgers_per_object = facts.ledgers_per_object;
        Ok(facts)
    }

    fn offline_facts(&self, wanted: Option<RangeSet>) -> SourceFacts {
        if self.assumed {
            let assumed = wanted.unwrap_or_default();
            return SourceFacts { assumed, ledgers_per_object: 1, ..SourceFacts::default() };
        }
        let kept = self.kept.borrow();
        SourceFacts {
            listed: kept.listed.clone(),
            assumed: kept.assumed.clone(),
            listing_refused: kept.listing_refused,
            tip: kept.tip.clone().map(|header| Tip { ledger: header.ledger, header: Ok(header) }),
            sizes: kept.sizes.clone(),
            ledgers_per_object: kept.ledgers_per_object,
        }
    }

    /// As [`Source::header`].
    pub async fn header(&self, ledger: u32) -> Result<Option<LedgerHeaderFacts>, ComponentError> {
        if let Some(known) = self.kept.borrow().headers.get(&ledger) {
            return Ok(Some(known.clone()));
        }
        if self.cache.offline {
            let error = ComponentError::permanent(Code::E412, format!("ledger {ledger} was never asked for"));
            return Err(error.fix("plan once without --offline"));
        }
        let found = self.source.header(ledger).await?;
        if let Some(header) = &found {
            self.kept.borrow_mut().headers.insert(ledger, header.clone());
        }
        Ok(found)
    }

    /// Keeps what was learnt.
    pub fn keep(self) {
        if !self.cache.offline {
            // Without a cache nothing is lost but the next offline plan.
            let _ = self.cache.write(&self.source.identity(), &self.kept.borrow());
        }
    }
}
