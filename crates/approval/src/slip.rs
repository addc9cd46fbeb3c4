//! The printed form on which a release is approved (信息发布审批单), with a code that tells which bytes it is about.

use qrcode::{EcLevel, QrCode, render::svg};
use serde::Serialize;

use super::{ApprovalSubject, page::fill, record::ApprovalStanding, stages::ApprovalStages};

/// A document's form.
#[derive(Debug, Serialize)]
pub struct Slip {
    title: String,
    path: String,
    /// The first characters of the digest, as people compare them.
    digest: String,
    /// The code as SVG; empty when the path is too long for one.
    code: String,
    /// Every stage: its name, who filled it, what was said, when. What is open is left for the pen.
    rows: Vec<[String; 4]>,
}

impl Slip {
    /// The form of a document as it stands.
    #[must_use]
    pub fn new(
        stages: &ApprovalStages,
        subject: &ApprovalSubject,
        standing: &ApprovalStanding<'_>,
    ) -> Self {
        let rows = stages.names.iter().enumerate().map(|(index, stage)| {
            let opinion = standing.passed.get(index);
            let text = |part: Option<&str>| part.unwrap_or_default().to_owned();
            let words = opinion.map(|opinion| {
                if opinion.words.is_empty() { "同意" } else { opinion.words.as_str() }
            });
            [
                stage.clone(),
                text(opinion.map(|opinion| opinion.name.as_str())),
                text(words),
                text(opinion.and_then(|opinion| opinion.when.get(..10))),
            ]
        });
        let hex = subject.digest.hex();
        let code = QrCode::with_error_correction_level(
            format!("gongbao-approval 1 {} {hex}", subject.path),
            EcLevel::M,
        );
        let code =
            code.map(|code| code.render::<svg::Color<'_>>().min_dimensions(120, 120).build());
        Self {
            title: subject.title.clone(),
            path: subject.path.clone(),
            digest: hex[..16].to_owned(),
            code: code.unwrap_or_default(),
            rows: rows.collect(),
        }
    }
}

#[derive(Serialize)]
struct Slips<'a> {
    office: &'a str,
    day: &'a str,
    slips: &'a [Slip],
}

/// The forms as a page to print, one on a sheet.
///
/// # Errors
/// When the template cannot be filled.
pub fn write(office: &str, day: &str, slips: &[Slip]) -> tera::TeraResult<String> {
    fill(include_str!("slip.html"), &Slips { office, day, slips })
}
