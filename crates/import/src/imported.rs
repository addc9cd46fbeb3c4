//! A document that an import made.

use crate::front_matter::DraftField;
use serde::Serialize;

/// A document that an import made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedDocument {
    /// The name of its kind.
    pub kind: &'static str,
    /// Its path below `content`.
    pub path: String,
    /// What was read, and how.
    pub fields: Vec<DraftField>,
    /// Whether it is a draft still: nobody has answered, or something is open.
    pub draft: bool,
    /// The whole document: front matter and Markdown.
    pub text: String,
}
