//! Runs as Markdown: emphasis that holds, links, pictures, breaks.

use super::{
    escape::{address, escaped},
    losses::ConversionLosses,
};
use crate::model::{InlineRun, RunContent};
use gongbao_base::surname::is_surname;

/// Where runs stand.
#[derive(Clone, Copy)]
pub(super) enum InlineContext<'s> {
    /// In a paragraph; further lines begin with this.
    Text(&'s str),
    /// In a heading: one line without emphasis.
    Heading,
    /// In the head of a table: one line without emphasis.
    Head,
    /// In a table: one line.
    Cell,
}

impl InlineContext<'_> {
    fn is_plain(self) -> bool {
        matches!(self, Self::Heading | Self::Head)
    }
}

/// The alternative text that the checks refuse, so that someone writes one.
const PLACEHOLDER: &str = "图片";

/// Runs as Markdown; pictures are given by name and alternative text.
pub(super) fn inline(
    runs: &[InlineRun],
    pictures: &[(String, String)],
    context: InlineContext<'_>,
    losses: &mut ConversionLosses,
) -> String {
    let runs = merged(runs);
    let mut out = String::new();
    let mut at = 0;
    while at < runs.len() {
        let next = runs[at + 1..].iter().find_map(first);
        let run = &runs[at];
        let link = run.link.as_deref().and_then(|link| address(link, losses));
        match (&run.content, link) {
            (RunContent::Break, _) => push_break(&mut out, context, next, losses),
            (RunContent::Picture(index), _) => {
                if let Some((name, alt)) = pictures.get(*index) {
                    let alt = if alt.is_empty() { PLACEHOLDER } else { alt };
                    let alt = escaped(&alt.replace('\n', " "), false, losses);
                    out.push_str(&format!("![{alt}]({name})"));
                }
            }
            (RunContent::Text(_), Some(address)) => {
                // All runs of one link, in one pair of brackets.
                let end = at + runs[at..].iter().take_while(|other| other.link == run.link).count();
                let plain: Vec<InlineRun> = runs[at..end]
                    .iter()
                    .map(|run| InlineRun { link: None, ..run.clone() })
                    .collect();
                let inner = inline(&plain, pictures, context, losses);
                if inner.trim().is_empty() {
                    out.push_str(&inner);
                } else {
                    out.push_str(&format!("[{}]({address})", inner.trim()));
                }
                at = end;
                continue;
            }
            (RunContent::Text(text), None) => {
                push_text(run, text, next, context, &mut out, losses);
            }
        }
        at += 1;
    }
    let mut out = out.trim().to_owned();
    if matches!(context, InlineContext::Heading) && out.ends_with('#') {
        out.insert(out.len() - 1, '\\');
    }
    out
}

/// A line break where there may be one, else a space.
fn push_break(
    out: &mut String,
    context: InlineContext<'_>,
    next: Option<char>,
    losses: &mut ConversionLosses,
) {
    let within = !out.is_empty() && next.is_some();
    match context {
        InlineContext::Text(indent) if within => {
            let kept = out.trim_end_matches(' ').len();
            out.truncate(kept);
            out.push_str("\\\n");
            out.push_str(indent);
        }
        InlineContext::Text(_) => {}
        _ => {
            if matches!(context, InlineContext::Cell | InlineContext::Head) && within {
                losses.breaks += 1;
            }
            push_space(out);
        }
    }
}

fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// The first character that a run shows.
fn first(run: &InlineRun) -> Option<char> {
    match &run.content {
        RunContent::Text(text) => text.chars().next(),
        RunContent::Break => None,
        RunContent::Picture(_) => Some('!'),
    }
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}') || c.is_control() && !c.is_whitespace()
}

/// The text with ordinary spaces. A fixed space beside a digit is no gap, and stays one: a number that it parts is still
/// found.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let (before, after) = (out.chars().next_back(), rest.peek().copied());
        let visible = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let fixed =
            c == '\u{a0}' && visible(before) && visible(after) && (digit(before) || digit(after));
        out.push(if c.is_whitespace() && !fixed { ' ' } else { c });
    }
    out
}

