//! Resident identity numbers: region, date of birth and the check digit of GB 11643-1999.

use super::digit_chain::is_gap;

/// Digits in the form of an identity number.
pub(super) struct IdentityNumber {
    /// Its 18 characters.
    pub number: String,
    /// How many bytes after the digits belong to it.
    pub more: usize,
    /// Whether region, date and check digit are right.
    pub valid: bool,
}

/// The first two digits of regions (GB/T 2260).
const REGIONS: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82", "83",
];

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK: &[u8; 11] = b"10X98765432";

/// The 18 characters that these digits make, with an X that may follow them.
pub(super) fn complete(digits: &str, after: &str) -> Option<IdentityNumber> {
    let (number, more) = match digits.len() {
        17 => {
            let x = after.trim_start_matches(is_gap);
            let c = x.chars().next().filter(|c| "Xx×ＸｘⅩⅹХх✕".contains(*c))?;
            (format!("{digits}X"), after.len() - x.len() + c.len_utf8())
        }
        18 => (digits.to_owned(), 0),
        _ => return None,
    };
    let valid = is_valid(&number);
    Some(IdentityNumber { number, more, valid })
}

/// Whether these digits have the form of before 1999: region, a date of 19YY, three digits.
pub(super) fn is_old(digits: &str) -> bool {
    digits.len() == 15
        && digits.is_ascii()
        && REGIONS.contains(&&digits[..2])
        && is_date(&format!("19{}", &digits[6..12]))
}

fn is_date(digits: &str) -> bool {
    let value = |range: std::ops::Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (value(0..4), value(4..6), value(6..8));
    let days = match month {
        2 => 28 + u32::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1900..=2099).contains(&year) && (1..=days).contains(&day)
}

fn is_valid(number: &str) -> bool {
    let sum: u32 =
        number.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    REGIONS.contains(&&number[..2])
        && is_date(&number[6..14])
        && number.as_bytes()[17] == CHECK[(sum % 11) as usize]
}
