//! The days on which a station is open next, as pages show them.

use serde::Serialize;

use gongbao_base::{date::Date, workday::HolidayTable};
use gongbao_content::hours::{Doubt, OpenDay, OpenPeriod, OpeningHours, weekday_name};

/// A day on which a station is open.
#[derive(Debug, Serialize)]
pub(super) struct OpenDayView {
    /// The day as `2026-12-03`.
    date: String,
    /// The day in words, such as 12月3日（周四）; with the year when that is another than the build's.
    words: String,
    /// What is open on it.
    periods: Vec<OpenPeriodView>,
}

/// What is open on a day.
#[derive(Debug, Serialize)]
struct OpenPeriodView {
    /// The times, such as `09:00–11:00` or 上午; empty when they are not known.
    times: Vec<String>,
    /// Where; absent when the station has one place.
    place: Option<String>,
    /// What has to be known beside it, such as why it may be closed; absent when there is nothing.
    note: Option<String>,
}

/// The next open days from the build's day on.
pub(super) fn next(hours: &OpeningHours, today: Date, count: usize) -> Vec<OpenDayView> {
    let days = hours.next_open(today, count, HolidayTable::official());
    days.iter().map(|day| OpenDayView::new(day, today)).collect()
}

impl OpenDayView {
    fn new(day: &OpenDay<'_>, today: Date) -> Self {
        let date = day.date;
        let year = match date.year() == today.year() {
            true => String::new(),
            false => format!("{}年", date.year()),
        };
        let weekday = weekday_name(date.weekday());
        Self {
            date: date.to_string(),
            words: format!("{year}{}月{}日（{weekday}）", date.month(), date.day()),
            periods: day.periods.iter().map(OpenPeriodView::new).collect(),
        }
    }
}

impl OpenPeriodView {
    fn new(period: &OpenPeriod<'_>) -> Self {
        let moved =
            period.moved_from.map(|from| format!("由{}月{}日顺延", from.month(), from.day()));
        let doubt = period.doubt.map(|doubt| match doubt {
            Doubt::Holiday => "法定节假日，是否开放请先打电话".to_owned(),
            Doubt::Weekend => "休息日，是否开放请先打电话".to_owned(),
            Doubt::NoTable => "未计入尚未公布的调休".to_owned(),
        });
        let notes: Vec<String> = moved.into_iter().chain(doubt).collect();
        Self {
            times: period.times.texts("–"),
            place: period.place.map(str::to_owned),
            note: (!notes.is_empty()).then(|| notes.join("，")),
        }
    }
}
