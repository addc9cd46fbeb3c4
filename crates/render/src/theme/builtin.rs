//! The built-in theme, which the program carries.

use std::borrow::Cow;

use gongbao_base::nearest;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../../themes/default/", $path)))),*]
    };
}

/// The files: their paths below `themes/default`, sorted, and their texts.
pub static FILES: &[(&str, &str)] = files![
    "404.html",
    "assets/nearest.js",
    "assets/search.js",
    "catalogue.html",
    "changes.html",
    "components/application_form.html",
    "components/attachments.html",
    "components/banners.html",
    "components/bar.html",
    "components/beside.html",
    "components/breadcrumbs.html",
    "components/call_button.html",
    "components/column.html",
    "components/contact.html",
    "components/contents.html",
    "components/date.html",
    "components/document_dates.html",
    "components/document_item.html",
    "components/facets.html",
    "components/figure_table.html",
    "components/first_figures.html",
    "components/form_cell.html",
    "components/fragment_cell.html",
    "components/help.html",
    "components/icon.html",
    "components/link_list.html",
    "components/list_data.html",
    "components/listing.html",
    "components/open_day.html",
    "components/open_days.html",
    "components/opening_hours.html",
    "components/pagination.html",
    "components/phone_link.html",
    "components/qr_code.html",
    "components/related.html",
    "components/report_item.html",
    "components/revisions.html",
    "components/search_box.html",
    "components/site_footer.html",
    "components/site_header.html",
    "components/state_tag.html",
    "components/station_card.html",
    "components/station_item.html",
    "components/statutory_table.html",
    "components/tree_switch.html",
    "components/wide_table.html",
    "document.html",
    "documents.html",
    "english.html",
    "figures.html",
    "fragment.html",
    "handover.html",
    "home.html",
    "layouts/base.html",
    "leave.html",
    "moved.html",
    "notice.html",
    "notices.html",
    "page.html",
    "report.html",
    "reports.html",
    "search.html",
    "sheet.html",
    "sitemap.html",
    "station.html",
    "stations.html",
    "styles/actions.css",
    "styles/base.css",
    "styles/colours.css",
    "styles/contrast.css",
    "styles/elder.css",
    "styles/layout.css",
    "styles/lists.css",
    "styles/narrow.css",
    "styles/notes.css",
    "styles/own.css",
    "styles/print.css",
    "styles/search.css",
    "styles/sheet.css",
    "styles/tables.css",
    "styles/text.css",
    "styles/tokens.css",
    "withdrawn.html",
];

/// The files as bytes.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().map(|(path, text)| (*path, text.as_bytes()))
}

/// The text of a file.
#[must_use]
pub fn find(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

/// The file that somebody meant who typed this: the same name in another folder, or almost the same path.
#[must_use]
pub fn nearest(typed: &str) -> Option<&'static str> {
    let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let paths = || FILES.iter().map(|(path, _)| *path);
    paths().find(|path| name(path) == name(typed)).or_else(|| nearest::nearest(typed, paths(), 3))
}

/// What is sent of a file. Of a built-in script, which is known to need neither, remarks and indentation stay here: they would
/// cost every reader more than a kilobyte.
pub(super) fn sent<'b>(path: &str, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let own = FILES.iter().find(|(name, text)| *name == path && text.as_bytes() == bytes);
    match own {
        Some((_, text)) if path.ends_with(".js") => {
            let lines = text.lines().map(str::trim_start);
            let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
            Cow::Owned(lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes())
        }
        _ => Cow::Borrowed(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use gongbao_content::kinds::KINDS;

    #[test]
    fn every_kind_has_its_templates() {
        for kind in KINDS {
            assert!(
                find(kind.page_template).is_some(),
                "{} has no {}",
                kind.name,
                kind.page_template
            );
            let list = kind.list.is_none() || find(kind.list_template).is_some();
            assert!(list, "{} has no {}", kind.name, kind.list_template);
        }
    }
}
