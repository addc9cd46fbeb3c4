//! The attachments of a document: under which names they are copied, and the field that lists them.

use crate::{
    front_matter::{DraftField, FieldOrigin},
    model::DraftDocument,
};
use gongbao_base::finding::Message;
use gongbao_content::kinds::Kind;
use serde::Serialize;

/// A file that is copied as an attachment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopiedAttachment {
    /// The name of the file beside the source.
    pub from: String,
    /// Its path below `content`.
    pub path: String,
    /// What readers see.
    pub title: String,
}

/// The attachments under the names that they get, which are addresses.
pub(crate) fn name(draft: &DraftDocument, kind: &Kind, slug: &str) -> Vec<CopiedAttachment> {
    let named = draft.attachments.iter().enumerate().map(|(at, found)| {
        let ending = found.from.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        let path = format!("{}/{slug}-attachment-{}.{ending}", kind.folder, at + 1);
        CopiedAttachment { from: found.from.clone(), path, title: found.title.clone() }
    });
    named.collect()
}

/// The field that lists them; none without any.
pub(crate) fn field(attachments: &[CopiedAttachment]) -> Option<DraftField> {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let items = attachments.iter().map(|attachment| {
        let file = attachment.path.rsplit('/').next().unwrap_or_default();
        format!("\n  - 文件: {file}\n    名称: {}", quoted(&attachment.title))
    });
    let titles: Vec<&str> =
        attachments.iter().map(|attachment| attachment.title.as_str()).collect();
    (!attachments.is_empty()).then(|| DraftField {
        key: "附件",
        name: "attachments",
        value: titles.join("、"),
        origin: FieldOrigin::Read,
        place: Message::new("附件说明", "the list of attachments"),
        yaml: items.collect(),
    })
}
