//! Work briefings: a kind that `tests/it/kinds.rs` adds to a copy of the repository.

use std::cmp::Reverse;

use super::{
    common::Common,
    declaration::{
        FacetDeclaration, FacetSource, KindDeclaration, OfficialColumn, OwnFields, Rank, YEAR, column, shared_facet,
    },
};
use crate::fields::{Field, fields};

fields! {
    /// The fields of a briefing.
    pub struct Briefing {
        issue: u16, "期号" "第几期" "the number of the issue" "1";
        editor: Option<String>, "编印单位" "编印单位" "the office that edits it" "党政办公室";
    }
}

impl KindDeclaration for Briefing {
    const NAME: &'static str = "briefing";
    const FOLDER: &'static str = "briefings";
    const LABEL: &'static str = "工作简报";
    const OWN: &'static [Field] = Self::FIELDS;
    const SAMPLE: &'static str = include_str!("sample.md");
    const LIST: Option<&'static str> = Some("街道的工作简报");
    const FACETS: &'static [FacetDeclaration<Self>] = &[shared_facet(YEAR, FacetSource::Year)];
    const COLUMNS: &'static [OfficialColumn<Self>] = &[
        column("title", "名称", |of| of.common.title.clone()),
        column("issue", "期号", |of| of.own.issue.to_string()),
        column("editor", "编印单位", |of| of.own.editor.clone().unwrap_or_default()),
        column("url", "网址", |of| of.url.clone()),
    ];
    const COLUMN_TYPE: &'static str = "工作动态";
    const OPEN_DATA: bool = true;
    const CATALOGUED: bool = true;
}

impl OwnFields for Briefing {
    fn rank(&self, common: &Common) -> Rank<'_> {
        Rank { newest: Reverse((common.published, None)), ..Rank::default() }
    }

    fn searched(&self) -> Vec<String> {
        self.editor.clone().into_iter().collect()
    }
}
