//! A station: phones to call, the week's hours, what to bring, when it was last verified.

use serde::Serialize;

use super::{
    context::PageContext,
    document,
    links::Phone,
    qr::{self, Qr},
    template::View,
};
use crate::{error::BuildError, structured_data::json_ld};
use gongbao_content::{
    hours,
    kinds::station::{Station, StationType},
};

/// One line of hours.
#[derive(Debug, Serialize)]
struct HoursLine {
    /// The days in words, such as 周一至周五.
    days: String,
    /// Spans such as `09:00–12:00`.
    times: Vec<String>,
}

/// One line of the roster.
#[derive(Debug, Serialize)]
struct DutyLine {
    /// The days in words.
    days: String,
    /// Who is on duty.
    who: String,
}

/// What a station shows, on its page and on its door sheet. Templates know it as `station`.
#[derive(Debug, Serialize)]
pub(super) struct StationView {
    /// The name.
    title: String,
    /// The type in Chinese.
    kind: &'static str,
    /// Whether people get legal services there, rather than visit it.
    serves: bool,
    /// The community; absent when it is not given.
    community: Option<String>,
    /// The street address; absent when it is not known.
    address: Option<String>,
    /// How to find it at the address; absent when it is not given.
    location: Option<String>,
    /// The phone numbers; may be empty.
    phones: Vec<Phone>,
    /// The week's hours; may be empty.
    hours: Vec<HoursLine>,
    /// What holds on holidays, in words; absent when it is not given.
    holidays: Option<String>,
    /// What can be done there, each in a few words; may be empty.
    services: Vec<String>,
    /// What to bring, each in a few words; may be empty.
    bring: Vec<String>,
    /// The roster; may be empty.
    duty: Vec<DutyLine>,
    /// What makes it accessible, each in a few words; may be empty.
    accessible: Vec<String>,
    /// How to get there, in words; absent when it is not given.
    transport: Option<String>,
    /// Whether the service is free.
    free: bool,
    /// Whether legal aid can be applied for on the spot.
    apply_here: bool,
    /// The day on which all this was last verified, as `2024-03-01`; absent when it never was.
    verified: Option<String>,
    /// Who verified it; absent when it is not given.
    verified_by: Option<String>,
    /// Whether it was verified too long ago.
    stale: bool,
    /// The link to its page.
    page: String,
    /// The link to its door sheet.
    sheet: String,
    /// The link to its vCard.
    vcard: String,
    /// The full address of its page on the web, as the QR code holds it.
    url: String,
    /// The QR code; absent when the address is too long for one.
    qr: Option<Qr>,
    /// The same data as JSON-LD, to be put into a script element as it is.
    data: String,
}

/// The page of a station, by the document's index in the site.
pub(super) fn view(
    context: &PageContext<'_>,
    index: usize,
    station: &Station,
) -> Result<View, BuildError> {
    let data = StationView::new(context, index, station);
    document::view(context, index, "station.html")?.with("station", &data)
}

impl StationView {
    pub(super) fn new(context: &PageContext<'_>, index: usize, station: &Station) -> Self {
        let site = context.plan.site;
        let document = &site.documents[index];
        let url = context.plan.url(&document.address());
        let limit = site.settings.limits.verified;
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
                .map(|line| HoursLine { days: line.days.clone(), times: spans(&line.times) })
                .collect(),
            holidays: station.holidays.clone(),
            services: station.services.clone(),
            bring: station.bring.clone(),
            duty: station
                .duty
                .iter()
                .map(|duty| DutyLine { days: duty.days.clone(), who: duty.who.clone() })
                .collect(),
            accessible: station.accessible.clone(),
            transport: station.transport.clone(),
            free: station.free,
            apply_here: station.apply_here,
            verified: station.verified.map(|date| date.to_string()),
            verified_by: station.verified_by.clone(),
            stale: station.verified.is_some_and(|date| date.days_until(site.today) > limit),
            page: context.document_link(index),
            sheet: context.page_link(&format!("stations/{}.sheet.html", document.slug)),
            vcard: context.file_link(&format!("stations/{}.vcf", document.slug)),
            qr: qr::qr(&url),
            data: json_ld::station(document, station, &url),
            url,
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
