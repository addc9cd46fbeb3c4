//! Texts to documents.

use rayon::prelude::*;

use crate::storage::folder::Folder;
use gongbao_base::{
    date::Date,
    finding::{Finding, Place},
};
use gongbao_content::{
    codes,
    document::{self, Documents, ReadDocument, UnreadDocument},
    settings::{self, Settings},
};

/// What the office wrote.
#[derive(Debug)]
pub struct Content {
    /// The settings; defaults where there are none.
    pub settings: Settings,
    /// The documents, in the order of their files.
    pub documents: Documents,
    /// What is wrong, also in what could not be read.
    pub findings: Vec<Finding>,
}

/// Reads settings and documents from a folder's texts, as they stand on a day: what is to be taken down later is still whole.
#[must_use]
pub fn parse(folder: &Folder, today: Date) -> Content {
    let (settings, mut findings) = read_settings(folder.settings.as_deref());
    let documents =
        folder.documents.par_iter().map(|file| match std::str::from_utf8(&file.bytes) {
            Ok(text) => document::read(&file.path, file.kind, text, &settings, today),
            Err(error) => {
                let text = String::from_utf8_lossy(&file.bytes);
                let document = UnreadDocument::new(&file.path, file.kind, &text);
                let finding = not_utf8(&document.path(), &file.bytes, error.valid_up_to());
                (ReadDocument::Unread(Box::new(document)), vec![finding])
            }
        });
    let (documents, found): (Vec<ReadDocument>, Vec<Vec<Finding>>) = documents.unzip();
    findings.extend(folder.findings.iter().cloned().chain(found.into_iter().flatten()));
    let documents = documents.into_iter().collect();
    Content { settings, documents, findings }
}

fn read_settings(bytes: Option<&[u8]>) -> (Settings, Vec<Finding>) {
    let Some(bytes) = bytes else { return (settings::absent(), vec![settings::missing()]) };
    match std::str::from_utf8(bytes) {
        Ok(text) => settings::read(text),
        Err(error) => {
            let finding = not_utf8(settings::FILE, bytes, error.valid_up_to());
            (settings::absent(), vec![finding])
        }
    }
}

fn not_utf8(file: &str, bytes: &[u8], at: usize) -> Finding {
    let before = &bytes[..at];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    Finding::new(&codes::NOT_UTF8, Place::at(file, line, column, 1))
        .help("用编辑器另存为 UTF-8 编码（可能现在是 GBK）", "save it as UTF-8 (it may be GBK now)")
}
