//! On which days of the calendar a rule holds.

use gongbao_base::{date::Date, workday::HolidayTable};

/// Which weekdays; item 0 is Monday.
pub(super) type Weekdays = [bool; 7];

/// On which days of the calendar a rule holds, before holidays and pauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// Weekdays of every week, or of every other.
    Weekly(Weekdays, Weeks),
    /// Working days, with the shifted ones and without holidays (工作日).
    Workdays,
    /// Days of some months by number.
    Monthly(Months, Vec<MonthDay>, ShortMonth),
    /// Weekdays of some months by their order: the third Tuesday. −1 is the last.
    MonthlyWeekdays(Months, Vec<i8>, Weekdays),
}

/// Which weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weeks {
    /// Every week.
    Every,
    /// The odd weeks (单周).
    Odd(FirstWeek),
    /// The even weeks (双周).
    Even(FirstWeek),
}

/// From where odd and even weeks are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstWeek {
    /// Not said: the weeks of ISO 8601 are taken, and that is asked.
    Unstated,
    /// The weeks of the year after ISO 8601 (GB/T 7408).
    Iso,
    /// The week of this day is the first.
    Of(Date),
}

/// Months of the year: bit 0 is January.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months(pub u16);

/// A day of a month: by number, or the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MonthDay {
    /// 1 to 31.
    Number(i8),
    /// The last day of the month.
    Last,
}

/// What holds in months that have no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortMonth {
    /// Not said: such a month has none.
    Unstated,
    /// In February it is the last day.
    LastOfFebruary,
    /// In each of them it is the last day.
    LastDay,
}

impl Months {
    /// All twelve.
    pub const ALL: Self = Self(0xfff);
    /// January, March and so on (单月).
    pub const ODD: Self = Self(0x555);
    /// February, April and so on (双月).
    pub const EVEN: Self = Self(0xaaa);

    /// Whether a month is one of them; 1 is January.
    #[must_use]
    pub fn contains(self, month: i8) -> bool {
        (1..=12).contains(&month) && self.0 & (1 << (month - 1)) != 0
    }
}

impl Recurrence {
    /// Every day of the year.
    pub const DAILY: Self = Self::Weekly([true; 7], Weeks::Every);

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date, table: &HolidayTable) -> bool {
        match self {
            Self::Weekly(days, weeks) => has_weekday(days, day) && weeks.contains(day),
            Self::Workdays => table.works(day),
            Self::Monthly(months, days, short) => {
                months.contains(day.month()) && days.iter().any(|of| of.is(day, *short))
            }
            Self::MonthlyWeekdays(months, orders, days) => {
                let order = (day.day() - 1) / 7 + 1;
                let last = day.day() + 7 > day.days_in_month();
                months.contains(day.month())
                    && has_weekday(days, day)
                    && orders.iter().any(|of| *of == order || (*of == -1 && last))
            }
        }
    }

    /// Whether it names every day, holidays among them.
    #[must_use]
    pub fn is_daily(&self) -> bool {
        *self == Self::DAILY
    }
}

fn has_weekday(days: &Weekdays, day: Date) -> bool {
    usize::try_from(day.weekday() - 1).is_ok_and(|index| days[index])
}

impl Weeks {
    fn contains(self, day: Date) -> bool {
        let (first, odd) = match self {
            Self::Every => return true,
            Self::Odd(first) => (first, true),
            Self::Even(first) => (first, false),
        };
        let week = match first {
            FirstWeek::Unstated | FirstWeek::Iso => i32::from(day.iso_week()),
            FirstWeek::Of(first) => {
                let monday = first.plus_days(1 - i32::from(first.weekday()));
                monday.days_until(day).div_euclid(7) + 1
            }
        };
        (week.rem_euclid(2) == 1) == odd
    }
}

impl MonthDay {
    fn is(self, day: Date, short: ShortMonth) -> bool {
        let last = day.days_in_month();
        match self {
            Self::Last => day.day() == last,
            Self::Number(number) if number <= last => day.day() == number,
            Self::Number(_) => {
                let moved = match short {
                    ShortMonth::Unstated => false,
                    ShortMonth::LastOfFebruary => day.month() == 2,
                    ShortMonth::LastDay => true,
                };
                moved && day.day() == last
            }
        }
    }
}
