//! What the names of published files tell of persons (PII).

use super::{numbers::report, persons};
use crate::rules::personal::{
    self, NumberKind,
    accounts::PRIVATE_ACCOUNT,
    of_text::{OF_CELL, OF_TEXT},
};
use gongbao_base::finding::Finding;
use gongbao_office::Location;
use gongbao_site::Site;
use std::collections::BTreeSet;

const HELP: (&str, &str) = (
    "文件名就是网址的一部分，改名后再引用",
    "the file's name is part of the address: rename it, and refer to the new name",
);

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let files = site.published_files();
    let names = files.iter().chain(site.documents.iter().map(|document| &document.file));
    names.flat_map(|file| of_name(file, site)).collect()
}

fn of_name(file: &str, site: &Site) -> Vec<Finding> {
    let name = file.rsplit('/').next().unwrap_or_default();
    let kinds: BTreeSet<NumberKind> = personal::find(name)
        .iter()
        .filter(|number| !number.is_public(&site.settings))
        .map(|number| number.kind)
        .collect();
    let path = format!("content/{file}");
    let place = [Location::Name.describe()];
    let numbers = kinds.into_iter().map(|kind| report(&path, kind, &place));
    // Programs name pictures so: weixin20240305.
    let words = OF_CELL.iter().filter(|rule| rule.code.id != PRIVATE_ACCOUNT.id).chain(&OF_TEXT);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let told = persons::broken(stem, &site.settings, words);
    let told =
        told.into_iter().map(|rule| persons::report(&path, rule.code, rule.severity, &place));
    numbers.chain(told).map(|finding| finding.help(HELP.0, HELP.1)).collect()
}
