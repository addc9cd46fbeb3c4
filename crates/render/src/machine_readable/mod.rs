//! What stands beside the pages for machines: feed, sitemap, robots, open data with its catalogue, vCards and calendars.

mod catalogue;
pub mod data_table;
mod feed;
mod open_data;
mod sitemap;

use crate::{
    error::BuildError,
    structured_data::{calendar, vcard},
};
use gongbao_content::kinds::Entry;
use gongbao_site::plan::{Edition, Plan};

/// Tells the one who has the folder how to open it.
const OPENING: &str = "双击 index.html，用浏览器打开，不需要网络，搜索也能用。\r\n整个文件夹要放在一起，不要只复制其中的文件。\r\n";

/// Makes all of them and hands each to `put` with its address, one after the other: they can be long.
pub(crate) fn files(
    plan: &Plan<'_>,
    put: &mut dyn FnMut(String, Vec<u8>) -> Result<(), BuildError>,
) -> Result<(), BuildError> {
    match plan.edition {
        Edition::Online => {
            put("feed.xml".to_owned(), feed::atom(plan).into_bytes())?;
            put("robots.txt".to_owned(), robots(plan).into_bytes())?;
            for (address, bytes) in sitemap::files(plan) {
                put(address, bytes)?;
            }
        }
        Edition::Offline => put("打开方法.txt".to_owned(), OPENING.as_bytes().to_vec())?,
    }
    let tables = open_data::tables(plan);
    for table in &tables {
        put(format!("data/{}.csv", table.name), table.csv())?;
        put_json(format!("data/{}.json", table.name), table.json(), put)?;
    }
    put_json("data/catalog.jsonld".to_owned(), catalogue::dcat(plan, &tables), put)?;
    drop(tables);
    for document in &plan.site.documents {
        if let Entry::Station(station) = &document.entry {
            let url = plan.url(&document.address());
            let card = vcard::station(document, station, &url);
            put(format!("stations/{}.vcf", document.slug), card.into_bytes())?;
            let calendar = calendar::station(document, station, &url, plan.site.today);
            if let Some(calendar) = calendar {
                put(format!("stations/{}.ics", document.slug), calendar.into_bytes())?;
            }
        }
    }
    Ok(())
}

fn put_json(
    address: String,
    json: serde_json::Result<Vec<u8>>,
    put: &mut dyn FnMut(String, Vec<u8>) -> Result<(), BuildError>,
) -> Result<(), BuildError> {
    match json {
        Ok(bytes) => put(address, bytes),
        Err(error) => Err(BuildError::serialize(address, &error)),
    }
}

fn robots(plan: &Plan<'_>) -> String {
    // The elder tree repeats the standard pages, and leaving pages are of no use in results.
    format!("User-agent: *\nDisallow: /leave/\n\nSitemap: {}\n", plan.url("sitemap.xml"))
}
