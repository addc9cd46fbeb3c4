//! Cuts a text into plain stretches and placeholders such as `{{id}}`.

/// A stretch of a text.
pub(super) enum TextStretch<'a> {
    /// A stretch without placeholders.
    Plain(&'a str),
    /// A placeholder's name, and where its braces begin.
    Placeholder(&'a str, usize),
}

/// Calls `each` with every stretch in order.
pub(super) fn each_stretch(text: &str, mut each: impl FnMut(TextStretch<'_>)) {
    let mut rest = 0;
    while let Some(open) = text[rest..].find("{{").map(|at| rest + at) {
        let Some(close) = text[open..].find("}}").map(|at| open + at) else { break };
        if open > rest {
            each(TextStretch::Plain(&text[rest..open]));
        }
        each(TextStretch::Placeholder(text[open + 2..close].trim(), open));
        rest = close + 2;
    }
    if rest < text.len() {
        each(TextStretch::Plain(&text[rest..]));
    }
}
