//! Links, phone numbers, and the lists of them that several pages show.

use serde::Serialize;

use super::context::PageContext;
use gongbao_content::phone;

/// A text that leads somewhere.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Anchor {
    /// What the link says.
    pub(super) title: String,
    /// Where it leads: relative to the page, in the same tree.
    pub(super) link: String,
}

impl Anchor {
    /// The link to a document's page, with its title.
    pub(super) fn document(context: &PageContext<'_>, index: usize) -> Self {
        let document = &context.plan.site.documents[index];
        Self { title: document.common.title.clone(), link: context.document_link(index) }
    }
}

/// A phone number to show and to call.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Phone {
    /// As people read it, such as `020-12345678`.
    text: String,
    /// As a phone dials it, such as `tel:+862012345678`; empty when the number cannot be read.
    uri: String,
}

impl Phone {
    /// A number of the content.
    pub(super) fn new(text: &str) -> Self {
        // What cannot be read is shown and not linked.
        Self { text: text.to_owned(), uri: phone::parse(text).unwrap_or_default() }
    }
}

/// The link that begins a letter by mail, with its subject and the first words of its text.
pub(super) fn mail(to: &str, subject: &str, body: &str) -> String {
    let mut link = format!("mailto:{to}?subject={}", query(subject));
    if !body.is_empty() {
        link.push_str(&format!("&body={}", query(body)));
    }
    link
}

/// A text as a part of a query: all that is no letter and no digit is written with percent signs.
pub(super) fn query(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The pages of no list, in the site's order.
pub(super) fn plain_pages(context: &PageContext<'_>) -> Vec<Anchor> {
    let documents = context.plan.site.documents.iter().enumerate();
    documents
        .filter(|(_, document)| document.kind.list.is_none())
        .map(|(index, _)| Anchor::document(context, index))
        .collect()
}
