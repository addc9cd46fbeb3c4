//! A row of a list as the fields and the text of a document.

use super::{
    columns::ListColumn,
    list::ListRow,
    phones::{ListedPhone, phones},
};
use crate::{
    front_matter::{DraftField, FieldOrigin, value},
    model::DraftDocument,
    question::{AnswerShape, Question},
};
use gongbao_base::finding::Message;
use gongbao_content::{
    fields::{Field, Shape},
    hours::{HoursRemark, text},
    kinds::{Kind, common::Common, station::StationType},
};

/// What was answered for the whole list.
pub(super) struct ListAnswers {
    /// The area code for numbers without one.
    pub(super) area_code: Option<String>,
    /// Whether mobiles in the column of phones are the office's.
    pub(super) mobiles: bool,
    /// Whether the lawyers may be named.
    pub(super) lawyers: bool,
}

/// The fields of a station, its text, and what is open of it.
pub(super) type StationDraft = (Vec<DraftField>, String, Vec<Question>);

/// The station of a row.
pub(super) fn station(
    row: &ListRow,
    kind: &'static Kind,
    answers: &ListAnswers,
    draft: &mut DraftDocument,
) -> StationDraft {
    let mut fields = Vec::new();
    let mut put = |name: &str, text: &str, origin: FieldOrigin| {
        if let Some(field) = read(kind, name, text, origin, row) {
            fields.push(field);
        }
    };
    let title = one_line(row.get(ListColumn::Name).unwrap_or_default());
    put("title", &title, FieldOrigin::Labelled);
    let community = row.get(ListColumn::Community).map(one_line);
    if let Some(community) = community.or_else(|| community_of(&title)) {
        put("community", &community, FieldOrigin::Inferred);
    }
    if let Some(address) = row.get(ListColumn::Address) {
        put("address", &one_line(address), FieldOrigin::Labelled);
    }
    if let Some(services) = row.get(ListColumn::Services) {
        put("services", &services.replace('\n', "、"), FieldOrigin::Labelled);
    }
    let numbers = numbers(row, answers, draft);
    put("phones", &numbers.join("、"), FieldOrigin::Labelled);
    let mut questions = Vec::new();
    match StationType::of_title(&title) {
        Some(of_title) => put("station_type", of_title.label(), FieldOrigin::Inferred),
        None => {
            let question = type_question(&title, kind, row);
            let of_kind = question.choices.clone();
            let asked = Question { id: "station_type".to_owned(), ..question.clone() };
            let fits = |answer: &str| of_kind.iter().find(|label| *label == answer).cloned();
            match draft.inquiry.ask(question, fits) {
                Some(label) => put("station_type", &label, FieldOrigin::Answered),
                None => questions.push(asked),
            }
        }
    }
    if let Some(hours) = row.get(ListColumn::Hours) {
        let hours = one_line(hours);
        let hours = hours_question(&hours, &title, row)
            .and_then(|question| draft.inquiry.ask(question, |a| is_read(a).then(|| a.to_owned())))
            .unwrap_or(hours);
        fields.push(hours_field(kind, &hours, row));
    }
    let lawyer = lawyer(row).filter(|_| answers.lawyers);
    let body = lawyer.map(|lawyer| format!("\n值班律师：{}\n", one_line(lawyer)));
    (fields, body.unwrap_or_default(), questions)
}

/// Who is named as the lawyer; nobody while that is still open.
pub(super) fn lawyer(row: &ListRow) -> Option<&str> {
    let open = ["待定", "待安排", "暂无", "无", "/", "-", "—"];
    row.get(ListColumn::Lawyer).filter(|name| !open.contains(name))
}

