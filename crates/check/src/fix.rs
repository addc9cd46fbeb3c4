//! What can be mended without asking: numbers of persons are masked, document numbers get their form (`check --fix`).

use gongbao_content::settings::Settings;

use crate::rules::{numbers::document_number, personal};

/// The text of a file mended, or `None` when there is nothing to mend.
#[must_use]
pub fn fix(text: &str, settings: &Settings) -> Option<String> {
    let masked = personal::mask(text, settings);
    let mended = document_number::mend(masked.as_deref().unwrap_or(text));
    mended.or(masked)
}
