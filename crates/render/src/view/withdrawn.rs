//! What stands at the address of a document that was taken down. Templates know it as `withdrawn`.

use serde::Serialize;

use super::{
    context::PageContext,
    links::Anchor,
    meta_tags::{self, MetaTag},
    shell::{self, Shell, ShellParts},
    template::View,
};
use crate::error::BuildError;
use gongbao_content::document::WithdrawnDocument;

/// All that is still said of a document that was taken down.
#[derive(Debug, Serialize)]
struct WithdrawalView {
    /// The day, as `2024-03-01`.
    date: String,
    /// The day for people, as 2024年3月1日.
    shown: String,
    /// The reason.
    reason: String,
    /// The document number; absent when it has none.
    number: Option<String>,
    /// The index number (索引号); absent when it has none.
    index_number: Option<String>,
    /// Where to go on: the list of its kind, else the home page.
    onward: Anchor,
}

/// The page, by index into the site's withdrawn documents.
pub(super) fn view(context: &PageContext<'_>, index: usize) -> Result<View, BuildError> {
    let document = &context.plan.site.withdrawn[index];
    View::new("withdrawn.html")
        .with("page", &shell(context, document))?
        .with("withdrawn", &WithdrawalView::new(context, document))
}

fn shell(context: &PageContext<'_>, document: &WithdrawnDocument) -> Shell {
    let list = context.plan.whole_list(document.kind.folder);
    let mut crumbs = vec![shell::home_crumb(context)];
    crumbs.extend(
        list.map(|list| Anchor {
            title: list.name.clone(),
            link: context.page_link(&list.first()),
        }),
    );
    let title = &document.title;
    let column = list.map_or(title, |list| &list.name);
    let description = format!("本页已于{}撤下", document.withdrawn.date.chinese());
    let about = list.map_or(&description, |list| &list.description);
    let mut tags = meta_tags::column(column, about, column, document.kind.column_type);
    tags.push(MetaTag::new("ArticleTitle", title));
    tags.push(MetaTag::new("Description", &description));
    tags.push(MetaTag::new("Url", context.plan.url(context.address)));
    let parts = ShellParts {
        title: title.clone(),
        prefix: shell::WITHDRAWN,
        description,
        section: document.kind.folder.to_owned(),
        crumbs,
        tags,
        indexed: false,
    };
    Shell::new(context, parts)
}

impl WithdrawalView {
    fn new(context: &PageContext<'_>, document: &WithdrawnDocument) -> Self {
        let list = context.plan.whole_list(document.kind.folder);
        Self {
            date: document.withdrawn.date.to_string(),
            shown: document.withdrawn.date.chinese(),
            reason: document.withdrawn.reason.clone(),
            number: document.number.clone(),
            index_number: document.index_number.clone(),
            onward: match list {
                Some(list) => Anchor {
                    title: format!("看其他{}", list.name),
                    link: context.page_link(&list.first()),
                },
                None => {
                    Anchor { title: "回首页".to_owned(), link: context.page_link("index.html") }
                }
            },
        }
    }
}
