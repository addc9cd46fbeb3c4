//! Opening hours in words, in a form that reads back as the same hours.

use super::{
    holidays::{DaysOff, HolidayPolicy},
    opening::{HoursRule, OpeningHours, Pause},
    recurrence::{FirstWeek, MonthDay, Months, Recurrence, ShortMonth, Weekdays, Weeks},
};

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const ORDERS: [&str; 5] = ["一", "二", "三", "四", "五"];

/// 周一 for 1.
#[must_use]
pub fn weekday_name(weekday: i8) -> &'static str {
    usize::try_from(weekday - 1).ok().and_then(|index| WEEKDAYS.get(index)).unwrap_or(&"")
}

impl OpeningHours {
    /// All of it in one line; texts that were not understood stand as they were written.
    #[must_use]
    pub fn words(&self) -> String {
        let rules = self.rules.iter().map(HoursRule::words);
        let appointment = self.appointment.then(|| "预约".to_owned());
        let pauses = self.pauses.iter().map(Pause::words);
        let lines = rules.chain(self.unread.iter().cloned()).chain(appointment).chain(pauses);
        lines.collect::<Vec<_>>().join("；")
    }
}

impl HoursRule {
    /// The rule in words: 每月20日 09:00-11:00（法定节假日顺延）.
    #[must_use]
    pub fn words(&self) -> String {
        if self.closed {
            return format!("{}不开放", self.days_in_words());
        }
        let mut words = self.days_in_words();
        if !self.times.is_empty() {
            words += &format!(" {}", self.times.texts("-").join("、"));
        }
        if let Some(place) = &self.place {
            words += &format!(" 在{place}");
        }
        if let Some(holidays) = self.holidays.words() {
            words += &format!("（{holidays}）");
        }
        words
    }

    /// The days in words: 周一至周五, 每月30日（2月最后一天）.
    #[must_use]
    pub fn days_in_words(&self) -> String {
        match &self.recurrence {
            Recurrence::Weekly(days, weeks) => weekly(days, *weeks),
            Recurrence::Workdays => "工作日".to_owned(),
            Recurrence::Monthly(months, days, short) => {
                let of = |day: &MonthDay| match day {
                    MonthDay::Number(number) => format!("{number}日"),
                    MonthDay::Last => "最后一天".to_owned(),
                };
                let days: Vec<String> = days.iter().map(of).collect();
                let short = match short {
                    ShortMonth::Unstated => "",
                    ShortMonth::LastOfFebruary => "（2月最后一天）",
                    ShortMonth::LastDay => "（小月最后一天）",
                };
                format!("{}{}{short}", months.words(), days.join("、"))
            }
            Recurrence::MonthlyWeekdays(months, orders, days) => {
                let of = |order: &i8| match usize::try_from(order - 1) {
                    Ok(index) => format!("第{}个", ORDERS.get(index).unwrap_or(&"")),
                    Err(_) => "最后一个".to_owned(),
                };
                let orders: Vec<String> = orders.iter().map(of).collect();
                format!("{}{}{}", months.words(), orders.join("、"), weekdays(days))
            }
        }
    }
}

impl Months {
    fn words(self) -> String {
        match self {
            Self::ALL => "每月".to_owned(),
            Self::ODD => "单月".to_owned(),
            Self::EVEN => "双月".to_owned(),
            some => {
                let months = (1..=12).filter(|month| some.contains(*month));
                format!("每年{}", months.map(|m| format!("{m}月")).collect::<Vec<_>>().join("、"))
            }
        }
    }
}

fn weekly(days: &Weekdays, weeks: Weeks) -> String {
    let (which, first) = match weeks {
        Weeks::Every if *days == [true; 7] => return "每天".to_owned(),
        Weeks::Every if days.iter().filter(|day| **day).count() > 2 => return weekdays(days),
        Weeks::Every => return format!("每{}", weekdays(days)),
        Weeks::Odd(first) => ("单周", first),
        Weeks::Even(first) => ("双周", first),
    };
    let first = match first {
        FirstWeek::Unstated => String::new(),
        FirstWeek::Iso => "（按ISO周历）".to_owned(),
        FirstWeek::Of(date) => format!("（{}为第一周）", date.chinese()),
    };
    format!("{which}{}{first}", weekdays(days))
}

/// 周一至周五、周日.
fn weekdays(days: &Weekdays) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut at = 0;
    while at < 7 {
        let end = (at..7).take_while(|day| days[*day]).count() + at;
        match end - at {
            0 => {}
            1..=2 => parts.extend((at..end).map(|day| WEEKDAYS[day].to_owned())),
            _ => parts.push(format!("{}至{}", WEEKDAYS[at], WEEKDAYS[end - 1])),
        }
        at = end.max(at + 1);
    }
    parts.join("、")
}

impl HolidayPolicy {
    /// What holds on holidays, in words; nothing when nothing is said.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        Some(match self {
            Self::Unstated | Self::Unread => return None,
            Self::Closed(DaysOff::Statutory) => "法定节假日除外",
            Self::Closed(DaysOff::WithWeekends) => "周末和法定节假日除外",
            Self::Closed(DaysOff::Unclear) => "节假日除外",
            Self::Postponed(DaysOff::Statutory) => "法定节假日顺延",
            Self::Postponed(DaysOff::WithWeekends) => "周末和法定节假日顺延",
            Self::Postponed(DaysOff::Unclear) => "节假日顺延",
            Self::Open => "节假日照常",
            Self::Announced => "节假日另行通知",
        })
    }
}

impl Pause {
    /// 2026年2月1日至2026年2月10日暂停服务（装修）.
    #[must_use]
    pub fn words(&self) -> String {
        let days = match self.until {
            Some(until) if until == self.from => self.from.chinese(),
            Some(until) => format!("{}至{}", self.from.chinese(), until.chinese()),
            None => format!("{}起", self.from.chinese()),
        };
        let reason = self.reason.as_ref().map(|reason| format!("（{reason}）")).unwrap_or_default();
        format!("{days}暂停服务{reason}")
    }
}
