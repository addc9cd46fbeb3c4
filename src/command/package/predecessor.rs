//! The hand-over before this one.

use crate::storage::receipts::StoredReceipt;
use gongbao_base::date::Date;
use gongbao_handover::receipt::ReceiptDocument;

/// Which receipt a package is compared with, and its own number.
pub(super) struct Predecessor<'a> {
    pub(super) stored: Option<&'a StoredReceipt>,
    pub(super) number: u32,
}

impl<'a> Predecessor<'a> {
    /// Usually the last one. A hand-over that is made again on its day is the same hand-over, not one more without changes.
    pub(super) fn choose(
        stored: &'a [StoredReceipt],
        since: Option<&'a StoredReceipt>,
        documents: &[ReceiptDocument],
        today: Date,
    ) -> Self {
        let last = stored.last();
        let number = last.map_or(0, |last| last.receipt.number);
        if let Some(last) = last
            && last.receipt.documents == documents
            && last.receipt.when.date == today
        {
            let base = last.receipt.previous;
            let earlier = stored.iter().chain(since).find(|other| Some(other.digest) == base);
            let same = since.is_none_or(|since| Some(since.digest) == base);
            if same && (base.is_none() || earlier.is_some()) {
                return Self { stored: earlier, number };
            }
        }
        Self { stored: since.or(last), number: number.saturating_add(1) }
    }
}
