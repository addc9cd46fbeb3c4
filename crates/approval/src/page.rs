//! Fills a template that stands beside this file.

use serde::Serialize;
use tera::{Context, Tera};

/// The template filled with what it calls `page`; what is not marked as HTML is escaped.
pub(crate) fn fill(template: &str, page: &impl Serialize) -> tera::TeraResult<String> {
    let mut tera = Tera::default();
    tera.add_raw_template("page.html", template)?;
    let mut context = Context::new();
    context.insert("page", page);
    tera.render("page.html", &context)
}
