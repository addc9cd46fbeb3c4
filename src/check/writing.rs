//! Writing: typos, weekdays that are not those of their dates, unpaired brackets, leftovers of templates, secrecy marks.
//!
//! Each rule reads one line of a file as it was typed (WORD-02, 04, 06, SECRET-01; standards 8.2 and 2.6 [S]).

use crate::base::{
    codes::{self, Code},
    date::Date,
    finding::{Finding, Place},
};

/// Typos that inspections have named, one a line with what is meant: 钦州 2021 Q3 and others (standards 8.2 [S]).
const TYPOS: &str = include_str!("words/typos.txt");

/// What a template leaves behind.
const LEFTOVERS: &str = include_str!("words/leftovers.txt");

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

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut say = |code: &'static Code,
                       (start, end): (usize, usize),
                       zh: String,
                       en: String,
                       help: (String, String)| {
            let column = line[..start].chars().count() + 1;
            let place = Place::at(path, number, column, line[start..end].chars().count().max(1));
            findings.push(Finding::new(code, place).says(zh, en).help(help.0, help.1));
        };
        for (wrong, right) in TYPOS.lines().filter_map(|line| line.split_once(' ')) {
            for (at, _) in
                line.match_indices(wrong).filter(|(at, _)| !is_across_words(line, *at, wrong))
            {
                say(
                    &codes::TYPO,
                    (at, at + wrong.len()),
                    format!("疑似错字：{wrong}→{right}"),
                    format!("perhaps a typo: {wrong}, for {right}"),
                    (format!("改成“{right}”"), format!("write {right}")),
                );
            }
        }
        for leftover in LEFTOVERS.lines() {
            if let Some(at) = line.find(leftover) {
                say(
                    &codes::LEFTOVER,
                    (at, at + leftover.len()),
                    format!("模板里的话没有改：{leftover}"),
                    format!("left over from a template: {leftover}"),
                    (
                        "写上内容，或删去".to_owned(),
                        "write what belongs here, or remove it".to_owned(),
                    ),
                );
            }
        }
        for mark in SECRET {
            if let Some(at) = line.find(mark) {
                say(
                    &codes::SECRECY_MARK,
                    (at, at + mark.len()),
                    format!("有密级或内部标志：{mark}"),
                    format!("a mark of secrecy: {mark}"),
                    (
                        "先做保密审查；涉密的不能公开".to_owned(),
                        "have it reviewed; what is secret is not published".to_owned(),
                    ),
                );
            }
        }
        if let Some(at) = unpaired(line) {
            let c = line[at..].chars().next().unwrap_or_default();
            say(
                &codes::UNPAIRED,
                (at, at + c.len_utf8()),
                format!("括号不成对：{c}"),
                format!("an unpaired bracket: {c}"),
                ("补上另一半，或删去".to_owned(), "add the other half, or remove it".to_owned()),
            );
        }
        for (at, end, date, typed, real) in weekdays(line) {
            say(
                &codes::WRONG_WEEKDAY,
                (at, end),
                format!("日期和星期不符：{date}是星期{real}，不是星期{typed}"),
                format!("{date} is not that weekday"),
                ("核对日期和星期".to_owned(), "check date and weekday".to_owned()),
            );
        }
    }
    findings
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
    use super::check;

    fn found(line: &str) -> Vec<&'static str> {
        check("a.md", line).into_iter().map(|finding| gongbao_code(&finding.code)).collect()
    }

    fn gongbao_code(code: &str) -> &'static str {
        crate::base::codes::find(code).map_or("", |code| code.id)
    }

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("财政拔款已到位。", vec!["WORD-02"]),
            ("财政拨款已到位。", vec![]),
            ("这是我们的的决定。", vec!["WORD-02"]),
            ("以营利为目的的行为。", vec![]),
            ("逐条列举。按照职责分工做好工作，如实说明有关健康状况。", vec![]),
            ("2025年3月1日（星期五）上午", vec!["WORD-06"]),
            ("2025年3月1日（星期六）上午", vec![]),
            ("根据《办法规定", vec!["WORD-04"]),
            ("根据《办法》（试行）规定", vec![]),
            ("1）第一项", vec![]),
            ("联系人：此处填写", vec!["WORD-09"]),
            ("机密★一年", vec!["SECRET-01"]),
            ("国家秘密不得公开", vec![]),
        ] {
            assert_eq!(found(line), expected, "{line}");
        }
    }
}
