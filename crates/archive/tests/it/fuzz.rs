//! Whatever the bytes are, nothing panics.

use gongbao_archive::wacz::{DATA_PACKAGE, DataPackage};
use proptest::prelude::*;

use crate::{
    forge::{Parts, WARC, edit_records, mend, parts, plain, zipped},
    fuzz_run::run,
    sample::{codes, snapshot},
};

/// A place, a byte, and what is done with both.
type ByteChange = (prop::sample::Index, u8, u8);

fn change_bytes(bytes: &mut Vec<u8>, changes: &[ByteChange]) {
    for (at, byte, kind) in changes {
        let at = at.index(bytes.len().max(1));
        match kind {
            0 if at < bytes.len() => bytes[at] = *byte,
            1 => bytes.truncate(at),
            2 => bytes.insert(at.min(bytes.len()), *byte),
            _ if at < bytes.len() => {
                bytes.remove(at);
            }
            _ => {}
        }
    }
}

/// Changes one file inside and mends the digests, so that the fault lies deeper.
fn change_part(whole: &Parts, part: usize, changes: &[ByteChange]) -> Vec<u8> {
    let mut parts = whole.clone();
    let name = whole.keys().nth(part % whole.len()).unwrap();
    if name == WARC {
        edit_records(&mut parts, &|records| {
            let at = usize::from(changes[0].1) % records.len();
            let mut bytes: Vec<u8> =
                records[at].chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
            change_bytes(&mut bytes, changes);
            records[at] = bytes.into_iter().map(char::from).collect();
        });
    } else {
        change_bytes(parts.get_mut(name).unwrap(), changes);
    }
    if serde_json::from_slice::<DataPackage>(&parts[DATA_PACKAGE]).is_ok() {
        mend(&mut parts);
    }
    zipped(&parts, &plain)
}

#[test]
fn any_bytes_are_no_harm() {
    let whole = parts(&snapshot());
    let zip = zipped(&whole, &plain);
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..4_u8);
    run((0..6_usize, prop::collection::vec(change, 1..6)), |(part, changes)| {
        let bytes = if *part == 5 {
            let mut bytes = zip.clone();
            change_bytes(&mut bytes, changes);
            bytes
        } else {
            change_part(&whole, *part, changes)
        };
        let _ = codes(&bytes);
    });
}
