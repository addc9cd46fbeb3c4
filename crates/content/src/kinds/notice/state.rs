//! The state that a notice is in on a day.

use super::fields::{Category, Notice};
use crate::fields::choices;
use gongbao_base::date::Date;

choices! {
    /// The state of a document on a day; computed, never typed.
    pub enum State {
        InForce = "in-force" "现行有效";
        Pending = "pending" "未生效";
        Expiring = "expiring" "即将失效";
        Expired = "expired" "已失效";
        Repealed = "repealed" "已废止";
    }
}

impl Notice {
    /// The last day on which it is in force, typed or computed from its term.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.expires.or_else(|| {
            let years = i16::try_from(self.valid_years?).ok()?;
            Some(self.effective.or(self.written)?.last_day_of_years(years))
        })
    }

    /// Its state on a day. `repealed_from` is the day a later document took its place, if one did.
    ///
    /// `None` for texts that are not rules, and where no date says since when it is in force: nothing is guessed.
    #[must_use]
    pub fn state(
        &self,
        day: Date,
        published: Option<Date>,
        repealed_from: Option<Date>,
        warn_days: i32,
    ) -> Option<State> {
        if matches!(self.category, Category::Interpretation | Category::Publicity) {
            return None;
        }
        if repealed_from.is_some_and(|from| from <= day) {
            return Some(State::Repealed);
        }
        let last = self.last_day();
        if last.is_some_and(|last| last < day) {
            return Some(State::Expired);
        }
        let since = self.effective.or(self.written).or(published)?;
        Some(if since > day {
            State::Pending
        } else if last.is_some_and(|last| day.days_until(last) <= warn_days) {
            State::Expiring
        } else {
            State::InForce
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, Notice, State};
    use gongbao_base::date::Date;

    #[test]
    fn states_follow_the_dates() {
        let day = |text: &str| Date::parse(text).unwrap();
        let notice = Notice {
            effective: Some(day("2022-01-01")),
            valid_years: Some(5),
            category: Category::Policy,
            ..Notice::default()
        };
        let state = |on: &str| notice.state(day(on), None, None, 180);
        assert_eq!(state("2021-12-31"), Some(State::Pending));
        assert_eq!(state("2022-01-01"), Some(State::InForce));
        assert_eq!(state("2026-07-03"), Some(State::InForce));
        assert_eq!(state("2026-07-04"), Some(State::Expiring));
        assert_eq!(state("2026-12-31"), Some(State::Expiring));
        assert_eq!(state("2027-01-01"), Some(State::Expired));
        let repealed = notice.state(day("2024-05-01"), None, Some(day("2024-05-01")), 180);
        assert_eq!(repealed, Some(State::Repealed));
        assert_eq!(Notice::default().state(day("2024-01-01"), None, None, 180), None);
    }
}
