//! The official page tags (政府网站网页标签规范): `<meta>` elements that name site, column and content.

use serde::Serialize;

use gongbao_site::Site;

/// One `<meta>` element.
#[derive(Debug, Serialize)]
pub(super) struct MetaTag {
    /// The official name, such as `ColumnName`.
    name: &'static str,
    /// The value, as plain text.
    content: String,
}

impl MetaTag {
    pub(super) fn new(name: &'static str, content: impl Into<String>) -> Self {
        Self { name, content: content.into() }
    }
}

/// The tags of the site, which stand on every page.
pub(super) fn site(site: &Site) -> Vec<MetaTag> {
    let official = &site.settings.tags;
    let name = official.site_name.as_ref().unwrap_or(&site.settings.name);
    [
        ("SiteName", Some(name)),
        ("SiteDomain", official.domain.as_ref()),
        ("SiteIDCode", official.id_code.as_ref()),
    ]
    .into_iter()
    .filter_map(|(name, content)| Some(MetaTag::new(name, content?)))
    .collect()
}

/// The tags of the column in which a page stands.
pub(super) fn column(
    name: &str,
    description: &str,
    keywords: &str,
    column_type: &str,
) -> Vec<MetaTag> {
    [
        ("ColumnName", name),
        ("ColumnDescription", description),
        ("ColumnKeywords", keywords),
        ("ColumnType", column_type),
    ]
    .into_iter()
    .map(|(name, content)| MetaTag::new(name, content))
    .collect()
}

/// The official type of a column that only tells about the office or the site.
pub(super) const OVERVIEW: &str = "概况信息";
