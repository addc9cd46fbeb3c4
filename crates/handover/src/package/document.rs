//! One document's folder in a package: fragment, metadata and files.

use std::io;

use super::{
    entries::PackageEntry,
    fragment_html,
    input::PackageInput,
    layout::{FRAGMENT, METADATA, folder},
    metadata,
    payload::PayloadWriter,
};
use crate::{
    error::PackageError,
    fragment::{Fragment, FragmentFile},
};

/// A document rendered; its files are not read yet.
pub(super) struct PackageDocument {
    html: String,
    metadata: Vec<u8>,
    files: Vec<FragmentFile>,
}

impl PackageDocument {
    pub(super) fn render(
        input: &PackageInput<'_>,
        entry: &PackageEntry<'_>,
    ) -> Result<Self, PackageError> {
        let mut fragment = Fragment::new(input.plan, entry.index);
        let html = fragment_html::render(input.plan, input.theme, entry.index, &mut fragment)?;
        let metadata = metadata::json(input.plan, entry.index, entry.document, &fragment, &html)
            .map_err(|error| PackageError::File(METADATA.to_owned(), error.into()))?;
        Ok(Self { html, metadata, files: fragment.files })
    }

    /// Puts the document's files into the payload.
    pub(super) fn put(
        &self,
        input: &PackageInput<'_>,
        entry: &PackageEntry<'_>,
        payload: &mut PayloadWriter<'_>,
    ) -> Result<(), PackageError> {
        let folder = folder(&entry.document.address);
        payload.put(&format!("{folder}/{FRAGMENT}"), &mut self.html.as_bytes())?;
        payload.put(&format!("{folder}/{METADATA}"), &mut self.metadata.as_slice())?;
        for file in &self.files {
            let failed = |error| PackageError::File(format!("content/{}", file.path), error);
            let mut reader = (input.open)(&file.path).map_err(failed)?;
            let digest = payload.put(&format!("{folder}/{}", file.name), &mut reader)?;
            if entry.document.files.get(&file.path) != Some(&digest) {
                return Err(failed(io::Error::other("打包时文件变了 / it changed meanwhile")));
            }
        }
        Ok(())
    }
}
