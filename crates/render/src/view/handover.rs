//! What readers see of a document where another system shows it: the text with its tables, figures and relations, and the
//! files beside it under names that any system takes. Links lead to full addresses or nowhere.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{document, report, tables};
use gongbao_base::{address::Address, digest::Digest};
use gongbao_content::{
    document::Document,
    kinds::{Entry, notice::Notice, report::Report},
    markdown::Target,
    settings,
};
use gongbao_site::plan::Plan;

/// A file that goes with a document.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    /// Its path below `content/`.
    pub path: String,
    /// Its name beside the fragment: a number, and of its own name what every system takes.
    pub name: String,
    /// What readers call it, when it is an attachment.
    pub title: Option<String>,
    /// Its type in capital letters, such as `PDF`.
    pub format: String,
    /// Its size for people.
    pub size: String,
    /// Its length in bytes.
    pub length: u64,
}

/// A remark that readers must not miss.
#[derive(Debug, Serialize)]
struct Remark {
    strong: String,
    rest: String,
    about: Option<Related>,
}

/// Another document.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// How it is related, in Chinese.
    pub relation: &'static str,
    /// Its title.
    pub title: String,
    /// Its document number.
    pub number: Option<String>,
    /// Its full address, when the site has a real one.
    pub link: Option<String>,
    /// Its state, in Chinese.
    state: Option<&'static str>,
}

/// Labelled values.
#[derive(Debug, Serialize)]
struct Group {
    label: &'static str,
    lines: Vec<(String, String)>,
}

/// A document without a page around it.
#[derive(Debug, Serialize)]
pub struct Handover {
    remarks: Vec<Remark>,
    /// The text, with marks for links; statutory tables stand after their section.
    pub parts: Vec<tables::Part>,
    /// Where the marks lead.
    pub links: Vec<Away>,
    figures: Vec<report::Group>,
    before_year: Option<u16>,
    groups: Vec<Group>,
    related: Vec<Related>,
    changes: Vec<(String, String)>,
    has_attachments: bool,
    /// The files, attachments first.
    pub files: Vec<File>,
}

/// Where a link leads from outside the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Away {
    /// To a full address.
    Address(String),
    /// To a file beside the fragment, with its width and height when it is an image.
    Beside(String, Option<(u32, u32)>),
    /// Nowhere: the text stands for itself.
    Nowhere,
}

impl Handover {
    /// A document of the plan.
    #[must_use]
    pub fn new(plan: &Plan<'_>, index: usize) -> Self {
        let document = &plan.site.documents[index];
        let files = files(plan, document);
        let html = &document.body.html;
        let (parts, figures, before_year) = match &document.entry {
            Entry::Report(report) => {
                let before = report::before(plan, report);
                let year = before.map(|before| before.year);
                (parts(report, html), report::groups(report, before), year)
            }
            _ => (tables::plain(html.clone()), Vec::new(), None),
        };
        let related = match &document.entry {
            Entry::Notice(_) => related(plan, index),
            _ => Vec::new(),
        };
        let changes = document.common.changes.iter();
        Self {
            remarks: remarks(plan, document, &related),
            parts,
            links: links(plan, document, &files),
            figures,
            before_year,
            groups: groups(document),
            related,
            changes: changes.map(|change| (change.date.to_string(), change.note.clone())).collect(),
            has_attachments: files.iter().any(|file| file.title.is_some()),
            files,
        }
    }

    /// A digest of all of it: the same as long as readers see the same.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// How it stands to other documents.
    #[must_use]
    pub fn related(&self) -> &[Related] {
        &self.related
    }
}

fn parts(report: &Report, html: &str) -> Vec<tables::Part> {
    let parts = tables::parts(report, html);
    if parts.is_empty() { tables::plain(html.to_owned()) } else { parts }
}

fn remarks(plan: &Plan<'_>, document: &Document, related: &[Related]) -> Vec<Remark> {
    let remark =
        |strong: &str, rest: String| Remark { strong: strong.to_owned(), rest, about: None };
    let mut remarks = Vec::new();
    if document.common.sample {
        remarks.push(remark("示例", "：这是样板，不是真实信息。".to_owned()));
    }
    if let Some(withdrawn) = &document.common.withdrawn {
        let strong = format!("本页已于{}撤下", withdrawn.date.chinese());
        remarks.push(remark(&strong, format!("，原因：{}", withdrawn.reason)));
    }
    if let Some(new) = related.iter().find(|related| related.relation == REPEALED) {
        let about = Some(new.clone());
        remarks
            .push(Remark { about, ..remark("本文件已由新文件代替", "：".to_owned()) });
    }
    if let Entry::Notice(notice) = &document.entry
        && let Some(period) = &notice.comment_period
    {
        let label =
            if plan.site.today > period.end { "征求意见已结束" } else { "征求意见" };
        let (start, end) = (period.start.chinese(), period.end.chinese());
        remarks.push(remark(label, format!("，征集期{start}至{end}")));
    }
    remarks
}

const REPEALED: &str = "代替本文的文件";

