//! What readers see of a document: the text with its tables, figures and relations, and the files that go with it.

use serde::Serialize;

use super::{
    file::{self, FragmentFile},
    link::{self, FragmentLink},
    tables::{self, FragmentPart},
};
use gongbao_base::digest::Digest;
use gongbao_content::{
    document::{Document, WithdrawnDocument},
    kinds::{Entry, notice::Notice},
};
use gongbao_render::view::figure_table::{self, FigureGroup};
use gongbao_site::{RelatedNotice, plan::Plan};

/// How a class begins in the text of a document, within JSON, and how it began before classes had a prefix.
const PREFIXED: &str = "class=\\\"gb-";
const PLAIN: &str = "class=\\\"";

/// A remark that readers must not miss.
#[derive(Debug, Serialize)]
struct FragmentRemark {
    /// What stands out, such as 示例.
    strong: String,
    /// The rest of the sentence, with the mark at its beginning.
    rest: String,
    /// The document that the remark names; absent when it names none.
    about: Option<RelatedDocument>,
}

/// Another document.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedDocument {
    /// How it is related, in Chinese, such as 解读的文件.
    pub relation: &'static str,
    /// Its title.
    pub title: String,
    /// Its document number; absent when it has none.
    pub number: Option<String>,
    /// Its full address; absent when the site has no real one.
    pub link: Option<String>,
    /// Its state in Chinese; absent when it has none.
    state: Option<&'static str>,
}

/// Labelled values under a heading: whom to ask, or who is on duty.
#[derive(Debug, Serialize)]
struct FragmentSection {
    /// The heading.
    label: &'static str,
    /// Pairs of a label and a value.
    lines: Vec<(String, String)>,
}

/// A document without a page around it.
#[derive(Debug, Default, Serialize)]
pub struct Fragment {
    /// What readers must not miss; may be empty.
    remarks: Vec<FragmentRemark>,
    /// The text as HTML, cut where statutory tables follow; empty when it was taken down. Its links are marks until it is cleaned.
    pub parts: Vec<FragmentPart>,
    /// Where the marks lead, in their order.
    pub links: Vec<FragmentLink>,
    /// The figures of a report; empty for other kinds.
    figures: Vec<FigureGroup>,
    /// The year with which figures are compared; absent when there is no report of it.
    before_year: Option<u16>,
    /// The contact of a notice or the roster of a station; at most one, and empty when it is not given.
    groups: Vec<FragmentSection>,
    /// How a notice stands to other documents; empty for other kinds.
    related: Vec<RelatedDocument>,
    /// The history: pairs of a day, as `2024-03-01`, and what was changed.
    changes: Vec<(String, String)>,
    /// Whether a file is an attachment.
    has_attachments: bool,
    /// The files, attachments first.
    pub files: Vec<FragmentFile>,
}

impl Fragment {
    /// A document of the plan.
    #[must_use]
    pub fn new(plan: &Plan<'_>, index: usize) -> Self {
        let document = &plan.site.documents[index];
        let files = file::files(plan, document);
        let html = &document.body.html;
        let (parts, figures, before_year) = match &document.entry {
            Entry::Report(report) => {
                let before = figure_table::year_before(plan, report);
                let year = before.map(|before| before.year);
                (tables::parts(report, html), figure_table::groups(report, before), year)
            }
            _ => (tables::plain(html), Vec::new(), None),
        };
        let related = match &document.entry {
            Entry::Notice(_) => related(plan, index),
            _ => Vec::new(),
        };
        let changes = document.common.changes.iter();
        Self {
            remarks: remarks(plan, document, &related),
            parts,
            links: link::links(plan, document, &files),
            figures,
            before_year,
            groups: groups(document),
            related,
            changes: changes.map(|change| (change.date.to_string(), change.note.clone())).collect(),
            has_attachments: files.iter().any(|file| file.title.is_some()),
            files,
        }
    }

    /// What is left of a document that was taken down: that, when and why.
    #[must_use]
    pub fn withdrawn(document: &WithdrawnDocument) -> Self {
        let strong = format!("本页已于{}撤下", document.withdrawn.date.chinese());
        Self {
            remarks: vec![remark(&strong, format!("，原因：{}", document.withdrawn.reason))],
            ..Self::default()
        }
    }

    /// A digest of all of it: the same as long as readers see the same. Names of classes they do not see; without the
    /// prefix it is the digest of receipts that were written before classes had one.
    ///
    /// # Errors
    /// When it cannot be serialised.
    pub fn digest(&self) -> serde_json::Result<Digest> {
        Ok(Digest::of(serde_json::to_string(self)?.replace(PREFIXED, PLAIN).as_bytes()))
    }

    /// How it stands to other documents.
    #[must_use]
    pub fn related(&self) -> &[RelatedDocument] {
        &self.related
    }
}

fn remark(strong: &str, rest: String) -> FragmentRemark {
    FragmentRemark { strong: strong.to_owned(), rest, about: None }
}

fn remarks(
    plan: &Plan<'_>,
    document: &Document,
    related: &[RelatedDocument],
) -> Vec<FragmentRemark> {
    let mut remarks = Vec::new();
    if document.common.sample {
        remarks.push(remark("示例", "：这是样板，不是真实信息。".to_owned()));
    }
    if let Some(new) = related.iter().find(|related| related.relation == REPEALED) {
        let about = Some(new.clone());
        remarks.push(FragmentRemark {
            about, ..remark("本文件已由新文件代替", "：".to_owned())
        });
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

/// The state of a document that was taken down.
pub(crate) const WITHDRAWN: &str = "已撤下";

fn related(plan: &Plan<'_>, index: usize) -> Vec<RelatedDocument> {
    let site = plan.site;
    let relations = &site.relations[index];
    let other = |relation, other: RelatedNotice| {
        let other = match other {
            RelatedNotice::Public(index) => index,
            RelatedNotice::Withdrawn(index) => {
                let document = &site.withdrawn[index];
                return RelatedDocument {
                    relation,
                    title: document.title.clone(),
                    number: document.number.clone(),
                    link: link::address(plan, &document.address()),
                    state: Some(WITHDRAWN),
                };
            }
        };
        let document = &site.documents[other];
        RelatedDocument {
            relation,
            title: document.common.title.clone(),
            number: notice(document).and_then(|notice| notice.document_number.clone()),
            link: link::address(plan, &document.address()),
            state: site.states[other].map(|state| state.label()),
        }
    };
    let interpreted = relations.interpreted_by.iter().copied().map(RelatedNotice::Public);
    let interpreted: Vec<RelatedNotice> = interpreted.collect();
    let groups: [(&str, &[RelatedNotice]); 4] = [
        (REPEALED, relations.repealed_by.as_slice()),
        ("解读的文件", &relations.interprets),
        ("相关解读", &interpreted),
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

fn groups(document: &Document) -> Vec<FragmentSection> {
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
    if lines.is_empty() { Vec::new() } else { vec![FragmentSection { label, lines }] }
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, PREFIXED};

    #[test]
    fn the_prefix_of_classes_is_not_part_of_a_digest() {
        let json = |html: &str| serde_json::to_string(html).unwrap();
        let now = json("<p>a<span class=\"gb-nb\">9:00</span></p><th class=\"gb-num\">1</th>");
        let before = json("<p>a<span class=\"nb\">9:00</span></p><th class=\"num\">1</th>");
        assert_eq!(now.replace(PREFIXED, PLAIN), before);
    }
}
