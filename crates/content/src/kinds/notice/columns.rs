//! The official columns of notices. The first eight are those of the Guangdong disclosure platform, in its order.

use super::fields::Notice;
use crate::kinds::declaration::{OfficialColumn, column, text};

pub(super) const COLUMNS: &[OfficialColumn<Notice>] = &[
    column("identifier", "索引号", |of| text(of.own.index_number.as_ref())),
    column("classify_theme_name", "分类", |of| text(of.own.topic.as_ref())),
    column("publisher", "发布机构", |of| text(of.own.issuer.as_ref())),
    column("date", "成文日期", |of| text(of.own.written)),
    column("title", "名称", |of| of.common.title.clone()),
    column("document_number", "文号", |of| text(of.own.document_number.as_ref())),
    column("display_publish_time", "发布日期", |of| text(of.common.published)),
    column("keywords", "主题词", |of| of.common.keywords.join("、")),
    column("category", "类别", |of| of.own.category.label().to_owned()),
    column("classify_genre_name", "体裁", |of| text(of.own.genre.as_ref())),
    column("effective", "施行日期", |of| text(of.own.effective)),
    column("expired_time", "失效日期", |of| text(of.own.last_day())),
    column("state", "状态", |of| text(of.state)),
    column("abstract", "内容概述", |of| of.description.clone()),
    column("url", "网址", |of| of.url.clone()),
];
