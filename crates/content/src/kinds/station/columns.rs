//! The official columns of stations.

use super::fields::Station;
use crate::kinds::declaration::{OfficialColumn, column, text};

pub(super) const COLUMNS: &[OfficialColumn<Station>] = &[
    column("title", "名称", |of| of.common.title.clone()),
    column("type", "类型", |of| of.own.type_of().label().to_owned()),
    column("community", "社区", |of| text(of.own.community.as_ref())),
    column("address", "地址", |of| text(of.own.address.as_ref())),
    column("location", "位置说明", |of| text(of.own.location.as_ref())),
    column("phones", "电话", |of| of.own.phones.join("、")),
    column("hours", "服务时间", |of| of.own.opening().hours.words()),
    column("holidays", "节假日", |of| text(of.own.holidays.as_ref())),
    column("services", "服务事项", |of| of.own.services.join("、")),
    column("bring", "携带材料", |of| of.own.bring.join("、")),
    column("accessible", "无障碍", |of| of.own.accessible.join("、")),
    column("transport", "交通", |of| text(of.own.transport.as_ref())),
    column("free", "免费", |of| truth(of.own.free)),
    column("apply_here", "受理法律援助申请", |of| truth(of.own.apply_here)),
    column("verified", "核实日期", |of| text(of.own.verified)),
    column("verified_by", "核实人", |of| text(of.own.verified_by.as_ref())),
    column("url", "网址", |of| of.url.clone()),
];

fn truth(value: bool) -> String {
    if value { "是" } else { "" }.to_owned()
}
