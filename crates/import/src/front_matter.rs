//! The front matter of a draft: fields with where they come from, and empty ones for what is asked.

use crate::question::Question;
use gongbao_base::finding::Message;
use gongbao_content::{
    dates,
    fields::{self, Field, Shape},
    kinds::Kind,
};
use serde::Serialize;
use serde_yaml::Value;

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
        Shape::List(Shape::Text) => {
            let words = value.split(['、', '，', ',', '；', ';', ' ', '\u{3000}', '|']);
            let words: Vec<&str> = words.map(str::trim).filter(|word| !word.is_empty()).collect();
            let yaml: Vec<String> = words.iter().copied().map(quoted).collect();
            (!words.is_empty()).then(|| (words.join("、"), format!("[{}]", yaml.join(", "))))
        }
        Shape::Slug | Shape::List(_) | Shape::Map(_) => None,
        shape => match (shape, fields::of_text(field, value)) {
            (Shape::Choice(choices), Some(name)) => {
                let choice = choices.iter().find(|choice| Some(choice.name) == name.as_str());
                choice.map(|choice| plain(choice.label.to_owned()))
            }
            (_, Some(Value::Bool(truth))) => {
                Some((if truth { "是" } else { "否" }.to_owned(), truth.to_string()))
            }
            (_, Some(Value::Number(number))) => Some(plain(number.to_string())),
            (_, Some(Value::String(text))) => Some(plain(text)),
            // Beside a date there may stand a weekday or seconds.
            (Shape::Day, _) => dates::date(value).map(|date| plain(date.to_string())),
            (Shape::Moment, _) => dates::moment(value).map(plain),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::value;
    use gongbao_content::kinds::Kind;

    #[test]
    fn values_are_read_as_files_read_them() {
        let fields: Vec<_> =
            Kind::named("notice").unwrap().tables().into_iter().flatten().collect();
        for (name, typed, expected) in [
            ("valid_years", "五年", Some("5")),
            ("valid_years", "0", None),
            ("written", "二〇二四年三月五日", Some("2024-03-05")),
            ("written", "2024-03-05 星期二", Some("2024-03-05")),
            ("published", "2024/3/5 9:30", Some("2024-03-05 09:30")),
            ("category", "notice", None),
            ("category", "公示", Some("公示")),
            ("draft", "否", Some("false")),
        ] {
            let field = fields.iter().find(|field| field.name == name).unwrap();
            let read = value(field, typed).map(|(_, yaml)| yaml);
            assert_eq!(read.as_deref(), expected, "{typed}");
        }
    }
}
