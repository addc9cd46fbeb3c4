//! What stops a package or its receipt at the other end leaves nothing half there, and nothing that was touched is taken in.

use std::{fs, path::Path};

use minisign::KeyPair;

use super::{package, packed, payload, receipts, small};
use crate::harness::tree;

#[test]
fn killed_at_any_moment_nothing_is_half_there() {
    let site = small();
    for number in 0..300 {
        site.notice(&format!("n{number}"), "通知", &"正文。".repeat(200));
    }
    let bytes = packed(&site, "whole.zip", &[]);
    let kill = |words: &[&str], after: u64| {
        let mut child = site.command(words).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(after));
        let _ = child.kill();
        child.wait().unwrap().success()
    };
    // From a millisecond until both have ended by themselves, since machines differ.
    let (mut killed, mut ended) = (0, 0);
    for round in 0.. {
        let after = 1 << (round / 2);
        assert!(after < 1 << 18, "it never ends: killed {killed} times");
        let (out, into) = (site.root.join("out.zip"), site.root.join("in"));
        let packed = kill(&["package", "-q", "--out", out.to_str().unwrap()], after);
        assert!(packed || !out.exists() || fs::read(&out).unwrap() == bytes);
        let file = site.root.join("whole.zip");
        let words = ["receive", file.to_str().unwrap(), "--into", into.to_str().unwrap()];
        let received = kill(&words, after);
        assert!(!into.exists() || tree(&into.join("data")).len() == payload(&bytes).len());
        assert!(receipts(&site).len() == 1);
        let _ = fs::remove_file(out);
        let _ = fs::remove_dir_all(into);
        killed += usize::from(!packed) + usize::from(!received);
        ended += usize::from(packed && received);
        if ended > 1 {
            break;
        }
    }
    assert!(killed > 0, "killed too late");
}

#[test]
fn errors_refuse_and_nothing_is_written_over() {
    let site = small();
    site.notice("c", "通知", "<b>粗</b>");
    let before = tree(&site.root);
    let refused = package(&site, "a.zip", &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(tree(&site.root) == before);
    site.remove("content/notices/c.md");
    site.write("a.zip", "mine");
    site.write("no-receipt.json", "{}");
    let before = tree(&site.root);
    for (words, code) in [
        (vec!["--out", "a.zip"], 2),
        (vec!["--out", "b.zip", "--since", "no-receipt.json"], 2),
        (vec!["--out", "b.zip", "--since", "none.json"], 3),
        (vec!["--out", "b.zip", "--sign", "no-receipt.json"], 2),
        (vec!["--out", "b.zip", "--sign", "none.key"], 3),
    ] {
        let output =
            site.command(&["package"]).args(&words).current_dir(&site.root).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?} {output:?}");
        assert!(tree(&site.root) == before, "{words:?}");
    }
    site.write("themes/default/fragment.html", "{{ nothing.here }}");
    let before = tree(&site.root);
    assert_eq!(package(&site, "b.zip", &[]).status.code(), Some(1));
    assert!(tree(&site.root) == before);
}

#[test]
fn a_refused_package_writes_nothing() {
    let site = small();
    let keys = KeyPair::generate_unencrypted_keypair().unwrap();
    site.write("office.key", keys.sk.to_box(None).unwrap().into_string());
    site.write("office.pub", keys.pk.to_box().unwrap().into_string());
    let key = site.root.join("office.key");
    packed(&site, "a.zip", &["--sign", key.to_str().unwrap()]);
    let (file, signature) = (site.root.join("a.zip"), site.root.join("a.zip.minisig"));
    let receive = |pubkey: Option<&Path>| {
        let mut words =
            vec!["receive".into(), file.clone(), "--into".into(), site.root.join("in/to")];
        words.extend(pubkey.into_iter().flat_map(|key| ["--pubkey".into(), key.to_owned()]));
        let words: Vec<&str> = words.iter().map(|word| word.to_str().unwrap()).collect();
        site.run(&words)
    };
    let public = site.root.join("office.pub");
    let (whole, signed) = (fs::read(&file).unwrap(), fs::read(&signature).unwrap());
    let before = tree(&site.root);
    let refused = |why: &str, code: &str, pubkey: Option<&Path>| {
        let output = receive(pubkey);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{why}: {said}");
        assert!(said.contains(code) && said.contains("没有写入任何文件"), "{why}: {said}");
        assert!(!site.root.join("in").exists(), "{why}");
    };
    for at in 0..signed.len() {
        let mut changed = signed.clone();
        changed[at] ^= 1;
        fs::write(&signature, changed).unwrap();
        refused(&format!("signature byte {at}"), "SEAL-08", Some(&public));
    }
    fs::remove_file(&signature).unwrap();
    refused("no signature", "SEAL-09", Some(&public));
    fs::write(&signature, &signed).unwrap();
    let other = KeyPair::generate_unencrypted_keypair().unwrap();
    site.write("other.pub", other.pk.to_box().unwrap().into_string());
    refused("another key", "SEAL-08", Some(&site.root.join("other.pub")));
    site.remove("other.pub");
    for at in (0..whole.len()).step_by(whole.len() / 23) {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(&file, changed).unwrap();
        refused(&format!("byte {at}, signed"), "SEAL-08", Some(&public));
        refused(&format!("byte {at}"), "SEAL-", None);
    }
    fs::write(&file, &whole).unwrap();
    assert!(tree(&site.root) == before);
    let output = receive(Some(&public));
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("签名有效"));
    assert_eq!(payload(&whole).len(), tree(&site.root.join("in/to/data")).len());
    let there = tree(&site.root);
    assert_eq!(receive(Some(&public)).status.code(), Some(2), "a folder that is there");
    assert!(tree(&site.root) == there);
    // Hidden folders in which it grew are gone.
    let left: Vec<_> = fs::read_dir(site.root.join("in")).unwrap().collect();
    assert_eq!(left.len(), 1);
}
