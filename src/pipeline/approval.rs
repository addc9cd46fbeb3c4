//! What of a site has to be approved, and what of it is not.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::storage::{approvals::ApprovalStore, folder::Folder};
use gongbao_approval::{ApprovalStages, ApprovalSubject};
use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_content::document::Document;
use gongbao_files::SystemError;
use gongbao_site::Site;

/// The documents of a site that pass the office's stages, as they were read; none when the office set no stages.
///
/// # Errors
/// When a file that goes with one cannot be read.
pub fn approval_subjects(
    folder: &Folder,
    site: &Site,
    stages: &ApprovalStages,
) -> Result<Vec<ApprovalSubject>, SystemError> {
    let read: BTreeMap<&str, Digest> =
        folder.documents.iter().map(|file| (file.path.as_str(), file.digest)).collect();
    let documents: Vec<&Document> =
        site.documents.iter().filter(|document| stages.apply_to(document)).collect();
    documents.into_par_iter().map(|document| subject(folder, site, document, &read)).collect()
}

fn subject(
    folder: &Folder,
    site: &Site,
    document: &Document,
    read: &BTreeMap<&str, Digest>,
) -> Result<ApprovalSubject, SystemError> {
    let own = *read.get(document.file.as_str()).ok_or_else(|| changing(&document.file))?;
    let names: BTreeSet<String> = site.files_of(document).collect();
    let mut files = Vec::new();
    for name in names {
        let digest = folder.asset_digest(&name)?.ok_or_else(|| changing(&name))?;
        files.push((name, digest));
    }
    Ok(ApprovalSubject::new(document.path(), document.common.title.clone(), own, &files))
}

fn changing(file: &str) -> SystemError {
    SystemError::other(
        format!("{file} 正在改动，请稍后再试"),
        format!("{file} is being changed; try again"),
    )
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
