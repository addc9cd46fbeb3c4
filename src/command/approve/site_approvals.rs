//! A site with its stages, its documents that pass them, and what was said of these.

use std::collections::{BTreeMap, BTreeSet};

use crate::storage::{approvals::ApprovalStore, folder::Folder};
use gongbao_approval::{ApprovalRecord, ApprovalStages, ApprovalSubject};
use gongbao_base::finding::Finding;
use gongbao_files::SystemError;
use gongbao_site::Site;

/// What the actions of `approve` work on.
pub(super) struct SiteApprovals {
    pub(super) folder: Folder,
    pub(super) site: Site,
    pub(super) stages: ApprovalStages,
    pub(super) subjects: Vec<ApprovalSubject>,
    pub(super) store: ApprovalStore,
    pub(super) record: ApprovalRecord,
    /// What was found in its files, by path; only reviewers are told.
    pub(super) findings: BTreeMap<String, Vec<Finding>>,
}

impl SiteApprovals {
    /// The documents of these names; all that wait when there are none. Names may leave out `content/`.
    pub(super) fn chosen(&self, files: &[String]) -> Result<Vec<&ApprovalSubject>, SystemError> {
        if files.is_empty() {
            let waits = |subject: &&ApprovalSubject| {
                self.record.standing(&self.stages, subject).next.is_some()
            };
            return Ok(self.subjects.iter().filter(waits).collect());
        }
        let mut chosen = Vec::new();
        for file in files.iter().collect::<BTreeSet<_>>() {
            let name = file.trim_start_matches("./").replace('\\', "/");
            let known = |subject: &&ApprovalSubject| {
                subject.path == name || subject.path.strip_prefix("content/") == Some(name.as_str())
            };
            chosen.push(self.subjects.iter().find(known).ok_or_else(|| {
                SystemError::usage(
                    format!("没有要审批的文件 {name}；草稿、示例和撤下的不用审批"),
                    format!("no document {name} waits; drafts, samples and what is withdrawn need no approval"),
                )
            })?);
        }
        Ok(chosen)
    }
}