fn related(plan: &Plan<'_>, index: usize) -> Vec<Related> {
    let site = plan.site;
    let relations = &site.relations[index];
    let other = |relation, other: usize| {
        let document = &site.documents[other];
        Related {
            relation,
            title: document.common.title.clone(),
            number: notice(document).and_then(|notice| notice.document_number.clone()),
            link: address(plan, &document.address()),
            state: site.states[other].map(|state| state.label()),
        }
    };
    let groups: [(&str, &[usize]); 4] = [
        (REPEALED, relations.repealed_by.as_slice()),
        ("解读的文件", &relations.interprets),
        ("相关解读", &relations.interpreted_by),
        ("代替的文件", &relations.replaces),
    ];
    groups
        .into_iter()
        .flat_map(|(relation, others)| others.iter().map(move |index| other(relation, *index)))
        .collect()
}

fn notice(document: &Document) -> Option<&Notice> {
    match &document.entry {
        Entry::Notice(notice) => Some(notice),
        _ => None,
    }
}

fn groups(document: &Document) -> Vec<Group> {
    let lines: Vec<(String, String)>;
    let label;
    match &document.entry {
        Entry::Notice(notice) => {
            let contact = notice.contact.as_ref();
            let typed = [
                ("部门", contact.and_then(|contact| contact.name.as_ref())),
                ("电话", contact.and_then(|contact| contact.phone.as_ref())),
                ("邮箱", contact.and_then(|contact| contact.email.as_ref())),
                ("地址", contact.and_then(|contact| contact.address.as_ref())),
            ];
            label = "联系方式";
            lines = typed
                .into_iter()
                .filter_map(|(label, value)| Some((label.to_owned(), value?.clone())))
                .collect();
        }
        Entry::Station(station) => {
            label = "值班";
            lines = station.duty.iter().map(|duty| (duty.days.clone(), duty.who.clone())).collect();
        }
        _ => return Vec::new(),
    }
    if lines.is_empty() { Vec::new() } else { vec![Group { label, lines }] }
}

/// The full address of a page, when the site has a real one.
fn address(plan: &Plan<'_>, page: &str) -> Option<String> {
    (!settings::is_example(&plan.site.settings.url)).then(|| plan.url(page))
}

fn links(plan: &Plan<'_>, document: &Document, files: &[File]) -> Vec<Away> {
    let site = plan.site;
    let away = |link: &gongbao_content::markdown::Link| match &link.target {
        Target::Document(file, _) => site
            .by_file(file.as_str())
            .and_then(|index| address(plan, &site.documents[index].address()))
            .map_or(Away::Nowhere, Away::Address),
        Target::File(file) => {
            let beside = files.iter().find(|beside| beside.path == file.as_str());
            beside.map_or(Away::Nowhere, |beside| {
                let size = site.assets.get(file.as_str()).and_then(|asset| asset.size);
                Away::Beside(beside.name.clone(), size.filter(|_| link.image))
            })
        }
        Target::Outside(url) => Away::Address(url.clone()),
        Target::Anchor(_) | Target::Nowhere => Away::Nowhere,
    };
    document.body.links.iter().map(away).collect()
}

/// The files of a document: its attachments, then what its text shows and links, each once.
fn files(plan: &Plan<'_>, document: &Document) -> Vec<File> {
    let attachments = document.common.attachments.iter().filter_map(|attachment| {
        let path = Address::resolve(&document.file, &attachment.file)?;
        Some((path, Some(attachment.title.clone())))
    });
    let linked = document.body.links.iter().filter_map(|link| match &link.target {
        Target::File(file) => Some((file.clone(), None)),
        _ => None,
    });
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    for (path, title) in attachments.chain(linked) {
        let path = path.as_str();
        let Some(asset) = plan.site.assets.get(path) else { continue };
        if seen.insert(path.to_owned()) {
            files.push(File {
                path: path.to_owned(),
                name: safe_name(files.len() + 1, path),
                title,
                format: path.rsplit('.').next().unwrap_or_default().to_uppercase(),
                size: document::size(asset.length),
                length: asset.length,
            });
        }
    }
    files
}

/// A name of ASCII letters, digits and hyphens: `01-plan.pdf`; `02-file.pdf` for 附件.pdf.
fn safe_name(number: usize, path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let clean = |text: &str, longest: usize| -> String {
        let kept = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
        let kept: String = kept.collect::<String>().to_ascii_lowercase();
        let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
        parts.join("-").chars().take(longest).collect()
    };
    let (stem, ending) = (clean(stem, 40), clean(ending, 8));
    let stem = if stem.is_empty() { "file" } else { &stem };
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{number:02}-{stem}{dot}{ending}")
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn names_are_plain_everywhere() {
        assert_eq!(safe_name(1, "notices/Plan (final).PDF"), "01-plan-final.pdf");
        assert_eq!(safe_name(2, "notices/附件.docx"), "02-file.docx");
        assert_eq!(safe_name(12, "notices/con"), "12-con");
        assert_eq!(safe_name(3, &format!("{}.tar.gz", "长a".repeat(60))).len(), 46);
    }
}
