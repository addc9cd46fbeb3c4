//! The theme: templates and assets, those of the binary with a site's own files in place of single ones.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera, Value};

use crate::codes::BAD_TEMPLATE;
use crate::view::View;
use gongbao_base::{
    digest::Digest,
    finding::{Finding, Place},
};
use gongbao_content::codes::NOT_UTF8;

/// Where a site's own theme files stand below its folder.
pub const FOLDER: &str = "themes/default";

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../themes/default/", $path)))),*]
    };
}

/// The default theme.
pub static DEFAULT: &[(&str, &str)] = files![
    "404.html",
    "assets/search.js",
    "assets/site.css",
    "catalogue.html",
    "changes.html",
    "figures.html",
    "fragment.html",
    "home.html",
    "layout.html",
    "leave.html",
    "moved.html",
    "notice.html",
    "notices.html",
    "page.html",
    "parts.html",
    "report.html",
    "reports.html",
    "search.html",
    "sheet.html",
    "sitemap.html",
    "station.html",
    "stations.html",
];

/// A theme ready to render.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// Assets by their address in the site; the address holds the digest, so that it can be cached for ever.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The address of the stylesheet.
    pub stylesheet: String,
    /// The address of the search page's script.
    pub script: String,
    /// A digest over all its files.
    pub digest: Digest,
}

impl Theme {
    /// A theme of the default files with these in place of single ones, by path below the theme's folder.
    ///
    /// # Errors
    /// What is wrong with the templates.
    pub fn new(own: &BTreeMap<String, Vec<u8>>) -> Result<Self, Vec<Finding>> {
        let mut files: BTreeMap<&str, &[u8]> =
            DEFAULT.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        files.extend(own.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
        let mut templates = Vec::new();
        let mut assets = BTreeMap::new();
        let (mut stylesheet, mut script) = (String::new(), String::new());
        let mut findings = Vec::new();
        for (path, bytes) in &files {
            if let Some(name) = path.strip_prefix("assets/") {
                let address = hashed(name, bytes);
                match name {
                    "site.css" => stylesheet.clone_from(&address),
                    "search.js" => script.clone_from(&address),
                    _ => {}
                }
                assets.insert(address, bytes.to_vec());
            } else if path.ends_with(".html") {
                match std::str::from_utf8(bytes) {
                    Ok(text) => templates.push((*path, text)),
                    Err(_) => findings
                        .push(Finding::new(&NOT_UTF8, Place::file(&format!("{FOLDER}/{path}")))),
                }
            }
        }
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        if let Err(error) = tera.add_raw_templates(templates) {
            findings.push(finding(&error));
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        let digest =
            Digest::of_parts(files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]));
        Ok(Self { tera, assets, stylesheet, script, digest })
    }

    /// Sets what every template sees as `site`.
    pub fn set_site(&mut self, site: Value) {
        self.tera.global_context().insert_value("site", site);
    }

    /// Renders a view.
    ///
    /// # Errors
    /// What is wrong with the template.
    pub fn render(&self, view: &View) -> Result<String, Finding> {
        self.tera.render(view.template, &view.context).map_err(|error| finding(&error))
    }
}

fn hashed(name: &str, bytes: &[u8]) -> String {
    let digest = Digest::of(bytes).short();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{digest}.{extension}"),
        None => format!("assets/{name}.{digest}"),
    }
}

fn finding(error: &tera::Error) -> Finding {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let length = if span.end_line == span.start_line {
                span.end_col.saturating_sub(span.start_col)
            } else {
                1
            };
            let place = Place::at(
                &format!("{FOLDER}/{}", report.filename()),
                span.start_line,
                span.start_col + 1,
                length.max(1),
            );
            Finding::new(&BAD_TEMPLATE, place)
                .says(
                    format!("模板有误：{}", report.message()),
                    format!("the template is wrong: {}", report.message()),
                )
                .help(
                    "改正这一处，或删去自己的这个文件，用回内置模板",
                    "mend it, or remove your file to return to the built-in template",
                )
        }
        _ => {
            let text = error.to_string();
            let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
            Finding::new(&BAD_TEMPLATE, place_in(&text).unwrap_or_else(|| Place::file(FOLDER)))
                .says(format!("主题有误：{message}"), format!("the theme is wrong: {message}"))
                .help(
                    "核对过滤器、组件和模板之间的引用",
                    "check filters, components and how the templates refer to each other",
                )
        }
    }
}

/// The place that a report names in its line ` --> FILE:LINE:COLUMN`; some errors tell it only there.
fn place_in(report: &str) -> Option<Place> {
    let line = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = line.rsplitn(3, ':');
    let column = parts.next()?.trim().parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some(Place::at(&format!("{FOLDER}/{}", parts.next()?), line, column, 1))
}
