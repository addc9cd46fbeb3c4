//! An item of the table, and what came of inspecting it.

use serde::Serialize;

/// What came of inspecting an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InspectionResult {
    /// Nothing against it was found, and what is needed to tell was there.
    Pass,
    /// It would fail.
    Fail,
    /// It cannot be told from the content alone.
    NotCheckable,
}

impl InspectionResult {
    /// In Chinese.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Pass => "合格",
            Self::Fail => "不合格",
            Self::NotCheckable => "无法自动检查",
        }
    }
}

/// One item of the table.
#[derive(Debug, Serialize)]
pub struct InspectionItem {
    /// Its number in the table.
    pub number: &'static str,
    /// What is inspected.
    pub item: &'static str,
    /// When it fails.
    pub rule: &'static str,
    /// The outcome.
    pub verdict: InspectionResult,
    /// On what ground.
    pub evidence: Vec<String>,
}
