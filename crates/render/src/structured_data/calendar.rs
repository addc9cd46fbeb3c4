//! The open days of a station for a calendar program (RFC 5545): a year from the build's day on.
//!
//! What repeats is a rule with its exceptions; days beside it are events of their own, since many programs leave out
//! `RDATE`. The rule ends with the year: holidays after it are not known.

use std::collections::BTreeSet;

use super::{
    HORIZON,
    content_line::{escape, join},
};
use gongbao_base::{date::Date, digest::Digest, workday::HolidayTable};
use gongbao_content::{
    document::Document,
    hours::{
        Doubt, HoursRule, MonthDay, Months, OpenDay, OpeningHours, Recurrence, ShortMonth,
        TimeSpan, Weeks,
    },
    kinds::station::Station,
};

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// China has had one time without summer time since 1991.
const ZONE: [&str; 8] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19920101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// What every event of a station says.
struct Calendar<'a> {
    document: &'a Document,
    station: &'a Station,
    hours: &'a OpeningHours,
    url: &'a str,
    today: Date,
    unsettled: bool,
}

/// The calendar; nothing when no open day is known.
pub(crate) fn station(
    document: &Document,
    station: &Station,
    url: &str,
    today: Date,
) -> Option<String> {
    let hours = station.opening().hours;
    let table = HolidayTable::official();
    let days: Vec<OpenDay<'_>> = hours.open_days(today, HORIZON, table).collect();
    if days.is_empty() {
        return None;
    }
    let doubts = days.iter().flat_map(|day| &day.periods).map(|period| period.doubt);
    let unsettled = doubts.into_iter().any(|doubt| doubt == Some(Doubt::NoTable));
    let calendar = Calendar { document, station, hours: &hours, url, today, unsettled };
    let mut lines: Vec<String> = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//gongbao//stations//ZH".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    lines.extend(ZONE.map(str::to_owned));
    for (index, rule) in hours.rules.iter().enumerate() {
        let of_rule = |day: &&OpenDay<'_>| day.periods.iter().any(|period| period.rule == index);
        let open: BTreeSet<Date> = days.iter().filter(of_rule).map(|day| day.date).collect();
        calendar.rule(index, rule, &open, &mut lines);
    }
    lines.push("END:VCALENDAR".to_owned());
    Some(join(&lines))
}

