//! The page in English: whom to call, where the stations are, what costs nothing. Templates know it as `english`.

use serde::Serialize;

use super::{
    context::PageContext,
    links::{self, Phone},
    shell::Shell,
    template::View,
};
use crate::error::BuildError;

/// A station for readers of English; its name and address stay as signs show them.
#[derive(Debug, Serialize)]
struct EnglishStation {
    /// The name.
    title: String,
    /// The link to its page.
    link: String,
    /// The street address; absent when it is not known.
    address: Option<String>,
    /// The phone numbers; may be empty.
    phones: Vec<Phone>,
    /// Whether the service is free.
    free: bool,
}

/// What the page in English shows.
#[derive(Debug, Serialize)]
struct EnglishView {
    /// The stations, in the order of their list.
    stations: Vec<EnglishStation>,
    /// The link that begins a letter to the office; absent when the settings give no mail address.
    mail: Option<String>,
}

/// The page in English.
pub(super) fn view(context: &PageContext<'_>) -> Result<View, BuildError> {
    let about = "Legal help and public information in English";
    let shell = Shell::plain(context, "Legal help in English", about, true).in_language("en");
    View::new("english.html").with("page", &shell)?.with("english", &EnglishView::new(context))
}

impl EnglishView {
    fn new(context: &PageContext<'_>) -> Self {
        let site = context.plan.site;
        let stations = site.stations().map(|(index, station)| EnglishStation {
            title: site.documents[index].common.title.clone(),
            link: context.document_link(index),
            address: station.address.clone(),
            phones: station.phones.iter().map(|phone| Phone::new(phone)).collect(),
            free: station.free,
        });
        let mail = site.settings.org.email.as_ref();
        Self {
            stations: stations.collect(),
            mail: mail.map(|to| links::mail(to, "Question in English", "")),
        }
    }
}
