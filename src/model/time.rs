//! Points in time: the timestamp of the format, and the clock that a caller gives.
//!
//! The grammar is stricter and the comparison more exact than those of date libraries, which take
//! forms that RFC 3339 does not have and cut fractions of a second.

use std::fmt;
use std::str::FromStr;

use super::fault::Fault;
use super::shape::TextShape;
use super::wellformed::{follows, form};

const DAY: i64 = 86_400;

/// Days from 1970-01-01 to a date of the Gregorian calendar, or `None` for one that does not exist.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let month = usize::try_from(month).ok()?.checked_sub(1)?;
    if !(1..=*lengths.get(month)?).contains(&day) {
        return None;
    }
    let before = |year: i64| {
        let full = year - 1;
        full * 365 + full.div_euclid(4) - full.div_euclid(100) + full.div_euclid(400)
    };
    Some(before(year) - before(1970) + lengths[..month].iter().sum::<i64>() + day - 1)
}

/// The number that decimal digits stand for.
fn number(digits: &str) -> Option<i64> {
    let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    all.then(|| digits.bytes().fold(0, |number, b| number * 10 + i64::from(b - b'0')))
}

/// `hh:mm:ss` as seconds; `last` is the greatest second of a minute.
fn time_of_day(text: &str, last: i64) -> Option<i64> {
    let (hour, minute, second) =
        (number(text.get(0..2)?)?, number(text.get(3..5)?)?, number(text.get(6..8)?)?);
    let separated = text.get(2..3)? == ":" && text.get(5..6)? == ":";
    (separated && hour < 24 && minute < 60 && second <= last)
        .then_some(hour * 3600 + minute * 60 + second)
}

/// `YYYY-MM-DD` as days since 1970.
fn date(text: &str) -> Option<i64> {
    let separated = text.get(4..5)? == "-" && text.get(7..8)? == "-";
    let days = days(number(text.get(0..4)?)?, number(text.get(5..7)?)?, number(text.get(8..10)?)?)?;
    separated.then_some(days)
}

/// Seconds since 1970-01-01T00:00:00Z of a timestamp of the format; `None` if it is none.
pub(crate) fn timestamp_seconds(text: &str) -> Option<i64> {
    if !follows(text, "0000-00-00T00:00:00Z") {
        return None;
    }
    let two = |at: usize| {
        let digit = |at: usize| i64::from(text.as_bytes()[at] - b'0');
        digit(at) * 10 + digit(at + 1)
    };
    let (hour, minute, second) = (two(11), two(14), two(17));
    let seconds = days(two(0) * 100 + two(2), two(5), two(8))? * DAY;
    let is_time = hour < 24 && minute < 60 && second < 60;
    (seconds >= 0 && is_time).then_some(seconds + hour * 3600 + minute * 60 + second)
}

/// The text of so many seconds after 1970-01-01T00:00:00Z: a timestamp of the format, if they are
/// within its years. (Howard Hinnant's `civil_from_days`: years that begin with March.)
pub(crate) fn written(seconds: i64) -> String {
    let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let since_0000 = days + 719_468;
    let era = since_0000.div_euclid(146_097);
    let day_of_era = since_0000.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        second / 3_600,
        second / 60 % 60,
        second % 60
    )
}

/// What is wrong with a timestamp of the format, if anything.
pub(crate) fn timestamp(text: &str, shape: &'static TextShape) -> Option<Fault> {
    form(timestamp_seconds(text).is_some(), shape)
}

/// A point in time that a caller gives: the library never asks a clock.
///
/// Written as an RFC 3339 date-time with any offset and any number of fractional digits, and
/// compared exactly. A second 60 is a leap second, at 23:59:60 UTC only; it counts as the second
/// behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Whole seconds, cut towards the past: it is compared with whole seconds only, and a whole
    /// second that is later than these is later than any fraction behind them.
    seconds: i64,
}

/// A text that is no RFC 3339 date-time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTime;

impl fmt::Display for InvalidTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an RFC 3339 date-time such as 2026-11-01T12:00:00Z")
    }
}

impl std::error::Error for InvalidTime {}

impl Now {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    pub fn from_unix(seconds: i64) -> Now {
        Now { seconds }
    }

