//! Asks for the fields that a document must have and that the file does not tell.

use super::field_set::FieldSet;
use crate::{
    front_matter::{FieldOrigin, value},
    input::ImportInput,
    question::{AnswerShape, Inquiry, Question},
};
use gongbao_base::finding::Message;
use gongbao_content::fields::{Field, Shape};

/// Answers go before what was read; what a document of this kind must have and nothing tells is asked.
pub(super) fn open_fields(
    inquiry: &mut Inquiry,
    fields: &mut FieldSet,
    input: &ImportInput<'_>,
    stem: &str,
) {
    let whole = || Message::new("全文", "the whole file");
    if fields.get("title").is_none() {
        let reason = Message::new("没有找到标题", "no title was found");
        ask(inquiry, fields, "title", Some(stem), vec![stem.to_owned()], whole(), reason);
    }
    let needed: &[(&str, &str, &str)] = match fields.kind.name {
        "notice" => &[("category", "从标题看不出是哪一类", "the title does not tell the category")],
        "report" => &[
            ("year", "从标题看不出年度", "the title does not tell the year"),
            (
                "report_type",
                "从标题看不出是哪一种报告",
                "the title does not tell which report it is",
            ),
        ],
        _ => &[],
    };
    for (name, zh, en) in needed {
        if fields.get(name).is_none() {
            let place = Message::new("标题", "the title");
            let title = fields.get("title").map(str::to_owned);
            ask(inquiry, fields, name, title.as_deref(), Vec::new(), place, Message::new(*zh, *en));
        }
    }
    if matches!(fields.kind.name, "notice" | "report") && fields.get("published").is_none() {
        let reason =
            Message::new("文件没有写哪一天发布", "the file does not say when it is published");
        let today = vec![input.today.to_string()];
        ask(inquiry, fields, "published", None, today, whole(), reason);
    }
}

/// Answers to what is not asked set right what was read.
pub(super) fn take_corrections(inquiry: &mut Inquiry, fields: &mut FieldSet) {
    for field in fields.kind.tables().into_iter().flatten() {
        let fits = |answer: &str| value(field, answer).is_some();
        if let Some(answer) = inquiry.correction(field.name, field.label, fits) {
            let place = Message::new("回答", "an answer");
            fields.put(field.name, &answer, FieldOrigin::Answered, place);
        }
    }
}

/// Asks for one field, and puts the answer.
fn ask(
    inquiry: &mut Inquiry,
    fields: &mut FieldSet,
    name: &str,
    read: Option<&str>,
    offered: Vec<String>,
    place: Message,
    reason: Message,
) {
    let Some(field) = fields.declared(name) else { return };
    let question = Question {
        id: field.name.to_owned(),
        field: field.label.to_owned(),
        read: read.map(str::to_owned),
        place: place.clone(),
        shape: AnswerShape::from(field.shape),
        choices: choices(field).unwrap_or(offered),
        reason,
    };
    let fits = |answer: &str| value(field, answer).is_some().then(|| answer.to_owned());
    if let Some(answer) = inquiry.ask(question, fits) {
        fields.put(name, &answer, FieldOrigin::Answered, place);
    }
}

fn choices(field: &Field) -> Option<Vec<String>> {
    match field.shape {
        Shape::Choice(choices) => {
            Some(choices.iter().map(|choice| choice.label.to_owned()).collect())
        }
        Shape::Truth => Some(vec!["是".to_owned(), "否".to_owned()]),
        _ => None,
    }
}
