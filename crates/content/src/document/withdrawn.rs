//! A document that was taken down: all that may still be said of it. Nothing else of its file is kept, so no later stage
//! can show it.

use serde_yaml::{Mapping, Value};

use super::{files, model};
use crate::{
    fields::{Field, Keys, Reader, Slug},
    front_matter::FileParts,
    kinds::{Entry, Kind, common::Common, common::Withdrawn},
    yaml::{MappingSide, PathStep, Source},
};
use gongbao_base::{
    date::Date,
    finding::{Finding, Place},
};

/// A document that was taken down.
#[derive(Clone, Debug)]
pub struct WithdrawnDocument {
    /// The file's path below `content/`.
    pub file: String,
    /// Its kind.
    pub kind: &'static Kind,
    /// The name in its address.
    pub slug: String,
    /// The title that is shown.
    pub title: String,
    /// Its document number (文号).
    pub number: Option<String>,
    /// Its index number (索引号).
    pub index_number: Option<String>,
    /// When and why.
    pub withdrawn: Withdrawn,
    /// The notices that it replaced; a text that was taken down may be in force all the same.
    pub replaces: Vec<Slug>,
    /// Since when it counted.
    pub since: Option<Date>,
    /// The day of its publication.
    pub published: Option<Date>,
    /// Whether it was never to be published.
    pub draft: bool,
    /// Whether it was sample content.
    pub sample: bool,
    /// The files that it named: nobody is asked why nothing uses them.
    pub files: Vec<String>,
    /// The file as typed, with nothing left but the lines that give what is shown: what the rules of texts look at.
    pub source: String,
    /// How it writes its keys.
    pub keys: Keys,
}

/// The fields that are read; all others are not even looked at, since what they say wrongly is shown to nobody.
const READ: [&str; 12] = [
    "title",
    "slug",
    "draft",
    "sample",
    "withdrawn",
    "published",
    "document_number",
    "index_number",
    "replaces",
    "written",
    "effective",
    "repealed",
];

/// The fields that are shown as they are typed.
const SHOWN: [&str; 4] = ["title", "document_number", "index_number", "withdrawn"];

impl WithdrawnDocument {
    /// The path below the site's folder, as findings name it.
    #[must_use]
    pub fn path(&self) -> String {
        format!("content/{}", self.file)
    }

    /// The address of its page.
    #[must_use]
    pub fn address(&self) -> String {
        model::address(self.kind, &self.slug)
    }

    /// Where a value stands that is shown, given by English names.
    #[must_use]
    pub fn place(&self, path: &[PathStep]) -> Place {
        let (file, text) = (self.path(), self.source.strip_prefix("---\n").unwrap_or_default());
        let text = text.strip_suffix("---\n").unwrap_or(text);
        self.keys.place(Source { file: &file, text, line: 2 }, path, MappingSide::Value)
    }

    /// Where its address comes from.
    #[must_use]
    pub fn place_of_address(&self) -> Place {
        Place::file(&self.path())
    }

    /// A key as the file writes it, given by a path of English names with dots.
    #[must_use]
    pub fn key<'p>(&self, path: &'p str) -> &'p str {
        self.keys.name(path)
    }
}

/// Whether a file says that it was taken down, be it rightly written or not. It stands only while the day is sure to be still to come.
pub(super) fn is_withdrawn(mapping: &Mapping, today: Date) -> bool {
    let mut said = values(mapping, Common::FIELDS, "withdrawn");
    said.any(|value| {
        let days = value.as_mapping().map(|value| values(value, Withdrawn::FIELDS, "date"));
        let mut days = days.into_iter().flatten().peekable();
        let to_come =
            |day: &Value| day.as_str().and_then(Date::parse).is_some_and(|day| day > today);
        days.peek().is_none() || !days.all(to_come)
    })
}

/// What stands under a field's names.
fn values<'m>(
    mapping: &'m Mapping,
    table: &'static [Field],
    name: &'static str,
) -> impl Iterator<Item = &'m Value> {
    let names = table.iter().filter(move |field| field.name == name);
    let names = names.flat_map(|field| [field.name, field.label]);
    names.filter_map(|name| mapping.get(name)).filter(|value| !value.is_null())
}

