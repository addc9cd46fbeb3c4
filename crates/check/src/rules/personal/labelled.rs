//! What stands after a label: the number or name that it announces, in a text or below the head of a column.

use super::{digit::digit, word_finder::WordFinder};
use crate::reading::Reading;
use gongbao_base::{finding::Place, surname::leading_surname, text::is_han};
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
    for passage in reading.views() {
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
        let official = OFFICIAL.iter().any(|word| text[..label.start].ends_with(word));
        if official || is_in_word(text, &label) {
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

/// Whether a label of Latin letters is a part of a word or code.
fn is_in_word(text: &str, label: &Range<usize>) -> bool {
    let latin = text[label.clone()].ends_with(|c: char| c.is_ascii_alphabetic());
    latin
        && (text[..label.start].ends_with(|c: char| c.is_ascii_alphanumeric())
            || text[label.end..].starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// How much of a text a label may go on with.
fn skipped(text: &str) -> usize {
    let near = text.char_indices().take(12).take_while(|(_, c)| MORE.contains(*c));
    near.last().map_or(0, |(at, c)| at + c.len_utf8())
}

/// How long the number or name is that begins a text: letters, digits and dashes, or digits in groups, or 军字第…号.
fn length(text: &str) -> usize {
    let start = service(text);
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

/// How long the word for a service or region is that begins the number of an officer: 军字第, 北字第.
pub(super) fn service(text: &str) -> usize {
    let word = text.char_indices().nth(1).filter(|(at, _)| text[*at..].starts_with("字第"));
    let han = text.chars().next().is_some_and(is_han);
    word.filter(|_| han).map_or(0, |(at, _)| at + "字第".len())
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
