//! The theme: layouts, components, page templates and assets; the built-in ones, with a site's own files in place of
//! single ones.

mod assets;
pub mod builtin;
mod contrast;
mod css;
mod folder;
mod stylesheet;
mod template;
mod unused;

use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, Value};

use self::assets::ThemeAssets;
pub use self::folder::{FOLDER, LONGEST};
pub use self::stylesheet::SECTIONS;
use crate::{title, view::View};
use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_content::codes::NOT_UTF8;

/// A theme ready to render.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// Assets by their address in the site; the address holds the digest, so that it can be cached for ever.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Of all its files.
    digest: Digest,
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
        let parts = files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]);
        let digest = Digest::of_parts(parts);
        let (mut templates, mut sections) = (Vec::new(), BTreeMap::new());
        let mut assets = ThemeAssets::default();
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix(assets::FOLDER) {
                assets.add(name, &builtin::sent(path, bytes));
                continue;
            }
            match std::str::from_utf8(bytes) {
                Ok(text) if path.starts_with(stylesheet::FOLDER) => {
                    sections.insert(path, text);
                }
                Ok(text) => templates.push((path, text)),
                Err(_) => findings.push(Finding::new(&NOT_UTF8, folder::place(path))),
            }
        }
        // A site's own whole stylesheet stands for all sections.
        if !assets.addresses.contains_key(stylesheet::NAME) {
            let joined = stylesheet::joined(&sections, &assets.addresses);
            // The built-in colours are judged by a test.
            let own_styles = own.keys().rfind(|path| path.starts_with(stylesheet::FOLDER));
            findings.extend(own_styles.into_iter().flat_map(|p| contrast::findings(&joined, p)));
            assets.add(stylesheet::NAME, joined.as_bytes());
        }
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        tera.register_filter("words", |title: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(&title::marked(title))
        });
        tera.register_filter("headings", |html: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(&title::marked_headings(html))
        });
        tera.register_filter("unbroken", |line: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(&title::unbroken(line))
        });
        if let Err(error) = tera.add_raw_templates(templates) {
            findings.push(template::finding(&error));
        }
        if findings.iter().any(Finding::is_error) {
            return (None, findings);
        }
        tera.global_context().insert("assets", &assets.addresses);
        (Some(Self { tera, assets: assets.bytes, digest }), findings)
    }

    /// Sets what every template sees as `site`.
    pub fn set_site(&mut self, site: Value) {
        self.tera.global_context().insert_value("site", site);
    }

    /// A digest of all that a page is made from besides its view: the theme's files, and `site` as its bytes.
    pub(crate) fn digest(&self, site: &[u8]) -> Digest {
        Digest::of_parts([self.digest.0.as_slice(), site])
    }

    /// Renders a view.
    ///
    /// # Errors
    /// What is wrong with the template.
    pub fn render(&self, view: &View) -> Result<String, Finding> {
        self.tera.render(view.template, &view.context).map_err(|error| template::finding(&error))
    }
}