/// The numbers that can go out.
fn numbers(row: &ListRow, answers: &ListAnswers, draft: &mut DraftDocument) -> Vec<String> {
    let mut numbers = Vec::new();
    for phone in row.get(ListColumn::Phone).map(phones).unwrap_or_default() {
        match (phone, &answers.area_code) {
            (ListedPhone::Whole(number), _) => numbers.push(number),
            (ListedPhone::Local(number), Some(code)) => numbers.push(format!("{code}-{number}")),
            // What is missing is asked for the whole list.
            (ListedPhone::Local(_), None) => {}
            (ListedPhone::Mobile(number), _) if answers.mobiles => numbers.push(number),
            (ListedPhone::Mobile(_), _) => {}
            (ListedPhone::Unread(text), _) => draft.note(
                format!("第{}行的电话“{text}”不是号码，没有带过来", row.number),
                format!("row {}: `{text}` is no phone number and was left out", row.number),
            ),
        }
    }
    numbers
}

fn declared(kind: &'static Kind, name: &str) -> Option<&'static Field> {
    Common::FIELDS.iter().chain(kind.fields).find(|field| field.name == name)
}

fn read(
    kind: &'static Kind,
    name: &str,
    text: &str,
    origin: FieldOrigin,
    row: &ListRow,
) -> Option<DraftField> {
    let field = declared(kind, name)?;
    let (value, yaml) = value(field, text)?;
    Some(DraftField { key: field.label, name: field.name, value, origin, place: place(row), yaml })
}

/// Whether all of a text of hours is understood.
fn is_read(hours: &str) -> bool {
    let asks = |remark: &HoursRemark| matches!(remark, HoursRemark::Asks(_));
    text::read(hours).remarks.iter().all(asks)
}

/// Asks for hours that cannot be read; until then they stand as they were written.
fn hours_question(hours: &str, title: &str, row: &ListRow) -> Option<Question> {
    (!is_read(hours)).then(|| Question {
        id: format!("station-{}-hours", row.number),
        field: format!("“{title}”的服务时间"),
        read: Some(hours.to_owned()),
        place: place(row),
        shape: AnswerShape::Text,
        choices: Vec::new(),
        reason: Message::new(
            "服务时间看不懂，请照“每周二、四9:00-11:00”这样写",
            "the hours cannot be read: write them like 每周二、四9:00-11:00",
        ),
    })
}

/// The hours in the words of the office, which the site reads.
fn hours_field(kind: &'static Kind, text: &str, row: &ListRow) -> DraftField {
    let field = declared(kind, "hours");
    let (key, name) = field.map_or(("服务时间", "hours"), |field| (field.label, field.name));
    let yaml = serde_json::Value::from(text).to_string();
    let (value, origin) = (text.to_owned(), FieldOrigin::Labelled);
    DraftField { key, name, value, origin, place: place(row), yaml }
}

fn place(row: &ListRow) -> Message {
    let name = row.get(ListColumn::Name).map(one_line).unwrap_or_default();
    Message::new(
        format!("第{}个站点“{name}”", row.number),
        format!("station {}, `{name}`", row.number),
    )
}

/// The community that a name begins with.
fn community_of(title: &str) -> Option<String> {
    let end = title.find("社区")? + "社区".len();
    let name = &title[..end];
    let plain = name.chars().all(|c| c.is_alphanumeric()) && !name.contains("街道");
    (plain && (3..=12).contains(&name.chars().count())).then(|| name.to_owned())
}

fn type_labels(kind: &'static Kind) -> Vec<&'static str> {
    match declared(kind, "station_type").map(|field| field.shape) {
        Some(Shape::Choice(choices)) => choices.iter().map(|choice| choice.label).collect(),
        _ => Vec::new(),
    }
}

fn type_question(title: &str, kind: &'static Kind, row: &ListRow) -> Question {
    Question {
        id: format!("station-{}-type", row.number),
        field: format!("“{title}”的类型"),
        read: Some(title.to_owned()),
        place: place(row),
        shape: AnswerShape::Choice,
        choices: type_labels(kind).into_iter().map(str::to_owned).collect(),
        reason: Message::new("从名称看不出是哪一种站点", "the name does not tell what it is"),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("")
}
