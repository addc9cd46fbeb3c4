//! A look at pages on their way to where they go. Content cannot bring HTML, so only a theme of the site's own needs it.

use std::{
    collections::BTreeMap,
    io,
    sync::{Mutex, PoisonError},
};

use gongbao_base::finding::Finding;
use gongbao_check::rules::pages;
use gongbao_manifest as manifest;
use gongbao_render::output::{Outputs, Sink};

/// What the pages' folder is called in findings.
const SHOWN: &str = "public";

/// A sink that scans at each page before it hands it on.
pub struct PageInspector<'a> {
    sink: &'a dyn Sink,
    base: &'a str,
    scans: Mutex<BTreeMap<String, pages::PageScan>>,
}

impl<'a> PageInspector<'a> {
    /// An inspector before a sink, of a site that stands at this path of its server.
    #[must_use]
    pub fn new(sink: &'a dyn Sink, base: &'a str) -> Self {
        Self { sink, base, scans: Mutex::default() }
    }

    /// What is wrong with the pages, once all are there.
    #[must_use]
    pub fn findings(self, outputs: &Outputs) -> Vec<Finding> {
        let mut files: BTreeMap<String, u64> =
            outputs.iter().map(|(address, output)| (address.clone(), output.length)).collect();
        files.insert(manifest::PATH.to_owned(), 0);
        let scans = self.scans.into_inner().unwrap_or_else(PoisonError::into_inner);
        pages::judge(SHOWN, scans, &files)
    }
}

impl Sink for PageInspector<'_> {
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()> {
        if address.ends_with(".html") {
            let scan = pages::scan(SHOWN, self.base, address, &String::from_utf8_lossy(bytes));
            let mut scans = self.scans.lock().unwrap_or_else(PoisonError::into_inner);
            scans.insert(address.to_owned(), scan);
        }
        self.sink.put(address, bytes)
    }
}
