//! By what results can be filtered: each document's values, the table of them in the index, and the filter.

use std::collections::BTreeMap;

use gongbao_content::kinds::notice::State;
use serde::{Deserialize, Serialize};

use super::numbers;

/// The names of the facets, in the order in which the index and the search page have them.
pub(crate) const FACETS: [&str; 6] = ["栏目", "类别", "主题", "年份", "状态", "社区"];

/// The states of a document that does not hold now.
const OUT_OF_FORCE: [State; 3] = [State::Pending, State::Expired, State::Repealed];

/// A document's value of each facet, if it has one.
#[derive(Clone, Debug, Default)]
pub(crate) struct FacetValues {
    /// 栏目, the kind.
    pub(crate) section: Option<String>,
    /// 类别, within the kind.
    pub(crate) category: Option<String>,
    /// 主题.
    pub(crate) topic: Option<String>,
    /// 年份, such as 2023年.
    pub(crate) year: Option<String>,
    /// 状态, such as 现行有效.
    pub(crate) state: Option<String>,
    /// 社区.
    pub(crate) community: Option<String>,
}

impl FacetValues {
    /// Whether the document is no longer in force, or not yet.
    pub(crate) fn is_ended(&self) -> bool {
        self.state
            .as_deref()
            .is_some_and(|state| OUT_OF_FORCE.iter().any(|one| one.label() == state))
    }

    /// In the order of [`FACETS`].
    fn all(&self) -> [Option<&str>; FACETS.len()] {
        let Self { section, category, topic, year, state, community } = self;
        [section, category, topic, year, state, community].map(Option::as_deref)
    }
}

/// The facets of all documents, as the index holds them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct FacetTable {
    /// The names of the facets, each with its values.
    names: Vec<(String, Vec<String>)>,
    /// The combinations that occur: for each facet the value's number and one, 0 for none.
    kinds: Vec<Vec<u32>>,
    /// For each document the number of its combination, after [`numbers`].
    documents: String,
}

impl FacetTable {
    /// The table of documents, in their order.
    pub(crate) fn new(documents: &[FacetValues]) -> Self {
        let numbers = value_numbers(documents);
        let combination = |values: &FacetValues| -> Vec<u32> {
            let values = values.all().into_iter().zip(&numbers);
            values.map(|(value, numbers)| value.map_or(0, |value| numbers[value])).collect()
        };
        let mut kinds: BTreeMap<Vec<u32>, u32> =
            documents.iter().map(|values| (combination(values), 0)).collect();
        (0..).zip(kinds.values_mut()).for_each(|(number, kind)| *kind = number);
        let mut of_documents = String::new();
        for values in documents {
            numbers::write(&mut of_documents, kinds[&combination(values)]);
        }
        let names = FACETS.iter().zip(&numbers).map(|(name, numbers)| {
            ((*name).to_owned(), numbers.keys().map(|value| (*value).to_owned()).collect())
        });
        Self { names: names.collect(), kinds: kinds.into_keys().collect(), documents: of_documents }
    }
}

/// For each facet its values in order, numbered from 1.
fn value_numbers(documents: &[FacetValues]) -> [BTreeMap<&str, u32>; FACETS.len()] {
    let mut numbers = [const { BTreeMap::new() }; FACETS.len()];
    for document in documents {
        for (numbers, value) in numbers.iter_mut().zip(document.all()) {
            numbers.extend(value.map(|value| (value, 0)));
        }
    }
    for numbers in &mut numbers {
        (1..).zip(numbers.values_mut()).for_each(|(number, value)| *value = number);
    }
    numbers
}

/// A filter: a facet's name and the value asked for.
pub type Filter = (String, String);

/// The table, ready to be asked about documents.
pub(crate) struct FacetIndex {
    table: FacetTable,
    documents: Vec<u32>,
}

impl FacetIndex {
    pub(crate) fn new(table: FacetTable) -> Self {
        let documents = numbers::read(&table.documents).collect();
        Self { table, documents }
    }

    /// Whether a document has all the values asked for.
    pub(crate) fn passes(&self, document: u32, filters: &[Filter]) -> bool {
        let FacetTable { names, kinds, .. } = &self.table;
        let kind = self.documents.get(document as usize);
        let kind = kind.and_then(|kind| kinds.get(*kind as usize));
        filters.iter().all(|(name, value)| {
            let facet = names.iter().position(|(known, _)| known == name);
            facet.is_some_and(|facet| {
                let number = kind.and_then(|kind| kind.get(facet)).copied().unwrap_or(0);
                number.checked_sub(1).and_then(|at| names[facet].1.get(at as usize)) == Some(value)
            })
        })
    }
}