/// Reads what is left of a file that says so.
pub(super) fn read(
    file: &str,
    kind: &'static Kind,
    parts: FileParts<'_>,
    source: Source<'_>,
    mapping: &Mapping,
    files: files::NamedFiles,
) -> (WithdrawnDocument, Vec<Finding>) {
    let known: Vec<&'static Field> =
        kind.tables().into_iter().flat_map(|table| fields(table, &READ)).collect();
    let kept: Mapping = mapping
        .iter()
        .filter(|(key, _)| key.as_str().is_some_and(|key| known.iter().any(|field| is(field, key))))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let tables = known.iter().map(|field| std::slice::from_ref(*field)).collect();
    let mut reader = Reader::new(source, &kept, tables);
    let values: Value = reader.values(kept);
    let common: Common = reader.typed(&values);
    let entry = kind.entry(&mut reader, &values);
    let (_, findings) = reader.finish();
    let withdrawn = common.withdrawn.unwrap_or_default();
    let (index_number, replaces, effective) = match &entry {
        Entry::Notice(notice) => {
            (notice.index_number.clone(), notice.replaces.clone(), notice.effective)
        }
        _ => (None, Vec::new(), None),
    };
    let own = entry.own();
    let published = common.published.map(|moment| moment.date);
    let replaced = withdrawn.title.is_some();
    let document = WithdrawnDocument {
        file: file.to_owned(),
        kind,
        slug: model::slug(file, common.slug.as_ref()).to_owned(),
        title: withdrawn.title.clone().unwrap_or(common.title),
        number: own.number().map(str::to_owned),
        index_number,
        replaces,
        since: effective.or(own.written()).or(published),
        published,
        draft: common.draft,
        sample: common.sample,
        withdrawn,
        files,
        source: shown_lines(kind, parts, replaced),
        keys: Keys::of(mapping, kind.tables()),
    };
    (document, findings)
}

/// The file with all lines empty but those of the keys that are shown. The typed title is not, once another one is shown.
fn shown_lines(kind: &Kind, parts: FileParts<'_>, replaced: bool) -> String {
    let shown: Vec<&'static Field> = kind
        .tables()
        .into_iter()
        .flat_map(|table| fields(table, &SHOWN))
        .filter(|field| !(replaced && field.name == "title"))
        .collect();
    let mut text = "---\n".repeat(parts.front_line.saturating_sub(1));
    let mut keep = false;
    for line in parts.front.lines() {
        if !line.starts_with([' ', '\t', '\u{3000}', '-', '#']) && !line.is_empty() {
            let key = line.split([':', '：']).next().unwrap_or_default().trim();
            let key = key.trim_matches(['"', '\'']);
            keep = shown.iter().any(|field| is(field, key));
        }
        text.push_str(if keep { line } else { "" });
        text.push('\n');
    }
    text.push_str("---\n");
    text
}

fn is(field: &Field, key: &str) -> bool {
    field.name == key || field.label == key
}

fn fields(
    table: &'static [Field],
    names: &'static [&'static str],
) -> impl Iterator<Item = &'static Field> {
    table.iter().filter(|field| names.contains(&field.name))
}

#[cfg(test)]
mod tests {
    use super::WithdrawnDocument;
    use crate::{
        document::{ReadDocument, read},
        kinds::Kind,
        settings,
    };
    use gongbao_base::{date::Date, finding::Finding};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn withdrawn(text: &str) -> (WithdrawnDocument, Vec<Finding>) {
        let (settings, _) = settings::read("网站名称: 测试站\n机构:\n  名称: 测试街道\n");
        let kind = Kind::named("notice").unwrap();
        match read("notices/a.md", kind, text, &settings, day("2024-03-01")) {
            (ReadDocument::Withdrawn(document), findings) => (*document, findings),
            (other, findings) => panic!("{other:?} {findings:?}"),
        }
    }

