//! Lines of vCards and calendars, which share their form (RFC 6350 and RFC 5545, sections 3.1 and 3.3.11).

/// Lines folded at 75 bytes, each with its end.
pub(super) fn join(lines: &[String]) -> String {
    lines.iter().map(|line| fold(line) + "\r\n").collect()
}

/// A text as a value.
pub(super) fn escape(text: &str) -> String {
    let text = text.replace('\r', "").replace('\\', "\\\\").replace('\n', "\\n");
    text.replace(';', "\\;").replace(',', "\\,")
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
    use super::{escape, fold};

    #[test]
    fn long_lines_are_folded_between_characters() {
        let folded = fold(&"鹤".repeat(60));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", ""), "鹤".repeat(60));
        assert_eq!(escape("a;b,c\\d\r\ne"), "a\\;b\\,c\\\\d\\ne");
    }
}
