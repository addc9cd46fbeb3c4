//! Runs as Markdown: emphasis that holds, links, pictures, breaks.

use super::{
    escape::{address, escaped},
    losses::ConversionLosses,
};
use crate::model::{InlineRun, RunContent};

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

/// Runs that look the same are one; nothing empty is left.
fn merged(runs: &[InlineRun]) -> Vec<InlineRun> {
    let mut out: Vec<InlineRun> = Vec::new();
    for run in runs {
        let mut run = run.clone();
        if let RunContent::Text(text) = &mut run.content {
            *text = text
                .chars()
                .map(|c| if c.is_whitespace() { ' ' } else { c })
                .filter(|c| !c.is_control() && *c != '\u{200b}' && *c != '\u{feff}')
                .collect();
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
    let mark = match (run.bold, run.italic) {
        _ if context.is_plain() => "",
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    let lead = text.len() - text.trim_start_matches(' ').len();
    let (before, after) =
        (out.chars().next_back(), if text.ends_with(' ') { Some(' ') } else { next });
    let before = if lead > 0 { Some(' ') } else { before };
    let part = inside(core, before, after).filter(|_| !mark.is_empty() && before != Some('*'));
    let part = part.filter(|(from, to)| {
        let (outer, inner) = (core[..*from].chars().next_back().or(before), &core[*from..*to]);
        let behind = core[*to..].chars().next().or(after);
        !reads_as_mask(mark, outer, inner.chars().next())
            && !reads_as_mask(mark, behind, inner.chars().next_back())
    });
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

/// Whether a mark between these two would be that of a masked number or of a product, as 138**78 and 60*40*30cm have them.
fn reads_as_mask(mark: &str, outer: Option<char>, inner: Option<char>) -> bool {
    let digit =
        |c: Option<char>| c.is_some_and(|c| c.is_numeric() || matches!(c, 'X' | 'x' | 'Ｘ'));
    let beside = outer.is_some_and(|c| c.is_alphanumeric() || "()（）".contains(c));
    let number = digit(outer) || outer.is_some_and(|c| c.is_ascii_uppercase());
    number && digit(inner) || mark.len() == 1 && beside
}

fn at_line_start(out: &str, context: InlineContext<'_>) -> bool {
    match context {
        InlineContext::Text(indent) => {
            out.is_empty() || out.rsplit_once('\n').is_some_and(|(_, line)| line == indent)
        }
        _ => false,
    }
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
