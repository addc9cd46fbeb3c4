//! Yearly reports.

mod columns;
pub mod disclosure;
mod fields;

use std::cmp::Reverse;

pub use self::fields::{Figure, Report, ReportType};
use super::{
    common::Common,
    declaration::{
        FacetDeclaration, FacetSource, FacetValue, KindDeclaration, OfficialColumn, OwnFields, Rank, YEAR, facet,
        shared_facet,
    },
};
use crate::fields::Field;

impl KindDeclaration for Report {
    const NAME: &'static str = "report";
    const FOLDER: &'static str = "reports";
    const LABEL: &'static str = "年度报告";
    const OWN: &'static [Field] = Self::FIELDS;
    const SAMPLE: &'static str = include_str!("sample.md");
    const LIST: Option<&'static str> = Some("法治政府建设年度报告和政府信息公开工作年度报告");
    const FACETS: &'static [FacetDeclaration<Self>] = &[
        facet("type", "类型", |report| {
            let about = report.report_type;
            vec![FacetValue::Choice(about as usize, about.name(), about.label())]
        }),
        shared_facet(YEAR, FacetSource::Year),
    ];
    const COLUMNS: &'static [OfficialColumn<Self>] = columns::COLUMNS;
    const COLUMN_TYPE: &'static str = "信息公开年报";
    const OPEN_DATA: bool = true;
    const CATALOGUED: bool = true;
    const PAGE_TEMPLATE: &'static str = "report.html";
    const LIST_TEMPLATE: &'static str = "reports.html";
}

impl OwnFields for Report {
    fn rank(&self, common: &Common) -> Rank<'_> {
        let number = u16::MAX - self.year;
        Rank { number, newest: Reverse((common.published, None)), ..Rank::default() }
    }

    fn searched(&self) -> Vec<String> {
        let figures = self.figures.iter();
        figures.map(|figure| format!("{} {}{}", figure.label, figure.value, figure.unit)).collect()
    }

    fn year(&self) -> Option<i16> {
        i16::try_from(self.year).ok()
    }

    fn category(&self) -> Option<&'static str> {
        Some(self.report_type.label())
    }
}
