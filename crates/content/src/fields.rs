//! The fields of front matter: one declaration a field gives its type, both names, its meaning and an example.
//!
//! The `fields!` and `choices!` macros write the struct that the program works with and, from the same lines, the
//! table from which come reading with findings, the JSON Schema, the reference in `docs/` and the samples of `new`.

use crate::codes;
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use super::yaml::{Part, Source, Step, locate};
use gongbao_base::{
    address::is_slug,
    code::Code,
    date::{Date, Moment},
    finding::{Finding, Place},
};

/// What a value looks like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// `true` or `false`.
    Truth,
    /// A whole number of one or more.
    Count,
    /// A number.
    Number,
    /// `YYYY-MM-DD`.
    Day,
    /// `YYYY-MM-DD`, perhaps with ` HH:MM`.
    Moment,
    /// A slug.
    Slug,
    /// One of some values.
    Choice(&'static [Choice]),
    /// A list.
    List(&'static Shape),
    /// A mapping with fields of its own.
    Map(&'static [Field]),
}

/// One allowed value.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Its English name, also used in addresses.
    pub name: &'static str,
    /// Its official Chinese name.
    pub label: &'static str,
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The English key.
    pub name: &'static str,
    /// The Chinese key.
    pub label: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it must be given.
    pub required: bool,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// An example of the value, as YAML.
    pub example: &'static str,
}

/// A type that a field can have.
pub trait Shaped {
    /// What its values look like.
    const SHAPE: Shape;
    /// Whether a field of this type must be given.
    const REQUIRED: bool = false;
}

/// A text that is usable as an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(transparent)]
pub struct Slug(pub String);

macro_rules! shaped {
    ($($type:ty = $shape:ident $required:literal;)*) => {
        $(impl Shaped for $type {
            const SHAPE: Shape = Shape::$shape;
            const REQUIRED: bool = $required;
        })*
    };
}

shaped! {
    String = Text true;
    Slug = Slug true;
    Date = Day true;
    Moment = Moment true;
    f64 = Number true;
    u16 = Count true;
    bool = Truth false;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped + 'static> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

/// Declares a struct of fields: `name: Type, "中文键" "meaning in Chinese" "meaning in English" "example";`.
#[macro_export]
macro_rules! fields {
    ($(#[$meta:meta])* pub struct $struct:ident {
        $($name:ident: $type:ty, $label:literal $zh:literal $en:literal $example:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, serde::Deserialize)]
        #[serde(default)]
        pub struct $struct {
            $(#[doc = $en] pub $name: $type,)*
        }

        impl $struct {
            /// The table of these fields.
            pub const FIELDS: &'static [$crate::fields::Field] = &[
                $($crate::fields::Field {
                    name: stringify!($name),
                    label: $label,
                    shape: <$type as $crate::fields::Shaped>::SHAPE,
                    required: <$type as $crate::fields::Shaped>::REQUIRED,
                    zh: $zh,
                    en: $en,
                    example: $example,
                },)*
            ];
        }

        impl $crate::fields::Shaped for $struct {
            const SHAPE: $crate::fields::Shape =
                $crate::fields::Shape::Map($struct::FIELDS);
            const REQUIRED: bool = true;
        }
    };
}

/// Declares an enum of allowed values: `Variant = "english" "中文";`. The first is the default.
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $enum:ident { $first:ident = $first_name:literal $first_label:literal; $($variant:ident = $name:literal $label:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        pub enum $enum {
            #[default]
            #[doc = $first_label]
            #[serde(rename = $first_name)]
            $first,
            $(#[doc = $label] #[serde(rename = $name)] $variant,)*
        }

        impl $enum {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];

            /// The English name, also used in addresses.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { Self::$first => $first_name, $(Self::$variant => $name),* }
            }

            /// The official Chinese name.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { Self::$first => $first_label, $(Self::$variant => $label),* }
            }
        }

        impl crate::fields::Shaped for $enum {
            const SHAPE: crate::fields::Shape = crate::fields::Shape::Choice(&[
                crate::fields::Choice { name: $first_name, label: $first_label },
                $(crate::fields::Choice { name: $name, label: $label },)*
            ]);
        }
    };
}
pub use crate::fields;
pub(crate) use choices;

