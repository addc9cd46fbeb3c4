//! A station as a vCard.

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
    use super::fold;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let folded = fold(&"鹤".repeat(60));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", ""), "鹤".repeat(60));
    }
}
