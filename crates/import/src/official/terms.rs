//! The day from which a document is in force, and its term, as its text says.

use super::{ask, field_set::FieldSet};
use crate::{
    front_matter::FieldOrigin,
    model::{DraftDocument, text},
    question::Inquiry,
};
use gongbao_base::{date::Date, finding::Message, text::cut};
use gongbao_content::term::{StatedTerm, TermStart, stated_terms};

/// Reads what the text says; what it says in two ways, or of a day that is not known, is asked.
pub(super) fn take(draft: &mut DraftDocument, fields: &mut FieldSet, printed: Option<Date>) {
    let text: String = draft.blocks.iter().map(|block| text(block.runs()) + "\n").collect();
    let terms = stated_terms(&text);
    let mut days: Vec<(Option<String>, &StatedTerm)> = Vec::new();
    for term in &terms {
        let Some(from) = term.from else { continue };
        let day = day(from, fields, printed);
        if !days.iter().any(|(known, _)| *known == day) {
            days.push((day, term));
        }
    }
    if fields.get("effective").is_none() {
        start(&mut draft.inquiry, fields, &days);
    }
    let years: Vec<u16> = terms.iter().filter_map(|term| term.years).collect();
    if let Some(first) = terms.iter().find(|term| term.years.is_some())
        && fields.get("expires").is_none()
    {
        let said = years[0].to_string();
        if years.iter().all(|years| *years == first.years.unwrap_or_default()) {
            fields.put("有效期", &said, FieldOrigin::Read, place(first));
        } else {
            let reason = Message::new("正文写了几个有效期", "the text names several terms");
            let offered = years.iter().map(u16::to_string).collect();
            ask::ask(
                &mut draft.inquiry,
                fields,
                "valid_years",
                (Some(&said), offered),
                place(first),
                reason,
            );
        }
    }
    if let Some(term) = terms.iter().find(|term| term.until.is_some())
        && let Some(until) = term.until
    {
        fields.put("失效日期", &until.to_string(), FieldOrigin::Read, place(term));
    }
}

/// The day that a start means, when it is known.
fn day(from: TermStart, fields: &FieldSet, printed: Option<Date>) -> Option<String> {
    match from {
        TermStart::Day(day) => Some(day.to_string()),
        TermStart::Issued => {
            printed.map(|day| day.to_string()).or_else(|| fields.get("written").map(str::to_owned))
        }
        TermStart::Published => {
            fields.get("published").and_then(|day| day.get(..10)).map(str::to_owned)
        }
        TermStart::Otherwise => None,
    }
}

fn start(inquiry: &mut Inquiry, fields: &mut FieldSet, days: &[(Option<String>, &StatedTerm)]) {
    match days {
        [] => {}
        [(Some(day), term)] => {
            fields.put("施行日期", day, FieldOrigin::Read, place(term));
        }
        // It follows from the day of publication, which is asked already.
        [(None, term)] if term.from == Some(TermStart::Published) => {}
        [(_, term), ..] => {
            let offered: Vec<String> = days.iter().filter_map(|(day, _)| day.clone()).collect();
            let reason = match offered.len() {
                0 | 1 => Message::new(
                    "正文没有写明是哪一天起施行",
                    "the text does not name the day from which it is in force",
                ),
                _ => Message::new("正文写了几个施行日期", "the text names several days"),
            };
            let read = cut(&term.sentence, 60);
            ask::ask(inquiry, fields, "effective", (Some(&read), offered), place(term), reason);
        }
    }
}

fn place(term: &StatedTerm) -> Message {
    let sentence = cut(&term.sentence, 40);
    Message::new(format!("正文“{sentence}”"), format!("the text: `{sentence}`"))
}
