//! Cuts a text into plain runs and placeholders such as `{{id}}`.

/// A run of a text.
pub(super) enum TextRun<'a> {
    /// A stretch without placeholders.
    Plain(&'a str),
    /// A placeholder's name, and where its braces begin.
    Placeholder(&'a str, usize),
}

/// Calls `each` with every run in order.
pub(super) fn each_run(text: &str, mut each: impl FnMut(TextRun<'_>)) {
    let mut rest = 0;
    while let Some(open) = text[rest..].find("{{").map(|at| rest + at) {
        let Some(close) = text[open..].find("}}").map(|at| open + at) else { break };
        if open > rest {
            each(TextRun::Plain(&text[rest..open]));
        }
        each(TextRun::Placeholder(text[open + 2..close].trim(), open));
        rest = close + 2;
    }
    if rest < text.len() {
        each(TextRun::Plain(&text[rest..]));
    }
}
