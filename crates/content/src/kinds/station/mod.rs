//! Legal-aid stations, legal-service stations and venues of legal culture.

mod columns;
mod fields;
mod opening;

pub use self::{
    fields::{Consent, Duty, Hours, HoursLine, HoursLines, PausedTime, Station, StationType},
    opening::StationHours,
};
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
        facet("type", "类型", |station| {
            let of = station.type_of();
            vec![FacetValue::Choice(of as usize, of.name(), of.label())]
        }),
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

    fn complete(&mut self, common: &Common) {
        self.station_type = self.station_type.or_else(|| StationType::of_title(&common.title));
    }

    fn searched(&self) -> Vec<String> {
        let kind = Some(self.type_of().label().to_owned());
        let places = [&self.community, &self.address, &self.location].into_iter().flatten();
        let lists = self.phones.iter().chain(&self.services);
        kind.into_iter().chain(places.chain(lists).cloned()).collect()
    }

    fn said(&self) -> Vec<String> {
        let opening = self.opening();
        let weekends = opening.opens_on_weekends().then(|| "周末开放".to_owned());
        let lines = [
            ("服务时间", opening.in_words()),
            ("周末", weekends.unwrap_or_default()),
            ("节假日", self.holidays.clone().unwrap_or_default()),
            ("服务事项", self.services.join("、")),
            ("携带材料", self.bring.join("、")),
            ("值班", self.duty.iter().map(duty).collect::<Vec<_>>().join("；")),
            ("无障碍", self.accessible.join("、")),
            ("交通", self.transport.clone().unwrap_or_default()),
            ("收费", if self.free { "免费" } else { "" }.to_owned()),
            ("法律援助", if self.apply_here { "可以当场申请法律援助" } else { "" }.to_owned()),
        ];
        let said = lines.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| format!("{name}：{value}")).collect()
    }

    fn contact(&self) -> Option<[String; 3]> {
        let phone = self.phones.first().cloned().unwrap_or_default();
        Some([phone, self.opening().in_words(), self.address.clone().unwrap_or_default()])
    }

    fn category(&self) -> Option<&'static str> {
        Some(self.type_of().label())
    }
}

fn duty(duty: &Duty) -> String {
    format!("{}{}", duty.days, duty.who)
}

impl Station {
    /// What it is; a station of legal service where neither its field nor its title says.
    #[must_use]
    pub fn type_of(&self) -> StationType {
        self.station_type.unwrap_or_default()
    }
}
