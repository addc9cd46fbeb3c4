//! Writes a bag into any sink.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Read},
};

use super::form;
use crate::{
    files::FileSink,
    hash::{Checksums, HashStream},
};

/// A bag on its way to a sink.
pub struct BagWriter<'a> {
    sink: &'a mut dyn FileSink,
    root: String,
    sm3: bool,
    payload: BTreeMap<String, Checksums>,
}

impl<'a> BagWriter<'a> {
    /// Begins a bag below `root`, which is empty or ends with `/`. In a zip RFC 8493 asks for one folder as the root.
    pub fn new(sink: &'a mut dyn FileSink, root: &str, sm3: bool) -> Self {
        Self { sink, root: root.to_owned(), sm3, payload: BTreeMap::new() }
    }

    /// Takes a payload file; `path` is below `data/`.
    ///
    /// # Errors
    /// When the sink does not take it.
    pub fn put(&mut self, path: &str, from: &mut dyn Read) -> io::Result<Checksums> {
        let path = format!("data/{path}");
        let checksums = self.put_in_root(&path, from)?;
        self.payload.insert(path, checksums);
        Ok(checksums)
    }

    /// Writes the tag files. `info` goes into `bag-info.txt`, and `Payload-Oxum` is added.
    ///
    /// # Errors
    /// When the sink does not take them.
    pub fn finish(mut self, info: &[(&str, &str)]) -> io::Result<()> {
        let mut tag_files = vec![
            (form::DECLARATION, form::DECLARATION_TEXT.to_owned()),
            (form::INFO, self.info(info)),
            (form::MANIFEST_SHA256, sha256(&self.payload)),
        ];
        if self.sm3 {
            tag_files.push((form::MANIFEST_SM3, sm3(&self.payload)));
        }
        let mut tags = BTreeMap::new();
        for (name, text) in tag_files {
            let checksums = self.put_in_root(name, &mut text.as_bytes())?;
            tags.insert(name.to_owned(), checksums);
        }
        self.put_in_root(form::TAG_MANIFEST_SHA256, &mut sha256(&tags).as_bytes())?;
        if self.sm3 {
            self.put_in_root(form::TAG_MANIFEST_SM3, &mut sm3(&tags).as_bytes())?;
        }
        Ok(())
    }

    fn info(&self, tags: &[(&str, &str)]) -> String {
        let octets: u64 = self.payload.values().map(|checksums| checksums.length).sum();
        let mut text = String::new();
        for (label, value) in tags {
            let value = value.replace(['\r', '\n'], " ");
            let _ = writeln!(text, "{label}: {}", value.trim());
        }
        let _ = writeln!(text, "{} {octets}.{}", form::OXUM, self.payload.len());
        text
    }

    fn put_in_root(&mut self, path: &str, from: &mut dyn Read) -> io::Result<Checksums> {
        let mut stream = HashStream::with_sm3(from, self.sm3);
        self.sink.put(&format!("{}{path}", self.root), &mut stream)?;
        Ok(stream.finish())
    }
}

fn sha256(files: &BTreeMap<String, Checksums>) -> String {
    let lines = files.iter().map(|(path, checksums)| form::line(&checksums.sha256.hex(), path));
    lines.collect()
}

fn sm3(files: &BTreeMap<String, Checksums>) -> String {
    let digests = files.iter().filter_map(|(path, checksums)| Some((path, checksums.sm3?)));
    digests.map(|(path, digest)| form::line(&digest.hex(), path)).collect()
}
