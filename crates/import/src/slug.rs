//! The name of a new document, made from what stays: its number, its date, its title.

use crate::front_matter::DraftField;
use gongbao_base::digest::Digest;
use gongbao_content::kinds::Kind;

/// The name of a new document: `2024-12-3f9a` by its document number, `2024-05-06-3f9a` by its date, else the kind and a digest.
///
/// The same document has the same name whenever it is imported; the digits at the end keep two of a day apart.
pub(crate) fn of(kind: &Kind, fields: &[DraftField]) -> String {
    let value = |name: &str| {
        fields.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    };
    let title = value("title").unwrap_or_default();
    let short = |text: &str| {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        Digest::of(plain.as_bytes()).short()[..6].to_owned()
    };
    if let Some(number) = value("document_number") {
        let parts: Vec<&str> =
            number.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        if let [year, number] = parts[..] {
            return format!("{year}-{number}-{}", short(value("document_number").unwrap_or(title)));
        }
    }
    match (value("written"), value("year")) {
        (Some(date), _) => format!("{date}-{}", short(title)),
        (None, Some(year)) => format!("{}-{year}-{}", kind.name, short(title)),
        (None, None) => format!("{}-{}", kind.name, short(title)),
    }
}
