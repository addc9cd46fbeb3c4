//! A station as schema.org JSON-LD.

use serde_json::{Map, Value, json};

use gongbao_content::{
    document::Document,
    hours,
    kinds::station::{Hours, Station, StationType},
};

/// schema.org data; every value also stands on the page. `<` is escaped, so that nothing can end the script element.
pub(crate) fn station(document: &Document, station: &Station, url: &str) -> String {
    let kind = match station.station_type {
        StationType::Venue => "CivicStructure",
        StationType::LegalService | StationType::LegalAid => "GovernmentOffice",
    };
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!(kind));
    data.insert("name".into(), json!(document.common.title));
    data.insert("url".into(), json!(url));
    if let Some(address) = &station.address {
        data.insert(
            "address".into(),
            json!({ "@type": "PostalAddress", "streetAddress": address, "addressCountry": "CN" }),
        );
    }
    if let Some(text) = station.phones.first() {
        data.insert("telephone".into(), json!(text));
    }
    let opening: Vec<Value> = station.hours.iter().flat_map(opening).collect();
    if !opening.is_empty() {
        data.insert("openingHoursSpecification".into(), Value::Array(opening));
    }
    Value::Object(data).to_string().replace('<', "\\u003c")
}

fn opening(line: &Hours) -> Vec<Value> {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let Some(days) = hours::parse_days(&line.days) else { return Vec::new() };
    let names: Vec<&str> =
        DAYS.iter().zip(days).filter(|(_, open)| *open).map(|(name, _)| *name).collect();
    hours::parse_spans(&line.times)
        .unwrap_or_default()
        .into_iter()
        .map(|span| {
            json!({
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": names,
                "opens": hours::clock(span.opens),
                "closes": hours::clock(span.closes),
            })
        })
        .collect()
}
