//! Marks in the names of published files (SECRET-01).

use super::found::finding;
use gongbao_base::finding::{Finding, Place};
use gongbao_office::Location;
use gongbao_secrecy::in_name;
use gongbao_site::Site;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let files = site.published_files();
    files
        .iter()
        .filter_map(|file| {
            let mark = in_name(file.rsplit('/').next().unwrap_or_default())?;
            let place = Place::file(&format!("content/{file}"));
            Some(finding(place, &mark.words, Some(&Location::Name.describe())))
        })
        .collect()
}
