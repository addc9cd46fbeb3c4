//! Policy documents, announcements, interpretations and publicities.

mod columns;
mod fields;
mod state;

use std::cmp::Reverse;

pub use self::{
    fields::{Category, CommentPeriod, Contact, Notice},
    state::State,
};
use super::{
    common::Common,
    declaration::{
        FacetDeclaration, FacetSource, FacetValue, KindDeclaration, OfficialColumn, OwnFields, Rank, STATE, TOPIC,
        YEAR, facet, shared_facet,
    },
};
use crate::fields::Field;
use gongbao_base::date::Date;

impl KindDeclaration for Notice {
    const NAME: &'static str = "notice";
    const FOLDER: &'static str = "notices";
    const LABEL: &'static str = "政策文件";
    const OWN: &'static [Field] = Self::FIELDS;
    const SAMPLE: &'static str = include_str!("sample.md");
    const LIST: Option<&'static str> = Some("政策文件、通知公告、政策解读和公示");
    const FACETS: &'static [FacetDeclaration<Self>] = &[
        facet("category", "类别", |notice| {let category = notice.category;
            vec![FacetValue::Choice(category as usize, category.name(), category.label())]}),
        shared_facet(TOPIC, FacetSource::Topic),
        shared_facet(YEAR, FacetSource::Year),
        shared_facet(STATE, FacetSource::State),
    ];
    const COLUMNS: &'static [OfficialColumn<Self>] = columns::COLUMNS;
    const COLUMN_TYPE: &'static str = "政策文件";
    const OPEN_DATA: bool = true;
    const CATALOGUED: bool = true;
    const PAGE_TEMPLATE: &'static str = "notice.html";
    const LIST_TEMPLATE: &'static str = "notices.html";
}

impl OwnFields for Notice {
    fn rank(&self, common: &Common) -> Rank<'_> {
        Rank { newest: Reverse((common.published, self.written)), ..Rank::default() }
    }

    fn searched(&self) -> Vec<String> {
        [&self.document_number, &self.index_number].into_iter().flatten().cloned().collect()
    }

    fn column_type(&self, _: &str) -> Option<&'static str> {
        (self.category == Category::Interpretation).then_some("政策解读")
    }

    fn written(&self) -> Option<Date> {
        self.written
    }

    fn number(&self) -> Option<&str> {
        self.document_number.as_deref()
    }

    fn category(&self) -> Option<&'static str> {
        Some(self.category.label())
    }

    fn topic(&self) -> Option<&str> {
        self.topic.as_deref()
    }
}
