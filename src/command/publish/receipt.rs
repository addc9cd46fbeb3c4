//! The receipt of a publish, for the office's files.

use std::{io, path::PathBuf};

use sha2::{Digest as _, Sha256};

use crate::command::CommandContext;
use crate::storage::receipts::ReceiptStore;
use gongbao_base::digest::Digest;
use gongbao_content::settings::{PublishTarget, Settings};
use gongbao_files::SystemError;
use gongbao_handover::receipt::{Counts, FORMAT, Receipt, ReceiptFile, ReceiptKind, review_steps};
use gongbao_publish::SentFiles;
use gongbao_release::{entry::ReleaseEntry, headers, release::Release};

/// Keeps the receipt of a release, told from the files that were sent, and gives its path.
pub(super) fn keep(
    context: &CommandContext,
    settings: &Settings,
    target: &PublishTarget,
    release: &Release,
    sent: &SentFiles,
) -> Result<PathBuf, SystemError> {
    let store = ReceiptStore::of(&context.layout);
    let name = target.name.0.as_str();
    let error = SystemError::reading(sent.path());
    let mut hasher = Sha256::new();
    let (mut files, mut bytes) = (0, 0);
    for file in files_of(sent).map_err(error)? {
        let file = file.map_err(error)?;
        hasher.update(file.line());
        files += 1;
        bytes += file.bytes;
    }
    let previous = release.previous.as_deref();
    let receipt = Receipt {
        format: FORMAT.to_owned(),
        kind: ReceiptKind::Publish,
        number: store.next_publish(name)?,
        target: format!("{name} {}", release.id),
        when: context.moment()?,
        site_name: settings.name.clone(),
        site_url: settings.url.clone(),
        site: Digest(hasher.finalize().into()),
        previous: previous.and_then(|id| store.publish_digest(name, id)),
        review: review_steps(&settings.review),
        counts: Counts {
            files,
            bytes,
            removed: usize::try_from(release.removed).unwrap_or(usize::MAX),
            ..Counts::default()
        },
        documents: Vec::new(),
        files: Vec::new(),
        package: None,
    };
    store.add_publish(name, &release.id, &receipt, files_of(sent).map_err(error)?)
}

/// Each file that was sent, sorted by path; one at a time, since a site may be large.
fn files_of(sent: &SentFiles) -> io::Result<impl Iterator<Item = io::Result<ReceiptFile>>> {
    let file = |entry: ReleaseEntry| ReceiptFile {
        media: headers::mime(&entry.path).to_owned(),
        sha256: entry.sha256,
        bytes: entry.length,
        path: entry.path,
    };
    Ok(sent.entries()?.map(move |entry| entry.map(file)))
}
