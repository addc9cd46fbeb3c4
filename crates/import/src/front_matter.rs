//! The front matter of a draft: fields with where they come from, and empty ones for what is asked.

use crate::question::Question;
use gongbao_base::finding::Message;
use gongbao_content::{
    dates,
    fields::{Field, Shape},
    kinds::Kind,
};
use serde::Serialize;

/// A field of a draft, and how its value came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftField {
    /// Its Chinese key, as the draft writes it.
    pub key: &'static str,
    /// Its English key.
    pub name: &'static str,
    /// Its value as text; several words have 、 between them.
    pub value: String,
    /// How it was read.
    pub origin: FieldOrigin,
    /// Where in the source.
    pub place: Message,
    /// The value as YAML.
    #[serde(skip)]
    pub(crate) yaml: String,
}

/// How a value came about. All of these are certain; what is not is asked, and has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldOrigin {
    /// It stands in the file beside its name.
    Labelled,
    /// It stands in the file at the place and in the form that it always has.
    Read,
    /// It follows from the wording.
    Inferred,
    /// Someone answered it.
    Answered,
}

/// What an empty field is marked with; a rule refuses the document while it stands.
pub(crate) const OPEN: &str = "# 待答：";

/// The front matter: the fields in their order, and an empty one for each question about a field.
pub(crate) fn write(
    kind: &Kind,
    fields: &[DraftField],
    questions: &[Question],
    is_draft: bool,
) -> String {
    let mut lines = String::new();
    for table in kind.tables() {
        for field in table {
            if let Some(found) = fields.iter().find(|found| found.name == field.name) {
                let gap = if found.yaml.starts_with('\n') { "" } else { " " };
                lines.push_str(&format!("{}:{gap}{}\n", field.label, found.yaml));
            } else if let Some(question) =
                questions.iter().find(|question| question.id == field.name)
            {
                let reason = question.reason.zh.replace('\n', " ");
                lines.push_str(&format!("{}:  {OPEN}{reason}\n", field.label));
            }
        }
    }
    // What is asked about the text has no key, and stands there until it is answered all the same.
    let keys: Vec<&str> = kind.tables().into_iter().flatten().map(|field| field.name).collect();
    for question in questions.iter().filter(|question| !keys.contains(&question.id.as_str())) {
        let reason = question.reason.zh.replace('\n', " ");
        let read = question.read.as_deref().map(|read| format!("（{}）", read.replace('\n', " ")));
        let read = read.unwrap_or_default();
        lines.push_str(&format!("{OPEN}{}{read}：{reason}\n", question.field));
    }
    if is_draft {
        lines.push_str("草稿: true  # 核对后删去这一行，才会发布\n");
    }
    format!("---\n{lines}---\n")
}

/// A value as text and as YAML; none when it does not fit the field.
pub(crate) fn value(field: &Field, value: &str) -> Option<(String, String)> {
    // A JSON string is a YAML string.
    let quoted = |value: &str| serde_json::Value::from(value).to_string();
    let value = value.trim();
    let plain = |text: String| (text.clone(), text);
    match field.shape {
        Shape::Text | Shape::Lines(_) => {
            (!value.is_empty()).then(|| (value.to_owned(), quoted(value)))
        }
        Shape::Day => dates::date(value).map(|date| plain(date.to_string())),
        Shape::Moment => dates::moment(value).map(plain),
        Shape::Count => {
            let count = value.trim_end_matches('年').parse::<u16>().ok()?;
            Some(plain(count.to_string()))
        }
        Shape::Number => value.parse::<f64>().is_ok().then(|| plain(value.to_owned())),
        Shape::Choice(choices) => choices
            .iter()
            .find(|choice| choice.label == value || choice.name == value)
            .map(|choice| plain(choice.label.to_owned())),
        Shape::Truth => match value {
            "是" | "true" => Some(("是".to_owned(), "true".to_owned())),
            "否" | "false" => Some(("否".to_owned(), "false".to_owned())),
            _ => None,
        },
        Shape::List(Shape::Text) => {
            let words = value.split(['、', '，', ',', '；', ';', ' ', '\u{3000}', '|']);
            let words: Vec<&str> = words.map(str::trim).filter(|word| !word.is_empty()).collect();
            let yaml: Vec<String> = words.iter().copied().map(quoted).collect();
            (!words.is_empty()).then(|| (words.join("、"), format!("[{}]", yaml.join(", "))))
        }
        Shape::Slug | Shape::List(_) | Shape::Map(_) => None,
    }
}