    /// Is a timestamp, in seconds since 1970, later than this by more than `tolerance` seconds?
    pub(crate) fn is_exceeded_by(self, timestamp: i64, tolerance: i64) -> bool {
        timestamp - tolerance > self.seconds
    }
}

impl FromStr for Now {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Now, InvalidTime> {
        read(text).ok_or(InvalidTime)
    }
}

fn read(text: &str) -> Option<Now> {
    let local = date(text.get(..10)?)? * DAY + time_of_day(text.get(11..19)?, 60)?;
    let separated = matches!(text.get(10..11)?, "T" | "t");
    let rest = text.get(19..)?;
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let end = fraction.bytes().position(|b| !b.is_ascii_digit())?;
            fraction.get(end..).filter(|_| end > 0)?
        }
        None => rest,
    };
    let offset = match zone.as_bytes() {
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let (hours, minutes) = (number(zone.get(1..3)?)?, number(zone.get(4..6)?)?);
            let size = (hours < 24 && minutes < 60).then_some(hours * 3600 + minutes * 60)?;
            if *sign == b'-' { -size } else { size }
        }
        _ => return None,
    };
    let seconds = local - offset;
    let is_leap = text.get(17..19)? == "60";
    (separated && (!is_leap || seconds.rem_euclid(DAY) == 0)).then_some(Now { seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(text: &str) -> Option<i64> {
        text.parse::<Now>().ok().map(|now| now.seconds)
    }

    #[test]
    fn a_clock_is_an_rfc_3339_date_time_and_nothing_else() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01t00:00:01.999999999999z", 1),
            ("1970-01-01T01:00:00+01:00", 0),
            ("1969-12-31T23:30:00-00:30", 0),
            ("1970-01-01T00:00:00-00:00", 0),
            ("1969-12-31T23:59:59.5Z", -1),
            ("2000-02-29T00:00:00Z", 951_782_400),
            ("2016-12-31T23:59:60Z", 1_483_228_800),
            ("2017-01-01T00:59:60+01:00", 1_483_228_800),
            ("0000-01-01T00:00:00Z", -62_167_219_200),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ] {
            assert_eq!(now(text), Some(seconds), "{text}");
        }
        for text in [
            "",
            "now",
            "1970-01-01",
            "1970-01-01T00:00:00",
            "1970-01-01 00:00:00Z",
            "1970-01-01T00:00Z",
            "1970-01-01T00:00:00.Z",
            "1970-01-01T00:00:00,5Z",
            "1970-01-01T00:00:00+0100",
            "1970-01-01T00:00:00+24:00",
            "1970-01-01T00:00:00+01:60",
            "1970-01-01T24:00:00Z",
            "1970-01-01T00:60:00Z",
            "1970-01-01T00:00:61Z",
            "1970-01-01T12:00:60Z",
            "2017-01-01T23:59:60+01:00",
            "1970-02-29T00:00:00Z",
            "1970-1-01T00:00:00Z",
            "1970/01-01T00:00:00Z",
            "1970-01/01T00:00:00Z",
            "1970-01-01T00.00:00Z",
            "1970-01-01T00:00.00Z",
            "+970-01-01T00:00:00Z",
            "1970-01-01T00:00:00ZZ",
            "1970-01-01T00:00:00Z\n",
            "1970-01-01T+0:00:00Z",
            "١٩٧٠-01-01T00:00:00Z",
        ] {
            assert_eq!(now(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_are_written_as_they_are_read() {
        for seconds in (0..253_402_300_800).step_by(86_399 * 7).chain([0, 253_402_300_799]) {
            assert_eq!(timestamp_seconds(&written(seconds)), Some(seconds));
        }
        for seconds in [-1, i64::from(i32::MIN), 253_402_300_800] {
            assert_eq!(timestamp_seconds(&written(seconds)), None);
        }
    }

    #[test]
    fn a_timestamp_is_later_than_a_clock_beyond_the_tolerance() {
        let now = Now::from_unix(1_000);
        assert!(!now.is_exceeded_by(1_300, 300));
        assert!(now.is_exceeded_by(1_301, 300));
    }
}
