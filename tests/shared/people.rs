//! Generated people: numbers that are valid in form, the shapes in which people write them, and what looks alike.

use gongbao_check::rules::personal::NumberKind;

use super::random::Random;

fn digits(random: &mut Random, count: usize) -> String {
    (0..count).map(|_| char::from(b'0' + random.below(10) as u8)).collect()
}

fn check_digit(number: &str) -> char {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        number.bytes().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    "10X98765432".chars().nth((sum % 11) as usize).unwrap()
}

/// An identity number that is valid in form. Nobody's, or by chance somebody's: it never leaves the test.
pub(crate) fn identity(random: &mut Random) -> String {
    let region =
        ["110105", "440111", "440106", "320102", "510104", "650102", "810000"][random.below(7)];
    let date = format!(
        "{}{:02}{:02}",
        1930 + random.below(90),
        1 + random.below(12),
        1 + random.below(28)
    );
    let number = format!("{region}{date}{}", digits(random, 3));
    let check = check_digit(&number);
    format!("{number}{check}")
}

pub(crate) fn mobile(random: &mut Random) -> String {
    format!("1{}{}", 3 + random.below(7), digits(random, 9))
}

fn luhn(number: &str) -> char {
    let sum: u32 = number
        .bytes()
        .rev()
        .zip([2, 1].into_iter().cycle())
        .map(|(byte, factor)| {
            let v = u32::from(byte - b'0') * factor;
            v / 10 + v % 10
        })
        .sum();
    char::from_digit((10 - sum % 10) % 10, 10).unwrap()
}

pub(crate) fn card(random: &mut Random) -> String {
    let (start, length) =
        [("62", 19), ("62", 16), ("4", 16), ("53", 16), ("35", 16)][random.below(5)];
    let number = format!("{start}{}", digits(random, length - 1 - start.len()));
    let check = luhn(&number);
    format!("{number}{check}")
}

pub(crate) fn wide(number: &str) -> String {
    number
        .chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32('０' as u32 + c as u32 - '0' as u32).unwrap(),
            'X' => 'Ｘ',
            c => c,
        })
        .collect()
}

/// A number in one of the shapes in which people write it.
pub(crate) fn shaped(random: &mut Random, kind: NumberKind, number: &str) -> String {
    let split = |sizes: &[usize], between: &str| {
        let mut parts = Vec::new();
        let mut rest = number;
        for size in sizes {
            let cut = (*size).min(rest.len());
            parts.push(&rest[..cut]);
            rest = &rest[cut..];
        }
        parts.push(rest);
        parts.retain(|part| !part.is_empty());
        parts.join(between)
    };
    let sizes: &[usize] = match kind {
        NumberKind::Identity => &[6, 8],
        NumberKind::Mobile => &[3, 4],
        NumberKind::Card => &[4, 4, 4, 4],
    };
    let shape = match random.below(7) {
        0 => number.to_owned(),
        1 => wide(number),
        2 => split(sizes, " "),
        3 => split(sizes, "-"),
        4 => split(&[number.len() / 2], "\n"),
        5 if kind == NumberKind::Identity => number.to_lowercase(),
        5 => split(sizes, "－"),
        _ => split(sizes, "\u{3000}"),
    };
    match random.below(4) {
        0 => format!("张某，{shape}，某社区。"),
        1 if !shape.contains('\n') => format!("| 姓名 | 号码 |\n| --- | --- |\n| 甲 | {shape} |\n"),
        2 => format!("号码：{shape}"),
        _ => format!("（{shape}）"),
    }
}

/// One of the three kinds, in turn, with a number of it.
pub(crate) fn number(random: &mut Random, at: usize) -> (NumberKind, String) {
    let kind = [NumberKind::Identity, NumberKind::Mobile, NumberKind::Card][at % 3];
    let number = match kind {
        NumberKind::Identity => identity(random),
        NumberKind::Mobile => mobile(random),
        NumberKind::Card => card(random),
    };
    (kind, number)
}

/// A text with something that looks like a number of a person and is none.
pub(crate) fn look_alike(random: &mut Random, at: usize) -> String {
    let other = |c: char, random: &mut Random| loop {
        let digit = char::from(b'0' + random.below(10) as u8);
        if digit != c {
            break digit;
        }
    };
    match at % 8 {
        0 => {
            let number = identity(random);
            let (start, end) = number.split_at(17);
            format!("号码{start}{}。", other(end.chars().next().unwrap(), random))
        }
        1 => {
            let number = card(random);
            let (start, end) = number.split_at(number.len() - 1);
            format!("编号 {start}{}。", other(end.chars().next().unwrap(), random))
        }
        2 => format!(
            "鹤街办〔{}〕{}号，{}-{:02}-{:02}印发",
            2000 + random.below(25),
            random.below(3000),
            2000 + random.below(25),
            1 + random.below(12),
            1 + random.below(28)
        ),
        3 => format!(
            "统一社会信用代码：1144{}{}",
            digits(random, 13),
            ["L", "A", "P", "Y"][random.below(4)]
        ),
        4 => format!("金额{}.{}元，共{}元", mobile(random), digits(random, 2), mobile(random)),
        5 => {
            format!("电话：020-{}，传真020-{}", digits(random, 8), digits(random, 8))
        }
        6 => format!("索引号114401000000{}A/2023-{}", digits(random, 5), digits(random, 5)),
        _ => format!(
            "第{}号，{}件，{}",
            mobile(random),
            digits(random, 12),
            format_args!("2{}", digits(random, 10))
        ),
    }
}
