//! Which of its two names each key has in a file. Findings name keys as their file does, in either language.

use serde_yaml::{Mapping, Value};

use super::{Field, Shape};
use crate::yaml::{MappingSide, PathStep, Source, YamlPlaces};
use gongbao_base::finding::Place;

/// The names of the keys in one file: the language that prevails, and the keys that are written in the other.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    tables: Vec<&'static [Field]>,
    english: bool,
    /// Paths of English names with dots, such as `withdrawn.date`.
    others: Vec<String>,
    places: YamlPlaces,
}

impl Keys {
    /// Looks at all keys of a mapping that are in these tables, nested ones too. Where no language prevails it is Chinese.
    #[must_use]
    pub fn of(mapping: &Mapping, tables: Vec<&'static [Field]>) -> Self {
        let mut found = Vec::new();
        collect(mapping, &tables, "", &mut found);
        let english = found.iter().filter(|(_, english)| *english).count() * 2 > found.len();
        let mut others: Vec<String> = Vec::new();
        for (at, (path, in_english)) in found.iter().enumerate() {
            if *in_english != english && found[..at].iter().all(|(earlier, _)| earlier != path) {
                others.push(path.clone());
            }
        }
        Self { tables, english, others, places: YamlPlaces::default() }
    }

    /// The key at a path of English names with dots, as the file writes it; where the file has no such key, in the
    /// language that prevails. Lists are passed through: `figures.id` is the key in their items.
    #[must_use]
    pub fn name<'p>(&self, path: &'p str) -> &'p str {
        let mut last = None;
        let mut english = Vec::new();
        for key in path.split('.') {
            let Some(field) = self.below(last, key) else { return path };
            last = Some(field);
            english.push(field.name);
        }
        let other = !self.others.is_empty() && self.others.contains(&english.join("."));
        last.map_or(path, |field| if self.english == other { field.label } else { field.name })
    }

    /// Where the value or key at a path of English names stands, whichever names the YAML uses.
    #[must_use]
    pub fn place(&self, source: Source<'_>, path: &[PathStep], side: MappingSide) -> Place {
        let mut last = None;
        let steps: Vec<PathStep> = path
            .iter()
            .map(|step| {
                let PathStep::Key(key) = step else { return step.clone() };
                last = self.below(last, key);
                last.map_or_else(|| step.clone(), |field| PathStep::Either(field.name, field.label))
            })
            .collect();
        self.place_as_typed(source, &steps, side)
    }

    /// As [`Self::place`], by the keys as they are typed.
    pub(super) fn place_as_typed(
        &self,
        source: Source<'_>,
        path: &[PathStep],
        side: MappingSide,
    ) -> Place {
        self.places.locate(source, path, side)
    }

    /// The tables whose keys may stand at the top.
    pub(super) fn tables(&self) -> Vec<&'static [Field]> {
        self.tables.clone()
    }

    /// The field that a key names below another field, or at the top.
    fn below(&self, above: Option<&'static Field>, key: &str) -> Option<&'static Field> {
        match above {
            None => field(&self.tables, key),
            Some(above) => field(&[fields_within(above.shape)], key),
        }
    }
}

/// All known keys with their paths, and whether each is written in English.
fn collect(
    mapping: &Mapping,
    tables: &[&'static [Field]],
    path: &str,
    found: &mut Vec<(String, bool)>,
) {
    for (key, value) in mapping {
        let Some(key) = key.as_str() else { continue };
        let Some(field) = field(tables, key) else { continue };
        let path =
            if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
        found.push((path.clone(), key == field.name));
        collect_within(value, field.shape, &path, found);
    }
}

fn collect_within(value: &Value, shape: Shape, path: &str, found: &mut Vec<(String, bool)>) {
    match (value, shape) {
        (Value::Mapping(mapping), Shape::Map(fields)) => collect(mapping, &[fields], path, found),
        (Value::Sequence(values), Shape::List(item) | Shape::Lines(item)) => {
            values.iter().for_each(|value| collect_within(value, *item, path, found));
        }
        _ => {}
    }
}

/// The field with this name, in either language.
pub(super) fn field(tables: &[&'static [Field]], key: &str) -> Option<&'static Field> {
    tables.iter().copied().flatten().find(|field| field.name == key || field.label == key)
}

/// The fields of a mapping, or of those in a list.
fn fields_within(shape: Shape) -> &'static [Field] {
    match shape {
        Shape::Map(fields) => fields,
        Shape::List(item) | Shape::Lines(item) => fields_within(*item),
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;
    use crate::kinds::Kind;

    fn keys(front: &str) -> Keys {
        let tables = Kind::named("report").unwrap().tables();
        Keys::of(&serde_yaml::from_str(front).unwrap(), tables)
    }

    #[test]
    fn a_key_has_the_name_that_the_file_gives_it() {
        let keys = keys("标题: 年报\nyear: 2023\n数据:\n  - {编号: a, unit: 件}\n  - {id: b}\n");
        for (path, name) in [
            ("title", "标题"),
            ("year", "year"),
            ("figures", "数据"),
            ("figures.id", "编号"),
            ("figures.unit", "unit"),
        ] {
            assert_eq!(keys.name(path), name, "{path}");
        }
    }

    #[test]
    fn a_key_that_is_not_there_has_the_language_that_prevails() {
        assert_eq!(keys("title: a\nyear: 2023\n来源: b\n").name("withdrawn.reason"), "reason");
        assert_eq!(keys("标题: a\n年度: 2023\nslug: b\n").name("withdrawn.reason"), "原因");
        assert_eq!(keys("标题: a\nyear: 2023\n").name("slug"), "网址名", "neither prevails");
        assert_eq!(keys("{}").name("slug"), "网址名");
        assert_eq!(keys("{}").name("no such key"), "no such key");
    }
}
