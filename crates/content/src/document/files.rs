//! The files that a document names, told from its front matter and its text.

use serde_yaml::{Mapping, Value};

use crate::{
    kinds::common::{Attachment, Common},
    markdown::{Body, LinkTarget},
};
use gongbao_base::address::Address;

/// Paths below `content/`, sorted.
pub(super) type NamedFiles = Vec<String>;

/// The files that a text shows or links.
pub(super) fn linked(body: &Body) -> impl Iterator<Item = String> {
    body.links.iter().filter_map(|link| match &link.target {
        LinkTarget::File(file) => Some(file.as_str().to_owned()),
        _ => None,
    })
}

/// The files that are attached, by the typed front matter, whatever else is wrong with it.
pub(super) fn attached(file: &str, mapping: &Mapping) -> impl Iterator<Item = String> {
    let listed = field(mapping, Common::FIELDS, "attachments").and_then(Value::as_sequence);
    let named = listed
        .into_iter()
        .flatten()
        .filter_map(|item| field(item.as_mapping()?, Attachment::FIELDS, "file")?.as_str());
    named.filter_map(move |name| Some(Address::resolve(file, name)?.as_str().to_owned()))
}

fn field<'a>(
    mapping: &'a Mapping,
    table: &[crate::fields::Field],
    name: &str,
) -> Option<&'a Value> {
    let field = table.iter().find(|field| field.name == name)?;
    mapping.get(field.name).or_else(|| mapping.get(field.label))
}
