//! Chains of digits: groups with no more between them than what people put into a number.

use std::ops::Range;

use super::digit::{CHINESE, digit};

/// What stands between two groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, or the marks of what was meant to be bold: the digits are written in another way from here.
    None,
    /// White space.
    Space,
    /// A dash.
    Dash,
    /// A dot.
    Dot,
    /// A comma or a stroke, or another point.
    Point,
    /// A line break.
    Break,
}

/// A run of digits of one writing.
#[derive(Clone, Debug)]
pub(super) struct DigitGroup {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Where its digits stand among those of its chain.
    pub digits: Range<usize>,
    /// What stands before it; for the first group nothing.
    pub gap: Gap,
}

/// Groups in a row, long enough to matter.
#[derive(Debug, Default)]
pub(super) struct DigitChain {
    /// The digits of all groups, in half width.
    pub digits: String,
    pub groups: Vec<DigitGroup>,
}

impl DigitChain {
    /// The digits of some groups.
    pub(super) fn digits(&self, groups: &[DigitGroup]) -> &str {
        let end = groups.last().map_or(0, |group| group.digits.end);
        &self.digits[groups.first().map_or(0, |group| group.digits.start)..end]
    }
}

/// The fewest digits of any number of a person.
const LEAST: usize = 11;

/// Fewer Chinese numerals in a row are words.
const LEAST_CHINESE: usize = 3;

/// All chains of a text.
pub(super) fn chains(text: &str) -> Vec<DigitChain> {
    let mut chains = Vec::new();
    let mut chain = DigitChain::default();
    let mut at = 0;
    while let Some((start, first)) =
        text[at..].char_indices().find_map(|(ahead, c)| Some((at + ahead, digit(c)?)))
    {
        let before = chain.digits.len();
        let mut end = start;
        let group = text[start..].chars().map_while(|c| {
            let digit = digit(c).filter(|digit| digit.writing == first.writing)?;
            end += c.len_utf8();
            Some(char::from(b'0' + digit.value))
        });
        let group: String = group.collect();
        at = end;
        if first.writing == CHINESE && group.len() < LEAST_CHINESE {
            continue;
        }
        let gap = chain.groups.last().map(|last| gap(&text[last.range.end..start]));
        let before = match gap {
            Some(None) => {
                finish(&mut chains, &mut chain);
                0
            }
            _ => before,
        };
        chain.digits.push_str(&group);
        chain.groups.push(DigitGroup {
            range: start..end,
            digits: before..chain.digits.len(),
            gap: gap.flatten().unwrap_or(Gap::None),
        });
    }
    finish(&mut chains, &mut chain);
    chains
}

fn finish(chains: &mut Vec<DigitChain>, chain: &mut DigitChain) {
    if chain.digits.len() >= LEAST {
        chains.push(std::mem::take(chain));
    }
    chain.digits.clear();
    chain.groups.clear();
}

/// What stands between two groups, when it keeps them together.
fn gap(text: &str) -> Option<Gap> {
    if matches!(text, "**" | "***") {
        return Some(Gap::None);
    }
    if text.chars().count() > 4 || text.matches('\n').count() > 1 {
        return None;
    }
    let mut kind = Gap::None;
    for c in text.chars() {
        kind = match (kind, part(c)?) {
            (Gap::Break, _) | (_, Gap::Break) => Gap::Break,
            (kind, Gap::Space) if kind != Gap::None => kind,
            (_, kind) => kind,
        };
    }
    Some(kind)
}

fn part(c: char) -> Option<Gap> {
    Some(match c {
        '\n' => Gap::Break,
        c if c.is_whitespace() => Gap::Space,
        '-' | '‐'..='―' | '−' | '－' | '﹣' | '﹘' => Gap::Dash,
        '.' | '．' | '。' | '·' | '•' | '‧' | '・' => Gap::Dot,
        ',' | '，' | '/' | '／' | '\\' | '_' => Gap::Point,
        _ => return None,
    })
}

/// Whether a character may stand in a number between its digits.
pub(super) fn is_gap(c: char) -> bool {
    part(c).is_some()
}
