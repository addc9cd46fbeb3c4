//! A station for machines: schema.org JSON-LD, a vCard, and the QR code of its page.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;
use serde_json::{Map, Value, json};

use gongbao_content::{
    document::Document,
    hours,
    kinds::station::{Station, StationType},
    phone,
};

/// A QR code as an SVG path over a square of modules.
#[derive(Debug, Serialize)]
pub struct Qr {
    /// Modules on a side, with the quiet zone of four around.
    pub side: usize,
    /// One `M x y h n v1 H x z` per run of dark modules.
    pub path: String,
}

/// The QR code of an address; `None` when it is too long for one.
#[must_use]
pub fn qr(url: &str) -> Option<Qr> {
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(url, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                use std::fmt::Write as _;
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(Qr { side: width + 2 * QUIET, path })
}

/// schema.org data; every value also stands on the page. `<` is escaped, so that nothing can end the script element.
#[must_use]
pub fn json_ld(document: &Document, station: &Station, url: &str) -> String {
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

fn opening(line: &gongbao_content::kinds::station::Hours) -> Vec<Value> {
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

/// A vCard 3.0, which old phones read too; lines are folded at 75 bytes.
#[must_use]
pub fn vcard(document: &Document, station: &Station, url: &str) -> String {
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
    let hours: Vec<String> = station
        .hours
        .iter()
        .map(|line| format!("{} {}", line.days, line.times.join("、")))
        .collect();
    if !hours.is_empty() {
        lines.push(format!("NOTE:{}", escape(&format!("服务时间：{}", hours.join("；")))));
    }
    lines.push("END:VCARD".to_owned());
    lines.iter().map(|line| fold(line) + "\r\n").collect()
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace(';', "\\;").replace(',', "\\,")
}

fn fold(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, qr};

    #[test]
    fn a_qr_code_has_its_quiet_zone() {
        let code = qr("https://helong.example/stations/a.html").unwrap();
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..20]);
        assert!(code.side > 21 + 8 - 1);
        assert!(qr(&"x".repeat(5000)).is_none());
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let folded = fold(&"鹤".repeat(60));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", ""), "鹤".repeat(60));
    }
}
