//! Numbers of persons in a text: where they stand, what they are, and how they are masked.
//!
//! A number is found in half and full width, with spaces, dashes or a line break in it.

use std::ops::Range;

use super::{card, digit_chain, identity_number};
use gongbao_base::finding::Place;
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
}

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

/// All numbers of persons in a text, in order; none overlaps another.
#[must_use]
pub fn find(text: &str) -> Vec<PersonalNumber> {
    let mut found = Vec::new();
    for chain in digit_chain::chains(text) {
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
fn longest(
    text: &str,
    chain: &digit_chain::DigitChain,
    first: usize,
) -> Option<(PersonalNumber, usize)> {
    let groups = &chain.groups;
    let mut digits = String::new();
    let mut best = None;
    for last in first..groups.len() {
        digits.push_str(&groups[last].digits);
        if digits.len() > 19 {
            break;
        }
        let range = groups[first].range.start..groups[last].range.end;
        let number = |kind, digits: &str| PersonalNumber {
            kind,
            range: range.clone(),
            digits: digits.to_owned(),
        };
        if let Some(identity) = identity_number::complete(&digits, &text[range.end..]) {
            let mut number = number(NumberKind::Identity, &identity.number);
            number.range.end += identity.more;
            return Some((number, last + 1));
        }
        let sizes: Vec<usize> =
            groups[first..=last].iter().map(|group| group.digits.len()).collect();
        let broken = groups[first + 1..=last].iter().any(|group| group.after_break);
        if !digit_chain::stands_alone(text, &range) {
            continue;
        }
        if card::is_card(&digits, &sizes, broken) {
            best = Some((number(NumberKind::Card, &digits), last + 1));
            continue;
        }
        let short = digits.strip_prefix("86").filter(|_| digits.len() == 13).unwrap_or(&digits);
        if is_mobile(short) && (sizes.len() == 1 || broken || SHAPES.contains(&sizes.as_slice())) {
            best = Some((number(NumberKind::Mobile, short), last + 1));
        }
    }
    best
}

/// How people part a mobile number.
const SHAPES: [&[usize]; 8] =
    [&[3, 4, 4], &[3, 8], &[7, 4], &[3, 3, 5], &[4, 3, 4], &[4, 4, 3], &[2, 3, 4, 4], &[2, 11]];

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// Where a range of a text stands.
pub(super) fn place(path: &str, text: &str, range: &Range<usize>) -> Place {
    let before = &text[..range.start];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = text[start..range.start].chars().count() + 1;
    let length = text[range.clone()].lines().next().unwrap_or_default().chars().count();
    Place::at(path, line, column, length.max(1))
}

/// The text with every number of a person masked, or `None` when there is none.
#[must_use]
pub fn mask(text: &str, settings: &Settings) -> Option<String> {
    let mut out = String::new();
    let mut rest = 0;
    for number in find(text).into_iter().filter(|number| !number.is_public(settings)) {
        out.push_str(&text[rest..number.range.start]);
        out.push_str(&number.masked());
        rest = number.range.end;
    }
    (rest > 0).then(|| out + &text[rest..])
}

#[cfg(test)]
mod tests {
    use super::{NumberKind, find, mask};
    use gongbao_content::settings::Settings;

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

    #[test]
    fn masking_keeps_the_rest() {
        let text = "甲 11010519491231002X，乙 138-0013-8000。";
        assert_eq!(
            mask(text, &Settings::default()).unwrap(),
            "甲 11*************02X，乙 138****8000。"
        );
        let public =
            Settings { public_contacts: vec!["138-0013-8000".to_owned()], ..Settings::default() };
        assert_eq!(mask(text, &public).unwrap(), "甲 11*************02X，乙 138-0013-8000。");
        assert_eq!(mask("没有号码。", &Settings::default()), None);
    }
}
