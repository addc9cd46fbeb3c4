//! What is looked for in a text that leads back to no line of a file: in an attachment, in the name of a file.

use super::{
    accounts, documents, home_address, masks, minors, number, plates, sensitive,
    whole_numbers::IDENTITY_NUMBER,
};
use gongbao_base::{
    code::Code,
    finding::Severity::{self, Error, Warning},
};
use gongbao_content::settings::Settings;

/// A rule that a plain text can be held against.
pub(crate) struct TextRule {
    pub code: &'static Code,
    pub severity: Severity,
    /// Where it finds something.
    pub is_broken: fn(&str, &Settings) -> bool,
}

/// In the cell of a table after its head.
pub(crate) const OF_CELL: [TextRule; 6] = [
    rule(&home_address::HOME_ADDRESS, Warning, |text, _| !home_address::find(text).is_empty()),
    rule(&documents::DOCUMENT_NUMBER, Error, |text, _| !documents::find(text).is_empty()),
    rule(&plates::NUMBER_PLATE, Warning, |text, _| !plates::find(text).is_empty()),
    rule(&accounts::PRIVATE_ACCOUNT, Warning, |text, _| !accounts::find(text).is_empty()),
    rule(&masks::MASK_TOO_THIN, Warning, |text, _| !masks::find(text).is_empty()),
    rule(&IDENTITY_NUMBER, Warning, |text, _| number::has_old(text)),
];

/// In any text, beside those of a cell.
pub(crate) const OF_TEXT: [TextRule; 5] = [
    rule(&sensitive::SENSITIVE_PERSON, Warning, |text, _| !sensitive::find(text).is_empty()),
    rule(&sensitive::SENSITIVE_PERSON, Error, |text, _| {
        sensitive::find(text).iter().any(|(_, grave)| *grave)
    }),
    rule(&minors::NAMED_CHILD, Error, |text, _| !minors::find(text).is_empty()),
    rule(&minors::NAMED_CHILD, Warning, |text, _| !minors::find_masked(text).is_empty()),
    rule(&accounts::PRIVATE_ACCOUNT, Warning, |text, settings| {
        !accounts::mails(text, settings).is_empty()
    }),
];

const fn rule(
    code: &'static Code,
    severity: Severity,
    is_broken: fn(&str, &Settings) -> bool,
) -> TextRule {
    TextRule { code, severity, is_broken }
}
