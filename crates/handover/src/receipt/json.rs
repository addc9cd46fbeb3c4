//! A receipt as JSON: one document or file a line, so that two can be compared by eye.

use serde_json::Value;

use super::{FORMAT, Receipt};

impl Receipt {
    /// The receipt as its file holds it.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let Ok(Value::Object(receipt)) = serde_json::to_value(self) else { return Vec::new() };
        let mut text = String::from("{");
        for (index, (key, value)) in receipt.iter().enumerate() {
            text.push_str(if index > 0 { ",\n" } else { "\n" });
            text.push_str(&format!("\"{key}\": "));
            match value {
                Value::Array(rows) if !rows.is_empty() => {
                    let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
                    text.push_str(&format!("[\n{}\n]", rows.join(",\n")));
                }
                value => text.push_str(&value.to_string()),
            }
        }
        text.push_str("\n}\n");
        text.into_bytes()
    }

    /// Reads a receipt; `None` when it is not one of ours.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let receipt: Self = serde_json::from_slice(bytes).ok()?;
        (receipt.format == FORMAT).then_some(receipt)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Act, Counts, FORMAT, File, Item, Receipt, site_digest, stamps};
    use gongbao_base::{
        date::{Date, Moment},
        digest::Digest,
    };
    use gongbao_content::settings::Review;

    fn receipt() -> Receipt {
        let item = Item {
            address: "notices/a.html".to_owned(),
            title: "通知“一”".to_owned(),
            number: Some("测街办〔2024〕1号".to_owned()),
            withdrawn: None,
            digest: Digest::default(),
            text: Digest::of(b"text"),
            fields: BTreeMap::from([("文号".to_owned(), "测街办〔2024〕1号".to_owned())]),
            files: BTreeMap::from([("notices/a.pdf".to_owned(), Digest::of(b"file"))]),
        };
        let file = |path: &str| File {
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
            act: Act::Package,
            number: 1,
            target: "上级门户".to_owned(),
            when: Moment::parse("2024-06-01").unwrap(),
            site_name: "测试站".to_owned(),
            site_url: "https://test.example/".to_owned(),
            site: site_digest(&files),
            previous: Some(Digest::of(b"before")),
            review: stamps(&review),
            counts: Counts { documents: 1, added: 1, files: 2, bytes: 6, ..Counts::default() },
            documents: vec![item.sealed()],
            files,
            package: None,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let receipt = receipt();
        let bytes = receipt.write();
        assert_eq!(Receipt::read(&bytes).unwrap(), receipt);
        assert_eq!(bytes, receipt.write());
        assert_eq!(receipt.review.len(), 2);
        assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 23);
        assert_eq!(Receipt::read(b"{}"), None);
        let other = String::from_utf8(receipt.write()).unwrap().replace(FORMAT, "other");
        assert_eq!(Receipt::read(other.as_bytes()), None);
    }

    #[test]
    fn the_digest_of_a_whole_does_not_depend_on_order_and_sees_every_part() {
        let files = receipt().files;
        let turned: Vec<File> = files.iter().rev().cloned().collect();
        assert_eq!(site_digest(&files), site_digest(&turned));
        for change in [
            |file: &mut File| file.path.push('x'),
            |file: &mut File| file.bytes += 1,
            |file: &mut File| file.media.push('x'),
            |file: &mut File| file.sha256 = Digest::default(),
        ] {
            let mut changed = files.clone();
            change(&mut changed[1]);
            assert_ne!(site_digest(&files), site_digest(&changed));
        }
    }
}
