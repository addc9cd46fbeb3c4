//! Civil dates and moments in Asia/Shanghai, as official documents write them.

use std::fmt;

use jiff::{ToSpan as _, civil};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A day, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day with these numbers, when there is one.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `YYYY-MM-DD`, and nothing else: an unpadded or slashed date is a mistake to report.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| match i {
                4 | 7 => *b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !shaped {
            return None;
        }
        Self::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// Reads `2023年12月1日`, with nothing around it.
    #[must_use]
    pub fn parse_chinese(text: &str) -> Option<Self> {
        let (year, rest) = text.trim().split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The weekday: 1 for Monday to 7 for Sunday.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The week of the year after ISO 8601: weeks begin on Monday, and the first holds the first Thursday.
    #[must_use]
    pub fn iso_week(self) -> i8 {
        self.0.iso_week_date().week()
    }

    /// How many days its month has.
    #[must_use]
    pub fn days_in_month(self) -> i8 {
        self.0.days_in_month()
    }

    /// The day so many days later (earlier when negative); the last or first day that can be told when there is none.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days.days()))
    }

    /// The last day of a term of so many years that begins on this day: the day before the anniversary.
    #[must_use]
    pub fn last_day_of_years(self, years: i16) -> Self {
        Self(self.0.saturating_add(i32::from(years).years()).saturating_sub(1.days()))
    }

    /// Days from this day to another, negative when it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// `2023年12月1日`.
    #[must_use]
    pub fn chinese(self) -> String {
        format!("{}年{}月{}日", self.year(), self.month(), self.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// A day with, perhaps, the time: `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, in Asia/Shanghai.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Hour and minute, when they were given.
    pub time: Option<(u8, u8)>,
}

impl Moment {
    /// Reads `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 10 {
            return Some(Self { date: Date::parse(text)?, time: None });
        }
        let (date, time) = text.split_once(' ')?;
        Some(Self { date: Date::parse(date)?, time: Some(parse_clock(time)?) })
    }

    /// `YYYY-MM-DD HH:MM`, the form of the page tag `PubDate`; midnight when no time was given.
    #[must_use]
    pub fn minute(self) -> String {
        let (hour, minute) = self.time.unwrap_or((0, 0));
        format!("{} {hour:02}:{minute:02}", self.date)
    }

    /// RFC 3339 with the offset of Asia/Shanghai.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let (hour, minute) = self.time.unwrap_or((0, 0));
        format!("{}T{hour:02}:{minute:02}:00+08:00", self.date)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some((hour, minute)) => write!(f, "{} {hour:02}:{minute:02}", self.date),
            None => self.date.fmt(f),
        }
    }
}

/// Reads `HH:MM` of a 24-hour clock; `24:00` is allowed as the end of a day.
#[must_use]
pub fn parse_clock(text: &str) -> Option<(u8, u8)> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 5
        && bytes[2] == b':'
        && [0, 1, 3, 4].iter().all(|&i| bytes[i].is_ascii_digit());
    let (hour, minute): (u8, u8) =
        shaped.then(|| Some((text[..2].parse().ok()?, text[3..].parse().ok()?)))??;
    ((hour < 24 && minute < 60) || (hour, minute) == (24, 0)).then_some((hour, minute))
}

macro_rules! serde_as_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| D::Error::custom("not a date"))
            }
        }
    };
}

serde_as_text!(Date);
serde_as_text!(Moment);

#[cfg(test)]
mod tests {
    use super::{Date, Moment, parse_clock};

    #[test]
    fn only_the_full_form_is_a_date() {
        assert_eq!(Date::parse("2023-12-01").unwrap().chinese(), "2023年12月1日");
        for wrong in
            ["2023-13-01", "2023-02-30", "2023-1-1", "2023/12/01", "2023年12月1日", "", "二〇二三"]
        {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Date::parse_chinese("2023年12月1日"), Date::parse("2023-12-01"));
        assert_eq!(Date::parse_chinese("2023年13月1日"), None);
    }

    #[test]
    fn moments_have_a_time_or_none() {
        assert_eq!(Moment::parse("2017-04-12 21:37").unwrap().minute(), "2017-04-12 21:37");
        assert_eq!(Moment::parse("2017-04-12").unwrap().rfc3339(), "2017-04-12T00:00:00+08:00");
        assert_eq!(Moment::parse("2017-04-12 24:61"), None);
        assert_eq!(Moment::parse("2017-04-12T21:37"), None);
        assert_eq!(parse_clock("24:00"), Some((24, 0)));
        assert_eq!(parse_clock("9:00"), None);
    }

    #[test]
    fn a_term_ends_on_the_day_before_the_anniversary() {
        let start = Date::parse("2022-01-01").unwrap();
        assert_eq!(start.last_day_of_years(5).to_string(), "2026-12-31");
        let trial = Date::parse("2020-06-05").unwrap();
        assert_eq!(trial.last_day_of_years(3).to_string(), "2023-06-04");
        assert_eq!(Date::parse("9999-12-31").unwrap().plus_days(5).to_string(), "9999-12-31");
    }

    #[test]
    fn days_until_counts_both_ways() {
        let (a, b) = (Date::parse("2024-02-28").unwrap(), Date::parse("2024-03-01").unwrap());
        assert_eq!((a.days_until(b), b.days_until(a)), (2, -2));
    }
}
