//! The whole build, from a plan to the files of a site: pages of both trees, assets, the search index, what machines read,
//! and the manifest.

use std::{
    collections::BTreeMap,
    io,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use rayon::prelude::*;

use crate::{
    error::BuildError,
    machine_readable, manifest,
    output::{Outputs, Sink},
    page,
    theme::Theme,
    view,
    writer::{self, OutputWriter},
};
use gongbao_base::memo::Memo;
use gongbao_site::plan::{Edition, Page, Plan, Tree};

/// What a build needs from outside.
pub struct BuildEnvironment<'a> {
    /// Reads a file, by its path below `content/`.
    pub read: &'a (dyn Fn(&str) -> io::Result<Vec<u8>> + Sync),
    /// Takes the files.
    pub sink: &'a dyn Sink,
    /// Is told how far the build is.
    pub observer: &'a dyn BuildObserver,
    /// Which files earlier builds made of what.
    pub memo: &'a Memo,
}

/// Wants to know how a build goes on: a progress bar, a stopwatch. `()` wants to know nothing.
pub trait BuildObserver: Sync {
    /// The time since some moment that stays the same: a build has no clock of its own.
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    /// A page is written. Called from several threads.
    fn page_done(&self) {}
}

impl BuildObserver for () {}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// Every file but the manifest itself.
    pub outputs: Outputs,
    /// For each template how many pages it made, and for `search` how many files, with the time over all threads, by the
    /// observer's clock.
    pub times: Times,
}

type Times = BTreeMap<&'static str, (usize, Duration)>;

/// Builds the site. The outputs are the same on one thread and on many.
///
/// # Errors
/// Findings in templates, or the first file that could not be read or written.
pub fn build(
    plan: &Plan<'_>,
    theme: &mut Theme,
    environment: &BuildEnvironment<'_>,
) -> Result<Built, BuildError> {
    theme.set_site(view::site(plan)?);
    let compress = plan.site.settings.precompress && plan.edition == Edition::Online;
    let writer = OutputWriter::new(environment.sink, compress);
    let mut times = pages(plan, theme, environment, &writer)?;
    assets(plan, theme, environment, &writer)?;
    times.insert("search", search_index(plan, environment, &writer)?);
    machine_readable::files(plan, &mut |address, bytes| writer.put(address, &bytes).map(drop))?;
    let outputs = writer.finish();
    let manifest = manifest::of(plan, &outputs)?;
    environment
        .sink
        .put(gongbao_manifest::PATH, &manifest)
        .map_err(|error| BuildError::Write(gongbao_manifest::PATH.to_owned(), error))?;
    Ok(Built { outputs, times })
}

/// Every page in every tree.
fn pages(
    plan: &Plan<'_>,
    theme: &Theme,
    environment: &BuildEnvironment<'_>,
    writer: &OutputWriter<'_>,
) -> Result<Times, BuildError> {
    let BuildEnvironment { observer, memo, .. } = environment;
    let base = theme.digest(&view::site_bytes(plan)?);
    let jobs: Vec<(&Page, Tree)> = plan
        .pages
        .iter()
        .flat_map(|page| plan.trees().iter().map(move |tree| (page, *tree)))
        .collect();
    let written = jobs
        .par_iter()
        .map(|(page, tree)| {
            let start = observer.now();
            let view = view::page(plan, page, *tree)?;
            let address = tree.address(&page.address);
            let key = writer.key(&[base, view.digest()], &address);
            if !memo.get(&key).is_some_and(|made| writer.keep(&address, made)) {
                memo.put(key, writer.put(address, &page::html(theme, &view)?)?);
            }
            observer.page_done();
            Ok((view.template, observer.now().saturating_sub(start)))
        })
        .collect();
    let mut times = Times::new();
    for (template, time) in all(written)? {
        let (pages, total) = times.entry(template).or_default();
        *pages += 1;
        *total += time;
    }
    Ok(times)
}

/// The files that documents name, and those of the theme.
fn assets(
    plan: &Plan<'_>,
    theme: &Theme,
    environment: &BuildEnvironment<'_>,
    writer: &OutputWriter<'_>,
) -> Result<(), BuildError> {
    let copied = plan
        .assets
        .par_iter()
        .map(|file| {
            let bytes =
                (environment.read)(file).map_err(|error| BuildError::Read(file.clone(), error))?;
            writer.put(file.clone(), &bytes).map(drop)
        })
        .collect();
    all(copied)?;
    theme
        .assets
        .iter()
        .try_for_each(|(address, bytes)| writer.put(address.clone(), bytes).map(drop))
}

/// The index, with how many files it has and how long it took.
fn search_index(
    plan: &Plan<'_>,
    environment: &BuildEnvironment<'_>,
    writer: &OutputWriter<'_>,
) -> Result<(usize, Duration), BuildError> {
    let BuildEnvironment { observer, memo, .. } = environment;
    let start = observer.now();
    let key = writer.key(&[gongbao_search::digest(plan)], "search");
    let mut files = 0;
    if !memo.get(&key).is_some_and(|told| writer.keep_all(told)) {
        let told = Mutex::new(BTreeMap::new());
        files = gongbao_search::index(plan, &|address: String, bytes: &[u8]| {
            let written = writer.put(address.clone(), bytes)?;
            told.lock().unwrap_or_else(PoisonError::into_inner).insert(address, written);
            Ok::<(), BuildError>(())
        })?;
        let mut grouped = Vec::new();
        for (address, files) in told.into_inner().unwrap_or_else(PoisonError::into_inner) {
            writer::group(&address, &files, &mut grouped);
        }
        memo.put(key, grouped);
    }
    Ok((files, observer.now().saturating_sub(start)))
}

/// All values, or all findings, or the first other error, whichever thread was first.
fn all<T>(results: Vec<Result<T, BuildError>>) -> Result<Vec<T>, BuildError> {
    let mut values = Vec::with_capacity(results.len());
    let mut findings = Vec::new();
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(BuildError::Findings(found)) => findings.extend(found),
            Err(error) => return Err(error),
        }
    }
    if findings.is_empty() { Ok(values) } else { Err(BuildError::Findings(findings)) }
}
