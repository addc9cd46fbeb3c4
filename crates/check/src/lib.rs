//! The rules of disclosure, and what they find: in a file, in the whole site, in an attachment, in built pages.
//!
//! It takes what was read (`content`), related (`site`) and looked into (`office`), and gives [`Finding`]s. It knows nothing
//! of files on a disk, of the clock or of a terminal: the day is the site's, texts and bytes are handed in.
//!
//! - [`rules`]: every rule, one file each, in families
//! - [`reading`]: what a reader sees of a file, with the way back to where it was written
//! - [`source_file`], [`word_lists`]: what the rules of texts look at
//! - [`allowances`]: findings that the office lets stand for a time
//! - [`fix`]: what can be mended without asking
//! - [`inspection`]: the table of the national inspection, filled from site and findings
//! - [`lock`]: the list of public addresses
//! - [`format`]: findings as text, JSON lines, SARIF; due dates as a calendar; a page to print

pub mod allowances;
mod fix;
pub mod format;
pub mod inspection;
pub mod lock;
mod outline;
pub mod reading;
pub mod rules;
mod sections;
mod similarity;
pub mod source_file;
pub mod word_lists;

pub use self::fix::fix;
use self::{
    reading::Reading,
    rules::{addresses, attachments, secrecy},
    source_file::SourceFile,
};
use gongbao_base::finding::Finding;
use gongbao_content::{limits, settings::Settings};
use gongbao_office::FileContents;
use gongbao_site::Site;

/// Checks the whole site.
#[must_use]
pub fn site(site: &Site) -> Vec<Finding> {
    rules::OF_SITE.iter().flat_map(|rule| rule(site)).collect()
}

/// Checks that what `content/urls.lock` lists is still there. `lock` is the file's text, when there is one.
#[must_use]
pub fn lock(site: &Site, lock: Option<&str>) -> Vec<Finding> {
    addresses::vanished::check(site, lock)
}

/// Checks the text of one file as it was typed, front matter included.
#[must_use]
pub fn file(file: &SourceFile<'_>) -> Vec<Finding> {
    // It was told when the file was read.
    if limits::check(file.path, file.text).is_some() {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = rules::OF_FILE.iter().flat_map(|rule| rule(file)).collect();
    let reading = Reading::of(file);
    findings.extend(rules::OF_READING.iter().flat_map(|rule| rule(&reading)));
    findings
}

/// Checks the values of the site's settings, which stand on its pages.
#[must_use]
pub fn settings(file: &SourceFile<'_>) -> Vec<Finding> {
    if limits::check(file.path, file.text).is_some() {
        return Vec::new();
    }
    let reading = Reading::of_settings(file);
    rules::OF_READING.iter().flat_map(|rule| rule(&reading)).collect()
}

/// Checks where the QR codes in a picture or an attachment lead.
#[must_use]
pub fn qr_codes(file: &str, contents: &FileContents, site: &Site) -> Vec<Finding> {
    attachments::qr_codes::check(&format!("content/{file}"), contents, site)
}

/// Checks one attachment by what stands in it; `file` is its path below `content/`.
#[must_use]
pub fn attachment(file: &str, contents: &FileContents, settings: &Settings) -> Vec<Finding> {
    let path = format!("content/{file}");
    let mut findings = attachments::numbers::check(&path, contents, settings);
    findings.extend(attachments::persons::check(&path, contents, settings));
    findings.extend(attachments::hidden::check(&path, contents));
    findings.extend(attachments::properties::check(&path, contents, settings));
    findings.extend(attachments::unchecked::check(&path, contents));
    findings.extend(secrecy::attachments::check(&path, contents));
    findings
}
