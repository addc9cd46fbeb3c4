//! What stands after a label: the number or name that it announces, in a text or below the head of a column.

use super::{digit::digit, word_finder::WordFinder};
use crate::reading::Reading;
use gongbao_base::{finding::Place, surname::leading_surname};
use std::ops::Range;

/// What a label goes on with.
const MORE: &str = "号码证件为是系：:（）()=“”\"' 　\t\n\u{1f}";

/// Words before a label that make it an organisation's.
const OFFICIAL: [&str; 6] = ["官方", "公众", "单位", "群", "政务", "扫码"];

/// The places of what follows one of these labels and is what is looked for. A column's head is the label of its cells.
pub(super) fn tokens(
    reading: &Reading<'_>,
    labels: &WordFinder,
    wanted: fn(&str) -> bool,
) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for passage in reading.passages() {
        let found = after_labels(passage, labels, wanted).into_iter();
        places.extend(found.map(|range| reading.place(&passage.text, &range)));
    }
    for table in reading.tables() {
        for (column, head) in table.heads().enumerate() {
            if !labels.is_in(head) {
                continue;
            }
            for row in 1..table.rows.len() {
                if wanted(&plain(table.cell(row, column))) {
                    places.push(reading.place(table.text, &table.rows[row][column]));
                }
            }
        }
    }
    places.sort();
    places.dedup();
    places
}

/// Where what is looked for stands after its label in a text.
pub(super) fn after_labels(
    text: &str,
    labels: &WordFinder,
    wanted: fn(&str) -> bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for label in labels.find(text) {
        if OFFICIAL.iter().any(|word| text[..label.start].ends_with(word)) {
            continue;
        }
        let start = label.end;
        let mut token = start + skipped(&text[start..]);
        if let Some(name) = leading_surname(&text[token..]).filter(|_| token > start) {
            let mut rest = text[token + name..].char_indices().take(3);
            if let Some((end, _)) = rest.find(|(_, c)| MORE.contains(*c)) {
                token += name + end;
                token += skipped(&text[token..]);
            }
        }
        let length = length(&text[token..]);
        if length > 0 && wanted(&plain(&text[token..token + length])) {
            found.push(token..token + length);
        }
    }
    found
}

/// How much of a text a label may go on with.
fn skipped(text: &str) -> usize {
    let near = text.char_indices().take(12).take_while(|(_, c)| MORE.contains(*c));
    near.last().map_or(0, |(at, c)| at + c.len_utf8())
}

/// How long the number or name is that begins a text: letters, digits and dashes, or digits in groups, or 军字第…号.
fn length(text: &str) -> usize {
    let service = [
        "军字第",
        "士字第",
        "文字第",
        "武字第",
        "参字第",
        "政字第",
        "后字第",
        "装字第",
        "空字第",
        "海字第",
    ];
    let start = service.iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len());
    let mut end = start;
    let mut rest = text[start..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let part =
            c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '*' | '‑') || digit(c).is_some();
        let gap = c.is_whitespace()
            && c != '\n'
            && rest.peek().is_some_and(|(_, next)| digit(*next).is_some());
        if !part && !gap {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

/// A number without what parts it, in half width.
fn plain(text: &str) -> String {
    let shown = text.chars().filter(|c| !c.is_whitespace() && *c != '‑');
    shown
        .map(|c| match digit(c) {
            Some(digit) => char::from(b'0' + digit.value),
            None => c,
        })
        .collect()
}
