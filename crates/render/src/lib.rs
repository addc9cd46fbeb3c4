//! From the plan of a site to its bytes.
//!
//! It takes a plan and a theme, and hands every file of the site to a sink: pages of both trees, assets, the search index,
//! what machines read, and the manifest. It knows no folder, no clock and no network: files of the content are read by a
//! function of the caller, and whoever wants to know how long something takes brings the time ([`build::BuildObserver`]).
//!
//! - [`build`]: the whole build, step by step
//! - [`page`]: one page, from view to HTML, minified unless the feature `minify` is off
//! - [`view`]: for each page the plain data that its template shows: the theme's contract
//! - [`theme`]: templates and assets, the built-in ones or a site's own; [`codes`] of what is wrong with them
//! - [`letter`]: addressee and signature marked in a text's HTML
//! - [`machine_readable`]: feed, sitemap, open data with its catalogue
//! - `structured_data`: a station as JSON-LD and as a vCard
//! - `manifest`: the class of every file; the format is `gongbao-manifest`'s
//! - [`output`]: the sink, and what is remembered of each file; `writer` fills it, `compress` makes copies in `.gz` and `.br`
//! - `title`: where titles may break; `phones`: numbers in texts that call
//! - [`error`]: why a site was not built

pub mod build;
pub mod codes;
mod compress;
pub mod error;
pub mod letter;
pub mod machine_readable;
mod manifest;
#[cfg(feature = "minify")]
mod minify;
pub mod output;
pub mod page;
mod phones;
mod structured_data;
pub mod theme;
mod title;
pub mod view;
mod writer;
