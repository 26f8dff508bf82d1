//! Ranges: how users write them, and what they mean once the tip is known.

use crate::model::{Decimal, LedgerRange, RawScalar};

/// One end of a range as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// This ledger.
    At(u32),
    /// That many ledgers after the start; only for an end.
    After(u32),
    /// That many ledgers before the tip.
    Back(u32),
    /// The tip.
    Latest,
    /// By close time, Unix seconds: as a start the first ledger closed at or after it, as an end the last one closed at or
    /// before it.
    Time(i64),
}

impl Bound {
    /// Whether it means another ledger at another time.
    pub fn is_relative(self) -> bool {
        matches!(self, Self::Back(_) | Self::Latest)
    }
}

/// Both ends as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RangeSpec {
    /// Where it starts; `None` = the tip of the first apply, or its `--from`.
    pub start: Option<Bound>,
    /// Where it ends, inclusive; `None` = open.
    pub end: Option<Bound>,
}

/// What a range is resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RangeFacts {
    /// The newest ledger at the source.
    pub tip: Option<u32>,
    /// The start that an earlier apply fixed, unless it is written otherwise now.
    pub pinned_start: Option<u32>,
    /// `--from`.
    pub from: Option<u32>,
    /// What the start's close time means.
    pub start_by_time: Option<u32>,
    /// What the end's close time means.
    pub end_by_time: Option<u32>,
}

/// What a pipeline wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Desired {
    /// The ledgers; `None` when there are none yet.
    pub range: Option<LedgerRange>,
    /// Whether it has no end.
    pub follow: bool,
    /// A start that the first apply must write down, since it would mean another ledger later.
    pub pin_start: Option<u32>,
}

/// Why a range cannot be resolved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RangeProblem {
    /// It ends before it starts.
    #[error("the range ends at ledger {end}, before it starts at {start}")]
    EndsBeforeStart {
        /// First ledger.
        start: u32,
        /// Last ledger.
        end: u32,
    },
    /// It depends on the tip, and there is none.
    #[error("the range depends on the newest ledger, and the source has none")]
    NoTip,
    /// It leaves what a ledger number can be.
    #[error("the range leaves the numbers that ledgers can have")]
    OutOfBounds,
}

impl RangeSpec {
    /// What the range means now.
    pub fn desired(&self, facts: &RangeFacts) -> Result<Desired, RangeProblem> {
        let tip = || facts.tip.ok_or(RangeProblem::NoTip);
        let mut pin_start = None;
        let start = match (self.start, facts.pinned_start) {
            (Some(Bound::At(ledger)), _) => ledger,
            (_, Some(pinned)) => pinned,
            (start, None) => {
                let resolved = match start {
                    Some(Bound::Back(n)) => tip()?.saturating_sub(n).max(1),
                    Some(Bound::Time(_)) => match facts.start_by_time {
                        Some(ledger) => ledger,
                        // No ledger is that late yet: there is nothing to want, and nothing to fix.
                        None => return Ok(Desired { range: None, follow: self.end.is_none(), pin_start: None }),
                    },
                    Some(Bound::Latest) => tip()?,
                    _ => match facts.from {
                        Some(from) => from,
                        None => tip()?,
                    },
                };
                pin_start = Some(resolved);
                resolved
            }
        };
        let Some(end) = self.end else {
            let range = LedgerRange::inclusive(start, tip()?);
            return Ok(Desired { range, follow: true, pin_start });
        };
        let last = match end {
            Bound::At(ledger) => ledger,
            Bound::After(n) => start.checked_add(n).ok_or(RangeProblem::OutOfBounds)?,
            Bound::Back(n) => tip()?.saturating_sub(n),
            Bound::Latest => tip()?,
            Bound::Time(_) => facts.end_by_time.ok_or(RangeProblem::NoTip)?,
        };
        if last == u32::MAX {
            return Err(RangeProblem::OutOfBounds);
        }
        let range = LedgerRange::inclusive(start, last);
        if range.is_none() && !end.is_relative() {
            return Err(RangeProblem::EndsBeforeStart { start, end: last });
        }
        Ok(Desired { range, follow: false, pin_start })
    }
}

/// Why a bound cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoundError {
    /// `end_ledger: 0`.
    #[error("end_ledger 0 means nothing here; leave it out for a pipeline without an end")]
    ZeroEnd,
    /// `start_ledger: 0`.
    #[error("ledger 0 does not exist: the first ledger of every network is 1")]
    ZeroStart,
    /// `+N` as a start.
    #[error("`{0}` counts from the start, so it can only be an end")]
    AfterAsStart(String),
    /// Anything else.
    #[error("`{0}` is not a ledger")]
    NotALedger(String),
}

