//! When what failed is tried again: capped exponential backoff with jitter, and what servers ask for.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

/// Longest wait that the other side may ask for; one that asks for more is asked again after this.
const LONGEST_ASKED_WAIT: Duration = Duration::from_mins(2);

/// How long to wait between tries: doubled each time up to a cap, and spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// First wait.
    pub first: Duration,
    /// Longest wait of our own choice.
    pub longest: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self { first: Duration::from_millis(500), longest: Duration::from_secs(30) }
    }
}

impl Backoff {
    /// How long to wait before try `attempt + 1`, counted from 0. What the other side asked for goes before our own backoff,
    /// which lies between half and the whole of `first`, twice that, four times ... `longest`, so that many clients do not
    /// come back at one moment.
    pub fn wait(self, attempt: u32, asked: Option<Duration>) -> Duration {
        if let Some(asked) = asked {
            return asked.min(LONGEST_ASKED_WAIT);
        }
        let whole = self.first.saturating_mul(2_u32.saturating_pow(attempt)).min(self.longest);
        let half = whole / 2;
        // A fresh `RandomState` has new random keys: all the randomness that spreading needs.
        let random = RandomState::new().hash_one(attempt);
        let spread_micros = u64::try_from(half.as_micros()).unwrap_or(u64::MAX).max(1);
        half + Duration::from_micros(random % spread_micros)
    }
}

/// Reads a `Retry-After` header (RFC 9110 section 10.2.3): seconds, or a date, which is taken relative to the same answer's
/// `Date`, so that no clock of ours has to agree with the server's. `None` for anything else.
pub(super) fn parse_retry_after(value: &str, date: Option<&str>) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let wait = parse_http_date(value)?.saturating_sub(parse_http_date(date?)?);
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or(0)))
}

/// Seconds since the epoch of `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that RFC 9110 section 5.6.7 lets servers send.
fn parse_http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = text.trim().split_once(", ")?.1.split(' ');
    let day: i64 = words.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month_name = words.next()?;
    let month = i64::try_from(MONTHS.iter().position(|name| *name == month_name)?).ok()?;
    let year: i64 = words.next()?.parse().ok().filter(|year| (1970..=9999).contains(year))?;
    let mut clock = words.next()?.split(':').map(|part| part.parse::<i64>().ok().filter(|n| (0..=60).contains(n)));
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    if clock.next().is_some() || words.next() != Some("GMT") || words.next().is_some() {
        return None;
    }
    // Years begin in March, so that the leap day is the last of its year and the months follow one formula.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_the_cap_and_are_spread() {
        for (attempt, whole) in [(0, 500), (1, 1_000), (3, 4_000), (6, 30_000), (u32::MAX, 30_000)] {
            let whole = Duration::from_millis(whole);
            for _ in 0..20 {
                let wait = Backoff::default().wait(attempt, None);
                assert!(wait >= whole / 2 && wait <= whole, "{attempt}: {wait:?}");
            }
        }
        let waits: std::collections::BTreeSet<_> = (0..20).map(|_| Backoff::default().wait(3, None)).collect();
        assert!(waits.len() > 10);
    }

    #[test]
    fn what_the_server_asks_for_is_honoured_up_to_a_cap() {
        assert_eq!(Backoff::default().wait(9, Some(Duration::from_secs(3))), Duration::from_secs(3));
        assert_eq!(Backoff::default().wait(0, Some(Duration::from_hours(24))), LONGEST_ASKED_WAIT);
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(parse_retry_after(" 7 ", None), Some(Duration::from_secs(7)));
        assert_eq!(parse_retry_after("99999999999999999999", None), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(parse_retry_after("Sun, 06 Nov 1994 08:50:07 GMT", date), Some(Duration::from_secs(30)));
        assert_eq!(parse_retry_after("Sun, 06 Nov 1994 08:00:00 GMT", date), Some(Duration::ZERO));
        assert_eq!(parse_retry_after("Sun, 06 Nov 1994 08:50:07 GMT", None), None);
        for bad in ["", "-1", "1.5", "soon", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT"] {
            assert_eq!(parse_retry_after(bad, date), None, "{bad}");
        }
    }

    #[test]
    fn http_dates_become_unix_seconds() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
        ] {
            assert_eq!(parse_http_date(text), Some(seconds), "{text}");
        }
    }
}
