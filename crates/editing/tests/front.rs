//! Random fields set in random front matter: what was meant is read back, and no line of another key changes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use gongbao_content::{
    fields::{Field, Shape},
    kinds::KINDS,
    yaml,
};
use gongbao_editing::front_matter::{fields, set};
use serde_json::{Map, Value, json};

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }
}

const TEXTS: &[&str] = &[
    "通知",
    "a: b",
    "# x",
    "x # y",
    "true",
    "123",
    "2024-01-02",
    "“引”",
    "'",
    "\"",
    "it's",
    "- x",
    "[a]",
    "{a}",
    "*x",
    "&x",
    "!x",
    "%x",
    "@x",
    "`x`",
    "a, b",
    "　　缩进",
    "尾 ",
    "null",
    "~",
    "1e3",
    "0x1",
    "是",
    "a\nb",
    "：",
    "多:冒",
    "|",
    ">",
    "\\n",
    "一、二",
    "020-12345678",
    "=",
    "<<",
];

fn value(random: &mut Random, shape: Shape) -> Value {
    let text = |random: &mut Random| TEXTS[random.below(TEXTS.len())];
    match shape {
        Shape::Text | Shape::Slug => text(random).into(),
        Shape::Truth => (random.below(2) == 0).into(),
        Shape::Count => (1 + random.below(9999)).into(),
        Shape::Number => json!(random.below(100_000) as f64 / 10.0),
        Shape::Day | Shape::Moment => "2024-05-06".into(),
        Shape::Choice(choices) => choices[random.below(choices.len())].name.into(),
        Shape::List(item) | Shape::Lines(item) => {
            (0..1 + random.below(3)).map(|_| value(random, *item)).collect()
        }
        Shape::Map(fields) => {
            let mut map = Map::new();
            for field in fields {
                if random.below(2) == 0 {
                    map.insert(field.name.to_owned(), value(random, field.shape));
                }
            }
            if map.is_empty() {
                map.insert(fields[0].name.to_owned(), value(random, fields[0].shape));
            }
            map.into()
        }
    }
}

/// A value with its choices under their English names, and lines of one as lists: two that mean the same are the same.
fn meant(value: &Value, shape: Shape) -> Value {
    match (shape, value) {
        (Shape::Choice(choices), Value::String(text)) => choices
            .iter()
            .find(|c| c.label == text || c.name == text)
            .map_or(value.clone(), |c| c.name.into()),
        (Shape::List(item) | Shape::Lines(item), Value::Array(values)) => {
            values.iter().map(|value| meant(value, *item)).collect()
        }
        (Shape::Map(fields), Value::Object(object)) => {
            let shape = |key: &str| fields.iter().find(|field| field.name == key).unwrap().shape;
            let mut pairs: Vec<(String, Value)> =
                object.iter().map(|(key, value)| (key.clone(), meant(value, shape(key)))).collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(pairs.into_iter().collect())
        }
        (Shape::Number | Shape::Count, Value::Number(number)) => json!(number.as_f64()),
        _ => value.clone(),
    }
}

#[test]
fn random_fields_are_read_back_and_change_no_other_line() {
    let mut random = Random(11);
    for case in 0..1500 {
        let kind = &KINDS[random.below(KINDS.len())];
        let tables = kind.tables();
        let all: Vec<&Field> = tables.iter().copied().flatten().collect();
        let mut front = match random.below(3) {
            0 => "# 头\n标题: 甲  # 题\n\n# 下面是日期\n发布日期: 2024-01-02\n草稿: true  # 写完删去\n".to_owned(),
            1 => "title: \"x\"\nkeywords: [a, b]\nattachments:\n  # one\n  - file: a.pdf\n    title: 'b'\n".to_owned(),
            _ => String::new(),
        };
        if random.below(4) == 0 {
            front = front.replace('\n', "\r\n");
        }
        for _ in 0..4 {
            let field = all[random.below(all.len())];
            let new =
                if random.below(6) == 0 { Value::Null } else { value(&mut random, field.shape) };
            let changes: Map<String, Value> =
                [(field.name.to_owned(), new.clone())].into_iter().collect();
            let edited = set(&front, &tables, &changes)
                .unwrap_or_else(|| panic!("{case}: {} = {new}\n{front}", field.name));
            let read = fields(&edited, &tables)
                .get(field.name)
                .map_or(Value::Null, |read| read["value"].clone());
            assert_eq!(
                meant(&read, field.shape),
                meant(&new, field.shape),
                "{case}: {}\n{front}\n{edited}",
                field.name
            );
            let lines = |text: &str| -> Vec<String> {
                let all: Vec<&str> = text.lines().collect();
                let entries = yaml::entries(text).unwrap();
                let other = entries
                    .iter()
                    .filter(|entry| entry.key != field.name && entry.key != field.label);
                other.map(|entry| all[entry.lines.clone()].join("\n")).collect()
            };
            assert_eq!(lines(&edited), lines(&front), "{case}\n{front}\n{edited}");
            let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
            assert_eq!(comments(&edited), comments(&front), "{case}\n{front}\n{edited}");
            let again = set(&edited, &tables, &changes).unwrap();
            assert_eq!(again, edited, "{case}: set twice is set once");
            front = edited;
        }
    }
}
