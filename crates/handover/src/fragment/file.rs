//! The files that go with a fragment, under names that any system takes.

use std::collections::BTreeSet;

use serde::Serialize;

use gongbao_base::{address::Address, text::file_size};
use gongbao_content::{document::Document, markdown::LinkTarget};
use gongbao_site::plan::Plan;

/// A file that goes with a document. Its fields are part of the document's digest in receipts.
#[derive(Clone, Debug, Serialize)]
pub struct FragmentFile {
    /// Its path below `content/`.
    pub path: String,
    /// Its name beside the fragment: a number, and of its own name what every system takes.
    pub name: String,
    /// What readers call it; absent when it is no attachment.
    pub title: Option<String>,
    /// Its type in capital letters, such as `PDF`.
    pub format: String,
    /// Its size for people, such as `1.2 MB`.
    pub size: String,
    /// Its length in bytes.
    pub length: u64,
}

impl FragmentFile {
    /// The name it has at the office.
    #[must_use]
    pub fn original(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// The files of a document: its attachments, then what its text shows and links, each once.
pub(super) fn files(plan: &Plan<'_>, document: &Document) -> Vec<FragmentFile> {
    let attachments = document.common.attachments.iter().filter_map(|attachment| {
        let path = Address::resolve(&document.file, &attachment.file)?;
        Some((path, Some(attachment.title.clone())))
    });
    let linked = document.body.links.iter().filter_map(|link| match &link.target {
        LinkTarget::File(file) => Some((file.clone(), None)),
        _ => None,
    });
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    for (path, title) in attachments.chain(linked) {
        let path = path.as_str();
        let Some(asset) = plan.site.assets.get(path) else { continue };
        if seen.insert(path.to_owned()) {
            files.push(FragmentFile {
                path: path.to_owned(),
                name: safe_name(files.len() + 1, path),
                title,
                format: path.rsplit('.').next().unwrap_or(path).to_uppercase(),
                size: file_size(asset.length),
                length: asset.length,
            });
        }
    }
    files
}

/// A name of ASCII letters, digits and hyphens: `01-plan.pdf`; `02-file.pdf` for 附件.pdf.
fn safe_name(number: usize, path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let clean = |text: &str, longest: usize| -> String {
        let plain = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
        let plain: String = plain.collect::<String>().to_ascii_lowercase();
        let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
        parts.join("-").chars().take(longest).collect()
    };
    let (stem, ending) = (clean(stem, 40), clean(ending, 8));
    let stem = if stem.is_empty() { "file" } else { &stem };
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{number:02}-{stem}{dot}{ending}")
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn names_are_plain_everywhere() {
        assert_eq!(safe_name(1, "notices/Plan (final).PDF"), "01-plan-final.pdf");
        assert_eq!(safe_name(2, "notices/附件.docx"), "02-file.docx");
        assert_eq!(safe_name(12, "notices/con"), "12-con");
        assert_eq!(safe_name(3, &format!("{}.tar.gz", "长a".repeat(60))).len(), 46);
    }
}