impl Calendar<'_> {
    /// The events of a rule, for each of its spans, or for whole days where the hours are not known.
    fn rule(&self, index: usize, rule: &HoursRule, open: &BTreeSet<Date>, lines: &mut Vec<String>) {
        let all_day = rule.times.spans.is_empty() || !rule.times.parts.is_empty();
        let spans = rule.times.spans.iter().copied().map(Some);
        let spans: Vec<Option<TimeSpan>> = spans.chain(all_day.then_some(None)).collect();
        let last = self.today.plus_days(HORIZON - 1);
        let pattern = pattern(&rule.recurrence);
        let holds = |day: &Date| {
            pattern.as_ref().is_some_and(|(_, of)| of.holds_on(*day, &HolidayTable::default()))
        };
        let first = open.iter().find(|day| holds(day)).copied();
        for (number, span) in spans.into_iter().enumerate() {
            let id = format!("{index}-{number}");
            if let (Some(first), Some((pattern, _))) = (first, &pattern) {
                let days = (0..=first.days_until(last)).map(|more| first.plus_days(more));
                let closed: Vec<Date> =
                    days.filter(|day| holds(day) && !open.contains(day)).collect();
                let mut more = vec![format!("RRULE:{pattern};UNTIL={}", until(last, span))];
                if !closed.is_empty() {
                    let days: Vec<String> = closed.iter().map(|day| start(*day, span)).collect();
                    more.push(format!("EXDATE{}:{}", value(span), days.join(",")));
                }
                self.event(&id, rule, first, span, more, lines);
            }
            for day in open.iter().filter(|day| !holds(day)) {
                self.event(&format!("{id}-{day}"), rule, *day, span, Vec::new(), lines);
            }
        }
    }

    fn event(
        &self,
        id: &str,
        rule: &HoursRule,
        day: Date,
        span: Option<TimeSpan>,
        more: Vec<String>,
        lines: &mut Vec<String>,
    ) {
        let parts: Vec<&str> = rule.times.parts.iter().map(|part| part.label()).collect();
        let hint = match (span, parts.as_slice()) {
            (Some(_), _) => String::new(),
            (None, []) => "（时间请先打电话问）".to_owned(),
            (None, parts) => format!("（{}，时间请先打电话问）", parts.join("、")),
        };
        let end = match span {
            Some(span) if span.closes == TimeSpan::DAY.closes => {
                start(day.plus_days(1), Some(TimeSpan { opens: 0, closes: 0 }))
            }
            Some(span) => start(day, Some(TimeSpan { opens: span.closes, closes: 0 })),
            None => start(day.plus_days(1), None),
        };
        let mut description = format!(
            "服务时间：{}。按{}的信息推算，以站点公布的为准。",
            self.hours.words(),
            self.today.chinese()
        );
        if self.unsettled {
            description += "未计入尚未公布的调休。";
        }
        let address = self.station.address.iter().chain(&rule.place).cloned().collect::<Vec<_>>();
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@gongbao", Digest::of(format!("{} {id}", self.url).as_bytes()).short()),
            format!("DTSTAMP:{}T000000Z", compact(self.today)),
            format!("DTSTART{}:{}", value(span), start(day, span)),
            format!("DTEND{}:{end}", value(span)),
        ]);
        lines.extend(more);
        lines.push(format!("SUMMARY:{}{hint}", escape(&self.document.common.title)));
        if !address.is_empty() {
            lines.push(format!("LOCATION:{}", escape(&address.join(" "))));
        }
        lines.extend([
            format!("DESCRIPTION:{}", escape(&description)),
            format!("URL:{}", self.url),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
}

/// What repeats as RFC 5545 has it, and as we have it; nothing where it knows no such thing.
fn pattern(recurrence: &Recurrence) -> Option<(String, Recurrence)> {
    let named = |days: &[bool; 7], order: &str| {
        let days = WEEKDAYS.iter().zip(days).filter(|(_, open)| **open);
        days.map(|(day, _)| format!("{order}{day}")).collect::<Vec<_>>().join(",")
    };
    Some(match recurrence {
        Recurrence::Weekly(days, Weeks::Every) => {
            (format!("FREQ=WEEKLY;BYDAY={}", named(days, "")), recurrence.clone())
        }
        Recurrence::Weekly(..) => return None,
        Recurrence::Workdays => {
            let days = [true, true, true, true, true, false, false];
            let week = Recurrence::Weekly(days, Weeks::Every);
            (format!("FREQ=WEEKLY;BYDAY={}", named(&days, "")), week)
        }
        Recurrence::Monthly(months, days, _) => {
            let number = |day: &MonthDay| match day {
                MonthDay::Number(number) => number.to_string(),
                MonthDay::Last => "-1".to_owned(),
            };
            let numbers = days.iter().map(number).collect::<Vec<_>>().join(",");
            let plain = Recurrence::Monthly(*months, days.clone(), ShortMonth::Unstated);
            (format!("FREQ=MONTHLY{};BYMONTHDAY={numbers}", by_month(*months)), plain)
        }
        Recurrence::MonthlyWeekdays(months, orders, days) => {
            let named = orders.iter().map(|order| named(days, &order.to_string()));
            let named = named.collect::<Vec<_>>().join(",");
            (format!("FREQ=MONTHLY{};BYDAY={named}", by_month(*months)), recurrence.clone())
        }
    })
}

fn by_month(months: Months) -> String {
    if months == Months::ALL {
        return String::new();
    }
    let months = (1..=12).filter(|month| months.contains(*month)).map(|month| month.to_string());
    format!(";BYMONTH={}", months.collect::<Vec<_>>().join(","))
}

/// What a value of days or of times says of itself.
fn value(span: Option<TimeSpan>) -> &'static str {
    if span.is_some() { ";TZID=Asia/Shanghai" } else { ";VALUE=DATE" }
}

fn start(day: Date, span: Option<TimeSpan>) -> String {
    match span {
        Some(span) => {
            format!("{}T{:02}{:02}00", compact(day), span.opens / 60, span.opens % 60)
        }
        None => compact(day),
    }
}

/// The end of the rule: in UTC where it is of times, as the standard wants it.
fn until(last: Date, span: Option<TimeSpan>) -> String {
    if span.is_some() { format!("{}T155959Z", compact(last)) } else { compact(last) }
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}
