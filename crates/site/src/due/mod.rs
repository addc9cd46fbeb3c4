//! What falls due, and when: reports, columns that grow stale, terms that end, details to verify, what is planned.
//!
//! Sources of the dates: standards 10, with the marks there.

mod columns;
mod details;
mod item;
mod plans;
mod reports;
mod terms;

pub use self::item::Due;
use crate::site::Site;

/// Everything that falls due, by day.
#[must_use]
pub fn due(site: &Site) -> Vec<Due> {
    let mut all = reports::all(site);
    all.extend(columns::all(site));
    all.extend(terms::all(site));
    all.extend(details::all(site));
    all.extend(plans::all(site));
    all.sort_by(|a, b| (a.date, &a.what.zh, &a.place).cmp(&(b.date, &b.what.zh, &b.place)));
    all
}
