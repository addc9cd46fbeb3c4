//! Writing: listed words, weekdays that are not those of their dates, unpaired brackets, secrecy marks, broken characters.
//!
//! Each rule reads one line of a file as it was typed (WORD-02 to 09, LANG-01, SECRET-01; standards 8.2, 7 and 2.6 [S]).

use super::{file::File, words::Word};
use gongbao_base::codes;
use gongbao_base::{code::Code, date::Date, finding::Finding, text::is_han};

codes! {
    TYPO = "WORD-02" Warning "疑似错字" "perhaps a typo"
        "这个写法在各地网站检查中多次被点名为错字。核对后改正。"
        "Inspections have named this as a typo more than once. Look, and mend it."
        S "各地政府网站检查通报（钦州2021年第三季度等）";
    UNPAIRED = "WORD-04" Warning "括号不成对" "an unpaired bracket"
        "书名号、六角括号、圆括号和方头括号要成对，同一行里开了要关。"
        "Brackets come in pairs; one that opens in a line closes in it."
        S "各地政府网站检查通报（钦州2021年第三季度等）";
    WRONG_WEEKDAY = "WORD-06" Error "日期和星期不符" "the weekday is not that of the date"
        "日期后面括号里的星期要和日期一致，否则读者不知道该信哪一个。"
        "The weekday in brackets is that of the date before it."
        O "由日期推出";
    LEFTOVER = "WORD-09" Warning "模板里的话没有改" "left over from a template"
        "正文里留着模板的占位文字。写上内容，或删去。"
        "The text still holds words of a template. Write what belongs there, or remove them."
        S "各地政府网站检查通报（钦州2021年第三季度等）";
    SECRECY_MARK = "SECRET-01" Error "有密级或内部标志" "a mark of secrecy"
        "有密级标志或“内部资料，不得外传”字样的文件不能公开，先做保密审查。依据：政府信息公开条例第十四条。"
        "What bears a mark of secrecy is not published; have it reviewed first (Disclosure Regulations art. 14)."
        P "政府信息公开条例第十四条、第十六条";
    NAME = "WORD-03" Warning "疑似名称写错" "perhaps a wrong name"
        "和 site.yaml 的 names 里一个名称只差一个字。"
        "One character away from a name that site.yaml lists."
        S "各地政府网站检查通报：领导人姓名、地名写错";
    RETIRED_NAME = "WORD-07" Warning "名称已更改" "a former name"
        "机构或规划已经更名、撤销或到期。词表在 content/words/ 里可以增补。"
        "An office or plan that has another name now. The office adds to the lists in content/words/."
        M "机构改革方案";
    BROKEN_CHARACTER = "LANG-01" Error "乱码或看不见的字符" "a broken or invisible character"
        "读者看到的会是方框或空白，读屏软件会读错。"
        "Readers see a box or nothing; screen readers stumble."
        P "国家通用语言文字法第九条";
}

/// Marks of what may not be published (条例 arts. 14 and 16 [P]).
const SECRET: [&str; 8] = [
    "绝密★",
    "机密★",
    "秘密★",
    "绝密☆",
    "机密☆",
    "秘密☆",
    "内部资料，不得外传",
    "内部资料 不得外传",
];

const PAIRS: [(char, char); 4] = [('《', '》'), ('〔', '〕'), ('（', '）'), ('【', '】')];

