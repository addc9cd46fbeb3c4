//! The files beside the pages: sitemap, feed, robots, open data, vCards, the manifest.

mod catalog;
mod data;
mod feed;
pub mod manifest;
mod sitemap;

use crate::{content::kinds::Entry, plan::Plan, view::station_data};

/// All of them but the manifest, with their addresses.
#[must_use]
pub fn files(plan: &Plan<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![
        ("feed.xml".to_owned(), feed::atom(plan).into_bytes()),
        ("robots.txt".to_owned(), robots(plan).into_bytes()),
    ];
    files.extend(sitemap::files(plan));
    let tables = data::tables(plan);
    for table in &tables {
        files.push((format!("data/{}.csv", table.name), table.csv()));
        files.push((format!("data/{}.json", table.name), table.json()));
    }
    files.push(("data/catalog.jsonld".to_owned(), catalog::dcat(plan, &tables)));
    for document in &plan.site.documents {
        if let Entry::Station(station) = &document.entry {
            let url = plan.url(&document.address());
            let card = station_data::vcard(document, station, &url);
            files.push((format!("stations/{}.vcf", document.slug), card.into_bytes()));
        }
    }
    files
}

fn robots(plan: &Plan<'_>) -> String {
    // The elder tree repeats the standard pages, and leaving pages are of no use in results.
    format!("User-agent: *\nDisallow: /leave/\n\nSitemap: {}\n", plan.url("sitemap.xml"))
}
