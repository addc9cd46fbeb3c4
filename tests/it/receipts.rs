//! The store of receipts: each is whole, one row at a time, and the one that was there stays when a new one fails.

use std::{fs, io};

use gongbao::storage::receipts::ReceiptStore;
use gongbao_base::{
    date::{Date, Moment},
    digest::Digest,
};
use gongbao_files::SiteLayout;
use gongbao_handover::receipt::{Counts, FORMAT, Receipt, ReceiptFile, ReceiptKind};

use crate::harness::{Site, TODAY};

fn receipt(kind: ReceiptKind) -> Receipt {
    Receipt {
        format: FORMAT.to_owned(),
        kind,
        number: 1,
        target: "portal r1".to_owned(),
        when: Moment { date: Date::parse(TODAY).unwrap(), time: None },
        site_name: "测试站".to_owned(),
        site_url: "https://test.example/".to_owned(),
        site: Digest::default(),
        previous: None,
        review: Vec::new(),
        counts: Counts::default(),
        documents: Vec::new(),
        files: Vec::new(),
        package: None,
    }
}

fn file(number: usize) -> ReceiptFile {
    ReceiptFile {
        path: format!("notices/{number}.html"),
        sha256: Digest::of(&number.to_le_bytes()),
        bytes: 3,
        media: "text/html; charset=utf-8".to_owned(),
    }
}

#[test]
fn the_receipt_of_a_publish_is_written_row_by_row_and_read_back() {
    let site = Site::bare();
    let store = ReceiptStore::of(&SiteLayout::new(&site.root));
    for count in [0, 1, 300] {
        let kept = receipt(ReceiptKind::Publish);
        let rows = (0..count).map(|number| Ok(file(number)));
        let path = store.add_publish("portal", &format!("r{count}"), &kept, rows).unwrap();
        let bytes = fs::read(&path).unwrap();
        let whole = Receipt { files: (0..count).map(file).collect(), ..kept };
        assert_eq!(Receipt::read(&bytes), Some(whole.clone()));
        assert_eq!(bytes, whole.to_json().unwrap(), "the two ways of writing give the same bytes");
        assert_eq!(store.publish_digest("portal", &format!("r{count}")), Some(Digest::of(&bytes)));
    }
    assert_eq!(store.next_publish("portal").unwrap(), 4);
    assert!(store.packages().unwrap().is_empty());
}

#[test]
fn a_receipt_that_cannot_be_finished_leaves_the_old_one_and_nothing_else() {
    let site = Site::bare();
    let store = ReceiptStore::of(&SiteLayout::new(&site.root));
    let kept = receipt(ReceiptKind::Publish);
    let path = store.add_publish("portal", "r1", &kept, [Ok(file(1))].into_iter()).unwrap();
    let before = fs::read(&path).unwrap();
    let broken = [Ok(file(1)), Err(io::Error::other("the list ends here"))];
    let error = store.add_publish("portal", "r1", &kept, broken.into_iter()).unwrap_err();
    assert!(!error.is_usage());
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(site.root.join("receipts")).unwrap().count(), 1);
}

#[test]
fn receipts_of_packages_are_never_written_over() {
    let site = Site::bare();
    let store = ReceiptStore::of(&SiteLayout::new(&site.root));
    let mut kept = receipt(ReceiptKind::Package);
    let first = store.add_package(&kept).unwrap();
    assert_eq!(store.add_package(&kept).unwrap(), first, "these very bytes lie there already");
    kept.site_name = "别的".to_owned();
    let second = store.add_package(&kept).unwrap();
    assert_ne!(first, second);
    assert_eq!(store.packages().unwrap().len(), 2);
}
