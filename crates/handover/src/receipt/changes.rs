//! What changed from one receipt's documents to the next.

use std::collections::BTreeMap;

use super::{data::Counts, document::ReceiptDocument};

/// One thing in which a document differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The title: what it was.
    Title(String),
    /// An official field that it did not have, by its Chinese label.
    FieldAdded(String),
    /// An official field with another value.
    FieldChanged(String),
    /// An official field that it has no more.
    FieldRemoved(String),
    /// What readers see beside the fields.
    Text,
    /// A file that is new, by path.
    FileAdded(String),
    /// A file with other bytes.
    FileChanged(String),
    /// A file that is gone.
    FileRemoved(String),
}

/// How a document stands to the receipt before. Documents are given by index into those of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added(usize),
    /// It differs.
    Changed(usize, Vec<Difference>),
    /// It was taken down, and says so at its address.
    Withdrawn(usize),
}

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New, changed and withdrawn documents, in the order of the documents of now.
    pub there: Vec<Change>,
    /// Documents that are gone, as they were.
    pub removed: Vec<ReceiptDocument>,
}

impl Changes {
    /// Compares; without documents before, all are new.
    #[must_use]
    pub fn between(before: &[ReceiptDocument], now: &[ReceiptDocument]) -> Self {
        let old: BTreeMap<&str, &ReceiptDocument> =
            before.iter().map(|document| (document.address.as_str(), document)).collect();
        let there = now.iter().enumerate().filter_map(|(index, document)| {
            let old = old.get(document.address.as_str());
            let down = old.is_some_and(|old| old.withdrawn.is_some());
            match old {
                // Also when no receipt tells of it: the portal may have it from another hand.
                _ if document.withdrawn.is_some() && !down => Some(Change::Withdrawn(index)),
                None => Some(Change::Added(index)),
                Some(old) if old.digest != document.digest => {
                    Some(Change::Changed(index, differences(old, document)))
                }
                Some(_) => None,
            }
        });
        let there = there.collect();
        let kept: std::collections::BTreeSet<&str> =
            now.iter().map(|document| document.address.as_str()).collect();
        let gone = before.iter().filter(|document| !kept.contains(document.address.as_str()));
        Self { there, removed: gone.cloned().collect() }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.there.is_empty() && self.removed.is_empty()
    }

    /// Their numbers, in counts that are empty otherwise.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { removed: self.removed.len(), ..Counts::default() };
        for change in &self.there {
            match change {
                Change::Added(_) => counts.added += 1,
                Change::Changed(..) => counts.changed += 1,
                Change::Withdrawn(_) => counts.withdrawn += 1,
            }
        }
        counts
    }
}

fn differences(old: &ReceiptDocument, new: &ReceiptDocument) -> Vec<Difference> {
    let mut found = Vec::new();
    if old.title != new.title {
        found.push(Difference::Title(old.title.clone()));
    }
    let labels: std::collections::BTreeSet<&String> =
        old.fields.keys().chain(new.fields.keys()).collect();
    for label in labels {
        match (old.fields.get(label), new.fields.get(label)) {
            (None, Some(_)) => found.push(Difference::FieldAdded(label.clone())),
            (Some(_), None) => found.push(Difference::FieldRemoved(label.clone())),
            (before, now) if before != now => found.push(Difference::FieldChanged(label.clone())),
            _ => {}
        }
    }
    if old.text != new.text {
        found.push(Difference::Text);
    }
    for (path, digest) in &new.files {
        match old.files.get(path) {
            None => found.push(Difference::FileAdded(path.clone())),
            Some(other) if other != digest => found.push(Difference::FileChanged(path.clone())),
            Some(_) => {}
        }
    }
    let gone = old.files.keys().filter(|path| !new.files.contains_key(*path));
    found.extend(gone.cloned().map(Difference::FileRemoved));
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Change, Changes, Difference};
    use crate::receipt::ReceiptDocument;
    use gongbao_base::{date::Date, digest::Digest};

    fn sample(address: &str) -> ReceiptDocument {
        ReceiptDocument {
            address: address.to_owned(),
            title: address.to_owned(),
            number: None,
            withdrawn: None,
            digest: Digest::default(),
            text: Digest::of(b"text"),
            fields: BTreeMap::new(),
            files: [("a.pdf".to_owned(), Digest::of(b"a"))].into(),
        }
    }

    fn fields(label: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(label.to_owned(), "一".to_owned())])
    }

    #[test]
    fn what_was_taken_down_is_told_though_no_receipt_knows_it() {
        let withdrawn = ReceiptDocument { withdrawn: Date::parse("2024-01-01"), ..sample("c") };
        let now = [withdrawn.with_fields(&fields("文号"))];
        assert_eq!(Changes::between(&[], &now).there, [Change::Withdrawn(0)]);
        assert!(Changes::between(&now, &now).is_empty());
    }

    #[test]
    fn every_kind_of_change_is_told() {
        let all = |documents: &[ReceiptDocument]| {
            documents
                .iter()
                .cloned()
                .map(|one| one.with_fields(&fields("文号")))
                .collect::<Vec<_>>()
        };
        let before = all(&[sample("a"), sample("b"), sample("c"), sample("d")]);
        let mut changed = sample("b");
        changed.text = Digest::of(b"other");
        changed.files =
            [("a.pdf".to_owned(), Digest::of(b"b")), ("b.pdf".to_owned(), Digest::of(b"b"))].into();
        let withdrawn = ReceiptDocument { withdrawn: Date::parse("2024-01-01"), ..sample("c") };
        let mut now = all(&[sample("a"), changed.clone(), withdrawn, sample("e")]);
        now[1] = changed.with_fields(&fields("体裁"));
        let changes = Changes::between(&before, &now);
        assert_eq!(
            changes.there,
            [
                Change::Changed(
                    1,
                    vec![
                        Difference::FieldAdded("体裁".to_owned()),
                        Difference::FieldRemoved("文号".to_owned()),
                        Difference::Text,
                        Difference::FileChanged("a.pdf".to_owned()),
                        Difference::FileAdded("b.pdf".to_owned()),
                    ]
                ),
                Change::Withdrawn(2),
                Change::Added(3),
            ]
        );
        assert_eq!(changes.removed, all(&[sample("d")]));
        let counts = changes.counts();
        assert_eq!((counts.added, counts.changed, counts.withdrawn, counts.removed), (1, 1, 1, 1));
        assert!(Changes::between(&now, &now).is_empty());
    }
}
