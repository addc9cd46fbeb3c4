//! The lines of a CDXJ index.

use std::io::BufRead;

use gongbao_container::{codes::TOO_LARGE, file_finding};
use serde::{Deserialize, Serialize};

use super::surt::surt;
use crate::{codes::BAD_INDEX, error::ArchiveError};

/// Where the plain index stands in a snapshot.
pub const INDEX: &str = "indexes/index.cdx";
/// The most lines of an index; with more, a damaged snapshot could take more than 200 MiB to verify.
pub const MAX_LINES: usize = 300_000;
/// The longest line that is read, in bytes.
const LONGEST: u64 = 16 << 10;

/// The media type of a record that points to another.
pub const REVISIT: &str = "warc/revisit";

/// What a line says besides its key and time. The order of fields is that of the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CdxjLine {
    /// The address.
    pub url: String,
    /// The labelled digest of the payload.
    pub digest: String,
    /// The media type without parameters, or [`REVISIT`].
    pub mime: String,
    /// Where the record begins in its WARC file.
    pub offset: u64,
    /// The record's length, packed.
    pub length: u64,
    /// The labelled digest of the record, packed.
    pub record_digest: String,
    /// 200.
    pub status: u16,
    /// The WARC file's name.
    pub filename: String,
}

impl CdxjLine {
    /// The line with key, time (14 digits) and its end.
    pub(crate) fn text(&self, time: &str) -> Result<String, serde_json::Error> {
        Ok(format!("{} {time} {}\n", surt(&self.url), serde_json::to_string(self)?))
    }
}

/// A media type as lines name it: without its parameters.
pub(crate) fn mime(media_type: &str) -> &str {
    media_type.split_once(';').map_or(media_type, |(mime, _)| mime).trim_end()
}

/// Reads the lines of an index, each with its key and time; they must be sorted.
///
/// # Errors
/// The first line that is wrong, or the first error of `take`.
pub(crate) fn read(
    input: &mut dyn BufRead,
    place: &str,
    mut take: impl FnMut(&str, &str, CdxjLine) -> Result<(), ArchiveError>,
) -> Result<(), ArchiveError> {
    let bad_line = |number: usize, zh: &str, en: &str| {
        ArchiveError::from(file_finding(
            &BAD_INDEX,
            place,
            format!("索引第 {number} 行{zh}"),
            format!("line {number} of the index {en}"),
        ))
    };
    let mut last = String::new();
    for number in 1.. {
        let mut text = String::new();
        let length = std::io::Read::take(&mut *input, LONGEST)
            .read_line(&mut text)
            .map_err(|error| ArchiveError::from_read(error, place))?;
        if length == 0 {
            break;
        }
        if number > MAX_LINES {
            return Err(file_finding(&TOO_LARGE, place, "索引过长", "the index is too long").into());
        }
        let whole = text
            .strip_suffix('\n')
            .ok_or_else(|| bad_line(number, "过长或没有写完", "is too long or cut off"))?;
        if last.as_str() >= whole {
            return Err(bad_line(number, "没有排好序，或重复", "is out of order or occurs twice"));
        }
        let (key, time, line) =
            parse(whole).ok_or_else(|| bad_line(number, "读不懂", "cannot be read"))?;
        take(key, time, line)?;
        last = whole.to_owned();
    }
    Ok(())
}

fn parse(line: &str) -> Option<(&str, &str, CdxjLine)> {
    let mut parts = line.splitn(3, ' ');
    let (key, time, json) = (parts.next()?, parts.next()?, parts.next()?);
    Some((key, time, serde_json::from_str(json).ok()?))
}
