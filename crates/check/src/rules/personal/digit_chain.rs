//! Chains of digits: groups with only a space, a dash or a line break between them.

use std::ops::Range;

/// A run of digits.
#[derive(Debug)]
pub(super) struct DigitGroup {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its digits in half width.
    pub digits: String,
    /// Whether a line break stands before it.
    pub after_break: bool,
}

/// Groups in a row, long enough to matter.
#[derive(Debug)]
pub(super) struct DigitChain {
    pub groups: Vec<DigitGroup>,
}

/// The fewest digits of any number of a person.
const LEAST: usize = 11;

/// All chains of a text.
pub(super) fn chains(text: &str) -> Vec<DigitChain> {
    let mut chains = Vec::new();
    let mut groups: Vec<DigitGroup> = Vec::new();
    let mut count = 0;
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let after_break = match groups.last() {
            Some(last) => match between(&text[last.range.end..start]) {
                Some(after_break) => after_break,
                None => {
                    finish(&mut chains, &mut groups, &mut count);
                    false
                }
            },
            None => false,
        };
        let mut digits = String::new();
        let mut end = start;
        for c in text[start..].chars() {
            let Some(digit) = digit(c) else { break };
            digits.push(digit);
            end += c.len_utf8();
        }
        count += digits.len();
        groups.push(DigitGroup { range: start..end, digits, after_break });
        at = end;
    }
    finish(&mut chains, &mut groups, &mut count);
    chains
}

fn finish(chains: &mut Vec<DigitChain>, groups: &mut Vec<DigitGroup>, count: &mut usize) {
    // 17 digits and an X make an identity number; shorter chains hold nothing.
    if *count >= LEAST {
        chains.push(DigitChain { groups: std::mem::take(groups) });
    }
    groups.clear();
    *count = 0;
}

fn next_digit(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        // ０ to ９ are EF BC 90 to EF BC 99.
        if byte.is_ascii_digit()
            || (byte == 0xEF
                && bytes.get(at + 1) == Some(&0xBC)
                && bytes.get(at + 2).is_some_and(|last| (0x90..=0x99).contains(last)))
        {
            return Some(at);
        }
        at += 1;
    }
    None
}

pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

/// Whether what stands between two groups keeps them together, and whether it holds a line break.
fn between(text: &str) -> Option<bool> {
    let known =
        |c: char| matches!(c, ' ' | '\u{a0}' | '\u{3000}' | '-' | '－' | '–' | '—' | '\n' | '\r');
    (text.chars().all(known) && text.matches('\n').count() <= 1 && text.chars().count() <= 4)
        .then(|| text.contains('\n'))
}

/// Whether nothing around a range makes it part of something else: a code, an amount, a document's number.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let mut after = text[range.end..].chars();
    let next = after.next();
    let word =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '*'));
    let point = |c: Option<char>| matches!(c, Some('.' | ',' | '/' | '．'));
    let amount = matches!(next, Some('元' | '万' | '亿' | '件' | '个' | '平' | '号' | '%'));
    let decimal = point(next) && after.next().is_some_and(|c| c.is_ascii_digit());
    !(word(before)
        || word(next)
        || point(before)
        || decimal
        || amount
        || before == Some('第')
        || matches!(before, Some('¥' | '￥' | '$')))
}
