//! Runs as Markdown: escaping, emphasis that holds, links, pictures.

use super::{
    blocks::{Run, What},
    markdown::Told,
};

/// Where runs stand.
#[derive(Clone, Copy)]
pub(super) enum Setting<'s> {
    /// In a paragraph; further lines begin with this.
    Text(&'s str),
    /// In a heading: one line without emphasis.
    Heading,
    /// In the head of a table: one line without emphasis.
    Head,
    /// In a table: one line.
    Cell,
}

impl Setting<'_> {
    fn is_plain(self) -> bool {
        matches!(self, Self::Heading | Self::Head)
    }
}

/// The alternative text that the checks refuse, so that someone writes one.
const PLACEHOLDER: &str = "图片";

/// Runs as Markdown; pictures are given by name and alternative text.
pub(super) fn inline(
    runs: &[Run],
    pictures: &[(String, String)],
    setting: Setting<'_>,
    told: &mut Told,
) -> String {
    let runs = merged(runs);
    let mut out = String::new();
    let mut at = 0;
    while at < runs.len() {
        let next = runs[at + 1..].iter().find_map(first);
        let run = &runs[at];
        let link = run.link.as_deref().and_then(|link| address(link, told));
        match (&run.what, link) {
            (What::Break, _) => match setting {
                Setting::Text(indent) if !out.is_empty() && next.is_some() => {
                    let kept = out.trim_end_matches(' ').len();
                    out.truncate(kept);
                    out.push_str("\\\n");
                    out.push_str(indent);
                }
                Setting::Text(_) => {}
                _ => {
                    if matches!(setting, Setting::Cell | Setting::Head)
                        && !out.is_empty()
                        && next.is_some()
                    {
                        told.breaks += 1;
                    }
                    push_space(&mut out);
                }
            },
            (What::Picture(index), _) => {
                if let Some((name, alt)) = pictures.get(*index) {
                    let alt = if alt.is_empty() { PLACEHOLDER } else { alt };
                    out.push_str(&format!(
                        "![{}]({name})",
                        escaped(&alt.replace('\n', " "), false, told)
                    ));
                }
            }
            (What::Text(_), Some(address)) => {
                // All runs of one link, in one pair of brackets.
                let end = at + runs[at..].iter().take_while(|other| other.link == run.link).count();
                let plain: Vec<Run> =
                    runs[at..end].iter().map(|run| Run { link: None, ..run.clone() }).collect();
                let inner = inline(&plain, pictures, setting, told);
                if inner.trim().is_empty() {
                    out.push_str(&inner);
                } else {
                    out.push_str(&format!("[{}]({address})", inner.trim()));
                }
                at = end;
                continue;
            }
            (What::Text(text), None) => {
                dressed(run, text, next, setting, &mut out, told);
            }
        }
        at += 1;
    }
    let mut out = out.trim().to_owned();
    if matches!(setting, Setting::Heading) && out.ends_with('#') {
        out.insert(out.len() - 1, '\\');
    }
    out
}

fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// The first character that a run shows.
fn first(run: &Run) -> Option<char> {
    match &run.what {
        What::Text(text) => text.chars().next(),
        What::Break => None,
        What::Picture(_) => Some('!'),
    }
}

/// Runs in one dress are one; nothing empty is left.
fn merged(runs: &[Run]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        let mut run = run.clone();
        if let What::Text(text) = &mut run.what {
            *text = text
                .chars()
                .map(|c| if c.is_whitespace() { ' ' } else { c })
                .filter(|c| !c.is_control() && *c != '\u{200b}' && *c != '\u{feff}')
                .collect();
            if text.is_empty() {
                continue;
            }
            // Space has no dress.
            if text.trim().is_empty() && run.link.is_none() {
                (run.bold, run.italic) =
                    out.last().map_or((false, false), |last| (last.bold, last.italic));
            }
        }
        if let Some(Run { what: What::Text(last), bold, italic, link }) = out.last_mut()
            && let What::Text(text) = &run.what
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
fn dressed(
    run: &Run,
    text: &str,
    next: Option<char>,
    setting: Setting<'_>,
    out: &mut String,
    told: &mut Told,
) {
    let starts = at_line_start(out, setting);
    let text = if starts || out.is_empty() { text.trim_start() } else { text };
    let core = text.trim_matches(' ');
    let mark = match (run.bold, run.italic) {
        _ if setting.is_plain() => "",
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
    let Some((from, to)) = part else {
        out.push_str(&escaped(text, starts, told));
        return;
    };
    out.push_str(&escaped(&text[..lead + from], starts, told));
    out.push_str(mark);
    out.push_str(&escaped(&core[from..to], false, told));
    out.push_str(mark);
    out.push_str(&escaped(&text[lead + to..], false, told));
}

fn at_line_start(out: &str, setting: Setting<'_>) -> bool {
    match setting {
        Setting::Text(indent) => {
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

/// Text with everything escaped that Markdown would read otherwise.
fn escaped(text: &str, starts: bool, told: &mut Told) -> String {
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
            told.braces += 1;
            out.push(' ');
        }
        digits &= c.is_ascii_digit();
        first = false;
    }
    out
}

/// An address as Markdown takes it; none for one that means something only in the file.
fn address(link: &str, told: &mut Told) -> Option<String> {
    let link = link.trim();
    let lower = link.to_ascii_lowercase();
    if !["http://", "https://", "mailto:", "tel:"].iter().any(|start| lower.starts_with(start)) {
        told.links += 1;
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
