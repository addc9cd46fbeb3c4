//! A built site on the disk, for the checks: its pages looked at, its files held against their digests.

use std::{collections::BTreeMap, fs, path::Path};

use rayon::prelude::*;

use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_check::rules::pages;
use gongbao_manifest as manifest;

/// What is wrong with the built site in this folder, or `None` when there is none. `shown` names the folder in findings; `base` is
/// the path at which the site stands on its server.
#[must_use]
pub fn check(out: &Path, shown: &str, base: &str) -> Option<Vec<Finding>> {
    let files = manifest::read(&fs::read(out.join(manifest::PATH)).ok()?)?;
    let scans: Vec<(String, Result<pages::PageScan, Finding>)> = files
        .par_iter()
        .filter_map(|(address, file)| {
            let bytes = fs::read(out.join(address)).ok();
            let bytes = bytes.filter(|bytes| Digest::of(bytes).hex() == file.sha256);
            let Some(bytes) = bytes else {
                return Some((address.clone(), Err(pages::changed(shown, address))));
            };
            let page = address.ends_with(".html");
            page.then(|| {
                let html = String::from_utf8_lossy(&bytes);
                (address.clone(), Ok(pages::scan(shown, base, address, &html)))
            })
        })
        .collect();
    let mut findings = Vec::new();
    let mut whole = BTreeMap::new();
    for (address, scan) in scans {
        match scan {
            Ok(scan) => {
                whole.insert(address, scan);
            }
            Err(finding) => findings.push(finding),
        }
    }
    let mut lengths: BTreeMap<String, u64> =
        files.into_iter().map(|(address, file)| (address, file.length)).collect();
    lengths.insert(manifest::PATH.to_owned(), 0);
    findings.extend(pages::judge(shown, whole, &lengths));
    Some(findings)
}
