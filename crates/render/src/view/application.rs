//! Asking for information (依申请公开): a letter by mail that is already begun. Templates know it as `application`.

use serde::Serialize;

use super::{context::PageContext, links};
use gongbao_content::document::Document;

/// The word in the title of the page that tells how to ask.
pub(super) const APPLICATION: &str = "依申请公开";

/// What an application says, line by line (政府信息公开条例, article 29).
const LINES: [&str; 7] = [
    "姓名（或者单位名称）：",
    "身份证明（名称和号码）：",
    "联系方式（电话、地址）：",
    "要公开的信息的名称、文号，或者便于查询的其他特征：",
    "信息的形式（纸质或者电子）：",
    "获取信息的方式（邮寄、自取、电子邮件）：",
    "日期：",
];

/// How to ask for information.
#[derive(Debug, Serialize)]
pub(super) struct ApplicationView {
    /// The lines of the form, each ending in a colon.
    lines: Vec<&'static str>,
    /// The mail address of the office; absent when the settings do not give it.
    address: Option<String>,
    /// The link that begins the letter; absent without an address.
    mail: Option<String>,
}

impl ApplicationView {
    /// On the page that tells how to ask; on no other.
    pub(super) fn of(context: &PageContext<'_>, document: &Document) -> Option<Self> {
        if document.kind.list.is_some() || !document.common.title.contains(APPLICATION) {
            return None;
        }
        let address = context.plan.site.settings.org.email.clone();
        let mail = address.as_ref().map(|to| {
            let office = &context.plan.site.settings.org.name;
            let body = format!("{office}：\n\n{}\n", LINES.join("\n\n"));
            links::mail(to, "政府信息公开申请", &body)
        });
        Some(Self { lines: LINES.to_vec(), address, mail })
    }
}
