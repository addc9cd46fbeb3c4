//! Numbers up to 999 in Chinese and in digits, so that 三十日 and 30日 lead to the same.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

fn tens(number: usize) -> String {
    let (ten, one) = (number / 10, number % 10);
    let one_written = if one > 0 { DIGITS[one] } else { "" };
    match ten {
        0 => DIGITS[one].to_owned(),
        1 => format!("十{one_written}"),
        _ => format!("{}十{one_written}", DIGITS[ten]),
    }
}

fn written(number: usize) -> String {
    let (hundred, rest) = (number / 100, number % 100);
    match (hundred, rest) {
        (0, _) => tens(rest),
        (_, 0) => format!("{}百", DIGITS[hundred]),
        (_, 1..10) => format!("{}百零{}", DIGITS[hundred], tens(rest)),
        (_, 10..20) => format!("{}百一{}", DIGITS[hundred], tens(rest)),
        _ => format!("{}百{}", DIGITS[hundred], tens(rest)),
    }
}

/// A query with its numbers up to 999 in the other writing: digits in Chinese, and Chinese ones in digits.
pub(crate) fn others(query: &str) -> Vec<String> {
    let plain: String = query.nfkc().collect();
    let all: BTreeMap<String, usize> = (1..1000).map(|number| (written(number), number)).collect();
    let in_chinese = runs(
        &plain,
        |c| c.is_ascii_digit(),
        |run| {
            let number = run.parse().ok().filter(|number| (1..1000).contains(number));
            number.filter(|_| !run.starts_with('0')).map(written)
        },
    );
    let in_digits = runs(
        &plain,
        |c| "一二三四五六七八九十百零".contains(c),
        |run| all.get(run).map(ToString::to_string),
    );
    [in_chinese, in_digits].into_iter().filter(|other| *other != plain).collect()
}

/// The text with each run of some characters as `other` gives it.
fn runs(text: &str, of: impl Fn(char) -> bool, other: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|next| of(next) != of(c)).unwrap_or(rest.len());
        let run = &rest[..end];
        match other(run).filter(|_| of(c)) {
            Some(other) => out.push_str(&other),
            None => out.push_str(run),
        }
        rest = &rest[end..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{others, written};

    #[test]
    fn numbers_as_they_are_written() {
        let numbers = [1, 10, 15, 20, 36, 100, 101, 110, 115, 120, 999];
        let expected = [
            "一",
            "十",
            "十五",
            "二十",
            "三十六",
            "一百",
            "一百零一",
            "一百一十",
            "一百一十五",
            "一百二十",
            "九百九十九",
        ];
        assert_eq!(numbers.map(written), expected);
    }

    #[test]
    fn both_ways() {
        assert_eq!(others("申请后30日内"), ["申请后三十日内"]);
        assert_eq!(others("十五日"), ["15日"]);
        assert_eq!(others("１５日"), ["十五日"], "full width");
        assert!(others("2023年").is_empty());
        assert!(others("法律援助").is_empty());
    }
}
