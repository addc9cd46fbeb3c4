//! Where: 甲社区：…, 在甲社区党群服务中心, （甲社区居委会）.

use super::cursor::Cursor;

/// How the names of places end.
const ENDS: [&str; 22] = [
    "社区",
    "村",
    "居委会",
    "村委会",
    "中心",
    "工作站",
    "工作室",
    "服务站",
    "联络点",
    "司法所",
    "调解室",
    "服务点",
    "大厅",
    "会议室",
    "图书馆",
    "广场",
    "园区",
    "小区",
    "楼",
    "站",
    "点",
    "馆",
];

/// Words that are no part of a place's name and may follow it at once.
const ENDED_BY: [&str; 10] =
    ["上午", "下午", "晚上", "值班", "坐班", "接待", "驻点", "提供", "办公", "开放"];

/// A place before a colon, at the beginning of a line.
pub(super) fn before(cursor: &mut Cursor<'_>) -> Option<String> {
    let (name, rest) = cursor.rest.split_once(':')?;
    let place = named(name)?;
    cursor.rest = rest;
    Some(place)
}

/// A place after days or times: after 在, or in brackets.
pub(super) fn after(cursor: &mut Cursor<'_>, bracketed: bool) -> Option<String> {
    let led = cursor.eat_any(&["地点在", "地点:", "地点为", "在", "于"]).is_some();
    if !led && !bracketed {
        return None;
    }
    let stop = ENDED_BY.iter().filter_map(|word| cursor.rest.find(word));
    let sign = cursor.rest.find(|c: char| ",、;():".contains(c));
    let end = stop.chain(sign).min().unwrap_or(cursor.rest.len());
    let place = named(&cursor.rest[..end])?;
    cursor.rest = &cursor.rest[end..];
    Some(place)
}

/// Whether a name can only be a place's.
pub(super) fn is_place(name: &str) -> bool {
    named(name).is_some()
}

/// A name that can only be a place's.
fn named(name: &str) -> Option<String> {
    let place = ENDS.iter().any(|end| name.ends_with(end) && name.len() > end.len());
    let says_more = [
        "每",
        "除",
        "不开",
        "请",
        "需",
        "改",
        "暂",
        "如遇",
        "节假日",
        "闭馆",
        "休馆",
        "预约",
        "工作日",
        ":",
        ",",
        "、",
        "(",
        ")",
        "-",
    ];
    let weekday =
        |at: usize| name[at + '周'.len_utf8()..].starts_with(|c| "一二三四五六日天".contains(c));
    let time = says_more.iter().chain(&ENDED_BY).any(|word| name.contains(word))
        || name.match_indices('周').any(|(at, _)| weekday(at))
        || name.starts_with(|c: char| c.is_ascii_digit());
    (place && !time).then(|| name.to_owned())
}
