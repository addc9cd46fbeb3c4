//! Programs of different age on one folder, and the program as the file that it is.

use std::fs;

use minisign::KeyPair;

use crate::harness::{Site, tree};

fn refused(site: &Site, words: &[&str], file: &str) {
    let before = tree(&site.root);
    let output = site.run(words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(file) && said.contains("更新版本"), "{said}");
    let after = tree(&site.root);
    let lost: Vec<_> = before.iter().filter(|(path, old)| after.get(*path) != Some(old)).collect();
    assert!(
        lost.is_empty(),
        "changed: {:?}",
        lost.iter().map(|(path, _)| path).collect::<Vec<_>>()
    );
}

fn change(site: &Site, path: &str, from: &str, to: &str) {
    let path = site.root.join(path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_receipt_of_a_newer_program_is_never_passed_over() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    assert!(site.run(&["package", "-q"]).status.success());
    let receipt = fs::read_dir(site.root.join("receipts")).unwrap().next().unwrap().unwrap().path();
    let receipt = format!("receipts/{}", receipt.file_name().unwrap().to_str().unwrap());
    change(&site, &receipt, "gongbao-receipt/1", "gongbao-receipt/2");
    refused(&site, &["package", "-q"], &receipt);
    refused(
        &site,
        &["package", "-q", "--since", site.root.join(&receipt).to_str().unwrap()],
        &receipt,
    );
}

#[test]
fn a_lock_of_a_newer_program_is_not_rewritten() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write("content/urls.lock", "# gongbao-urls/2\n+ notices/old.html\n");
    refused(&site, &["lock"], "urls.lock");
}

#[test]
fn a_site_that_a_newer_program_built_is_not_written_over() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.build();
    change(&site, "public/manifest.json", "\"files\": [", "\"groups\": [");
    site.notice("b", "通知", "正文。");
    refused(&site, &["build", "-q"], "manifest.json");
}

#[test]
fn a_cache_of_a_newer_program_is_not_believed() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.build();
    let before = tree(&site.public());
    let state = site.root.join(".public.gongbao/state.json");
    for other in [
        "{\"format\": 2}",
        "not JSON",
        "{\"inputs\": \"0\", \"manifest\": \"0\", \"findings\": [], \"files\": 0}",
    ] {
        fs::write(&state, other).unwrap();
        site.build();
        assert_eq!(tree(&site.public()), before, "{other}");
    }
}

#[test]
fn the_version_tells_the_formats() {
    let said = Site::bare().run(&["--version"]).stdout;
    let said = String::from_utf8(said).unwrap();
    for format in ["gongbao-receipt/1", "gongbao-urls/1", "WACZ 1.1.1"] {
        assert!(said.contains(format), "{said}");
    }
    let short = Site::bare().run(&["-V"]).stdout;
    assert_eq!(String::from_utf8(short).unwrap().lines().count(), 1);
}

#[test]
fn the_program_checks_its_own_file_against_a_signed_list() {
    let site = Site::bare();
    let program = fs::read(env!("CARGO_BIN_EXE_gongbao")).unwrap();
    let digest = gongbao_base::digest::Digest::of(&program).hex();
    let list = format!("{digest}  gongbao-x86_64-linux\n");
    site.write("SHA256SUMS", &list);
    let pair = KeyPair::generate_unencrypted_keypair().unwrap();
    let signature =
        minisign::sign(Some(&pair.pk), &pair.sk, list.as_bytes(), Some("gongbao"), None);
    site.write("SHA256SUMS.minisig", signature.unwrap().into_string());
    let key = pair.pk.to_base64();
    let path = site.root.join("SHA256SUMS");
    let check = |more: &[&str]| {
        let output = site.run(&[&["self", "check", path.to_str().unwrap()], more].concat());
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = check(&["--pubkey", &key]);
    assert!(code == Some(0) && said.contains("签名有效"), "{said}");
    let (code, said) = check(&[]);
    assert!(code == Some(0) && said.contains("没有核对"), "{said}");
    // Another list under the old signature.
    site.write("SHA256SUMS", format!("{list}{list}"));
    assert_eq!(check(&["--pubkey", &key]).0, Some(3));
    // Another program.
    site.write("SHA256SUMS", list.replace(&digest, &"0".repeat(64)));
    let (code, said) = check(&[]);
    assert!(code == Some(1) && said.contains("不要使用"), "{said}");
}
