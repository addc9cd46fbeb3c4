//! The documents of a site as a receipt lists them.

use std::{collections::BTreeMap, io};

use rayon::prelude::*;

use super::document::ReceiptDocument;
use crate::{error::PackageError, fragment::Fragment};
use gongbao_base::digest::Digest;
use gongbao_content::document::WithdrawnDocument;
use gongbao_site::{official, plan::Plan};

/// All documents, sorted by address. `digest` gives that of a file below `content/`; it is asked from several threads.
///
/// # Errors
/// The first file that could not be read.
pub fn documents(
    plan: &Plan<'_>,
    digest: &(dyn Fn(&str) -> io::Result<Digest> + Sync),
) -> Result<Vec<ReceiptDocument>, PackageError> {
    let mut documents = (0..plan.site.documents.len())
        .into_par_iter()
        .map(|index| document(plan, index, digest))
        .collect::<Result<Vec<_>, _>>()?;
    for document in &plan.site.withdrawn {
        documents.push(withdrawn(document)?);
    }
    documents.sort_by(|a, b| a.address.cmp(&b.address));
    Ok(documents)
}

fn document(
    plan: &Plan<'_>,
    index: usize,
    digest: &(dyn Fn(&str) -> io::Result<Digest> + Sync),
) -> Result<ReceiptDocument, PackageError> {
    let document = &plan.site.documents[index];
    let fragment = Fragment::new(plan, index);
    let mut files = BTreeMap::new();
    for file in &fragment.files {
        let digest = digest(&file.path)
            .map_err(|error| PackageError::File(format!("content/{}", file.path), error))?;
        files.insert(file.path.clone(), digest);
    }
    let text =
        fragment.digest().map_err(|error| PackageError::File(document.path(), error.into()))?;
    Ok(ReceiptDocument {
        address: document.address(),
        title: document.common.title.clone(),
        number: document.entry.own().number().map(str::to_owned),
        withdrawn: None,
        digest: Digest::default(),
        text,
        fields: BTreeMap::new(),
        files,
    }
    .with_fields(&official_fields(plan, index)))
}

/// What is left of a document that was taken down.
fn withdrawn(document: &WithdrawnDocument) -> Result<ReceiptDocument, PackageError> {
    let text = Fragment::withdrawn(document)
        .digest()
        .map_err(|error| PackageError::File(document.path(), error.into()))?;
    let index_number = document.index_number.clone();
    let fields = index_number.map(|number| ("索引号".to_owned(), number)).into_iter().collect();
    Ok(ReceiptDocument {
        address: document.address(),
        title: document.title.clone(),
        number: document.number.clone(),
        withdrawn: Some(document.withdrawn.date),
        digest: Digest::default(),
        text,
        fields: BTreeMap::new(),
        files: BTreeMap::new(),
    }
    .with_fields(&fields))
}

/// The official fields that have a value. The title and the address stand in the receipt already; a summary counts when it was written.
pub(crate) fn official_fields(plan: &Plan<'_>, index: usize) -> BTreeMap<String, String> {
    let common = &plan.site.documents[index].common;
    official::values(plan, index)
        .into_iter()
        .filter_map(|(column, value)| match column.name {
            "title" | "url" => None,
            "abstract" => Some((column.label.to_owned(), common.summary.clone()?)),
            _ => (!value.is_empty()).then(|| (column.label.to_owned(), value)),
        })
        .collect()
}
