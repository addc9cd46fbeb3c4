//! The documents of a site, as receipts list them.

use std::fs::File;

use crate::storage::folder::Folder;
use gongbao_container::hash;
use gongbao_files::SystemError;
use gongbao_handover::{
    error::PackageError,
    receipt::{ReceiptDocument, documents},
};
use gongbao_site::plan::Plan;

/// All documents of a site, as receipts list them.
///
/// # Errors
/// When a file that one names cannot be read.
pub fn receipt_documents(
    folder: &Folder,
    plan: &Plan<'_>,
) -> Result<Vec<ReceiptDocument>, SystemError> {
    let digest = |file: &str| {
        let bytes = File::open(folder.layout.content_file(file))?;
        hash::checksums(bytes, false).map(|seen| seen.sha256)
    };
    documents(plan, &digest).map_err(|error| match error {
        PackageError::File(path, error) => {
            SystemError::reading(&folder.layout.root().join(path))(error)
        }
        error => SystemError::other(error.to_string(), error.to_string()),
    })
}
