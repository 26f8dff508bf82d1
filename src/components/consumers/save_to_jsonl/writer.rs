//! The open folder of one edge: fills the open cell, publishes it, and keeps the manifest true.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::super::{ComponentError, Dataset, Delivery, EdgeContext, EdgeWriter, Encoder, Marker};
use super::super::json_rows::JsonLines;
use super::super::place::{Hold, make_folder};
use super::cell::{OpenCell, Step};
use super::folder_words;
use super::manifest::{self, Lookup, Manifest};
use super::parts;
use crate::model::{LedgerRange, RangeSet};
use crate::sys;

/// The open folder of one edge.
pub(super) struct Writer {
    dataset: &'static Dataset,
    ledgers_per_part: u32,
    folder: PathBuf,
    /// The folder, for people.
    shown: String,
    /// Marks this writer's temporary files.
    token: String,
    /// What stands in the manifest as long as no other run took over.
    hold: Hold,
    manifest: Manifest,
    /// What was delivered and is not published.
    cell: Option<OpenCell>,
    /// What was published without telling: the next acknowledgement does.
    untold: RangeSet,
}

impl Writer {
    /// Opens the folder for an edge; makes what is missing, and removes what a run that died left behind.
    pub(super) fn open(
        folder: PathBuf,
        shown: String,
        ledgers_per_part: u32,
        edge: &EdgeContext,
    ) -> Result<Self, ComponentError> {
        let token = sys::new_id("w");
        make_folder(&folder)?;
        let there = parts::list(&folder, ledgers_per_part)?;
        let (manifest, hold) = match Manifest::read(&folder)? {
            Lookup::Found(mut manifest) => {
                let hold = Hold::take(&folder_words(&shown), &manifest.hold(), edge)?;
                manifest.check(&shown, edge.dataset, ledgers_per_part)?;
                let before = manifest.clone();
                manifest.set_hold(hold.clone());
                if there.is_empty() {
                    // All parts were deleted by hand, and the plan said so: from now on the folder is an empty one.
                    if manifest.holds_rows() {
                        manifest.clear();
                    }
                } else {
                    manifest.enter(&there);
                }
                if manifest != before {
                    manifest.write(&folder, &token, || Ok(()))?;
                }
                (manifest, hold)
            }
            Lookup::Absent if parts::any_alike(&folder)? => return Err(manifest::foreign_parts(&shown)),
            Lookup::Absent => {
                let hold = Hold::of(edge);
                let manifest = Manifest::new(edge.dataset, ledgers_per_part, hold.clone());
                manifest.write(&folder, &token, || Ok(()))?;
                (manifest, hold)
            }
        };
        parts::remove_spools(&folder)?;
        Ok(Self {
            dataset: edge.dataset,
            ledgers_per_part,
            folder,
            shown,
            token,
            hold,
            manifest,
            cell: None,
            untold: RangeSet::new(),
        })
    }

    /// Publishes what a cell holds, and gives the number of old lines that went.
    fn publish(&self, manifest: &mut Manifest, cell: &mut OpenCell) -> Result<u64, ComponentError> {
        let prepared = cell.prepare(&self.folder)?;
        let mut before = manifest.clone();
        if !prepared.was_there && manifest.cells().covers(cell.cell()) {
            manifest.lose(cell.cell());
        }
        if matches!(prepared.step, Step::Remove) {
            manifest.strike(cell.cell());
        }
        self.write_manifest(manifest, &mut before)?;
        self.still_ours()?;
        cell.publish(&self.folder, &prepared)?;
        if matches!(prepared.step, Step::Write(_)) {
            manifest.enter(&cell.cell().into());
        }
        manifest.settle(cell.delivered());
        self.write_manifest(manifest, &mut before)?;
        Ok(prepared.removed)
    }

    /// Writes the manifest when it is another than before.
    fn write_manifest(&self, manifest: &Manifest, before: &mut Manifest) -> Result<(), ComponentError> {
        if manifest != before {
            manifest.write(&self.folder, &self.token, || self.still_ours())?;
            before.clone_from(manifest);
        }
        Ok(())
    }

    /// Refuses to go on when another run took over the folder.
    fn still_ours(&self) -> Result<(), ComponentError> {
        let found = match Manifest::read(&self.folder)? {
            Lookup::Found(manifest) => Some(manifest.hold()),
            Lookup::Absent => None,
        };
        self.hold.check(&folder_words(&self.shown), found.as_ref())
    }

    /// Publishes the open cell, if there is one.
    fn publish_open(&mut self) -> Result<(), ComponentError> {
        let Some(mut cell) = self.cell.take() else { return Ok(()) };
        let mut manifest = self.manifest.clone();
        let published = self.publish(&mut manifest, &mut cell);
        if published.is_err() {
            // It stays open, so that it can be tried again.
            self.cell = Some(cell);
            return published.map(drop);
        }
        self.manifest = manifest;
        self.untold = self.untold.union(cell.delivered());
        Ok(())
    }
}

impl EdgeWriter for Writer {
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError> {
        Ok(None)
    }

    fn encoder(&self) -> Option<Arc<dyn Encoder>> {
        Some(Arc::new(JsonLines::new(self.dataset)))
    }

    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let lines = delivery.encoded()?;
        // A chunk lies in one cell; should one not, its parts are delivered cell by cell.
        let mut rest = Some(delivery.range);
        let mut start = 0;
        while let Some(range) = rest {
            let cell = LedgerRange::cell(range.lo(), self.ledgers_per_part);
            let part = range.intersect(cell).expect("a ledger lies in its own cell");
            rest = LedgerRange::new(part.hi(), range.hi());
            let before = lines.ledgers.partition_point(|ledger| ledger.ledger < part.hi());
            let end = before.checked_sub(1).map_or(0, |last| lines.ledgers[last].end);
            if self.cell.as_ref().is_some_and(|open| !open.takes(part)) {
                self.flush(acked)?;
            }
            let open = self.cell.get_or_insert_with(|| OpenCell::new(cell, &self.token));
            open.append(&self.folder, part, &lines.bytes[start..end])?;
            start = end;
        }
        Ok(())
    }

    fn flush(&mut self, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let published = self.publish_open();
        acked.extend(std::mem::take(&mut self.untold).ranges().iter().copied());
        published
    }

    fn remove(&mut self, range: LedgerRange) -> Result<u64, ComponentError> {
        // What is still open becomes old lines first.
        self.publish_open()?;
        let ledgers = RangeSet::from(range);
        self.untold = self.untold.subtract(&ledgers);
        let there = parts::list(&self.folder, self.ledgers_per_part)?.union(self.manifest.cells());
        let mut removed = 0;
        for cell in parts::cells(&there.intersect(&ledgers), self.ledgers_per_part) {
            let Some(part) = cell.intersect(range) else { continue };
            let mut manifest = self.manifest.clone();
            removed += self.publish(&mut manifest, &mut OpenCell::without(cell, part, &self.token))?;
            self.manifest = manifest;
        }
        let mut manifest = self.manifest.clone();
        manifest.settle(&ledgers);
        self.write_manifest(&manifest, &mut self.manifest.clone())?;
        self.manifest = manifest;
        self.still_ours()?;
        Ok(removed)
    }
}
