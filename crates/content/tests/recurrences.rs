//! Each day of five years, as the crate `opening-hours` has it and as ours do. Holidays are handed to it as `PH`, shifted
//! working days as `SH`, since it knows no such thing.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use chrono::NaiveDate;
use compact_calendar::CompactCalendar;
use gongbao_base::{date::Date, workday::HolidayTable};
use gongbao_content::hours::{OpeningHours, TimeSpan, text};
use opening_hours::{Context, ContextHolidays, OpeningHours as Others, RuleKind};

/// Texts of offices, and the same in the syntax of OpenStreetMap.
fn cases() -> Vec<(String, String)> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const DAY: &str = "09:00-11:00,13:00-17:00";
    let monthly = |numbers: &[u8], months: &[&str]| {
        let days = months.iter().flat_map(|m| numbers.iter().map(move |n| format!("{m} {n:02}")));
        days.collect::<Vec<_>>().join(",")
    };
    let long = |of: u8| {
        let has = move |month: &&str| {
            of < 30
                || (**month != *"Feb" && (of < 31 || !["Apr", "Jun", "Sep", "Nov"].contains(month)))
        };
        MONTHS.into_iter().filter(has).collect::<Vec<_>>()
    };
    let february = format!(
        "Feb 28 {DAY}; 2024 Feb 28 off; 2028 Feb 28 off; 2024 Feb 29 {DAY}; 2028 Feb 29 {DAY}"
    );
    let mut cases: Vec<(String, String)> = [
        ("每月第3个周二（上午9：00-11：00，下午13：00-17：00）", format!("Tu[3] {DAY}")),
        ("每月第三个周二", "Tu[3]".to_owned()),
        ("每月第一、三个星期三9:00-11:00", "We[1,3] 09:00-11:00".to_owned()),
        ("每月最后一个周五14:00-17:00", "Fr[-1] 14:00-17:00".to_owned()),
        ("每月第五个周一", "Mo[5]".to_owned()),
        ("每周二、四", "Tu,Th".to_owned()),
        ("每周三", "We".to_owned()),
        (
            "周一至周五9:00-12:00，14:00-17:30（法定节假日除外）",
            "Mo-Fr 09:00-12:00,14:00-17:30; PH off".to_owned(),
        ),
        (
            "周一至周五9:00-12:00（节假日照常）；周六10:00-11:00（节假日照常）",
            "Mo-Fr 09:00-12:00; Sa 10:00-11:00".to_owned(),
        ),
        ("工作日9:00-17:00", "Mo-Fr 09:00-17:00; PH off; SH 09:00-17:00".to_owned()),
        ("工作日", "Mo-Fr; PH off; SH open".to_owned()),
        ("24小时", "24/7".to_owned()),
        ("每天9:00-21:00", "Mo-Su 09:00-21:00".to_owned()),
        ("周二至周日9:00-17:00，周一闭馆", "Tu-Su 09:00-17:00; Mo off".to_owned()),
        ("单周周三", "week 01-53/2 We".to_owned()),
        ("双周的星期五9:00-10:00（按ISO周历）", "week 02-52/2 Fr 09:00-10:00".to_owned()),
        (
            "单月第二个周二",
            "Jan Tu[2]; Mar Tu[2]; May Tu[2]; Jul Tu[2]; Sep Tu[2]; Nov Tu[2]".to_owned(),
        ),
        (
            "每周三9:00-12:00；2026年2月1日至2月10日暂停服务（装修）",
            "We 09:00-12:00; 2026 Feb 01-2026 Feb 10 off".to_owned(),
        ),
        (
            "每月30号（2月最后一天）（上午9：00-11：00，下午13：00-17：00）",
            format!("{} {DAY}; {february}", monthly(&[30], &long(30))),
        ),
        (
            "每月31日（小月最后一天）9:00-11:00,13:00-17:00",
            format!(
                "{} {DAY}; Apr 30,Jun 30,Sep 30,Nov 30 {DAY}; {february}",
                monthly(&[31], &long(31))
            ),
        ),
        (
            "每月最后一天9:00-11:00,13:00-17:00",
            format!(
                "{} {DAY}; Apr 30,Jun 30,Sep 30,Nov 30 {DAY}; {february}",
                monthly(&[31], &long(31))
            ),
        ),
        ("每月10、20日（法定节假日除外）", format!("{}; PH off", monthly(&[10, 20], &MONTHS))),
        (
            "每季度第一个月的10日9:00-11:00",
            format!("{} 09:00-11:00", monthly(&[10], &["Jan", "Apr", "Jul", "Oct"])),
        ),
    ]
    .map(|(text, osm)| (text.to_owned(), osm))
    .into();
    for number in 1..=31 {
        let osm = format!("{} 09:00-11:00", monthly(&[number], &long(number)));
        // A 29 February is no day in most years, and 每月29日 means it where there is one.
        cases.push((format!("每月{number}号（上午9:00-11:00）"), osm));
    }
    cases
}

fn holidays(keep: impl Fn(Date) -> bool) -> Arc<CompactCalendar> {
    let mut day = Date::new(2024, 1, 1).unwrap();
    let mut calendar = CompactCalendar::default();
    while day.year() < 2029 {
        if keep(day) {
            calendar.insert(theirs(day));
        }
        day = day.plus_days(1);
    }
    Arc::new(calendar)
}

fn theirs(day: Date) -> NaiveDate {
    let number = |n: i8| u32::from(n.unsigned_abs());
    NaiveDate::from_ymd_opt(i32::from(day.year()), number(day.month()), number(day.day())).unwrap()
}

#[test]
fn each_day_of_five_years_is_as_another_has_it() {
    let table = HolidayTable::official();
    let context = Context::default().with_holidays(ContextHolidays::new(
        holidays(|day| table.is_holiday(day)),
        holidays(|day| day.weekday() > 5 && table.works(day)),
    ));
    let mut compared = 0;
    for (text, osm) in cases() {
        let read = text::read(&text);
        assert_eq!(read.unread, None, "{text}");
        let ours =
            OpeningHours { rules: read.rules, pauses: read.pauses, ..OpeningHours::default() };
        let others: Others = osm.parse().unwrap();
        let others = others.with_context(context.clone());
        let mut day = Date::new(2024, 1, 1).unwrap();
        while day.year() < 2029 {
            let periods = ours.on(day, table);
            let known = periods.iter().all(|period| !period.times.is_empty());
            let spans: Vec<TimeSpan> =
                periods.iter().flat_map(|period| &period.times.spans).copied().collect();
            let expected = open(&others, theirs(day));
            if known {
                assert_eq!(spans, expected, "{text} = {osm} on {day}");
            } else {
                assert_eq!(expected, [TimeSpan::DAY], "{text} = {osm} on {day}");
            }
            compared += 1;
            day = day.plus_days(1);
        }
    }
    assert!(compared > 54 * 1826, "{compared} days");
}

fn open(hours: &Others, day: NaiveDate) -> Vec<TimeSpan> {
    let open = hours.schedule_at(day).into_iter().filter(|range| range.kind == RuleKind::Open);
    open.map(|range| TimeSpan {
        opens: range.range.start.mins_from_midnight(),
        closes: range.range.end.mins_from_midnight(),
    })
    .collect()
}
