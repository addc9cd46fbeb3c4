//! Readers: from a file's bytes to a draft, one format a folder.

mod csv;
mod docx;
mod html;
mod number_format;
mod workbook;
mod xls;
mod xlsx;

use crate::{error::ImportError, model::DraftDocument};
use gongbao_office::{FileFormat, LARGEST, ReadGap, opc::OpcPackage};

/// Reads a file by the ending of its name.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<DraftDocument, ImportError> {
    if bytes.len() as u64 > LARGEST {
        return Err(ReadGap::TooLarge.into());
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let draft = match ending.as_deref().unwrap_or_default() {
        "docx" | "xlsx" if bytes.starts_with(b"\xD0\xCF\x11\xE0") => Err(ReadGap::Encrypted),
        "docx" => OpcPackage::open(bytes).and_then(|package| docx::read(&package)),
        "xlsx" => OpcPackage::open(bytes).and_then(|package| xlsx::read(&package, bytes)),
        "html" | "htm" | "shtml" => html::read(bytes),
        // What is called a workbook of before 2007 is often a newer one, or a page with a table.
        "xls" | "et" | "csv" | "tsv" => match FileFormat::of(bytes) {
            FileFormat::Xls => xls::read(bytes),
            FileFormat::Xlsx => {
                OpcPackage::open(bytes).and_then(|package| xlsx::read(&package, bytes))
            }
            FileFormat::Html => html::read(bytes),
            FileFormat::Text => Ok(csv::read(bytes)),
            FileFormat::Locked => Err(ReadGap::Encrypted),
            _ => Err(ReadGap::Broken),
        },
        _ => return Err(ImportError::Format),
    };
    Ok(draft?)
}
