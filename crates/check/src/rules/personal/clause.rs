//! The sentences of a text, and the rows of its tables: what is said of one person stands in one.

use super::word_finder::WordFinder;
use gongbao_content::published::{ROW, TABLE};
use std::ops::Range;

/// Where the sentences stand that hold one of these words, in order.
pub(super) fn sentences_with(text: &str, words: &WordFinder) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.find(text) {
        if found.last().is_none_or(|last| last.end <= word.start) {
            found.push(sentence_around(text, &word));
        }
    }
    found
}

/// The sentence around a range.
pub(super) fn sentence_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind(ends).map_or(0, |at| after(text, at));
    let end = text[range.end..].find(ends).map_or(text.len(), |at| after(text, range.end + at));
    start..end
}

fn ends(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '\n' | ROW | TABLE)
}

fn after(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}
