//! What the last build was made from, so that a build in which nothing changed is told at once.

use std::{fs, path::Path, time::SystemTime};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::folder::Folder;
use gongbao_base::{date::Date, digest::Digest, finding::Finding};
use gongbao_files::{SystemError, WorkFolder, atomic, system};
use gongbao_manifest as manifest;
use gongbao_site::plan::Edition;

/// What a build was made from, and what it found.
#[derive(Debug, Serialize, Deserialize)]
pub struct LastBuild {
    /// The digest of its inputs.
    inputs: String,
    /// The digest of the manifest it wrote.
    manifest: String,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// How many files it wrote.
    pub files: usize,
}

/// A digest over everything that goes into a build: content and theme with the bytes that were read, the day, and the
/// program itself. `None` when a file changed between two times that it was read, so that no digest tells what was built.
///
/// # Errors
/// When an asset that was not read yet cannot be read.
pub fn inputs(
    folder: &Folder,
    today: Date,
    edition: Edition,
) -> Result<Option<String>, SystemError> {
    let assets = folder
        .assets
        .par_iter()
        .map(|(path, asset)| {
            // What the listing said of it counts as well; it was read at another time than the bytes.
            let listed = format!("{asset:?}");
            let digest = folder.asset_digest(path)?;
            Ok(digest.map(|digest| {
                Digest::of_parts([path.as_bytes(), listed.as_bytes(), digest.0.as_slice()])
            }))
        })
        .collect::<Result<Option<Vec<_>>, SystemError>>()?;
    let Some(assets) = assets else { return Ok(None) };
    let documents = folder.documents.iter().map(|file| &file.digest);
    let mut parts: Vec<Vec<u8>> =
        documents.chain(&assets).map(|digest| digest.0.to_vec()).collect();
    for (path, bytes) in &folder.theme {
        parts.push(path.clone().into_bytes());
        parts.push(bytes.clone());
    }
    parts.push(folder.settings.clone().unwrap_or_default());
    let others = (&folder.findings, &folder.words, &folder.url_lock);
    parts.push(format!("{others:?} {today} {edition:?}").into_bytes());
    parts.push(program().into_bytes());
    Ok(Some(Digest::of_parts(parts.iter().map(Vec::as_slice)).hex()))
}

/// Something that differs between two builds of the program.
pub(super) fn program() -> String {
    let stamp = std::env::current_exe()
        .and_then(fs::metadata)
        .and_then(|meta| Ok((meta.len(), meta.modified()?)));
    format!("{} {stamp:?}", env!("CARGO_PKG_VERSION"))
}

impl LastBuild {
    /// The last build, when it had these inputs and its output is still as it was written.
    #[must_use]
    pub fn unchanged(out: &Path, inputs: &str) -> Option<Self> {
        let out = system::whole_path(out).ok()?;
        let path = WorkFolder::of(&out).last_build();
        let last: Self = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
        let written = fs::metadata(&path).ok()?.modified().ok()?;
        let listed = fs::read(out.join(manifest::PATH)).ok()?;
        let same = last.inputs == inputs && last.manifest == Digest::of(&listed).hex();
        let files = manifest::read(&listed).filter(|_| same)?;
        let intact = |name: &str, length: u64| {
            fs::symlink_metadata(out.join(name)).is_ok_and(|meta| {
                meta.is_file()
                    && meta.len() == length
                    && meta.modified().unwrap_or(SystemTime::now()) <= written
            })
        };
        let files: Vec<_> = files.into_values().collect();
        files.par_iter().all(|file| intact(&file.path, file.length)).then_some(last)
    }

    /// Remembers a build. One that cannot be remembered is no failure: the next build is only slower.
    pub fn remember(out: &Path, inputs: String, findings: &[Finding], files: usize) {
        let Ok(out) = system::whole_path(out) else { return };
        let Ok(listed) = fs::read(out.join(manifest::PATH)) else { return };
        let manifest = Digest::of(&listed).hex();
        let last = Self { inputs, manifest, findings: findings.to_vec(), files };
        if let Ok(bytes) = serde_json::to_vec(&last) {
            let _ = atomic::replace(&WorkFolder::of(&out).last_build(), &bytes);
        }
    }
}
