//! Texts to documents.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::storage::folder::Folder;
use gongbao_base::finding::{Finding, Place};
use gongbao_content::{
    codes,
    document::{self, Documents, ReadDocument},
    settings::{self, Settings},
};

/// What the office wrote.
#[derive(Debug)]
pub struct Content {
    /// The settings; defaults where there are none.
    pub settings: Settings,
    /// The documents that could be read, in the order of their files.
    pub documents: Documents,
    /// The files that could not be read and say that they are drafts, by path below `content/`.
    pub unreadable_drafts: BTreeSet<String>,
    /// What is wrong, also in what could not be read.
    pub findings: Vec<Finding>,
}

/// Reads settings and documents from a folder's texts.
#[must_use]
pub fn parse(folder: &Folder) -> Content {
    let (settings, mut findings) = read_settings(folder);
    let documents =
        folder.documents.par_iter().map(|file| match std::str::from_utf8(&file.bytes) {
            Ok(text) => document::read(&file.path, file.kind, text, &settings),
            Err(error) => {
                let path = format!("content/{}", file.path);
                (None, vec![not_utf8(&path, &file.bytes, error.valid_up_to())])
            }
        });
    let (documents, found): (Vec<Option<ReadDocument>>, Vec<Vec<Finding>>) = documents.unzip();
    let unread = folder.documents.iter().zip(&documents).filter(|(_, read)| read.is_none());
    let unreadable_drafts = unread
        .filter(|(file, _)| document::says_draft(&String::from_utf8_lossy(&file.bytes)))
        .map(|(file, _)| file.path.clone())
        .collect();
    findings.extend(folder.findings.iter().cloned().chain(found.into_iter().flatten()));
    let documents = documents.into_iter().flatten().collect();
    Content { settings, documents, unreadable_drafts, findings }
}

fn read_settings(folder: &Folder) -> (Settings, Vec<Finding>) {
    let Some(bytes) = &folder.settings else {
        let told = folder.left_unread(settings::FILE).is_some();
        return (settings::absent(), if told { Vec::new() } else { vec![settings::missing()] });
    };
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
