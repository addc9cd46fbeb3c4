//! The text of HTML that this program wrote itself, one block a line.

/// Appends the text, without a line break at its end.
pub(crate) fn push(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push_text(&rest[..open], out);
        let Some(close) = rest[open..].find('>').map(|at| open + at) else { return };
        let name = rest[open + 1..close].trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or(name);
        if ends_block(name) && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        rest = &rest[close + 1..];
    }
    push_text(rest, out);
    while out.ends_with('\n') {
        out.pop();
    }
}

fn ends_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "ul"
            | "ol"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "caption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "div"
            | "br"
            | "hr"
            | "dt"
            | "dd"
    )
}

fn push_text(text: &str, out: &mut String) {
    let text =
        if out.is_empty() || out.ends_with('\n') { text.trim_start_matches('\n') } else { text };
    let mut rest = text;
    while let Some(at) = rest.find(['&', '\n']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('\n') {
            // A line break within a block is a space, and none after a Chinese character.
            if out.ends_with(|c: char| c.is_ascii()) {
                out.push(' ');
            }
            rest = after;
            continue;
        }
        let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
        let (entity, c) =
            known.into_iter().find(|(entity, _)| rest.starts_with(entity)).unwrap_or(("&", '&'));
        out.push(c);
        rest = &rest[entity.len()..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn blocks_become_lines() {
        let mut out = String::new();
        push(
            "<p>第一<b>条</b>\n续</p>\n<ul><li>甲 &amp; 乙</li><li>丙</li></ul><table><tr><td>数</td><td>1</td></tr></table>",
            &mut out,
        );
        assert_eq!(out, "第一条续\n甲 & 乙\n丙\n数\n1");
    }
}
