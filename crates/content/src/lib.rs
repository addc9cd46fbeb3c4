//! From the text of a file to a typed document: front matter, fields, kinds, Markdown, the site's own settings.

pub mod citations;
pub mod codes;
pub mod document;
pub mod fields;
pub mod figures;
pub mod front_matter;
pub mod host;
pub mod hours;
pub mod kinds;
pub mod markdown;
pub mod mentions;
pub mod nowrap;
pub mod phone;
pub mod settings;
pub mod yaml;
