//! Reads fields from a mapping: every value is what its declaration says, or a finding and left out.

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use super::{
    Field, Shape,
    keys::{Keys, field},
    nearest, plain, value,
};
use crate::{
    codes,
    yaml::{self, MappingSide, PathStep, Source},
};
use gongbao_base::finding::{Finding, Place};

/// How many keys a remedy names.
const KEYS_NAMED: usize = 4;

/// Reads fields from a mapping that may hold the keys of several tables.
#[derive(Debug)]
pub struct Reader<'a> {
    source: Source<'a>,
    keys: Keys,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// A reader of a mapping with the keys of these tables; its YAML is needed to say where things stand.
    #[must_use]
    pub fn new(source: Source<'a>, mapping: &Mapping, tables: Vec<&'static [Field]>) -> Self {
        Self { source, keys: Keys::of(mapping, tables), findings: Vec::new() }
    }

    /// How the file writes its keys, and what was wrong.
    #[must_use]
    pub fn finish(self) -> (Keys, Vec<Finding>) {
        (self.keys, self.findings)
    }

    /// The values under their English names. What is wrong becomes a finding and is left out, so that reading goes on.
    pub fn values(&mut self, mapping: Mapping) -> Value {
        Value::Mapping(self.mapping(mapping, &self.keys.tables(), &mut Vec::new()))
    }

    /// One struct of fields from such values.
    pub fn typed<T: DeserializeOwned + Default>(&mut self, values: &Value) -> T {
        T::deserialize(values).unwrap_or_else(|error| {
            // Every value was checked against its shape, so this is a gap between a shape and a type.
            let place = Place::at(self.source.file, self.source.line, 1, 3);
            let finding = Finding::new(&codes::WRONG_SHAPE, place)
                .says("信息块里有一项读不出来", format!("a value cannot be read: {error}"));
            self.findings.push(finding);
            T::default()
        })
    }

    /// How the file writes its keys.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Where a value or key stands, given by English names whichever language the file uses.
    #[must_use]
    pub fn place_of(&self, path: &[PathStep], side: MappingSide) -> Place {
        self.keys.place(self.source, path, side)
    }

    /// A key as the file writes it, given by a path of English names with dots.
    #[must_use]
    pub fn key<'p>(&self, path: &'p str) -> &'p str {
        self.keys.name(path)
    }

    fn mapping(
        &mut self,
        mapping: Mapping,
        tables: &[&'static [Field]],
        path: &mut Vec<PathStep>,
    ) -> Mapping {
        let mut values = Mapping::new();
        let mut given: Vec<&'static str> = Vec::new();
        for (key, value) in mapping {
            let typed = value::text(&key);
            path.push(PathStep::Key(typed.clone()));
            match field(tables, &typed) {
                None => self.unknown_key(&typed, tables, path),
                Some(field) if given.contains(&field.name) => self.repeated(&typed, field, path),
                Some(field) => {
                    given.push(field.name);
                    // A null is as good as nothing; a wrong value has its finding already.
                    if let Some(value) = self.value(value, (field, field.shape), path) {
                        values.insert(field.name.into(), value);
                    }
                }
            }
            path.pop();
        }
        for field in tables.iter().copied().flatten().filter(|field| field.required) {
            let value = values.get(field.name);
            let empty =
                value.is_none_or(|value| value.as_str().is_some_and(|text| text.trim().is_empty()));
            if empty && !self.refused(path, field) {
                self.missing(field, path);
            }
        }
        values
    }

    /// A value of a field, or of an item in it, by its shape.
    fn value(
        &mut self,
        value: Value,
        (field, shape): (&Field, Shape),
        path: &mut Vec<PathStep>,
    ) -> Option<Value> {
        match (shape, value) {
            (_, Value::Null) => None,
            (Shape::Map(fields), Value::Mapping(mapping)) => {
                Some(Value::Mapping(self.mapping(mapping, &[fields], path)))
            }
            (Shape::Lines(_), value @ Value::String(_)) => Some(vec![value].into()),
            (Shape::List(item) | Shape::Lines(item), Value::Sequence(values)) => {
                let values = plain::items(*item, values);
                let mut kept = Vec::with_capacity(values.len());
                for (index, value) in values.into_iter().enumerate() {
                    path.push(PathStep::Item(index));
                    let text = value.is_string() && matches!(shape, Shape::Lines(_));
                    let value =
                        if text { Some(value) } else { self.value(value, (field, *item), path) };
                    kept.extend(value);
                    path.pop();
                }
                Some(Value::Sequence(kept))
            }
            (shape, value) => value::fitting(field, shape, value)
                .map_err(|value| {
                    let place = self.place(path, MappingSide::Value);
                    let key = |field: &Field| self.key_below(path, field);
                    self.findings.push(value::refuse(shape, &value, place, key));
                })
                .ok(),
        }
    }

    /// Whether the value of this field was refused already, so that it need not be called missing too.
    fn refused(&self, path: &[PathStep], field: &Field) -> bool {
        let mut whole = path.to_vec();
        whole.push(PathStep::Either(field.name, field.label));
        let place = self.place(&whole, MappingSide::Value);
        self.findings.iter().any(|finding| finding.place == place)
    }

    fn missing(&mut self, field: &Field, path: &[PathStep]) {
        let place = self.place(path, MappingSide::Value);
        let place = Place { length: place.length.min(3), ..place };
        let key = self.key_below(path, field);
        self.findings.push(
            Finding::new(&codes::MISSING_KEY, place)
                .says(format!("缺少必填项“{key}”"), format!("the required key `{key}` is missing"))
                .help(
                    format!("加上一行：{key}: {}", field.example),
                    format!("add a line `{key}: {}`", field.example),
                ),
        );
    }

    fn repeated(&mut self, typed: &str, field: &Field, path: &[PathStep]) {
        let Field { name, label, .. } = field;
        self.findings.push(
            Finding::new(&codes::TWICE, self.place(path, MappingSide::Key))
                .says(
                    format!("“{typed}”重复：{label}和 {name} 是同一项"),
                    format!("`{typed}` repeats: {label} and {name} are the same key"),
                )
                .help("删去一个", "remove one of them"),
        );
    }

    fn unknown_key(&mut self, typed: &str, tables: &[&'static [Field]], path: &[PathStep]) {
        if let Some((key, _)) =
            typed.split_once('：').filter(|(key, _)| field(tables, key).is_some())
        {
            self.findings.push(yaml::wide_colon(self.place(path, MappingSide::Key), key));
            return;
        }
        let fields = tables.iter().copied().flatten();
        let names = fields.clone().flat_map(|field| [field.name, field.label]);
        let finding = Finding::new(&codes::UNKNOWN_KEY, self.place(path, MappingSide::Key))
            .says(format!("不认识的键“{typed}”"), format!("unknown key `{typed}`"));
        self.findings.push(match nearest(typed, names) {
            Some(name) => {
                finding.help(format!("是不是“{name}”？"), format!("did you mean `{name}`?"))
            }
            None => {
                let above = &path[..path.len() - 1];
                let keys: Vec<_> = fields.map(|field| self.key_below(above, field)).collect();
                let (first, more) = keys.split_at(keys.len().min(KEYS_NAMED));
                let (zh, en) = (first.join("、"), first.join(", "));
                if more.is_empty() {
                    finding.help(format!("可用的键：{zh}"), format!("known keys: {en}"))
                } else {
                    finding.help(
                        format!("可用的键：{zh}等，gongbao reference 列出全部"),
                        format!("known keys: {en} and more; `gongbao reference` lists all"),
                    )
                }
            }
        });
    }

    /// Where something stands, by the keys as they are typed.
    fn place(&self, path: &[PathStep], side: MappingSide) -> Place {
        self.keys.place_as_typed(self.source, path, side)
    }

    /// The key of a field in the mapping at this path, as the file writes it.
    fn key_below(&self, path: &[PathStep], field: &Field) -> &'static str {
        let keys = path.iter().filter_map(|step| match step {
            PathStep::Key(key) => Some(key.as_str()),
            _ => None,
        });
        let path: Vec<&str> = keys.chain([field.name]).collect();
        let english = self.keys.name(&path.join(".")) == field.name;
        if english { field.name } else { field.label }
    }
}
