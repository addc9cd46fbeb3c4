//! Legal-aid stations, legal-service stations and venues of legal culture.

mod columns;
mod fields;

pub use self::fields::{Duty, Hours, Station, StationType};
use super::{
    common::Common,
    declaration::{FacetDeclaration, FacetValue, KindDeclaration, OfficialColumn, OwnFields, Rank, facet},
};
use crate::fields::Field;

impl KindDeclaration for Station {
    const NAME: &'static str = "station";
    const FOLDER: &'static str = "stations";
    const LABEL: &'static str = "服务站点";
    const OWN: &'static [Field] = Self::FIELDS;
    const SAMPLE: &'static str = include_str!("sample.md");
    const LIST: Option<&'static str> =
        Some("公共法律服务工作站和法治文化阵地的地址、电话和服务时间");
    const FACETS: &'static [FacetDeclaration<Self>] = &[
        facet("community", "社区", |station| {
            station.community.as_deref().map(FacetValue::Text).into_iter().collect()
        }),
        facet("service", "服务", |station| {
            station.services.iter().map(|service| FacetValue::Text(service)).collect()
        }),
    ];
    const COLUMNS: &'static [OfficialColumn<Self>] = columns::COLUMNS;
    const COLUMN_TYPE: &'static str = "办事服务";
    const OPEN_DATA: bool = true;
    const CATALOGUED: bool = false;
    const PAGE_TEMPLATE: &'static str = "station.html";
    const LIST_TEMPLATE: &'static str = "stations.html";
}

impl OwnFields for Station {
    fn rank(&self, _: &Common) -> Rank<'_> {
        let number = u16::from(self.community.is_none());
        Rank { number, name: self.community.as_deref(), ..Rank::default() }
    }

    fn searched(&self) -> Vec<String> {
        let kind = Some(self.station_type.label().to_owned());
        let places = [&self.community, &self.address, &self.location].into_iter().flatten();
        let lists = self.phones.iter().chain(&self.services);
        kind.into_iter().chain(places.chain(lists).cloned()).collect()
    }

    fn category(&self) -> Option<&'static str> {
        Some(self.station_type.label())
    }
}