/// Runs that look the same are one; nothing empty is left.
fn merged(runs: &[InlineRun]) -> Vec<InlineRun> {
    let mut out: Vec<InlineRun> = Vec::new();
    for run in runs {
        let mut run = run.clone();
        if let RunContent::Text(text) = &mut run.content {
            text.retain(|c| !is_unseen(c));
            if text.is_empty() {
                continue;
            }
            // Space looks like what stands before it.
            if text.trim().is_empty() && run.link.is_none() {
                (run.bold, run.italic) =
                    out.last().map_or((false, false), |last| (last.bold, last.italic));
            }
        }
        if let Some(InlineRun { content: RunContent::Text(last), bold, italic, link }) =
            out.last_mut()
            && let RunContent::Text(text) = &run.content
            && (*bold, *italic, &*link) == (run.bold, run.italic, &run.link)
        {
            last.push_str(text);
            continue;
        }
        out.push(run);
    }
    for run in &mut out {
        if let RunContent::Text(text) = &mut run.content {
            *text = spaced(text);
        }
    }
    out
}

/// A run's text with its emphasis, where that holds.
fn push_text(
    run: &InlineRun,
    text: &str,
    next: Option<char>,
    context: InlineContext<'_>,
    out: &mut String,
    losses: &mut ConversionLosses,
) {
    let starts = at_line_start(out, context);
    let text = if starts || out.is_empty() { text.trim_start() } else { text };
    let core = text.trim_matches(' ');
    let emphasis = !context.is_plain() && !core.is_empty();
    losses.italics += usize::from(emphasis && run.italic);
    let mark = if emphasis && run.bold { "**" } else { "" };
    let lead = text.len() - text.trim_start_matches(' ').len();
    let (before, after) =
        (out.chars().next_back(), if text.ends_with(' ') { Some(' ') } else { next });
    let before = if lead > 0 { Some(' ') } else { before };
    let part = inside(core, before, after)
        .filter(|(from, to)| !mark.is_empty() && holds(&core[*from..*to], out, before, after));
    let Some((from, to)) = part else {
        out.push_str(&escaped(text, starts, losses));
        return;
    };
    out.push_str(&escaped(&text[..lead + from], starts, losses));
    out.push_str(mark);
    out.push_str(&escaped(&core[from..to], false, losses));
    out.push_str(mark);
    out.push_str(&escaped(&text[lead + to..], false, losses));
}

fn at_line_start(out: &str, context: InlineContext<'_>) -> bool {
    match context {
        InlineContext::Text(indent) => {
            out.is_empty() || out.rsplit_once('\n').is_some_and(|(_, line)| line == indent)
        }
        _ => false,
    }
}

/// Whether two asterisks around a text are emphasis after what was written, and no mask: 13**8**, 李**和王**, 粤A**3**.
fn holds(text: &str, out: &str, before: Option<char>, after: Option<char>) -> bool {
    let digit =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let name = |c: Option<char>| c.is_some_and(is_surname);
    let earlier = out.rfind("**").and_then(|at| out[..at].chars().next_back());
    let plate = before.is_some_and(|c| c.is_ascii_uppercase()) && digit(first);
    let number = digit(before) && digit(first) || digit(last) && digit(after);
    let names = name(before) && (name(last) || name(earlier));
    before != Some('*') && !plate && !number && !names
}

/// The part of a text around which marks of emphasis hold: from a letter to a letter, or to the edge when nothing is beside it.
fn inside(core: &str, before: Option<char>, after: Option<char>) -> Option<(usize, usize)> {
    let open = |c: Option<char>| c.is_none_or(|c| c.is_whitespace());
    let from = core.find(char::is_alphanumeric)?;
    let (last, c) = core.char_indices().rfind(|(_, c)| c.is_alphanumeric())?;
    let from = if open(before) { 0 } else { from };
    let to = if open(after) { core.len() } else { last + c.len_utf8() };
    Some((from, to))
}
