//! The receipt of a publish, for the office's files.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use crate::command::Context;
use crate::storage::receipts::ReceiptStore;
use gongbao_base::digest::Digest;
use gongbao_content::{publish::Target, settings::Settings};
use gongbao_files::SystemError;
use gongbao_handover::receipt::{Counts, FORMAT, Receipt, ReceiptFile, ReceiptKind, review_steps};
use gongbao_publish::release::{
    diff::{Act, Step},
    headers,
    record::Record,
};

/// Keeps the receipt of a release, told from the steps that made it, and gives its path.
pub(super) fn keep(
    context: &Context,
    settings: &Settings,
    target: &Target,
    record: &Record,
    steps: &Path,
) -> Result<PathBuf, SystemError> {
    let store = ReceiptStore::of(&context.layout);
    let name = target.name.0.as_str();
    let error = SystemError::reading(steps);
    let mut hasher = Sha256::new();
    let (mut files, mut bytes) = (0, 0);
    for file in sent(steps).map_err(error)? {
        let file = file.map_err(error)?;
        hasher.update(file.line());
        files += 1;
        bytes += file.bytes;
    }
    let previous = record.previous.as_deref();
    let receipt = Receipt {
        format: FORMAT.to_owned(),
        kind: ReceiptKind::Publish,
        number: store.next_publish(name)?,
        target: format!("{name} {}", record.id),
        when: context.moment()?,
        site_name: settings.name.clone(),
        site_url: settings.url.clone(),
        site: Digest(hasher.finalize().into()),
        previous: previous.and_then(|release| store.publish_digest(name, release)),
        review: review_steps(&settings.review),
        counts: Counts {
            files,
            bytes,
            removed: usize::try_from(record.removed).unwrap_or(usize::MAX),
            ..Counts::default()
        },
        documents: Vec::new(),
        files: Vec::new(),
        package: None,
    };
    store.add_publish(name, &record.id, &receipt, sent(steps).map_err(error)?)
}

/// Each file that was sent, sorted by path; one at a time, since a site may be large.
fn sent(steps: &Path) -> io::Result<impl Iterator<Item = io::Result<ReceiptFile>>> {
    let lines = BufReader::new(File::open(steps)?).lines();
    let steps = lines.map(|line| serde_json::from_str::<Step>(&line?).map_err(io::Error::from));
    Ok(steps.filter_map(|step| match step {
        Ok(step) if step.act != Act::Send => None,
        step => Some(step.and_then(file)),
    }))
}

fn file(step: Step) -> io::Result<ReceiptFile> {
    let entry = step.entry;
    let sha256 = Digest::parse(&entry.sha256);
    Ok(ReceiptFile {
        media: headers::mime(&entry.path).to_owned(),
        sha256: sha256.ok_or_else(|| io::Error::other(format!("{}: no digest", entry.path)))?,
        bytes: entry.length,
        path: entry.path,
    })
}
