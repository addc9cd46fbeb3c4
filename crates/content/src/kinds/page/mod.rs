//! Plain pages: the disclosure guide, the application guide, about this site.

mod fields;

pub use self::fields::PlainPage;
use super::{
    common::Common,
    declaration::{FacetDeclaration, KindDeclaration, OfficialColumn, OwnFields, Rank, column, text},
};
use crate::fields::Field;

impl KindDeclaration for PlainPage {
    const NAME: &'static str = "page";
    const FOLDER: &'static str = "pages";
    const LABEL: &'static str = "页面";
    const OWN: &'static [Field] = Self::FIELDS;
    const SAMPLE: &'static str = include_str!("sample.md");
    const LIST: Option<&'static str> = None;
    const FACETS: &'static [FacetDeclaration<Self>] = &[];
    const COLUMNS: &'static [OfficialColumn<Self>] = &[
        column("title", "名称", |of| of.common.title.clone()),
        column("display_publish_time", "发布日期", |of| text(of.common.published)),
        column("keywords", "主题词", |of| of.common.keywords.join("、")),
        column("abstract", "内容概述", |of| of.description.clone()),
        column("url", "网址", |of| of.url.clone()),
    ];
    const COLUMN_TYPE: &'static str = "概况信息";
    const OPEN_DATA: bool = false;
    const CATALOGUED: bool = false;
    const PAGE_TEMPLATE: &'static str = "page.html";
}

impl OwnFields for PlainPage {
    fn rank(&self, _: &Common) -> Rank<'_> {
        Rank { number: self.order.unwrap_or(u16::MAX), ..Rank::default() }
    }

    fn searched(&self) -> Vec<String> {
        Vec::new()
    }

    fn column_type(&self, slug: &str) -> Option<&'static str> {
        match slug {
            "guide" => Some("信息公开指南"),
            "apply" => Some("依申请公开"),
            _ => None,
        }
    }
}
