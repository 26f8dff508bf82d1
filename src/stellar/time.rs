//! Close times as RFC 3339 text in UTC.
//!
//! Own arithmetic on the proleptic Gregorian calendar: exact for every `i64`, no time zone data, no clock.

use super::encoding::{ascii, push_integer, push_padded};

const SECONDS_PER_DAY: i64 = 86_400;
/// Days in 400 years, after which the calendar repeats.
const DAYS_PER_ERA: i64 = 146_097;
/// Days from 0000-03-01, where an era begins, to 1970-01-01.
const EPOCH_DAY: i64 = 719_468;

/// `unix_seconds` as RFC 3339 in UTC, to the second: `2020-07-28T00:10:40Z`.
pub fn rfc3339(unix_seconds: i64) -> String {
    let mut text = Vec::with_capacity(20);
    push_rfc3339(&mut text, unix_seconds);
    ascii(text)
}

/// Appends `unix_seconds` to `out` as [`rfc3339`] writes it.
///
/// A year outside 0000-9999, which no real ledger has, is written with its sign (ISO 8601's expanded form).
pub fn push_rfc3339(out: &mut Vec<u8>, unix_seconds: i64) {
    let day = unix_seconds.div_euclid(SECONDS_PER_DAY);
    let second = unix_seconds.rem_euclid(SECONDS_PER_DAY).unsigned_abs();
    let (year, month, day) = civil_from_days(day);
    match year {
        0..=9999 => push_padded::<4>(out, year.unsigned_abs()),
        10_000.. => {
            out.push(b'+');
            push_integer(out, year);
        }
        _ => {
            out.push(b'-');
            push_padded::<3>(out, year.unsigned_abs());
        }
    }
    for (mark, number) in [
        (b'-', month.unsigned_abs()),
        (b'-', day.unsigned_abs()),
        (b'T', second / 3600),
        (b':', second / 60 % 60),
        (b':', second % 60),
    ] {
        out.push(mark);
        push_padded::<2>(out, number);
    }
    out.push(b'Z');
}

/// Reads RFC 3339 with any offset: `2026-01-01T00:00:00Z`, `2026-01-01 01:00:00+01:00`. A fraction of a second is cut off.
/// `None` for anything else.
pub fn parse_rfc3339(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = text.get(from..to)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let is = |at: usize, allowed: &[u8]| bytes.get(at).is_some_and(|b| allowed.contains(b));
    if !(is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":") && is(16, b":")) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let mut rest = text.get(19..)?;
    if let Some(fraction) = rest.strip_prefix('.') {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        rest = fraction.get(digits..).filter(|_| digits > 0)?;
    }
    let offset = match rest.as_bytes() {
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let at = text.len() - 5;
            let (hours, minutes) = (number(at, at + 2)?, number(at + 3, at + 5)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            (hours * 3600 + minutes * 60) * if *sign == b'-' { -1 } else { 1 }
        }
        _ => return None,
    };
    let days = days_from_civil(year, month, day);
    let valid = civil_from_days(days) == (year, month, day) && hour < 24 && minute < 60 && second <= 60;
    valid.then(|| days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - offset)
}

/// The day counted from 1970-01-01 of a date; the inverse of [`civil_from_days`] for real dates.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    era * DAYS_PER_ERA + 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH_DAY
}

/// Year, month (1-12) and day (1-31) of a day counted from 1970-01-01.
///
/// Years are taken to begin in March, so that the leap day is the last of its year and month lengths follow one
/// formula.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH_DAY;
    let era = days.div_euclid(DAYS_PER_ERA);
    let day_of_era = days.rem_euclid(DAYS_PER_ERA);
    // Take the leap days out: one in 4 years (1,461 days), none in the last of 100 (36,524), one in the last of 400.
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Five months from March, and again from August, have 153 days.
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_impossible_moments_are_refused() {
        for seconds in [0, -1, 951_782_400, 1_595_895_040, 4_102_444_800, -62_135_596_800] {
            assert_eq!(parse_rfc3339(&rfc3339(seconds)), Some(seconds));
        }
        assert_eq!(parse_rfc3339("2026-01-01 01:30:00.25+01:30"), parse_rfc3339("2026-01-01T00:00:00Z"));
        for bad in [
            "",
            "2026-01-01",
            "2026-02-30T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00+25:00",
            "2026-01-01T00:00:00Zé",
        ] {
            assert_eq!(parse_rfc3339(bad), None, "{bad}");
        }
    }

    #[test]
    fn writes_known_moments() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_480_410_391, "2016-11-29T09:06:31Z"),
            (1_595_895_040, "2020-07-28T00:10:40Z"),
            (1_767_225_600, "2026-01-01T00:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
            (253_402_300_800, "+10000-01-01T00:00:00Z"),
        ] {
            assert_eq!(rfc3339(seconds), text);
        }
    }

    #[test]
    fn every_day_of_eight_centuries_follows_the_day_before() {
        let (mut year, mut month, mut day) = (1600, 1, 1);
        for days in -135_140..-135_140 + 2 * DAYS_PER_ERA {
            assert_eq!(civil_from_days(days), (year, month, day), "day {days}");
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let length = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            day += 1;
            if day > length {
                (day, month) = (1, month + 1);
            }
            if month > 12 {
                (month, year) = (1, year + 1);
            }
        }
    }

    #[test]
    fn no_number_of_seconds_is_too_far() {
        assert_eq!(rfc3339(i64::MAX), "+292277026596-12-04T15:30:07Z");
        assert_eq!(rfc3339(i64::MIN), "-292277022657-01-27T08:29:52Z");
    }
}
