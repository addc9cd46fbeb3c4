//! Working days in China: weekdays, without the holidays and with the shifted days of each year's State Council notice.
//!
//! `holidays.txt` holds the notices, each year's from its text. A year without a table is not guessed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use gongbao_base::date::Date;

/// A year that has no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnknownYear(pub i16);

struct Calendar {
    /// The years that have a notice.
    years: BTreeSet<i16>,
    /// Whether people work on a day that is not as its weekday says.
    days: BTreeMap<Date, bool>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| read(include_str!("holidays.txt")));

fn read(text: &'static str) -> Calendar {
    let mut calendar = Calendar { years: BTreeSet::new(), days: BTreeMap::new() };
    for line in text.lines() {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        match words[..] {
            ["year", year, _notice] => calendar.years.extend(year.parse::<i16>()),
            ["on", day] => calendar.days.extend(Date::parse(day).map(|day| (day, true))),
            ["off", first, last] => {
                let days = Date::parse(first).zip(Date::parse(last));
                calendar.days.extend(days.into_iter().flat_map(|(first, last)| {
                    (0..=first.days_until(last)).map(move |more| (first.plus_days(more), false))
                }));
            }
            _ => {}
        }
    }
    calendar
}

/// Whether people work on a day.
///
/// # Errors
/// When its year has no table.
pub(crate) fn is_workday(day: Date) -> Result<bool, UnknownYear> {
    if !CALENDAR.years.contains(&day.year()) {
        return Err(UnknownYear(day.year()));
    }
    Ok(CALENDAR.days.get(&day).copied().unwrap_or(day.weekday() <= 5))
}

/// How many working days come after a day, up to and with another.
///
/// # Errors
/// When a year between them has no table.
pub(crate) fn between(from: Date, to: Date) -> Result<u32, UnknownYear> {
    let mut count = 0;
    for more in 1..=from.days_until(to) {
        count += u32::from(is_workday(from.plus_days(more))?);
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::{UnknownYear, between, is_workday};
    use gongbao_base::date::Date;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn counts_over_a_shifted_holiday() {
        assert_eq!(between(day("2024-02-08"), day("2024-02-19")), Ok(3));
        assert_eq!(between(day("2024-02-08"), day("2024-02-08")), Ok(0));
        assert_eq!(between(day("2019-12-30"), day("2020-01-03")), Err(UnknownYear(2019)));
        assert_eq!(is_workday(day("2035-01-01")), Err(UnknownYear(2035)));
    }

    /// Another's tables say the same of every day.
    #[test]
    fn agrees_with_another_table() {
        let mut day = day("2023-01-01");
        while day < Date::parse("2026-12-25").unwrap() {
            let number = |n: i8| u8::try_from(n).unwrap();
            let other = chinese_holiday::chinese_holiday(chinese_holiday::Ymd::new(
                u16::try_from(day.year()).unwrap(),
                number(day.month()),
                number(day.day()),
            ));
            assert_eq!(is_workday(day), Ok(other.is_workday()), "{day}");
            day = day.plus_days(1);
        }
    }
}
