//! All that the program leaves of a site, and where words stand in it, packed or not.

use std::{collections::BTreeMap, io::Read as _};

use crate::harness::{self, Site};

/// Each file with all that is packed in it, unpacked: gzip at any place, deflated members of zip files.
fn opened(path: &str, bytes: &[u8], depth: usize, found: &mut Vec<(String, Vec<u8>)>) {
    found.push((path.to_owned(), bytes.to_vec()));
    if depth == 0 {
        return;
    }
    for at in starts(bytes, &[0x1f, 0x8b, 8]) {
        let mut inner = Vec::new();
        let _ = flate2::read::GzDecoder::new(&bytes[at..]).read_to_end(&mut inner);
        opened(&format!("{path}#gz{at}"), &inner, depth - 1, found);
    }
    for at in starts(bytes, b"PK\x03\x04") {
        let field =
            |from| usize::from(u16::from_le_bytes([bytes[at + from], bytes[at + from + 1]]));
        if at + 30 <= bytes.len() && field(8) == 8 {
            let start = (at + 30 + field(26) + field(28)).min(bytes.len());
            let mut inner = Vec::new();
            let _ = flate2::read::DeflateDecoder::new(&bytes[start..]).read_to_end(&mut inner);
            opened(&format!("{path}#zip{at}"), &inner, depth - 1, found);
        }
    }
}

fn starts(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    let windows = bytes.windows(wanted.len()).enumerate();
    windows.filter(|(_, window)| *window == wanted).map(|(at, _)| at).collect()
}

/// Where one of these words stands, as it is, escaped for JSON or in an address, or in a name of a file.
pub(crate) fn leaks(files: &BTreeMap<String, Vec<u8>>, words: &[&str]) -> Vec<String> {
    let escaped = |word: &str| -> String {
        word.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()
    };
    let encoded =
        |word: &str| -> String { word.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let ways: Vec<String> =
        words.iter().flat_map(|word| [(*word).to_owned(), escaped(word), encoded(word)]).collect();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let mut all = vec![(format!("name of {path}"), path.clone().into_bytes())];
        opened(path, bytes, 2, &mut all);
        for (place, bytes) in all {
            let text = String::from_utf8_lossy(&bytes);
            let hits = ways.iter().filter(|way| text.contains(way.as_str()));
            found.extend(hits.map(|word| format!("{word} in {place}")));
        }
    }
    found
}

/// All that a build, a hand-over, a publish and a snapshot of a day leave.
pub(crate) fn outputs(site: &Site, day: &str) -> BTreeMap<String, Vec<u8>> {
    let at = format!("{day}T09:00:00+08:00");
    for words in
        [&["build", "-q"][..], &["package", "-q"], &["archive", "create", "--at", &at, "-q"]]
    {
        let output = site.command_on(day, words).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {said}");
    }
    let mut files = BTreeMap::new();
    for folder in ["public", "packages", "receipts", "archive"] {
        for (path, bytes) in harness::tree(&site.root.join(folder)) {
            files.insert(format!("{folder}/{path}"), bytes);
        }
    }
    files
}
