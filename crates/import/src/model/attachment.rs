//! A file beside the source that goes with a document.

/// A file beside the source that goes with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundAttachment {
    /// What the document calls it.
    pub(crate) title: String,
    /// The name of the file.
    pub(crate) from: String,
}
