//! The phones of a cell: several, in the forms of offices, without area code.

/// What a number in a cell is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ListedPhone {
    /// It can be dialled as it is.
    Whole(String),
    /// A landline without area code, with its extension.
    Local(String),
    /// A mobile.
    Mobile(String),
    /// Not a phone number.
    Unread(String),
}

/// The numbers of a cell.
pub(super) fn phones(text: &str) -> Vec<ListedPhone> {
    let parts = text.split(['、', '；', ';', '/', '／', '，', ',', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty() && !is_none(part)).map(phone).collect()
}

fn is_none(text: &str) -> bool {
    matches!(text, "无" | "待定" | "暂无" | "-" | "—" | "——")
}

fn phone(text: &str) -> ListedPhone {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{ff10}'..='\u{ff19}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '（' => '(',
            '）' => ')',
            '－' | '—' | '–' | '‐' | '‑' => '-',
            c => c,
        })
        .collect();
    // What Excel makes of a number that it takes for a quantity.
    let plain = plain.strip_suffix(".0").unwrap_or(&plain);
    let plain = plain.replace('(', "").replace(')', "-");
    let (number, extension) = match plain.split_once('转') {
        Some((number, extension)) => (number.to_owned(), format!("转{extension}")),
        None => (plain, String::new()),
    };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let only = number.chars().all(|c| c.is_ascii_digit() || c == '-');
    let area = || area_code(&digits).filter(|area| digits.len() - area.len() >= 7);
    match digits.len() {
        _ if !only => ListedPhone::Unread(text.to_owned()),
        11 if digits.starts_with('1') => ListedPhone::Mobile(digits),
        10 if digits.starts_with("400") || digits.starts_with("800") => {
            ListedPhone::Whole(format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]))
        }
        5 if digits.starts_with('1') => ListedPhone::Whole(digits),
        7 | 8 if !number.starts_with('0') || digits.len() == 8 => {
            ListedPhone::Local(format!("{digits}{extension}"))
        }
        10..=12 if area().is_some() => {
            let long = area().map_or(3, str::len);
            ListedPhone::Whole(format!("{}-{}{extension}", &digits[..long], &digits[long..]))
        }
        _ => ListedPhone::Unread(text.to_owned()),
    }
}

/// The area code that a number begins with: three digits for the largest cities, else four.
pub(super) fn area_code(number: &str) -> Option<&str> {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let long = match number.as_bytes() {
        [b'0', b'1' | b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return None,
    };
    (digits >= long).then(|| &number[..long])
}

#[cfg(test)]
mod tests {
    use super::{ListedPhone, area_code, phones};

    #[test]
    fn numbers_are_read_as_lists_have_them() {
        let one = |text: &str| phones(text).remove(0);
        for (text, whole) in [
            ("020-12345678", "020-12345678"),
            ("（020）12345678", "020-12345678"),
            ("02012345678", "020-12345678"),
            ("0755 1234567", "0755-1234567"),
            ("12348", "12348"),
            ("4001234567", "400-123-4567"),
        ] {
            assert_eq!(one(text), ListedPhone::Whole(whole.to_owned()), "{text}");
        }
        for (text, local) in [
            ("12345678", "12345678"),
            ("1234567", "1234567"),
            ("00000001", "00000001"),
            ("1234 5678转801", "12345678转801"),
            ("12345678.0", "12345678"),
        ] {
            assert_eq!(one(text), ListedPhone::Local(local.to_owned()), "{text}");
        }
        assert_eq!(one("１３８００００００００"), ListedPhone::Mobile("13800000000".to_owned()));
        assert_eq!(one("见门口"), ListedPhone::Unread("见门口".to_owned()));
        assert_eq!(phones("12345678、87654321").len(), 2);
        assert!(phones("待定").is_empty() && phones("").is_empty());
        assert_eq!(area_code("020-1"), Some("020"));
        assert_eq!(area_code("0755-1"), Some("0755"));
        assert_eq!(area_code("12345678"), None);
    }
}
