//! `manifest.json`: every file of the site with its length and SHA-256. It also says which files are Gongbao's to delete.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::build::Outputs;

/// Where it stands.
pub const ADDRESS: &str = "manifest.json";

const GENERATOR: &str = "gongbao";

/// The manifest as a file holds it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    generator: String,
    version: String,
    /// The files, sorted by path.
    pub files: Vec<File>,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub struct File {
    /// Its path below the site's root.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
}

/// The bytes of the manifest; one file a line, so that versions can be compared.
#[must_use]
pub fn write(outputs: &Outputs) -> Vec<u8> {
    let mut text = format!(
        "{{\n\"generator\": \"{GENERATOR}\",\n\"version\": \"{}\",\n\"files\": [\n",
        env!("CARGO_PKG_VERSION")
    );
    let mut first = true;
    for (path, output) in outputs {
        if !first {
            text.push_str(",\n");
        }
        first = false;
        let file = File { path: path.clone(), length: output.length, sha256: output.digest.hex() };
        text.push_str(&serde_json::to_string(&file).unwrap_or_default());
    }
    text.push_str("\n]\n}\n");
    text.into_bytes()
}

/// Reads a manifest; `None` when it is not one of ours.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<BTreeMap<String, File>> {
    let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
    (manifest.generator == GENERATOR)
        .then(|| manifest.files.into_iter().map(|file| (file.path.clone(), file)).collect())
}
