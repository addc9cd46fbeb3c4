//! Search: exact phrases in Chinese text over plain files. The index is written here and read by the script of the search
//! page; the engine reads the same files for the command line and the tests.

pub mod code;
pub mod engine;
pub mod fold;
pub mod postings;
pub mod query;
pub mod record;
pub mod token;
pub mod write;

use gongbao_site::plan::Plan;

/// The address of the script with traditional characters.
pub const FOLD: &str = "search/fold.js";

/// The folder of the plan's index.
#[must_use]
pub fn folder(plan: &Plan<'_>) -> String {
    let documents = record::documents(plan);
    write::folder(
        &documents.iter().map(|index| plan.site.documents[*index].address()).collect::<Vec<_>>(),
    )
}

/// Writes the plan's index, file by file, through `put`.
///
/// # Errors
/// The first that `put` gives.
pub fn index<T: Send, E: Send>(
    plan: &Plan<'_>,
    put: &(impl Fn(String, &[u8]) -> Result<T, E> + Sync),
) -> Result<Vec<T>, E> {
    let documents = record::documents(plan);
    write::write(&folder(plan), documents.len(), &|at| record::record(plan, documents[at]), put)
}
