//! Personal data in a text: identity numbers, mobile phones, bank cards, and how they are masked.
//!
//! Sources: 政府信息公开条例 art. 15, 个人信息保护法 arts. 25 and 28; the way of masking follows the notice of 永安市政府办
//! of 2023-01-04 (standards 8.2 [S]). A number is found in half and full width, with spaces, dashes or a line break in it.

mod card;
mod chain;
mod identity;
mod lists;
mod partial;

use std::ops::Range;

use super::file::File;
use gongbao_base::codes;
use gongbao_base::{
    code::Code,
    finding::{Finding, Place},
};
use gongbao_content::{kinds::Entry, settings::Settings};

codes! {
    IDENTITY_NUMBER = "PII-01" Error "疑似完整的身份证号" "a whole identity number"
        "公开的内容不能有完整的身份证号。保留前2位和后3位，其余用 * 代替；用不着就删去。依据：政府信息公开条例第十五条、个人信息保护法第二十五条和第二十八条。"
        "What is published holds no whole identity number: keep two digits and the last three, or leave it out (Disclosure Regulations art. 15, Personal Information Protection Law arts. 25 and 28)."
        P "GB 11643-1999（校验码）；政府信息公开条例第十五条；个人信息保护法第二十八条";
    MOBILE_NUMBER = "PII-02" Error "疑似个人手机号" "a personal mobile number"
        "公开的内容不能有个人手机号，写成 138****1234 的样子。公务手机登记到 site.yaml 的 public_contacts 就不再提示。依据：政府信息公开条例第十五条、个人信息保护法第二十五条。"
        "What is published holds no personal mobile number; mask it. An office's own mobile is listed in site.yaml's public_contacts (Disclosure Regulations art. 15, Personal Information Protection Law art. 25)."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条、第二十八条；打码样式见永安市政府办2023年1月4日通知";
    CARD_NUMBER = "PII-03" Error "疑似银行卡号" "a bank card number"
        "公开的内容不能有银行卡号。只留后4位，或删去。依据：个人信息保护法第二十八条（金融账户是敏感个人信息）。"
        "What is published holds no bank card number: keep the last four digits or leave it out (Personal Information Protection Law art. 28)."
        P "ISO/IEC 7812（校验码）；个人信息保护法第二十八条";
    HOME_ADDRESS = "PII-04" Warning "住址过细" "a home address down to the room"
        "住址只保留到镇街、社区。打码样式见永安市政府办2023年1月4日通知。"
        "A home address is kept to the sub-district or community."
        S "永安市政府办2023年1月4日通知；个人信息保护法第三十四条";
    SENSITIVE_COLUMN = "PII-05" Error "名单列含敏感信息" "a sensitive column in a list of people"
        "名单只公开办事必需的内容。电话、住址、证件号、病残、民族、政治面貌等列删去或打码。依据：个人信息保护法第二十五条、第二十八条。"
        "A list says what its purpose needs and no more (Personal Information Protection Law arts. 25 and 28)."
        P "个人信息保护法第二十五条、第二十八条、第三十四条";
    MASK_TOO_THIN = "PII-08" Warning "打码不够，可以还原" "a mask that can be undone"
        "同一个号码在不同地方遮了不同的位，或者遮得太少，合起来就是完整号码。"
        "The same number masked in two ways, or hardly masked, is the whole number."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条、第二十八条；打码样式见永安市政府办2023年1月4日通知";
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A resident identity number (GB 11643).
    Identity,
    /// A mobile phone.
    Mobile,
    /// A bank card.
    Card,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its digits, in half width and without what stands between them.
    pub digits: String,
}

impl Number {
    /// The number as it may be published: two and three digits of an identity number, three and four of a phone, none but
    /// the last four of a card.
    #[must_use]
    pub fn masked(&self) -> String {
        let (first, last) = match self.kind {
            Kind::Identity => (2, 3),
            Kind::Mobile => (3, 4),
            Kind::Card => (0, 4),
        };
        let digits = &self.digits;
        let hidden = "*".repeat(digits.len() - first - last);
        format!("{}{hidden}{}", &digits[..first], &digits[digits.len() - last..])
    }

