//! What the program keeps on the disk.
//!
//! - [`folder`]: a site's folder as it is read
//! - [`staging`]: a built site that grows beside the live one and takes its place in one step
//! - `mirror`: the second tree of a live site, which the next build brings up to date
//! - [`last_build`]: what the last build was made from
//! - [`approvals`]: the record of what was said of documents before they went out
//! - [`read_texts`]: the texts that reviewers read
//! - [`build_memo`]: what earlier builds worked out, so that a build pays for what changed
//! - [`built_site`]: a built site, to be checked
//! - [`receipts`]: the office's receipts of packages and publishes
//! - [`snapshots`]: a folder of snapshots with its log
//! - [`directory`]: any folder as a container of files

pub mod approvals;
pub mod build_memo;
pub mod built_site;
pub mod directory;
pub mod folder;
pub mod last_build;
mod mirror;
pub mod read_texts;
pub mod receipts;
pub mod snapshots;
pub mod staging;
