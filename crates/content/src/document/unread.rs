//! A file whose front matter cannot be read: what it tells all the same. It goes nowhere until it can be read, and nobody
//! takes what it may hold for missing.

use serde_yaml::Mapping;

use super::model;
use crate::{
    codes,
    fields::{Field, Keys, truth},
    front_matter,
    kinds::{Kind, common::Common},
    limits,
    markdown::{self, Body, TextContext},
    settings::Settings,
};
use gongbao_base::{address::is_slug, finding::Finding};

/// A file whose front matter cannot be read.
#[derive(Clone, Debug)]
pub struct UnreadDocument {
    /// The file's path below `content/`.
    pub file: String,
    /// The kind of its folder.
    pub kind: &'static Kind,
    /// The name that its address would have, as far as can be told.
    pub slug: String,
    /// Whether a line of it says that it is a draft.
    pub draft: bool,
    /// All of it, as typed.
    pub source: String,
    /// Its text, which needs no front matter.
    pub body: Body,
}

impl UnreadDocument {
    /// What the lines of such a file tell; its text is not looked at.
    #[must_use]
    pub fn new(file: &str, kind: &'static Kind, source: &str) -> Self {
        let slug = typed(source, "slug").filter(|slug| is_slug(slug));
        Self {
            file: file.to_owned(),
            kind,
            slug: slug.unwrap_or_else(|| model::slug(file, None)).to_owned(),
            draft: typed(source, "draft").and_then(truth) == Some(true),
            source: source.to_owned(),
            body: Body::default(),
        }
    }

    /// The path below the site's folder, as findings name it.
    #[must_use]
    pub fn path(&self) -> String {
        format!("content/{}", self.file)
    }

    /// The address that its page would have.
    #[must_use]
    pub fn address(&self) -> String {
        model::address(self.kind, &self.slug)
    }

    /// Whether it seems to name a file, by the file's path.
    #[must_use]
    pub fn names(&self, file: &str) -> bool {
        self.source.contains(file.rsplit('/').next().unwrap_or(file))
    }
}

/// Reads the text of such a file, with what is wrong there.
pub(super) fn read(
    file: &str,
    kind: &'static Kind,
    source: &str,
    settings: &Settings,
) -> (UnreadDocument, Vec<Finding>) {
    let mut document = UnreadDocument::new(file, kind, source);
    let path = document.path();
    if limits::check(&path, source).is_some() {
        return (document, Vec::new());
    }
    let parts = front_matter::split(&path, source).ok();
    let (body, line, offset) =
        parts.map_or((source, 1, 0), |parts| (parts.body, parts.body_line, parts.body_offset));
    let keys = Keys::of(&keys(source), kind.tables());
    let context = TextContext { file: &path, line, offset, figures: &[], settings, keys: &keys };
    let (body, mut findings) = markdown::render(body, &context);
    document.body = body;
    // Figures stand in the front matter, and without any what is a text and what a key is not known.
    findings.retain(|finding| parts.is_some() && finding.code != codes::UNKNOWN_FIGURE.id);
    (document, findings)
}

/// The lines of the front matter that look like a key and its value, whatever stands between them.
fn lines(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let front = source.trim_start_matches('\u{feff}').lines().skip(1);
    let front = front.take_while(|line| line.trim_end() != "---");
    front.filter_map(|line| line.split_once(':').or_else(|| line.split_once('：')))
}

/// All keys that such lines begin with.
fn keys(source: &str) -> Mapping {
    lines(source).map(|(key, _)| (key.into(), true.into())).collect()
}

/// The value of a field that every document has, given by its English name, as it stands in its line.
fn typed<'s>(source: &'s str, name: &str) -> Option<&'s str> {
    let field = Common::FIELDS.iter().find(|field| field.name == name)?;
    let is = |field: &Field, key: &str| field.name == key || field.label == key;
    let (_, value) = lines(source).find(|(key, _)| is(field, key))?;
    value.split('#').next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::UnreadDocument;
    use crate::kinds::Kind;

    #[test]
    fn what_lines_tell_though_the_front_matter_cannot_be_read() {
        let kind = Kind::named("notice").unwrap();
        let read = |text: &str| UnreadDocument::new("notices/a.md", kind, text);
        let document = read(
            "---\n标题: 通知: 二\n网址名: b\n草稿: 是 # 未定\n附件: [\n---\n见[表](表.xlsx)\n",
        );
        assert_eq!(document.address(), "notices/b.html");
        assert!(document.draft && document.names("notices/表.xlsx") && !document.names("c.xlsx"));
        let document = read("标题：通知\n草稿：是");
        assert_eq!((document.address().as_str(), document.draft), ("notices/a.html", true));
        assert!(!read("---\ntitle: a: b\n---\ndraft: true\n").draft);
    }
}
