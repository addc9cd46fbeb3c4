//! Writes a package: lists and reports first, then the documents, then the receipt and the bag's own files.

use std::io;

use rayon::prelude::*;

use super::{
    change_list::{self, ChangeList},
    document::PackageDocument,
    document_list,
    entries::{self, PackageEntry},
    input::PackageInput,
    layout::{MANIFEST, TARGET, name},
    payload::PayloadWriter,
    report,
    summary::{self, HandoverSummary},
};
use crate::{
    error::PackageError,
    receipt::{
        Changes, Counts, FORMAT, Receipt, ReceiptDocument, ReceiptFile, ReceiptKind, review_steps,
        site_digest,
    },
};
use gongbao_base::date::Moment;
use gongbao_container::{FileSink, bag::BagWriter};

/// Documents that are rendered together, before their files are written one by one.
const CHUNK: usize = 64;

/// What the one who opens the package reads first.
const README: &str = include_str!("README.txt");

/// What was written.
#[derive(Debug)]
pub struct PackageSummary {
    /// The receipt, which knows nothing of the file that the package becomes.
    pub receipt: Receipt,
    /// What changed, in a few words, such as 新增 3 篇、修改 2 篇、撤下 1 篇.
    pub changes: String,
    /// How many documents it holds.
    pub held: usize,
}

/// Writes a package. The bytes depend on nothing but the input.
///
/// # Errors
/// What is wrong with the templates, or the first file that could not be read or written.
pub fn write(
    input: &PackageInput<'_>,
    sink: &mut dyn FileSink,
) -> Result<PackageSummary, PackageError> {
    let before = input.before();
    let old = before.map_or(&[][..], |receipt| &receipt.documents);
    let changes = Changes::between(old, input.documents);
    let subjects = entries::subjects(input);
    let list =
        ChangeList::new(input.plan, input.documents, &subjects, &changes, before, input.when);
    let entries = entries::entries(input, &changes, &subjects);
    let name = name(input.number, input.when);
    let mut payload = PayloadWriter::new(BagWriter::new(sink, &format!("{name}/"), true));
    let steps = review_steps(&input.plan.site.settings.review);
    let sheet = HandoverSummary::new(input, &list, &changes, &subjects, &steps);
    put_lists(input, &list, &sheet, &entries, &mut payload)?;
    put_documents(input, &entries, &mut payload)?;
    let (mut bag, files) = payload.finish();
    let receipt = receipt(input, &changes, files);
    let failed = |error| PackageError::File(MANIFEST.to_owned(), error);
    // The receipt that stays tells of all documents; the package only of those it holds.
    let mut held: Vec<ReceiptDocument> =
        entries.iter().map(|entry| entry.document.clone()).collect();
    held.sort_by(|a, b| a.address.cmp(&b.address));
    let inside = Receipt { documents: held, ..receipt.clone() }.to_json().map_err(failed)?;
    bag.put(MANIFEST, &mut inside.as_slice()).map_err(failed)?;
    let settings = &input.plan.site.settings;
    bag.finish(&[
        ("Source-Organization", &settings.org.name),
        ("Bagging-Date", &input.when.to_string()),
        ("External-Description", &format!("{}：{}", settings.name, list.summary)),
        ("External-Identifier", &name),
        ("Bag-Software-Agent", concat!("gongbao ", env!("CARGO_PKG_VERSION"))),
    ])
    .map_err(failed)?;
    Ok(PackageSummary { receipt, changes: list.summary, held: entries.len() })
}

/// Puts in what tells of the whole package.
fn put_lists(
    input: &PackageInput<'_>,
    list: &ChangeList,
    sheet: &HandoverSummary,
    entries: &[PackageEntry<'_>],
    payload: &mut PayloadWriter<'_>,
) -> Result<(), PackageError> {
    let table = document_list::table(input.plan, entries);
    let workbook = document_list::workbook(&table, input.when)
        .map_err(|error| PackageError::File("list.xlsx".to_owned(), io::Error::other(error)))?;
    let page = change_list::page(input.theme, list)?;
    let steps = review_steps(&input.plan.site.settings.review);
    let report = report::text(input.plan, &steps, input.before(), input.findings, input.line);
    for (path, bytes) in [
        ("README.txt", README.as_bytes()),
        ("changes.html", page.as_bytes()),
        ("changes.md", list.markdown().as_bytes()),
        ("list.csv", &table.csv()),
        ("list.xlsx", &workbook),
        ("report.txt", report.as_bytes()),
        ("report.jsonl", report::lines(input.findings).as_bytes()),
        ("summary.html", summary::page(input.theme, sheet)?.as_bytes()),
        ("summary.txt", sheet.text().as_bytes()),
    ] {
        payload.put(path, &mut &*bytes)?;
    }
    Ok(())
}

/// Renders the documents on all cores, and puts them in one after the other.
fn put_documents(
    input: &PackageInput<'_>,
    entries: &[PackageEntry<'_>],
    payload: &mut PayloadWriter<'_>,
) -> Result<(), PackageError> {
    for chunk in entries.chunks(CHUNK) {
        let rendered: Vec<PackageDocument> = chunk
            .par_iter()
            .map(|entry| {
                let rendered = PackageDocument::render(input, entry);
                (input.tick)();
                rendered
            })
            .collect::<Result<_, PackageError>>()?;
        for (entry, document) in chunk.iter().zip(rendered) {
            document.put(input, entry, payload)?;
        }
    }
    Ok(())
}

/// The receipt that stays at the office.
fn receipt(input: &PackageInput<'_>, changes: &Changes, files: Vec<ReceiptFile>) -> Receipt {
    let settings = &input.plan.site.settings;
    Receipt {
        format: FORMAT.to_owned(),
        kind: ReceiptKind::Package,
        number: input.number,
        target: TARGET.to_owned(),
        when: Moment { date: input.when, time: None },
        site_name: settings.name.clone(),
        site_url: settings.url.clone(),
        site: site_digest(&files),
        previous: input.before.map(|(_, digest)| digest),
        review: review_steps(&settings.review),
        counts: Counts {
            documents: input.documents.len(),
            files: files.len(),
            bytes: files.iter().map(|file| file.bytes).sum(),
            ..changes.counts()
        },
        documents: input.documents.to_vec(),
        files,
        package: None,
    }
}
