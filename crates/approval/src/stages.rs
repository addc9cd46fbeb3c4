//! The stages that an office set, in order.

use gongbao_base::date::Date;
use gongbao_content::document::Document;
use gongbao_content::settings::{Approval, apart_stages};

/// The stages of a site; none when it set none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalStages {
    /// Their names, in order.
    pub names: Vec<String>,
    /// From which day on; always when there is none.
    since: Option<Date>,
    /// Stages of which nobody may fill two.
    apart: Vec<Vec<String>>,
}

impl ApprovalStages {
    /// The stages of these settings.
    #[must_use]
    pub fn new(settings: &Approval) -> Self {
        Self {
            names: settings.stages.clone(),
            since: settings.since,
            apart: settings.apart.iter().map(|group| apart_stages(group)).collect(),
        }
    }

    /// Whether a document needs them: one that was published or changed since the day that the office set.
    #[must_use]
    pub fn apply_to(&self, document: &Document) -> bool {
        let changed = document.common.changes.iter().map(|change| change.date);
        let last = changed.chain(document.day()).max();
        !self.is_empty() && self.since.is_none_or(|since| last.is_none_or(|last| last >= since))
    }

    /// Whether nothing has to be approved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The stages that whoever fills this one may not fill.
    pub fn apart_from<'s>(&'s self, stage: &'s str) -> impl Iterator<Item = &'s str> {
        let groups = self.apart.iter().filter(move |group| group.iter().any(|name| name == stage));
        groups.flatten().map(String::as_str).filter(move |name| *name != stage)
    }
}
