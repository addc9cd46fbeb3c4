//! The phones of a station are phone numbers (ST-02).

use gongbao_base::finding::Finding;
use gongbao_content::{
    document::Document,
    kinds::station::Station,
    phone,
    yaml::{PathStep, key},
};
use gongbao_site::Site;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.stations().flat_map(|(index, station)| phones(&site.documents[index], station)).collect()
}

fn phones(document: &Document, station: &Station) -> Vec<Finding> {
    station
        .phones
        .iter()
        .enumerate()
        .filter(|(_, phone)| phone::parse(phone).is_none())
        .map(|(index, phone)| {
            phone::refuse(document.place(&[key("phones"), PathStep::Item(index)]), phone)
        })
        .collect()
}
