//! The time, as the desk reads it.

use std::time::{SystemTime, UNIX_EPOCH};

use gongbao_archive::stamp::Stamp;
use gongbao_base::date::Date;

fn stamp() -> Option<Stamp> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Stamp::new(since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX)))
}

/// Now, to the second, as text.
pub(super) fn moment() -> String {
    stamp().map_or_else(String::new, |stamp| stamp.to_string())
}

/// Today in Asia/Shanghai.
pub(super) fn today() -> Option<Date> {
    Date::parse(&stamp()?.day())
}
