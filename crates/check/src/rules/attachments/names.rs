//! Numbers of persons in the names of published files (PII-01, PII-02, PII-03).

use super::numbers::report;
use crate::rules::personal::{self, NumberKind};
use gongbao_base::finding::Finding;
use gongbao_office::Location;
use gongbao_site::Site;
use std::collections::BTreeSet;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let files = site.published_files();
    let names = files.iter().chain(site.documents.iter().map(|document| &document.file));
    names
        .flat_map(|file| {
            let name = file.rsplit('/').next().unwrap_or_default();
            let numbers = personal::find(name).into_iter();
            let kinds: BTreeSet<NumberKind> = numbers
                .filter(|number| !number.is_public(&site.settings))
                .map(|number| number.kind)
                .collect();
            let path = format!("content/{file}");
            kinds.into_iter().map(move |kind| {
                report(&path, kind, &[Location::Name.describe()]).help(
                    "文件名就是网址的一部分，改名后再引用",
                    "the file's name is part of the address: rename it, and refer to the new name",
                )
            })
        })
        .collect()
}
