//! A home address down to the room (PII-04; standards 8.2).

use crate::{reading::Reading, source_file::SourceFile};
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{kinds::Entry, published::ROW};
use std::ops::Range;

codes! {
    HOME_ADDRESS = "PII-04" Warning "住址过细" "a home address down to the room"
        "住址只保留到镇街、社区。打码样式见永安市政府办2023年1月4日通知。"
        "A home address is kept to the sub-district or community."
        S "永安市政府办2023年1月4日通知；个人信息保护法第三十四条";
}

/// Words that say a line is about one person's home.
const HOME: [&str; 7] = ["住址", "家住", "现住", "户籍地址", "家庭地址", "居住地", "住所地"];

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let own = [reading.file.settings.org.address.as_deref(), station_address(&reading.file)];
    let mut findings = Vec::new();
    for passage in reading.passages() {
        let text: &str = passage;
        for line in text.split_inclusive(['\n', ROW]) {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            let Some(range) = home(line) else { continue };
            if own.iter().flatten().any(|own| own.contains(line[range.clone()].trim())) {
                continue;
            }
            let range = start + range.start..start + range.end;
            findings.push(
                Finding::new(&HOME_ADDRESS, reading.place(&passage.text, &range))
                    .says("住址写到了门牌和房号", "a home address down to the room")
                    .help("住址只保留到街道、社区", "keep the sub-district or community only"),
            );
        }
    }
    findings
}

fn station_address<'a>(file: &SourceFile<'a>) -> Option<&'a str> {
    match file.document.map(|document| &document.entry) {
        Some(Entry::Station(station)) => station.address.as_deref(),
        _ => None,
    }
}

/// Where an address finer than the community stands in a line about someone's home, in bytes.
fn home(line: &str) -> Option<Range<usize>> {
    let word = HOME.iter().find_map(|word| line.find(word).map(|at| at + word.len()))?;
    fine_address(&line[word..]).map(|(start, end)| word + start..word + end)
}

/// The first stretch that goes down to a house and a room: 路…号…室.
fn fine_address(text: &str) -> Option<(usize, usize)> {
    let road = text.find(['路', '街', '巷', '村', '道'])?;
    let number = road + text[road..].find('号')?;
    let digits = text[..number]
        .ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let rest = &text[number + '号'.len_utf8()..];
    let reach: String = rest.chars().take(16).collect();
    let room = reach.find(['栋', '幢', '室', '房', '单', '座']).filter(|at| {
        reach[..*at].chars().any(|c| {
            c.is_ascii_digit() || c.is_ascii_uppercase() || "一二三四五六七八九十".contains(c)
        })
    })?;
    let end = number + '号'.len_utf8() + room;
    let last = text[end..].chars().next()?;
    let start = text[..road]
        .rfind(['：', ':', '，', '。', '|', ' ', '；'])
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (digits && number - road <= 60).then_some((start, end + last.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn homes_down_to_the_room() {
        assert!(home("甲某，住址：某某街道甲路12号3栋401室。").is_some());
        for line in
            ["住址：某某街道", "地址：甲路12号3栋401室", "住址：甲路12号", "住所地的人民法院"]
        {
            assert!(home(line).is_none(), "{line}");
        }
    }
}