/// What is wrong in a line: the code, where in bytes, message and help in both languages.
type Wrong = (&'static Code, (usize, usize), [String; 2], [String; 2]);

pub(super) fn check(file: &File<'_>) -> Vec<Finding> {
    let rules: [fn(&File<'_>, &str) -> Vec<Wrong>; 6] =
        [listed, secrecy, characters, brackets, weekday, names];
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for (code, (start, end), [zh, en], [help_zh, help_en]) in
            rules.iter().flat_map(|rule| rule(file, line))
        {
            let finding = Finding::new(code, file.place(number, line, start..end));
            findings.push(finding.says(zh, en).help(help_zh, help_en));
        }
    }
    findings
}

fn both(zh: impl Into<String>, en: impl Into<String>) -> [String; 2] {
    [zh.into(), en.into()]
}

/// WORD-02, 07 and 09: what stands in the lists.
fn listed(file: &File<'_>, line: &str) -> Vec<Wrong> {
    let mut found = Vec::new();
    for hit in file.words.find(line) {
        let text = &line[hit.start..hit.end];
        if is_across_words(line, hit.start, text) {
            continue;
        }
        found.push(match hit.word {
            Word::Typo(right) => (
                &TYPO,
                (hit.start, hit.end),
                both(
                    format!("疑似错字：{text}→{right}"),
                    format!("perhaps a typo: {text}, for {right}"),
                ),
                both(format!("改成“{right}”"), format!("write {right}")),
            ),
            Word::Retired(now) if is_recent(file) && !is_former(line, hit.start) => {
                retired(now, text, &hit)
            }
            Word::Retired(_) => continue,
            Word::Leftover => (
                &LEFTOVER,
                (hit.start, hit.end),
                both(
                    format!("模板里的话没有改：{text}"),
                    format!("left over from a template: {text}"),
                ),
                both("写上内容，或删去", "write what belongs here, or remove it"),
            ),
        });
    }
    found
}

/// WORD-07.
fn retired(now: &str, text: &str, hit: &super::words::Hit<'_>) -> Wrong {
    (
        &RETIRED_NAME,
        (hit.start, hit.end),
        both(format!("名称已更改：{text}→{now}"), format!("a former name: {text}, now {now}")),
        both(
            format!("说现在的事写“{now}”；历史文件里可以保留，登记到 allow"),
            format!("write {now} for what is now; a historical text may keep it under `allow`"),
        ),
    )
}

/// Whether the text itself says that the name is a former one: 原国土局, 时任区工商局.
fn is_former(line: &str, at: usize) -> bool {
    let before: String = line[..at].chars().rev().take(8).collect();
    before.contains(['原', '曾', '时'])
}

/// Whether a text is about the present: what is older than the reform of 2018 has the names of its time.
fn is_recent(file: &File<'_>) -> bool {
    file.document
        .and_then(gongbao_content::document::Document::day)
        .is_none_or(|day| day.year() >= 2019)
}

/// SECRET-01.
fn secrecy(_: &File<'_>, line: &str) -> Vec<Wrong> {
    let marks = SECRET.iter().filter_map(|mark| line.find(mark).map(|at| (at, mark)));
    marks
        .map(|(at, mark)| {
            (
                &SECRECY_MARK,
                (at, at + mark.len()),
                both(format!("有密级或内部标志：{mark}"), format!("a mark of secrecy: {mark}")),
                both(
                    "先做保密审查；涉密的不能公开",
                    "have it reviewed; what is secret is not published",
                ),
            )
        })
        .collect()
}

/// LANG-01: characters that readers see as boxes or not at all.
fn characters(_: &File<'_>, line: &str) -> Vec<Wrong> {
    let broken = |c: char| matches!(u32::from(c), 0xFFFD | 0xE000..=0xF8FF | 0x200B | 0x2060 | 0xF0000..=0x10_FFFF);
    let found = line.char_indices().find(|(_, c)| broken(*c));
    found
        .map(|(at, c)| {
            (
                &BROKEN_CHARACTER,
                (at, at + c.len_utf8()),
                both(
                    format!("有乱码或看不见的字符：U+{:04X}", u32::from(c)),
                    format!("a broken or invisible character: U+{:04X}", u32::from(c)),
                ),
                both("删去，或换成规范的汉字", "remove it, or write the proper character"),
            )
        })
        .into_iter()
        .collect()
}

/// WORD-04.
fn brackets(_: &File<'_>, line: &str) -> Vec<Wrong> {
    let Some(at) = unpaired(line) else { return Vec::new() };
    let c = line[at..].chars().next().unwrap_or_default();
    vec![(
        &UNPAIRED,
        (at, at + c.len_utf8()),
        both(format!("括号不成对：{c}"), format!("an unpaired bracket: {c}")),
        both("补上另一半，或删去", "add the other half, or remove it"),
    )]
}

/// WORD-06.
fn weekday(_: &File<'_>, line: &str) -> Vec<Wrong> {
    weekdays(line)
        .into_iter()
        .map(|(at, end, date, typed, real)| {
            (
                &WRONG_WEEKDAY,
                (at, end),
                both(
                    format!("日期和星期不符：{date}是星期{real}，不是星期{typed}"),
                    format!("{date} is not that weekday"),
                ),
                both("核对日期和星期", "check date and weekday"),
            )
        })
        .collect()
}

/// WORD-03: a name of the settings with one other character inside; at its ends the next word would count as one.
fn names(file: &File<'_>, line: &str) -> Vec<Wrong> {
    let typed: Vec<(usize, char)> = line.char_indices().collect();
    let mut found = Vec::new();
    for name in &file.settings.names {
        let wanted: Vec<char> = name.chars().collect();
        if wanted.len() < 3 {
            continue;
        }
        for window in typed.windows(wanted.len()) {
            let other: Vec<(usize, char)> = window
                .iter()
                .zip(&wanted)
                .enumerate()
                .filter(|(_, ((_, c), right))| c != *right)
                .map(|(at, ((_, c), _))| (at, *c))
                .collect();
            let [(at, c)] = other[..] else { continue };
            if at == 0 || at + 1 == wanted.len() || !is_han(c) {
                continue;
            }
            let (start, (last, end)) = (window[0].0, window[window.len() - 1]);
            let end = last + end.len_utf8();
            let text = &line[start..end];
            if file.settings.names.iter().any(|name| name == text) {
                continue;
            }
            found.push((
                &NAME,
                (start, end),
                both(
                    format!("疑似名称写错：{text}，应为{name}"),
                    format!("perhaps a wrong name: {text}, for {name}"),
                ),
                both(
                    format!("改成“{name}”；确是另一个名称就登记到 site.yaml 的 names"),
                    format!(
                        "write {name}; if it is another name, list it under `names` in site.yaml"
                    ),
                ),
            ));
        }
    }
    found
}

/// Whether the typo is made by two words that meet: 目的的, 一但书.
fn is_across_words(line: &str, at: usize, wrong: &str) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + wrong.len()..].chars().next();
    match wrong {
        "的的" => {
            matches!(before, Some('目' | '标' | '似')) || matches!(after, Some('确' | '士'))
        }
        "一但" => after == Some('书'),
        "条列" => matches!(after, Some('举' | '明' | '出' | '入' | '为' | '支')),
        "工做" => before == Some('分'),
        "关健" => after == Some('康'),
        "复盖" => after == Some('章'),
        _ => false,
    }
}

