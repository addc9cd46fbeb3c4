//! The time of a snapshot: whole seconds in UTC.

use std::fmt;

use gongbao_base::date::Moment;
use jiff::{Timestamp, civil};

/// A second since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp(Timestamp);

impl Stamp {
    /// So many seconds after 1970 began.
    #[must_use]
    pub fn new(seconds: i64) -> Option<Self> {
        Timestamp::from_second(seconds).ok().filter(|_| seconds >= 0).map(Self)
    }

    /// Reads `2026-11-01T02:03:04Z` (or with another offset), or `2026-11-01` and `2026-11-01 10:03` of Beijing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let whole = match Moment::parse(text) {
            Some(moment) => moment.rfc3339(),
            None => text.to_owned(),
        };
        let stamp: Timestamp = whole.parse().ok()?;
        Self::new(stamp.as_second())
    }

    /// Fourteen digits, as an index writes it.
    pub(crate) fn digits(self) -> String {
        self.to_string().chars().filter(char::is_ascii_digit).collect()
    }

    /// The day in Beijing, `2026-11-01`.
    #[must_use]
    pub fn day(self) -> String {
        self.beijing().date().to_string()
    }

    /// The minute in Beijing, `2026-11-01 10:03`.
    #[must_use]
    pub fn minute(self) -> String {
        let at = self.beijing();
        format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
    }

    fn beijing(self) -> civil::DateTime {
        jiff::tz::Offset::constant(8).to_datetime(self.0)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn one_form_comes_out() {
        let stamp = Stamp::parse("2026-11-01T02:03:04Z").unwrap();
        assert_eq!(stamp.to_string(), "2026-11-01T02:03:04Z");
        assert_eq!(stamp.digits(), "20261101020304");
        assert_eq!(Stamp::parse("2026-11-01T10:03:04+08:00"), Some(stamp));
        assert_eq!(Stamp::parse("2026-11-01 10:03").unwrap().to_string(), "2026-11-01T02:03:00Z");
        assert_eq!(stamp.minute(), "2026-11-01 10:03");
        assert_eq!(Stamp::parse("2026-11-01T02:03:04.9Z"), Some(stamp));
        assert_eq!(Stamp::parse("gestern"), None);
        assert_eq!(Stamp::new(-1), None);
    }
}
