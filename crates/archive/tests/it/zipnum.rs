//! A packed index, as long snapshots have it, is checked block by block.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use gongbao_archive::{
    cdxj::{INDEX, PACKED_INDEX},
    digest::labelled,
    wacz::Resource,
};
use gongbao_base::digest::Digest;

use crate::{
    forge::{NamedChange, Parts, edit, edit_lines, edit_package, mend, parts, plain, zipped},
    sample::{codes, snapshot},
};

const ZIPNUM: &str = "indexes/index.idx";

/// Packs the index in blocks of ten lines, as another program would.
fn pack(parts: &mut Parts) {
    let text = String::from_utf8(parts.remove(INDEX).unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut packed = Vec::new();
    let name = "\"filename\":\"index.cdx.gz\"}";
    let mut index = format!("!meta 0 {{\"format\":\"cdxj-gzip-1.0\",{name}\n");
    for block in lines.chunks(10) {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all((block.join("\n") + "\n").as_bytes()).unwrap();
        let bytes = encoder.finish().unwrap();
        let prefix = block[0].split_once(" {").unwrap().0;
        let (offset, length) = (packed.len(), bytes.len());
        let digest = labelled(&Digest::of(&bytes));
        index += &format!(
            "{prefix} {{\"offset\":{offset},\"length\":{length},\"digest\":\"{digest}\",{name}\n"
        );
        packed.extend(bytes);
    }
    parts.insert(PACKED_INDEX.into(), packed);
    parts.insert(ZIPNUM.into(), index.into_bytes());
    edit_package(parts, &|package| {
        package.resources.retain(|resource| resource.path != INDEX);
        for path in [PACKED_INDEX, ZIPNUM] {
            let name = path.rsplit('/').next().unwrap().to_owned();
            let (hash, bytes) = (String::new(), 0);
            package.resources.push(Resource { name, path: path.to_owned(), hash, bytes });
        }
    });
    mend(parts);
}

#[test]
fn the_blocks_of_a_packed_index_are_checked() {
    let mut whole = parts(&snapshot());
    pack(&mut whole);
    assert_eq!(codes(&zipped(&whole, &plain)), Vec::<String>::new());
    let changes: [NamedChange<'_>; 5] = [
        ("no first line", &|parts| edit_lines(parts, ZIPNUM, &|lines| drop(lines.remove(0)))),
        ("a block less", &|parts| edit_lines(parts, ZIPNUM, &|lines| drop(lines.pop()))),
        ("another place", &|parts| edit(parts, ZIPNUM, "\"offset\":0,", "\"offset\":1,")),
        ("another digest", &|parts| edit(parts, ZIPNUM, "\"sha256:", "\"sha256:0")),
        ("another first line", &|parts| edit(parts, ZIPNUM, "example,test)/ ", "example,test)/0 ")),
    ];
    for (what, change) in changes {
        let mut parts = whole.clone();
        change(&mut parts);
        mend(&mut parts);
        assert_eq!(codes(&zipped(&parts, &plain)), ["WACZ-11"], "{what}");
    }
}
