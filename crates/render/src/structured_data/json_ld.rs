//! A station as schema.org JSON-LD.

use serde_json::{Map, Value, json};

use super::HORIZON;
use gongbao_base::{date::Date, workday::HolidayTable};
use gongbao_content::{
    document::Document,
    hours::{OpeningHours, Recurrence, TimeSpan, Weeks, clock},
    kinds::station::{Station, StationType},
};

/// schema.org data; every value also stands on the page. `<` is escaped, so that nothing can end the script element.
pub(crate) fn station(document: &Document, station: &Station, url: &str, today: Date) -> String {
    let kind = match station.type_of() {
        StationType::Venue => "CivicStructure",
        _ => "GovernmentOffice",
    };
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!(kind));
    data.insert("name".into(), json!(document.common.title));
    data.insert("url".into(), json!(url));
    if let Some(address) = &station.address {
        data.insert(
            "address".into(),
            json!({ "@type": "PostalAddress", "streetAddress": address, "addressCountry": "CN" }),
        );
    }
    if let Some(text) = station.phones.first() {
        data.insert("telephone".into(), json!(text));
    }
    opening(&station.opening().hours, today, &mut data);
    Value::Object(data).to_string().replace('<', "\\u003c")
}

/// The hours of a usual week, and from the build's day on each day that is another. What has no hours is left out: a
/// day without `opens` would say that it is closed.
fn opening(hours: &OpeningHours, today: Date, data: &mut Map<String, Value>) {
    let usual = usual_week(hours);
    if usual.iter().any(|spans| !spans.is_empty()) {
        data.insert("openingHoursSpecification".into(), week(&usual));
    }
    let other = exceptions(hours, &usual, today);
    if !other.is_empty() {
        data.insert("specialOpeningHoursSpecification".into(), Value::Array(other));
    }
}

/// The hours of each weekday after the rules that hold every week.
fn usual_week(hours: &OpeningHours) -> [Vec<TimeSpan>; 7] {
    let mut week: [Vec<TimeSpan>; 7] = Default::default();
    if !hours.unread.is_empty() {
        return week;
    }
    for rule in hours.rules.iter().filter(|rule| !rule.closed) {
        let days = match rule.recurrence {
            Recurrence::Weekly(days, Weeks::Every) => days,
            Recurrence::Workdays => [true, true, true, true, true, false, false],
            _ => continue,
        };
        let open = week.iter_mut().zip(days).filter(|(_, open)| *open);
        open.for_each(|(spans, _)| spans.extend(&rule.times.spans));
    }
    week.iter_mut().for_each(|spans| spans.sort_unstable());
    week
}

fn week(usual: &[Vec<TimeSpan>; 7]) -> Value {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let mut lines: Vec<(TimeSpan, Vec<&str>)> = Vec::new();
    for (day, span) in
        DAYS.iter().zip(usual).flat_map(|(day, spans)| spans.iter().map(move |s| (day, s)))
    {
        match lines.iter_mut().find(|(known, _)| known == span) {
            Some((_, days)) => days.push(day),
            None => lines.push((*span, vec![day])),
        }
    }
    let line = |(span, days): (TimeSpan, Vec<&str>)| {
        json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": clock(span.opens),
            "closes": closes(span),
        })
    };
    lines.into_iter().map(line).collect()
}

/// Days that are not as their weekday is; closed ones that follow each other are one.
fn exceptions(hours: &OpeningHours, usual: &[Vec<TimeSpan>; 7], today: Date) -> Vec<Value> {
    let mut out = Vec::new();
    let mut closed: Option<(Date, Date)> = None;
    let range = |(from, until): (Date, Date)| {
        json!({
            "@type": "OpeningHoursSpecification",
            "validFrom": from,
            "validThrough": until,
        })
    };
    for day in (0..HORIZON).map(|more| today.plus_days(more)) {
        let periods = hours.on(day, HolidayTable::official());
        let mut spans: Vec<TimeSpan> =
            periods.iter().flat_map(|period| &period.times.spans).copied().collect();
        spans.sort_unstable();
        let weekday = usize::try_from(day.weekday() - 1).unwrap_or_default();
        if periods.is_empty() {
            // A weekend between closed days is closed as well.
            match &mut closed {
                Some((_, until)) if until.plus_days(1) == day => *until = day,
                _ if usual[weekday].is_empty() => {}
                _ => out.extend(closed.replace((day, day)).map(range)),
            }
            continue;
        }
        out.extend(closed.take().map(range));
        if spans != usual[weekday] {
            out.extend(spans.into_iter().map(|span| {
                json!({
                    "@type": "OpeningHoursSpecification",
                    "validFrom": day,
                    "validThrough": day,
                    "opens": clock(span.opens),
                    "closes": closes(span),
                })
            }));
        }
    }
    out.extend(closed.map(range));
    out
}

/// The end of a day is 23:59 to readers of schema.org, where 24:00 is no time.
fn closes(span: TimeSpan) -> String {
    clock(span.closes.min(24 * 60 - 1))
}
