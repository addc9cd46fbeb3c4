//! What is to be verified again, and allowances that end.

use super::item::{Due, message};
use crate::{codes, site::Site};
use gongbao_base::finding::Place;
use gongbao_content::settings;

/// What is to be verified again, and allowances that end.
pub(super) fn all(site: &Site) -> Vec<Due> {
    let mut all = Vec::new();
    for (index, station) in site.stations() {
        let document = &site.documents[index];
        all.extend(station.verified.map(|verified| Due {
            date: verified.plus_days(site.settings.limits.verified),
            what: message(
                format!("核实站点：{}", document.common.title),
                format!("verify the station {}", document.common.title),
            ),
            basis: "本单位设定的核实期限".into(),
            place: Place::file(&document.path()),
            late: None,
        }));
    }
    all.extend(site.settings.org.verified.map(|verified| Due {
        date: verified.plus_days(365),
        what: message("核对机构信息", "verify the office's details"),
        basis: "政府信息公开条例第二十条第（二）项".into(),
        place: Place::file(settings::FILE),
        late: Some(&codes::OFFICE_STALE),
    }));
    all.extend(site.settings.allow.iter().map(|allowance| Due {
        date: allowance.until,
        what: message(
            format!("改正或重新审批暂时允许的提示：{} {}", allowance.code, allowance.id),
            format!("mend what was allowed for a time: {} {}", allowance.code, allowance.id),
        ),
        basis: format!("{} 的“{}”", settings::FILE, site.settings.key("allow")).into(),
        place: Place::file(settings::FILE),
        late: None,
    }));
    all
}
