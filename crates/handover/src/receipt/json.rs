//! A receipt as JSON: one document or file a line, so that two can be compared by eye, and a long list needs no memory.

use std::io::{self, Write};

use gongbao_base::format_version;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    data::{FORMAT, Receipt},
    file::ReceiptFile,
};

impl Receipt {
    /// The receipt as its file holds it.
    ///
    /// # Errors
    /// When a value cannot be written as JSON.
    pub fn to_json(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.write_with(&mut bytes, self.files.iter().cloned().map(Ok))?;
        Ok(bytes)
    }

    /// Writes the receipt with these files in place of its own, one at a time, since a site may have many.
    ///
    /// # Errors
    /// The first file that failed, or the writer's failure.
    pub fn write_with(
        &self,
        to: &mut dyn Write,
        files: impl Iterator<Item = io::Result<ReceiptFile>>,
    ) -> io::Result<()> {
        let mut files = Some(files);
        to.write_all(b"{")?;
        for (index, (key, value)) in object(self)?.iter().enumerate() {
            to.write_all(if index > 0 { b",\n" } else { b"\n" })?;
            write!(to, "\"{key}\": ")?;
            match (value, files.take_if(|_| key == "files")) {
                (_, Some(files)) => rows(to, files)?,
                (Value::Array(values), None) => rows(to, values.iter().map(Ok))?,
                (value, None) => serde_json::to_writer(&mut *to, value)?,
            }
        }
        to.write_all(b"\n}\n")
    }

    /// Whether it is a receipt that a newer program wrote, in a format that this one does not know.
    #[must_use]
    pub fn is_newer(bytes: &[u8]) -> bool {
        let value: Option<Value> = serde_json::from_slice(bytes).ok();
        let format = value.as_ref().and_then(|value| value.get("format")?.as_str());
        format.is_some_and(|format| format_version::is_newer(format, FORMAT))
    }

    /// Reads a receipt; `None` when it is not one of ours.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let receipt: Self = serde_json::from_slice(bytes).ok()?;
        (receipt.format == FORMAT).then_some(receipt)
    }
}

/// A value as a JSON object, with its keys in the order of its fields.
fn object(value: &impl Serialize) -> io::Result<Map<String, Value>> {
    match serde_json::to_value(value)? {
        Value::Object(object) => Ok(object),
        _ => Err(io::Error::other("no JSON object")),
    }
}

/// An array with a line for each value.
fn rows<V: Serialize>(
    to: &mut dyn Write,
    values: impl Iterator<Item = io::Result<V>>,
) -> io::Result<()> {
    let mut first = true;
    for value in values {
        to.write_all(if first { b"[\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *to, &value?)?;
        first = false;
    }
    to.write_all(if first { b"[]" } else { b"\n]" })
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, io};

    use crate::receipt::{
        Counts, FORMAT, PackageFile, Receipt, ReceiptDocument, ReceiptFile, ReceiptKind,
        review_steps, site_digest,
    };
    use gongbao_base::{
        date::{Date, Moment},
        digest::Digest,
    };
    use gongbao_content::settings::Review;

    fn receipt() -> Receipt {
        let document = ReceiptDocument {
            address: "notices/a.html".to_owned(),
            title: "通知“一”".to_owned(),
            number: Some("测街办〔2024〕1号".to_owned()),
            withdrawn: None,
            digest: Digest::default(),
            text: Digest::of(b"text"),
            fields: BTreeMap::new(),
            files: BTreeMap::from([("notices/a.pdf".to_owned(), Digest::of(b"file"))]),
        };
        let fields = BTreeMap::from([("文号".to_owned(), "测街办〔2024〕1号".to_owned())]);
        let file = |path: &str| ReceiptFile {
            path: path.to_owned(),
            sha256: Digest::of(path.as_bytes()),
            bytes: 3,
            media: "text/html; charset=utf-8".to_owned(),
        };
        let files = vec![file("a.html"), file("b.html")];
        let review = Review {
            drafted_by: Some("示例岗位".to_owned()),
            approved: Date::parse("2024-05-31"),
            ..Review::default()
        };
        Receipt {
            format: FORMAT.to_owned(),
            kind: ReceiptKind::Package,
            number: 1,
            target: "上级门户".to_owned(),
            when: Moment::parse("2024-06-01").unwrap(),
            site_name: "测试站".to_owned(),
            site_url: "https://test.example/".to_owned(),
            site: site_digest(&files),
            previous: Some(Digest::of(b"before")),
            review: review_steps(&review),
            counts: Counts { documents: 1, added: 1, files: 2, bytes: 6, ..Counts::default() },
            documents: vec![document.with_fields(&fields)],
            files,
            package: None,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let receipt = receipt();
        let bytes = receipt.to_json().unwrap();
        assert_eq!(Receipt::read(&bytes).unwrap(), receipt);
        assert_eq!(bytes, receipt.to_json().unwrap());
        assert_eq!(receipt.review.len(), 2);
        assert_eq!(String::from_utf8(bytes.clone()).unwrap().lines().count(), 23);
        assert_eq!(Receipt::read(b"{}"), None);
        let other = String::from_utf8(bytes).unwrap().replace(FORMAT, "other");
        assert_eq!(Receipt::read(other.as_bytes()), None);
    }

    #[test]
    fn files_written_one_at_a_time_give_the_same_bytes() {
        let whole = Receipt {
            package: Some(PackageFile { sha256: Digest::of(b"zip"), bytes: 3 }),
            ..receipt()
        };
        for files in [whole.files.clone(), Vec::new()] {
            let whole = Receipt { files: files.clone(), ..whole.clone() };
            let rest = Receipt { files: Vec::new(), ..whole.clone() };
            let mut bytes = Vec::new();
            rest.write_with(&mut bytes, files.into_iter().map(Ok)).unwrap();
            assert_eq!(bytes, whole.to_json().unwrap());
        }
    }

    #[test]
    fn what_cannot_be_written_is_an_error_and_never_an_empty_receipt() {
        struct Unwritable;
        impl serde::Serialize for Unwritable {
            fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                Err(serde::ser::Error::custom("no"))
            }
        }
        assert!(super::object(&Unwritable).is_err());
        assert!(super::rows(&mut Vec::new(), [Ok(Unwritable)].into_iter()).is_err());
        let failing = [Err(io::Error::other("gone"))].into_iter();
        assert!(receipt().write_with(&mut Vec::new(), failing).is_err());
    }
}
