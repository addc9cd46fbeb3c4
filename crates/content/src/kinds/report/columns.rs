//! The official columns of reports.

use super::fields::Report;
use crate::kinds::declaration::{OfficialColumn, column, text};

pub(super) const COLUMNS: &[OfficialColumn<Report>] = &[
    column("title", "名称", |of| of.common.title.clone()),
    column("type", "类型", |of| of.own.report_type.label().to_owned()),
    column("year", "年度", |of| of.own.year.to_string()),
    column("display_publish_time", "发布日期", |of| text(of.common.published)),
    column("abstract", "内容概述", |of| of.description.clone()),
    column("url", "网址", |of| of.url.clone()),
];
