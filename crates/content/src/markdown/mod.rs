//! Markdown to HTML, with everything later stages need to know of a text: headings, links, what was wrong.
//!
//! Only the files of this folder name comrak. Raw HTML is refused; links are left as numbered marks (`gongbao:3`) that render
//! turns into addresses, since only then it is known where the page stands.

mod pieces;
mod read;
mod target;
mod write;

use comrak::{
    Arena, Options, html::format_document_with_formatter, options::Plugins, parse_document,
};

use super::{fields::Keys, kinds::report::Figure, settings::Settings};
use gongbao_base::{
    address::Address,
    finding::{Finding, Place},
};

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
pub enum Target {
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
    pub target: Target,
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
    /// The beginning of its first paragraph, for descriptions.
    pub opening: String,
    /// Which figures the text uses, by index.
    pub figures: Vec<usize>,
}

/// What a text may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The file's path below the site's folder.
    pub file: &'a str,
    /// The number of the text's first line in it.
    pub line: usize,
    /// The report's figures.
    pub figures: &'a [Figure],
    /// The site's settings, which hold the office's details.
    pub settings: &'a Settings,
    /// How the file writes its keys.
    pub keys: &'a Keys,
}

/// Renders a text.
#[must_use]
pub fn render(markdown: &str, context: &Context<'_>) -> (Body, Vec<Finding>) {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let read::Outcome { mut body, findings, captions } = read::walk(root, context);
    let state = write::State::new(context, &body.headings, &captions);
    let mut html = String::with_capacity(markdown.len() * 5 / 4);
    // Writing to a String cannot fail.
    let _ = format_document_with_formatter(
        root,
        &options,
        &mut html,
        &Plugins::default(),
        write::node,
        state,
    );
    body.html = html;
    (body, findings)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.sourcepos_chars = true;
    options.render.compact_html = true;
    options
}
