//! A forged snapshot is refused with the right code.

use gongbao_archive::{
    cdxj::INDEX,
    wacz::{DATA_PACKAGE, DATA_PACKAGE_DIGEST, PAGES},
};

use crate::{
    forge::{NamedChange, Parts, WARC, edit, edit_lines, edit_records, mend, parts, plain, zipped},
    mutants,
    sample::{codes, snapshot},
};

fn expect(parts: &Parts, what: &str, code: &str) {
    let found = codes(&zipped(parts, &plain));
    assert!(found.iter().any(|found| found == code), "{what}: {code} expected, found {found:?}");
}

#[test]
fn every_mutant_is_refused_with_the_right_code() {
    let whole = parts(&snapshot());
    assert_eq!(codes(&zipped(&whole, &plain)), Vec::<String>::new(), "zipped again it is whole");
    let mutants = mutants::all();
    assert!(mutants.len() >= 30, "{}", mutants.len());
    for mutant in mutants {
        let mut parts = whole.clone();
        (mutant.change)(&mut parts);
        if mutant.mended {
            mend(&mut parts);
        }
        expect(&parts, mutant.what, mutant.code);
    }
}

/// Nothing is mended: the digests themselves must tell.
#[test]
fn every_changed_file_is_told_by_its_digest() {
    let whole = parts(&snapshot());
    let changes: [NamedChange<'_>; 4] = [
        (WARC, &|parts| edit_records(parts, &|records| records.swap(3, 4))),
        (INDEX, &|parts| edit_lines(parts, INDEX, &|lines| drop(lines.pop()))),
        (PAGES, &|parts| parts.get_mut(PAGES).unwrap().push(b'\n')),
        (DATA_PACKAGE, &|parts| edit(parts, DATA_PACKAGE, "测试站", "测试占")),
    ];
    for (name, change) in changes {
        let mut parts = whole.clone();
        change(&mut parts);
        expect(&parts, name, "SEAL-07");
    }
    let mut without = whole;
    without.remove(DATA_PACKAGE_DIGEST);
    assert_eq!(codes(&zipped(&without, &plain)), ["SEAL-05"]);
}

#[test]
fn the_zip_itself_is_checked() {
    let whole = parts(&snapshot());
    let found = codes(&zipped(&whole, &|_| true));
    assert_eq!(found.first().map(String::as_str), Some("WACZ-01"), "a compressed WARC file");
    // The checksum of the WARC file in both headers of the zip: `unzip` would refuse it.
    let mut wrong = zipped(&whole, &plain);
    let mut crc = flate2::Crc::new();
    crc.update(&whole[WARC]);
    let crc = crc.sum().to_le_bytes();
    let places: Vec<usize> = (0..wrong.len() - 4).filter(|at| wrong[*at..*at + 4] == crc).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        wrong[at] ^= 1;
    }
    assert_eq!(codes(&wrong), ["SEAL-01"]);
}
