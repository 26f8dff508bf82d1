//! Cutting work into chunks: contiguous ledgers that the same edges want in the same way, bounded in number, never across a
//! cell of a file edge.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::components::DeliveryMode;
use crate::model::LedgerRange;

/// Ledgers that an edge wants, and how they meet what is in its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkInterval {
    /// The ledgers.
    pub range: LedgerRange,
    /// How.
    pub mode: DeliveryMode,
}

/// A unit of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Its ledgers.
    pub range: LedgerRange,
    /// The edges that want them, by index, and how.
    pub edges: Arc<[(usize, DeliveryMode)]>,
    /// The stretch that it is part of: ledgers that the same edges want in the same way, within one cell.
    pub stretch: LedgerRange,
}

impl Chunk {
    /// Whether its stretch begins with it.
    pub fn begins(&self) -> bool {
        self.range.lo() == self.stretch.lo()
    }

    /// Whether its stretch ends with it.
    pub fn ends(&self) -> bool {
        self.range.hi() == self.stretch.hi()
    }
}

/// Ledgers that the same edges want in the same way.
struct Stretch {
    range: LedgerRange,
    edges: Arc<[(usize, DeliveryMode)]>,
    /// Cells that its chunks must not cross.
    grids: Vec<u32>,
}

/// Cuts the work of all edges (ascending, disjoint intervals each, with the size of cells that they must not cross) into chunks
/// of at most `max_ledgers` (asked for each chunk), ascending. Where an object holds several ledgers, a chunk takes whole
/// objects, at least one: only the borders of the work and of cells cut inside an object, which is then read more than once.
/// With `whole` only these borders cut at all, and there are cells.
///
/// Chunks are made as they are asked for: a range may have millions of them.
pub fn cut<F: Fn() -> u32>(
    edges: &[(Vec<WorkInterval>, Option<u32>)],
    max_ledgers: F,
    object_ledgers: u32,
    whole: bool,
) -> impl Iterator<Item = Chunk> + use<F> {
    let bounds: BTreeSet<u32> =
        edges.iter().flat_map(|(work, _)| work).flat_map(|work| [work.range.lo(), work.range.hi()]).collect();
    let bounds: Vec<u32> = bounds.into_iter().collect();
    let mut next = vec![0; edges.len()];
    let mut stretches = Vec::new();
    for stretch in bounds.windows(2) {
        let mut wanting = Vec::new();
        for (n, (work, _)) in edges.iter().enumerate() {
            while work.get(next[n]).is_some_and(|interval| interval.range.hi() <= stretch[0]) {
                next[n] += 1;
            }
            if let Some(interval) = work.get(next[n]).filter(|interval| interval.range.contains(stretch[0])) {
                wanting.push((n, interval.mode));
            }
        }
        let grids: Vec<u32> = wanting.iter().filter_map(|(n, _)| edges[*n].1).collect();
        if let Some(range) = LedgerRange::new(stretch[0], stretch[1]).filter(|_| !wanting.is_empty()) {
            stretches.push(Stretch { range, edges: Arc::from(wanting), grids });
        }
    }
    let object = object_ledgers.max(1);
    let max_ledgers = Arc::new(max_ledgers);
    stretches.into_iter().flat_map(move |stretch| {
        let (mut lo, max_ledgers) = (stretch.range.lo(), Arc::clone(&max_ledgers));
        std::iter::from_fn(move || {
            let max_ledgers = max_ledgers();
            let objects = (max_ledgers / object).max(1);
            let cells = stretch.grids.iter().map(|grid| LedgerRange::cell(lo, *grid));
            let cell_start = cells.map(LedgerRange::lo).fold(stretch.range.lo(), u32::max);
            let cell_end = stretch.grids.iter().map(|grid| LedgerRange::cell(lo, *grid).hi()).min().unwrap_or(u32::MAX);
            let run_end = if whole {
                cell_end
            } else if object == 1 {
                lo.saturating_add(max_ledgers.max(1))
            } else {
                LedgerRange::cell(lo, object).lo().saturating_add(objects.saturating_mul(object))
            };
            let end = stretch.range.hi().min(cell_end);
            let range = LedgerRange::new(lo, end.min(run_end))?;
            let cell = LedgerRange::new(cell_start, end)?;
            lo = range.hi();
            Some(Chunk { range, edges: Arc::clone(&stretch.edges), stretch: cell })
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::RangeSet;

    fn work(set: &RangeSet) -> Vec<WorkInterval> {
        set.ranges().iter().map(|range| WorkInterval { range: *range, mode: DeliveryMode::Append }).collect()
    }

    proptest! {
        #[test]
        fn chunks_cover_each_edge_exactly_and_stay_in_cells(
            sets in proptest::collection::vec(
                (proptest::collection::vec((1u32..300, 1u32..60), 0..5), proptest::option::of(1u32..40)), 1..4),
            max in 1u32..70, object in 1u32..20, whole in proptest::bool::ANY,
        ) {
            let whole = whole && sets.iter().all(|(_, grid)| grid.is_some());
            let sets: Vec<(RangeSet, Option<u32>)> = sets
                .into_iter()
                .map(|(v, grid)| (v.into_iter().filter_map(|(lo, n)| LedgerRange::new(lo, lo + n)).collect(), grid))
                .collect();
            let edges: Vec<_> = sets.iter().map(|(set, grid)| (work(set), *grid)).collect();
            let chunks: Vec<Chunk> = cut(&edges, || max, object, whole).collect();
            prop_assert!(chunks.windows(2).all(|w| w[0].range.hi() <= w[1].range.lo()));
            for (n, (set, grid)) in sets.iter().enumerate() {
                let mine = chunks.iter().filter(|chunk| chunk.edges.iter().any(|(edge, _)| *edge == n));
                let covered: RangeSet = mine.clone().map(|chunk| chunk.range).collect();
                prop_assert_eq!(&covered, set);
                for chunk in mine {
                    prop_assert!(whole || chunk.range.count() <= u64::from(max.max(object)));
                    prop_assert!(!whole || (chunk.begins() && chunk.ends()));
                    prop_assert_eq!(chunk.range.intersect(chunk.stretch), Some(chunk.range));
                    prop_assert!(set.covers(chunk.stretch));
                    if let Some(grid) = grid {
                        prop_assert_eq!(chunk.range.first() / grid, chunk.range.last() / grid);
                    }
                }
            }
        }
    }
}
