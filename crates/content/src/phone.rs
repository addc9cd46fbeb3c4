//! Phone numbers as offices write them, and the `tel:` addresses made from them.

use crate::codes;
use gongbao_base::finding::{Finding, Place};

/// Reads a phone number and gives its `tel:` address: a landline with area code, perhaps an extension (`转8001`), a
/// mobile number, a `400` number or a five-digit hotline.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let (number, extension) = match text.split_once('转') {
        Some((number, extension)) => (number, Some(extension)),
        None => (text, None),
    };
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if extension.is_some_and(|extension| !digits(extension, 1..=6)) {
        return None;
    }
    let tail = extension.map(|extension| format!(";ext={extension}")).unwrap_or_default();
    let parts: Vec<&str> = number.split('-').collect();
    match parts[..] {
        [hotline] if digits(hotline, 5..=5) && hotline.starts_with('1') => {
            Some(format!("tel:{hotline}"))
        }
        [mobile] if digits(mobile, 11..=11) && mobile.starts_with('1') => {
            Some(format!("tel:+86{mobile}"))
        }
        [area, local] if digits(area, 3..=4) && area.starts_with('0') && digits(local, 7..=8) => {
            Some(format!("tel:+86{}{local}{tail}", &area[1..]))
        }
        ["400", a, b] if digits(a, 3..=4) && digits(b, 3..=4) && a.len() + b.len() == 7 => {
            Some(format!("tel:+86400{a}{b}{tail}"))
        }
        _ => None,
    }
}

/// The finding for a number that cannot be read. No remedy names an area code: the office's may be any.
#[must_use]
pub fn refuse(place: Place, text: &str) -> Finding {
    let finding = Finding::new(&codes::BAD_PHONE, place)
        .says(format!("电话写法不对：{text}"), format!("not a phone number: {text}"));
    let bare = text.len() >= 7 && text.len() <= 8 && text.bytes().all(|b| b.is_ascii_digit());
    if bare {
        return finding
            .help(format!("加上区号：区号-{text}"), format!("add the area code: AREA-{text}"));
    }
    finding.help(
        "写成 区号-号码、区号-号码转8001 或 12348",
        "write AREA-NUMBER, AREA-NUMBER转8001 or 12348",
    )
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_the_forms_offices_use() {
        for (text, uri) in [
            ("020-12345678", "tel:+862012345678"),
            ("0755-1234567", "tel:+867551234567"),
            ("020-12345678转8001", "tel:+862012345678;ext=8001"),
            ("12348", "tel:12348"),
            ("400-123-4567", "tel:+864001234567"),
            ("13800000000", "tel:+8613800000000"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(uri), "{text}");
        }
        for wrong in [
            "",
            "12345678",
            "020 12345678",
            "(020)12345678",
            "０２０-12345678",
            "020-123",
            "020-12345678转",
            "22345",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
