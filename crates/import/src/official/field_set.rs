//! The fields that were found so far: the first value of each that fits stays.

use crate::front_matter::{DraftField, FieldOrigin, value};
use gongbao_base::finding::Message;
use gongbao_content::{
    fields::Field,
    kinds::{Kind, common::Common},
};

/// The fields that were found so far.
pub(crate) struct FieldSet {
    pub(crate) kind: &'static Kind,
    fields: Vec<DraftField>,
}

impl FieldSet {
    pub(crate) fn new(kind: &'static Kind) -> Self {
        Self { kind, fields: Vec::new() }
    }

    /// The field with this key, in either language.
    pub(crate) fn declared(&self, key: &str) -> Option<&'static Field> {
        let mut fields = Common::FIELDS.iter().chain(self.kind.fields);
        fields.find(|field| field.label == key || field.name == key)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    }

    /// Whether someone answered it.
    pub(crate) fn is_answered(&self, name: &str) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.name == name && field.origin == FieldOrigin::Answered)
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.fields.retain(|field| field.name != name);
    }

    /// Puts a value that was read; false when the kind has no such field or the value does not fit.
    pub(crate) fn put(
        &mut self,
        key: &str,
        text: &str,
        origin: FieldOrigin,
        place: Message,
    ) -> bool {
        let Some(field) = self.declared(key) else { return false };
        let Some((value, yaml)) = value(field, text) else { return false };
        if self.get(field.name).is_none() {
            let (key, name) = (field.label, field.name);
            self.fields.push(DraftField { key, name, value, origin, place, yaml });
        }
        true
    }

    /// Puts a field with keys of its own.
    pub(crate) fn put_whole(&mut self, field: DraftField) {
        if self.get(field.name).is_none() && self.declared(field.name).is_some() {
            self.fields.push(field);
        }
    }

    pub(crate) fn finish(self) -> Vec<DraftField> {
        self.fields
    }
}
