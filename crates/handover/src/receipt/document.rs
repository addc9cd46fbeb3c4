//! A document as a receipt lists it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
    /// The digest of everything below; see [`ReceiptDocument::with_digest`].
    pub digest: Digest,
    /// The digest of what readers see beside the fields: text, tables, figures, relations.
    pub text: Digest,
    /// Its official fields that have a value, by Chinese label.
    pub fields: BTreeMap<String, String>,
    /// Its attachments and images: the file's path below `content/` and its digest.
    pub files: BTreeMap<String, Digest>,
}

impl ReceiptDocument {
    /// This document with its digest made from the rest.
    #[must_use]
    pub fn with_digest(mut self) -> Self {
        let withdrawn = self.withdrawn.map(|date| date.to_string()).unwrap_or_default();
        let mut parts: Vec<&[u8]> = vec![
            self.address.as_bytes(),
            self.title.as_bytes(),
            self.number.as_deref().unwrap_or_default().as_bytes(),
            withdrawn.as_bytes(),
            &self.text.0,
        ];
        for (label, value) in &self.fields {
            parts.extend([label.as_bytes(), value.as_bytes()]);
        }
        for (path, digest) in &self.files {
            parts.extend([path.as_bytes(), &digest.0]);
        }
        self.digest = Digest::of_parts(parts);
        self
    }
}
