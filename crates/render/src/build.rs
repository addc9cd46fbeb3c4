//! From a plan to the site's files: pages of both trees, assets, the files beside them, and the manifest.

use std::{
    collections::BTreeMap,
    io,
    sync::Mutex,
    time::{Duration, Instant},
};

use rayon::prelude::*;

use crate::theme::Theme;
use crate::{beside, compress, page as render, view};
use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_search as search;
use gongbao_site::plan::{Edition, Page, Plan, Tree};

/// Where the files of a site go: a staging folder, memory, a test.
pub trait Sink: Sync {
    /// Takes one file. Called once for each address, from several threads.
    ///
    /// # Errors
    /// When the file cannot be kept.
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()>;
}

/// A site in memory.
pub type Memory = Mutex<BTreeMap<String, Vec<u8>>>;

impl Sink for Memory {
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.lock().map_err(|_| io::Error::other("a writer failed"))?;
        files.insert(address.to_owned(), bytes.to_vec());
        Ok(())
    }
}

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its length in bytes.
    pub length: u64,
    /// The SHA-256 of its bytes.
    pub digest: Digest,
}

/// Every file but the manifest itself, by address.
pub type Outputs = BTreeMap<String, Output>;

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// The files.
    pub outputs: Outputs,
    /// For each template, how many pages it made, and the time that took over all threads.
    pub times: BTreeMap<&'static str, (usize, Duration)>,
}

/// Why a site was not built.
#[derive(Debug)]
pub enum Failure {
    /// Something in content or theme is wrong.
    Findings(Vec<Finding>),
    /// A file could not be read or kept.
    Io(String, io::Error),
}

/// What a build needs from outside.
pub struct Surroundings<'a> {
    /// Reads a file below `content/`.
    pub read: &'a (dyn Fn(&str) -> io::Result<Vec<u8>> + Sync),
    /// Takes the files.
    pub sink: &'a dyn Sink,
    /// Is told after each page.
    pub tick: &'a (dyn Fn() + Sync),
}

/// A file that was written, or why not.
type Written = Result<(String, Output), Failure>;

/// Builds the site. The outputs are the same on one thread and on many.
///
/// # Errors
/// Findings in templates, or the first file that could not be read or kept.
pub fn build(
    plan: &Plan<'_>,
    theme: &mut Theme,
    around: &Surroundings<'_>,
) -> Result<Built, Failure> {
    theme.set_site(view::site(plan));
    let keep = |address: String, bytes: &[u8]| -> Written {
        around.sink.put(&address, bytes).map_err(|error| Failure::Io(address.clone(), error))?;
        let output = Output { length: bytes.len() as u64, digest: Digest::of(bytes) };
        Ok((address, output))
    };
    let compress = plan.site.settings.precompress && plan.edition == Edition::Online;
    let copies = Mutex::new(Outputs::new());
    let put = |address: String, bytes: &[u8]| -> Written {
        if compress {
            let made = compress::copies(&address, bytes).map(|(name, copy)| keep(name, &copy));
            let made = made.collect::<Result<Vec<_>, _>>()?;
            copies.lock().map_err(|_| broken(&address))?.extend(made);
        }
        keep(address, bytes)
    };
    let jobs: Vec<(&Page, Tree)> = plan
        .pages
        .iter()
        .flat_map(|page| plan.trees().iter().map(move |tree| (page, *tree)))
        .collect();
    let pages: Vec<(&'static str, Duration, Written)> = jobs
        .par_iter()
        .map(|(page, tree)| {
            let start = Instant::now();
            let (template, html) = render::page(plan, theme, page, *tree);
            let written = html
                .map_err(|finding| Failure::Findings(vec![finding]))
                .and_then(|html| put(tree.address(&page.address), &html));
            (around.tick)();
            (template, start.elapsed(), written)
        })
        .collect();
    let mut times: BTreeMap<&'static str, (usize, Duration)> = BTreeMap::new();
    for (template, time, _) in &pages {
        let entry = times.entry(template).or_default();
        entry.0 += 1;
        entry.1 += *time;
    }
    let mut outputs = gather(pages.into_iter().map(|(.., page)| page).collect())?;
    let assets: Vec<_> = plan
        .assets
        .par_iter()
        .map(|file| {
            let bytes = (around.read)(file).map_err(|error| Failure::Io(file.clone(), error))?;
            put(file.clone(), &bytes)
        })
        .collect();
    outputs.append(&mut gather(assets)?);
    for (address, bytes) in &theme.assets {
        outputs.extend([put(address.clone(), bytes)?]);
    }
    let start = Instant::now();
    let index = search::index(plan, &|address, bytes: &[u8]| put(address, bytes))?;
    times.insert("search", (index.len(), start.elapsed()));
    outputs.extend(index);
    beside::files(plan, &mut |address, bytes| -> Result<(), Failure> {
        outputs.extend([put(address, &bytes)?]);
        Ok(())
    })?;
    outputs.append(&mut copies.into_inner().map_err(|_| broken(""))?);
    let manifest = beside::manifest::write(plan, &outputs);
    around
        .sink
        .put(beside::manifest::ADDRESS, &manifest)
        .map_err(|error| Failure::Io(beside::manifest::ADDRESS.to_owned(), error))?;
    Ok(Built { outputs, times })
}

fn broken(address: &str) -> Failure {
    Failure::Io(address.to_owned(), io::Error::other("a writer failed"))
}

/// All outputs, or all findings, or the first failure of the machine.
fn gather(results: Vec<Written>) -> Result<Outputs, Failure> {
    let mut outputs = Outputs::new();
    let mut findings = Vec::new();
    for result in results {
        match result {
            Ok((address, output)) => {
                outputs.insert(address, output);
            }
            Err(Failure::Findings(found)) => findings.extend(found),
            Err(failure) => return Err(failure),
        }
    }
    if findings.is_empty() { Ok(outputs) } else { Err(Failure::Findings(findings)) }
}
