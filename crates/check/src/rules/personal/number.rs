//! Numbers of persons in a text as it is read: what they are, where they stand, and how they are masked.

use std::ops::Range;

use super::{
    boundary::stands_alone,
    card,
    digit_chain::{DigitChain, Gap, chains},
    identity_number, label,
};
use gongbao_content::settings::Settings;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberKind {
    /// A resident identity number (GB 11643).
    Identity,
    /// A mobile phone.
    Mobile,
    /// A bank card.
    Card,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalNumber {
    /// What it is.
    pub kind: NumberKind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its digits, in half width and without what stands between them.
    pub digits: String,
    /// How sure that is.
    pub certainty: Certainty,
}

/// How sure it is what a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Its form says so.
    Sure,
    /// Its label says so, and its check digit is wrong.
    Mistyped,
    /// It may be an identity number of before 1999, which has 15 digits and no check digit.
    Old,
}

/// Labels of identity numbers.
const IDENTITY_LABELS: [&str; 4] = ["身份证", "公民身份号码", "身份号码", "身份证件号"];

/// Labels of bank cards.
const CARD_LABELS: [&str; 4] = ["银行卡", "卡号", "社保卡", "一卡通"];

impl PersonalNumber {
    /// The number as it may be published: two and three digits of an identity number, three and four of a phone, none but
    /// the last four of a card.
    #[must_use]
    pub fn masked(&self) -> String {
        let (first, last) = match self.kind {
            NumberKind::Identity => (2, 3),
            NumberKind::Mobile => (3, 4),
            NumberKind::Card => (0, 4),
        };
        let digits = &self.digits;
        let hidden = "*".repeat(digits.len() - first - last);
        format!("{}{hidden}{}", &digits[..first], &digits[digits.len() - last..])
    }

    /// Whether it is a mobile that the office publishes as its own.
    #[must_use]
    pub fn is_public(&self, settings: &Settings) -> bool {
        let same = |text: &String| {
            let plain: String = text.chars().filter(char::is_ascii_digit).collect();
            plain.strip_prefix("86").filter(|_| plain.len() == 13).unwrap_or(&plain) == self.digits
        };
        self.kind == NumberKind::Mobile
            && settings.public_contacts.iter().chain(&settings.org.phones).any(same)
    }
}

/// The numbers of persons in a text, in order; none overlaps another.
#[must_use]
pub fn find(text: &str) -> Vec<PersonalNumber> {
    let mut found = find_all(text);
    found.retain(|number| number.certainty != Certainty::Old);
    found
}

/// The same with what only may be one.
pub(super) fn find_all(text: &str) -> Vec<PersonalNumber> {
    let mut found = Vec::new();
    for chain in chains(text) {
        let mut group = 0;
        while group < chain.groups.len() {
            match longest(text, &chain, group) {
                Some((number, next)) => {
                    found.push(number);
                    group = next;
                }
                None => group += 1,
            }
        }
    }
    found
}

