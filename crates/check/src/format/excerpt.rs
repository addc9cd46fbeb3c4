//! What findings show of a text: of numbers of persons only the beginning. Findings go into logs, reports and screens.

use crate::rules::personal::{self, find};
use gongbao_base::finding::{Finding, Language};
use gongbao_content::{
    fields::Keys,
    markdown::{TextContext, render},
    published::{self, PublishedText},
    settings::Settings,
};
use std::ops::Range;

/// How many signs of a number are shown.
const SHOWN: usize = 3;

/// The message of a finding and its help.
pub(crate) fn words(finding: &Finding, language: Language) -> (String, String) {
    (discreet(finding.message.get(language)), discreet(finding.help.get(language)))
}

/// A text without whole numbers of persons.
pub(crate) fn discreet(text: &str) -> String {
    hide(text, numbers(&literal(text)))
}

/// The line that a finding points at: as many characters as it has, so that marks under it stand where they should.
pub(super) fn line(text: &str, finding: &Finding) -> String {
    if !text.contains(personal::is_digit) && !text.contains("\\x") && !text.contains("\\u") {
        return text.to_owned();
    }
    let (settings, keys) = (Settings::default(), Keys::default());
    let context = TextContext {
        file: "",
        line: 1,
        offset: 0,
        figures: &[],
        settings: &settings,
        keys: &keys,
    };
    // Whatever the line is part of: text as it is typed, Markdown, the values of a front matter.
    let mut ranges = numbers(&literal(text));
    ranges.extend(numbers(&render(text, &context).0.text));
    ranges.extend(numbers(&published::front(text, 0)));
    if finding.code.starts_with("PII-") {
        let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
        let places = finding.places().filter(|place| place.line == finding.place.line);
        ranges.extend(places.map(|place| {
            let start = place.column.saturating_sub(1);
            byte(start)..byte(start + place.length)
        }));
    }
    hide(text, ranges)
}

fn literal(text: &str) -> PublishedText {
    let mut published = PublishedText::default();
    published.push_literal(text, 0);
    published
}

/// Where the numbers of a text were written.
fn numbers(text: &PublishedText) -> Vec<Range<usize>> {
    find(text.text()).iter().filter_map(|number| text.source(&number.range)).collect()
}

/// The text with the digits and letters of some ranges hidden, but for the first ones; it keeps its number of characters.
fn hide(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_by_key(|range| range.start);
    let (mut end, mut shown) = (0, 0);
    let mut ranges = ranges.into_iter().peekable();
    text.char_indices()
        .map(|(at, c)| {
            while let Some(range) = ranges.next_if(|range| range.start <= at) {
                shown = if range.start < end { shown } else { 0 };
                end = end.max(range.end);
            }
            let sign = at < end && (c.is_ascii_alphanumeric() || personal::is_digit(c));
            shown += usize::from(sign);
            if sign && shown > SHOWN { '*' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{discreet, line};
    use crate::rules::personal::whole_numbers::MOBILE_NUMBER;
    use gongbao_base::finding::{Finding, Place};

    #[test]
    fn no_number_is_shown_whole() {
        let finding = Finding::new(&MOBILE_NUMBER, Place::at("a.md", 1, 1, 1));
        for (text, shown) in [
            ("电话13800138000、020-12345678", "电话138********、020-12345678"),
            ("138&nbsp;0013&nbsp;8000", "138&****;****&****;****"),
            ("张某 138**0013**8000。", "张某 138************。"),
            ("摘要: \"\\x31\\x33800138000\"", "摘要: \"\\x31\\************\""),
            ("没有号码，2024年5月20日", "没有号码，2024年5月20日"),
        ] {
            let hidden = line(text, &finding);
            assert_eq!(hidden, shown);
            assert_eq!(hidden.chars().count(), text.chars().count());
        }
        assert_eq!(discreet("链接13800138000无效"), "链接138********无效");
    }

    #[test]
    fn half_a_number_at_the_place_of_its_finding_is_hidden() {
        let finding = Finding::new(&MOBILE_NUMBER, Place::at("a.md", 1, 2, 7));
        assert_eq!(line("甲1380013", &finding), "甲138****");
    }
}
