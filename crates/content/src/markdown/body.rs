//! What is read from a document's text: its HTML, headings and links.

use crate::published::PublishedText;
use gongbao_base::{address::Address, finding::Place};

/// The scheme of the marks that stand in the HTML for links.
pub const MARK: &str = "\"gongbao:";

/// A heading of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor, unique in the document.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A document of this site by its path below `content/`, and an anchor.
    Document(Address, Option<String>),
    /// Another file below `content/`: an attachment or an image.
    File(Address),
    /// An anchor of the same document.
    Anchor(String),
    /// An address outside the site, or `mailto:` and `tel:`.
    Outside(String),
    /// Refused; a finding says why.
    Nowhere,
}

/// A link or image of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: LinkTarget,
    /// Whether it is an image.
    pub image: bool,
    /// Its words, or the image's description.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The HTML, with marks for links.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its links; mark N stands for item N.
    pub links: Vec<Link>,
    /// The beginning of its first paragraph that says something, for descriptions.
    pub opening: String,
    /// What a reader sees of it.
    pub text: PublishedText,
    /// Which figures the text uses, by index.
    pub figures: Vec<usize>,
}
