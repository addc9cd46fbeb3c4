//! One document's folder in a package: fragment, metadata and files.

use std::io;

use super::{
    entries::PackageEntry,
    fragment,
    input::PackageInput,
    layout::{FRAGMENT, METADATA, folder},
    metadata,
    payload::PayloadWriter,
};
use crate::error::PackageError;
use gongbao_render::view::handover::{self, Handover};

/// A document rendered; its files are not read yet.
pub(super) struct PackageDocument {
    fragment: String,
    metadata: Vec<u8>,
    files: Vec<handover::File>,
}

impl PackageDocument {
    pub(super) fn render(
        input: &PackageInput<'_>,
        entry: &PackageEntry<'_>,
    ) -> Result<Self, PackageError> {
        let mut handover = Handover::new(input.plan, entry.index);
        let fragment = fragment::html(input.plan, input.theme, entry.index, &mut handover)?;
        let metadata =
            metadata::json(input.plan, entry.index, entry.document, &handover, &fragment)
                .map_err(|error| PackageError::File(METADATA.to_owned(), error.into()))?;
        Ok(Self { fragment, metadata, files: handover.files })
    }

    /// Puts the document's files into the payload.
    pub(super) fn put(
        &self,
        input: &PackageInput<'_>,
        entry: &PackageEntry<'_>,
        payload: &mut PayloadWriter<'_>,
    ) -> Result<(), PackageError> {
        let folder = folder(&entry.document.address);
        payload.put(&format!("{folder}/{FRAGMENT}"), &mut self.fragment.as_bytes())?;
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
