//! Working days in China: weekdays, without the holidays and with the shifted days of each year's State Council notice.
//!
//! `holidays.txt` holds the notices, each year's from its text. A year without a table is not guessed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use crate::date::Date;

/// A year that has no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownYear(pub i16);

/// What the notices say of days (放假和调休).
#[derive(Clone, Debug, Default)]
pub struct HolidayTable {
    /// The years that have a notice.
    years: BTreeSet<i16>,
    /// Whether people work on a day that is not as its weekday says, or lies within a holiday.
    days: BTreeMap<Date, bool>,
}

static OFFICIAL: LazyLock<HolidayTable> =
    LazyLock::new(|| HolidayTable::read(include_str!("holidays.txt")));

/// A holiday of New Year may begin so many days before its year.
const YEAR_END: i32 = 7;

impl HolidayTable {
    /// The notices that this program knows.
    #[must_use]
    pub fn official() -> &'static Self {
        &OFFICIAL
    }

    /// Reads lines such as `year 2026 SOURCE`, `off 2026-01-01 2026-01-03`, `on 2026-01-04`; others are left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut table = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.splitn(3, ' ').collect();
            match words[..] {
                ["year", year, _notice] => table.years.extend(year.parse::<i16>()),
                ["on", day] => table.days.extend(Date::parse(day).map(|day| (day, true))),
                ["off", first, last] => {
                    let days = Date::parse(first).zip(Date::parse(last));
                    table.days.extend(days.into_iter().flat_map(|(first, last)| {
                        (0..=first.days_until(last)).map(move |more| (first.plus_days(more), false))
                    }));
                }
                _ => {}
            }
        }
        table
    }

    /// Whether people work on a day.
    ///
    /// # Errors
    /// When its year has no table.
    pub fn is_workday(&self, day: Date) -> Result<bool, UnknownYear> {
        if !self.years.contains(&day.year()) {
            return Err(UnknownYear(day.year()));
        }
        Ok(self.works(day))
    }

    /// How many working days come after a day, up to and with another.
    ///
    /// # Errors
    /// When a year between them has no table.
    pub fn between(&self, from: Date, to: Date) -> Result<u32, UnknownYear> {
        let mut count = 0;
        for more in 1..=from.days_until(to) {
            count += u32::from(self.is_workday(from.plus_days(more))?);
        }
        Ok(count)
    }

    /// Whether no later notice can change what is known of a day.
    #[must_use]
    pub fn is_settled(&self, day: Date) -> bool {
        let known = |day: Date| self.years.contains(&day.year());
        known(day) && known(day.plus_days(YEAR_END))
    }

    /// Whether a day is off for a holiday, weekends within it included. Where a year has no table, only what the law
    /// itself fixes (全国年节及纪念日放假办法第二条: 1月1日, 5月1日和2日, 10月1日至3日) is known.
    #[must_use]
    pub fn is_holiday(&self, day: Date) -> bool {
        let fixed = || matches!((day.month(), day.day()), (1, 1) | (5, 1..=2) | (10, 1..=3));
        match self.days.get(&day) {
            Some(works) => !works,
            None => !self.years.contains(&day.year()) && fixed(),
        }
    }

    /// Whether people work on a day, as far as is known: by its weekday where its year has no table.
    #[must_use]
    pub fn works(&self, day: Date) -> bool {
        self.days.get(&day).copied().unwrap_or(day.weekday() <= 5 && !self.is_holiday(day))
    }
}

#[cfg(test)]
mod tests {
    use super::{HolidayTable, UnknownYear};
    use crate::date::Date;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn counts_over_a_shifted_holiday() {
        let table = HolidayTable::official();
        assert_eq!(table.between(day("2024-02-08"), day("2024-02-19")), Ok(3));
        assert_eq!(table.between(day("2024-02-08"), day("2024-02-08")), Ok(0));
        assert_eq!(table.between(day("2019-12-30"), day("2020-01-03")), Err(UnknownYear(2019)));
        assert_eq!(table.is_workday(day("2035-01-01")), Err(UnknownYear(2035)));
    }

    #[test]
    fn a_year_without_a_table_has_what_the_law_fixes_and_is_not_settled() {
        let table = HolidayTable::read("year 2026 x\noff 2026-10-01 2026-10-07\non 2026-10-10\n");
        assert!(table.is_holiday(day("2026-10-04")) && !table.works(day("2026-10-04")));
        assert!(table.works(day("2026-10-10")) && !table.is_holiday(day("2026-10-10")));
        assert!(table.is_holiday(day("2027-10-01")) && !table.is_holiday(day("2027-10-04")));
        assert!(table.is_settled(day("2026-12-24")));
        assert!(!table.is_settled(day("2026-12-25")) && !table.is_settled(day("2027-10-04")));
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
            let official = HolidayTable::official();
            assert_eq!(official.is_workday(day), Ok(other.is_workday()), "{day}");
            day = day.plus_days(1);
        }
    }
}
