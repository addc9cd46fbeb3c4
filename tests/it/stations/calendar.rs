//! The open days of a calendar, read by the letter of RFC 5545; whatever it does not allow fails.

use std::collections::{BTreeMap, BTreeSet};

use gongbao_base::date::Date;
use gongbao_content::hours::TimeSpan;

use super::Open;

/// The properties of a component; each at most once.
type Properties = BTreeMap<String, (String, String)>;

pub(super) fn open(calendar: &str) -> Open {
    assert!(calendar.ends_with("\r\n"), "lines end with CRLF");
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\n', '\r']), "{line}");
    }
    let plain = calendar.replace("\r\n ", "");
    let lines: Vec<&str> = plain.split("\r\n").filter(|line| !line.is_empty()).collect();
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0"];
    assert_eq!(lines[..2], head);
    assert_eq!(lines.last(), Some(&"END:VCALENDAR"));
    assert!(lines.iter().any(|line| line.starts_with("PRODID:")));
    let zone = "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nBEGIN:STANDARD";
    assert!(plain.contains(zone) && plain.contains("TZOFFSETTO:+0800"));
    let mut all = Open::new();
    let mut names = BTreeSet::new();
    for event in plain.split("BEGIN:VEVENT\r\n").skip(1) {
        let (event, _) = event.split_once("END:VEVENT\r\n").unwrap();
        let properties = properties(event);
        assert!(names.insert(properties["UID"].1.clone()), "a UID is used twice");
        assert_eq!(properties["DTSTAMP"].1, "20240601T000000Z");
        assert_eq!(properties["SUMMARY"].1.split('（').next().unwrap(), "示例站，甲\\;乙");
        for day in days(&properties) {
            assert!(all.insert((day, span(&properties))), "{day} twice");
        }
    }
    all
}

fn properties(event: &str) -> Properties {
    let mut properties = Properties::new();
    for line in event.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap();
        let (name, parameters) = name.split_once(';').unwrap_or((name, ""));
        let known = [
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "RRULE",
            "EXDATE",
            "SUMMARY",
            "LOCATION",
            "DESCRIPTION",
            "URL",
            "TRANSP",
        ];
        assert!(known.contains(&name), "{line}");
        let value = (parameters.to_owned(), value.to_owned());
        assert_eq!(properties.insert(name.to_owned(), value), None, "{name} twice");
    }
    properties
}

fn day(text: &str) -> Date {
    let date = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]);
    Date::parse(&date).unwrap()
}

fn minutes(text: &str) -> u16 {
    assert!(text.len() == 15 && text.ends_with("00") && text.as_bytes()[8] == b'T', "{text}");
    text[9..11].parse::<u16>().unwrap() * 60 + text[11..13].parse::<u16>().unwrap()
}

fn span(event: &Properties) -> Option<TimeSpan> {
    let ((form, start), (end_form, end)) = (&event["DTSTART"], &event["DTEND"]);
    assert_eq!(form, end_form);
    if form == "VALUE=DATE" {
        assert_eq!(day(start).plus_days(1), day(end));
        return None;
    }
    assert_eq!(form, "TZID=Asia/Shanghai");
    let later = if day(start) == day(end) { 0 } else { 24 * 60 };
    Some(TimeSpan { opens: minutes(start), closes: minutes(end) + later })
}

/// The days of an event: its first, those of its rule until its end, without the exceptions.
fn days(event: &Properties) -> BTreeSet<Date> {
    let (form, start) = &event["DTSTART"];
    let first = day(start);
    let mut days = BTreeSet::from([first]);
    if let Some((_, rule)) = event.get("RRULE") {
        let parts: BTreeMap<&str, &str> =
            rule.split(';').map(|part| part.split_once('=').unwrap()).collect();
        let until = parts["UNTIL"];
        assert_eq!(until.ends_with('Z'), form != "VALUE=DATE", "UNTIL is of the start's kind");
        let last = day(until);
        assert!(holds(&parts, first), "DTSTART is not one of its rule's days: {rule}");
        let more = (0..=first.days_until(last)).map(|more| first.plus_days(more));
        days.extend(more.filter(|day| holds(&parts, *day)));
    }
    if let Some((exception_form, exceptions)) = event.get("EXDATE") {
        assert_eq!(exception_form, form);
        for text in exceptions.split(',') {
            assert_eq!(text.get(8..), start.get(8..), "an exception at another time");
            assert!(days.remove(&day(text)), "an exception that the rule does not have: {text}");
        }
    }
    days
}

fn holds(parts: &BTreeMap<&str, &str>, day: Date) -> bool {
    const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let known = ["FREQ", "BYDAY", "BYMONTHDAY", "BYMONTH", "UNTIL"];
    assert!(parts.keys().all(|part| known.contains(part)), "{parts:?}");
    let weekday = WEEKDAYS[usize::try_from(day.weekday() - 1).unwrap()];
    let order = (day.day() - 1) / 7 + 1;
    let backwards = (day.days_in_month() - day.day()) / 7 + 1;
    let by = |part: &str, values: &[String]| {
        parts.get(part).is_none_or(|list| list.split(',').any(|of| values.iter().any(|v| v == of)))
    };
    let named = match parts["FREQ"] {
        "WEEKLY" => vec![weekday.to_owned()],
        "MONTHLY" => vec![format!("{order}{weekday}"), format!("-{backwards}{weekday}")],
        other => panic!("{other}"),
    };
    let last = day.day() - day.days_in_month() - 1;
    by("BYDAY", &named)
        && by("BYMONTHDAY", &[day.day().to_string(), last.to_string()])
        && by("BYMONTH", &[day.month().to_string()])
}
