//! Remembers of the last build what it was made from, so that a build in which nothing changed is told at once.

use std::{fs, path::Path, time::SystemTime};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::read::Folder;
use gongbao_base::{date::Date, digest::Digest, finding::Finding};
use gongbao_files::{Fault, work_folder};
use gongbao_manifest as manifest;
use gongbao_site::plan::Edition;

/// What a build was made from, and what it found.
#[derive(Debug, Serialize, Deserialize)]
pub struct State {
    /// A digest over everything that goes into a build.
    inputs: String,
    /// The digest of the manifest it wrote.
    manifest: String,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// How many files it wrote.
    pub files: usize,
}

/// A digest over everything that goes into a build: content, theme, day, and the program itself.
///
/// # Errors
/// When a file cannot be read.
pub fn inputs(folder: &Folder, today: Date, edition: Edition) -> Result<String, Fault> {
    let names: Vec<&String> =
        folder.documents.iter().map(|(file, _)| file).chain(folder.assets.keys()).collect();
    let digests: Vec<Digest> = names
        .par_iter()
        .map(|name| match folder.content(name) {
            Ok(bytes) => Ok(Digest::of_parts([name.as_bytes(), &bytes])),
            Err(error) => {
                Err(Fault::io("读取", "read", &folder.root.join("content").join(name), &error))
            }
        })
        .collect::<Result<_, Fault>>()?;
    let mut parts: Vec<Vec<u8>> = digests.iter().map(|digest| digest.0.to_vec()).collect();
    for (path, bytes) in &folder.theme {
        parts.push(path.clone().into_bytes());
        parts.push(bytes.clone());
    }
    parts.push(folder.settings.clone().unwrap_or_default());
    parts.push(format!("{:?} {:?} {:?}", folder.findings, folder.words, folder.lock).into_bytes());
    parts.push(format!("{today} {edition:?}").into_bytes());
    parts.push(program().into_bytes());
    Ok(Digest::of_parts(parts.iter().map(Vec::as_slice)).hex())
}

/// Something that differs between two builds of the program.
fn program() -> String {
    let stamp = std::env::current_exe()
        .and_then(fs::metadata)
        .and_then(|meta| Ok((meta.len(), meta.modified()?)));
    format!("{} {stamp:?}", env!("CARGO_PKG_VERSION"))
}

/// The last build's state, when it had these inputs and its output is still as it was written.
#[must_use]
pub fn unchanged(out: &Path, inputs: &str) -> Option<State> {
    let out = fs::canonicalize(out).ok()?;
    let path = work_folder(&out).join("state.json");
    let state: State = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
    let written = fs::metadata(&path).ok()?.modified().ok()?;
    let listed = fs::read(out.join(manifest::PATH)).ok()?;
    let same = state.inputs == inputs && state.manifest == Digest::of(&listed).hex();
    let files = manifest::read(&listed).filter(|_| same)?;
    let intact = |name: &str, length: u64| {
        fs::symlink_metadata(out.join(name)).is_ok_and(|meta| {
            meta.is_file()
                && meta.len() == length
                && meta.modified().unwrap_or(SystemTime::now()) <= written
        })
    };
    let files: Vec<_> = files.into_values().collect();
    files.par_iter().all(|file| intact(&file.path, file.length)).then_some(state)
}

/// Remembers a build. A state that cannot be written is no failure: the next build is only slower.
pub fn remember(out: &Path, inputs: String, findings: &[Finding], files: usize) {
    let Ok(listed) = fs::read(out.join(manifest::PATH)) else { return };
    let state =
        State { inputs, manifest: Digest::of(&listed).hex(), findings: findings.to_vec(), files };
    let work = work_folder(out);
    let temporary = work.join("state.new");
    let saved = serde_json::to_vec(&state).ok().and_then(|bytes| fs::write(&temporary, bytes).ok());
    if saved.is_some() {
        let _ = fs::rename(&temporary, work.join("state.json"));
    }
}
