//! One document's folder in a package: fragment, metadata and files.

use std::io;

use super::{
    entries::{PackageEntry, PackageSubject},
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
        let failed =
            |error: serde_json::Error| PackageError::File(METADATA.to_owned(), error.into());
        let plan = input.plan;
        let (fragment, html, metadata) = match entry.subject {
            PackageSubject::Public(index) => {
                let mut fragment = Fragment::new(plan, index);
                let html = fragment_html::render(plan, input.theme, index, &mut fragment)?;
                let metadata = metadata::json(plan, index, entry.document, &fragment, &html);
                (fragment, html, metadata)
            }
            PackageSubject::Withdrawn(index) => {
                let document = &plan.site.withdrawn[index];
                let fragment = Fragment::withdrawn(document);
                let html = fragment_html::withdrawn(input.theme, document, &fragment)?;
                let metadata = metadata::withdrawn(plan, document, entry.document, &html);
                (fragment, html, metadata)
            }
        };
        let metadata = metadata.map_err(failed)?;
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
