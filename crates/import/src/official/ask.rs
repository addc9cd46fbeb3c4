//! Asks for the fields that a document must have and that the file does not tell.

use super::{field_set::FieldSet, words::squeezed};
use crate::{
    front_matter::{FieldOrigin, value},
    question::{AnswerShape, Inquiry, Question},
};
use gongbao_base::{date::Date, finding::Message};
use gongbao_content::fields::{Field, Shape};

/// Asks for what a document of this kind must have and nothing tells.
pub(super) fn open_fields(inquiry: &mut Inquiry, fields: &mut FieldSet, today: Date) {
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
            let read = (title.as_deref(), Vec::new());
            ask(inquiry, fields, name, read, place, Message::new(*zh, *en));
        }
    }
    if matches!(fields.kind.name, "notice" | "report") && fields.get("published").is_none() {
        let reason =
            Message::new("文件没有写哪一天发布", "the file does not say when it is published");
        let place = Message::new("全文", "the whole file");
        ask(inquiry, fields, "published", (None, vec![today.to_string()]), place, reason);
    }
}

/// Puts a value that a second place gives; where the two differ, it is asked which is right.
pub(super) fn reconcile(
    inquiry: &mut Inquiry,
    fields: &mut FieldSet,
    name: &str,
    said: &str,
    place: Message,
) {
    let Some(known) = fields.get(name).map(str::to_owned) else {
        fields.put(name, said, FieldOrigin::Read, place);
        return;
    };
    let (one, other) = (squeezed(&known), squeezed(said));
    let alike =
        one == other || name == "issuer" && names_all(&one, &other) && names_all(&other, &one);
    if alike || fields.is_answered(name) {
        return;
    }
    fields.remove(name);
    let reason = Message::new(
        format!("两处写的不一样：{known}；{said}"),
        format!("two places differ: {known}; {said}"),
    );
    let offered = vec![known, said.to_owned()];
    ask(inquiry, fields, name, (Some(said), offered), place, reason);
}

/// Whether some offices are among others. A shorter name of the same office is no other office.
fn names_all(known: &str, said: &str) -> bool {
    said.split('、')
        .all(|said| known.split('、').any(|known| known.ends_with(said) || said.ends_with(known)))
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

/// Asks for one field, with what was read and what may be chosen, and puts the answer.
pub(super) fn ask(
    inquiry: &mut Inquiry,
    fields: &mut FieldSet,
    name: &str,
    (read, offered): (Option<&str>, Vec<String>),
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
