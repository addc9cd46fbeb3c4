//! `archive verify`: a snapshot, a folder of them, a bag, or a built site, by what the path holds.

mod bag;
mod collection;
mod site;
mod snapshot;
mod verification;

use std::{fs, path::Path};

use super::report::conclude;
use crate::cli::archive::ArchiveVerifyArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use gongbao_archive::log::LOG;
use gongbao_files::SystemError;
use gongbao_manifest as manifest;

pub(super) fn run(context: &CommandContext, args: &ArchiveVerifyArgs) -> Result<Exit, SystemError> {
    let path = args.path.clone().unwrap_or_else(|| context.archive(None));
    let path = path.as_path();
    let key = args.pubkey.as_deref().map(text).transpose()?;
    let key = key.as_deref();
    let verification = if path.is_file() {
        if bag::is_bag(path)? { bag::zipped(path)? } else { snapshot::verify(path, key)? }
    } else if path.join(LOG).is_file() {
        collection::verify(path, key)?
    } else if path.join("bagit.txt").is_file() {
        bag::directory(path)?
    } else if path.join(manifest::PATH).is_file() {
        site::verify(path)?
    } else {
        return Err(SystemError::usage(
            format!("{} 不是快照、存档文件夹、移交包或生成的网站", path.display()),
            format!(
                "{} is not a snapshot, a folder of them, a bag, or a built site",
                path.display()
            ),
        ));
    };
    let summary = verification.summary.get(context.console.language);
    Ok(conclude(context, &verification.findings, args.json, summary))
}

fn text(path: &Path) -> Result<String, SystemError> {
    fs::read_to_string(path).map_err(SystemError::reading(path))
}
