//! Reads one file.

use serde_yaml::Mapping;

use super::{
    files,
    model::{self, Document},
    unread::{self, UnreadDocument},
    withdrawn::{self, WithdrawnDocument},
};
use crate::{
    citations, codes,
    fields::{Keys, Reader},
    front_matter::FileParts,
    kinds::{Entry, Kind, common::Common},
    limits,
    markdown::{self, Body, TextContext},
    mentions,
    settings::Settings,
    term::{StatedTerm, stated_terms},
    yaml::{self, Source},
};
use gongbao_base::{
    address::is_slug,
    date::Date,
    finding::{Finding, Place},
};

/// What a file holds.
#[derive(Clone, Debug)]
pub enum ReadDocument {
    /// A document.
    Public(Box<Document>),
    /// What is left of one that was taken down.
    Withdrawn(Box<WithdrawnDocument>),
    /// What can be told of one whose front matter cannot be read.
    Unread(Box<UnreadDocument>),
}

impl ReadDocument {
    /// The document, unless it was taken down or cannot be read.
    #[must_use]
    pub fn public(self) -> Option<Document> {
        match self {
            Self::Public(document) => Some(*document),
            Self::Withdrawn(_) | Self::Unread(_) => None,
        }
    }

    /// The same, to look at.
    #[must_use]
    pub fn as_public(&self) -> Option<&Document> {
        match self {
            Self::Public(document) => Some(document),
            Self::Withdrawn(_) | Self::Unread(_) => None,
        }
    }

    /// The text that is shown, or would be if the front matter could be read.
    #[must_use]
    pub fn shown(&self) -> Option<&Body> {
        match self {
            Self::Public(document) => Some(&document.body),
            Self::Unread(document) => Some(&document.body),
            Self::Withdrawn(_) => None,
        }
    }
}

/// Reads one file as it stands on a day. Findings do not stop it: what can be read is read, so that one run tells everything.
#[must_use]
pub fn read(
    file: &str,
    kind: &'static Kind,
    text: &str,
    settings: &Settings,
    today: Date,
) -> (ReadDocument, Vec<Finding>) {
    let path = format!("content/{file}");
    let (parts, source, mapping) = match front(&path, text) {
        Ok(read) => read,
        Err(finding) => {
            let (document, mut findings) = unread::read(file, kind, text, settings);
            findings.insert(0, finding);
            return (ReadDocument::Unread(Box::new(document)), findings);
        }
    };
    if withdrawn::is_withdrawn(&mapping, today) {
        return withdrawn_document(file, kind, parts, source, &mapping, settings);
    }
    let mut reader = Reader::new(source, &mapping, kind.tables());
    let values = reader.values(mapping);
    let common: Common = reader.typed(&values);
    let mut entry = kind.entry(&mut reader, &values);
    entry.complete(&common);
    let (keys, mut findings) = reader.finish();
    findings.extend(yaml::trailing_comments(source));
    let slug = model::slug(file, common.slug.as_ref()).to_owned();
    findings.extend(unusable_name(&path, file, &slug, &keys));
    let figures = match &entry {
        Entry::Report(report) => report.figures.as_slice(),
        _ => &[],
    };
    let context = TextContext {
        file: &path,
        line: parts.body_line,
        offset: parts.body_offset,
        figures,
        settings,
        keys: &keys,
    };
    let (body, found) = markdown::render(parts.body, &context);
    findings.extend(found);
    let terms = take_stated_terms(&mut entry, &common, parts.body);
    let document = Document {
        file: file.to_owned(),
        kind,
        slug,
        common,
        entry,
        body,
        citations: citations::find(parts.body, parts.body_line),
        mentions: mentions::find(parts.body, parts.body_line),
        terms,
        front: parts.front.into(),
        keys,
    };
    (ReadDocument::Public(Box::new(document)), findings)
}

/// The parts of a file, with what its front matter holds.
fn front<'t>(
    path: &'t str,
    text: &'t str,
) -> Result<(FileParts<'t>, Source<'t>, Mapping), Finding> {
    let parts = limits::checked(path, text)?;
    let source = Source { file: path, text: parts.front, line: parts.front_line };
    Ok((parts, source, yaml::read(source)?))
}

/// What the text of a notice says of its term, which counts where no key gives it.
fn take_stated_terms(entry: &mut Entry, common: &Common, body: &str) -> Vec<StatedTerm> {
    let Entry::Notice(notice) = entry else { return Vec::new() };
    let terms = stated_terms(body);
    notice.take_stated_term(&terms, common.published.map(|moment| moment.date));
    terms
}

/// What is left of a file that says that it was taken down.
fn withdrawn_document(
    file: &str,
    kind: &'static Kind,
    parts: FileParts<'_>,
    source: Source<'_>,
    mapping: &Mapping,
    settings: &Settings,
) -> (ReadDocument, Vec<Finding>) {
    let keys = Keys::default();
    let context = TextContext {
        file: source.file,
        line: parts.body_line,
        offset: parts.body_offset,
        figures: &[],
        settings,
        keys: &keys,
    };
    let (body, _) = markdown::render(parts.body, &context);
    let mut named: Vec<String> =
        files::linked(&body).chain(files::attached(file, mapping)).collect();
    named.sort();
    named.dedup();
    let (document, mut findings) = withdrawn::read(file, kind, parts, source, mapping, named);
    findings.extend(unusable_name(source.file, file, &document.slug, &document.keys));
    (ReadDocument::Withdrawn(Box::new(document)), findings)
}

fn unusable_name(path: &str, file: &str, slug: &str, keys: &Keys) -> Option<Finding> {
    if is_slug(slug) {
        return None;
    }
    let stem = model::slug(file, None);
    let key = keys.name("slug");
    let finding = Finding::new(&codes::BAD_FILE_NAME, Place::file(path))
        .says(
            format!("文件名不能用作网址：{stem}"),
            format!("the file name cannot be an address: {stem}"),
        )
        .help(
            format!("文件名改用小写英文字母、数字和连字符，或在信息块里写“{key}”"),
            format!("rename it with lower-case letters, digits and hyphens, or give `{key}`"),
        );
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::{Document, read};
    use crate::{kinds::Kind, settings, yaml::key};
    use gongbao_base::finding::Finding;

    fn notice(front: &str, body: &str) -> (Document, Vec<Finding>) {
        let (settings, _) = settings::read("网站名称: 测试站\n机构:\n  名称: 测试街道\n");
        let text = format!("---\n{front}---\n{body}\n");
        let (document, findings) = read(
            "notices/a.md",
            Kind::named("notice").unwrap(),
            &text,
            &settings,
            gongbao_base::date::Date::default(),
        );
        (document.public().unwrap(), findings)
    }

    #[test]
    fn a_text_that_looks_like_a_key_is_no_key() {
        let front = "内容概述: \"例如 slug: a\"\n标题: 通知\n发布日期: 2024-01-02\n网址名: b\n关键词: [slug]\n";
        let (document, _) = notice(front, "正文。");
        let place = document.place(&[key("slug")]);
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
