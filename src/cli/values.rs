//! How single values are read from the command line, and which of them a shell can complete.

use std::{ffi::OsStr, fmt};

use clap::{
    Arg, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
};

use crate::catalogue;
use gongbao_archive::{stamp::Stamp, warc::WarcVersion};
use gongbao_base::{date::Date, finding::Message};
use gongbao_content::kinds::{KINDS, report::ReportType};

/// Why a value cannot be taken.
#[derive(Clone, Debug)]
pub(super) struct ValueError(pub(super) Message);

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.en.fmt(f)
    }
}

impl std::error::Error for ValueError {}

fn error(zh: &str, en: &str) -> ValueError {
    ValueError(Message::new(zh, en))
}

pub(super) fn day(text: &str) -> Result<Date, ValueError> {
    Date::parse(text).ok_or_else(|| error("日期写成 2023-12-01", "dates are written 2023-12-01"))
}

pub(super) fn filter(text: &str) -> Result<(String, String), ValueError> {
    let parts = text.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    parts.ok_or_else(|| error("写成 名称=值", "written NAME=VALUE"))
}

pub(super) fn warc_version(text: &str) -> Result<WarcVersion, ValueError> {
    WarcVersion::parse(text).ok_or_else(|| error("写 1.1 或 1.0", "1.1 or 1.0"))
}

pub(super) fn stamp(text: &str) -> Result<Stamp, ValueError> {
    Stamp::parse(text).ok_or_else(|| {
        error(
            "时间写成 2026-11-01T02:03:04Z 或 2026-11-01 10:03（北京时间）",
            "a time is written 2026-11-01T02:03:04Z",
        )
    })
}

/// A text of which the usual values are known. A shell completes them; what else is typed is judged by the command, which
/// can say more about it.
#[derive(Clone)]
pub(super) struct KnownValues(fn() -> Vec<&'static str>);

impl TypedValueParser for KnownValues {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// The kinds by both names.
pub(super) const KIND: KnownValues =
    KnownValues(|| KINDS.iter().flat_map(|kind| [kind.name, kind.label]).collect());

/// What has a schema: the kinds, and the settings.
pub(super) const SCHEMA: KnownValues =
    KnownValues(|| KINDS.iter().flat_map(|kind| [kind.name, kind.label]).chain(["site"]).collect());

/// The codes of findings.
pub(super) const CODE: KnownValues =
    KnownValues(|| catalogue::ALL.iter().map(|code| code.id).collect());

/// The types of report that can be begun, by both names.
pub(super) const REPORT_TYPE: KnownValues =
    KnownValues(|| vec![ReportType::Disclosure.name(), ReportType::Disclosure.label()]);
