//! What reviewers without the program need: a file to read and answer, and a form to print.

use std::collections::BTreeMap;

use crate::storage::{folder::Folder, read_texts::ReadTexts};
use gongbao_approval::{
    ApprovalRecord, ApprovalStages, ApprovalSubject,
    review_file::{self, ReviewChange, ReviewDocument},
    slip::{self, Slip},
};
use gongbao_base::{
    finding::{Finding, Severity},
    media,
};
use gongbao_editing::difference::{self, StretchChange};
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
    /// The documents of these that wait, in one HTML file, each with what was found in it, by paths below the site's folder,
    /// and what was changed since its stage read it last.
    ///
    /// # Errors
    /// When the site's theme is wrong, or a page cannot be made.
    pub fn review(
        &self,
        subjects: &[&ApprovalSubject],
        found: &BTreeMap<String, Vec<Finding>>,
    ) -> Result<String, SystemError> {
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
            if let Some(stage) = standing.next {
                let body = self.body(&plan, &theme, &subject.path)?;
                let document = ReviewDocument::new(subject, &standing, body);
                let found = found.get(&subject.path).map(Vec::as_slice).unwrap_or_default();
                let document = document.findings(found.iter().filter_map(told).collect());
                documents.push(document.changes(self.changes(subject, stage)));
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

    /// What was changed since those at a stage read a document last; nothing when they never did, or its text was not kept.
    fn changes(&self, subject: &ApprovalSubject, stage: &str) -> Vec<ReviewChange> {
        let before = self.record.read_before(stage, subject);
        let before = before.and_then(|digest| ReadTexts::of(&self.folder.layout).text(&digest));
        let now = std::fs::read_to_string(self.folder.layout.root().join(&subject.path)).ok();
        let Some((before, now)) = before.zip(now) else { return Vec::new() };
        if before == now {
            let text = "文字没有改，改的是附件或图片。".to_owned();
            return vec![ReviewChange { change: StretchChange::Same.name(), text }];
        }
        let pieces = difference::between(&before, &now).into_iter();
        let pieces = pieces.map(|(change, text)| match change {
            StretchChange::Same => ReviewChange { change: change.name(), text: shortened(&text) },
            _ => ReviewChange { change: change.name(), text },
        });
        pieces.collect()
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

/// A finding in words; none for what is only good to know.
fn told(finding: &Finding) -> Option<String> {
    let level = match finding.severity {
        Severity::Error => "要改",
        Severity::Warning => "核对",
        Severity::Note => return None,
    };
    let (message, help) = (&finding.message.zh, &finding.help.zh);
    Some(if help.is_empty() {
        format!("{level}：{message}")
    } else {
        format!("{level}：{message}。{help}")
    })
}

/// So many characters of a stretch that nobody changed are shown at each of its ends.
const AROUND: usize = 60;

/// A long stretch without its middle.
fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= 3 * AROUND {
        return text.to_owned();
    }
    let begin: String = text.chars().take(AROUND).collect();
    let end: String = text.chars().skip(length - AROUND).collect();
    format!("{begin}\n……\n{end}")
}

fn failed(error: &dyn std::fmt::Display) -> SystemError {
    SystemError::other(error.to_string(), error.to_string())
}
