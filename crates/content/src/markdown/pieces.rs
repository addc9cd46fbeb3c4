//! Cuts a text into plain stretches and placeholders such as `{{id}}`.

/// A piece of a text.
pub(super) enum Piece<'a> {
    /// A stretch without placeholders.
    Text(&'a str),
    /// A placeholder's name, and where its braces begin.
    Name(&'a str, usize),
}

/// Calls `each` with every piece in order.
pub(super) fn pieces(text: &str, mut each: impl FnMut(Piece<'_>)) {
    let mut rest = 0;
    while let Some(open) = text[rest..].find("{{").map(|at| rest + at) {
        let Some(close) = text[open..].find("}}").map(|at| open + at) else { break };
        if open > rest {
            each(Piece::Text(&text[rest..open]));
        }
        each(Piece::Name(text[open + 2..close].trim(), open));
        rest = close + 2;
    }
    if rest < text.len() {
        each(Piece::Text(&text[rest..]));
    }
}
