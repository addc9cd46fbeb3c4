//! Single values: what each shape takes, and what is said of a value that does not fit.

use serde_yaml::Value;

use super::{Choice, Field, Shape, plain};
use crate::codes;
use gongbao_base::{
    address::is_slug,
    code::Code,
    date::{Date, Moment},
    finding::{Finding, Place},
};

/// A value as its field takes it, choices under their English names; or the value that does not fit.
pub(super) fn fitting(field: &Field, shape: Shape, value: Value) -> Result<Value, Value> {
    let fits = match (shape, &value) {
        (Shape::Truth, Value::Bool(_))
        | (Shape::Number, Value::Number(_))
        | (Shape::Text, Value::String(_)) => true,
        (Shape::Count, Value::Number(number)) => {
            number.as_u64().is_some_and(|count| (1..=9999).contains(&count))
        }
        (Shape::Slug, Value::String(text)) => is_slug(text),
        (Shape::Day, Value::String(text)) => Date::parse(text).is_some(),
        (Shape::Moment, Value::String(text)) => Moment::parse(text).is_some(),
        (Shape::Choice(choices), Value::String(text)) => {
            let choice = choices.iter().find(|choice| choice.name == text || choice.label == text);
            return choice.map(|choice| choice.name.into()).ok_or(value);
        }
        _ => false,
    };
    if fits { Ok(value) } else { plain::meaning(field, shape, &value).ok_or(value) }
}

/// A value that was typed or read as text, as its field takes it; choices under their English names.
#[must_use]
pub fn of_text(field: &Field, text: &str) -> Option<Value> {
    fitting(field, field.shape, text.trim().into()).ok()
}

/// The finding for a value that does not fit; `key` gives the names of nested keys.
pub(super) fn refuse(
    shape: Shape,
    value: &Value,
    place: Place,
    key: impl Fn(&Field) -> &'static str,
) -> Finding {
    let shown = text(value);
    let (code, zh, en) = expected(shape);
    let (help_zh, help_en) = advice(shape, &shown, key);
    Finding::new(code, place)
        .says(format!("{zh}：{shown}"), format!("{en}: {shown}"))
        .help(help_zh, help_en)
}

/// A value in a message: what is nested is left out.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Sequence(_) => "[…]".to_owned(),
        Value::Mapping(_) | Value::Tagged(_) => "{…}".to_owned(),
    }
}

fn expected(shape: Shape) -> (&'static Code, &'static str, &'static str) {
    match shape {
        Shape::Text => (&codes::WRONG_SHAPE, "这里应是文字", "a text is expected"),
        Shape::Truth => {
            (&codes::WRONG_SHAPE, "这里应是 true 或 false", "true or false is expected")
        }
        Shape::Count => (
            &codes::WRONG_SHAPE,
            "这里应是 1 到 9999 的整数",
            "a whole number from 1 to 9999 is expected",
        ),
        Shape::Number => (&codes::WRONG_SHAPE, "这里应是数字", "a number is expected"),
        Shape::Day | Shape::Moment => (&codes::BAD_DATE, "不是正确的日期", "not a date"),
        Shape::Slug => (&codes::BAD_SLUG, "不能用作网址名", "not a slug"),
        Shape::Choice(_) => (&codes::BAD_CHOICE, "不在可选的值里", "not one of the allowed values"),
        Shape::List(_) => (&codes::WRONG_SHAPE, "这里应是列表", "a list is expected"),
        Shape::Lines(_) => {
            (&codes::WRONG_SHAPE, "这里应是文字或列表", "a text or a list is expected")
        }
        Shape::Map(_) => (&codes::WRONG_SHAPE, "这里应是下级的键", "nested keys are expected"),
    }
}

fn advice(shape: Shape, shown: &str, key: impl Fn(&Field) -> &'static str) -> (String, String) {
    let owned = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match shape {
        Shape::Text => (
            format!("数字或 true/false 当文字用时加引号：\"{shown}\""),
            format!("quote a number or true/false that is meant as text: \"{shown}\""),
        ),
        Shape::Truth => owned("是写 true，否写 false", "write true or false"),
        Shape::Count => {
            owned("只写数字，不加引号和单位，例如 2023", "write digits alone, such as 2023")
        }
        Shape::Number => owned(
            "只写数字，单位另填，例如 68282.2",
            "write digits alone, such as 68282.2; the unit has its own key",
        ),
        Shape::Day => {
            owned("写成 2023-12-01，并确认这一天存在", "write 2023-12-01, and a day that exists")
        }
        Shape::Moment => owned(
            "写成 2023-12-01 或 2023-12-01 09:30，并确认这一天存在",
            "write 2023-12-01 or 2023-12-01 09:30, and a day that exists",
        ),
        Shape::Slug => owned(
            "只用小写英文字母、数字和连字符，例如 tongzhi-2023",
            "use lower-case letters, digits and hyphens, such as tongzhi-2023",
        ),
        Shape::Choice(choices) => {
            let join = |name: fn(&Choice) -> &'static str, comma| {
                choices.iter().map(name).collect::<Vec<_>>().join(comma)
            };
            (
                format!("可选：{}", join(|choice| choice.label, "、")),
                format!("allowed: {}", join(|choice| choice.name, ", ")),
            )
        }
        Shape::List(_) | Shape::Lines(_) => {
            owned("每项一行，以“- ”开头", "one item a line, each after “- ”")
        }
        Shape::Map(fields) => {
            let keys: Vec<_> = fields.iter().map(key).collect();
            (
                format!("另起一行缩进书写：{}", keys.join("、")),
                format!("write on indented lines: {}", keys.join(", ")),
            )
        }
    }
}
