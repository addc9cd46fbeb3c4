//! A document as a receipt lists it.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use gongbao_base::{date::Date, digest::Digest};

/// A document as it went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptDocument {
    /// Its page's address below the site.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its document number (文号).
    pub number: Option<String>,
    /// The day it was taken down.
    pub withdrawn: Option<Date>,
    /// The digest of everything below; see [`ReceiptDocument::with_fields`].
    pub digest: Digest,
    /// The digest of what readers see beside the fields: text, tables, figures, relations.
    pub text: Digest,
    /// The digests of its official fields that have a value, by Chinese label: no word of them is kept.
    #[serde(deserialize_with = "digests")]
    pub fields: BTreeMap<String, Digest>,
    /// Its attachments and images: the file's path below `content/` and its digest.
    pub files: BTreeMap<String, Digest>,
}

impl ReceiptDocument {
    /// This document with these official fields, and with its digest made from the rest and from their values.
    #[must_use]
    pub fn with_fields(mut self, fields: &BTreeMap<String, String>) -> Self {
        let withdrawn = self.withdrawn.map(|date| date.to_string()).unwrap_or_default();
        let mut parts: Vec<&[u8]> = vec![
            self.address.as_bytes(),
            self.title.as_bytes(),
            self.number.as_deref().unwrap_or_default().as_bytes(),
            withdrawn.as_bytes(),
            &self.text.0,
        ];
        for (label, value) in fields {
            parts.extend([label.as_bytes(), value.as_bytes()]);
        }
        for (path, digest) in &self.files {
            parts.extend([path.as_bytes(), &digest.0]);
        }
        self.digest = Digest::of_parts(parts);
        let digests = fields.iter();
        self.fields =
            digests.map(|(label, value)| (label.clone(), Digest::of(value.as_bytes()))).collect();
        self
    }
}

/// The digests; of a receipt that was written before there were any, those of its values.
fn digests<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Digest>, D::Error> {
    let fields = BTreeMap::<String, String>::deserialize(from)?;
    let digest = |value: &str| Digest::parse(value).unwrap_or_else(|| Digest::of(value.as_bytes()));
    Ok(fields.into_iter().map(|(label, value)| (label, digest(&value))).collect())
}

#[cfg(test)]
mod tests {
    use super::ReceiptDocument;
    use gongbao_base::digest::Digest;

    #[test]
    fn a_receipt_that_kept_values_is_read_as_one_that_keeps_digests() {
        let zeros = "0".repeat(64);
        let old = format!(
            r#"{{"address":"a","title":"a","number":null,"withdrawn":null,"digest":"{zeros}","text":"{zeros}","fields":{{"文号":"一"}},"files":{{}}}}"#
        );
        let read: ReceiptDocument = serde_json::from_str(&old).unwrap();
        assert_eq!(read.fields["文号"], Digest::of("一".as_bytes()));
        let again: ReceiptDocument =
            serde_json::from_str(&serde_json::to_string(&read).unwrap()).unwrap();
        assert_eq!(again, read);
    }
}