/// The first bracket of a line that has no other half.
fn unpaired(line: &str) -> Option<usize> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in line.char_indices() {
        if PAIRS.iter().any(|(first, _)| *first == c) {
            open.push((at, c));
        } else if let Some((first, _)) = PAIRS.iter().find(|(_, last)| *last == c) {
            match open.iter().rposition(|(_, c)| c == first) {
                Some(found) => {
                    open.remove(found);
                }
                // A list is counted 1） and 一） as well.
                None if c == '）' => {}
                None => return Some(at),
            }
        }
    }
    open.first().map(|(at, _)| *at)
}

const DAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// Dates with a weekday in brackets that is not theirs: where, the date, the typed and the real weekday.
fn weekdays(line: &str) -> Vec<(usize, usize, String, char, char)> {
    let mut out = Vec::new();
    for (at, _) in line.match_indices("（星期") {
        let day =
            line[at + "（星期".len()..].chars().next().map(|c| if c == '天' { '日' } else { c });
        let before = &line[..at];
        let start = before
            .rfind(|c: char| !c.is_ascii_digit() && !matches!(c, '年' | '月' | '日'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let date = &before[start..];
        let numbers: Vec<i16> =
            date.split(['年', '月', '日']).filter_map(|part| part.parse().ok()).collect();
        let (Some(day), [year, month, number]) = (day, numbers.as_slice()) else { continue };
        let (Ok(month), Ok(number)) = (i8::try_from(*month), i8::try_from(*number)) else {
            continue;
        };
        let Some(real) = Date::new(*year, month, number) else { continue };
        // 1970-01-05 was a Monday.
        let Some(monday) = Date::new(1970, 1, 5) else { continue };
        let real = DAYS[usize::try_from(monday.days_until(real).rem_euclid(7)).unwrap_or(0)];
        if DAYS.contains(&day) && day != real {
            out.push((start, at, date.to_owned(), day, real));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{File, check};
    use crate::words::Words;
    use gongbao_content::settings::Settings;

    fn found(line: &str) -> Vec<String> {
        let settings = Settings { names: vec!["鹤龙街道".to_owned()], ..Settings::default() };
        let words = Words::default();
        let file =
            File { path: "a.md", text: line, document: None, settings: &settings, words: &words };
        check(&file).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("财政拔款已到位。", vec!["WORD-02"]),
            ("财政拨款已到位。", vec![]),
            ("这是我们的的决定。", vec!["WORD-02"]),
            ("以营利为目的的行为。", vec![]),
            ("逐条列举。按照职责分工做好工作，如实说明有关健康状况。", vec![]),
            ("向工商局申请", vec!["WORD-07"]),
            ("2025年3月1日（星期五）上午", vec!["WORD-06"]),
            ("2025年3月1日（星期六）上午", vec![]),
            ("根据《办法规定", vec!["WORD-04"]),
            ("根据《办法》（试行）规定", vec![]),
            ("1）第一项", vec![]),
            ("联系人：此处填写", vec!["WORD-09"]),
            ("机密★一年", vec!["SECRET-01"]),
            ("国家秘密不得公开", vec![]),
            ("鹤隆街道办事处", vec!["WORD-03"]),
            ("鹤龙街道办事处、鹤龙街坚持", vec![]),
            ("坏\u{FFFD}字", vec!["LANG-01"]),
        ] {
            assert_eq!(found(line), expected, "{line}");
        }
    }
}
