//! What is imported, and what is known beside it.

use gongbao_base::date::Date;
use gongbao_content::kinds::Kind;

/// A file, and what is known beside it.
#[derive(Clone, Debug)]
pub struct ImportInput<'a> {
    /// Its name.
    pub name: &'a str,
    /// What stands in it.
    pub bytes: &'a [u8],
    /// What it shall become; told from the file when nobody says it.
    pub kind: Option<&'static Kind>,
    /// The name of the new document; made from number, date and title when nobody says it.
    pub slug: Option<&'a str>,
    /// The names of the files beside it, which may be its attachments.
    pub neighbours: &'a [String],
    /// The office's own phones, whose area code numbers without one get.
    pub office_phones: &'a [String],
    /// Today, which is offered as the day of publication.
    pub today: Date,
}
