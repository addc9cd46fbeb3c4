//! DayTimes without service: 2026年2月1日至2月10日暂停服务（装修）, 因搬迁自2026年3月1日起暂停服务.

use super::{super::opening::Pause, cursor::Cursor, place};
use gongbao_base::date::Date;

const STOPS: [&str; 12] = [
    "暂停对外服务",
    "暂停对外开放",
    "暂停服务",
    "暂停开放",
    "暂停办公",
    "暂停接待",
    "停止服务",
    "停止开放",
    "暂停",
    "不开放",
    "闭馆",
    "休息",
];

/// A pause as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReadPause {
    Pause(Pause),
    /// Its year is not given.
    WithoutYear,
    /// Its end stands before its beginning.
    Reversed,
}

/// Reads a whole line that speaks of a pause.
pub(super) fn pause(text: &str) -> Option<ReadPause> {
    let (stop, at) = STOPS.iter().find_map(|stop| text.find(stop).map(|at| (*stop, at)))?;
    let rest = format!("{},{}", &text[..at], &text[at + stop.len()..]);
    let start = rest.char_indices().map(|(at, _)| at).find(|at| {
        let begins = *at == 0 || !rest[..*at].ends_with(|c: char| c.is_ascii_digit());
        begins && date(&mut Cursor { rest: &rest[*at..] }, Some(2000)).is_some()
    })?;
    let mut cursor = Cursor { rest: &rest[start..] };
    let named = date(&mut cursor, None).map(|(day, _)| day);
    if named.is_none() {
        return reason(&rest[..start], "").map(|_| ReadPause::WithoutYear);
    }
    let from = named?;
    let until = cursor.attempt(|cursor| {
        cursor.eat_any(&["-", "至", "到"])?;
        date(cursor, Some(from.year())).or_else(|| day_alone(cursor, from)).map(|(day, _)| day)
    });
    let open = cursor.eat_any(&["起", "开始"]).is_some();
    let (until, reversed) = match until {
        // 12月28日至1月3日: the year is the next one.
        Some(until) if until < from => return Some(ReadPause::Reversed),
        None if open => (None, false),
        None => (Some(from), false),
        until => (until, false),
    };
    let reason = reason(&rest[..start], cursor.rest)?;
    (!reversed).then_some(ReadPause::Pause(Pause { from, until, reason }))
}

/// What is left beside the days: why. Nothing when it may say more than that.
fn reason(before: &str, after: &str) -> Option<Option<String>> {
    let left = format!("{before},{after}");
    let parts = left.split([',', ';', '(', ')', ':']).map(|part| {
        let part = part.trim_start_matches(['因', '自', '于', '从']);
        part.trim_end_matches(['起', '自', '于', '从'])
            .trim_start_matches("期间")
            .trim_start_matches("原因")
    });
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let times = ["上午", "下午", "点", "时", "每", "周", "除", "仅", "只", "改", "月"];
    if parts.iter().any(|part| place::is_place(part)) {
        // One place of several is no pause of the station.
        return None;
    }
    let text = parts.join(",");
    if times.iter().any(|word| text.contains(word)) || text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    Some((!text.is_empty()).then_some(text))
}

/// 2026年2月1日, 2026-02-01, and with a year given before, 2月1日; the day and whether its year stood there.
pub(super) fn date(cursor: &mut Cursor<'_>, year: Option<i16>) -> Option<(Date, bool)> {
    cursor.attempt(|cursor| {
        let with_year = cursor.attempt(|cursor| {
            let year = cursor.number().filter(|year| (2000..2100).contains(year))?;
            let apart = cursor.eat_any(&["年", "-", "/", "."])?;
            Some((i16::try_from(year).ok()?, apart != "年"))
        });
        let (year, dashed) = with_year.or(year.map(|year| (year, false)))?;
        let month = i8::try_from(cursor.number()?).ok()?;
        cursor.eat_any(if dashed { &["-", "/", "."] } else { &["月"] })?;
        let day = i8::try_from(cursor.number()?).ok()?;
        if !dashed {
            cursor.eat_any(&["日", "号"])?;
        }
        Some((Date::new(year, month, day)?, with_year.is_some()))
    })
}

/// 10日, of the month of another day.
fn day_alone(cursor: &mut Cursor<'_>, of: Date) -> Option<(Date, bool)> {
    let day = i8::try_from(cursor.number()?).ok()?;
    cursor.eat_any(&["日", "号"])?;
    Some((Date::new(of.year(), of.month(), day)?, false))
}
