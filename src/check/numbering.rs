//! Document numbers and index numbers: their form, their check digits, and that none is used twice.
//!
//! 党政机关公文处理工作条例 art. 9 and GB/T 9704 (the year stands in 〔〕, no 第 and no leading zero); GB 32100 and GB 11714
//! for the office's code in an index number.

use std::collections::BTreeMap;

use crate::{
    base::{codes, finding::Finding},
    content::{document::Document, kinds::Entry, yaml::Step},
    site::Site,
};

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut numbers: BTreeMap<&str, &Document> = BTreeMap::new();
    let mut indexes: BTreeMap<&str, &Document> = BTreeMap::new();
    for document in &site.documents {
        let Entry::Notice(notice) = &document.entry else { continue };
        let place = |key: &str| document.place(&[Step::Key(key.to_owned())]);
        if let Some(number) = &notice.document_number {
            if let Some(better) = mended(number) {
                findings.push(
                    Finding::new(&codes::NUMBER_FORM, place("document_number"))
                        .says(
                            format!("文号写法不规范：{number}"),
                            format!("the document number is not in its form: {number}"),
                        )
                        .help(format!("写成 {better}"), format!("write {better}")),
                );
            }
            if let Some(first) = numbers.insert(number, document) {
                findings.push(twice(
                    place("document_number"),
                    "文号",
                    "document number",
                    number,
                    first,
                ));
            }
        }
        if let Some(index) = &notice.index_number {
            // The office's code stands before the first stroke.
            let code = index.split('/').next().unwrap_or_default();
            if !document.common.sample
                && code.len() == 18
                && code.is_ascii()
                && !is_credit_code(code)
            {
                findings.push(
                    Finding::new(&codes::INDEX_CHECK_DIGIT, place("index_number"))
                        .says(
                            format!("索引号里的机构代码校验不对：{code}"),
                            format!("the check digit of the office's code is wrong: {code}"),
                        )
                        .help(
                            "对照单位的统一社会信用代码证书改正",
                            "compare it with the office's certificate",
                        ),
                );
            }
            if let Some(first) = indexes.insert(index, document) {
                findings.push(twice(place("index_number"), "索引号", "index number", index, first));
            }
        }
    }
    findings
}

fn twice(
    place: crate::base::finding::Place,
    zh: &str,
    en: &str,
    number: &str,
    first: &Document,
) -> Finding {
    Finding::new(&codes::NUMBER_TWICE, place)
        .says(
            format!("{zh}与 {} 相同：{number}", first.path()),
            format!("the {en} is that of {} too: {number}", first.path()),
        )
        .help("查原件，改正其中一个", "look at the originals and mend one of them")
}

/// The number as it should be, when it is not.
fn mended(number: &str) -> Option<String> {
    let mut better = String::new();
    let mut characters = number.chars().filter(|c| !c.is_whitespace()).peekable();
    while let Some(c) = characters.next() {
        better.push(match c {
            '[' | '［' | '【' | '(' | '（' | '﹝' => '〔',
            ']' | '］' | '】' | ')' | '）' | '﹞' => '〕',
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
            '第' if better.ends_with('〕') => continue,
            c => c,
        });
        if better.ends_with('〕') {
            while characters.peek() == Some(&'0') {
                characters.next();
            }
        }
    }
    // Brackets that hold no year are part of the office's sign.
    let year = better.split_once('〔').and_then(|(_, rest)| rest.split_once('〕'));
    let dated = year.is_some_and(|(year, rest)| {
        year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && rest.ends_with('号')
    });
    (dated && better != number).then_some(better)
}

const LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether both check digits of a credit code are right: GB 32100-2015 over all, GB 11714-1997 over the office's part.
fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|c| LETTERS.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let weighted =
        values[..17].iter().zip(std::iter::successors(Some(1), |weight| Some(weight * 3 % 31)));
    let sum: usize = weighted.map(|(value, weight)| value * weight).sum();
    let office = |c: char| c.to_digit(36).unwrap_or(0);
    let part: Vec<char> = code.chars().skip(8).take(9).collect();
    let inner: u32 = part[..8]
        .iter()
        .zip([3, 7, 9, 10, 5, 8, 4, 2])
        .map(|(c, weight)| office(*c) * weight)
        .sum();
    let expected = match 11 - inner % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    values[17] == (31 - sum % 31) % 31 && part[8] == expected
}

#[cfg(test)]
mod tests {
    use super::{is_credit_code, mended};

    #[test]
    fn forms_of_numbers() {
        for (number, expected) in [
            ("鹤街办〔2023〕5号", None),
            ("鹤街办[2023]5号", Some("鹤街办〔2023〕5号")),
            ("鹤街办（2023）05号", Some("鹤街办〔2023〕5号")),
            ("鹤街办〔2023〕第5号", Some("鹤街办〔2023〕5号")),
            ("鹤街办 〔２０２３〕5号", Some("鹤街办〔2023〕5号")),
            ("2023年第5号", None),
            ("鹤街（办）函", None),
        ] {
            assert_eq!(mended(number).as_deref(), expected, "{number}");
        }
    }

    #[test]
    fn check_digits() {
        // Published index numbers of offices in Guangdong (standards 0.3).
        for code in
            ["114403006955506492", "11441700007280420Y", "114420000073333506", "11441300007187648G"]
        {
            assert!(is_credit_code(code), "{code}");
            let other = code.replace("1144", "1145");
            assert!(!is_credit_code(&other), "{other}");
        }
        assert!(!is_credit_code("11440100000000000A"));
        assert!(!is_credit_code("I1440100000000000A"));
    }
}
