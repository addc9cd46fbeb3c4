//! The sheet for a station's door, one printed page with a QR code. Templates know the station as `station`.

use super::{
    context::PageContext,
    links::Anchor,
    meta_tags,
    shell::{self, Shell, ShellParts},
    station::StationView,
    template::View,
};
use crate::error::BuildError;
use gongbao_content::kinds::{Entry, station::Station};

/// The door sheet of a station, by the document's index in the site.
pub(super) fn view(context: &PageContext<'_>, index: usize) -> Result<View, BuildError> {
    let none = Station::default();
    let station = match &context.plan.site.documents[index].entry {
        Entry::Station(station) => station,
        // The plan has sheets of stations only.
        _ => &none,
    };
    View::new("sheet.html")
        .with("page", &shell(context, index))?
        .with("station", &StationView::new(context, index, station))
}

fn shell(context: &PageContext<'_>, index: usize) -> Shell {
    let document = &context.plan.site.documents[index];
    let parts = ShellParts {
        title: format!("{}（门口张贴）", document.common.title),
        prefix: "",
        description: document.description(),
        section: "stations".to_owned(),
        crumbs: vec![shell::home_crumb(context), Anchor::document(context, index)],
        tags: meta_tags::column("服务站点", "服务站点张贴页", "服务站点", document.column_type()),
        indexed: false,
    };
    Shell::new(context, parts)
}
