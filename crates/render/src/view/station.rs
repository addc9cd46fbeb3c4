//! What a station shows: phones to call, the week's hours, what to bring, when it was last verified.

use serde::Serialize;

use super::{Here, qr, shell::Phone};
use crate::structured_data::json_ld;
use gongbao_content::{
    hours,
    kinds::{
        Entry,
        station::{Station, StationType},
    },
};

/// One line of hours.
#[derive(Debug, Serialize)]
struct Hours {
    days: String,
    /// Spans such as `09:00–12:00`.
    times: Vec<String>,
}

/// One line of the roster.
#[derive(Debug, Serialize)]
struct Duty {
    days: String,
    who: String,
}

/// A station.
#[derive(Debug, Serialize)]
pub(super) struct StationView {
    title: String,
    kind: &'static str,
    /// Whether people get legal services there, rather than visit it.
    serves: bool,
    community: Option<String>,
    address: Option<String>,
    location: Option<String>,
    phones: Vec<Phone>,
    hours: Vec<Hours>,
    holidays: Option<String>,
    services: Vec<String>,
    bring: Vec<String>,
    duty: Vec<Duty>,
    accessible: Vec<String>,
    transport: Option<String>,
    free: bool,
    apply_here: bool,
    verified: Option<String>,
    verified_by: Option<String>,
    /// Whether it was verified too long ago.
    stale: bool,
    page: String,
    sheet: String,
    vcard: String,
    /// The full address of its page, as the QR code holds it.
    url: String,
    /// An SVG path of the QR code, and the number of its modules.
    qr: Option<qr::Qr>,
    /// JSON-LD.
    data: String,
    /// The stations nearest by community, for when this one is closed.
    others: Vec<super::shell::Anchor>,
    withdrawn: bool,
}

impl StationView {
    pub(super) fn new(here: &Here<'_>, index: usize) -> Self {
        let site = here.plan.site;
        let document = &site.documents[index];
        let empty = Station::default();
        let station = match &document.entry {
            Entry::Station(station) => station,
            _ => &empty,
        };
        let url = here.plan.url(&document.address());
        let limit = site.settings.limits.verified;
        let mut others: Vec<_> = site.stations().filter(|(other, _)| *other != index).collect();
        others.sort_by_key(|(_, other)| other.community != station.community);
        Self {
            title: document.common.title.clone(),
            kind: station.station_type.label(),
            serves: station.station_type != StationType::Venue,
            community: station.community.clone(),
            address: station.address.clone(),
            location: station.location.clone(),
            phones: station.phones.iter().map(|phone| Phone::new(phone)).collect(),
            hours: station
                .hours
                .iter()
                .map(|line| Hours { days: line.days.clone(), times: spans(&line.times) })
                .collect(),
            holidays: station.holidays.clone(),
            services: station.services.clone(),
            bring: station.bring.clone(),
            duty: station
                .duty
                .iter()
                .map(|duty| Duty { days: duty.days.clone(), who: duty.who.clone() })
                .collect(),
            accessible: station.accessible.clone(),
            transport: station.transport.clone(),
            free: station.free,
            apply_here: station.apply_here,
            verified: station.verified.map(|date| date.to_string()),
            verified_by: station.verified_by.clone(),
            stale: station.verified.is_some_and(|date| date.days_until(site.today) > limit),
            page: here.document(index),
            sheet: here.page(&format!("stations/{}.sheet.html", document.slug)),
            vcard: here.file(&format!("stations/{}.vcf", document.slug)),
            qr: qr::qr(&url),
            data: json_ld::station(document, station, &url),
            url,
            others: others
                .into_iter()
                .take(3)
                .map(|(other, _)| super::shell::Anchor {
                    title: site.documents[other].common.title.clone(),
                    link: here.document(other),
                })
                .collect(),
            withdrawn: document.common.withdrawn.is_some(),
        }
    }
}

fn spans(times: &[String]) -> Vec<String> {
    let shown = |text: &String| match hours::parse_span(text) {
        Some(span) => format!("{}–{}", hours::clock(span.opens), hours::clock(span.closes)),
        None => text.clone(),
    };
    times.iter().map(shown).collect()
}
