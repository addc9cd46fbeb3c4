//! The findings about a snapshot, as many as anyone reads.

use gongbao_base::{code::Code, finding::Finding};
use gongbao_container::file_finding;

use crate::error::ArchiveError;

/// As many findings as anyone reads.
const MOST: usize = 100;

/// Gathers findings.
#[derive(Default)]
pub(super) struct FindingList(Vec<Finding>);

impl FindingList {
    /// Adds one about this place.
    pub(super) fn add(
        &mut self,
        code: &Code,
        place: &str,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.push(file_finding(code, place, zh, en));
    }

    pub(super) fn push(&mut self, finding: Finding) {
        if self.0.len() < MOST {
            self.0.push(finding);
        }
    }

    /// Takes what is wrong with the snapshot and goes on; a failure of the machine ends everything.
    pub(super) fn keep<T, E: Into<ArchiveError>>(
        &mut self,
        result: Result<T, E>,
    ) -> Result<Option<T>, ArchiveError> {
        match result.map_err(Into::into) {
            Ok(value) => Ok(Some(value)),
            Err(ArchiveError::Finding(finding)) => {
                self.push(*finding);
                Ok(None)
            }
            Err(ArchiveError::DeadLinks(findings)) => {
                findings.into_iter().for_each(|finding| self.push(finding));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.0
    }
}
