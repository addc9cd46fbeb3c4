//! Compressed copies of a file, which a web server sends as they are: `.gz` and `.br` beside it.

use std::io::Write as _;

use flate2::{Compression, GzBuilder};

/// Shorter files fit into a packet anyway.
const SHORT: usize = 1_024;

/// Files whose bytes shrink; pictures and documents are compressed already.
const ENDINGS: [&str; 12] =
    ["html", "css", "js", "json", "jsonld", "xml", "csv", "txt", "svg", "vcf", "ics", "md"];

/// What comes after a file's address in those of its copies.
pub(crate) const SUFFIXES: [&str; 2] = [".gz", ".br"];

type Compressor = fn(&[u8]) -> Option<Vec<u8>>;

/// The copies of a file that are shorter than it is, by what comes after its address. The same bytes give the same copies.
pub(crate) fn copies<'b>(
    address: &'b str,
    bytes: &'b [u8],
) -> impl Iterator<Item = (&'static str, Vec<u8>)> + use<'b> {
    let wanted = bytes.len() >= SHORT
        && address.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    let ways: [Compressor; 2] = [gzip, brotli];
    SUFFIXES.into_iter().zip(ways).filter(move |_| wanted).filter_map(move |(suffix, way)| {
        let copy = way(bytes).filter(|copy| copy.len() < bytes.len())?;
        Some((suffix, copy))
    })
}

/// Without time and system in the head, which would differ from one build to the next.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer =
        GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    writer.write_all(bytes).ok()?;
    writer.finish().ok()
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut copy = Vec::new();
    {
        // The last level takes ten times as long as this one for a hundredth of the bytes.
        let mut writer = brotli::CompressorWriter::new(&mut copy, 4_096, 9, 22);
        writer.write_all(bytes).ok()?;
        writer.flush().ok()?;
    }
    Some(copy)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::copies;

    #[test]
    fn copies_unpack_to_the_file() {
        let text = "政务公开".repeat(1_000).into_bytes();
        let made: Vec<_> = copies("a/b.html", &text).collect();
        assert_eq!(made, copies("a/b.html", &text).collect::<Vec<_>>());
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&made[0].1[..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!((made[0].0, &unpacked), (".gz", &text));
        unpacked.clear();
        brotli::Decompressor::new(&made[1].1[..], 4_096).read_to_end(&mut unpacked).unwrap();
        assert_eq!((made[1].0, &unpacked), (".br", &text));
    }

    #[test]
    fn what_would_not_shrink_has_no_copies() {
        assert_eq!(copies("a.png", &[0; 9_000]).count(), 0);
        assert_eq!(copies("a.html", b"short").count(), 0);
    }
}
