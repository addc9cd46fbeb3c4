//! Runs as Markdown.

use gongbao_content::markdown::tree::{RunPiece, TextRun};

/// How much is escaped: as little as reads back right is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Escaping {
    /// Nothing.
    Nothing,
    /// What begins something in Markdown.
    Marks,
    /// Every sign.
    Signs,
}

impl Escaping {
    /// From the least to the most.
    pub(super) const ALL: [Self; 3] = [Self::Nothing, Self::Marks, Self::Signs];
}

/// Runs as Markdown. In a cell a line between two columns is escaped always, also in code.
pub(super) fn write(runs: &[TextRun], cell: bool, escaping: Escaping) -> String {
    let mut out = String::new();
    stretch(runs, cell, escaping, &mut out);
    if cell { out.replace('\n', " ") } else { out }
}

fn stretch(runs: &[TextRun], cell: bool, escaping: Escaping, out: &mut String) {
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let from = at;
        let same = |alike: &dyn Fn(&TextRun) -> bool| {
            runs[from..].iter().take_while(|other| alike(other)).count()
        };
        let mut within = |length: usize, without: &dyn Fn(TextRun) -> TextRun, out: &mut String| {
            let inner: Vec<TextRun> =
                runs[from..from + length].iter().cloned().map(without).collect();
            stretch(&inner, cell, escaping, out);
            at = from + length;
        };
        if let Some((address, title)) = &run.link {
            let length = same(&|other| other.link == run.link);
            out.push('[');
            within(length, &|run| TextRun { link: None, ..run }, out);
            out.push_str("](");
            destination(address, title, cell, out);
            out.push(')');
        } else if run.strong {
            let length = same(&|other| other.strong && other.link.is_none());
            out.push_str("**");
            within(length, &|run| TextRun { strong: false, ..run }, out);
            out.push_str("**");
        } else if run.emphasis {
            let length = same(&|other| other.emphasis && !other.strong && other.link.is_none());
            out.push('*');
            within(length, &|run| TextRun { emphasis: false, ..run }, out);
            out.push('*');
        } else {
            piece(&run.piece, cell, escaping, out);
            at += 1;
        }
    }
}

fn piece(piece: &RunPiece, cell: bool, escaping: Escaping, out: &mut String) {
    match piece {
        RunPiece::Words(text) => words(text, cell, escaping, out),
        RunPiece::Break => out.push_str("\\\n"),
        RunPiece::Code(text) => code(text, cell, out),
        RunPiece::Picture(address, description, title) => {
            out.push_str("![");
            words(description, cell, escaping.max(Escaping::Marks), out);
            out.push_str("](");
            destination(address, title, cell, out);
            out.push(')');
        }
        RunPiece::Opaque => {}
    }
}

fn words(text: &str, cell: bool, escaping: Escaping, out: &mut String) {
    let mut placeholder = false;
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        if rest.starts_with("{{") && rest.contains("}}") {
            placeholder = true;
        }
        let begins = out.is_empty() || out.ends_with('\n');
        let special = match escaping {
            _ if c == '|' && cell => true,
            // A sign within the braces is part of a name.
            _ if placeholder => false,
            Escaping::Nothing => false,
            Escaping::Marks => marks(c, begins, out, rest),
            Escaping::Signs => c.is_ascii_punctuation(),
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        if text[..at + c.len_utf8()].ends_with("}}") {
            placeholder = false;
        }
    }
}

fn marks(c: char, begins: bool, out: &str, rest: &str) -> bool {
    let line = out.rsplit('\n').next().unwrap_or(out);
    let next = rest.chars().nth(1);
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' => true,
        '!' => next == Some('['),
        '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
        '#' | '>' | '+' | '-' | '=' | '~' | '|' | ':' => begins,
        '.' | ')' => !line.is_empty() && line.chars().all(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn code(text: &str, cell: bool, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let padded = text.starts_with('`')
        || text.ends_with('`')
        || text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if padded { " " } else { "" };
    let text = if cell { text.replace('|', "\\|") } else { text.to_owned() };
    out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
}

/// Where a link leads, with its title.
fn destination(address: &str, title: &str, cell: bool, out: &mut String) {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$'*+,;=%".contains(c) || !c.is_ascii();
    if !address.is_empty() && address.chars().all(|c| plain(c) && !c.is_whitespace()) {
        out.push_str(&address.replace('*', "\\*").replace('_', "\\_"));
    } else {
        out.push('<');
        for c in address.chars() {
            if matches!(c, '<' | '>' | '\\' | '&' | '*' | '_' | '`' | '|') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push('>');
    }
    if !title.is_empty() {
        out.push_str(" \"");
        for c in title.chars() {
            if matches!(c, '"' | '\\' | '&' | '*' | '_' | '`' | '<') || c == '|' && cell {
                out.push('\\');
            }
            out.push(c);
        }
        out.push('"');
    }
}
