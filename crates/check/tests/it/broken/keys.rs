//! Findings name keys as the file in question does, in either language of the messages.
//!
//! Every broken input is written twice, once with all keys in Chinese and once with all in English; no finding in the one may
//! name a key of the other.

use std::collections::BTreeSet;

use gongbao_base::finding::Finding;
use gongbao_check::word_lists::WordListFile;
use gongbao_content::{
    fields::{Field, Shape},
    kinds::KINDS,
    settings::SettingsFields,
};
use serde_yaml::{Mapping, Value};

use super::{
    case::{Case, Section},
    cases,
};
use crate::memory;

#[derive(Clone, Copy, PartialEq)]
enum KeyLanguage {
    Chinese,
    English,
}

/// Codes whose findings are about names themselves: of keys, of figures.
const OF_NAMES: [&str; 3] = ["FIELD-01", "FIELD-07", "MARK-04"];

#[test]
fn findings_name_keys_as_their_file_does() {
    let mut wrong = BTreeSet::new();
    let mut told = 0;
    for keys in [KeyLanguage::Chinese, KeyLanguage::English] {
        let foreign = names(match keys {
            KeyLanguage::Chinese => KeyLanguage::English,
            KeyLanguage::English => KeyLanguage::Chinese,
        });
        let own = names(keys);
        for case in cases() {
            let Some(files) = rewritten(&case, keys) else { continue };
            for finding in memory::findings(&files) {
                if OF_NAMES.contains(&finding.code.as_str()) {
                    continue;
                }
                let named = named(&finding);
                told += named.iter().filter(|name| own.contains(**name)).count();
                for name in named.iter().filter(|name| foreign.contains(**name)) {
                    wrong.insert(format!(
                        "{} {name}\n  {}\n  {}\n  {}\n  {}",
                        finding.code,
                        finding.message.zh,
                        finding.message.en,
                        finding.help.zh,
                        finding.help.en
                    ));
                }
            }
        }
    }
    assert!(
        told > 300,
        "only {told} names of keys are in findings: the test looks at the wrong words"
    );
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a finding may name as a key: what stands in “” or in backquotes, the items of a remedy's list, keys within
/// braces, and words of ASCII letters within Chinese.
fn named(finding: &Finding) -> Vec<&str> {
    let mut named = Vec::new();
    for text in [&finding.message.zh, &finding.help.zh, &finding.message.en, &finding.help.en] {
        named.extend(between(text, '“', '”').chain(between(text, '`', '`')));
        let pairs = between(text, '{', '}').flat_map(|pairs| pairs.split(','));
        named.extend(pairs.filter_map(|pair| Some(pair.split_once(':')?.0.trim())));
    }
    for remedy in [&finding.help.zh, &finding.help.en] {
        let list = remedy.split_once(['：', ':']).map_or("", |(_, list)| list);
        if list.contains(['、', ',']) {
            named.extend(list.split(['、', ',']).map(str::trim));
        }
    }
    for text in [&finding.message.zh, &finding.help.zh] {
        let word = |c: char| c.is_ascii_alphanumeric() || "_-./#%:".contains(c);
        let words = text.split(|c| !word(c)).map(|word| word.trim_end_matches(':'));
        named.extend(words.filter(|word| !word.is_empty()));
    }
    named
}

/// What stands in each pair of marks.
fn between(text: &str, open: char, close: char) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (inside, after) = rest.split_once(open)?.1.split_once(close)?;
        rest = after;
        Some(inside)
    })
}

/// The names of all keys in one language that are none in the other.
fn names(keys: KeyLanguage) -> BTreeSet<&'static str> {
    let mut fields = Vec::new();
    for kind in KINDS {
        kind.tables().into_iter().for_each(|table| collect(table, &mut fields));
    }
    collect(SettingsFields::FIELDS, &mut fields);
    fields
        .into_iter()
        .filter(|field| field.name != field.label)
        .map(|field| if keys == KeyLanguage::Chinese { field.label } else { field.name })
        .collect()
}

fn collect(table: &'static [Field], fields: &mut Vec<&'static Field>) {
    for field in table {
        fields.push(field);
        collect(below(field.shape), fields);
    }
}

fn below(shape: Shape) -> &'static [Field] {
    match shape {
        Shape::Map(fields) => fields,
        Shape::List(item) | Shape::Lines(item) => below(*item),
        _ => &[],
    }
}

/// The files of a case with all keys in one language; `None` when one of them cannot be read.
fn rewritten(case: &Case, keys: KeyLanguage) -> Option<Vec<(String, Vec<u8>)>> {
    let sections = case.input.sections().into_iter();
    sections
        .map(|section| {
            let Section::File(path, bytes) = section else { return None };
            let kind = KINDS.iter().find(|kind| path.split('/').nth(1) == Some(kind.folder));
            let text = String::from_utf8(bytes.clone()).ok();
            let text = match (kind, text) {
                (Some(kind), Some(text)) if path.ends_with(".md") => {
                    let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
                    format!("---\n{}---\n{body}", translated(front, &kind.tables(), keys)?)
                }
                (None, Some(text)) if path == "content/site.yaml" => {
                    translated(&text, &[SettingsFields::FIELDS], keys)?
                }
                (None, Some(text)) if path.ends_with(".yaml") => {
                    translated(&text, &[WordListFile::FIELDS], keys)?
                }
                _ => return Some((path, bytes)),
            };
            Some((path, text.into_bytes()))
        })
        .collect()
}

fn translated(yaml: &str, tables: &[&'static [Field]], keys: KeyLanguage) -> Option<String> {
    let mapping: Mapping = serde_yaml::from_str(yaml).ok()?;
    serde_yaml::to_string(&mapping_in(mapping, tables, keys)).ok()
}

fn mapping_in(mapping: Mapping, tables: &[&'static [Field]], keys: KeyLanguage) -> Mapping {
    mapping
        .into_iter()
        .map(|(key, value)| {
            let typed = key.as_str().unwrap_or_default();
            let mut fields = tables.iter().copied().flatten();
            match fields.find(|field| field.name == typed || field.label == typed) {
                None => (key, value),
                Some(field) => {
                    let name = if keys == KeyLanguage::Chinese { field.label } else { field.name };
                    (name.into(), value_in(value, field.shape, keys))
                }
            }
        })
        .collect()
}

fn value_in(value: Value, shape: Shape, keys: KeyLanguage) -> Value {
    match (value, shape) {
        (Value::Mapping(mapping), Shape::Map(fields)) => {
            Value::Mapping(mapping_in(mapping, &[fields], keys))
        }
        (Value::Sequence(values), Shape::List(item) | Shape::Lines(item)) => {
            values.into_iter().map(|value| value_in(value, *item, keys)).collect()
        }
        (value, _) => value,
    }
}