/// Reads a bound from the scalar's raw text: `57000000`, `57_000_000`, `57M`, `57.5M`, `64K`, `+10000`, `-1000`, `latest`,
/// `@2026-01-01T00:00:00Z`.
pub fn parse_bound(raw: &RawScalar, is_end: bool) -> Result<Bound, BoundError> {
    let text = raw.as_str().trim();
    let wrong = || BoundError::NotALedger(text.to_owned());
    if text.eq_ignore_ascii_case("latest") {
        return Ok(Bound::Latest);
    }
    if let Some(time) = text.strip_prefix('@') {
        return crate::stellar::parse_rfc3339(time).map(Bound::Time).ok_or_else(wrong);
    }
    if let Some(back) = text.strip_prefix('-') {
        return number(back).map(Bound::Back).ok_or_else(wrong);
    }
    if let Some(after) = text.strip_prefix('+') {
        let n = number(after).ok_or_else(wrong)?;
        return if is_end { Ok(Bound::After(n)) } else { Err(BoundError::AfterAsStart(text.to_owned())) };
    }
    match number(text).ok_or_else(wrong)? {
        0 if is_end => Err(BoundError::ZeroEnd),
        0 => Err(BoundError::ZeroStart),
        ledger => Ok(Bound::At(ledger)),
    }
}

