//! A station's page, vCard, JSON-LD and calendar say the same of every day of a year.

mod calendar;
mod json_ld;

use std::collections::BTreeSet;

use crate::harness::{Site, TODAY};
use gongbao_base::{date::Date, workday::HolidayTable};
use gongbao_content::hours::{OpeningHours, TimeSpan, text};

/// A day with the times on it; none where the hours are not known.
type Open = BTreeSet<(Date, Option<TimeSpan>)>;

const DAYS: i32 = 366;

/// The strings of offices, and what else the hours of a station can say.
const HOURS: [&str; 27] = [
    "每月20日",
    "每月20号（上午9:00-11:00，下午13:00-17:00）",
    "每月第3个周二（上午9：00-11：00，下午13：00-17：00）",
    "每月10日（上午9：00-11：00）",
    "每月30号（2月最后一天）（上午9：00-11：00，下午13：00-17：00）",
    "每周二、四",
    "每周三上午",
    "周一至周五9:00-12:00，14:00-17:30（法定节假日除外）",
    "工作日",
    "工作日9:00-17:00",
    "每月最后一个周五下午",
    "单周周三",
    "双周周五9:00-10:00（按ISO周历）",
    "24小时",
    "每天9:00-21:00，全年无休",
    "每月20日9:00-11:00（周末和法定节假日顺延）",
    "每周三9:00-11:00（法定节假日顺延）",
    "周二至周日9:00-17:00；周一闭馆",
    "周一至周五9:00-12:00；周六上午；2024年8月1日至8月20日暂停服务（装修）",
    "每周一9:00-11:00（甲社区居委会）、每周三14:00-16:00（乙社区居委会）",
    "每月最后一天9:00-11:00（法定节假日除外）",
    "每月31日9:00-11:00（节假日除外）",
    "单月第二个周二9:00-11:00；双月第一、三个周四14:00-16:00",
    "每季度第一个月的10日9:00-11:00",
    "周一9:00-11:00；每月第一个周一14:00-16:00（法定节假日除外）",
    "预约",
    "夏季另行通知",
];

fn station(hours: &str) -> String {
    format!(
        "---\ntitle: 示例站，甲;乙\naddress: 示例路1号\nphones: [\"12348\"]\nservices: [咨询]\nverified: 2024-05-01\nhours: \"{hours}\"\n---\n正文。\n"
    )
}

fn site() -> Site {
    let site = Site::new();
    for (number, hours) in HOURS.iter().enumerate() {
        site.write(&format!("content/stations/s{number}.md"), station(hours));
    }
    site.build();
    site
}

#[test]
fn page_card_data_and_calendar_agree() {
    let site = site();
    let today = Date::parse(TODAY).unwrap();
    for (number, hours) in HOURS.iter().enumerate() {
        let file = |ending: &str| format!("stations/s{number}.{ending}");
        let card = of_card(&site.read(&file("vcf")), today);
        let page = site.read(&file("html"));

        let mut next: Vec<Date> = card.iter().map(|(day, _)| *day).collect();
        next.dedup();
        next.truncate(3);
        assert_eq!(of_page(&page), next, "page and card: {hours}");

        let timed: Open = card.iter().filter(|(_, span)| span.is_some()).copied().collect();
        same(&json_ld::open(&page, today), &timed, "data and card", hours);

        let path = site.public().join(file("ics"));
        assert_eq!(path.exists(), !card.is_empty(), "{hours}");
        assert_eq!(page.contains(".ics"), path.exists(), "{hours}");
        if path.exists() {
            let calendar = site.read(&file("ics"));
            same(&calendar::open(&calendar), &card, "calendar and card", hours);
        }
    }
}

#[test]
fn what_is_not_understood_is_shown_as_written_and_has_no_days() {
    let site = Site::new();
    site.write("content/stations/a.md", station("周一至周五9:00-17:30（夏季14:30-17:30）"));
    site.build();
    let page = site.read("stations/a.html");
    assert!(page.contains("周一至周五9:00-17:30（夏季14:30-17:30）"));
    assert!(!page.contains("最近开放") && !page.contains("openingHours"));
    assert!(site.read("stations/a.vcf").replace("\r\n ", "").contains("夏季14:30-17:30"));
    assert!(!site.public().join("stations/a.ics").exists());
    let told = String::from_utf8(site.run(&["check"]).stdout).unwrap();
    assert!(told.contains("ST-13") && told.contains("看不懂：夏季14:30-17:30"), "{told}");
}

#[test]
fn a_pause_stands_above_all_and_a_withdrawn_station_has_no_days() {
    let site = Site::new();
    let hours = "每周三9:00-11:00；2024年5月20日至6月30日暂停服务（装修）";
    site.write("content/stations/a.md", station(hours));
    let gone = station("每周三9:00-11:00")
        .replace("verified", "withdrawn: {date: 2024-05-02, reason: 撤并}\nverified");
    site.write("content/stations/b.md", gone);
    site.build();
    let page = site.read("stations/a.html");
    let note = page.find("2024年5月20日至2024年6月30日暂停服务（装修）").unwrap();
    assert!(note < page.find("<dt>服务时间").unwrap());
    assert_eq!(of_page(&page)[0].to_string(), "2024-07-03");
    assert!(of_page(&site.read("stations/b.html")).is_empty());
    assert!(!site.public().join("stations/b.ics").exists());
}

fn same(one: &Open, other: &Open, which: &str, hours: &str) {
    let differ: Vec<_> = one.symmetric_difference(other).collect();
    assert!(differ.is_empty(), "{which} differ, {hours}: {differ:?}");
}

/// The days that the page names.
fn of_page(page: &str) -> Vec<Date> {
    let Some((_, from)) = page.split_once("最近开放</dt>") else { return Vec::new() };
    let shown = from.split("</dd>").next().unwrap();
    shown.split("datetime=").skip(1).map(|rest| Date::parse(&rest[..10]).unwrap()).collect()
}

/// What the card says, read as the words of an office are read.
fn of_card(card: &str, today: Date) -> Open {
    let card = card.replace("\r\n ", "");
    let note = card.lines().find_map(|line| line.strip_prefix("NOTE:服务时间：")).unwrap();
    let read = text::read(&note.replace("\\,", ",").replace("\\;", ";"));
    let hours = OpeningHours {
        rules: read.rules,
        appointment: read.appointment,
        pauses: read.pauses,
        unread: read.unread.into_iter().collect(),
    };
    let days = hours.open_days(today, DAYS, HolidayTable::official());
    days.flat_map(|day| {
        let all: Vec<(Date, Option<TimeSpan>)> = day
            .periods
            .iter()
            .flat_map(|period| {
                let unknown = period.times.spans.is_empty() || !period.times.parts.is_empty();
                let spans = period.times.spans.iter().copied().map(Some);
                spans.chain(unknown.then_some(None)).map(|span| (day.date, span))
            })
            .collect();
        all
    })
    .collect()
}
