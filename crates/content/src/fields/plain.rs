//! The plain meaning of a value that is written otherwise than its field takes it: 是, 5年, ２０２４年３月５日, `[1408，21]`.
//!
//! Only what can mean one thing alone is taken; of the rest the clerk is told.

use serde_yaml::Value;

use super::{Field, Shape};
use crate::dates;
use gongbao_base::text::{half_width, han_number};

/// The value as the field takes it, when what is written can mean only this.
pub(super) fn meaning(field: &Field, shape: Shape, value: &Value) -> Option<Value> {
    let typed = value.as_str()?.trim();
    match shape {
        Shape::Truth => truth(typed).map(Value::from),
        Shape::Count => count(field, &half_width(typed)).map(Value::from),
        Shape::Number => number(&half_width(typed)),
        Shape::Day => Some(dates::whole(typed)?.to_string().into()),
        Shape::Moment => Some(dates::whole_moment(typed)?.to_string().into()),
        Shape::List(Shape::Number) => numbers(typed).map(Value::Sequence),
        _ => None,
    }
}

/// Whether a value says yes, no, or neither.
pub(crate) fn truth(typed: &str) -> Option<bool> {
    match typed.to_ascii_lowercase().as_str() {
        "是" | "true" | "yes" => Some(true),
        "否" | "false" | "no" => Some(false),
        _ => None,
    }
}

/// The items of a list of numbers, where a full-width comma kept them in one: `[1408，21]` is read as one text.
pub(super) fn items(shape: Shape, values: Vec<Value>) -> Vec<Value> {
    let split = |value: Value| match (shape, value.as_str().and_then(numbers)) {
        (Shape::Number, Some(numbers)) => numbers,
        _ => vec![value],
    };
    values.into_iter().flat_map(split).collect()
}

/// A whole number, perhaps with the unit that the field counts in, or in Chinese characters.
fn count(field: &Field, typed: &str) -> Option<u64> {
    let units: &[&str] = if field.name.ends_with("days") {
        &["个工作日", "工作日", "天", "日"]
    } else if field.name.ends_with("year") || field.name.ends_with("years") {
        &["年度", "年"]
    } else {
        &[]
    };
    let digits = units.iter().find_map(|unit| typed.strip_suffix(unit)).unwrap_or(typed).trim();
    let count = digits.parse().ok().or_else(|| han_number(digits).map(u64::from))?;
    (1..=9999).contains(&count).then_some(count)
}

/// A number with digits of either width, perhaps with commas between thousands.
fn number(typed: &str) -> Option<Value> {
    let (whole, fraction) = typed.split_once('.').unwrap_or((typed, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = groups.iter().enumerate().all(|(at, group)| {
        all_digits(group)
            && (groups.len() == 1
                || group.len() == 3
                || (at == 0 && (1..=3).contains(&group.len())))
    });
    if !sound || whole.is_empty() || !all_digits(fraction) || typed.ends_with('.') {
        return None;
    }
    let digits = typed.replace(',', "");
    digits
        .parse::<u64>()
        .map(Value::from)
        .ok()
        .or_else(|| digits.parse::<f64>().map(Value::from).ok())
}

/// Numbers with full-width commas or 、 between them, perhaps in full-width brackets.
fn numbers(typed: &str) -> Option<Vec<Value>> {
    let inner = typed.strip_prefix('［').and_then(|rest| rest.strip_suffix('］')).unwrap_or(typed);
    if !inner.contains(['，', '、']) && inner.len() == typed.len() {
        return None;
    }
    inner.split(['，', '、', ',']).map(|item| number(&half_width(item.trim()))).collect()
}

#[cfg(test)]
mod tests {
    use super::{items, meaning};
    use crate::{fields::Shape, kinds::Kind};
    use serde_yaml::Value;

    #[test]
    fn what_is_plain_is_read_and_the_rest_is_not() {
        let tables = ["notice", "report"].map(|kind| Kind::named(kind).unwrap().tables());
        let fields: Vec<_> = tables.into_iter().flatten().flatten().collect();
        let read = |name: &str, shape: Shape, typed: &str| {
            let field = fields.iter().find(|field| field.name == name).unwrap();
            meaning(field, shape, &Value::from(typed))
                .map(|value| serde_yaml::to_string(&value).unwrap().trim().to_owned())
        };
        for (name, shape, typed, expected) in [
            ("draft", Shape::Truth, "是", Some("true")),
            ("draft", Shape::Truth, "否", Some("false")),
            ("draft", Shape::Truth, "也许", None),
            ("valid_years", Shape::Count, "5年", Some("5")),
            ("valid_years", Shape::Count, "五年", Some("5")),
            ("valid_years", Shape::Count, "５", Some("5")),
            ("valid_years", Shape::Count, "5个月", None),
            ("valid_years", Shape::Count, "5天", None),
            ("valid_years", Shape::Count, "0年", None),
            ("year", Shape::Count, "2025年度", Some("2025")),
            ("year", Shape::Number, "1,408.5", Some("1408.5")),
            ("year", Shape::Number, "１２", Some("12")),
            ("year", Shape::Number, "14,08", None),
            ("year", Shape::Number, "568件", None),
            ("year", Shape::Day, "2024年3月5日", Some("2024-03-05")),
            ("year", Shape::Moment, "2024/3/5 9:30", Some("2024-03-05 09:30")),
            ("year", Shape::Text, "5", None),
        ] {
            assert_eq!(read(name, shape, typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn full_width_commas_divide_numbers() {
        let list = |typed: &str| items(Shape::Number, vec![typed.into()]);
        assert_eq!(list("1408，21"), [1408, 21].map(Value::from));
        assert_eq!(list("1408"), ["1408"].map(Value::from));
        assert_eq!(items(Shape::Text, vec!["甲，乙".into()]), ["甲，乙"].map(Value::from));
        let table = Shape::List(&Shape::Number);
        let field = Kind::named("report").unwrap().tables()[0][0];
        let whole = meaning(&field, table, &"［1408，21］".into());
        assert_eq!(whole, Some(Value::Sequence([1408, 21].map(Value::from).to_vec())));
    }
}
