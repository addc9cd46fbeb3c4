//! What is typed fits into the official tags of a page: no markup, no line breaks, not too long; a summary says more than the
//! title (TAG-08, TAG-09; standards 1.1).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;

codes! {
    BAD_TAG_TEXT = "TAG-08" Warning "标签内容有代码、换行或过长" "markup, a line break or too much in a tag"
        "标题、来源、关键词、内容概述写进网页标签，只用一行普通文字；标题、来源和每个关键词不超过200字。"
        "Title, source, keywords and summary go into the page's tags: one line of plain text; title, source and a keyword of at most 200 characters."
        S "政府网站发展指引：网页标签";
    SUMMARY_OF_NOTHING = "TAG-09" Note "内容概述和标题一样" "the summary is the title"
        "内容概述在目录和标签里用，要说出标题没有说的。不写时取正文第一段。"
        "The summary stands in the catalogue and in the tags and says what the title does not; without one the first paragraph is taken."
        O "本程序的写法";
}

/// The most characters of what is no summary.
const LONGEST: usize = 200;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents.iter().flat_map(|document| unfit(document).chain(repeated(document))).collect()
}

/// The fields that do not fit into a tag.
fn unfit(document: &Document) -> impl Iterator<Item = Finding> {
    let common = &document.common;
    let keywords = common.keywords.iter().find(|keyword| is_unfit(keyword, LONGEST));
    let fields = [
        ("title", Some(&common.title).filter(|text| is_unfit(text, LONGEST))),
        ("source", common.source.as_ref().filter(|text| is_unfit(text, LONGEST))),
        ("keywords", keywords),
        ("summary", common.summary.as_ref().filter(|text| is_unfit(text, usize::MAX))),
    ];
    fields.into_iter().filter(|(_, text)| text.is_some()).map(|(name, _)| {
        let typed = document.key(name);
        Finding::new(&BAD_TAG_TEXT, document.place(&[key(name)]))
            .says(
                format!("“{typed}”里有代码、换行，或者太长"),
                format!("markup, a line break or too much in `{typed}`"),
            )
            .help("改成一行普通文字", "write one line of plain text")
    })
}

fn is_unfit(text: &str, longest: usize) -> bool {
    text.trim_end().contains(['\n', '\r', '\t'])
        || has_markup(text)
        || text.chars().count() > longest
}

/// Whether a tag or a reference of HTML stands in a text; a single bracket is none: 3<5, <标题>.
fn has_markup(text: &str) -> bool {
    let tag = |(at, _): (usize, &str)| {
        let rest = text[at + 1..].trim_start_matches('/');
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
    };
    text.match_indices('<').any(tag)
        || ["&nbsp;", "&lt;", "&gt;", "&amp;", "&quot;"].iter().any(|it| text.contains(it))
}

fn repeated(document: &Document) -> Option<Finding> {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let summary = document.common.summary.as_deref()?;
    (bare(summary) == bare(&document.common.title)).then(|| {
        let typed = document.key("summary");
        Finding::new(&SUMMARY_OF_NOTHING, document.place(&[key("summary")]))
            .says(format!("“{typed}”和标题一样"), format!("`{typed}` says what the title says"))
            .help("写一两句内容，或删去这一项", "tell what it is about, or leave it out")
    })
}

#[cfg(test)]
mod tests {
    use super::is_unfit;

    #[test]
    fn one_line_of_plain_text_fits() {
        for (text, unfit) in [
            ("关于开展“普法”活动的通知", false),
            ("关于<通知>、3<5 和 A&B 的说明", false),
            ("关于<b>普法</b>的通知", true),
            ("关于&nbsp;普法", true),
            ("第一行\n第二行", true),
            ("第一行\n", false),
        ] {
            assert_eq!(is_unfit(text, 200), unfit, "{text}");
        }
        assert!(is_unfit(&"字".repeat(201), 200) && !is_unfit(&"字".repeat(200), 200));
    }
}
