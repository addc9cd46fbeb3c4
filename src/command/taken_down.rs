//! What was taken down, and may not come back unless somebody says so.

use std::collections::BTreeMap;

use gongbao_base::{date::Date, finding::Message};
use gongbao_files::SystemError;

use super::CommandContext;
use crate::pipeline;
use crate::storage::{
    folder::Folder,
    receipts::{ReceiptStore, StoredReceipt},
};

/// The addresses that the last receipt which names them has as taken down, with the day.
pub(super) fn of_receipts(receipts: &[StoredReceipt]) -> BTreeMap<String, Date> {
    let mut down = BTreeMap::new();
    for document in receipts.iter().flat_map(|stored| &stored.receipt.documents) {
        match document.withdrawn {
            Some(day) => down.insert(document.address.clone(), day),
            None => down.remove(&document.address),
        };
    }
    down
}

/// The addresses that the site's own files or its receipts have as taken down, with the day.
pub(super) fn of_site(context: &CommandContext) -> Result<BTreeMap<String, Date>, SystemError> {
    let mut down = of_receipts(&ReceiptStore::of(&context.layout).packages()?);
    let content = pipeline::parse(&Folder::read(&context.layout)?, context.today);
    let withdrawn = content.documents.withdrawn.iter();
    down.extend(withdrawn.map(|document| (document.address(), document.withdrawn.date)));
    Ok(down)
}

/// Why nothing is done that would show these again; nothing when all of them are meant.
pub(super) fn refusal<'a>(
    back: impl Iterator<Item = (&'a String, &'a Date)>,
    meant: &[String],
) -> Option<Message> {
    let back: Vec<(&String, &Date)> = back.filter(|(page, _)| !meant.contains(page)).collect();
    let first = back.first()?.0;
    let zh: Vec<String> =
        back.iter().map(|(page, day)| format!("{page}（{}撤下）", day.chinese())).collect();
    let en: Vec<String> =
        back.iter().map(|(page, day)| format!("{page} (taken down {day})")).collect();
    Some(Message::new(
        format!(
            "撤下过的页面又会公开，没有继续：{}。不该公开的，在文件里写回“撤下”；确实要重新公开的，逐个加 --restore {first}",
            zh.join("、")
        ),
        format!(
            "pages that were taken down would be public again, so nothing was done: {}; write `withdrawn` back into their files, or say --restore {first} for each that is meant",
            en.join(", ")
        ),
    ))
}
