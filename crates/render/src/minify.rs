//! Minifying HTML. The only file that names minify-html.
//!
//! Only settings that keep the document's tree: closing tags and the html and head tags stay, spaces between attributes
//! stay, CSS and scripts are left alone. A test compares the trees before and after.

use minify_html::{Cfg, minify};

/// The page without what a browser does not need.
pub(crate) fn html(html: &str) -> Vec<u8> {
    let cfg = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..Cfg::default()
    };
    minify(html.as_bytes(), &cfg)
}
