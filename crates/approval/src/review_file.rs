//! One HTML file with which somebody without the program reads what is to go out, and gives an opinion.
//!
//! It asks nobody for anything: style and script are in it, pictures are in its text, and what it gives back is a small file that
//! the office takes in again. That file names the digest of what was shown.

use data_encoding::BASE64;
use serde::Serialize;

use super::{ApprovalSubject, opinion, page::fill, record::ApprovalStanding};

/// A document as it is shown to whoever reviews it.
#[derive(Debug, Serialize)]
pub struct ReviewDocument {
    title: String,
    path: String,
    digest: String,
    stage: String,
    /// The stages that were passed: the stage, who, what was said, when.
    passed: Vec<[String; 4]>,
    /// Its page's text, as HTML from the program itself.
    body: String,
    /// What changed since this stage read it last, piece by piece; empty when it never did.
    changes: Vec<ReviewChange>,
    /// What the checks found, in words.
    findings: Vec<String>,
}

/// A piece of text, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewChange {
    /// `same`, `added` or `removed`.
    pub change: &'static str,
    /// The text.
    pub text: String,
}

impl ReviewDocument {
    /// A document that is at a stage, with its text as HTML.
    #[must_use]
    pub fn new(subject: &ApprovalSubject, standing: &ApprovalStanding<'_>, body: String) -> Self {
        let passed = standing.passed.iter().map(|opinion| {
            let words = if opinion.words.is_empty() { "同意" } else { opinion.words.as_str() };
            let day = opinion.when.get(..10).unwrap_or_default();
            [opinion.stage.as_str(), &opinion.name, words, day].map(str::to_owned)
        });
        Self {
            title: subject.title.clone(),
            path: subject.path.clone(),
            digest: subject.digest.hex(),
            stage: standing.next.unwrap_or_default().to_owned(),
            passed: passed.collect(),
            body,
            changes: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// With what changed since this stage read it last.
    #[must_use]
    pub fn changes(mut self, changes: Vec<ReviewChange>) -> Self {
        self.changes = changes;
        self
    }

    /// With what the checks found.
    #[must_use]
    pub fn findings(mut self, findings: Vec<String>) -> Self {
        self.findings = findings;
        self
    }
}

/// A picture as an address that holds it.
#[must_use]
pub fn picture(mime: &str, bytes: &[u8]) -> String {
    format!("data:{mime};base64,{}", BASE64.encode(bytes))
}

#[derive(Serialize)]
struct ReviewFile<'a> {
    office: &'a str,
    day: &'a str,
    format: u8,
    documents: &'a [ReviewDocument],
}

/// The file: everything that these documents need to be reviewed.
///
/// # Errors
/// When the template cannot be filled.
pub fn write(office: &str, day: &str, documents: &[ReviewDocument]) -> tera::TeraResult<String> {
    let review = ReviewFile { office, day, format: opinion::FORMAT, documents };
    fill(include_str!("review_file.html"), &review)
}
