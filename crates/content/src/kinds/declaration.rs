//! What a kind declares. The compiler names what a kind lacks; what has a default here may be left out.

use std::{cmp::Reverse, fmt::Debug};

use serde::de::DeserializeOwned;

use super::common::Common;
use crate::fields::Field;
use gongbao_base::date::{Date, Moment};

/// A kind of documents, declared by the struct of its own fields.
pub trait KindDeclaration: OwnFields + Default + DeserializeOwned + 'static {
    /// The name that `new` and `schema` take.
    const NAME: &'static str;
    /// The folder below `content/`, and, for kinds with a list, below the site's root.
    const FOLDER: &'static str;
    /// The Chinese name, of the kind and of its list.
    const LABEL: &'static str;
    /// Its own fields, beside those of [`Common`].
    const OWN: &'static [Field];
    /// A whole sample file, from which `new` begins.
    const SAMPLE: &'static str;
    /// What its list holds, in Chinese. Documents of a kind without a list stand at the site's root and in the navigation.
    const LIST: Option<&'static str>;
    /// By what its list is divided.
    const FACETS: &'static [FacetDeclaration<Self>];
    /// The official columns: of open data, of the list in a package, of receipts.
    const COLUMNS: &'static [OfficialColumn<Self>];
    /// The official type of the column in which its pages stand (政府网站标签).
    const COLUMN_TYPE: &'static str;
    /// Whether its documents are open data.
    const OPEN_DATA: bool;
    /// Whether its documents stand in the catalogue (政府信息公开目录) and in the feed.
    const CATALOGUED: bool;
    /// The template of its documents.
    const PAGE_TEMPLATE: &'static str = "document.html";
    /// The template of its lists.
    const LIST_TEMPLATE: &'static str = "documents.html";
}

/// What every document can be asked, whatever its kind.
pub trait OwnFields: Debug {
    /// Its place among the documents of its kind.
    fn rank<'a>(&'a self, common: &Common) -> Rank<'a>;

    /// Values that search gives more weight than the text, beside title, keywords and attachments.
    fn searched(&self) -> Vec<String>;

    /// What search reads before the text, a line each, such as `服务时间：周一至周五`.
    fn said(&self) -> Vec<String> {
        Vec::new()
    }

    /// What a result shows so that nobody need open the page: a phone, the open days, an address; each may be empty.
    fn contact(&self) -> Option<[String; 3]> {
        None
    }

    /// The official type of its column, when it is another than its kind's.
    fn column_type(&self, _slug: &str) -> Option<&'static str> {
        None
    }

    /// The day it was written.
    fn written(&self) -> Option<Date> {
        None
    }

    /// The year it is about, when that is not the year of its date.
    fn year(&self) -> Option<i16> {
        None
    }

    /// Its document number (文号).
    fn number(&self) -> Option<&str> {
        None
    }

    /// Takes from the common fields what was left out of its own and stands there in other words.
    fn complete(&mut self, _: &Common) {}

    /// What it is within its kind, in Chinese.
    fn category(&self) -> Option<&'static str> {
        None
    }

    /// Its topic, best one of the settings' vocabulary.
    fn topic(&self) -> Option<&str> {
        None
    }
}

/// The place of a document among those of its kind: by number, then name, then the newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank<'a> {
    /// The smaller first.
    pub number: u16,
    /// In order of its characters.
    pub name: Option<&'a str>,
    /// When it was published and written; the newest first, those without a date last.
    pub newest: Reverse<(Option<Moment>, Option<Date>)>,
}

/// A column's name for programs and its Chinese label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The English name.
    pub name: &'static str,
    /// The Chinese label.
    pub label: &'static str,
}

/// An official column with the function that gives its value, which is empty when it is not known.
#[derive(Debug)]
pub struct OfficialColumn<T: 'static> {
    /// Its names.
    pub column: Column,
    /// The value of a document.
    pub value: fn(&OfficialDocument<'_, T>) -> String,
}

/// An official column.
pub(super) const fn column<T>(
    name: &'static str,
    label: &'static str,
    value: fn(&OfficialDocument<'_, T>) -> String,
) -> OfficialColumn<T> {
    OfficialColumn { column: Column { name, label }, value }
}

/// A document as its official columns see it.
#[derive(Debug)]
pub struct OfficialDocument<'a, T> {
    /// Its own fields.
    pub own: &'a T,
    /// The fields that every document has.
    pub common: &'a Common,
    /// What describes it in a sentence.
    pub description: String,
    /// Its state on the day, in Chinese.
    pub state: Option<&'static str>,
    /// Its full address.
    pub url: String,
}

/// A value as text; nothing when there is none.
pub(super) fn text<V: ToString>(value: Option<V>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// By what the members of a list belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetName {
    /// The English name, a folder in addresses.
    pub name: &'static str,
    /// The Chinese name.
    pub label: &'static str,
}

/// The topic of a document.
pub const TOPIC: FacetName = FacetName { name: "topic", label: "主题" };
/// The year of a document.
pub const YEAR: FacetName = FacetName { name: "year", label: "年份" };
/// The state of a document.
pub const STATE: FacetName = FacetName { name: "state", label: "状态" };

/// A facet of a kind's list.
#[derive(Debug)]
pub struct FacetDeclaration<T: 'static> {
    /// Its names.
    pub facet: FacetName,
    /// Where its values come from.
    pub by: FacetSource<fn(&T) -> Vec<FacetValue<'_>>>,
}

/// A facet whose values stand in a kind's own fields.
pub(super) const fn facet<T>(
    name: &'static str,
    label: &'static str,
    values: fn(&T) -> Vec<FacetValue<'_>>,
) -> FacetDeclaration<T> {
    FacetDeclaration { facet: FacetName { name, label }, by: FacetSource::Own(values) }
}

/// A facet whose values are the same for every kind.
pub(super) const fn shared_facet<T>(
    facet: FacetName,
    by: FacetSource<fn(&T) -> Vec<FacetValue<'_>>>,
) -> FacetDeclaration<T> {
    FacetDeclaration { facet, by }
}

/// Where the values of a facet come from; `F` gives those that are in a kind's own fields.
#[derive(Clone, Copy, Debug)]
pub enum FacetSource<F> {
    /// The document's own fields.
    Own(F),
    /// Its topic, in the order of the settings' vocabulary.
    Topic,
    /// Its year, the newest first.
    Year,
    /// Its state on the day.
    State,
}

/// One value of a facet, in the order in which lists show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetValue<'a> {
    /// One of some values: its place among them, its English and its Chinese name.
    Choice(usize, &'static str, &'static str),
    /// A free text.
    Text(&'a str),
}
