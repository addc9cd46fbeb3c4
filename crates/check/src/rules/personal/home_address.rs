//! A home address down to the room (PII-04; standards 8.2).

use super::{
    clause::sentences_with,
    fine_address::fine_address,
    people::{has_head, is_staff, name_column},
    person,
    word_finder::WordFinder,
};
use crate::{
    reading::{PublishedTable, Reading},
    source_file::SourceFile,
};
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::kinds::Entry;
use std::{ops::Range, sync::LazyLock};

codes! {
    HOME_ADDRESS = "PII-04" Warning "住址过细" "a home address down to the room"
        "住址只保留到镇街、社区。打码样式见永安市政府办2023年1月4日通知。"
        "A home address is kept to the sub-district or community."
        S "永安市政府办2023年1月4日通知；个人信息保护法第三十四条";
}

/// Words that say a sentence is about one person's home.
const HOME: [&str; 11] = [
    "住址",
    "家住",
    "现住",
    "户籍地址",
    "户籍所在地",
    "家庭地址",
    "家庭住址",
    "居住地",
    "住所地",
    "，住",
    ",住",
];

/// Words for a home beside its coordinates. With an address 住所 is the seat of a company.
const LOCATED: [&str; 8] = [
    "住所经纬度",
    "住所坐标",
    "住所位置",
    "住所定位",
    "住宅坐标",
    "住宅经纬度",
    "家庭坐标",
    "家庭经纬度",
];

/// Heads of columns that hold the homes of people, in a table of people, and heads that make them the seats of something.
const ADDRESSES: [&str; 4] = ["地址", "详细地址", "联系地址", "通讯地址"];
const SEATS: [&str; 9] = ["机构", "网点", "站", "店", "企业", "公司", "场所", "经营", "注册"];

/// Sentences about someone.
static SOMEONE: LazyLock<WordFinder> =
    LazyLock::new(|| WordFinder::new(HOME.into_iter().chain(LOCATED).chain(person::hints())));

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let own = [reading.file.settings.org.address.as_deref(), station_address(&reading.file)];
    let is_own = |text: &str| own.iter().flatten().any(|own| own.contains(text.trim()));
    let mut places = Vec::new();
    for passage in reading.views() {
        let homes = find(passage).into_iter().filter(|range| !is_own(&passage[range.clone()]));
        places.extend(homes.map(|range| reading.place(&passage.text, &range)));
    }
    for table in reading.tables() {
        let homes = homes(table).into_iter();
        let homes = homes.filter(|(row, column)| !is_own(table.cell(*row, *column)));
        places
            .extend(homes.map(|(row, column)| reading.place(table.text, &table.rows[row][column])));
    }
    places.sort();
    places.dedup();
    places.into_iter().map(report).collect()
}

/// Where addresses of homes stand in a text that are finer than the community.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let homes = sentences_with(text, &SOMEONE).into_iter().filter_map(|sentence| {
        let range = home(&text[sentence.clone()])?;
        Some(sentence.start + range.start..sentence.start + range.end)
    });
    homes.collect()
}

/// The cells of a table with addresses of homes that are finer than the community.
pub(super) fn homes(table: &PublishedTable<'_>) -> Vec<(usize, usize)> {
    let says = |head: &str| HOME.iter().chain(&LOCATED).any(|word| head.contains(word));
    let people = name_column(table).is_some() && !is_staff(table) && !has_head(table, &SEATS);
    let column = table.heads().position(|head| says(head) || people && ADDRESSES.contains(&head));
    let Some(column) = column else { return Vec::new() };
    let fine = |cell: &str| fine_address(cell).is_some() || coordinates(cell).is_some();
    let rows = (1..table.rows.len()).filter(|row| fine(table.cell(*row, column)));
    rows.map(|row| (row, column)).collect()
}

fn report(place: Place) -> Finding {
    Finding::new(&HOME_ADDRESS, place)
        .says("住址写到了门牌和房号", "a home address down to the room")
        .help("住址只保留到街道、社区", "keep the sub-district or community only")
}

fn station_address<'a>(file: &SourceFile<'a>) -> Option<&'a str> {
    match file.document.map(|document| &document.entry) {
        Some(Entry::Station(station)) => station.address.as_deref(),
        _ => None,
    }
}

/// Where an address finer than the community stands in a sentence about someone's home: after the word for it, or in a
/// sentence that names the person. In bytes.
fn home(sentence: &str) -> Option<Range<usize>> {
    let address = |text: &str| fine_address(text).or_else(|| coordinates(text));
    // Most sentences hold no address at all.
    address(sentence)?;
    let find = |words: &[&str]| {
        words.iter().find_map(|word| sentence.find(word).map(|at| at + word.len()))
    };
    if let Some(after) = find(&LOCATED) {
        let range = coordinates(&sentence[after..])?;
        return Some(after + range.start..after + range.end);
    }
    let word = find(&HOME);
    let named = || person::names(sentence).first().map(|name| name.end);
    let after = word.or_else(named)?;
    let range = address(&sentence[after..])?;
    Some(after + range.start..after + range.end)
}

/// A pair of coordinates, to a hundred metres or less.
fn coordinates(text: &str) -> Option<Range<usize>> {
    let decimal = |text: &str| {
        let length = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (whole, part) = text[..length].split_once('.')?;
        ((2..=3).contains(&whole.len()) && part.len() >= 3).then_some(length)
    };
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !text[..*at].ends_with(|c: char| c.is_ascii_digit() || c == '.')
    });
    let padded = format!("{text} ");
    let mut found = starts.filter_map(|(at, _)| Some(at..at + decimal(&padded[at..])?));
    let first = found.next()?;
    let second = found.next()?;
    (second.start - first.end <= 20).then_some(first.start..second.end)
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn homes_down_to_the_room() {
        for sentence in [
            "甲某，住址：某某街道甲路12号3栋401室。",
            "张三，男，甲路12号3栋401室",
            "李某，住某某村3队12号",
            "家住23.1381,113.2512",
            "张某住所经纬度：东经113.4898，北纬23.7707",
        ] {
            assert!(home(sentence).is_some(), "{sentence}");
        }
        for sentence in [
            "住址：某某街道",
            "地址：甲路12号3栋401室",
            "住址：甲路12号",
            "住所地的人民法院",
            "办公地点：甲路12号3栋401室，住建窗口",
            "坐标23.1381,113.2512",
        ] {
            assert!(home(sentence).is_none(), "{sentence}");
        }
    }
}
