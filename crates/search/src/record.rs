//! What search knows of a document: its fields, its text, what a result shows, and by what results can be filtered.

use serde::Serialize;

use gongbao_content::kinds::Entry;
use gongbao_site::plan::{Plan, lists};

/// By what results can be filtered, in the order of [`Record::facets`].
pub const FACETS: [&str; 6] = ["栏目", "类别", "主题", "年份", "状态", "社区"];

/// A document as search sees it.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The fields that weigh more than the text: title, numbers, address, services; one a line.
    pub head: String,
    /// The text, one block a line.
    pub body: String,
    /// What a result shows.
    pub card: Card,
    /// Its value of each of [`FACETS`], if it has one.
    pub facets: [Option<String>; FACETS.len()],
}

/// What a result shows besides its snippet. Serialized as a list, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The title.
    pub title: String,
    /// The page's address below the root of a tree.
    pub address: String,
    /// The kind in Chinese.
    pub kind: String,
    /// The day of publication, else of the document.
    pub date: String,
    /// The state, of a notice that has one.
    pub state: String,
    /// The document number.
    pub number: String,
}

impl Serialize for Card {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [&self.title, &self.address, &self.kind, &self.date, &self.state, &self.number]
            .serialize(serializer)
    }
}

/// The documents that can be found, newest first, undated ones last: the order of results by date.
#[must_use]
pub fn documents(plan: &Plan<'_>) -> Vec<usize> {
    let documents = &plan.site.documents;
    let mut found: Vec<usize> =
        (0..documents.len()).filter(|index| documents[*index].common.withdrawn.is_none()).collect();
    found.sort_by_cached_key(|index| {
        let document = &documents[*index];
        (std::cmp::Reverse(lists::date(document)), document.address())
    });
    found
}

/// The record of a document.
#[must_use]
pub fn record(plan: &Plan<'_>, index: usize) -> Record {
    let site = plan.site;
    let document = &site.documents[index];
    let common = &document.common;
    let mut head = vec![common.title.clone()];
    let mut facets = [const { None }; FACETS.len()];
    facets[0] = Some(document.kind.label.to_owned());
    facets[3] = lists::year(document).map(|year| format!("{year}年"));
    let mut number = String::new();
    match &document.entry {
        Entry::Notice(notice) => {
            number = notice.document_number.clone().unwrap_or_default();
            head.extend(
                [notice.document_number.clone(), notice.index_number.clone()].into_iter().flatten(),
            );
            facets[1] = Some(notice.category.label().to_owned());
            facets[2].clone_from(&notice.topic);
            facets[4] = site.states[index].map(|state| state.label().to_owned());
        }
        Entry::Station(station) => {
            facets[1] = Some(station.station_type.label().to_owned());
            facets[5].clone_from(&station.community);
            head.push(station.station_type.label().to_owned());
            head.extend(
                [&station.community, &station.address, &station.location]
                    .into_iter()
                    .flatten()
                    .cloned(),
            );
            head.extend(station.phones.iter().chain(&station.services).cloned());
        }
        Entry::Report(report) => {
            facets[1] = Some(report.report_type.label().to_owned());
            head.extend(
                report
                    .figures
                    .iter()
                    .map(|figure| format!("{} {}{}", figure.label, figure.value, figure.unit)),
            );
        }
        Entry::Page(_) => {}
    }
    head.extend(common.keywords.iter().cloned());
    head.extend(common.attachments.iter().map(|file| file.title.clone()));
    let mut body =
        common.summary.as_ref().map(|summary| format!("{summary}\n")).unwrap_or_default();
    text(&document.body.html, &mut body);
    Record {
        head: head.join("\n"),
        body,
        card: Card {
            title: common.title.clone(),
            address: document.address(),
            kind: document.kind.label.to_owned(),
            date: lists::date(document).map(|date| date.to_string()).unwrap_or_default(),
            state: facets[4].clone().unwrap_or_default(),
            number,
        },
        facets,
    }
}

/// The text of HTML that this program wrote itself, one block a line.
fn text(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        plain(&rest[..open], out);
        let Some(close) = rest[open..].find('>').map(|at| open + at) else { return };
        let name = rest[open + 1..close].trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or(name);
        if ends_block(name) && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        rest = &rest[close + 1..];
    }
    plain(rest, out);
    while out.ends_with('\n') {
        out.pop();
    }
}

fn ends_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "ul"
            | "ol"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "caption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "div"
            | "br"
            | "hr"
            | "dt"
            | "dd"
    )
}

fn plain(piece: &str, out: &mut String) {
    let piece =
        if out.is_empty() || out.ends_with('\n') { piece.trim_start_matches('\n') } else { piece };
    let mut rest = piece;
    while let Some(at) = rest.find(['&', '\n']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('\n') {
            // A line break within a block is a space, and none after a Chinese character.
            if out.ends_with(|c: char| c.is_ascii()) {
                out.push(' ');
            }
            rest = after;
            continue;
        }
        let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
        let (entity, c) =
            known.into_iter().find(|(entity, _)| rest.starts_with(entity)).unwrap_or(("&", '&'));
        out.push(c);
        rest = &rest[entity.len()..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn blocks_become_lines() {
        let mut out = String::new();
        text(
            "<p>第一<b>条</b>\n续</p>\n<ul><li>甲 &amp; 乙</li><li>丙</li></ul><table><tr><td>数</td><td>1</td></tr></table>",
            &mut out,
        );
        assert_eq!(out, "第一条续\n甲 & 乙\n丙\n数\n1");
    }
}
