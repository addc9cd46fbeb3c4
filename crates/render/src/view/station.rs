//! A station: phones to call, when it is open, what to bring, when it was last verified.

use serde::Serialize;

use super::{
    context::PageContext,
    document,
    links::{self, Phone},
    open_days::{self, OpenDayView},
    qr::{self, Qr},
    template::View,
};
use crate::{error::BuildError, structured_data::json_ld};
use gongbao_base::date::Date;
use gongbao_content::{
    host,
    hours::{HolidayPolicy, HoursQuestion, HoursRule, Pause},
    kinds::station::{Station, StationType},
};

/// What is said where nobody said from where weeks are counted.
const ISO_WEEKS: &str = "单周、双周按日历的周数（ISO周历）计算";

/// One line of hours.
#[derive(Debug, Serialize)]
struct HoursRow {
    /// The days in words, such as 周一至周五 or 每月第三个周二.
    days: String,
    /// DayTimes such as `09:00–12:00` or 上午; may be empty.
    times: Vec<String>,
    /// Where; absent when the station has one place.
    place: Option<String>,
    /// What holds for these days on holidays, when that is another than for the rest.
    holidays: Option<&'static str>,
}

/// When a station is open.
#[derive(Debug, Serialize)]
struct Opening {
    /// When it is open, line by line; may be empty.
    hours: Vec<HoursRow>,
    /// Texts of hours that were not understood, as they were written; may be empty.
    unread: Vec<String>,
    /// Whether it takes an appointment.
    appointment: bool,
    /// What holds on holidays, in words; absent when it is not given.
    holidays: Option<String>,
    /// DayTimes without service that are not over, in words; may be empty.
    pauses: Vec<String>,
    /// The pause that holds on the build's day, in words; absent when there is none.
    paused: Option<String>,
    /// How odd and even weeks are counted, in words; absent when no hours ask it.
    weeks: Option<&'static str>,
    /// The next three open days from the build's day on; empty when they are not known.
    next: Vec<OpenDayView>,
    /// The build's day in words, such as 2026年12月3日: of which the next days are.
    today: String,
}

/// One line of the roster.
#[derive(Debug, Serialize)]
struct DutyLine {
    /// The days in words.
    days: String,
    /// Who is on duty.
    who: String,
    /// The phone on duty; absent when it is not given.
    phone: Option<Phone>,
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
    /// Whether the hotline is another number than all of these.
    hotline_beside: bool,
    /// When it is open.
    opening: Opening,
    /// What can be done there, each in a few words; may be empty.
    services: Vec<String>,
    /// What to bring, each in a few words; may be empty.
    bring: Vec<String>,
    /// The roster; may be empty.
    duty: Vec<DutyLine>,
    /// The month of the roster in words, such as 2026年3月; absent when it holds for good.
    duty_month: Option<String>,
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
    /// The link that opens the address in a map of the reader's phone; absent when the address is not known.
    map: Option<String>,
    /// The link to its page.
    page: String,
    /// The link to its door sheet.
    sheet: String,
    /// The link to its vCard.
    vcard: String,
    /// The link to a calendar of its open days; absent when none is known.
    calendar: Option<String>,
    /// The full address of its page on the web, as the QR code holds it.
    url: String,
    /// The QR code; absent when the address is an example, or too long for one.
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
        let opening = Opening::new(station, site.today);
        Self {
            title: document.common.title.clone(),
            kind: station.type_of().label(),
            serves: station.type_of() != StationType::Venue,
            community: station.community.clone(),
            address: station.address.clone(),
            location: station.location.clone(),
            hotline_beside: !station.phones.contains(&site.settings.hotline),
            phones: station.phones.iter().map(|phone| Phone::new(phone)).collect(),
            calendar: (!opening.next.is_empty())
                .then(|| context.file_link(&format!("stations/{}.ics", document.slug))),
            opening,
            services: station.services.clone(),
            bring: station.bring.clone(),
            duty: station
                .duty
                .iter()
                .map(|duty| DutyLine {
                    days: duty.days.clone(),
                    who: duty.who.clone(),
                    phone: duty.phone.as_deref().map(Phone::new),
                })
                .collect(),
            duty_month: station.duty_month.clone(),
            accessible: station.accessible.clone(),
            transport: station.transport.clone(),
            free: station.free,
            apply_here: station.apply_here,
            verified: station.verified.map(|date| date.to_string()),
            verified_by: station.verified_by.clone(),
            stale: station.verified.is_some_and(|date| date.days_until(site.today) > limit),
            map: station.address.as_ref().map(|text| format!("geo:0,0?q={}", links::query(text))),
            page: context.document_link(index),
            sheet: context.page_link(&format!("stations/{}.sheet.html", document.slug)),
            vcard: context.file_link(&format!("stations/{}.vcf", document.slug)),
            // Nobody is sent to an address that is an example.
            qr: (!host::is_example(&url)).then(|| qr::qr(&url)).flatten(),
            data: json_ld::station(document, station, &url, site.today),
            url,
        }
    }
}

impl HoursRow {
    fn new(rule: &HoursRule, general: HolidayPolicy) -> Self {
        let days = rule.days_in_words();
        Self {
            days: if rule.closed { format!("{days}不开放") } else { days },
            times: rule.times.texts("–"),
            place: rule.place.clone(),
            holidays: (rule.holidays != general).then(|| rule.holidays.words()).flatten(),
        }
    }
}

impl Opening {
    fn new(station: &Station, today: Date) -> Self {
        let opening = station.opening();
        let hours = &opening.hours;
        let pauses = || hours.pauses.iter();
        Self {
            next: open_days::next(hours, today, 3),
            hours: hours.rules.iter().map(|rule| HoursRow::new(rule, opening.general)).collect(),
            unread: hours.unread.clone(),
            appointment: hours.appointment,
            holidays: station.holidays.clone().or(opening.general.words().map(str::to_owned)),
            pauses: pauses()
                .filter(|pause| pause.until.is_none_or(|until| until >= today))
                .map(Pause::words)
                .collect(),
            paused: pauses().find(|pause| pause.holds_on(today)).map(Pause::words),
            weeks: hours.questions().contains(&HoursQuestion::FirstWeek).then_some(ISO_WEEKS),
            today: today.chinese(),
        }
    }
}
