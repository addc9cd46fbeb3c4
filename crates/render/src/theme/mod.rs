//! The theme: layouts, components, page templates and assets; the built-in ones, with a site's own files in place of
//! single ones.

mod assets;
pub mod builtin;
mod template;
mod unused;

use std::collections::BTreeMap;

use tera::{Tera, Value};

use crate::view::View;
use gongbao_base::finding::{Finding, Place};
use gongbao_content::codes::NOT_UTF8;

/// Where a site's own theme files stand below its folder.
pub const FOLDER: &str = "themes/default";

/// The longest file that a theme takes, in bytes.
pub const LONGEST: usize = 4 << 20;

/// A theme ready to render.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// Assets by their address in the site; the address holds the digest, so that it can be cached for ever.
    pub assets: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The built-in theme with these files in place of single ones, by path below [`FOLDER`]; none when a template is
    /// wrong. With it comes what is wrong with the files.
    #[must_use]
    pub fn new(own: &BTreeMap<String, Vec<u8>>) -> (Option<Self>, Vec<Finding>) {
        let mut findings = unused::findings(own);
        let mut files: BTreeMap<&str, &[u8]> = builtin::files().collect();
        files.extend(
            own.iter()
                .filter(|(path, bytes)| unused::reason(path, bytes).is_none())
                .map(|(path, bytes)| (path.as_str(), bytes.as_slice())),
        );
        let mut templates = Vec::new();
        let mut sources = BTreeMap::new();
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix(assets::FOLDER) {
                sources.insert(name, bytes);
            } else if let Ok(text) = std::str::from_utf8(bytes) {
                templates.push((path, text));
            } else {
                findings.push(Finding::new(&NOT_UTF8, file(path)));
            }
        }
        let (addresses, assets) = assets::hashed(&sources);
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        if let Err(error) = tera.add_raw_templates(templates) {
            findings.push(template::finding(&error));
        }
        if findings.iter().any(Finding::is_error) {
            return (None, findings);
        }
        tera.global_context().insert("assets", &addresses);
        (Some(Self { tera, assets }), findings)
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
        self.tera.render(view.template, &view.context).map_err(|error| template::finding(&error))
    }
}

fn file(path: &str) -> Place {
    Place::file(&format!("{FOLDER}/{path}"))
}
