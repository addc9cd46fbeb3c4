//! `data/catalog.jsonld`: the open data described with DCAT 3, for portals that harvest.

use serde_json::{Value, json};

use super::data_table::DataTable;
use gongbao_site::plan::Plan;

/// The catalogue.
pub(super) fn dcat(plan: &Plan<'_>, tables: &[DataTable]) -> serde_json::Result<Vec<u8>> {
    let settings = &plan.site.settings;
    let publisher = json!({ "@type": "foaf:Organization", "foaf:name": settings.org.name });
    let datasets: Vec<Value> = tables
        .iter()
        .map(|table| {
            let distribution = |ending: &str, media: &str| {
                json!({
                    "@type": "dcat:Distribution",
                    "dcat:downloadURL": { "@id": plan.url(&format!("data/{}.{ending}", table.name)) },
                    "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{media}") },
                })
            };
            json!({
                "@type": "dcat:Dataset",
                "@id": plan.url(&format!("data/{}", table.name)),
                "dct:title": { "@value": table.title, "@language": "zh-CN" },
                "dct:publisher": publisher,
                "dcat:distribution": [distribution("csv", "text/csv"), distribution("json", "application/json")],
            })
        })
        .collect();
    let catalog = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@type": "dcat:Catalog",
        "@id": plan.url("data/catalog.jsonld"),
        "dct:title": { "@value": settings.name, "@language": "zh-CN" },
        "dct:publisher": publisher,
        "dcat:dataset": datasets,
    });
    let mut bytes = serde_json::to_vec_pretty(&catalog)?;
    bytes.push(b'\n');
    Ok(bytes)
}
