//! Phone numbers in the HTML of a text become links that call.
//!
//! A number is linked when it can be nothing else: a landline with its area code, or a service number or hotline that the
//! words before it call one. A fax number is none, and neither is what stands in a link.

use std::borrow::Cow;

use gongbao_content::phone;

/// How a text marks what does not break; numbers stand in one.
const OPEN: &str = "<span class=\"gb-nb\">";
const CLOSE: &str = "</span>";
/// What parts a number from its extension.
const EXTENSION: &str = "转";

/// How far before a number a word may stand that says what it is, in characters.
const NEAR: usize = 12;

/// The HTML with each phone number as a link.
#[must_use]
pub(crate) fn linked(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut seen, mut in_link) = (0, 0, false);
    for (at, _) in html.match_indices(OPEN) {
        in_link = ends_in_link(&html[seen..at], in_link);
        seen = at;
        if at < done || in_link {
            continue;
        }
        let Some((number, end)) = number(html, at) else { continue };
        let Some(uri) = phone::parse(&number).filter(|_| calls(&html[..at], &number)) else {
            continue;
        };
        out.push_str(&html[done..at]);
        out.push_str(&format!("<a class=\"gb-nb\" href=\"{uri}\">{number}</a>"));
        done = end;
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[done..]);
    Cow::Owned(out)
}

/// The number that is marked here, with its extension, and where both end.
fn number(html: &str, at: usize) -> Option<(String, usize)> {
    let marked = |at: usize| {
        let inner = html[at..].strip_prefix(OPEN)?;
        let length = inner.find(CLOSE)?;
        Some((&inner[..length], at + OPEN.len() + length + CLOSE.len()))
    };
    let (number, end) = marked(at)?;
    let rest = &html[end..];
    if let Some(extension) = rest.strip_prefix(EXTENSION) {
        let digits = extension.find(|c: char| !c.is_ascii_digit()).unwrap_or(extension.len());
        let (digits, end) = match marked(end + EXTENSION.len()) {
            Some(marked) => marked,
            None => (&extension[..digits], end + EXTENSION.len() + digits),
        };
        let whole = format!("{number}{EXTENSION}{digits}");
        if phone::parse(&whole).is_some() {
            return Some((whole, end));
        }
    }
    Some((number.to_owned(), end))
}

/// Whether what follows a stretch stands in a link, when its beginning does or does not.
fn ends_in_link(stretch: &str, begins: bool) -> bool {
    match (stretch.rfind("<a "), stretch.rfind("</a>")) {
        (None, None) => begins,
        (open, close) => open > close,
    }
}

/// Whether the words before a number say that it is for calling; a landline needs none.
fn calls(before: &str, number: &str) -> bool {
    let mut near: Vec<char> = Vec::new();
    let mut tag = false;
    for c in before.chars().rev().take(NEAR * 32) {
        match c {
            '>' => tag = true,
            '<' => tag = false,
            _ if tag => {}
            // Another sentence or cell says nothing of it.
            '。' | '；' | '\n' => break,
            c => near.push(c),
        }
        if near.len() == NEAR {
            break;
        }
    }
    let near: String = near.iter().rev().collect();
    let last = |words: &[&str]| words.iter().filter_map(|word| near.rfind(word)).max();
    let phone = last(&["电话", "热线", "手机", "拨打", "致电", "拨", "打", "咨询", "联系"]);
    let fax = last(&["传真"]);
    match fax {
        Some(fax) => phone.is_some_and(|phone| phone > fax),
        None => phone.is_some() || number.starts_with('0') || number.starts_with("400-"),
    }
}

#[cfg(test)]
mod tests {
    use super::linked;

    fn marked(text: &str) -> String {
        text.replace('[', super::OPEN).replace(']', super::CLOSE)
    }

    #[test]
    fn numbers_that_call_are_links() {
        for (text, uri) in [
            ("<p>先打公共法律服务热线[12348]，说明情况。</p>", "tel:12348"),
            ("<p>请先打[12348]问清楚</p>", "tel:12348"),
            ("<td>[020-00000000]</td>", "tel:+862000000000"),
            ("<p>电话[020-00000000]转[8001]。</p>", "tel:+862000000000;ext=8001"),
            ("<p>电话[020-00000000]转8。</p>", "tel:+862000000000;ext=8"),
            ("<p>传真见后，电话[020-00000000]</p>", "tel:+862000000000"),
            ("<p><strong>拨打</strong>[400-000-0000]</p>", "tel:+864000000000"),
        ] {
            let html = marked(text);
            let out = linked(&html);
            assert_eq!(out.matches("<a ").count(), 1, "{text}: {out}");
            assert!(out.contains(&format!("href=\"{uri}\"")), "{text}: {out}");
            let words = |html: &str| {
                let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |p| p.1));
                parts.collect::<String>()
            };
            assert_eq!(words(&out), words(&html));
        }
    }

    #[test]
    fn what_is_no_phone_stays_as_it_is() {
        for text in [
            "<p>共[12348]份</p>",
            "<p>传真[020-00000000]</p>",
            "<p>传真：<strong>[020-00000000]</strong></p>",
            "<p><a href=\"x\">电话[020-00000000]</a></p>",
            "<p>打电话。编号[12348]</p>",
            "<p>咨询时间[9:00-17:30]</p>",
            "<p>电话[2024年5月1日]开通</p>",
            "<p>电话020</p>",
        ] {
            let html = marked(text);
            assert_eq!(linked(&html), html, "{text}");
        }
    }
}
