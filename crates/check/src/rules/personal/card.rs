//! Bank cards: the first digits of the networks in use, the Luhn check digit (ISO/IEC 7812), and how people part them.

/// Whether these digits, in groups of these sizes, are a card. `loose` groups are parted where a line or a writing ends.
pub(super) fn is_card(digits: &str, sizes: &[usize], loose: bool) -> bool {
    let fours = sizes.len() >= 4 && sizes[..sizes.len() - 1].iter().all(|size| *size == 4);
    (16..=19).contains(&digits.len())
        && (sizes.len() == 1 || loose || fours || matches!(sizes, [6, 10 | 13] | [4, 12 | 15]))
        && known(digits)
        && luhn(digits)
}

/// 62 and 60 to 69 (UnionPay and old debit cards), 4 (Visa), 51 to 55 (Mastercard), 35 (JCB).
fn known(digits: &str) -> bool {
    let two: u32 = digits[..2].parse().unwrap_or(0);
    match digits.len() {
        16 => matches!(two, 35 | 40..=49 | 51..=55 | 60..=69),
        // An 18-digit number with a wrong check digit is more often a mistyped identity number than a card.
        17 | 19 => matches!(two, 62 | 60),
        _ => false,
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(byte, factor)| {
            let value = u32::from(byte - b'0') * factor;
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
