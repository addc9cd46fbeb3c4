//! `sitemap.xml` after sitemaps.org. That of a large site is an index over parts, one for the documents of each kind and year: a
//! new document changes one of them.

use std::{collections::BTreeMap, fmt::Write as _};

use gongbao_base::text::escape;
use gongbao_content::kinds::Entry;
use gongbao_site::plan::{Page, Plan, Subject};

/// With more pages than this a sitemap has parts.
const WHOLE: usize = 1_000;

/// More addresses than this no file may have.
const LIMIT: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap's files.
pub(super) fn files(plan: &Plan<'_>) -> Vec<(String, Vec<u8>)> {
    let pages: Vec<&Page> = plan.pages.iter().filter(|page| listed(page)).collect();
    if pages.len() <= WHOLE {
        return vec![("sitemap.xml".to_owned(), urls(plan, &pages).into_bytes())];
    }
    let mut index = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{NAMESPACE}\">\n"
    );
    let mut files = Vec::new();
    for (name, pages) in parts(plan, &pages) {
        for (number, chunk) in pages.chunks(LIMIT).enumerate() {
            let number = if number == 0 { String::new() } else { format!("-{}", number + 1) };
            let name = format!("sitemap-{name}{number}.xml");
            let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escape(&plan.url(&name)));
            files.push((name, urls(plan, chunk).into_bytes()));
        }
    }
    index.push_str("</sitemapindex>\n");
    files.push(("sitemap.xml".to_owned(), index.into_bytes()));
    files
}

/// The pages by the names of their parts.
fn parts<'p>(plan: &Plan<'_>, pages: &[&'p Page]) -> BTreeMap<String, Vec<&'p Page>> {
    let mut parts: BTreeMap<String, Vec<&Page>> = BTreeMap::new();
    for page in pages {
        let name = match page.subject {
            Subject::Document(index) => {
                let document = &plan.site.documents[index];
                let year = document.year().map(|year| format!("-{year}")).unwrap_or_default();
                format!("{}{year}", document.kind.folder)
            }
            Subject::List(..) => "lists".to_owned(),
            _ => "site".to_owned(),
        };
        parts.entry(name).or_default().push(page);
    }
    parts
}

/// Whether search engines may list a page.
fn listed(page: &Page) -> bool {
    !matches!(
        page.subject,
        Subject::Withdrawn(_)
            | Subject::Sheet(_)
            | Subject::Leave(_)
            | Subject::Moved(_)
            | Subject::NotFound
    )
}

fn urls(plan: &Plan<'_>, pages: &[&Page]) -> String {
    let mut text =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{NAMESPACE}\">\n");
    for page in pages {
        let _ = write!(text, "<url><loc>{}</loc>", escape(&plan.url(&page.address)));
        if let Some(date) = modified(plan, page) {
            let _ = write!(text, "<lastmod>{date}</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

/// The day a document last changed, as its history or its publication tells.
fn modified(plan: &Plan<'_>, page: &Page) -> Option<gongbao_base::date::Date> {
    let Subject::Document(index) = page.subject else { return None };
    let document = &plan.site.documents[index];
    let verified = match &document.entry {
        Entry::Station(station) => station.verified,
        _ => None,
    };
    let changed = document.common.changes.iter().map(|change| change.date).max();
    changed.max(document.common.published.map(|moment| moment.date)).max(verified)
}
