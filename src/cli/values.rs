//! How single values are read from the command line.

use gongbao_archive::{stamp::Stamp, version::Version};
use gongbao_base::date::Date;

pub(super) fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "日期写成 2023-12-01 / dates are written 2023-12-01".to_owned())
}

pub(super) fn filter(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    parts.ok_or_else(|| "写成 名称=值 / written NAME=VALUE".to_owned())
}

pub(super) fn warc_version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| "1.1 或 1.0 / 1.1 or 1.0".to_owned())
}

pub(super) fn stamp(text: &str) -> Result<Stamp, String> {
    Stamp::parse(text).ok_or_else(|| "时间写成 2026-11-01T02:03:04Z 或 2026-11-01 10:03（北京时间） / a time is written 2026-11-01T02:03:04Z".to_owned())
}
