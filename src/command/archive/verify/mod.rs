//! `archive verify`: a snapshot, a folder of them, a bag, or a built site, by what the path holds.

mod bag;
mod collection;
mod site;
mod snapshot;

use std::{fs::File, io::BufReader, path::Path};

use super::{conclude, folder, read_text, timestamp};
use crate::cli::archive::ArchiveVerifyArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use gongbao_archive::log::LOG;
use gongbao_base::finding::{Finding, Message};
use gongbao_files::SystemError;
use gongbao_manifest as manifest;

/// What was found, and the last line when that is nothing.
struct ArchiveVerification {
    findings: Vec<Finding>,
    summary: Message,
}

pub(super) fn run(context: &CommandContext, args: &ArchiveVerifyArgs) -> Result<Exit, SystemError> {
    let path = args.path.clone().unwrap_or_else(|| folder(context, None));
    let path = path.as_path();
    let key = args.pubkey.as_deref().map(read_text).transpose()?;
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

/// Opens a file to be read.
fn opened(path: &Path) -> Result<BufReader<File>, SystemError> {
    let file = File::open(path).map_err(SystemError::opening(path))?;
    Ok(BufReader::new(file))
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
