//! Readers: from a file's bytes to a draft, one format a folder or file. Bytes tell the format, and never the name.

mod csv;
mod docx;
mod html;
mod lines;
mod marks;
mod number_format;
mod pasted;
mod spans;
mod workbook;
mod xls;
mod xlsx;

use crate::{error::ImportError, model::DraftDocument};
use gongbao_office::{FileFormat, LARGEST, ReadGap, opc::OpcPackage};

/// Reads a file.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<DraftDocument, ImportError> {
    if bytes.len() as u64 > LARGEST {
        return Err(ReadGap::TooLarge.into());
    }
    let format = FileFormat::of(bytes);
    let draft = match format {
        FileFormat::Docx => OpcPackage::open(bytes).and_then(|package| docx::read(&package)),
        FileFormat::Xlsx => OpcPackage::open(bytes).and_then(|package| xlsx::read(&package, bytes)),
        FileFormat::Html => html::read(bytes),
        FileFormat::Text => match ending(name).as_str() {
            // A page may begin with text; what only a program opens is broken when it is text.
            "html" | "htm" | "shtml" => html::read(bytes),
            "csv" | "tsv" | "xls" | "et" => csv::read(bytes),
            "docx" | "doc" | "wps" | "xlsx" | "pdf" | "ofd" => Err(ReadGap::Broken),
            _ => Ok(pasted::read(bytes)),
        },
        FileFormat::Doc | FileFormat::Ofd | FileFormat::Pdf | FileFormat::Rtf => {
            spans::draft(format, gongbao_office::read(name, bytes))
        }
        FileFormat::Locked => Err(ReadGap::Encrypted),
        FileFormat::OtherArchive | FileFormat::OtherCompound => Err(ReadGap::Broken),
        FileFormat::Xls => xls::read(bytes),
        FileFormat::Picture | FileFormat::Unknown => return Err(ImportError::Format),
    };
    Ok(draft?)
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}
