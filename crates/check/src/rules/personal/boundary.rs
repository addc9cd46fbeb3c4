//! Whether what stands around a number makes it part of something else: a code, an amount, a document's number.

use super::digit_chain::{DigitChain, Gap};
use std::ops::Range;

/// Whether the groups of a chain are a number of their own.
pub(super) fn stands_alone(text: &str, chain: &DigitChain, groups: &Range<usize>) -> bool {
    let (first, last) = (&chain.groups[groups.start], &chain.groups[groups.end - 1]);
    let parted = chain.groups[groups.start + 1..groups.end]
        .iter()
        .any(|group| matches!(group.gap, Gap::Dot | Gap::Point));
    let neighbours = begins(text, chain, groups, parted) && ends(text, chain, groups, parted);
    neighbours && is_no_word(text, first.range.start, last.range.end)
}

/// Whether the group before, if one is joined, leaves the number alone.
fn begins(text: &str, chain: &DigitChain, groups: &Range<usize>, parted: bool) -> bool {
    let first = &chain.groups[groups.start];
    let Some(before) = groups.start.checked_sub(1).map(|at| &chain.groups[at]) else {
        return true;
    };
    match first.gap {
        Gap::Dot => {
            // Decimals, unless it is the number of an item: 1.138…
            let item = before.digits.len() <= 2
                && text[..before.range.start].chars().next_back().is_none_or(|c| c == '\n');
            item || before.digits.len() >= 5
        }
        Gap::Point => !parted || before.digits.len() >= 11,
        _ => true,
    }
}

/// Whether the group after, if one is joined, leaves the number alone.
fn ends(text: &str, chain: &DigitChain, groups: &Range<usize>, parted: bool) -> bool {
    let end = chain.groups[groups.end - 1].range.end;
    let Some(after) = chain.groups.get(groups.end) else { return !is_amount(text, end) };
    match after.gap {
        Gap::Dot => {
            let digits = chain.digits(std::slice::from_ref(after));
            let nothing = digits.len() <= 2 && digits.bytes().all(|byte| byte == b'0');
            nothing && !is_amount(text, after.range.end) || digits.len() >= 5
        }
        Gap::Point => !parted || after.digits.len() >= 11,
        _ => !is_amount(text, end),
    }
}

/// Whether what follows says that the digits count something.
fn is_amount(text: &str, end: usize) -> bool {
    let mut after = text[end..].trim_start_matches(' ').chars();
    matches!(after.next(), Some('元' | '万' | '亿' | '件' | '平' | '%' | '％' | '美' | '㎡'))
}

/// Whether the letters and signs around are no code. A word with no other digits may stand before or after.
fn is_no_word(text: &str, start: usize, end: usize) -> bool {
    let part = |c: &char| c.is_ascii_alphanumeric();
    let before: String = text[..start].chars().rev().take_while(part).collect();
    let after: String = text[end..].chars().take_while(part).collect();
    let sign = text[..start].chars().next_back();
    let digits = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    // Read from behind: a label such as Tel, or small letters as in an address.
    let label = before.bytes().next().is_none_or(|byte| byte.is_ascii_lowercase())
        || ["LET", "BOM", "ENOHP", "XV", "XW", "QQ", "M", "T"]
            .contains(&before.to_ascii_uppercase().as_str());
    let counted = sign == Some('第') && text[end..].starts_with('号');
    let stars = text[end..].bytes().take_while(|byte| *byte == b'*').count();
    let hidden =
        stars >= 4 || stars > 0 && text[end + stars..].starts_with(|c: char| c.is_ascii_digit());
    let factor = text[..start].trim_end_matches(['*', '×']);
    let product = factor.len() < start && factor.ends_with(|c: char| c.is_ascii_digit());
    let address = matches!(sign, Some('/' | '_')) && is_in_address(text, start);
    !(digits(&before)
        || digits(&after)
        || !label
        || counted
        || product
        || address
        || hidden
        || text[end..].starts_with('＊')
        || matches!(sign, Some('¥' | '￥' | '$')))
}

/// Whether a byte stands in the address of a page.
fn is_in_address(text: &str, at: usize) -> bool {
    let token = text[..at].trim_end_matches(|c: char| c.is_ascii_graphic()).len();
    let token = &text[token..at];
    token.contains("://") || token.contains("www.")
}