/// Reads fields from a mapping that may hold the keys of several tables.
#[derive(Debug)]
pub struct Reader<'a> {
    source: Source<'a>,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// A reader of this YAML, which is needed only to say where things stand.
    #[must_use]
    pub fn new(source: Source<'a>) -> Self {
        Self { source, findings: Vec::new() }
    }

    /// What was found so far.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Reads one struct of fields. What is wrong becomes a finding and takes its default, so that reading goes on.
    pub fn fields<T: DeserializeOwned + Default>(
        &mut self,
        mapping: Mapping,
        fields: &'static [Field],
    ) -> T {
        let clean = self.mapping(mapping, fields, &mut Vec::new());
        self.typed(clean)
    }

    /// Reads two structs from one mapping: the fields that every kind has, and a kind's own.
    pub fn two<A, B>(
        &mut self,
        mapping: Mapping,
        first: &'static [Field],
        second: &'static [Field],
    ) -> (A, B)
    where
        A: DeserializeOwned + Default,
        B: DeserializeOwned + Default,
    {
        let mut parts = self.split(mapping, &[first, second], &mut Vec::new()).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let (a, b) = (next(), next());
        (self.typed(a), self.typed(b))
    }

    fn typed<T: DeserializeOwned + Default>(&mut self, mapping: Mapping) -> T {
        serde_yaml::from_value(Value::Mapping(mapping)).unwrap_or_else(|error| {
            // Every value was checked against its shape, so this is a gap between a shape and a type.
            let place = Place::at(self.source.file, self.source.line, 1, 3);
            let finding = Finding::new(&codes::WRONG_SHAPE, place)
                .says("信息块里有一项读不出来", format!("a value cannot be read: {error}"));
            self.findings.push(finding);
            T::default()
        })
    }

    fn mapping(
        &mut self,
        mapping: Mapping,
        fields: &'static [Field],
        path: &mut Vec<Step>,
    ) -> Mapping {
        self.split(mapping, &[fields], path).pop().unwrap_or_default()
    }

    fn split(
        &mut self,
        mapping: Mapping,
        tables: &[&'static [Field]],
        path: &mut Vec<Step>,
    ) -> Vec<Mapping> {
        let mut parts = vec![Mapping::new(); tables.len()];
        let mut given: Vec<&'static str> = Vec::new();
        for (key, value) in mapping {
            let typed = match key {
                Value::String(text) => text,
                other => serde_yaml::to_string(&other).unwrap_or_default().trim().to_owned(),
            };
            let known = tables.iter().enumerate().find_map(|(table, fields)| {
                let field = fields.iter().find(|f| f.name == typed || f.label == typed)?;
                Some((table, field))
            });
            path.push(Step::Key(typed.clone()));
            match known {
                None => self.unknown_key(&typed, tables, path),
                Some((_, field)) if given.contains(&field.name) => {
                    let finding = Finding::new(&codes::TWICE, self.place(path, Part::Key))
                        .says(
                            format!("“{typed}”重复：{}和 {} 是同一项", field.label, field.name),
                            format!(
                                "`{typed}` repeats: {} and {} are the same key",
                                field.label, field.name
                            ),
                        )
                        .help("删去一个", "remove one of them");
                    self.findings.push(finding);
                }
                Some((table, field)) => {
                    given.push(field.name);
                    if let Some(value) = self.value(value, field.shape, path) {
                        parts[table].insert(field.name.into(), value);
                    } else {
                        // A null is as good as nothing; a wrong value has its finding already.
                    }
                }
            }
            path.pop();
        }
        for field in tables.iter().copied().flatten().filter(|field| field.required) {
            let empty = !parts.iter().any(|part| {
                part.get(field.name)
                    .is_some_and(|value| value.as_str().is_none_or(|t| !t.trim().is_empty()))
            });
            if empty && !self.reported(path, field) {
                let place = self.place(path, Part::Value);
                let finding = Finding::new(
                    &codes::MISSING_KEY,
                    Place { length: place.length.min(3), ..place },
                )
                .says(
                    format!("缺少必填项“{}”（{}）", field.label, field.name),
                    format!("the required key `{}` ({}) is missing", field.name, field.label),
                )
                .help(
                    format!("加上一行：{}: {}", field.label, field.example),
                    format!("add a line `{}: {}`", field.name, field.example),
                );
                self.findings.push(finding);
            }
        }
        parts
    }

    /// Whether the value of this field was refused already, so that it need not be called missing too.
    fn reported(&self, path: &[Step], field: &Field) -> bool {
        [field.name, field.label].iter().any(|key| {
            let mut whole = path.to_vec();
            whole.push(Step::Key((*key).to_owned()));
            let place = self.place(&whole, Part::Value);
            self.findings.iter().any(|finding| finding.place == place)
        })
    }

    fn unknown_key(&mut self, typed: &str, tables: &[&'static [Field]], path: &[Step]) {
        let names = tables.iter().copied().flatten().flat_map(|field| [field.name, field.label]);
        let finding = Finding::new(&codes::UNKNOWN_KEY, self.place(path, Part::Key))
            .says(format!("不认识的键“{typed}”"), format!("unknown key `{typed}`"));
        self.findings.push(match nearest(typed, names.clone()) {
            Some(name) => {
                finding.help(format!("是不是“{name}”？"), format!("did you mean `{name}`?"))
            }
            None => {
                let labels: Vec<_> =
                    tables.iter().copied().flatten().map(|field| field.label).collect();
                let keys: Vec<_> =
                    tables.iter().copied().flatten().map(|field| field.name).collect();
                finding.help(
                    format!("可用的键：{}", labels.join("、")),
                    format!("known keys: {}", keys.join(", ")),
                )
            }
        });
    }

    fn value(&mut self, value: Value, shape: Shape, path: &mut Vec<Step>) -> Option<Value> {
        match (shape, value) {
            (_, Value::Null) => None,
            (Shape::Map(fields), Value::Mapping(mapping)) => {
                Some(Value::Mapping(self.mapping(mapping, fields, path)))
            }
            (Shape::List(item), Value::Sequence(values)) => {
                let mut kept = Vec::with_capacity(values.len());
                for (index, value) in values.into_iter().enumerate() {
                    path.push(Step::Item(index));
                    kept.extend(self.value(value, *item, path));
                    path.pop();
                }
                Some(Value::Sequence(kept))
            }
            (Shape::Truth, value @ Value::Bool(_)) | (Shape::Number, value @ Value::Number(_)) => {
                Some(value)
            }
            (Shape::Count, Value::Number(number))
                if number.as_u64().is_some_and(|n| (1..=9999).contains(&n)) =>
            {
                Some(Value::Number(number))
            }
            (Shape::Text, Value::String(text)) => Some(Value::String(text)),
            (Shape::Slug, Value::String(text)) if is_slug(&text) => Some(Value::String(text)),
            (Shape::Day, Value::String(text)) if Date::parse(&text).is_some() => {
                Some(Value::String(text))
            }
            (Shape::Moment, Value::String(text)) if Moment::parse(&text).is_some() => {
                Some(Value::String(text))
            }
            (Shape::Choice(choices), Value::String(text)) if choice(choices, &text).is_some() => {
                choice(choices, &text).map(|choice| choice.name.into())
            }
            (shape, value) => {
                let finding = refuse(shape, &value, self.place(path, Part::Value));
                self.findings.push(finding);
                None
            }
        }
    }

    fn place(&self, path: &[Step], part: Part) -> Place {
        locate(self.source, path, part)
    }

    /// Where a value or key stands, given by English names whichever language the file uses.
    #[must_use]
    pub fn place_of(&self, path: &[Step], part: Part) -> Place {
        place_of(self.source, path, part)
    }
}

/// Where a value or key stands, given by English names whichever language the YAML uses.
#[must_use]
pub fn place_of(source: Source<'_>, path: &[Step], part: Part) -> Place {
    let typed: Vec<Step> = path
        .iter()
        .map(|step| match step {
            Step::Key(name) => Step::Key(typed_name(source.text, name).to_owned()),
            Step::Item(index) => Step::Item(*index),
        })
        .collect();
    locate(source, &typed, part)
}

/// The Chinese name of an English key, when the YAML uses that one.
fn typed_name<'n>(text: &str, name: &'n str) -> &'n str {
    let uses = |key: &str| {
        text.lines().any(|line| {
            let line = line.trim_start_matches([' ', '-', '{', '[']);
            line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
                || line.contains(&format!("{key}: "))
        })
    };
    if uses(name) {
        return name;
    }
    labels_of(name).find(|label| uses(label)).unwrap_or(name)
}

