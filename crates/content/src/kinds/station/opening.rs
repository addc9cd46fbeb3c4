//! The opening hours of a station, put together from its fields.

use super::fields::{Hours, HoursLine, Station};
use crate::{
    hours::{
        HolidayPolicy, HoursRemark, HoursRule, OpeningHours, Pause, DayTimes, Recurrence,
        text::{self, HoursText},
    },
    yaml::{PathStep, key},
};

/// What the fields say, and what is to be told of them.
#[derive(Clone, Debug, Default)]
pub struct StationHours {
    /// The hours.
    pub hours: OpeningHours,
    /// Remarks on the texts, each with where it stands.
    pub remarks: Vec<(Vec<PathStep>, HoursRemark)>,
    /// What holds on holidays for all that says nothing of its own.
    pub general: HolidayPolicy,
    /// The text on holidays, when it was not understood.
    pub holidays: Option<String>,
}

impl Station {
    /// Its opening hours.
    #[must_use]
    pub fn opening(&self) -> StationHours {
        let mut out = StationHours::default();
        let mut general = HolidayPolicy::Unstated;
        for (index, line) in self.hours.0.iter().enumerate() {
            let at = [key("hours"), PathStep::Item(index)];
            let text = match line {
                HoursLine::Written(text) => out.read(&at, text),
                HoursLine::Apart(hours) => out.read_apart(&at, hours),
            };
            // DayTimes without days say nothing.
            let lost = text.rules.is_empty() && !text.times.is_empty();
            if lost {
                let whole = line.written();
                out.remarks.push((at.to_vec(), HoursRemark::Unread(whole.clone())));
                out.hours.unread.push(whole);
            }
            out.hours.rules.extend(text.rules);
            out.hours.pauses.extend(text.pauses);
            out.hours.unread.extend(text.unread);
            out.hours.appointment |= text.appointment;
            if text.holidays != HolidayPolicy::Unstated {
                general = text.holidays;
            }
        }
        if let Some(text) = &self.holidays {
            general = out.holidays(text);
        }
        let unstated = |policy: &HolidayPolicy| *policy == HolidayPolicy::Unstated;
        let rules = out.hours.rules.iter_mut().map(|rule| &mut rule.holidays);
        rules.filter(|policy| unstated(policy)).for_each(|policy| *policy = general);
        out.general = general;
        out.hours.pauses.extend(self.pauses.iter().map(|pause| Pause {
            from: pause.from,
            until: pause.until,
            reason: pause.reason.clone(),
        }));
        out
    }
}

impl HoursLine {
    fn written(&self) -> String {
        match self {
            Self::Written(text) => text.trim().to_owned(),
            Self::Apart(hours) => format!("{} {}", hours.days, hours.times.join("、")),
        }
    }
}

impl StationHours {
    /// Whether a line names a Saturday or a Sunday on which it is open.
    #[must_use]
    pub fn opens_on_weekends(&self) -> bool {
        let weekend = |days: &[bool; 7]| days[5] || days[6];
        let opens = |rule: &HoursRule| match &rule.recurrence {
            Recurrence::Weekly(days, _) | Recurrence::MonthlyWeekdays(_, _, days) => weekend(days),
            Recurrence::Workdays | Recurrence::Monthly(..) => false,
        };
        self.hours.unread.is_empty()
            && self.hours.rules.iter().any(|rule| !rule.closed && opens(rule))
    }

    /// All of it in one line; what was not understood stands as it was written.
    #[must_use]
    pub fn in_words(&self) -> String {
        let lines = [self.hours.words(), self.holidays.clone().unwrap_or_default()];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("；")
    }

    fn read(&mut self, at: &[PathStep], text: &str) -> HoursText {
        let text = text::read(text);
        self.remarks.extend(text.remarks.iter().map(|remark| (at.to_vec(), remark.clone())));
        text
    }

    fn read_apart(&mut self, at: &[PathStep], hours: &Hours) -> HoursText {
        let below = |more: &[PathStep]| [at, more].concat();
        let mut days = self.read(&below(&[key("days")]), &hours.days);
        let mut times = std::mem::take(&mut days.times);
        let mut sound = days.unread.is_none() && !days.rules.is_empty();
        if days.unread.is_none() && days.rules.is_empty() {
            let unread = HoursRemark::Unread(hours.days.clone());
            self.remarks.push((below(&[key("days")]), unread));
        }
        for (index, text) in hours.times.iter().enumerate() {
            let place = below(&[key("times"), PathStep::Item(index)]);
            let read = self.read(&place, text);
            let alone = read.rules.is_empty() && !read.times.is_empty();
            if read.unread.is_none() && !alone {
                self.remarks.push((place, HoursRemark::Unread(text.clone())));
            }
            sound &= alone && read.unread.is_none();
            times.spans.extend(read.times.spans);
            times.parts.extend(read.times.parts);
        }
        for rule in &mut days.rules {
            rule.times.spans.extend(&times.spans);
            rule.times.parts.extend(&times.parts);
            rule.place = hours.place.clone().or(rule.place.take());
        }
        if days.rules.iter().any(|rule| !rule.times.is_ordered()) {
            let whole = hours.times.join("、");
            self.remarks.push((below(&[key("times")]), HoursRemark::Overlapping(whole)));
            sound = false;
        }
        if sound {
            return HoursText { times: DayTimes::default(), ..days };
        }
        let unread = Some(HoursLine::Apart(hours.clone()).written());
        HoursText { unread, ..HoursText::default() }
    }

    /// What the text on holidays says. One that was not understood is shown; that it speaks of holidays is plain, so
    /// other days stand.
    fn holidays(&mut self, text: &str) -> HolidayPolicy {
        let read = text::read(text);
        if read.unread.is_none() && read.rules.is_empty() && read.holidays != HolidayPolicy::Unstated {
            return read.holidays;
        }
        let text = text.trim().to_owned();
        self.remarks.push((vec![key("holidays")], HoursRemark::Unread(text.clone())));
        if !text.contains(['节', '假']) {
            self.hours.unread.push(text);
            return HolidayPolicy::Unstated;
        }
        self.holidays = Some(text);
        HolidayPolicy::Unread
    }
}
