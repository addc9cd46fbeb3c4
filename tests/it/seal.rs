//! Containers: what is written is the same every time, and a damaged or hostile one is refused with the right word.

use std::io::{Cursor, Read as _};

use gongbao_container::{
    Memory, Shelf as _, Source as _, Trouble,
    bag::{self, Bag},
    sign,
    unzip::{Limits, Unzip},
    zip::{Method, Zip},
};

fn sample() -> Vec<u8> {
    let mut zip = Zip::new(Cursor::new(Vec::new()));
    zip.put("stored.txt", &mut "原样保存".as_bytes()).unwrap();
    zip.method(Method::Deflate);
    zip.put("附件/packed.txt", &mut "压缩保存".repeat(50).as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn open(bytes: &[u8]) -> Result<Unzip<Cursor<Vec<u8>>>, Trouble> {
    Unzip::open(Cursor::new(bytes.to_vec()), &Limits::default())
}

/// The code of the first flaw of a zip, opened and read to its end.
fn code(bytes: &[u8]) -> String {
    let read = || -> Result<(), Trouble> {
        let mut zip = open(bytes)?;
        for name in zip.names() {
            zip.read(&name, 1 << 20)?;
        }
        Ok(())
    };
    read().map_or_else(|trouble| trouble.finding().unwrap().code, |()| "none".to_owned())
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
    let mut zip = Zip::new(Cursor::new(Vec::new()));
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
    let mut zip = Zip::new(Cursor::new(Vec::new()));
    zip.method(Method::Deflate);
    zip.put("zeros", &mut std::io::repeat(0).take(64 << 20)).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000);
    assert_eq!(code(&bytes), "SEAL-03");
    let few = Limits { members: 1, ..Limits::default() };
    let refused = Unzip::open(Cursor::new(sample()), &few).unwrap_err();
    assert_eq!(refused.finding().unwrap().code, "SEAL-03");
}

fn bagged() -> Memory {
    let mut memory = Memory::new();
    let mut bag = Bag::new(&mut memory, "", true);
    bag.put("site/首页 100%.html", &mut &b"<html>"[..]).unwrap();
    bag.put("a.txt", &mut &b"abc"[..]).unwrap();
    bag.finish(&[("Source-Organization", "示例\n单位")]).unwrap();
    memory
}

#[test]
fn a_bag_is_whole_or_says_what_is_wrong() {
    let codes = |mut bag: Memory| -> Vec<String> {
        bag::verify(&mut bag, "").unwrap().into_iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(bagged()), Vec::<String>::new());
    assert!(bagged()["manifest-sm3.txt"].starts_with(b"66c7f0f462eeedd9"));
    for name in bagged().into_keys() {
        let mut changed = bagged();
        changed.get_mut(&name).unwrap().push(b'\n');
        let found = codes(changed);
        assert_ne!(found, Vec::<String>::new(), "{name}");
        let mut fewer = bagged();
        fewer.remove(&name);
        assert_ne!(codes(fewer), Vec::<String>::new(), "{name} removed");
    }
    let mut more = bagged();
    more.insert("data/more".to_owned(), Vec::new());
    assert_eq!(codes(more), ["SEAL-06"]);
}

#[test]
fn a_signature_holds_for_one_file_only() {
    let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
    let secret = pair.sk.to_box(None).unwrap().into_string();
    let public = pair.pk.to_box().unwrap().into_string();
    let signature =
        sign::Signer::open(&secret, None).unwrap().sign(&b"text"[..], "snapshot abc").unwrap();
    assert_eq!(sign::verify(&public, &signature, &b"text"[..]).unwrap(), "snapshot abc");
    let code = |trouble: Trouble| trouble.finding().unwrap().code;
    assert_eq!(code(sign::verify(&public, &signature, &b"texT"[..]).unwrap_err()), "SEAL-08");
    let forged = signature.replace("snapshot abc", "snapshot abd");
    assert_eq!(code(sign::verify(&public, &forged, &b"text"[..]).unwrap_err()), "SEAL-08");
    let other = minisign::KeyPair::generate_unencrypted_keypair().unwrap().pk.to_box().unwrap();
    let refused = sign::verify(&other.into_string(), &signature, &b"text"[..]).unwrap_err();
    assert_eq!(code(refused), "SEAL-08");
    assert!(sign::Signer::open("nonsense", None).is_err());
}
