//! What is written is the same every time, and a damaged or hostile zip is refused with the right word.

use std::io::{Cursor, Read as _};

use super::{CompressionMethod, ZipLimits, ZipReader, ZipWriter};
use crate::{
    error::ContainerError,
    files::{FileSink as _, FileSource as _},
};

fn sample() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.put("stored.txt", &mut "原样保存".as_bytes()).unwrap();
    zip.set_method(CompressionMethod::Deflate);
    zip.put("附件/packed.txt", &mut "压缩保存".repeat(50).as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn open(bytes: &[u8]) -> Result<ZipReader<Cursor<Vec<u8>>>, ContainerError> {
    ZipReader::open(Cursor::new(bytes.to_vec()), &ZipLimits::default())
}

/// The code of the first finding of a zip, opened and read to its end.
fn code(bytes: &[u8]) -> String {
    let read = || -> Result<(), ContainerError> {
        let mut zip = open(bytes)?;
        for name in zip.names() {
            zip.read(&name, 1 << 20)?;
        }
        Ok(())
    };
    read().map_or_else(|error| error.into_finding().unwrap().code, |()| "none".to_owned())
}

fn changed(from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = sample();
    let places: Vec<usize> =
        (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

#[test]
fn a_zip_comes_back() {
    let bytes = sample();
    assert_eq!(bytes, sample());
    let mut zip = open(&bytes).unwrap();
    assert_eq!(zip.order(), ["stored.txt", "附件/packed.txt"]);
    assert_eq!(zip.read("stored.txt", 100).unwrap(), "原样保存".as_bytes());
    let mut text = String::new();
    zip.open("附件/packed.txt").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "压缩保存".repeat(50));
    let stored = zip.stored("stored.txt").unwrap();
    let at = usize::try_from(stored.start).unwrap();
    assert!(bytes[at..].starts_with("原样保存".as_bytes()));
    assert_eq!(zip.stored("附件/packed.txt"), None);
}

#[test]
fn hostile_names_are_refused() {
    for name in
        ["../ed.text", "/tored.txt", "st\\red.txt", "c:ored.txt", "st//ed.txt", "stored.tx/"]
    {
        assert_eq!(code(&changed(b"stored.txt", name.as_bytes())), "SEAL-02", "{name}");
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.put("Readme", &mut &b"a"[..]).unwrap();
    assert!(zip.put("../x", &mut &b"a"[..]).is_err());
    zip.put("readme", &mut &b"b"[..]).unwrap();
    assert_eq!(code(&zip.finish().unwrap().into_inner()), "SEAL-02");
}

#[test]
fn every_cut_and_every_changed_byte_is_noticed() {
    let whole = sample();
    for length in 0..whole.len() {
        assert_ne!(code(&whole[..length]), "none", "cut at {length}");
    }
    let mut more = whole.clone();
    more.push(0);
    assert_eq!(code(&more), "SEAL-01", "something behind the end");
    more = vec![0];
    more.extend(&whole);
    assert_eq!(code(&more), "SEAL-01", "something before the start");
    // Versions, dates and the permission bits mean nothing to a reader; every other byte does.
    let silent = (0..whole.len())
        .filter(|at| {
            let mut bytes = whole.clone();
            bytes[*at] ^= 0x55;
            code(&bytes) == "none"
        })
        .count();
    assert!(silent <= 2 * (6 + 6 + 10 + 2), "{silent} bytes may be changed unnoticed");
}

#[test]
fn links_and_encryption_are_refused() {
    let bytes = sample();
    let at = (0..bytes.len()).find(|at| bytes[*at..].starts_with(b"PK\x01\x02")).unwrap();
    let mut link = bytes.clone();
    link[at + 41] = 0o120_000_u32.to_le_bytes()[1];
    assert_eq!(code(&link), "SEAL-02");
    let mut locked = bytes;
    locked[at + 8] |= 1;
    assert_eq!(code(&locked), "SEAL-01");
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.set_method(CompressionMethod::Deflate);
    zip.put("zeros", &mut std::io::repeat(0).take(64 << 20)).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000);
    assert_eq!(code(&bytes), "SEAL-03");
    let few = ZipLimits { members: 1, ..ZipLimits::default() };
    let error = ZipReader::open(Cursor::new(sample()), &few).unwrap_err();
    assert_eq!(error.into_finding().unwrap().code, "SEAL-03");
}