    fn code(&self) -> &'static Code {
        match self.kind {
            Kind::Identity => &IDENTITY_NUMBER,
            Kind::Mobile => &MOBILE_NUMBER,
            Kind::Card => &CARD_NUMBER,
        }
    }
}

/// All numbers of persons in a text, in order; none overlaps another.
#[must_use]
pub fn find(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    for chain in chain::chains(text) {
        let mut group = 0;
        while group < chain.groups.len() {
            match kinds(text, &chain, group) {
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

/// The number that begins with this group, and the group after it.
fn kinds(text: &str, chain: &chain::Chain, first: usize) -> Option<(Number, usize)> {
    let groups = &chain.groups;
    let mut digits = String::new();
    // The longest counts: the first four groups of a card may pass for a card themselves.
    let mut best = None;
    for last in first..groups.len() {
        digits.push_str(&groups[last].digits);
        if digits.len() > 19 {
            break;
        }
        let range = groups[first].range.start..groups[last].range.end;
        let number =
            |kind, digits: &str| Number { kind, range: range.clone(), digits: digits.to_owned() };
        if let Some(identity) = identity::complete(&digits, &text[range.end..]) {
            let mut number = number(Kind::Identity, &identity.number);
            number.range.end += identity.more;
            return Some((number, last + 1));
        }
        let sizes: Vec<usize> =
            groups[first..=last].iter().map(|group| group.digits.len()).collect();
        let broken = groups[first + 1..=last].iter().any(|group| group.after_break);
        if chain.stands_alone(text, &range) {
            if card::is_card(&digits, &sizes, broken) {
                best = Some((number(Kind::Card, &digits), last + 1));
                continue;
            }
            let short = digits.strip_prefix("86").filter(|_| digits.len() == 13).unwrap_or(&digits);
            if is_mobile(short)
                && (sizes.len() == 1 || broken || SHAPES.contains(&sizes.as_slice()))
            {
                best = Some((number(Kind::Mobile, short), last + 1));
            }
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

/// Findings for a file. Numbers that the office publishes as its own are left out.
pub(super) fn check(file: &File<'_>) -> Vec<Finding> {
    let mut findings = numbers(file);
    findings.extend(old_numbers(file));
    findings.extend(masked(file));
    findings.extend(people(file));
    findings
}

/// PII-01, 02 and 03.
fn numbers(file: &File<'_>) -> Vec<Finding> {
    find(file.text)
        .into_iter()
        .filter(|number| number.kind != Kind::Mobile || !is_public(file.settings, &number.digits))
        .map(|number| report(&number, place(file.path, file.text, &number.range)))
        .collect()
}

/// The finding for a number. It does not hold the number: findings go into logs and reports.
#[must_use]
pub fn report(number: &Number, place: Place) -> Finding {
    let masked = number.masked();
    let (zh, en) = match number.kind {
        Kind::Identity => ("疑似完整的身份证号", "looks like a whole identity number"),
        Kind::Mobile => ("疑似个人手机号", "looks like a personal mobile number"),
        Kind::Card => ("疑似银行卡号", "looks like a bank card number"),
    };
    let (help_zh, help_en) = match number.kind {
        Kind::Mobile => (
            format!(
                "改成 {masked}；公务手机登记到 site.yaml 的 public_contacts；gongbao check --fix 可以代改"
            ),
            format!(
                "write {masked}, or list an office's phone in site.yaml's public_contacts; `gongbao check --fix` does it"
            ),
        ),
        _ => (
            format!("改成 {masked}，或删去；gongbao check --fix 可以代改"),
            format!("write {masked} or leave it out; `gongbao check --fix` does it"),
        ),
    };
    Finding::new(number.code(), place).says(zh, en).help(help_zh, help_en)
}

/// PII-01 in its form of before 1999: 15 digits without a check digit, so only a warning.
fn old_numbers(file: &File<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chain in chain::chains(file.text) {
        for group in chain.groups.iter().filter(|group| identity::is_old(&group.digits)) {
            if chain.stands_alone(file.text, &group.range) {
                findings.push(
                    Finding::new(&IDENTITY_NUMBER, place(file.path, file.text, &group.range))
                        .says(
                            "疑似十五位的旧身份证号",
                            "looks like an old identity number of 15 digits",
                        )
                        .help(
                            "核对；是的话打码或删去",
                            "look; mask it or leave it out if it is one",
                        )
                        .warning(),
                );
            }
        }
    }
    findings
}

/// PII-08.
fn masked(file: &File<'_>) -> Vec<Finding> {
    partial::find(file.text)
        .into_iter()
        .map(|range| {
            Finding::new(&MASK_TOO_THIN, place(file.path, file.text, &range))
                .says("打码不够，可以还原", "the mask can be undone")
                .help(
                    "身份证号只留前2位和后3位，手机号只留前3位和后4位，全文一个样",
                    "keep two and three digits of an identity number, three and four of a phone, the same everywhere",
                )
        })
        .collect()
}

/// PII-04 and PII-05.
fn people(file: &File<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in lists::tables(file.body()) {
        let (number, line) = table.header;
        if let Some(header) = lists::sensitive_column(&table) {
            let start = line.find(header).unwrap_or(0);
            findings.push(
                Finding::new(
                    &SENSITIVE_COLUMN,
                    file.place(number, line, start..start + header.len()),
                )
                .says(
                    format!("名单里有敏感的一列：{header}"),
                    format!("a list of people has a sensitive column: {header}"),
                )
                .help("删去这一列，或逐格打码", "remove the column, or mask its cells"),
            );
        }
    }
    let own = [file.settings.org.address.as_deref(), station_address(file)];
    for (number, line) in file.body() {
        let Some((start, end)) = lists::home(line) else { continue };
        if own.iter().flatten().any(|own| own.contains(line[start..end].trim())) {
            continue;
        }
        findings.push(
            Finding::new(&HOME_ADDRESS, file.place(number, line, start..end))
                .says("住址写到了门牌和房号", "a home address down to the room")
                .help("住址只保留到街道、社区", "keep the sub-district or community only"),
        );
    }
    findings
}

/// Whether the HTML of a text has a table with a column of names.
pub(super) fn has_names(html: &str) -> bool {
    html.split("<th").skip(1).any(|cell| {
        let cell = cell.split("</th>").next().unwrap_or_default();
        lists::NAMES.iter().any(|name| cell.contains(name))
    })
}

fn station_address<'a>(file: &File<'a>) -> Option<&'a str> {
    match file.document.map(|document| &document.entry) {
        Some(Entry::Station(station)) => station.address.as_deref(),
        _ => None,
    }
}

fn is_public(settings: &Settings, digits: &str) -> bool {
    let same = |text: &String| {
        let plain: String = text.chars().filter(char::is_ascii_digit).collect();
        plain.strip_prefix("86").filter(|_| plain.len() == 13).unwrap_or(&plain) == digits
    };
    settings.public_contacts.iter().chain(&settings.org.phones).any(same)
}

fn place(path: &str, text: &str, range: &Range<usize>) -> Place {
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
    for number in find(text) {
        if number.kind == Kind::Mobile && is_public(settings, &number.digits) {
            continue;
        }
        out.push_str(&text[rest..number.range.start]);
        out.push_str(&number.masked());
        rest = number.range.end;
    }
    (rest > 0).then(|| out + &text[rest..])
}

#[cfg(test)]
mod tests {
    use super::{Kind, find, mask};
    use gongbao_content::settings::Settings;

    fn one(text: &str) -> Vec<(Kind, String)> {
        find(text).into_iter().map(|number| (number.kind, number.masked())).collect()
    }

    // The numbers are made up: the identity number is the sample of GB 11643, the others have test prefixes.
    #[test]
    fn what_is_found() {
        let identity = vec![(Kind::Identity, "11*************02X".to_owned())];
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
            assert_eq!(one(text), [(Kind::Mobile, "138****8000".to_owned())], "{text}");
        }
        for text in
            ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "41111111\n11111111"]
        {
            assert_eq!(one(text), [(Kind::Card, "************1111".to_owned())], "{text}");
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
