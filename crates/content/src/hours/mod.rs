//! When a station is open: read from the Chinese of offices, asked of single days, said in words again.
//!
//! | module | what it is |
//! |---|---|
//! | `recurrence` | on which days of the calendar a rule holds |
//! | `times` | at which times of a day |
//! | `holidays` | what holds when such a day is off |
//! | `opening` | all of it together, on a day |
//! | `words` | the same as text, which reads back as the same |
//! | `text` | from text to rules; what cannot be read is told and never guessed |
//! | `remark` | what is wrong with a text, not understood, or left open by it |

mod holidays;
mod opening;
mod recurrence;
mod remark;
pub mod text;
mod times;
mod words;

pub use self::{
    holidays::{DaysOff, HolidayPolicy},
    opening::{Doubt, HoursRule, OpenDay, OpenPeriod, OpeningHours, Pause},
    recurrence::{FirstWeek, MonthDay, Months, Recurrence, ShortMonth, Weeks},
    remark::{HoursQuestion, HoursRemark},
    times::{DayPart, DayTimes, TimeSpan, clock},
    words::weekday_name,
};
