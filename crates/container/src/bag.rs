//! Writes a bag (BagIt 1.0, RFC 8493): payload below `data/`, manifests of SHA-256 and perhaps SM3, and the tag files.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Read},
};

pub use super::bag_verify::verify;
use super::{
    Shelf,
    hashing::{Hashing, Seen},
};

pub(super) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// A bag on its way to a shelf.
pub struct Bag<'a> {
    shelf: &'a mut dyn Shelf,
    root: String,
    sm3: bool,
    payload: BTreeMap<String, Seen>,
}

impl<'a> Bag<'a> {
    /// Begins a bag below `root`, which is empty or ends with `/`. In a zip RFC 8493 asks for one folder as the root.
    pub fn new(shelf: &'a mut dyn Shelf, root: &str, sm3: bool) -> Self {
        Self { shelf, root: root.to_owned(), sm3, payload: BTreeMap::new() }
    }

    /// Takes a payload file; `path` is below `data/`.
    ///
    /// # Errors
    /// When the shelf does not take it.
    pub fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<Seen> {
        let path = format!("data/{path}");
        let seen = put(self.shelf, &format!("{}{path}", self.root), from, self.sm3)?;
        self.payload.insert(path, seen);
        Ok(seen)
    }

    /// Writes the tag files. `info` goes into `bag-info.txt`, and `Payload-Oxum` is added.
    ///
    /// # Errors
    /// When the shelf does not take them.
    pub fn finish(self, info: &[(&str, &str)]) -> io::Result<()> {
        let octets: u64 = self.payload.values().map(|seen| seen.length).sum();
        let mut about = String::new();
        for (label, value) in info {
            let value = value.replace(['\r', '\n'], " ");
            let _ = writeln!(about, "{label}: {}", value.trim());
        }
        let _ = writeln!(about, "Payload-Oxum: {octets}.{}", self.payload.len());
        let mut files = vec![
            ("bagit.txt", DECLARATION.to_owned()),
            ("bag-info.txt", about),
            ("manifest-sha256.txt", sha256(&self.payload)),
        ];
        if self.sm3 {
            files.push(("manifest-sm3.txt", sm3(&self.payload)));
        }
        let mut tags = BTreeMap::new();
        for (name, text) in files {
            let path = format!("{}{name}", self.root);
            let seen = put(self.shelf, &path, &mut text.as_bytes(), self.sm3)?;
            tags.insert(name.to_owned(), seen);
        }
        let mut last = vec![("tagmanifest-sha256.txt", sha256(&tags))];
        if self.sm3 {
            last.push(("tagmanifest-sm3.txt", sm3(&tags)));
        }
        for (name, text) in last {
            self.shelf.put(&format!("{}{name}", self.root), &mut text.as_bytes())?;
        }
        Ok(())
    }
}

fn put(shelf: &mut dyn Shelf, path: &str, from: &mut dyn Read, sm3: bool) -> io::Result<Seen> {
    let mut hashing = Hashing::with_sm3(from, sm3);
    shelf.put(path, &mut hashing)?;
    Ok(hashing.finish().0)
}

fn sha256(files: &BTreeMap<String, Seen>) -> String {
    let lines = files.iter().map(|(path, seen)| line(&seen.sha256.hex(), path));
    lines.collect()
}

fn sm3(files: &BTreeMap<String, Seen>) -> String {
    files
        .iter()
        .filter_map(|(path, seen)| seen.sm3.map(|digest| line(&digest.hex(), path)))
        .collect()
}

/// A line of a manifest; of a path only `%` and line ends are encoded (RFC 8493, 2.1.3), and line ends are never taken.
fn line(digest: &str, path: &str) -> String {
    format!("{digest}  {}\n", path.replace('%', "%25"))
}
