//! What is read, as the window shows it: findings beside their fields and blocks.

use gongbao_base::finding::{Finding, Language, Place, Severity};
use gongbao_content::{
    fields::{Field, Shape},
    front_matter,
    kinds::Kind,
    yaml,
};
use gongbao_editing::blocks::{self, BodyBlock};
use serde_json::{Value, json};

/// A file as the window shows it: where its lines belong.
pub(super) struct ShownFile<'a> {
    text: &'a str,
    kind: &'static Kind,
    blocks: Vec<BodyBlock>,
}

impl<'a> ShownFile<'a> {
    /// A file of a kind.
    pub(super) fn new(text: &'a str, kind: &'static Kind) -> Self {
        let body = front_matter::split("", text).map_or(text, |parts| parts.body);
        Self { text, kind, blocks: blocks::read(body) }
    }

    /// The text after the front matter.
    pub(super) fn body(&self) -> &'a str {
        front_matter::split("", self.text).map_or(self.text, |parts| parts.body)
    }

    /// The blocks as the editor takes them.
    pub(super) fn blocks(&self) -> Value {
        let body = self.body();
        let blocks = self.blocks.iter().enumerate().map(|(id, found)| {
            let node = found.block.as_ref().and_then(blocks::prose::node);
            json!({ "id": id, "source": &body[found.range.clone()], "node": node })
        });
        blocks.collect()
    }

    /// Findings beside what they are about.
    pub(super) fn findings(&self, findings: &[Finding], language: Language) -> Value {
        let shown = findings.iter().flat_map(|finding| {
            finding.places().map(|place| self.finding(finding, place, language)).collect::<Vec<_>>()
        });
        shown.collect()
    }

    fn finding(&self, finding: &Finding, place: &Place, language: Language) -> Value {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "hint",
        };
        let parts = front_matter::split("", self.text).ok();
        let within_front =
            parts.is_some_and(|parts| place.line > 0 && place.line < parts.body_line);
        let field = self.field(finding, place, within_front);
        let line = self.text.lines().nth(place.line.wrapping_sub(1)).unwrap_or_default();
        let words: String =
            line.chars().skip(place.column.saturating_sub(1)).take(place.length).collect();
        let block = if within_front { None } else { self.block_at(place.line) };
        let help = Some(finding.help.get(language)).filter(|help| !help.is_empty());
        let at = json!({ "line": place.line, "column": place.column, "length": place.length });
        json!({
            "code": finding.code,
            "id": finding.id,
            "level": level,
            "message": finding.message.get(language),
            "basis": Some(&finding.basis).filter(|basis| !basis.is_empty()),
            "help": help,
            "place": Some(at).filter(|_| place.line > 0),
            "field": field,
            "block": block,
            "words": Some(words).filter(|words| !words.trim().is_empty() && !within_front),
            "fixable": is_fixable(&finding.code),
            "later": is_allowable(&finding.code) && finding.severity != Severity::Note,
            "cell": self.cell(place, within_front),
        })
    }

    /// The field that a finding is about: that of its line, or the one that it names where none is written.
    fn field(&self, finding: &Finding, place: &Place, within_front: bool) -> Option<&'static str> {
        let tables = self.kind.tables();
        let fields = || tables.iter().copied().flatten();
        if within_front && !(place.line == 2 && place.column == 1) {
            let parts = front_matter::split("", self.text).ok()?;
            let line = place.line.checked_sub(parts.front_line)?;
            let entries = yaml::entries(parts.front)?;
            let entry = entries.iter().find(|entry| entry.lines.contains(&line))?;
            return fields().find(|field| is_named(field, &entry.key)).map(|field| field.name);
        }
        if place.line > 2 {
            return None;
        }
        let named = finding.message.en.split('`').nth(1)?;
        let named = named.split('.').next().unwrap_or(named);
        fields().find(|field| is_named(field, named)).map(|field| field.name)
    }

    fn block_at(&self, line: usize) -> Option<usize> {
        let parts = front_matter::split("", self.text).ok()?;
        let line = line.checked_sub(parts.body_line)?;
        let line_of = |at: usize| parts.body[..at].matches('\n').count();
        self.blocks.iter().position(|block| {
            (line_of(block.range.start)..=line_of(block.range.end)).contains(&line)
        })
    }

    /// The row and the column of a statutory table that a place is in.
    fn cell(&self, place: &Place, within_front: bool) -> Option<Value> {
        let parts = front_matter::split("", self.text).ok().filter(|_| within_front)?;
        let line = place.line.checked_sub(parts.front_line)?;
        let entries = yaml::entries(parts.front)?;
        let entry = entries.iter().find(|entry| entry.lines.contains(&line))?;
        let tables = self.kind.tables();
        let field = tables.iter().copied().flatten().find(|field| is_named(field, &entry.key))?;
        let Shape::Map(rows) = field.shape else { return None };
        let text = parts.front.lines().nth(line)?;
        let key = text.trim().split(':').next().unwrap_or_default().trim_matches(['"', '\'']);
        // A key of a row may hold a colon itself, then it is in quotes or before the list.
        let whole =
            text.trim().rsplit_once(": [").map_or(key, |(key, _)| key).trim_matches(['"', '\'']);
        let row = rows.iter().find(|row| is_named(row, whole) || is_named(row, key))?;
        let before: String = text.chars().take(place.column.saturating_sub(1)).collect();
        let marked: String =
            text.chars().skip(place.column.saturating_sub(1)).take(place.length).collect();
        let column = before.contains('[').then(|| before.matches(',').count());
        let column = column.filter(|_| !marked.contains(','));
        Some(json!({ "row": row.name, "column": column }))
    }
}

fn is_named(field: &Field, key: &str) -> bool {
    field.name == key || field.label == key
}

/// Whether `check --fix` may mend findings of this code.
fn is_fixable(code: &str) -> bool {
    matches!(code, "PII-01" | "PII-02" | "PII-03" | "PII-04" | "PII-05" | "PII-06" | "DOC-01")
}

/// Whether findings of this code may stand for a time.
fn is_allowable(code: &str) -> bool {
    !gongbao_check::allowances::is_never(code)
}