/// A whole number below `u32::MAX`, with `_` between digits and a suffix K or M.
fn number(text: &str) -> Option<u32> {
    let (digits, zeros) = match text.as_bytes().last()? {
        b'K' | b'k' => (&text[..text.len() - 1], "e3"),
        b'M' | b'm' => (&text[..text.len() - 1], "e6"),
        _ => (text, ""),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.contains(['e', 'E']) || digits.ends_with(['_', '.'])
    {
        return None;
    }
    if zeros.is_empty() && digits.contains('.') {
        return None;
    }
    let ledger: u32 = Decimal::parse(&format!("{digits}{zeros}"))?.to_string().parse().ok()?;
    (ledger < u32::MAX).then_some(ledger)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bound(text: &str, is_end: bool) -> Result<Bound, BoundError> {
        parse_bound(&RawScalar(text.to_owned()), is_end)
    }

    #[test]
    fn every_documented_spelling_is_understood() {
        for text in ["57000000", "57_000_000", "57M", "57.0M", "57000K"] {
            assert_eq!(bound(text, false), Ok(Bound::At(57_000_000)), "{text}");
        }
        assert_eq!(bound("+10000", true), Ok(Bound::After(10_000)));
        assert_eq!(bound("-1000", false), Ok(Bound::Back(1_000)));
        assert_eq!(bound("latest", true), Ok(Bound::Latest));
        assert_eq!(bound("@1970-01-01T00:01:00Z", false), Ok(Bound::Time(60)));
    }

    #[test]
    fn what_means_nothing_is_refused() {
        assert_eq!(bound("0", true), Err(BoundError::ZeroEnd));
        assert_eq!(bound("0", false), Err(BoundError::ZeroStart));
        assert!(matches!(bound("+5", false), Err(BoundError::AfterAsStart(_))));
        for bad in ["", "banana", "1e6", "5.5", "4294967295", "5000M", "0x10", "--5", "1 2", "57_M"] {
            assert!(matches!(bound(bad, true), Err(BoundError::NotALedger(_))), "{bad}");
        }
    }

    #[test]
    fn open_ranges_end_at_the_tip_and_keep_their_first_start() {
        let open = RangeSpec::default();
        let first = open.desired(&RangeFacts { tip: Some(100), ..RangeFacts::default() }).unwrap();
        assert_eq!((first.range, first.follow, first.pin_start), (LedgerRange::inclusive(100, 100), true, Some(100)));
        let later =
            open.desired(&RangeFacts { tip: Some(120), pinned_start: Some(100), ..RangeFacts::default() }).unwrap();
        assert_eq!((later.range, later.pin_start), (LedgerRange::inclusive(100, 120), None));
        let from = open.desired(&RangeFacts { tip: Some(120), from: Some(90), ..RangeFacts::default() }).unwrap();
        assert_eq!((from.range, from.pin_start), (LedgerRange::inclusive(90, 120), Some(90)));
    }

    #[test]
    fn bounded_ranges_are_never_clipped_at_the_tip() {
        let spec = RangeSpec { start: Some(Bound::At(10)), end: Some(Bound::After(10)) };
        let wanted = spec.desired(&RangeFacts { tip: Some(12), ..RangeFacts::default() }).unwrap();
        assert_eq!(wanted.range, LedgerRange::inclusive(10, 20));
        let backwards = RangeSpec { start: Some(Bound::At(10)), end: Some(Bound::At(9)) };
        assert_eq!(backwards.desired(&RangeFacts::default()), Err(RangeProblem::EndsBeforeStart { start: 10, end: 9 }));
    }

    /// A start of any kind, with what it means before anything was fixed.
    fn any_start() -> impl Strategy<Value = Option<Bound>> {
        prop_oneof![
            Just(None),
            (1_u32..200).prop_map(|n| Some(Bound::At(n))),
            (0_u32..200).prop_map(|n| Some(Bound::Back(n))),
            Just(Some(Bound::Latest)),
            Just(Some(Bound::Time(0))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// A start that is no number is fixed by the first apply and does not slide; a number is what it is.
        #[test]
        fn a_relative_start_is_fixed_once(
            start in any_start(), tip in 1_u32..200, later in 0_u32..50, from in proptest::option::of(1_u32..200),
            again in proptest::option::of(1_u32..200), by_time in 1_u32..200,
        ) {
            let spec = RangeSpec { start, end: None };
            let facts = RangeFacts { tip: Some(tip), from, start_by_time: Some(by_time), ..RangeFacts::default() };
            let first = spec.desired(&facts).unwrap();
            let meant = match start {
                Some(Bound::At(n)) => n,
                Some(Bound::Back(n)) => tip.saturating_sub(n).max(1),
                Some(Bound::Latest) => tip,
                Some(Bound::Time(_)) => by_time,
                _ => from.unwrap_or(tip),
            };
            let relative = !matches!(start, Some(Bound::At(_)));
            prop_assert_eq!(first.pin_start, relative.then_some(meant));
            prop_assert_eq!((first.range, first.follow), (LedgerRange::inclusive(meant, tip), true));
            let facts = RangeFacts {
                tip: Some(tip + later),
                pinned_start: first.pin_start,
                from: again,
                start_by_time: again,
                ..RangeFacts::default()
            };
            let then = spec.desired(&facts).unwrap();
            prop_assert_eq!((then.range, then.pin_start), (LedgerRange::inclusive(meant, tip + later), None));
        }

        /// A range of two numbers means these ledgers whatever the source has and whatever was asked for beside it.
        #[test]
        fn a_bounded_range_is_never_clipped(
            start in 1_u32..200, last in 1_u32..400, after in 0_u32..200, counts: bool,
            tip in proptest::option::of(1_u32..300), pinned_start in proptest::option::of(1_u32..300),
            from in proptest::option::of(1_u32..300),
        ) {
            let end = if counts { Bound::After(after) } else { Bound::At(last) };
            let spec = RangeSpec { start: Some(Bound::At(start)), end: Some(end) };
            let facts = RangeFacts { tip, pinned_start, from, ..RangeFacts::default() };
            let last = if counts { start + after } else { last };
            let wanted = match LedgerRange::inclusive(start, last) {
                Some(range) => Ok(Desired { range: Some(range), follow: false, pin_start: None }),
                None => Err(RangeProblem::EndsBeforeStart { start, end: last }),
            };
            prop_assert_eq!(spec.desired(&facts), wanted);
        }

        /// However a number is spelled, it is the same ledger.
        #[test]
        fn spellings_of_a_ledger_agree(
            thousands in 1_u32..4_000_000, rest in 0_u32..1000, padding in " {0,2}", is_end: bool,
        ) {
            let ledger = thousands * 1000 + rest;
            let at = |text: &str| bound(&format!("{padding}{text}{padding}"), is_end);
            prop_assert_eq!(at(&ledger.to_string()), Ok(Bound::At(ledger)));
            prop_assert_eq!(at(&format!("{thousands}_{rest:03}")), Ok(Bound::At(ledger)));
            prop_assert_eq!(at(&format!("{thousands}.{rest:03}K")), Ok(Bound::At(ledger)));
            prop_assert_eq!(at(&format!("{thousands}k")), Ok(Bound::At(thousands * 1000)));
            prop_assert_eq!(at(&format!("{}.{:03}M", thousands / 1000, thousands % 1000)), Ok(Bound::At(thousands * 1000)));
            prop_assert_eq!(at(&format!("-{ledger}")), Ok(Bound::Back(ledger)));
            prop_assert_eq!(bound(&format!("+{ledger}"), true), Ok(Bound::After(ledger)));
        }

        /// Any text is understood or refused, never a panic; what is understood is a ledger that there can be.
        #[test]
        fn any_text_is_a_bound_or_refused(text in "[-+@0-9._KMe ]{0,12}", is_end: bool) {
            if let Ok(Bound::At(ledger)) = bound(&text, is_end) {
                prop_assert!(0 < ledger && ledger < u32::MAX, "{} is {}", text, ledger);
            }
        }
    }
}
