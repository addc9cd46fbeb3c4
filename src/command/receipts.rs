//! The receipt of a publish, for the office's files. Its rows are written one at a time, since a site may be large.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use super::Environment;
use crate::cli::Common;
use gongbao_base::{
    date::{Date, Moment},
    digest::Digest,
};
use gongbao_content::{publish::Target, settings::Settings};
use gongbao_files::Fault;
use gongbao_handover::receipt::{Counts, FORMAT, Receipt, ReceiptFile, ReceiptKind, review_steps};
use gongbao_publish::release::{
    diff::{Act, Step},
    headers,
    record::Record,
};
use gongbao_publish::remote::Stop;

/// Where receipts stand below a site's folder.
const FOLDER: &str = "receipts";

/// Writes the receipt of a release from the steps that made it, and gives its path.
pub(super) fn published(
    common: &Common,
    environment: &Environment,
    settings: &Settings,
    target: &Target,
    record: &Record,
    steps: &Path,
) -> Result<PathBuf, Stop> {
    let folder = common.site.join(FOLDER);
    let path = folder.join(format!("publish-{}-{}.json", target.name.0, record.id));
    let fault = |error| Fault::io("写入回执", "write the receipt", &path, &error);
    fs::create_dir_all(&folder).map_err(fault)?;
    let mut hasher = Sha256::new();
    let (mut files, mut bytes) = (0, 0);
    each(steps, |file| {
        hasher.update(file.line());
        files += 1;
        bytes += file.bytes;
        Ok(())
    })?;
    let receipt = Receipt {
        format: FORMAT.to_owned(),
        kind: ReceiptKind::Publish,
        number: next(&folder, target),
        target: format!("{} {}", target.name.0, record.id),
        when: moment(environment.now),
        site_name: settings.name.clone(),
        site_url: settings.url.clone(),
        site: Digest(hasher.finalize().into()),
        previous: before(&folder, target, record),
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
    let text = receipt.to_json()?;
    let text = text.strip_suffix(b"[]\n}\n").unwrap_or(&text);
    let mut to = BufWriter::new(File::create(&path).map_err(fault)?);
    to.write_all(text)?;
    let mut first = true;
    each(steps, |file| {
        to.write_all(if std::mem::take(&mut first) { b"[\n" } else { b",\n" })?;
        serde_json::to_writer(&mut to, &file)?;
        Ok(())
    })?;
    to.write_all(if first { b"[]\n}\n" } else { b"\n]\n}\n" })?;
    to.flush()?;
    Ok(path)
}

/// The number of the next receipt for this target, told from names: a receipt itself may be long.
fn next(folder: &Path, target: &Target) -> u32 {
    let prefix = format!("publish-{}-", target.name.0);
    let names = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let count =
        names.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix)).count();
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

/// The digest of the receipt of the release before, when it is in the office's files.
fn before(folder: &Path, target: &Target, record: &Record) -> Option<Digest> {
    let id = record.previous.as_ref()?;
    let bytes = fs::read(folder.join(format!("publish-{}-{id}.json", target.name.0))).ok()?;
    Some(Digest::of(&bytes))
}

/// Each file that was sent, sorted by path.
fn each(
    steps: &Path,
    mut visit: impl FnMut(ReceiptFile) -> std::io::Result<()>,
) -> Result<(), Stop> {
    let file = File::open(steps).map_err(|error| Fault::io("读取", "read", steps, &error))?;
    for line in BufReader::new(file).lines() {
        let step: Step = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        if step.act == Act::Send {
            visit(ReceiptFile {
                media: headers::mime(&step.entry.path).to_owned(),
                sha256: Digest::parse(&step.entry.sha256).unwrap_or_default(),
                bytes: step.entry.length,
                path: step.entry.path,
            })?;
        }
    }
    Ok(())
}

/// The minute in Asia/Shanghai.
fn moment(now: i64) -> Moment {
    let local = now + 8 * 3600;
    let epoch = Date::new(1970, 1, 1).unwrap_or_default();
    let date = epoch.plus_days(i32::try_from(local.div_euclid(86_400)).unwrap_or_default());
    let minute = local.rem_euclid(86_400) / 60;
    let part = |value: i64| u8::try_from(value).unwrap_or_default();
    Moment { date, time: Some((part(minute / 60), part(minute % 60))) }
}
