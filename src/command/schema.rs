//! `schema`: the JSON Schema (2020-12) of a kind's front matter, with which editors complete and check.

use serde_json::{Map, Value, json};

use super::{CommandContext, kind};
use crate::cli::reference::SchemaArgs;
use crate::exit::Exit;
use gongbao_content::{
    fields::{Field, Shape},
    kinds::common::Common,
    settings::SettingsFields,
};
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, args: &SchemaArgs) -> Result<Exit, SystemError> {
    let kind = args.kind.as_str();
    let schema = if kind == "site" {
        schema("site.yaml", SettingsFields::FIELDS.iter())
    } else {
        let kind = kind::named(kind)?;
        schema(kind.label, Common::FIELDS.iter().chain(kind.fields))
    };
    context.console.print(&format!("{schema:#}\n"));
    Ok(Exit::Done)
}

/// The schema of some fields; both names of a key are allowed.
pub fn schema(title: &str, fields: impl Iterator<Item = &'static Field>) -> Value {
    let mut schema = object(fields);
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(title));
    Value::Object(schema)
}

fn object(fields: impl Iterator<Item = &'static Field>) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let mut shape = shape(field.shape);
        shape.insert("description".to_owned(), json!(format!("{} — {}", field.zh, field.en)));
        properties.insert(field.label.to_owned(), Value::Object(shape.clone()));
        properties.insert(field.name.to_owned(), Value::Object(shape));
        if field.required {
            required.push(
                json!({ "anyOf": [{ "required": [field.label] }, { "required": [field.name] }] }),
            );
        }
    }
    let mut object = Map::new();
    object.insert("type".to_owned(), json!("object"));
    object.insert("properties".to_owned(), Value::Object(properties));
    object.insert("additionalProperties".to_owned(), json!(false));
    if !required.is_empty() {
        object.insert("allOf".to_owned(), Value::Array(required));
    }
    object
}

fn shape(shape: Shape) -> Map<String, Value> {
    let value = match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Count => json!({ "type": "integer", "minimum": 1, "maximum": 9999 }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Day => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        Shape::Moment => {
            json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$" })
        }
        Shape::Slug => {
            json!({ "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "maxLength": 80 })
        }
        Shape::Choice(choices) => {
            let values: Vec<_> =
                choices.iter().flat_map(|choice| [choice.label, choice.name]).collect();
            json!({ "enum": values })
        }
        Shape::List(item) => json!({ "type": "array", "items": self::shape(*item) }),
        Shape::Lines(item) => {
            let item = json!({ "anyOf": [{ "type": "string" }, self::shape(*item)] });
            json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": item }] })
        }
        Shape::Map(fields) => Value::Object(object(fields.iter())),
    };
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
