//! The kinds of documents. A kind is a folder here, which declares all of it, and a line of [`kinds!`].

pub mod common;
pub mod declaration;

use serde_yaml::Value;

use self::{
    common::Common,
    declaration::{
        Column, FacetName, FacetSource, FacetValue, KindDeclaration, OfficialDocument, OwnFields,
    },
};
use crate::fields::{Field, Reader};

/// What the program knows of a kind; [`KindDeclaration`] says what each means.
#[derive(Debug)]
pub struct Kind {
    /// The name that `new` and `schema` take.
    pub name: &'static str,
    /// The folder below `content/`.
    pub folder: &'static str,
    /// The Chinese name, of the kind and of its list.
    pub label: &'static str,
    /// Its own fields, beside those of [`Common`].
    pub fields: &'static [Field],
    /// A whole sample file.
    pub sample: &'static str,
    /// What its list holds, in Chinese; nothing when it has none.
    pub list: Option<&'static str>,
    /// By what its list is divided; the number of a facet in its own fields goes to [`Entry::facet_values`].
    pub facets: fn() -> Vec<(FacetName, FacetSource<usize>)>,
    /// Its official columns.
    pub columns: fn() -> Vec<Column>,
    /// The official type of its column.
    pub column_type: &'static str,
    /// Whether its documents are open data.
    pub open_data: bool,
    /// Whether its documents stand in the catalogue and in the feed.
    pub catalogued: bool,
    /// The template of its documents.
    pub page_template: &'static str,
    /// The template of its lists.
    pub list_template: &'static str,
    read: fn(&mut Reader<'_>, &Value) -> Entry,
}

impl Kind {
    const fn of<T: KindDeclaration>(read: fn(&mut Reader<'_>, &Value) -> Entry) -> Self {
        Self {
            name: T::NAME,
            folder: T::FOLDER,
            label: T::LABEL,
            fields: T::OWN,
            sample: T::SAMPLE,
            list: T::LIST,
            facets: facets::<T>,
            columns: columns::<T>,
            column_type: T::COLUMN_TYPE,
            open_data: T::OPEN_DATA,
            catalogued: T::CATALOGUED,
            page_template: T::PAGE_TEMPLATE,
            list_template: T::LIST_TEMPLATE,
            read,
        }
    }

    /// The kind with this English or Chinese name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name || kind.label == name || kind.folder == name)
    }

    /// All fields that its documents may have.
    #[must_use]
    pub fn tables(&self) -> Vec<&'static [Field]> {
        vec![Common::FIELDS, self.fields]
    }

    /// A document's own fields, from values that were read.
    pub(crate) fn entry(&self, reader: &mut Reader<'_>, values: &Value) -> Entry {
        (self.read)(reader, values)
    }
}

fn columns<T: KindDeclaration>() -> Vec<Column> {
    T::COLUMNS.iter().map(|column| column.column).collect()
}

fn facets<T: KindDeclaration>() -> Vec<(FacetName, FacetSource<usize>)> {
    let source = |number, by| match by {
        FacetSource::Own(_) => FacetSource::Own(number),
        FacetSource::Topic => FacetSource::Topic,
        FacetSource::Year => FacetSource::Year,
        FacetSource::State => FacetSource::State,
    };
    let facets = T::FACETS.iter().enumerate();
    facets.map(|(number, facet)| (facet.facet, source(number, facet.by))).collect()
}

/// Declares the kinds, in the order in which the site shows them: folder, and struct of the own fields.
macro_rules! kinds {
    ($($folder:ident $own:ident;)*) => {
        $(pub mod $folder;)*

        /// A document's own fields, by kind.
        #[derive(Clone, Debug)]
        pub enum Entry {
            $(#[doc = concat!("Of a ", stringify!($folder), ".")] $own(Box<$folder::$own>),)*
        }

        /// All kinds, in the order in which the site shows them.
        pub static KINDS: &[Kind] = &[
            $(Kind::of::<$folder::$own>(|reader, values| Entry::$own(Box::new(reader.typed(values)))),)*
        ];

        impl Entry {
            /// What every document can be asked, whatever its kind.
            #[must_use]
            pub fn own(&self) -> &dyn OwnFields {
                match self { $(Self::$own(own) => &**own,)* }
            }

            /// Takes from the common fields what was left out of its own.
            pub(crate) fn complete(&mut self, common: &Common) {
                match self { $(Self::$own(own) => own.complete(common),)* }
            }

            /// The official columns with their values: common fields, description, state and full address are the document's.
            #[must_use]
            pub fn official(
                &self,
                common: &Common,
                description: String,
                state: Option<&'static str>,
                url: String,
            ) -> Vec<(Column, String)> {
                match self { $(Self::$own(own) => values(&OfficialDocument {
                    own: &**own, common, description, state, url,
                }),)* }
            }

            /// The values of a facet of the kind that stands in its own fields, by its number.
            #[must_use]
            pub fn facet_values(&self, facet: usize) -> Vec<FacetValue<'_>> {
                match self { $(Self::$own(own) => facet_values(&**own, facet),)* }
            }
        }
    };
}

kinds! {
    station Station;
    notice Notice;
    report Report;
    page PlainPage;
}

fn values<T: KindDeclaration>(document: &OfficialDocument<'_, T>) -> Vec<(Column, String)> {
    T::COLUMNS.iter().map(|column| (column.column, (column.value)(document))).collect()
}

fn facet_values<T: KindDeclaration>(own: &T, facet: usize) -> Vec<FacetValue<'_>> {
    match T::FACETS.get(facet).map(|facet| facet.by) {
        Some(FacetSource::Own(values)) => values(own),
        _ => Vec::new(),
    }
}
