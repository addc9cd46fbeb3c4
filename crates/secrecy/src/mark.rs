//! The marks of a text, by the setting in which it stands.

use std::ops::Range;

use super::{
    folded::FoldedLine,
    line::{LineMark, alone, find, surest},
    phrases::{MarkStrength, is_label, is_value},
};

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecrecyMark {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Its words, without spaces and in one width.
    pub words: String,
}

/// What kind of place a text has in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkSetting {
    /// A paragraph of the text, or a line of it.
    Paragraph,
    /// A heading or an item of a list: names of chapters stand there.
    Heading,
    /// A cell of a table among others: names of rows and columns stand there.
    Cell,
    /// Head and foot of the pages, a watermark, a property, words of a picture: what stands there is said of the whole.
    Margin,
    /// The page of a printed document, line by line; rows of a table are lines as well.
    Page,
}

/// The marks of a text, line by line.
#[must_use]
pub fn marks(text: &str, setting: MarkSetting) -> Vec<SecrecyMark> {
    let least = match setting {
        MarkSetting::Margin => MarkStrength::OnRequest,
        MarkSetting::Page if is_statutory_table(text) => MarkStrength::Word,
        MarkSetting::Paragraph | MarkSetting::Page => MarkStrength::Release,
        MarkSetting::Heading | MarkSetting::Cell => MarkStrength::Word,
    };
    let margin = setting == MarkSetting::Margin;
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = "";
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}', '\u{B}', '\u{C}']) {
        // Most lines speak of nothing of the kind.
        if line.contains(['密', '祕', '内', '內', '外', '公', '涉', '上', '扩', '保']) {
            let folded = FoldedLine::new(line, at);
            let mark = find(&folded, margin).filter(|mark| mark.strength >= least);
            if let Some(mark) = mark.filter(|mark| !goes_on(before, mark)) {
                found.push(SecrecyMark {
                    words: folded.text[mark.range.clone()].to_owned(),
                    range: folded.origin(mark.range),
                });
            }
        }
        at += line.len();
        before = line;
    }
    found
}

/// Whether a line that seems a mark is the end of a sentence that the page broke: 属于国家 / 秘密.
fn goes_on(before: &str, mark: &LineMark) -> bool {
    let before = before.trim_end();
    mark.alone
        && mark.strength < MarkStrength::Sure
        && [
            "国家", "商业", "工作", "技术", "军事", "属于", "涉及", "泄露", "、", "，", "和", "或",
            "的", "为",
        ]
        .iter()
        .any(|end| before.ends_with(end))
}

/// Whether a page holds the table of results of the yearly report, whose rows are named 不予公开.
fn is_statutory_table(text: &str) -> bool {
    let flat: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    flat.contains("予以公开") && (flat.contains("不予处理") || flat.contains("无法提供"))
}

/// The marks of a row: a label in one cell, its value in the next.
#[must_use]
pub fn row_marks(cells: &[&str]) -> Vec<(usize, SecrecyMark)> {
    let mut found = Vec::new();
    // Two at a time: a row of a sheet may be as long as a book.
    let mut before = FoldedLine::new("", 0);
    for (at, cell) in cells.iter().enumerate() {
        let folded = FoldedLine::new(cell, 0);
        let of_level = is_label(&before.text);
        if of_level.is_some_and(|of_level| is_value(&folded.text, of_level)) {
            let words = format!("{}：{}", before.text.trim_end_matches(':'), folded.text);
            found.push((at, SecrecyMark { range: 0..cell.len(), words }));
        }
        before = folded;
    }
    found
}

/// The mark in a file's name: one of the parts into which signs cut it.
#[must_use]
pub fn in_name(name: &str) -> Option<SecrecyMark> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let folded = FoldedLine::new(stem, 0);
    let mut parts: Vec<Range<usize>> = folded.tokens(false);
    let mut start = 0;
    let cut = |c: char| {
        matches!(c, '-' | '_' | '.' | '·' | '(' | ')' | '+' | '—' | ',' | '&' | '#' | '@' | '~')
    };
    for (at, sign) in folded.text.match_indices(cut).chain([(folded.text.len(), "")]) {
        parts.push(start..at);
        start = at + sign.len();
    }
    // Of several choices the one counts that is ticked.
    let choice = folded.text.contains(['√', '□']);
    let parts = parts.into_iter().filter(|_| !choice);
    let parts = parts.filter_map(|part| alone(&folded.text, part));
    // （三）不予公开 is a part of something.
    let numbered =
        folded.text.trim_start_matches('(').starts_with(|c| "一二三四五六七八九十".contains(c));
    let least = if numbered { MarkStrength::Word } else { MarkStrength::Release };
    let mark = surest(parts.chain(find(&folded, false))).filter(|mark| mark.strength >= least)?;
    Some(SecrecyMark {
        words: folded.text[mark.range.clone()].to_owned(),
        range: folded.origin(mark.range),
    })
}
