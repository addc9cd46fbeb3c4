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
    /// The digest of the documents and their files among these.
    content: String,
    /// The day of which it is.
    day: Date,
    /// The digest of the manifest it wrote.
    manifest: String,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// How many files it wrote.
    pub files: usize,
}

/// What a build is made from, by digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildInputs {
    /// Of everything: content and theme with the bytes that were read, the day, and the program itself.
    all: String,
    /// Of the documents and their files.
    content: Digest,
    day: Date,
}

/// The digest of the documents and the files beside them, with the bytes that were read. `None` when a file changed between
/// two times that it was read, so that no digest tells what was built.
///
/// # Errors
/// When an asset that was not read yet cannot be read.
pub fn content(folder: &Folder) -> Result<Option<Digest>, SystemError> {
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
    Ok(Some(Digest::of_parts(documents.chain(&assets).map(|digest| digest.0.as_slice()))))
}

/// What a build of this folder is made from; `None` as for [`content`].
///
/// # Errors
/// When an asset that was not read yet cannot be read.
pub fn inputs(
    folder: &Folder,
    today: Date,
    edition: Edition,
) -> Result<Option<BuildInputs>, SystemError> {
    let Some(content) = content(folder)? else { return Ok(None) };
    let mut parts: Vec<Vec<u8>> = vec![content.0.to_vec()];
    for (path, bytes) in &folder.theme {
        parts.push(path.clone().into_bytes());
        parts.push(bytes.clone());
    }
    parts.push(folder.settings.clone().unwrap_or_default());
    let others = (&folder.findings, &folder.words, &folder.url_lock);
    parts.push(format!("{others:?} {today} {edition:?}").into_bytes());
    parts.push(program().into_bytes());
    let all = Digest::of_parts(parts.iter().map(Vec::as_slice)).hex();
    Ok(Some(BuildInputs { all, content, day: today }))
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
    pub fn unchanged(out: &Path, inputs: &BuildInputs) -> Option<Self> {
        let out = system::whole_path(out).ok()?;
        let (last, listed) = Self::of(&out)?;
        let written = fs::metadata(WorkFolder::of(&out).last_build()).ok()?.modified().ok()?;
        let files = manifest::read(&listed).filter(|_| last.inputs == inputs.all)?;
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

    /// The build of what stands in this folder; `None` when it is not known, as where another machine made it.
    #[must_use]
    pub fn standing(out: &Path) -> Option<Self> {
        Some(Self::of(&system::whole_path(out).ok()?)?.0)
    }

    /// Whether it is of these documents and files, on whatever day.
    #[must_use]
    pub fn is_of(&self, content: Digest) -> bool {
        self.content == content.hex()
    }

    /// The day of which it is.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// The build that wrote the manifest which stands in this folder, and that manifest.
    fn of(out: &Path) -> Option<(Self, Vec<u8>)> {
        let last = fs::read(WorkFolder::of(out).last_build()).ok()?;
        let last: Self = serde_json::from_slice(&last).ok()?;
        let listed = fs::read(out.join(manifest::PATH)).ok()?;
        (last.manifest == Digest::of(&listed).hex()).then_some((last, listed))
    }

    /// Remembers a build. One that cannot be remembered is no failure: the next build is only slower.
    pub fn remember(out: &Path, inputs: BuildInputs, findings: &[Finding], files: usize) {
        let Ok(out) = system::whole_path(out) else { return };
        let Ok(listed) = fs::read(out.join(manifest::PATH)) else { return };
        let manifest = Digest::of(&listed).hex();
        let last = Self {
            inputs: inputs.all,
            content: inputs.content.hex(),
            day: inputs.day,
            manifest,
            findings: findings.to_vec(),
            files,
        };
        if let Ok(bytes) = serde_json::to_vec(&last) {
            let _ = atomic::replace(&WorkFolder::of(&out).last_build(), &bytes);
        }
    }
}
