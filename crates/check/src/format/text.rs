//! Findings for people: the place, the line in question with a mark under it, what it rests on, what to write instead.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::excerpt::{self, words};
use gongbao_base::{
    finding::{Finding, Language, Severity},
    text::scrub,
};

/// How many findings of one code are shown in full.
const SHOWN: usize = 20;

/// How many further lines of one finding are named.
const LINES: usize = 20;

/// All findings; of one code no more than anyone reads. `line` gives a line of a file, from 1.
#[must_use]
pub fn write(
    findings: &[Finding],
    language: Language,
    color: bool,
    line: &dyn Fn(&str, usize) -> Option<String>,
) -> String {
    let mut out = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        let count = counts.entry(&finding.code).or_default();
        *count += 1;
        if *count <= SHOWN {
            out.push_str(&one(finding, language, color, line));
            out.push_str("\n\n");
        }
    }
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > SHOWN) {
        let more = count - SHOWN;
        out.push_str(&match language {
            Language::Chinese => format!("{code} 还有 {more} 处，用 JSON 格式输出可查看全部\n\n"),
            Language::English => format!("{more} more of {code}; the output as JSON lists all\n\n"),
        });
    }
    out
}

/// One finding.
#[must_use]
pub fn one(
    finding: &Finding,
    language: Language,
    color: bool,
    line: &dyn Fn(&str, usize) -> Option<String>,
) -> String {
    let (level, zh, en) = match finding.severity {
        Severity::Error => (Level::ERROR, "错误", "error"),
        Severity::Warning => (Level::WARNING, "警告", "warning"),
        Severity::Note => (Level::NOTE, "提示", "note"),
    };
    let (name, basis_name, help_name) = match language {
        Language::Chinese => (zh, "依据", "改法"),
        Language::English => (en, "basis", "help"),
    };
    let (message, help) = words(finding, language);
    let message = scrub(&message);
    let help = help.lines().map(scrub).collect::<Vec<_>>().join("\n");
    let file = scrub(&finding.place.file);
    let place = &finding.place;
    let source = (place.line > 0)
        .then(|| line(&place.file, place.line))
        .flatten()
        .map(|text| scrub(&excerpt::line(&text, finding)));
    let source = source.unwrap_or_default();
    let id = [finding.code.as_str(), finding.id.as_str()].join(" ");
    let id = id.trim_end();
    let title = level.with_name(name).primary_title(message.as_str()).id(id);
    let mut group = annotate_snippets::Group::with_title(title);
    let mut head = file.clone();
    if head.is_empty() {
        // The message says all: there is no place to point at.
    } else if place.line == 0 {
        group = group.element(annotate_snippets::Origin::path(head.as_str()));
    } else if source.is_empty() {
        head = format!("{file}:{}:{}", place.line, place.column);
        group = group.element(annotate_snippets::Origin::path(head.as_str()));
    } else {
        let byte =
            |column: usize| source.char_indices().nth(column).map_or(source.len(), |(at, _)| at);
        let start = byte(place.column.saturating_sub(1));
        let end = byte(place.column.saturating_sub(1) + place.length.max(1)).max(start);
        group = group.element(
            Snippet::source(source.as_str())
                .line_start(place.line)
                .path(file.as_str())
                .annotation(AnnotationKind::Primary.span(start..end)),
        );
    }
    let (also_name, also) = elsewhere(finding, language);
    for (name, text) in
        [(also_name, &also), (basis_name.to_owned(), &finding.basis), (help_name.to_owned(), &help)]
    {
        if !text.is_empty() {
            group = group.element(Level::HELP.with_name(name).message(text.as_str()));
        }
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// How many places there are and the lines of the others; nothing when there is one.
fn elsewhere(finding: &Finding, language: Language) -> (String, String) {
    let mut lines: Vec<usize> = finding.also.iter().map(|place| place.line).collect();
    lines.dedup();
    let count = finding.places().count();
    let more = lines.len() > LINES;
    let named: Vec<String> = lines.iter().take(LINES).map(ToString::to_string).collect();
    match language {
        _ if named.is_empty() => (String::new(), String::new()),
        Language::Chinese => {
            let end = if more { "等行" } else { "行" };
            (format!("共 {count} 处"), format!("还有第 {} {end}", named.join("、")))
        }
        Language::English => {
            let end = if more { " …" } else { "" };
            (format!("{count} places"), format!("also on line {}{end}", named.join(", ")))
        }
    }
}
