//! Checks over the whole site. Each is a function from the site to findings; none stops another.

mod addresses;
mod attachment_facts;
pub mod attachments;
mod disclosure;
mod documents;
mod links;
mod numbering;
pub mod personal;
mod references;
mod reports;
pub mod rules;
mod stations;
mod writing;

use crate::{base::finding::Finding, content::settings::Settings, site::Site};

/// Runs all checks.
#[must_use]
pub fn site(site: &Site) -> Vec<Finding> {
    let checks: [fn(&Site) -> Vec<Finding>; 9] = [
        addresses::check,
        attachments::check,
        disclosure::check,
        documents::check,
        links::check,
        numbering::check,
        references::check,
        reports::check,
        stations::check,
    ];
    checks.iter().flat_map(|check| check(site)).collect()
}

/// Checks the text of one file as it was typed, front matter included.
#[must_use]
pub fn source(path: &str, text: &str, settings: &Settings) -> Vec<Finding> {
    let mut findings = personal::check(path, text, settings);
    findings.extend(writing::check(path, text));
    findings
}
