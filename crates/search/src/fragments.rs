//! Writes the fragments of one block of documents: passages, and what results show.

use super::{
    error::IndexError,
    format::{self, FragmentEntry, FragmentStart, IndexSink, StoredFields},
};

/// Collects passages and writes a fragment whenever enough came together.
pub(crate) struct FragmentWriter<'a, E> {
    folder: &'a str,
    block: usize,
    /// The bytes of text with which a fragment ends.
    full: usize,
    put: &'a IndexSink<'a, E>,
    open: Vec<FragmentEntry>,
    size: usize,
    starts: Vec<FragmentStart>,
}

impl<'a, E: From<IndexError>> FragmentWriter<'a, E> {
    pub(crate) fn new(
        folder: &'a str,
        block: usize,
        full: usize,
        put: &'a IndexSink<'a, E>,
    ) -> Self {
        Self { folder, block, full, put, open: Vec::new(), size: 0, starts: Vec::new() }
    }

    /// Takes a passage; documents and passages come in order.
    pub(crate) fn add(
        &mut self,
        document: u32,
        stored: &StoredFields,
        passage: (u32, String),
    ) -> Result<(), E> {
        if self.size >= self.full {
            self.flush()?;
            self.size = 0;
        }
        if self.open.is_empty() {
            self.starts.push((document, passage.0));
        }
        self.size += passage.1.len();
        match self.open.last_mut() {
            Some((last, _, passages)) if *last == document => passages.push(passage),
            _ => self.open.push((document, stored.clone(), vec![passage])),
        }
        Ok(())
    }

    /// Writes the last fragment, and gives where each begins.
    pub(crate) fn finish(mut self) -> Result<Vec<FragmentStart>, E> {
        self.flush()?;
        Ok(self.starts)
    }

    fn flush(&mut self) -> Result<(), E> {
        if self.open.is_empty() {
            return Ok(());
        }
        let name = format::fragment_name(self.block, self.starts.len() - 1);
        let address = format::fragment_address(self.folder, &name);
        let opening = format!("fragment(\"{name}\",");
        let text = format::write_call(&address, &opening, &self.open)?;
        (self.put)(address, text.as_bytes())?;
        self.open.clear();
        Ok(())
    }
}
