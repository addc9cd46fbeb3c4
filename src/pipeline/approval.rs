//! What of a site has to be approved, and what of it is not.

use rayon::prelude::*;

use crate::storage::{approvals::ApprovalStore, folder::Folder};
use gongbao_approval::{ApprovalStages, ApprovalSubject};
use gongbao_base::finding::{Finding, Message};
use gongbao_content::document::Document;
use gongbao_files::SystemError;
use gongbao_site::Site;

/// The documents of a site that pass the office's stages, as they stand; none when the office set no stages.
///
/// # Errors
/// When a file cannot be read.
pub fn approval_subjects(
    folder: &Folder,
    site: &Site,
    stages: &ApprovalStages,
) -> Result<Vec<ApprovalSubject>, SystemError> {
    let documents: Vec<&Document> =
        site.documents.iter().filter(|document| stages.apply_to(document)).collect();
    documents.into_par_iter().map(|document| subject(folder, site, document)).collect()
}

fn subject(
    folder: &Folder,
    site: &Site,
    document: &Document,
) -> Result<ApprovalSubject, SystemError> {
    let mut names: Vec<String> = site.files_of(document).collect();
    names.sort();
    names.dedup();
    let mut files = Vec::new();
    for name in names {
        let digest = folder.asset_digest(&name)?.ok_or_else(|| {
            let message = Message::new(
                format!("{name} 正在改动，请稍后再试"),
                format!("{name} is being changed; try again"),
            );
            SystemError::other(message.zh, message.en)
        })?;
        files.push((name, digest));
    }
    let path = folder.layout.content_file(&document.file);
    let bytes = std::fs::read(&path).map_err(SystemError::reading(&path))?;
    Ok(ApprovalSubject::new(document.path(), document.common.title.clone(), &bytes, &files))
}

/// The findings for documents of a site that lack a stage of approval.
///
/// # Errors
/// When the record or a file cannot be read.
pub fn unapproved(folder: &Folder, site: &Site) -> Result<Vec<Finding>, SystemError> {
    let stages = ApprovalStages::new(&site.settings.approval);
    if stages.is_empty() {
        return Ok(Vec::new());
    }
    let record = ApprovalStore::of(&folder.layout).read()?;
    let subjects = approval_subjects(folder, site, &stages)?;
    Ok(gongbao_approval::unapproved(&stages, &record, &subjects))
}
