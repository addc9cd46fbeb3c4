//! Placeholders in the text: `{{id}}` for a report's figure, `{{org.phone}}` for the office's data.

use super::{kinds::report::Figure, settings::Office};

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A figure, with the way the text writes it.
    Figure {
        /// The figure's index in the report.
        index: usize,
        /// What is shown.
        shown: String,
    },
    /// A detail of the office.
    Office(String),
    /// A detail of the office that nobody has given yet.
    OfficeUnknown(&'static str),
}

/// What stands in the text where a detail of the office is not known.
pub const UNKNOWN: &str = "待核实";

/// A number as it was typed: no grouping, no trailing zeros.
#[must_use]
pub fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else {
        format!("{value}")
    }
}

/// The value with its unit, as the text writes it.
#[must_use]
pub fn shown(figure: &Figure) -> String {
    figure.written.clone().unwrap_or_else(|| format!("{}{}", number(figure.value), figure.unit))
}

/// Whether a figure is a place in an order, as 第一名, which is no amount: it can neither be added to nor drawn.
#[must_use]
pub fn is_rank(figure: &Figure) -> bool {
    let written = figure.written.as_deref().unwrap_or_default().trim_start();
    let named = ["排名", "名次", "位次", "排行"].iter().any(|word| figure.label.contains(word));
    written.starts_with('第') || figure.unit.starts_with('第') || named
}

/// Looks a placeholder's name up.
#[must_use]
pub fn meaning(name: &str, figures: &[Figure], org: &Office) -> Option<Meaning> {
    if let Some(detail) = name.strip_prefix("org.") {
        return office(detail, org);
    }
    let (id, bare) = match name.strip_suffix(".value") {
        Some(id) => (id, true),
        None => (name, false),
    };
    let index = figures.iter().position(|figure| figure.id.0 == id)?;
    let figure = &figures[index];
    Some(Meaning::Figure { index, shown: if bare { number(figure.value) } else { shown(figure) } })
}

fn office(detail: &str, org: &Office) -> Option<Meaning> {
    let joined = |list: &[String]| (!list.is_empty()).then(|| list.join("、"));
    let (value, label) = match detail {
        "name" => (Some(org.name.clone()), "名称"),
        "short" => (org.short.clone().or_else(|| Some(org.name.clone())), "简称"),
        "district" => (org.district.clone(), "所属区"),
        "functions" => (org.functions.clone(), "机关职能"),
        "departments" => (joined(&org.departments), "内设机构"),
        "address" => (org.address.clone(), "办公地址"),
        "hours" => (org.hours.clone(), "办公时间"),
        "phone" => (joined(&org.phones), "联系电话"),
        "fax" => (org.fax.clone(), "传真号码"),
        "email" => (org.email.clone(), "电子邮箱"),
        "postcode" => (org.postcode.clone(), "邮政编码"),
        "web" => (org.web.clone(), "互联网联系方式"),
        "head" => (org.head.clone(), "负责人"),
        _ => return None,
    };
    Some(value.map_or(Meaning::OfficeUnknown(label), Meaning::Office))
}

/// The names that may follow `org.`.
pub const OFFICE_NAMES: &str = "org.name, org.short, org.district, org.functions, org.departments, org.address, org.hours, org.phone, org.fax, org.email, org.postcode, org.web, org.head";
