//! What holds when a day on which a rule holds is off.

use gongbao_base::{date::Date, workday::HolidayTable};

/// What holds on holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HolidayPolicy {
    /// Nothing is said.
    #[default]
    Unstated,
    /// Closed (法定节假日除外).
    Closed(DaysOff),
    /// On the next working day instead (节假日顺延).
    Postponed(DaysOff),
    /// Open as on other days (节假日照常).
    Open,
    /// As a notice says each time (节假日另行通知).
    Announced,
    /// Something is said that was not understood, and is shown as it was written.
    Unread,
}

/// Which days off are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaysOff {
    /// Those of the State Council's notices (法定节假日).
    Statutory,
    /// Weekends as well.
    WithWeekends,
    /// 节假日 alone: whether weekends are meant is not said.
    Unclear,
}

impl DaysOff {
    /// Whether a day is certainly among them.
    #[must_use]
    pub fn contains(self, day: Date, table: &HolidayTable) -> bool {
        match self {
            Self::WithWeekends => !table.works(day),
            Self::Statutory | Self::Unclear => table.is_holiday(day),
        }
    }
}
