//! A station as a vCard.

use super::content_line::{escape, join};
use gongbao_content::{document::Document, kinds::station::Station, phone};

/// A vCard 3.0, which old phones read too; lines are folded at 75 bytes.
pub(crate) fn station(document: &Document, station: &Station, url: &str) -> String {
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        format!("FN:{}", escape(&document.common.title)),
        "N:;;;;".to_owned(),
        format!("ORG:{}", escape(&document.common.title)),
    ];
    lines.extend(station.phones.iter().filter_map(|text| {
        phone::parse(text)
            .map(|uri| format!("TEL;TYPE=WORK,VOICE:{}", uri.trim_start_matches("tel:")))
    }));
    lines.extend(
        station
            .address
            .as_ref()
            .map(|address| format!("ADR;TYPE=WORK:;;{};;;;中国", escape(address))),
    );
    lines.push(format!("URL:{url}"));
    let hours = station.opening().in_words();
    if !hours.is_empty() {
        lines.push(format!("NOTE:{}", escape(&format!("服务时间：{hours}"))));
    }
    lines.push("END:VCARD".to_owned());
    join(&lines)
}
