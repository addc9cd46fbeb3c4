//! The term that the text names is the term of the front matter (VAL-06).

use crate::source_file::SourceFile;
use gongbao_base::{codes, date::Date, finding::Finding};
use gongbao_content::kinds::Entry;

codes! {
    TERM_DIFFERS = "VAL-06" Error "正文与有效期不一致" "the text names another term"
        "正文写的施行日期、有效期要和信息块一样。"
        "What the text says of its term is what the front matter says."
        M "规范性文件管理：有效期与状态";
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(Entry::Notice(notice)) = file.document.map(|document| &document.entry) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        let own = ["本办法", "本规定", "本通知", "本细则", "本方案", "本意见", "本制度"];
        // A sentence on another document's term is not this one's.
        for (start, sentence) in
            sentences(line).filter(|(_, s)| own.iter().any(|word| s.contains(word)))
        {
            let said = term(sentence);
            let place = || file.place(number, line, start..start + sentence.len());
            let wrong = said.years.zip(notice.effective).and_then(|(years, from)| {
                let last = notice.last_day()?;
                (last != from.last_day_of_years(years)).then(|| {
                    (
                        format!("正文写有效期{years}年，元数据到 {last}"),
                        format!("the text says {years} years, the front matter until {last}"),
                    )
                })
            });
            let late = said.from.zip(notice.effective).filter(|(said, typed)| said != typed).map(
                |(said, typed)| {
                    (
                        format!("正文写自 {said} 起施行，元数据是 {typed}"),
                        format!("the text says from {said}, the front matter {typed}"),
                    )
                },
            );
            for (zh, en) in wrong.into_iter().chain(late) {
                findings.push(
                    Finding::new(&TERM_DIFFERS, place())
                        .says(zh, en)
                        .help("查原件，改成一致", "look at the original and make them agree"),
                );
            }
        }
    }
    findings
}

fn sentences(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split_inclusive('。').map(move |sentence| {
        let start = at;
        at += sentence.len();
        (start, sentence)
    })
}

/// What a sentence says of a term.
struct Term {
    from: Option<Date>,
    years: Option<i16>,
}

fn term(sentence: &str) -> Term {
    let from = sentence
        .split_once('自')
        .and_then(|(_, rest)| rest.split_once('起'))
        .and_then(|(date, _)| Date::parse_chinese(date));
    let years = sentence.split_once("有效期").and_then(|(_, rest)| {
        let rest = rest.trim_start_matches(['为', '是', '：', ' ']);
        let (number, _) = rest.split_once('年')?;
        match number {
            "一" => Some(1),
            "二" | "两" => Some(2),
            "三" => Some(3),
            "四" => Some(4),
            "五" => Some(5),
            number => number.parse().ok(),
        }
    });
    Term { from, years }
}
