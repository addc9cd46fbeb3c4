//! For whom a site is made: which documents it holds.

use gongbao_base::date::Date;
use gongbao_content::document::Documents;

/// For whom a site is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The office itself, in the preview: drafts, samples and what is planned too.
    Office,
    /// Those who approve what goes out, be it today or on the day that is planned: neither drafts nor samples.
    Reviewers,
    /// Readers of the site: no drafts, and nothing before its day.
    Readers,
    /// The portal that publishes it: neither drafts nor samples, and nothing before its day.
    Portal,
}

impl Audience {
    /// What of these documents it gets on a day.
    pub(super) fn documents(self, documents: Documents, today: Date) -> Documents {
        match self {
            Self::Office => documents,
            Self::Reviewers => documents.without_drafts().without_samples(),
            Self::Readers => documents.without_drafts().without_planned(today),
            Self::Portal => documents.without_drafts().without_samples().without_planned(today),
        }
    }
}
