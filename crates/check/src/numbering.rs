//! Document numbers and index numbers: their form, their check digits, and that none is used twice.
//!
//! 党政机关公文处理工作条例 art. 9 and GB/T 9704 (the year stands in 〔〕, no 第 and no leading zero); GB 32100 and GB 11714
//! for the office's code in an index number.

use std::collections::BTreeMap;

use gongbao_base::codes;
use gongbao_base::finding::Finding;
use gongbao_content::{
    document::Document,
    front,
    kinds::{Entry, notice::Notice},
    yaml::Step,
};
use gongbao_site::Site;

codes! {
    NUMBER_FORM = "DOC-01" Warning "文号写法不规范" "the document number is not in its form"
        "文号的年份放在六角括号〔〕里，不加“第”，不编虚位。依据：党政机关公文处理工作条例第九条、GB/T 9704。"
        "The year stands in 〔〕, without 第 and leading zeros (GB/T 9704)."
        S "党政机关公文处理工作条例第九条；GB/T 9704";
    NUMBER_TWICE = "DOC-02" Warning "编号重复" "a number is used twice"
        "两份文件的文号或索引号相同。一份文件一个号，查原件后改正。"
        "Two documents have the same number. Each has its own."
        S "党政机关公文处理工作条例：一文一号";
    INDEX_CHECK_DIGIT = "IDX-02" Error "索引号里的机构代码校验不对" "the check digit of the index number is wrong"
        "索引号斜线前面是单位的统一社会信用代码，校验位按 GB 32100 和 GB 11714 计算，不符说明抄错了。"
        "Before the stroke stands the office's credit code, with check digits of GB 32100 and GB 11714; a wrong one is a copying mistake."
        S "GB 32100-2015、GB 11714-1997（校验码）";
    INDEX_FORM = "IDX-01" Warning "索引号格式不符" "the index number is not in its form"
        "广东省的索引号是：统一社会信用代码（或九位组织机构代码）/年份-五位序号。"
        "In Guangdong: the office's credit code, a stroke, the year, a dash, five digits."
        S "广东省政府信息公开目录平台的索引号";
    INDEX_NUMBER_DIFFERS = "IDX-03" Warning "索引号与单位或年份不符" "the index number is of another office or year"
        "索引号里的代码是本单位的，年份是成文的年份。"
        "The code is the office's own, the year that of the document."
        S "广东省政府信息公开目录平台的索引号";
    NUMBER_GAP = "DOC-12" Note "文号不连续" "numbers are left out"
        "同一机关代字、同一年的文号中间缺了几个，也许有文件漏登。"
        "Numbers of one sign and year that leave some out; a document may have been forgotten."
        O "由文号连续编排推出";
}

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
                    Finding::new(&NUMBER_FORM, place("document_number"))
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
            findings.extend(index_form(site, document, notice, index));
            // The office's code stands before the first stroke.
            let code = index.split('/').next().unwrap_or_default();
            if !document.common.sample && is_code_shaped(code) && !is_code(code) {
                findings.push(
                    Finding::new(&INDEX_CHECK_DIGIT, place("index_number"))
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
    findings.extend(gaps(&numbers));
    findings
}

/// IDX-01 and IDX-03: code, stroke, year, five digits; the code is the office's, the year that of the document.
fn index_form(site: &Site, document: &Document, notice: &Notice, index: &str) -> Option<Finding> {
    let place = document.place(&[Step::Key("index_number".to_owned())]);
    let parts = index.split_once('/').and_then(|(code, rest)| Some((code, rest.split_once('-')?)));
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let Some((code, (year, _))) = parts.filter(|(code, (year, number))| {
        is_code_shaped(code) && digits(year, 4) && digits(number, 5)
    }) else {
        return Some(
            Finding::new(&INDEX_FORM, place)
                .says(
                    format!("索引号格式不符：{index}"),
                    format!("the index number is not in its form: {index}"),
                )
                .help(
                    "写成：统一社会信用代码/年份-五位序号",
                    "write the credit code, a stroke, the year, a dash and five digits",
                ),
        );
    };
    let own =
        site.settings.org.credit_code.as_deref().filter(|own| *own != code && code.len() == 18);
    let written = notice.written.filter(|written| written.year().to_string() != year);
    let (zh, en) = match (own, written) {
        (Some(own), _) => (
            format!("索引号的机构代码不是本单位的：{code}"),
            format!("the code in the index number is not the office's {own}"),
        ),
        (None, Some(written)) => (
            format!("索引号的年份{year}与成文日期 {written} 不符"),
            format!("the index number is of {year}, the document of {written}"),
        ),
        (None, None) => return None,
    };
    Some(
        Finding::new(&INDEX_NUMBER_DIFFERS, place)
            .says(zh, en)
            .help("查登记簿后改正", "look it up in the register"),
    )
}

/// DOC-12: numbers of one sign and year that leave some out.
fn gaps(numbers: &BTreeMap<&str, &Document>) -> Vec<Finding> {
    let mut series: BTreeMap<&str, BTreeMap<u32, &Document>> = BTreeMap::new();
    for (number, document) in numbers {
        let parts = number.strip_suffix('号').and_then(|rest| rest.rsplit_once('〕'));
        if let Some((sign, Ok(count))) = parts.map(|(sign, count)| (sign, count.parse())) {
            series.entry(sign).or_default().insert(count, document);
        }
    }
    let mut findings = Vec::new();
    for (sign, of) in series {
        let (Some((first, _)), Some((last, document))) =
            (of.first_key_value(), of.last_key_value())
        else {
            continue;
        };
        let missing: Vec<u32> = (*first..*last).filter(|count| !of.contains_key(count)).collect();
        // A few that are left out may be forgotten; many are simply not for publication.
        if missing.is_empty() || missing.len() > 3 || of.len() < 3 {
            continue;
        }
        let shown: Vec<String> = missing.iter().map(|count| format!("{count}号")).collect();
        findings.push(
            Finding::new(&NUMBER_GAP, document.place(&[Step::Key("document_number".to_owned())]))
                .says(
                    format!("文号不连续：{sign}〕缺{}", shown.join("、")),
                    format!("numbers of {sign}〕 are left out: {missing:?}"),
                )
                .help(
                    "不公开的不用管；漏登的补上",
                    "leave what is not public; add what was forgotten",
                ),
        );
    }
    findings
}

fn twice(
    place: gongbao_base::finding::Place,
    zh: &str,
    en: &str,
    number: &str,
    first: &Document,
) -> Finding {
    Finding::new(&NUMBER_TWICE, place)
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
            c => c,
        });
        if better.ends_with('〕') {
            while matches!(characters.peek(), Some('0' | '第')) {
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

/// The text of a file with the document number of its front matter in its form, or `None` when it is.
#[must_use]
pub fn mend(text: &str) -> Option<String> {
    let parts = front::split("", text).ok()?;
    let line = parts
        .front
        .lines()
        .find(|line| ["document_number:", "文号:"].iter().any(|key| line.starts_with(key)))?;
    let typed = line.split_once(':')?.1.trim().trim_matches(['"', '\'']);
    let better = mended(typed)?;
    let start = text.find(line)?;
    let new = line.replacen(typed, &better, 1);
    Some(format!("{}{new}{}", &text[..start], &text[start + line.len()..]))
}

const LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether both check digits of a credit code are right: GB 32100-2015 over all, GB 11714-1997 over the office's part.
fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|c| LETTERS.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let weighted =
        values[..17].iter().zip(std::iter::successors(Some(1), |weight| Some(weight * 3 % 31)));
    let sum: usize = weighted.map(|(value, weight)| value * weight).sum();
    values[17] == (31 - sum % 31) % 31 && is_office_code(&code[8..17])
}

/// Whether the check digit of an organisation's code of nine characters is right: GB 11714-1997.
fn is_office_code(code: &str) -> bool {
    let inner: u32 = code
        .chars()
        .zip([3, 7, 9, 10, 5, 8, 4, 2])
        .map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight)
        .sum();
    let expected = match 11 - inner % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    code.ends_with(expected)
}

fn is_code_shaped(code: &str) -> bool {
    matches!(code.len(), 9 | 18)
        && code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

fn is_code(code: &str) -> bool {
    if code.len() == 9 { is_office_code(code) } else { is_credit_code(code) }
}

#[cfg(test)]
mod tests {
    use super::{is_code, is_credit_code, mend, mended};

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
    fn a_number_is_mended_where_it_stands() {
        let text = "---\ntitle: 通知\n文号: \"鹤街办[2023]第05号\"\n---\n见鹤街办[2023]第05号。\n";
        let mended = mend(text).unwrap();
        assert_eq!(
            mended,
            "---\ntitle: 通知\n文号: \"鹤街办〔2023〕5号\"\n---\n见鹤街办[2023]第05号。\n"
        );
        assert_eq!(mend(&mended), None);
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
        for code in ["006939748", "000014349"] {
            assert!(is_code(code), "{code}");
        }
        assert!(!is_code("000014348"));
        assert!(!is_credit_code("11440100000000000A"));
        assert!(!is_credit_code("I1440100000000000A"));
    }
}
