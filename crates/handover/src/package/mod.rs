//! A package for hand-over: for each document a fragment, its metadata and its files; lists, report and change list; as a bag.

mod changes;
mod clean;
mod fragment;
mod list;
mod metadata;
pub mod receive;
mod report;

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use rayon::prelude::*;

use self::changes::ChangeList;
use crate::receipt::{
    Act, Counts, FORMAT, File, Item, Receipt,
    changes::{Change, Changes},
    site_digest, stamps,
};
use gongbao_base::{
    date::{Date, Moment},
    digest::Digest,
    finding::Finding,
    media,
};
use gongbao_container::{Shelf, bag::Bag};
use gongbao_render::error::BuildError;
use gongbao_render::theme::Theme;
use gongbao_render::view::handover::{self, Handover};
use gongbao_site::plan::Plan;

/// The name of a document's fragment in its folder.
const FRAGMENT: &str = "fragment.html";

/// The name of its metadata.
const METADATA: &str = "metadata.json";

/// The package's own manifest below the payload: a receipt.
pub const MANIFEST: &str = "package.json";

/// What the receipts call the place where packages go.
pub const TARGET: &str = "上级门户";

/// Documents that are rendered together, before their files are written one by one.
const CHUNK: usize = 64;

/// Which documents a package holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// Those that changed since the receipt it is compared with.
    Changes,
}

/// Opens a file below `content/`.
pub type Open<'a> = dyn Fn(&str) -> io::Result<Box<dyn Read>> + Sync + 'a;

/// What a package is made of.
pub struct Job<'a> {
    /// The plan.
    pub plan: &'a Plan<'a>,
    /// The theme, which has the fragment's template.
    pub theme: &'a Theme,
    /// What the checks found.
    pub findings: &'a [Finding],
    /// All documents; see [`crate::receipt::items::items`].
    pub items: &'a [Item],
    /// The hand-over's number, from 1.
    pub number: u32,
    /// The day of the hand-over.
    pub when: Date,
    /// The receipt to compare with, and its digest.
    pub before: Option<(&'a Receipt, Digest)>,
    /// Which documents it holds.
    pub scope: Scope,
    /// Opens a file below `content/`.
    pub open: &'a Open<'a>,
    /// Gives a line of a file of the site, for the report.
    pub line: &'a (dyn Fn(&str, usize) -> Option<String> + Sync),
    /// Is told after each document.
    pub tick: &'a (dyn Fn() + Sync),
}

/// A document of the package.
struct Entry<'a> {
    /// Its index in the site.
    index: usize,
    item: &'a Item,
    /// What happened to it, in Chinese; empty when it is as it was.
    change: &'static str,
}

/// A document rendered.
struct Rendered {
    fragment: String,
    metadata: Vec<u8>,
    files: Vec<handover::File>,
}

/// A document's folder in the package.
fn folder(address: &str) -> String {
    format!("documents/{}", address.strip_suffix(".html").unwrap_or(address))
}

/// What a package is called: its number and day.
#[must_use]
pub fn name(number: u32, day: Date) -> String {
    format!("gongbao-{number:04}-{day}")
}

/// A package that was written.
#[derive(Debug)]
pub struct Done {
    /// The receipt, which knows nothing of the file that the package becomes.
    pub receipt: Receipt,
    /// What changed, in a few words, such as 新增 3 篇、修改 2 篇、撤下 1 篇.
    pub summary: String,
    /// How many documents it holds.
    pub held: usize,
}