    #[test]
    fn nothing_is_kept_but_what_may_still_be_said() {
        let (document, findings) = withdrawn(
            "---\n标题: 关于测试的通知\n文号: 测街办〔2024〕1号\n索引号: A1\n内容概述: 秘密一\n关键词: [秘密二]\n来源: 秘密三\n附件:\n  - {文件: b.pdf, 名称: 秘密四}\n联系方式: {电话: 秘密五}\n修订记录:\n  - {日期: 2024-01-02, 说明: 秘密六}\n撤下:\n  日期: 2024-03-01\n  原因: 附件放错\n---\n## 秘密七\n\n秘密八，见[秘密九](c.pdf)。\n\n![秘密十](d.png)\n",
        );
        assert!(findings.is_empty(), "{findings:?}");
        assert!(!format!("{document:?}").contains("秘密"), "{document:?}");
        assert_eq!(document.title, "关于测试的通知");
        assert_eq!(document.number.as_deref(), Some("测街办〔2024〕1号"));
        assert_eq!(document.index_number.as_deref(), Some("A1"));
        assert_eq!(document.withdrawn.reason, "附件放错");
        assert_eq!(document.address(), "notices/a.html");
        assert_eq!(document.files, ["notices/b.pdf", "notices/c.pdf", "notices/d.png"]);
        let lines: Vec<&str> = document.source.lines().collect();
        assert_eq!(lines[1], "标题: 关于测试的通知");
        assert_eq!(lines[14], "  原因: 附件放错");
    }

    #[test]
    fn what_is_wrong_with_what_nobody_sees_stops_nothing() {
        let (_, findings) = withdrawn(
            "---\n标题: 通知\n类别: 没有这一类\n不认识的键: 1\n成文日期: 2024-01-02\n撤下: {日期: 2024-03-01, 原因: 发布有误}\n---\n# 题\n\n<b>x</b> {{没有}}\n",
        );
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn another_title_takes_the_place_of_one_that_may_not_be_shown() {
        let (document, _) = withdrawn(
            "---\n标题: 关于张某的通报\n撤下:\n  日期: 2024-03-01\n  原因: 含个人信息\n  标题: 一份通报\n---\n正文。\n",
        );
        assert_eq!(document.title, "一份通报");
        assert!(!format!("{document:?}").contains("张某"), "{document:?}");
    }

    #[test]
    fn a_withdrawal_that_is_written_wrongly_is_told_and_publishes_nothing() {
        for value in
            ["是", "2024-03-01", "{原因: 有误}", "{日期: 2024-03-01}", "{日期: 明天, 原因: 有误}"]
        {
            let (_, findings) =
                withdrawn(&format!("---\n标题: 通知\n撤下: {value}\n---\n正文。\n"));
            assert!(findings.iter().any(Finding::is_error), "{value}");
        }
    }

    #[test]
    fn what_is_to_be_taken_down_stands_until_its_day() {
        let (settings, _) = settings::read("网站名称: 测试站\n机构:\n  名称: 测试街道\n");
        let kind = Kind::named("notice").unwrap();
        let stands = |withdrawn: &str, today: &str| {
            let text = format!("---\n标题: 公示\n{withdrawn}\n---\n正文。\n");
            let (document, _) = read("notices/a.md", kind, &text, &settings, day(today));
            matches!(document, ReadDocument::Public(_))
        };
        for planned in
            ["撤下: {日期: 2024-03-01, 原因: 公示期满}", "withdrawn: {date: 2024-03-01, reason: x}"]
        {
            assert!(stands(planned, "2024-02-29"), "{planned}");
            assert!(!stands(planned, "2024-03-01"), "{planned}");
            assert!(!stands(planned, "2024-03-02"), "{planned}");
        }
        // What leaves a doubt is taken down.
        for doubtful in [
            "撤下: 2024-03-01",
            "撤下: {日期: 2024-3-1, 原因: 公示期满}",
            "撤下: {日期: 2024-03-01 10:00, 原因: 公示期满}",
            "撤下: {日期: 2024-03-01, date: 2024-01-01, 原因: 公示期满}",
            "撤下: {日期: 2024-03-01, 原因: 公示期满}\nwithdrawn: {date: 2024-01-01, reason: x}",
            "撤下: [{日期: 2024-03-01}]",
            "撤下: {}",
        ] {
            assert!(!stands(doubtful, "2024-02-01"), "{doubtful}");
        }
    }
}
