//! Checks over the whole site. Each is a function from the site to findings; none stops another.

pub mod addresses;
pub mod allow;
pub mod attachment_facts;
pub mod attachments;
pub mod deadlines;
pub mod disclosure;
pub mod documents;
pub mod file;
pub mod format;
pub mod headings;
pub mod images;
pub mod inspection;
pub mod links;
pub mod metadata;
pub mod numbering;
pub mod pages;
pub mod personal;
pub mod prose;
pub mod publicity;
pub mod references;
pub mod reports;
pub mod rule_of_law;

mod sections;
pub mod stations;
pub mod validity;
pub mod vanished;
pub mod words;
mod workday;
pub mod writing;

use self::file::File;
use gongbao_base::finding::Finding;
use gongbao_site::Site;

/// Runs all checks of the whole site.
#[must_use]
pub fn site(site: &Site) -> Vec<Finding> {
    let checks: [fn(&Site) -> Vec<Finding>; 16] = [
        addresses::check,
        attachments::check,
        deadlines::check,
        disclosure::check,
        documents::check,
        images::check,
        links::check,
        metadata::check,
        numbering::check,
        prose::check,
        publicity::check,
        references::check,
        reports::check,
        rule_of_law::check,
        stations::check,
        validity::check,
    ];
    checks.iter().flat_map(|check| check(site)).collect()
}

/// Checks the text of one file as it was typed, front matter included.
#[must_use]
pub fn file(file: &File<'_>) -> Vec<Finding> {
    let checks: [fn(&File<'_>) -> Vec<Finding>; 7] = [
        headings::check,
        metadata::text,
        personal::check,
        prose::text,
        rule_of_law::text,
        validity::text,
        writing::check,
    ];
    checks.iter().flat_map(|check| check(file)).collect()
}