/// Writes a package. The bytes depend on nothing but the job.
///
/// # Errors
/// What is wrong with the templates, or the first file that could not be read or written.
pub fn write(job: &Job<'_>, shelf: &mut dyn Shelf) -> Result<Done, BuildError> {
    let before = job.before.map(|(receipt, _)| receipt);
    let old = before.map_or(&[][..], |receipt| &receipt.documents);
    let changes = Changes::between(old, job.items);
    let documents = documents(job);
    let list = ChangeList::new(job.plan, job.items, &documents, &changes, before, job.when);
    let entries = entries(job, &changes, &documents);
    let settings = &job.plan.site.settings;
    let stamps = stamps(&settings.review);
    let mut payload = Payload {
        bag: Bag::new(shelf, &format!("{}/", name(job.number, job.when)), true),
        files: Vec::new(),
    };
    let table = list::table(job.plan, &entries);
    let workbook = list::workbook(&table, job.when)
        .map_err(|error| BuildError::Write("list.xlsx".to_owned(), io::Error::other(error)))?;
    let shown = changes::page(job.theme, &list)?;
    for (path, bytes) in [
        ("README.txt", README.as_bytes()),
        ("changes.html", shown.as_bytes()),
        ("changes.md", list.markdown().as_bytes()),
        ("list.csv", &table.csv()),
        ("list.xlsx", &workbook),
        ("report.txt", report::text(job.plan, &stamps, before, job.findings, job.line).as_bytes()),
        ("report.jsonl", report::lines(job.findings).as_bytes()),
    ] {
        payload.put(path, &mut &*bytes)?;
    }
    for chunk in entries.chunks(CHUNK) {
        let rendered: Vec<Rendered> = chunk
            .par_iter()
            .map(|entry| {
                let rendered = render(job, entry);
                (job.tick)();
                rendered
            })
            .collect::<Result<_, BuildError>>()?;
        for (entry, rendered) in chunk.iter().zip(rendered) {
            document(job, &mut payload, entry, &rendered)?;
        }
    }
    let Payload { mut bag, mut files } = payload;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let receipt = Receipt {
        format: FORMAT.to_owned(),
        act: Act::Package,
        number: job.number,
        target: TARGET.to_owned(),
        when: Moment { date: job.when, time: None },
        site_name: settings.name.clone(),
        site_url: settings.url.clone(),
        site: site_digest(&files),
        previous: job.before.map(|(_, digest)| digest),
        review: stamps,
        counts: Counts {
            documents: job.items.len(),
            files: files.len(),
            bytes: files.iter().map(|file| file.bytes).sum(),
            ..changes.counts()
        },
        documents: job.items.to_vec(),
        files,
        package: None,
    };
    let end = |error| BuildError::Write(MANIFEST.to_owned(), error);
    // The receipt that stays tells of all documents; the package only of those it holds.
    let mut held: Vec<Item> = entries.iter().map(|entry| entry.item.clone()).collect();
    held.sort_by(|a, b| a.address.cmp(&b.address));
    let inside = Receipt { documents: held, ..receipt.clone() };
    bag.put(MANIFEST, &mut inside.write().as_slice()).map_err(end)?;
    bag.finish(&[
        ("Source-Organization", &settings.org.name),
        ("Bagging-Date", &job.when.to_string()),
        ("External-Description", &format!("{}：{}", settings.name, list.summary)),
        ("External-Identifier", &name(job.number, job.when)),
        ("Bag-Software-Agent", concat!("gongbao ", env!("CARGO_PKG_VERSION"))),
    ])
    .map_err(end)?;
    Ok(Done { receipt, summary: list.summary, held: entries.len() })
}

/// For each item its document's index.
fn documents(job: &Job<'_>) -> Vec<usize> {
    let site = job.plan.site;
    let by_address: BTreeMap<String, usize> = site
        .documents
        .iter()
        .enumerate()
        .map(|(index, document)| (document.address(), index))
        .collect();
    job.items.iter().filter_map(|item| by_address.get(&item.address).copied()).collect()
}

/// The documents of the package, in the order of the site.
fn entries<'a>(job: &Job<'a>, changes: &Changes, documents: &[usize]) -> Vec<Entry<'a>> {
    let mut fates = vec![""; job.items.len()];
    for change in &changes.there {
        let (index, fate) = match change {
            Change::Added(index) => (*index, "新增"),
            Change::Changed(index, _) => (*index, "修改"),
            Change::Withdrawn(index) => (*index, "撤下"),
        };
        fates[index] = fate;
    }
    let mut entries: Vec<Entry<'_>> = job
        .items
        .iter()
        .zip(documents)
        .zip(fates)
        .map(|((item, index), change)| Entry { index: *index, item, change })
        .filter(|entry| job.scope == Scope::All || !entry.change.is_empty())
        .collect();
    entries.sort_by_key(|entry| entry.index);
    entries
}

fn render(job: &Job<'_>, entry: &Entry<'_>) -> Result<Rendered, BuildError> {
    let mut handover = Handover::new(job.plan, entry.index);
    let fragment = fragment::html(job.plan, job.theme, entry.index, &mut handover)?;
    let metadata = metadata::json(job.plan, entry.index, entry.item, &handover, &fragment);
    Ok(Rendered { fragment, metadata, files: handover.files })
}

/// Writes one document's files.
fn document(
    job: &Job<'_>,
    payload: &mut Payload<'_>,
    entry: &Entry<'_>,
    rendered: &Rendered,
) -> Result<(), BuildError> {
    let folder = folder(&entry.item.address);
    payload.put(&format!("{folder}/{FRAGMENT}"), &mut rendered.fragment.as_bytes())?;
    payload.put(&format!("{folder}/{METADATA}"), &mut rendered.metadata.as_slice())?;
    for file in &rendered.files {
        let fault = |error| BuildError::Read(format!("content/{}", file.path), error);
        let mut reader = (job.open)(&file.path).map_err(fault)?;
        let digest = payload.put(&format!("{folder}/{}", file.name), &mut reader)?;
        if entry.item.files.get(&file.path) != Some(&digest) {
            return Err(fault(io::Error::other("打包时文件变了 / it changed meanwhile")));
        }
    }
    Ok(())
}

/// The payload so far.
struct Payload<'a> {
    bag: Bag<'a>,
    files: Vec<File>,
}

impl Payload<'_> {
    fn put(&mut self, path: &str, from: &mut dyn Read) -> Result<Digest, BuildError> {
        let seen =
            self.bag.put(path, from).map_err(|error| BuildError::Write(path.to_owned(), error))?;
        self.files.push(File {
            path: path.to_owned(),
            sha256: seen.sha256,
            bytes: seen.length,
            media: media::of(path).to_owned(),
        });
        Ok(seen.sha256)
    }
}

/// What the one who opens the package reads first.
const README: &str = include_str!("README.txt");