fn labels_of(name: &str) -> impl Iterator<Item = &'static str> {
    fn walk(fields: &'static [Field], name: &str, found: &mut Vec<&'static str>) {
        for field in fields {
            if field.name == name {
                found.push(field.label);
            }
            match field.shape {
                Shape::Map(inner) => walk(inner, name, found),
                Shape::List(Shape::Map(inner)) => walk(inner, name, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(super::kinds::common::Common::FIELDS, name, &mut found);
    walk(super::settings::Typed::FIELDS, name, &mut found);
    super::kinds::KINDS.iter().for_each(|kind| walk(kind.fields, name, &mut found));
    found.into_iter()
}

fn choice(choices: &'static [Choice], text: &str) -> Option<&'static Choice> {
    choices.iter().find(|choice| choice.name == text || choice.label == text)
}

fn refuse(shape: Shape, value: &Value, place: Place) -> Finding {
    let shown = match value {
        Value::String(text) => text.clone(),
        Value::Sequence(_) => "[…]".to_owned(),
        Value::Mapping(_) | Value::Tagged(_) => "{…}".to_owned(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
    };
    let (code, zh, en, help_zh, help_en): (&Code, &str, &str, String, String) = match shape {
        Shape::Text => (
            &codes::WRONG_SHAPE,
            "这里应是文字",
            "a text is expected",
            format!("数字或 true/false 当文字用时加引号：\"{shown}\""),
            format!("quote a number or true/false that is meant as text: \"{shown}\""),
        ),
        Shape::Truth => (
            &codes::WRONG_SHAPE,
            "这里应是 true 或 false",
            "true or false is expected",
            "是写 true，否写 false".to_owned(),
            "write true or false".to_owned(),
        ),
        Shape::Count => (
            &codes::WRONG_SHAPE,
            "这里应是 1 到 9999 的整数",
            "a whole number from 1 to 9999 is expected",
            "只写数字，不加引号和单位，例如 2023".to_owned(),
            "write digits alone, such as 2023".to_owned(),
        ),
        Shape::Number => (
            &codes::WRONG_SHAPE,
            "这里应是数字",
            "a number is expected",
            "只写数字，单位另填在 unit，例如 68282.2".to_owned(),
            "write digits alone, such as 68282.2; the unit has its own key".to_owned(),
        ),
        Shape::Day => (
            &codes::BAD_DATE,
            "不是正确的日期",
            "not a date",
            "写成 2023-12-01，并确认这一天存在".to_owned(),
            "write 2023-12-01, and a day that exists".to_owned(),
        ),
        Shape::Moment => (
            &codes::BAD_DATE,
            "不是正确的日期",
            "not a date",
            "写成 2023-12-01 或 2023-12-01 09:30，并确认这一天存在".to_owned(),
            "write 2023-12-01 or 2023-12-01 09:30, and a day that exists".to_owned(),
        ),
        Shape::Slug => (
            &codes::BAD_SLUG,
            "不能用作网址名",
            "not a slug",
            "只用小写英文字母、数字和连字符，例如 tongzhi-2023".to_owned(),
            "use lower-case letters, digits and hyphens, such as tongzhi-2023".to_owned(),
        ),
        Shape::Choice(choices) => {
            let labels: Vec<_> = choices.iter().map(|choice| choice.label).collect();
            let names: Vec<_> = choices.iter().map(|choice| choice.name).collect();
            (
                &codes::BAD_CHOICE,
                "不在可选的值里",
                "not one of the allowed values",
                format!("可选：{}", labels.join("、")),
                format!("allowed: {}", names.join(", ")),
            )
        }
        Shape::List(_) => (
            &codes::WRONG_SHAPE,
            "这里应是列表",
            "a list is expected",
            "每项一行，以“- ”开头".to_owned(),
            "one item a line, each after “- ”".to_owned(),
        ),
        Shape::Map(fields) => {
            let labels: Vec<_> = fields.iter().map(|field| field.label).collect();
            let names: Vec<_> = fields.iter().map(|field| field.name).collect();
            (
                &codes::WRONG_SHAPE,
                "这里应是下级的键",
                "nested keys are expected",
                format!("另起一行缩进书写：{}", labels.join("、")),
                format!("write on indented lines: {}", names.join(", ")),
            )
        }
    };
    Finding::new(code, place)
        .says(format!("{zh}：{shown}"), format!("{en}: {shown}"))
        .help(help_zh, help_en)
}

/// The known name that a misspelt one was probably meant to be.
#[must_use]
pub fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    names
        .map(|name| (strsim::osa_distance(&typed.to_lowercase(), name), name))
        .filter(|(distance, name)| {
            *distance <= 1 + name.chars().count().min(typed.chars().count()) / 4
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
        .filter(|name| name.chars().any(|c| typed.contains(c)))
}
