//! The headings of a text, which break at words as titles do.

use super::pieces;

/// The HTML of a text with `<wbr>` in its headings, at each place where they may break.
#[must_use]
pub(crate) fn marked(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some((start, end)) = heading(rest) {
        out.push_str(&rest[..start]);
        push_marked(&mut out, &rest[start..end]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Where the inside of the next heading begins and ends.
fn heading(html: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = html[from..].find("<h").map(|at| from + at) {
        from = at + 2;
        let level = html[from..].chars().next().filter(|c| ('2'..='6').contains(c));
        if let Some(level) = level
            && html[from + 1..].starts_with([' ', '>'])
        {
            let start = from + html[from..].find('>')? + 1;
            let end = start + html[start..].find(&format!("</h{level}>"))?;
            return Some((start, end));
        }
    }
    None
}

/// The inside of a heading, cut as its text is: tags are passed over, and what holds together stays whole.
fn push_marked(out: &mut String, html: &str) {
    let text = text(html);
    let plain: String = text.iter().map(|(_, c, _)| *c).collect();
    let mut cuts: Vec<usize> = Vec::new();
    let mut at = 0;
    for piece in pieces(&plain) {
        at += piece.chars().count();
        cuts.extend(text.get(at).filter(|(_, _, kept)| !kept).map(|(byte, _, _)| *byte));
    }
    let mut rest = 0;
    for cut in cuts {
        out.push_str(&html[rest..cut]);
        out.push_str("<wbr>");
        rest = cut;
    }
    out.push_str(&html[rest..]);
}

/// The characters of some HTML with the byte where each is written, and whether one holds together with what goes before.
fn text(html: &str) -> Vec<(usize, char, bool)> {
    let mut out = Vec::with_capacity(html.len() / 3);
    let mut within = 0_usize;
    let mut at = 0;
    while let Some(c) = html[at..].chars().next() {
        let rest = &html[at..];
        let length = match c {
            '<' => {
                let end = rest.find('>').map_or(rest.len(), |end| end + 1);
                if rest.starts_with("</span") {
                    within = within.saturating_sub(1);
                } else if rest.starts_with("<span") {
                    within += 1;
                }
                end
            }
            '&' => {
                let end = rest.find(';').map_or(1, |end| end + 1);
                out.push((at, entity(&rest[..end]), within > 0));
                end
            }
            _ => {
                out.push((at, c, within > 0));
                c.len_utf8()
            }
        };
        at += length;
    }
    out
}

fn entity(written: &str) -> char {
    match written {
        "&lt;" => '<',
        "&gt;" => '>',
        "&quot;" => '"',
        _ => '&',
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn headings_break_at_words_and_texts_stay() {
        for (html, expected) in [
            (
                "<h2 id=\"一\">关于印发工作要点的通知</h2><p>关于印发工作要点的通知</p>",
                "<h2 id=\"一\">关于<wbr>印发<wbr>工作要点的<wbr>通知</h2><p>关于印发工作要点的通知</p>",
            ),
            (
                "<h3>二、<span class=\"gb-nb\">2023年</span>推进法治政府建设</h3>",
                "<h3>二、<span class=\"gb-nb\">2023年</span><wbr>推进<wbr>法治政府<wbr>建设</h3>",
            ),
            ("<h2>A &amp; B公告&lt;通知</h2>", "<h2>A &amp; B<wbr>公告&lt;<wbr>通知</h2>"),
            ("<h2>公告", "<h2>公告"),
            ("<hr><header>工作通知</header>", "<hr><header>工作通知</header>"),
        ] {
            assert_eq!(marked(html), expected);
        }
    }
}
