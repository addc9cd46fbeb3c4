//! The settings as the program works with them: every value with its default.

use super::{
    approval::Approval,
    fields::{
        Allowance, Footer, NavItem, Office, Redirect, SettingsFields, Tags, Thresholds, Topic,
    },
    file::FILE,
    publish::PublishTarget,
    review::Review,
};
use crate::{
    fields::Keys,
    yaml::{MappingSide, PathStep, Source},
};
use gongbao_base::finding::Place;

/// The settings the program works with: typed values with their defaults.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The site's name.
    pub name: String,
    /// The site's address, ending in `/`.
    pub url: String,
    /// One sentence on the site.
    pub description: String,
    /// The office.
    pub org: Office,
    /// The official tags.
    pub tags: Tags,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The foot.
    pub footer: Footer,
    /// The vocabulary of topics.
    pub topics: Vec<Topic>,
    /// Hosts that are linked directly.
    pub allowed_hosts: Vec<String>,
    /// Mobile numbers of the office that may be published.
    pub public_contacts: Vec<String>,
    /// The hotline.
    pub hotline: String,
    /// Whether the elder tree is written.
    pub elder: bool,
    /// Whether fragments of packages repeat the official details.
    pub fragment_facts: bool,
    /// Items on a list page.
    pub page_size: usize,
    /// Whether compressed copies are written.
    pub precompress: bool,
    /// Where the site is published.
    pub publish: Vec<PublishTarget>,
    /// Who reviewed and approved what goes out.
    pub review: Review,
    /// The stages that a document passes before it goes out.
    pub approval: Approval,
    /// Limits of the checks.
    pub limits: Limits,
    /// Hosts that may not be linked.
    pub retired_hosts: Vec<String>,
    /// Names that texts have right.
    pub names: Vec<String>,
    /// Addresses given up.
    pub redirects: Vec<Redirect>,
    /// Findings that may stand.
    pub allow: Vec<Allowance>,
    /// The file as typed, to say where something stands.
    pub text: Box<str>,
    /// How it writes its keys.
    pub keys: Keys,
}

impl Settings {
    /// A key as the file writes it, given by a path of English names with dots, such as `org.phones`: for findings.
    #[must_use]
    pub fn key<'p>(&self, path: &'p str) -> &'p str {
        self.keys.name(path)
    }

    /// Where a value stands, given by English names.
    #[must_use]
    pub fn place(&self, path: &[PathStep]) -> Place {
        self.keys.place(Source { file: FILE, text: &self.text, line: 1 }, path, MappingSide::Value)
    }

    /// The path at which the site stands on its server, with a slash at both ends: `/`, or `/gk/`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let rest = self.url.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }
}

/// Limits of the checks, in days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Before its end, from which a document counts as expiring.
    pub expiring: i32,
    /// For which a verified date holds.
    pub verified: i32,
    /// Working days from writing to publication.
    pub disclosure: u32,
    /// Without anything new on the home page.
    pub home: i32,
    /// Without a new notice.
    pub notices: i32,
    /// Least time for comments.
    pub comments: i32,
    /// After a publicity's end.
    pub publicity: i32,
}

/// The address that stands in where none is configured; reserved for examples, so it can belong to nobody.
pub const EXAMPLE_URL: &str = "https://site.example/";

pub(super) fn with_defaults(typed: SettingsFields, text: &str, keys: Keys) -> Settings {
    let limits = limits(&typed.thresholds.unwrap_or_default());
    let mut url = typed.url.unwrap_or_else(|| EXAMPLE_URL.to_owned());
    if !url.ends_with('/') {
        url.push('/');
    }
    Settings {
        description: typed.description.unwrap_or_else(|| typed.name.clone()),
        name: typed.name,
        url,
        org: typed.org,
        tags: typed.tags.unwrap_or_default(),
        nav: typed.nav,
        footer: typed.footer.unwrap_or_default(),
        topics: typed.topics,
        allowed_hosts: typed.allowed_hosts,
        hotline: typed.hotline.unwrap_or_else(|| "12348".to_owned()),
        public_contacts: typed.public_contacts,
        elder: typed.elder,
        fragment_facts: typed.fragment_facts,
        page_size: usize::from(typed.page_size.unwrap_or(20)),
        precompress: typed.precompress,
        publish: typed.publish,
        review: typed.review.unwrap_or_default(),
        approval: typed.approval.unwrap_or_default(),
        limits,
        retired_hosts: typed.retired_hosts,
        names: typed.names,
        redirects: typed.redirects,
        allow: typed.allow,
        text: text.into(),
        keys,
    }
}

fn limits(typed: &Thresholds) -> Limits {
    let days = |typed: Option<u16>, usual: u16| i32::from(typed.unwrap_or(usual));
    Limits {
        expiring: days(typed.expiring_days, 180),
        verified: days(typed.verified_days, 180),
        disclosure: u32::from(typed.disclosure_workdays.unwrap_or(20)),
        home: days(typed.home_days, 14),
        notices: days(typed.notices_days, 180),
        comments: days(typed.comment_days, 30),
        publicity: days(typed.publicity_days, 30),
    }
}
