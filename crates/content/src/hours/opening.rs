//! Opening hours as a whole, and what they say of a day.

use super::{
    holidays::{DaysOff, HolidayPolicy},
    recurrence::Recurrence,
    times::DayTimes,
};
use gongbao_base::{date::Date, workday::HolidayTable};

/// One rule: some days, the times on them, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursRule {
    /// On which days.
    pub recurrence: Recurrence,
    /// At which times; empty when nothing is said.
    pub times: DayTimes,
    /// Where, when a station opens in several places.
    pub place: Option<String>,
    /// Whether these days are closed, whatever other rules say (周一闭馆).
    pub closed: bool,
    /// What holds on holidays.
    pub holidays: HolidayPolicy,
}

/// A time without any service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first day.
    pub from: Date,
    /// The last day; open when it is not known.
    pub until: Option<Date>,
    /// Why.
    pub reason: Option<String>,
}

/// When a station is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpeningHours {
    /// The rules in the order in which they were written.
    pub rules: Vec<HoursRule>,
    /// Whether it takes an appointment.
    pub appointment: bool,
    /// DayTimes without service.
    pub pauses: Vec<Pause>,
    /// Texts that were not understood, as they were written. While there is one, no day is computed: it may well be
    /// an exception.
    pub unread: Vec<String>,
}

/// Why an open day may be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A holiday, of which the hours say nothing.
    Holiday,
    /// A weekend, and 节假日 may mean it.
    Weekend,
    /// The holidays and shifted days of that time were not published yet.
    NoTable,
}

/// What a rule says of a day on which it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenPeriod<'a> {
    /// The number of the rule.
    pub rule: usize,
    /// The times; empty when they are not known.
    pub times: &'a DayTimes,
    /// Where, when a station opens in several places.
    pub place: Option<&'a str>,
    /// Why it may not be so.
    pub doubt: Option<Doubt>,
    /// The day off from which it was moved here.
    pub moved_from: Option<Date>,
}

/// A day on which a station is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDay<'a> {
    /// The day.
    pub date: Date,
    /// What is open, at least one.
    pub periods: Vec<OpenPeriod<'a>>,
}

/// No holiday is longer, working days before it included.
const LONGEST_HOLIDAY: i32 = 16;

impl OpeningHours {
    /// What is open on a day; nothing when it is closed, or when a text was not understood.
    #[must_use]
    pub fn on(&self, day: Date, table: &HolidayTable) -> Vec<OpenPeriod<'_>> {
        let closed = |rule: &HoursRule| rule.closed && rule.recurrence.holds_on(day, table);
        if !self.unread.is_empty()
            || self.pauses.iter().any(|pause| pause.holds_on(day))
            || self.rules.iter().any(closed)
        {
            return Vec::new();
        }
        let open = self.rules.iter().enumerate().filter(|(_, rule)| !rule.closed);
        open.filter_map(|(index, rule)| {
            let (moved_from, doubt) = rule.opens_on(day, table)?;
            let place = rule.place.as_deref();
            Some(OpenPeriod { rule: index, times: &rule.times, place, doubt, moved_from })
        })
        .collect()
    }

    /// The open days among so many days from a day on, that day included.
    pub fn open_days<'a>(
        &'a self,
        from: Date,
        days: i32,
        table: &'a HolidayTable,
    ) -> impl Iterator<Item = OpenDay<'a>> {
        (0..days).map(move |more| from.plus_days(more)).filter_map(move |date| {
            let periods = self.on(date, table);
            (!periods.is_empty()).then_some(OpenDay { date, periods })
        })
    }

    /// The next open days within a year, from a day on, that day included.
    #[must_use]
    pub fn next_open<'a>(
        &'a self,
        from: Date,
        count: usize,
        table: &'a HolidayTable,
    ) -> Vec<OpenDay<'a>> {
        self.open_days(from, 366, table).take(count).collect()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.unread.is_empty() && !self.appointment
    }
}

impl Pause {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl HoursRule {
    /// Whether it is open on a day: from which day it was moved there, and why it may not be so.
    fn opens_on(&self, day: Date, table: &HolidayTable) -> Option<(Option<Date>, Option<Doubt>)> {
        let unsettled = (!table.is_settled(day) && self.asks_table()).then_some(Doubt::NoTable);
        if self.recurrence.holds_on(day, table) && !self.is_off(day, table) {
            return Some((None, self.doubt(day, table).or(unsettled)));
        }
        let HolidayPolicy::Postponed(_) = self.holidays else { return None };
        if !table.works(day) {
            return None;
        }
        // Days off directly before this working day are moved to it.
        let before = (1..=LONGEST_HOLIDAY).map(|less| day.plus_days(-less));
        let from = before.take_while(|before| !table.works(*before)).find(|before| {
            self.recurrence.holds_on(*before, table) && self.is_off(*before, table)
        })?;
        Some((Some(from), unsettled))
    }

    /// Whether a day on which the rule holds is off.
    fn is_off(&self, day: Date, table: &HolidayTable) -> bool {
        match self.holidays {
            HolidayPolicy::Closed(off) | HolidayPolicy::Postponed(off) => off.contains(day, table),
            _ => false,
        }
    }

    fn doubt(&self, day: Date, table: &HolidayTable) -> Option<Doubt> {
        match self.holidays {
            HolidayPolicy::Unstated | HolidayPolicy::Announced | HolidayPolicy::Unread => {
                (self.may_meet_holidays() && table.is_holiday(day)).then_some(Doubt::Holiday)
            }
            HolidayPolicy::Closed(DaysOff::Unclear)
            | HolidayPolicy::Postponed(DaysOff::Unclear) => {
                (self.may_mean_weekends() && !table.works(day)).then_some(Doubt::Weekend)
            }
            _ => None,
        }
    }

    /// Whether holidays matter to it: days that are named one by one, or working days, are what they are.
    #[must_use]
    pub fn may_meet_holidays(&self) -> bool {
        !self.closed && !self.recurrence.is_daily() && self.recurrence != Recurrence::Workdays
    }

    /// Whether it can fall on a weekend without having named one.
    #[must_use]
    pub fn may_mean_weekends(&self) -> bool {
        !self.closed && matches!(self.recurrence, Recurrence::Monthly(..))
    }

    fn asks_table(&self) -> bool {
        match self.holidays {
            HolidayPolicy::Open => self.recurrence == Recurrence::Workdays,
            HolidayPolicy::Unstated => !self.recurrence.is_daily(),
            _ => true,
        }
    }
}
