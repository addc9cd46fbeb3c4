//! A damaged snapshot is told where it is damaged, and read as far as it is whole.

use std::io::Cursor;

use gongbao_archive::{
    cdxj::{CdxjLine, INDEX, REVISIT},
    verify,
};

use crate::{
    forge::{WARC, edit_lines, lines, mend, parts, plain, zipped},
    sample::{NoiseSource, codes, site, snapshot, snapshot_of},
};

/// Records that are too long to be read side by side, and an index that is wrong about places, change nothing.
#[test]
fn long_records_and_a_wrong_index_are_read_as_the_file_tells() {
    let mut site = site();
    let mut random = NoiseSource(3);
    let noise: Vec<u8> = (0..3 << 20).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
    site.insert("notices/noise.mp4".to_owned(), noise);
    site.insert("notices/long.txt".to_owned(), "长".repeat(3 << 20).into_bytes());
    let whole = parts(&snapshot_of(&site));
    assert!(whole[WARC].len() > 3 << 20);
    assert_eq!(codes(&zipped(&whole, &plain)), Vec::<String>::new());
    for at in (0..lines(&whole).len()).step_by(7) {
        let mut parts = whole.clone();
        edit_lines(&mut parts, INDEX, &|lines| {
            let (head, json) = lines[at].split_at(lines[at].find('{').unwrap());
            let mut line: CdxjLine = serde_json::from_str(json).unwrap();
            line.offset += 1;
            lines[at] = format!("{head}{}", serde_json::to_string(&line).unwrap());
        });
        mend(&mut parts);
        assert_eq!(codes(&zipped(&parts, &plain)), ["WACZ-05"], "line {at}");
    }
}

/// A scratch in one record is told by its address, and everything else is still read and checked.
#[test]
fn a_scratch_costs_one_record() {
    let whole = parts(&snapshot());
    let mut tried = 0;
    for line in lines(&whole).iter().filter(|line| line.mime != REVISIT) {
        let mut parts = whole.clone();
        let middle = usize::try_from(line.offset + line.length / 2).unwrap();
        parts.get_mut(WARC).unwrap()[middle..middle + 8].fill(0xFF);
        mend(&mut parts);
        let report = verify::snapshot(Cursor::new(zipped(&parts, &plain))).unwrap();
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|finding| (finding.code.as_str(), finding.place.file.as_str()))
            .collect();
        let expected = ["SEAL-01", "WACZ-03"].map(|code| [(code, line.url.as_str())]);
        assert!(expected.iter().any(|expected| found == *expected), "{}: {found:?}", line.url);
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn a_cut_or_a_flipped_bit_never_passes() {
    let whole = snapshot();
    for part in 0..40 {
        let cut = &whole[..whole.len() * part / 40];
        assert_eq!(codes(cut), ["SEAL-01"], "cut to {part} of 40");
    }
    let flips = std::env::var("GONGBAO_FLIPS").ok().and_then(|text| text.parse().ok());
    let mut random = NoiseSource(7);
    let spread = (0..flips.unwrap_or(300)).map(|_| random.below(whole.len())).collect::<Vec<_>>();
    // The directory of the zip says little that has a digest: versions, times, modes.
    let directory = whole.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    for (number, at) in spread.into_iter().chain(directory..whole.len()).enumerate() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (number % 8);
        assert!(!codes(&bytes).is_empty(), "bit {} of byte {at}", number % 8);
    }
}
