//! RFC 3161: the question to a time authority, and what its answer says. The authority's signature is for openssl to check.

use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_container::file_finding;

use crate::codes::BAD_TIMESTAMP;

/// The object identifier of SHA-256, 2.16.840.1.101.3.4.2.1, with an empty parameter.
const SHA256: [u8; 15] =
    [0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00];
/// 1.2.840.113549.1.9.16.1.4, the type of a timestamp.
const TST_INFO: [u8; 13] =
    [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x04];

/// The imprint of a digest, in DER: a sequence of algorithm and octets, 49 bytes long.
fn imprint(digest: &Digest) -> Vec<u8> {
    [&[0x30, 0x31], SHA256.as_slice(), &[0x04, 0x20], &digest.0].concat()
}

/// The question, in DER, 57 bytes long: version 1, this digest, and please with certificates.
#[must_use]
pub fn query(digest: &Digest) -> Vec<u8> {
    [&[0x30, 0x39, 0x02, 0x01, 0x01], imprint(digest).as_slice(), &[0x01, 0x01, 0xFF]].concat()
}

/// The time that an answer gives to this digest.
///
/// # Errors
/// A finding when it refuses, is of something else, or cannot be read.
pub fn time(reply: &[u8], digest: &Digest, place: &str) -> Result<String, Box<Finding>> {
    let bad = |zh: &str, en: &str| Box::new(file_finding(&BAD_TIMESTAMP, place, zh, en));
    let unreadable = || bad("时间戳读不懂", "the timestamp cannot be read");
    let (_, response, _) = value(reply).ok_or_else(unreadable)?;
    let (_, status, token) = value(response).ok_or_else(unreadable)?;
    let (tag, granted, _) = value(status).ok_or_else(unreadable)?;
    if tag != 0x02 || !matches!(granted, [0 | 1]) {
        return Err(bad("时间戳机构没有给出时间戳", "the authority did not grant a timestamp"));
    }
    let info = info(token).ok_or_else(unreadable)?;
    let (stamped, when) = fields(info).ok_or_else(unreadable)?;
    if stamped != &imprint(digest)[2..] {
        return Err(bad("时间戳是另一个文件的", "the timestamp is of another file"));
    }
    Ok(when)
}

/// The TSTInfo in a token: ContentInfo, SignedData, the encapsulated content of the right type.
fn info(token: &[u8]) -> Option<&[u8]> {
    let (_, content, _) = value(token)?;
    let (_, _, explicit) = value(content)?;
    let (_, signed, _) = value(explicit)?;
    let (_, signed, _) = value(signed)?;
    let (_, _version, rest) = value(signed)?;
    let (_, _algorithms, rest) = value(rest)?;
    let (_, encapsulated, _) = value(rest)?;
    let rest = encapsulated.strip_prefix(&TST_INFO)?;
    let (_, octets, _) = value(rest)?;
    let (_, octets, _) = value(octets)?;
    value(octets).map(|(_, info, _)| info)
}

/// The imprint and the time of a TSTInfo.
fn fields(info: &[u8]) -> Option<(&[u8], String)> {
    let (_, _version, rest) = value(info)?;
    let (_, _policy, rest) = value(rest)?;
    let (_, imprint, rest) = value(rest)?;
    let (_, _serial, rest) = value(rest)?;
    let (tag, when, _) = value(rest)?;
    let text = std::str::from_utf8(when)
        .ok()
        .filter(|text| tag == 0x18 && text.is_ascii() && text.len() >= 14)?;
    let (date, time) = text.split_at(8);
    Some((
        imprint,
        format!(
            "{}-{}-{}T{}:{}:{}Z",
            &date[..4],
            &date[4..6],
            &date[6..],
            &time[..2],
            &time[2..4],
            &time[4..6]
        ),
    ))
}

/// Tag, contents and what follows of the first DER value.
fn value(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, length, rest) = match bytes {
        [tag, length @ 0..=0x7F, rest @ ..] => (*tag, usize::from(*length), rest),
        [tag, 0x81, a, rest @ ..] => (*tag, usize::from(*a), rest),
        [tag, 0x82, a, b, rest @ ..] => (*tag, usize::from(*a) << 8 | usize::from(*b), rest),
        [tag, 0x83, a, b, c, rest @ ..] => {
            (*tag, usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c), rest)
        }
        _ => return None,
    };
    rest.split_at_checked(length).map(|(value, rest)| (tag, value, rest))
}

#[cfg(test)]
mod tests {
    use super::{query, time};
    use gongbao_base::digest::Digest;

    #[test]
    fn a_question_is_that_of_openssl() {
        // openssl ts -query -sha256 -no_nonce -cert, of the text `abc`.
        let mut expected = vec![0x30, 0x39, 2, 1, 1, 0x30, 0x31];
        expected.extend(super::SHA256);
        expected.extend([0x04, 0x20]);
        expected.extend(Digest::of(b"abc").0);
        expected.extend([1, 1, 0xFF]);
        assert_eq!(query(&Digest::of(b"abc")), expected);
    }

    #[test]
    fn any_bytes_are_no_harm() {
        for bytes in [&b""[..], b"0", b"\x30\x82\xff", b"\x30\x03\x02\x01\x00", &[0x30; 300]] {
            assert!(time(bytes, &Digest::of(b""), "").is_err());
        }
    }
}
