//! Text and addresses with everything escaped that Markdown would read otherwise.

use super::losses::ConversionLosses;

/// Text with everything escaped that Markdown would read otherwise.
pub(super) fn escaped(text: &str, starts: bool, losses: &mut ConversionLosses) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut digits = starts;
    let mut first = starts;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '!' => true,
            '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '#' | '>' | '+' | '-' | '=' | '~' => first,
            '.' | ')' => digits && !first && next.is_none_or(|c| c == ' '),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        if c == '{' && next == Some('{') {
            losses.braces += 1;
            out.push(' ');
        }
        digits &= c.is_ascii_digit();
        first = false;
    }
    out
}

/// An address as Markdown takes it; none for one that means something only in the file.
pub(super) fn address(link: &str, losses: &mut ConversionLosses) -> Option<String> {
    let link = link.trim();
    let lower = link.to_ascii_lowercase();
    if !["http://", "https://", "mailto:", "tel:"].iter().any(|start| lower.starts_with(start)) {
        losses.links += 1;
        return None;
    }
    let mut out = String::new();
    for c in link.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '*' | '_' | '`' | '[' | ']' | '!' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    Some(out)
}
