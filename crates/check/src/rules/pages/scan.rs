//! Reading one built page: what is wrong with it by itself, what it loads and where it leads.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};

use super::{
    element::{PageElement, PageTarget},
    foreign, hidden, no_alt,
    tags::OfficialTags,
};
use gongbao_base::{
    code::Code,
    finding::{Finding, Message, Place},
};

/// What one page has.
#[derive(Debug, Default)]
pub struct PageScan {
    /// What is wrong with it by itself.
    pub findings: Vec<Finding>,
    /// The addresses inside the site that it links or loads.
    pub targets: BTreeSet<String>,
    /// Those of them that are its images and styles.
    pub(super) parts: BTreeSet<String>,
}

/// What is wrong with an element: the code and what it says.
type ElementRule = fn(&PageElement, page: &str) -> Vec<(&'static Code, Message)>;

const OF_ELEMENTS: [ElementRule; 3] = [hidden::check, no_alt::check, foreign::check];

/// Reads one page of a folder; `base` is the path at which the site stands on its server, such as `/` or `/gk/`.
#[must_use]
pub fn scan(folder: &str, base: &str, address: &str, html: &str) -> PageScan {
    let mut scan = PageScan::default();
    let place = Place::file(&format!("{folder}/{address}"));
    let mut told: Vec<(&'static Code, Message)> = Vec::new();
    let mut tags = OfficialTags::default();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        tags.take(&token);
        let Token::StartTag(tag) = token else { continue };
        let element = PageElement::new(&tag);
        told.extend(OF_ELEMENTS.iter().flat_map(|rule| rule(&element, address)));
        if let Some(PageTarget::Inside(part)) = element.loads(base, address) {
            scan.parts.insert(part.clone());
            scan.targets.insert(part);
        }
        if let Some(PageTarget::Inside(target)) = element.leads(base, address) {
            scan.targets.insert(target);
        }
    }
    told.extend(tags.findings());
    scan.findings.extend(told.into_iter().map(|(code, Message { zh, en })| {
        Finding::new(code, place.clone())
            .says(zh, en)
            .help("改正自己的主题模板，再生成", "mend your own theme's template, and build again")
    }));
    scan
}
