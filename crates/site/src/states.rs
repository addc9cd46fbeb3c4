//! The states of notices on a day.

use crate::relations::{RelatedNotice, Relations};
use gongbao_base::date::Date;
use gongbao_content::{
    document::Document,
    kinds::{Entry, notice::State},
};

/// The state of each document; only notices have one. `since` says from which day another notice counts; `warn_days` before
/// its end a notice counts as expiring.
pub(crate) fn on(
    day: Date,
    documents: &[Document],
    relations: &[Relations],
    since: &dyn Fn(RelatedNotice) -> Date,
    warn_days: i32,
) -> Vec<Option<State>> {
    let states = documents.iter().zip(relations).map(|(document, relations)| {
        let Entry::Notice(notice) = &document.entry else { return None };
        let repealed_from = notice.repealed.or(relations.repealed_by.map(since));
        // The text says that it begins, and not on which day.
        if notice.effective.is_none() && document.terms.iter().any(|term| term.from.is_some()) {
            return None;
        }
        let published = document.common.published.map(|moment| moment.date);
        notice.state(day, published, repealed_from, warn_days)
    });
    states.collect()
}

/// The day from which a notice counts: when it takes effect, was written or published; always, when nothing says.
pub(crate) fn since(document: &Document) -> Date {
    let typed = match &document.entry {
        Entry::Notice(notice) => notice.effective.or(notice.written),
        _ => None,
    };
    typed.or(document.common.published.map(|moment| moment.date)).unwrap_or_default()
}