/// The longest number that begins with this group, and the group after it: the first four groups of a card may pass for a
/// card themselves.
fn longest(text: &str, chain: &DigitChain, first: usize) -> Option<(PersonalNumber, usize)> {
    let groups = &chain.groups;
    let mut best = None;
    for last in first..groups.len() {
        let inside = &groups[first..=last];
        let digits = chain.digits(inside);
        if digits.len() > 19 {
            break;
        }
        let range = groups[first].range.start..groups[last].range.end;
        let number = |kind, digits: &str| PersonalNumber {
            kind,
            range: range.clone(),
            digits: digits.to_owned(),
            certainty: Certainty::Sure,
        };
        let labelled = |labels: &[&str]| label::stands_before(text, range.start, labels);
        if let Some(identity) = identity_number::complete(digits, &text[range.end..])
            && (identity.valid || labelled(&IDENTITY_LABELS))
        {
            let mut number = number(NumberKind::Identity, &identity.number);
            if !identity.valid {
                number.certainty = Certainty::Mistyped;
            }
            number.range.end += identity.more;
            return Some((number, last + 1));
        }
        if !stands_alone(text, chain, &(first..last + 1)) {
            continue;
        }
        let sizes: Vec<usize> = inside.iter().map(|group| group.digits.len()).collect();
        let loose = inside[1..].iter().any(|group| matches!(group.gap, Gap::Break | Gap::None));
        let card = card::is_card(digits, &sizes, loose)
            || (16..=19).contains(&digits.len()) && labelled(&CARD_LABELS);
        if card {
            best = Some((number(NumberKind::Card, digits), last + 1));
        } else if let Some(short) = mobile(digits, &sizes, loose) {
            best = Some((number(NumberKind::Mobile, short), last + 1));
        } else if first == last && identity_number::is_old(digits) {
            let old = number(NumberKind::Identity, digits);
            best = Some((PersonalNumber { certainty: Certainty::Old, ..old }, last + 1));
        }
    }
    best
}

/// How people part a mobile number.
const SHAPES: [&[usize]; 6] = [&[3, 4, 4], &[3, 8], &[7, 4], &[3, 3, 5], &[4, 3, 4], &[4, 4, 3]];

/// The mobile number of these digits in groups of these sizes, without the code of the country.
fn mobile<'d>(digits: &'d str, sizes: &[usize], loose: bool) -> Option<&'d str> {
    let (short, sizes) = match (digits.len(), sizes) {
        (15, [4, rest @ ..]) if digits.starts_with("0086") => (&digits[4..], rest),
        (13, [2, rest @ ..]) if digits.starts_with("86") => (&digits[2..], rest),
        (15, _) if digits.starts_with("0086") => (&digits[4..], sizes),
        (13, _) if digits.starts_with("86") => (&digits[2..], sizes),
        _ => (digits, sizes),
    };
    let bytes = short.as_bytes();
    let sound = bytes.len() == 11 && bytes[0] == b'1' && matches!(bytes[1], b'3'..=b'9');
    (sound && (sizes.len() == 1 || loose || SHAPES.contains(&sizes))).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::{NumberKind, find};

    fn one(text: &str) -> Vec<(NumberKind, String)> {
        find(text).into_iter().map(|number| (number.kind, number.masked())).collect()
    }

    // The numbers are made up: the identity number is the sample of GB 11643, the others have test prefixes.
    #[test]
    fn what_is_found() {
        let identity = vec![(NumberKind::Identity, "11*************02X".to_owned())];
        for text in [
            "身份证11010519491231002X。",
            "110105 19491231 002x",
            "１１０１０５１９４９１２３１００２Ｘ",
            "110105-19491231-002X",
            "1101051949\n1231002X",
            "|11010519491231002X|",
        ] {
            assert_eq!(one(text), identity, "{text}");
        }
        for text in [
            "电话13800138000",
            "138-0013-8000",
            "138 0013 8000",
            "１３８００１３８０００",
            "+86 13800138000",
            "8613800138000",
            "13800\n138000",
            "手机：13800138000；",
        ] {
            assert_eq!(one(text), [(NumberKind::Mobile, "138****8000".to_owned())], "{text}");
        }
        for text in
            ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "41111111\n11111111"]
        {
            assert_eq!(one(text), [(NumberKind::Card, "************1111".to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        for text in [
            "11010519491231002",
            "110105194912310021",
            "11010519491331002X",
            "统一社会信用代码11440111773302459L",
            "索引号：11440100000000000A/2022-00001",
            "020-12345678",
            "13800138000.50元",
            "第13800138000号",
            "23800138000",
            "138001380001",
            "4111111111111112",
            "2023-11-28 2024-01-02",
            "1234567890123456",
            "35*************123",
            "138****8000",
            "投资13800138000元",
        ] {
            assert_eq!(one(text), [], "{text}");
        }
    }
}
