//! One file read: fields, text, and what was wrong with it.

use super::{
    citations::{self, Citation},
    fields::{Reader, place_of},
    front,
    kinds::{Entry, Kind, common::Common},
    markdown::{self, Body},
    mentions::{self, Mention},
    settings::Settings,
    yaml::{self, Part, Source, Step},
};
use crate::codes;
use gongbao_base::{
    address::is_slug,
    date::Date,
    finding::{Finding, Place},
};

/// A document as its file tells it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file's path below `content/`, such as `notices/a.md`.
    pub file: String,
    /// Its kind.
    pub kind: &'static Kind,
    /// The name in its address.
    pub slug: String,
    /// The fields every document has.
    pub common: Common,
    /// The fields of its kind.
    pub entry: Entry,
    /// Its text.
    pub body: Body,
    /// What its text cites.
    pub citations: Vec<Citation>,
    /// The landlines its text names.
    pub mentions: Vec<Mention>,
    /// Its front matter as typed, to say where something stands.
    pub front: Box<str>,
}

impl Document {
    /// The path below the site's folder, as findings name it.
    #[must_use]
    pub fn path(&self) -> String {
        format!("content/{}", self.file)
    }

    /// Where a field's value stands, given by English names.
    #[must_use]
    pub fn place(&self, path: &[Step]) -> Place {
        let file = self.path();
        place_of(Source { file: &file, text: &self.front, line: 2 }, path, Part::Value)
    }

    /// The day it was written, else published.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let written = match &self.entry {
            Entry::Notice(notice) => notice.written,
            _ => None,
        };
        written.or(self.common.published.map(|moment| moment.date))
    }

    /// What describes it where it is listed or shared: its summary, else the beginning of its text, else its title.
    #[must_use]
    pub fn description(&self) -> String {
        let opening = &self.body.opening;
        let text = if opening.is_empty() { &self.common.title } else { opening };
        self.common.summary.as_ref().unwrap_or(text).clone()
    }

    /// The address of its page.
    #[must_use]
    pub fn address(&self) -> String {
        match self.entry {
            Entry::Page(_) => format!("{}.html", self.slug),
            _ => format!("{}/{}.html", self.kind.folder, self.slug),
        }
    }
}

/// Reads one file. Findings do not stop it: what can be read is read, so that one run tells everything.
#[must_use]
pub fn read(
    file: &str,
    kind: &'static Kind,
    text: &str,
    settings: &Settings,
) -> (Option<Document>, Vec<Finding>) {
    let path = format!("content/{file}");
    let parts = match front::split(&path, text) {
        Ok(parts) => parts,
        Err(finding) => return (None, vec![finding]),
    };
    let source = Source { file: &path, text: parts.front, line: parts.front_line };
    let mapping = match yaml::read(source) {
        Ok(mapping) => mapping,
        Err(finding) => return (None, vec![finding]),
    };
    let mut reader = Reader::new(source);
    let (common, entry) = kind.read(&mut reader, mapping);
    let mut findings = reader.into_findings();
    let stem = file.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or(file);
    let slug = common.slug.as_ref().map_or(stem, |slug| &slug.0).to_owned();
    if !is_slug(&slug) {
        findings.push(
            Finding::new(&codes::BAD_FILE_NAME, Place::file(&path))
                .says(
                    format!("文件名不能用作网址：{stem}"),
                    format!("the file name cannot be an address: {stem}"),
                )
                .help(
                    "文件名改用小写英文字母、数字和连字符，或在信息块里写 slug",
                    "rename it with lower-case letters, digits and hyphens, or give a `slug`",
                ),
        );
    }
    let figures = match &entry {
        Entry::Report(report) => report.figures.as_slice(),
        _ => &[],
    };
    let context =
        markdown::Context { file: &path, line: parts.body_line, figures, org: &settings.org };
    let (body, found) = markdown::render(parts.body, &context);
    findings.extend(found);
    let document = Document {
        file: file.to_owned(),
        kind,
        slug,
        common,
        entry,
        body,
        citations: citations::find(parts.body, parts.body_line),
        mentions: mentions::find(parts.body, parts.body_line),
        front: parts.front.into(),
    };
    (Some(document), findings)
}
