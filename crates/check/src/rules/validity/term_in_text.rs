//! The term that the text names is the term of the front matter; where the text leaves it open, it is asked (VAL-06).

use crate::source_file::SourceFile;
use gongbao_base::{
    codes,
    date::Date,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::{Entry, notice::Notice},
    term::{StatedTerm, TermStart, stated_terms},
};

codes! {
    TERM_DIFFERS = "VAL-06" Error "正文与有效期不一致" "the text names another term"
        "正文写的施行日期、有效期要和信息块一样；信息块没有写的，按正文。正文没有写明是哪一天时要填。"
        "What the text says of its term is what the front matter says; where the front matter has none, the text counts."
        O "由正文推出";
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(document) = file.document else { return Vec::new() };
    let Entry::Notice(notice) = &document.entry else { return Vec::new() };
    if !notice.may_be_in_force() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut open = None;
    for (number, line) in file.body() {
        for term in stated_terms(line) {
            let start = line.find(&term.sentence).unwrap_or_default();
            let place = file.place(number, line, start..start + term.sentence.len());
            findings.extend(differences(document, notice, &term, &place));
            // A day of publication that is missing is asked already.
            let asked = term.from == Some(TermStart::Published);
            if notice.effective.is_none() && term.from.is_some() && !asked && open.is_none() {
                open = Some(unknown_start(document, place));
            }
        }
    }
    findings.extend(open);
    findings
}

/// What a sentence says otherwise than the front matter.
fn differences(
    document: &Document,
    notice: &Notice,
    term: &StatedTerm,
    place: &Place,
) -> Vec<Finding> {
    let published = document.common.published.map(|moment| moment.date);
    let from = match term.from {
        Some(TermStart::Day(day)) => Some(day),
        Some(TermStart::Issued) => notice.written,
        Some(TermStart::Published) => published,
        Some(TermStart::Otherwise) | None => None,
    };
    let years = |years: u16| i16::try_from(years).ok();
    let last = term.years.and_then(years).zip(notice.effective.or(notice.written));
    let last = term.until.or(last.map(|(years, from)| from.last_day_of_years(years)));
    let differs = |said: Option<Date>, typed: Option<Date>| {
        said.zip(typed).filter(|(said, typed)| said != typed)
    };
    let of = |field: &str, said: Date, typed: Date| {
        let key = document.key(field);
        Finding::new(&TERM_DIFFERS, place.clone())
            .says(
                format!("正文是 {said}，“{key}”是 {typed}"),
                format!("the text says {said}, `{key}` {typed}"),
            )
            .help(
                format!("查原件；正文对就写：{key}: {said}"),
                format!("look at the original; if the text is right, write `{key}: {said}`"),
            )
    };
    let end = if notice.expires.is_some() { "expires" } else { "valid_years" };
    // 印发 is not always the day that the document bears.
    let is_day = matches!(term.from, Some(TermStart::Day(_)));
    let late = differs(from, notice.effective)
        .map(|(said, typed)| of("effective", said, typed))
        .map(|finding| if is_day { finding } else { finding.warning() });
    let long = differs(last, notice.last_day()).map(|(said, typed)| match (end, term.years) {
        ("valid_years", Some(years)) => length(document, notice, years, place),
        _ => of("expires", said, typed),
    });
    late.into_iter().chain(long).collect()
}

fn length(document: &Document, notice: &Notice, years: u16, place: &Place) -> Finding {
    let (key, typed) = (document.key("valid_years"), notice.valid_years.unwrap_or_default());
    Finding::new(&TERM_DIFFERS, place.clone())
        .says(
            format!("正文是 {years} 年，“{key}”是 {typed} 年"),
            format!("the text says {years} years, `{key}` {typed}"),
        )
        .help(
            format!("查原件；正文对就写：{key}: {years}"),
            format!("look at the original; if the text is right, write `{key}: {years}`"),
        )
}

fn unknown_start(document: &Document, place: Place) -> Finding {
    let key = document.key("effective");
    Finding::new(&TERM_DIFFERS, place)
        .says("正文没有写明从哪一天起施行", "the text does not say from which day it is in force")
        .help(
            format!("查清后加上一行：{key}: 2023-12-01"),
            format!("add a line `{key}: 2023-12-01` when it is known"),
        )
        .warning()
}
