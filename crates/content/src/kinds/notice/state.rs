//! The state that a notice is in on a day.

use super::fields::{Category, Notice};
use crate::{
    fields::choices,
    term::{StatedTerm, TermStart},
};
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
    /// `None` for what is no rule (a meeting, a closing, an interpretation, a draft for comment), and where no date says since when it
    /// is in force: nothing is guessed.
    #[must_use]
    pub fn state(
        &self,
        day: Date,
        published: Option<Date>,
        repealed_from: Option<Date>,
        warn_days: i32,
    ) -> Option<State> {
        if !self.may_be_in_force() {
            return None;
        }
        if repealed_from.is_some_and(|from| from <= day) {
            return Some(State::Repealed);
        }
        if !self.is_rule() {
            return None;
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

impl Notice {
    /// Whether its text can be in force at all: no interpretation, no publicity, no draft for comment.
    #[must_use]
    pub fn may_be_in_force(&self) -> bool {
        let retells = matches!(self.category, Category::Interpretation | Category::Publicity);
        !retells && self.comment_period.is_none()
    }

    /// Whether it is a rule: one by its category, or one that has a term. A notice of an event has none.
    fn is_rule(&self) -> bool {
        let has_term =
            self.effective.is_some() || self.expires.is_some() || self.valid_years.is_some();
        self.category == Category::Policy || self.normative || has_term
    }

    /// Takes the term from the text where no key gives it and the text says one thing. Where the start is not known, nothing is.
    pub(crate) fn take_stated_term(&mut self, terms: &[StatedTerm], published: Option<Date>) {
        if !self.may_be_in_force() {
            return;
        }
        let start = |from: TermStart| match from {
            TermStart::Day(day) => Some(day),
            TermStart::Issued => self.written,
            TermStart::Published => published,
            TermStart::Otherwise => None,
        };
        let starts = terms.iter().filter_map(|term| term.from.map(start));
        match agreed(starts) {
            Ok(None) => {}
            Ok(Some(Some(day))) => self.effective = self.effective.or(Some(day)),
            Ok(Some(None)) | Err(TermsDiffer) => return,
        }
        if self.expires.is_none() && self.valid_years.is_none() {
            let years = agreed(terms.iter().filter_map(|term| term.years));
            let until = agreed(terms.iter().filter_map(|term| term.until));
            self.valid_years = years.ok().flatten();
            self.expires = until.ok().flatten();
        }
    }
}

/// A text says two things of its term.
struct TermsDiffer;

/// What all say, if any says something.
fn agreed<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Result<Option<T>, TermsDiffer> {
    let Some(first) = values.next() else { return Ok(None) };
    if values.all(|value| value == first) { Ok(Some(first)) } else { Err(TermsDiffer) }
}

#[cfg(test)]
mod tests {
    use super::{Category, Notice, State};
    use crate::{kinds::notice::CommentPeriod, term::stated_terms};
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

    #[test]
    fn the_text_gives_the_term_that_no_key_gives() {
        let day = |text: &str| Date::parse(text).unwrap();
        let state = |text: &str, on: &str| {
            let mut notice = Notice::default();
            let published = Some(day("2026-11-20"));
            notice.take_stated_term(&stated_terms(text), published);
            notice.state(day(on), published, None, 180).map(|state| (state, notice.last_day()))
        };
        let text = "本办法自2026年12月1日起施行，有效期5年。";
        let last = Some(day("2031-11-30"));
        assert_eq!(state(text, "2026-11-25"), Some((State::Pending, last)));
        assert_eq!(state(text, "2026-12-01"), Some((State::InForce, last)));
        assert_eq!(state(text, "2031-12-01"), Some((State::Expired, last)));
        assert_eq!(state("本规定自公布之日起施行。", "2026-11-25"), Some((State::InForce, None)));
        for unknown in [
            "本规定自公布之日起30日后施行，有效期5年。",
            "本规定自2026年12月1日起施行。本规定自2027年1月1日起施行。",
            "会议于2026年12月1日召开，请准时参加。",
        ] {
            assert_eq!(state(unknown, "2026-11-25"), None, "{unknown}");
        }
    }

    #[test]
    fn events_and_drafts_for_comment_have_no_state() {
        let on = Date::parse("2026-11-25").unwrap();
        let written = Date::parse("2026-11-01");
        let mut event = Notice { written, ..Notice::default() };
        assert_eq!(event.state(on, written, None, 180), None);
        event.category = Category::Policy;
        assert_eq!(event.state(on, written, None, 180), Some(State::InForce));
        event.comment_period = Some(CommentPeriod::default());
        event.take_stated_term(&stated_terms("本办法自2026年1月1日起施行。"), written);
        assert_eq!((event.effective, event.state(on, written, None, 180)), (None, None));
    }
}
