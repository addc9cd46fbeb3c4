//! Values under English keys, and as a file writes them.

use gongbao_content::fields::{Field, Keys, Shape};
use serde_json::{Map, Value};
use serde_yaml::{Mapping, Value as Yaml};

/// The field of this name in either language.
pub(super) fn field(tables: &[&'static [Field]], key: &str) -> Option<&'static Field> {
    tables.iter().copied().flatten().find(|field| field.name == key || field.label == key)
}

/// A value under English keys.
pub(super) fn read(value: &Yaml, shape: Shape) -> Value {
    match (shape, value) {
        (Shape::Map(fields), Yaml::Mapping(mapping)) => {
            let pairs = mapping.iter().map(|(key, value)| {
                let key = key.as_str().unwrap_or_default();
                match field(&[fields], key) {
                    Some(field) => (field.name.to_owned(), read(value, field.shape)),
                    None => (key.to_owned(), plain(value)),
                }
            });
            Value::Object(pairs.collect())
        }
        (Shape::List(item) | Shape::Lines(item), Yaml::Sequence(values)) => {
            values.iter().map(|value| read(value, *item)).collect()
        }
        // A single line is a list of one.
        (Shape::Lines(_), Yaml::String(text)) => vec![Value::from(text.as_str())].into(),
        _ => plain(value),
    }
}

/// A value as it is.
pub(super) fn plain(value: &Yaml) -> Value {
    match value {
        Yaml::Mapping(mapping) => {
            let pairs = mapping.iter().map(|(key, value)| {
                let key = key.as_str().map_or_else(|| plain(key).to_string(), str::to_owned);
                (key, plain(value))
            });
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        Yaml::Sequence(values) => values.iter().map(plain).collect(),
        value => serde_json::to_value(value).unwrap_or_default(),
    }
}

/// A value as the file writes it: its keys, and choices in the same language.
pub(super) fn written(
    value: &Value,
    shape: Shape,
    path: &str,
    keys: &Keys,
    old: Option<&Yaml>,
) -> Yaml {
    match (shape, value) {
        (Shape::Map(fields), Value::Object(object)) => {
            let mut mapping = Mapping::new();
            for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
                let below = format!("{path}.{key}");
                let (name, shape) = match field(&[fields], key) {
                    Some(field) => (keys.name(&below).to_owned(), field.shape),
                    None => (key.clone(), Shape::Text),
                };
                let old = old.and_then(|old| old.get(name.as_str()));
                mapping.insert(name.into(), written(value, shape, &below, keys, old));
            }
            Yaml::Mapping(mapping)
        }
        (Shape::Lines(_), Value::Array(values))
            if values.len() == 1 && old.is_none_or(Yaml::is_string) =>
        {
            match &values[0] {
                Value::String(text) => text.as_str().into(),
                other => vec![written(other, shape, path, keys, None)].into(),
            }
        }
        (Shape::List(item) | Shape::Lines(item), Value::Array(values)) => {
            let items = values.iter().enumerate().map(|(at, value)| {
                written(value, *item, path, keys, old.and_then(|old| old.get(at)))
            });
            Yaml::Sequence(items.collect())
        }
        (Shape::Choice(choices), Value::String(text)) => {
            let choice = choices.iter().find(|choice| choice.name == text || choice.label == text);
            let said = old.and_then(Yaml::as_str);
            match choice {
                // The same choice stays in the words in which it is written.
                Some(choice) if said == Some(choice.name) || said == Some(choice.label) => {
                    said.unwrap_or_default().into()
                }
                Some(choice) => {
                    // Told by a key that the file may not hold, which is named in the language that prevails.
                    let english = keys.name("title") == "title";
                    if english { choice.name } else { choice.label }.into()
                }
                None => text.as_str().into(),
            }
        }
        (_, value) => serde_yaml::to_value(value).unwrap_or_default(),
    }
}
