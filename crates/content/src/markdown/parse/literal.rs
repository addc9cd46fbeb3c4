//! Which asterisks and underscores of a text belong to a mask (138****5678, 张*某) or a product (60*40*30cm), and are no marks of
//! emphasis.
//!
//! Everything else is left to CommonMark; so what is decided here is only which runs can neither begin nor end an emphasis.

use gongbao_base::text::is_han;
use std::ops::Range;

use super::mark_run::{MarkRun, runs};

/// The ranges of such runs.
pub(super) fn literal(text: &str) -> Vec<Range<usize>> {
    let runs = runs(text);
    let mut open = OpenMarks::default();
    let mut found = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        if run.begins_paragraph {
            open = OpenMarks::default();
        }
        let count = open.count(run.mark);
        let beside = runs[..at].last().into_iter().chain(runs.get(at + 1));
        let masked_names = run.after_surname
            && beside.into_iter().any(|other| other.after_surname && other.len() == run.len());
        if stands_in_number(run)
            || stands_in_product(run)
            || *count == 0 && (ends_mask(run) || masked_names)
        {
            found.push(run.range.clone());
            continue;
        }
        // As CommonMark does: a run closes what is open, and what is left of it opens.
        let closes = if is_space(run.before) { 0 } else { run.len().min(*count) };
        *count -= closes;
        if !is_space(run.after) {
            *count += run.len() - closes;
        }
    }
    found
}

/// How many marks of each kind wait for their end.
#[derive(Default)]
struct OpenMarks {
    asterisks: usize,
    underscores: usize,
}

impl OpenMarks {
    fn count(&mut self, mark: u8) -> &mut usize {
        if mark == b'*' { &mut self.asterisks } else { &mut self.underscores }
    }
}

fn is_space(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || is_han(c)) || is_digit(c)
}

/// Between the digits of a number, or a long run beside them.
fn stands_in_number(run: &MarkRun) -> bool {
    let part = |c: Option<char>| is_digit(c) || matches!(c, Some('X' | 'x' | 'Ｘ'));
    let (before, after) = (is_digit(run.before), is_digit(run.after));
    before && part(run.after) || run.len() >= 4 && (before || after || is_letter_of_number(run))
}

/// The letter that begins a passport's number or ends a plate's region.
fn is_letter_of_number(run: &MarkRun) -> bool {
    run.before.is_some_and(|c| c.is_ascii_uppercase())
}

/// A single mark between figures, units or Chinese characters. Single emphasis between Chinese characters is not written: 张*明
/// and 长*宽*高 are.
fn stands_in_product(run: &MarkRun) -> bool {
    let (before, after) = (run.before, run.after);
    let bracket = |c: Option<char>, brackets: &str| c.is_some_and(|c| brackets.contains(c));
    let wide = |c: Option<char>| is_digit(c) || c.is_some_and(is_han);
    run.len() == 1
        && run.mark == b'*'
        && (wide(before) && wide(after)
            || is_word(before) && is_digit(after)
            || is_digit(before) && bracket(after, "(（")
            || bracket(before, ")）") && is_digit(after))
}

/// After the last sign that is shown, where nothing could begin: 李**，粤A12***）, 粤A**345.
fn ends_mask(run: &MarkRun) -> bool {
    const ENDS: &str = "、，。；：！？）》”’」】…,.;:!?)]|/";
    let plate = is_letter_of_number(run) && is_digit(run.after);
    is_word(run.before) && run.after.is_some_and(|c| ENDS.contains(c)) || plate
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn masks_and_products_are_text_and_emphasis_is_not() {
        for (text, count) in [
            ("138****5678；139****4321", 2),
            ("35*************123", 1),
            ("60*40*30cm、5mm*10mm*2mm、3*（4+5）*2", 6),
            ("长*宽*高", 2),
            ("张*明、李*华", 2),
            ("张**明、李**华", 2),
            ("李**、王**。", 2),
            ("李**和王**到场", 2),
            ("粤A**345、粤B**678", 2),
            ("尾号****5678、****4321，E****1234，E****5678", 4),
            ("（____5678，1234____）", 2),
            ("138\\*\\*\\*\\*5678", 0),
            ("请**务必**携带，由**高新区**负责", 0),
            ("**重点**，*注意*。", 0),
            ("**2024年**5件，第**3**条", 0),
            ("***甲** 乙*", 0),
            ("* 甲\n* 乙\n\n****\n", 0),
            ("**138****5678**", 1),
            ("foo*bar*baz, foo_bar_", 0),
        ] {
            assert_eq!(literal(text).len(), count, "{text}");
        }
    }
}
