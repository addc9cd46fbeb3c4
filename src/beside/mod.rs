//! The files beside the pages: sitemap, feed, robots, open data, vCards, the manifest.

mod catalog;
pub mod data;
mod feed;
pub mod manifest;
mod sitemap;

use crate::{
    content::kinds::Entry,
    plan::{Edition, Plan},
    view::station_data,
};

/// Tells the one who has the folder how to open it.
const OPENING: &str = "双击 index.html，用浏览器打开，不需要网络，搜索也能用。\r\n整个文件夹要放在一起，不要只复制其中的文件。\r\n";

/// All of them but the manifest, with their addresses.
#[must_use]
pub fn files(plan: &Plan<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = match plan.edition {
        Edition::Online => vec![
            ("feed.xml".to_owned(), feed::atom(plan).into_bytes()),
            ("robots.txt".to_owned(), robots(plan).into_bytes()),
        ],
        Edition::Offline => vec![("打开方法.txt".to_owned(), OPENING.as_bytes().to_vec())],
    };
    if plan.edition == Edition::Online {
        files.extend(sitemap::files(plan));
    }
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
