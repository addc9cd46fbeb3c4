//! `feed.xml`: an Atom feed (RFC 4287) of the newest dated documents of the catalogue.

use std::fmt::Write as _;

use gongbao_base::{date::Moment, text::escape};
use gongbao_content::document::Document;
use gongbao_site::plan::Plan;

const NEWEST: usize = 20;

/// The feed.
pub(super) fn atom(plan: &Plan<'_>) -> String {
    let site = plan.site;
    let mut dated: Vec<(Moment, &Document)> = site
        .documents
        .iter()
        .filter(|document| document.kind.catalogued)
        .filter_map(|document| Some((document.common.published?, document)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.file.cmp(&b.1.file)));
    dated.truncate(NEWEST);
    // RFC 4287 asks for a date; a feed without entries has that of the build.
    let updated =
        dated.first().map_or(Moment { date: site.today, time: None }, |(moment, _)| *moment);
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n",
    );
    let _ = write!(
        text,
        "<id>{url}</id>\n<title>{name}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n<link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
        updated.rfc3339(),
        escape(&site.settings.org.name),
        escape(&plan.url("feed.xml")),
        url = escape(&site.settings.url),
        name = escape(&site.settings.name),
    );
    for (moment, document) in dated {
        let _ = write!(
            text,
            "<entry>\n<id>{url}</id>\n<title>{}</title>\n<updated>{date}</updated>\n<published>{date}</published>\n<link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n<summary>{}</summary>\n</entry>\n",
            escape(&document.common.title),
            escape(&document.description()),
            url = escape(&plan.url(&document.address())),
            date = moment.rfc3339(),
        );
    }
    text.push_str("</feed>\n");
    text
}
