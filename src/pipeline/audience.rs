//! For whom a site is made: which documents it holds.

use gongbao_content::document::Documents;

/// For whom a site is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The office itself, in the preview: drafts and samples too.
    Office,
    /// Readers of the site: no drafts.
    Readers,
    /// The portal that publishes it: neither drafts nor samples.
    Portal,
}

impl Audience {
    /// What of these documents it gets.
    pub(super) fn documents(self, documents: Documents) -> Documents {
        match self {
            Self::Office => documents,
            Self::Readers => documents.without_drafts(),
            Self::Portal => documents.without_drafts().without_samples(),
        }
    }
}
