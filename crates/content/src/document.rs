//! One file read: fields, text, and what was wrong with it.

use super::{
    citations::{self, Citation},
    fields::{Keys, Reader},
    front_matter,
    kinds::{Entry, Kind, common::Common},
    markdown::{self, Body},
    mentions::{self, Mention},
    settings::Settings,
    yaml::{self, MappingSide, PathStep, Source},
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
    /// How it writes its keys.
    pub keys: Keys,
}

impl Document {
    /// The path below the site's folder, as findings name it.
    #[must_use]
    pub fn path(&self) -> String {
        format!("content/{}", self.file)
    }

    /// Where a field's value stands, given by English names.
    #[must_use]
    pub fn place(&self, path: &[PathStep]) -> Place {
        let file = self.path();
        let source = Source { file: &file, text: &self.front, line: 2 };
        self.keys.place(source, path, MappingSide::Value)
    }

    /// A key as the file writes it, given by a path of English names with dots, such as `withdrawn.date`: for findings.
    #[must_use]
    pub fn key<'p>(&self, path: &'p str) -> &'p str {
        self.keys.name(path)
    }

    /// The day it was written, else published.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.entry.own().written().or(self.published())
    }

    /// Its date in lists: the day it was published, else written.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.published().or(self.entry.own().written())
    }

    /// The year it belongs to: the one it is about, else that of its date.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.entry.own().year().or_else(|| self.date().map(|date| date.year()))
    }

    /// The official type of the column in which its page stands.
    #[must_use]
    pub fn column_type(&self) -> &'static str {
        self.entry.own().column_type(&self.slug).unwrap_or(self.kind.column_type)
    }

    fn published(&self) -> Option<Date> {
        self.common.published.map(|moment| moment.date)
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
        match self.kind.list {
            Some(_) => format!("{}/{}.html", self.kind.folder, self.slug),
            None => format!("{}.html", self.slug),
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
    let parts = match front_matter::split(&path, text) {
        Ok(parts) => parts,
        Err(finding) => return (None, vec![finding]),
    };
    let source = Source { file: &path, text: parts.front, line: parts.front_line };
    let mapping = match yaml::read(source) {
        Ok(mapping) => mapping,
        Err(finding) => return (None, vec![finding]),
    };
    let mut reader = Reader::new(source, &mapping, kind.tables());
    let values = reader.values(mapping);
    let common: Common = reader.typed(&values);
    let entry = kind.entry(&mut reader, &values);
    let (keys, mut findings) = reader.finish();
    let stem = file.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or(file);
    let slug = common.slug.as_ref().map_or(stem, |slug| &slug.0).to_owned();
    if !is_slug(&slug) {
        let slug_key = keys.name("slug");
        findings.push(
            Finding::new(&codes::BAD_FILE_NAME, Place::file(&path))
                .says(
                    format!("文件名不能用作网址：{stem}"),
                    format!("the file name cannot be an address: {stem}"),
                )
                .help(
                    format!("文件名改用小写英文字母、数字和连字符，或在信息块里写“{slug_key}”"),
                    format!("rename it with lower-case letters, digits and hyphens, or give `{slug_key}`"),
                ),
        );
    }
    let figures = match &entry {
        Entry::Report(report) => report.figures.as_slice(),
        _ => &[],
    };
    let context = markdown::TextContext {
        file: &path,
        line: parts.body_line,
        figures,
        settings,
        keys: &keys,
    };
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
        keys,
    };
    (Some(document), findings)
}

#[cfg(test)]
mod tests {
    use super::{Document, read};
    use crate::{kinds::Kind, settings, yaml::PathStep};
    use gongbao_base::finding::Finding;

    fn notice(front: &str, body: &str) -> (Document, Vec<Finding>) {
        let (settings, _) = settings::read("网站名称: 测试站\n机构:\n  名称: 测试街道\n");
        let text = format!("---\n{front}---\n{body}\n");
        let (document, findings) =
            read("notices/a.md", Kind::named("notice").unwrap(), &text, &settings);
        (document.unwrap(), findings)
    }

    #[test]
    fn a_text_that_looks_like_a_key_is_no_key() {
        let front = "内容概述: \"例如 slug: a\"\n标题: 通知\n发布日期: 2024-01-02\n网址名: b\n关键词: [slug]\n";
        let (document, _) = notice(front, "正文。");
        let place = document.place(&[PathStep::Key("slug".to_owned())]);
        assert_eq!((place.line, place.column), (5, 6));
    }

    #[test]
    fn remedies_name_keys_as_the_file_does() {
        let of_heading = |front| {
            let (_, findings) = notice(front, "# 题");
            let help = findings.into_iter().find(|f| f.code == "MARK-02").unwrap().help;
            (help.zh, help.en)
        };
        let (zh, en) = of_heading("标题: 通知\n发布日期: 2024-01-02\n");
        assert!(zh.contains("“标题”") && en.contains("`标题`"), "{zh} / {en}");
        let (zh, en) = of_heading("title: 通知\npublished: 2024-01-02\n");
        assert!(zh.contains("“title”") && en.contains("`title`"), "{zh} / {en}");
    }

    #[test]
    fn a_missing_key_is_named_in_the_language_of_the_file() {
        let missing = |front| {
            let (_, findings) = notice(front, "正文。");
            let finding = findings.into_iter().find(|f| f.code == "FIELD-02").unwrap();
            let help = finding.help;
            [finding.message.zh, finding.message.en, help.zh, help.en]
        };
        for text in missing("发布日期: 2024-01-02\n内容概述: 说明 title\n") {
            assert!(text.contains("标题") && !text.contains("title"), "{text}");
        }
        for text in missing("published: 2024-01-02\nsummary: 说明标题\n") {
            assert!(text.contains("title") && !text.contains("标题"), "{text}");
        }
        for text in missing("") {
            assert!(text.contains("标题") && !text.contains("title"), "{text}");
        }
    }
}
