//! What reviewers without the program need: a file to read and answer, and a form to print.

use crate::storage::folder::Folder;
use gongbao_approval::{
    ApprovalRecord, ApprovalStages, ApprovalSubject,
    review_file::{self, ReviewDocument},
    slip::{self, Slip},
};
use gongbao_base::media;
use gongbao_files::SystemError;
use gongbao_handover::package::reading;
use gongbao_render::{theme::Theme, view};
use gongbao_site::{
    Site,
    plan::{Edition, Plan},
};

/// The largest picture that stands in a review file, in bytes.
const LARGEST_PICTURE: u64 = 4 << 20;

/// What the papers are made from.
#[derive(Clone, Copy, Debug)]
pub struct ApprovalPapers<'a> {
    /// The site's folder.
    pub folder: &'a Folder,
    /// The site.
    pub site: &'a Site,
    /// The stages.
    pub stages: &'a ApprovalStages,
    /// What was said so far.
    pub record: &'a ApprovalRecord,
    /// The day that stands on them.
    pub day: &'a str,
}

impl ApprovalPapers<'_> {
    /// The documents of these that wait, in one HTML file.
    ///
    /// # Errors
    /// When the site's theme is wrong, or a page cannot be made.
    pub fn review(&self, subjects: &[&ApprovalSubject]) -> Result<String, SystemError> {
        let mut findings = Vec::new();
        let theme = super::theme(self.folder, &mut findings);
        let mut theme = theme.ok_or_else(|| {
            let first = findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
            SystemError::other(first.zh, first.en)
        })?;
        let plan = Plan::new(self.site, Edition::Online);
        theme.set_site(view::site(&plan).map_err(|error| failed(&error))?);
        let mut documents = Vec::new();
        for subject in subjects {
            let standing = self.record.standing(self.stages, subject);
            if standing.next.is_some() {
                let body = self.body(&plan, &theme, &subject.path)?;
                documents.push(ReviewDocument::new(subject, &standing, body));
            }
        }
        let office = &self.site.settings.org.name;
        review_file::write(office, self.day, &documents).map_err(|error| failed(&error))
    }

    /// The form to print.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn slip(&self, subjects: &[&ApprovalSubject]) -> Result<String, SystemError> {
        let slips: Vec<Slip> = subjects
            .iter()
            .map(|subject| {
                Slip::new(self.stages, subject, &self.record.standing(self.stages, subject))
            })
            .collect();
        slip::write(&self.site.settings.org.name, self.day, &slips).map_err(|error| failed(&error))
    }

    /// The text of a document, as HTML with its pictures in it.
    fn body(&self, plan: &Plan<'_>, theme: &Theme, path: &str) -> Result<String, SystemError> {
        let index = self.site.documents.iter().position(|document| document.path() == path);
        let Some(index) = index else { return Ok(String::new()) };
        let picture = |file: &str| {
            let asset = self.site.assets.get(file)?;
            let bytes =
                (asset.length <= LARGEST_PICTURE).then(|| self.folder.asset(file).ok())??;
            Some(review_file::picture(media::of(file), &bytes))
        };
        reading(plan, theme, index, &picture).map_err(|error| {
            SystemError::other(format!("{path}：{error:?}"), format!("{path}: {error:?}"))
        })
    }
}

fn failed(error: &dyn std::fmt::Display) -> SystemError {
    SystemError::other(error.to_string(), error.to_string())
}
