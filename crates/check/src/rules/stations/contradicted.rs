//! What another page says of a station's phone is what the station's page says (ST-03).

use super::alike::STATIONS_ALIKE;
use gongbao_base::finding::{Finding, Place};
use gongbao_content::kinds::station::Station;
use gongbao_site::Site;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let known: Vec<(&str, &Station)> = site
        .stations()
        .filter(|(_, station)| !station.phones.is_empty())
        .map(|(index, station)| (site.documents[index].common.title.as_str(), station))
        .collect();
    let mut findings = Vec::new();
    for document in &site.documents {
        for mention in &document.mentions {
            // The name that stands nearest before the phone is whose it is.
            let named = known
                .iter()
                .filter_map(|(title, station)| Some((mention.before.rfind(title)?, title, station)))
                .max_by_key(|(at, ..)| *at);
            let Some((_, title, station)) = named else { continue };
            let own = |phone: &String| phone.starts_with(&*mention.phone);
            if station.phones.iter().any(own) || site.settings.org.phones.iter().any(own) {
                continue;
            }
            let place =
                Place::at(&document.path(), mention.line, mention.column, mention.phone.len());
            findings.push(
                Finding::new(&STATIONS_ALIKE, place)
                    .says(
                        format!("{title}的电话与站点页不一致：{}", mention.phone),
                        format!(
                            "the station's own page gives another phone than {}",
                            mention.phone
                        ),
                    )
                    .help(
                        format!("站点页写的是 {}；核实后改成一致", station.phones.join("、")),
                        format!(
                            "its page says {}; verify and make them agree",
                            station.phones.join(", ")
                        ),
                    ),
            );
        }
    }
    findings
}
