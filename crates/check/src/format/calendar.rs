//! What falls due as a calendar file (RFC 5545), which phones and office programs read.

use std::fmt::Write as _;

use gongbao_base::{date::Date, digest::Digest, finding::Language};
use gongbao_site::due::Due;

/// The calendar. `today` is its stamp, so that equal content gives equal bytes.
#[must_use]
pub fn write(items: &[Due], today: Date, language: Language) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!("PRODID:{PRODUCT}"));
    for item in items {
        let what = item.what.get(language);
        let uid = Digest::of_parts([item.what.zh.as_bytes(), item.place.file.as_bytes()]).short();
        line("BEGIN:VEVENT");
        line(&format!("UID:{uid}@gongbao.invalid"));
        line(&format!("DTSTAMP:{}T000000Z", compact(today)));
        line(&format!("DTSTART;VALUE=DATE:{}", compact(item.date)));
        line(&format!("SUMMARY:{}", escape(what)));
        line(&format!("DESCRIPTION:{}", escape(&format!("{}\n{}", item.basis, item.place.file))));
        line("TRANSP:TRANSPARENT");
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line(&format!("DESCRIPTION:{}", escape(what)));
        line("TRIGGER:-P7D");
        line("END:VALARM");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// Names the program in its calendars.
pub const PRODUCT: &str = "-//gongbao//due//ZH";

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace('\n', "\\n")
}

/// Writes a line in pieces of at most 75 bytes, never in the middle of a character.
fn fold(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        length += c.len_utf8();
        let _ = out.write_char(c);
    }
    out.push_str("\r\n");
}
