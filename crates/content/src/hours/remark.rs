//! What is wrong with a text of hours, not understood, or left open by it.

use super::{
    holidays::{DaysOff, HolidayPolicy},
    opening::{HoursRule, OpeningHours},
    recurrence::{FirstWeek, MonthDay, Recurrence, ShortMonth, Weeks},
};

/// Something to tell the one who wrote the hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursRemark {
    /// This part could not be read; the text is shown as written.
    Unread(String),
    /// A later day or time stands first: 周五至周一, 17:00-09:00.
    Reversed(String),
    /// DayTimes overlap or are out of order.
    Overlapping(String),
    /// There is no such day or time: 每月32日, 25:00, 上午15:00.
    Impossible(String),
    /// It was read, and leaves something open.
    Asks(HoursQuestion),
}

/// What a text that was read leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoursQuestion {
    /// Odd or even weeks: from where are they counted?
    FirstWeek,
    /// A day that some months lack.
    ShortMonth(i8),
    /// No time is given.
    NoTimes,
    /// 上午 or 下午 without hours.
    NoHours,
    /// Nothing is said of holidays.
    Holidays,
    /// Whether 节假日 means weekends too.
    Weekends,
    /// A pause without its year.
    PauseYear,
}

impl OpeningHours {
    /// What these hours leave open, each question once.
    #[must_use]
    pub fn questions(&self) -> Vec<HoursQuestion> {
        let mut questions: Vec<HoursQuestion> =
            self.rules.iter().filter(|rule| !rule.closed).flat_map(HoursRule::questions).collect();
        questions.sort_unstable();
        questions.dedup();
        questions
    }
}

impl HoursRule {
    fn questions(&self) -> Vec<HoursQuestion> {
        let first = matches!(
            self.recurrence,
            Recurrence::Weekly(
                _,
                Weeks::Odd(FirstWeek::Unstated) | Weeks::Even(FirstWeek::Unstated)
            )
        );
        let unstated = self.holidays == HolidayPolicy::Unstated && self.may_meet_holidays();
        let unclear = matches!(
            self.holidays,
            HolidayPolicy::Closed(DaysOff::Unclear) | HolidayPolicy::Postponed(DaysOff::Unclear)
        );
        let asked = [
            (first, HoursQuestion::FirstWeek),
            (self.times.is_empty(), HoursQuestion::NoTimes),
            (!self.times.parts.is_empty(), HoursQuestion::NoHours),
            (unstated, HoursQuestion::Holidays),
            (unclear && self.may_mean_weekends(), HoursQuestion::Weekends),
        ];
        let short = self.lacking_day().map(HoursQuestion::ShortMonth);
        asked
            .into_iter()
            .filter(|(asks, _)| *asks)
            .map(|(_, question)| question)
            .chain(short)
            .collect()
    }

    /// A day that some month lacks, of which nothing is said.
    fn lacking_day(&self) -> Option<i8> {
        let Recurrence::Monthly(_, days, short) = &self.recurrence else { return None };
        let numbers = days.iter().filter_map(|day| match day {
            MonthDay::Number(number) => Some(*number),
            MonthDay::Last => None,
        });
        let from = match short {
            ShortMonth::Unstated => 29,
            ShortMonth::LastOfFebruary => 31,
            ShortMonth::LastDay => 32,
        };
        numbers.filter(|number| *number >= from).max()
    }
}
