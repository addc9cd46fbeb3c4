//! The fields of a file as values, and keys set, added or removed: comments, order and quoting stay, and so does every line of
//! another key.

mod names;
mod yaml_text;

use gongbao_content::{
    fields::{Field, Keys},
    yaml::{self, YamlEntry},
};
use serde_json::{Map, Value, json};
use serde_yaml::{Mapping, Value as Yaml};

use self::yaml_text::YamlStyle;

/// The fields of a front matter: under each English key its `value`, with English keys in it as well, and how it is `written`.
/// Keys that are not known stand as they are.
#[must_use]
pub fn fields(front: &str, tables: &[&'static [Field]]) -> Map<String, Value> {
    let (Ok(mapping), Some(entries)) = (serde_yaml::from_str(front), yaml::entries(front)) else {
        return Map::new();
    };
    let mapping: Mapping = mapping;
    let lines: Vec<&str> = front.lines().collect();
    let fields = entries.iter().filter_map(|entry| {
        let field = names::field(tables, &entry.key);
        let value = mapping.get(entry.key.as_str())?;
        let value = match field {
            Some(field) => names::read(value, field.shape),
            None => names::plain(value),
        };
        let written = lines.get(entry.lines.clone()).unwrap_or_default().join("\n");
        let written = written.split_once(':').map_or("", |(_, after)| after).trim().to_owned();
        let key = field.map_or(entry.key.as_str(), |field| field.name);
        Some((key.to_owned(), json!({ "value": value, "written": written })))
    });
    fields.collect()
}

/// The front matter with keys set by their English names; a null removes one. None when it cannot be written so that it reads
/// back as it was meant.
#[must_use]
pub fn set(
    front: &str,
    tables: &[&'static [Field]],
    changes: &Map<String, Value>,
) -> Option<String> {
    let mut text = front.to_owned();
    for (key, value) in changes {
        text = set_one(&text, tables, key, value)?;
    }
    Some(text)
}

fn set_one(front: &str, tables: &[&'static [Field]], key: &str, value: &Value) -> Option<String> {
    let mapping: Mapping = match serde_yaml::from_str(front).ok()? {
        Yaml::Mapping(mapping) => mapping,
        Yaml::Null => Mapping::new(),
        _ => return None,
    };
    let entries = yaml::entries(front)?;
    let field = names::field(tables, key);
    let is_key = |entry: &&YamlEntry| {
        entry.key == key
            || field.is_some_and(|field| field.name == entry.key || field.label == entry.key)
    };
    let entry = entries.iter().find(is_key);
    let end = if front.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<&str> = front.split_inclusive('\n').collect();
    if value.is_null() {
        let Some(entry) = entry else { return Some(front.to_owned()) };
        lines.drain(entry.lines.clone());
        return expecting(lines.concat(), &mapping, &entry.key, None);
    }
    let keys = Keys::of(&mapping, tables.to_vec());
    let old = entry.and_then(|entry| mapping.get(entry.key.as_str()));
    let new = match field {
        Some(field) => names::written(value, field.shape, field.name, &keys, old),
        None => serde_yaml::to_value(value).ok()?,
    };
    let name = entry.map_or_else(|| keys.name(key).to_owned(), |entry| entry.key.clone());
    if old == Some(&new) {
        return Some(front.to_owned());
    }
    let written: Vec<&str> =
        entry.map(|entry| lines[entry.lines.clone()].to_vec()).unwrap_or_default();
    let written: Vec<&str> =
        written.iter().map(|line| line.trim_end_matches(['\n', '\r'])).collect();
    let place = match entry {
        Some(entry) => entry.lines.clone(),
        None => {
            let at = place_of(&entries, tables, key).unwrap_or(lines.len());
            at..at
        }
    };
    let last_open = lines.last().is_some_and(|line| !line.ends_with('\n'));
    let (own, usual) = (YamlStyle::of(&written), YamlStyle::default());
    for (style, anew) in [(own, false), (usual, false), (own, true), (usual, true)] {
        let new_lines = yaml_text::changed(&name, old, &new, &written, style, anew);
        let mut text: String = lines[..place.start].concat();
        if last_open && place.start == lines.len() {
            text.push_str(end);
        }
        new_lines.iter().for_each(|line| {
            text.push_str(line);
            text.push_str(end);
        });
        text.push_str(&lines[place.end..].concat());
        if let Some(text) = expecting(text, &mapping, &name, Some(&new)) {
            return Some(text);
        }
    }
    None
}

/// The text, when it says what was said before but for this key.
fn expecting(text: String, before: &Mapping, key: &str, value: Option<&Yaml>) -> Option<String> {
    let mut wanted = before.clone();
    match value {
        Some(value) => {
            wanted.insert(key.into(), value.clone());
        }
        None => {
            wanted.remove(key);
        }
    }
    let read = match serde_yaml::from_str(&text).ok()? {
        Yaml::Mapping(mapping) => mapping,
        Yaml::Null => Mapping::new(),
        _ => return None,
    };
    (read == wanted).then_some(text)
}

/// The line before which a new key goes: after the last one that is declared before it.
fn place_of(entries: &[YamlEntry], tables: &[&'static [Field]], key: &str) -> Option<usize> {
    let rank = |key: &str| {
        tables.iter().copied().flatten().position(|field| field.name == key || field.label == key)
    };
    let own = rank(key)?;
    let before = entries.iter().filter(|entry| rank(&entry.key).is_some_and(|rank| rank < own));
    let after = before.map(|entry| entry.lines.end).max();
    after.or_else(|| entries.first().map(|entry| entry.lines.start))
}
