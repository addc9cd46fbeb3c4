//! A bag comes back whole, or says what is wrong.

use super::{BagWriter, verify};
use crate::files::MemoryFiles;

fn bag() -> MemoryFiles {
    let mut files = MemoryFiles::new();
    let mut bag = BagWriter::new(&mut files, "", true);
    bag.put("site/首页 100%.html", &mut &b"<html>"[..]).unwrap();
    bag.put("a.txt", &mut &b"abc"[..]).unwrap();
    bag.finish(&[("Source-Organization", "示例\n单位")]).unwrap();
    files
}

fn codes(mut bag: MemoryFiles) -> Vec<String> {
    verify(&mut bag, "").unwrap().into_iter().map(|finding| finding.code).collect()
}

#[test]
fn a_bag_is_whole_or_says_what_is_wrong() {
    assert_eq!(codes(bag()), Vec::<String>::new());
    assert!(bag()["manifest-sm3.txt"].starts_with(b"66c7f0f462eeedd9"));
    for name in bag().into_keys() {
        let mut changed = bag();
        changed.get_mut(&name).unwrap().push(b'\n');
        assert_ne!(codes(changed), Vec::<String>::new(), "{name}");
        let mut fewer = bag();
        fewer.remove(&name);
        assert_ne!(codes(fewer), Vec::<String>::new(), "{name} removed");
    }
    let mut more = bag();
    more.insert("data/more".to_owned(), Vec::new());
    assert_eq!(codes(more), ["SEAL-06"]);
}
