//! From the text of a file to a typed document.
//!
//! Takes texts: the files below `content/`, and `site.yaml`. Gives a [`document::Document`] for each file, the
//! [`settings::Settings`], and findings of what is wrong, each with its place; what can be read is read, so that one run
//! tells everything.
//!
//! | module | what it is |
//! |---|---|
//! | [`document`] | one file read: fields, text, and what was wrong with it |
//! | [`front_matter`] | splits a file into front matter and text |
//! | [`yaml`] | YAML to values; where a key or value stands |
//! | [`fields`] | one declaration a field: reading, both key languages, schema and reference come from it |
//! | [`kinds`] | the kinds of documents, each a folder that declares all of it |
//! | [`settings`] | the site's own settings |
//! | [`markdown`] | Markdown to HTML, with headings and links |
//! | [`published`] | what a reader sees or copies, with the way back to the file |
//! | [`figures`] | the placeholders of a text: a report's figures, the office's details |
//! | [`citations`], [`mentions`] | titles, document numbers and phones that a text names |
//! | [`outline`] | the numbers by which official texts are divided |
//! | [`dates`], [`term`] | dates as offices write them; what a text says of its own term |
//! | [`hours`], [`phone`], [`host`] | opening hours, phone numbers and hosts as offices write them |
//! | [`letter`] | addressee and signature of an official letter, told from their words |
//! | [`nowrap`] | what stays on one line |
//! | [`codes`] | the codes of what is wrong with files as they are read |
//!
//! It must not know other documents, the day, pages or addresses of the site beyond a document's own; it touches no file.

pub mod citations;
pub mod codes;
pub mod dates;
pub mod document;
pub mod fields;
pub mod figures;
pub mod front_matter;
pub mod host;
pub mod hours;
pub mod kinds;
pub mod letter;
pub mod markdown;
pub mod mentions;
pub mod nowrap;
pub mod outline;
pub mod phone;
pub mod published;
pub mod settings;
pub mod term;
pub mod yaml;
