//! Pictures as they are taken in: without what the camera wrote beside them, such as the place. Which way up a picture is stays, or
//! it would lie on its side. A label of what was made by a machine has to stay as well.

/// A picture without what stands beside it; none for what is no picture.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let stripped = if bytes.starts_with(&[0xff, 0xd8]) {
        jpeg(bytes)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(&b"WEBP"[..]) {
        webp(bytes)
    } else if bytes.starts_with(b"GIF8") {
        Some(bytes.to_vec())
    } else {
        return None;
    };
    if gongbao_office::has_ai_label(bytes) {
        return Some(bytes.to_vec());
    }
    Some(stripped.unwrap_or_else(|| bytes.to_vec()))
}

/// The ending that a picture's name gets.
pub(super) fn ending(bytes: &[u8]) -> &'static str {
    match bytes.get(..4) {
        Some([0xff, 0xd8, ..]) => "jpg",
        Some(b"RIFF") => "webp",
        Some(b"GIF8") => "gif",
        _ => "png",
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes[..2].to_vec();
    let mut at = 2;
    if let Some(turned) = orientation(bytes).filter(|turned| *turned != 1) {
        out.extend(exif_with(turned));
    }
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        // From here on there is the picture itself.
        if marker == 0xda {
            out.extend_from_slice(&bytes[at..]);
            return Some(out);
        }
        let segment = bytes.get(at..at + 2 + length)?;
        // APP1 holds EXIF and XMP, APP13 what agencies write, COM a comment. APP0, APP2 and APP14 say how colours are meant.
        if !matches!(marker, 0xe1 | 0xe3..=0xed | 0xef | 0xfe) {
            out.extend_from_slice(segment);
        }
        at += 2 + length;
    }
}

/// Which way up a picture is, as EXIF numbers it.
fn orientation(bytes: &[u8]) -> Option<u8> {
    let at = bytes.windows(6).take(64 << 10).position(|six| six == b"Exif\0\0")? + 6;
    let tiff = bytes.get(at..)?;
    let little = tiff.starts_with(b"II");
    let two = |at: usize| -> Option<u16> {
        let pair = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let four = |at: usize| -> Option<usize> {
        let (one, other) = (two(at)?, two(at + 2)?);
        let (high, low) = if little { (other, one) } else { (one, other) };
        Some(usize::from(high) << 16 | usize::from(low))
    };
    let table = four(4)?;
    let entry = |number: usize| table + 2 + number * 12;
    let count = usize::from(two(table)?);
    let found = (0..count).find(|number| two(entry(*number)) == Some(0x0112))?;
    u8::try_from(two(entry(found) + 8)?).ok().filter(|value| (1..=8).contains(value))
}

/// A block of EXIF that says nothing but which way up the picture is.
fn exif_with(turned: u8) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([turned, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(tiff.len() + 2).unwrap_or_default().to_be_bytes();
    [&[0xff, 0xe1][..], &length, &tiff].concat()
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes[..8].to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let length: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let end = at.checked_add(12)?.checked_add(u32::from_be_bytes(length) as usize)?;
        let chunk = bytes.get(at..end)?;
        if !matches!(&chunk[4..8], b"tEXt" | b"iTXt" | b"zTXt" | b"eXIf" | b"tIME") {
            out.extend_from_slice(chunk);
        }
        at = end;
        if &chunk[4..8] == b"IEND" {
            break;
        }
    }
    Some(out)
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at + 8 <= bytes.len() {
        let length: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let length = u32::from_le_bytes(length) as usize;
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?.min(bytes.len());
        let chunk = bytes.get(at..end)?;
        if !matches!(&chunk[..4], b"EXIF" | b"XMP ") {
            let from = out.len();
            out.extend_from_slice(chunk);
            // The flags that say that there are such blocks.
            if &chunk[..4] == b"VP8X" && chunk.len() > 8 {
                out[from + 8] &= !0b0000_1100;
            }
        }
        at = end;
    }
    let length = u32::try_from(out.len() - 8).ok()?.to_le_bytes();
    out[4..8].copy_from_slice(&length);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{exif_with, orientation, stripped};

    #[test]
    fn the_place_goes_and_the_right_way_up_stays() {
        let tail = [0xff, 0xda, 0, 2, 1, 2, 3];
        let mut exif = exif_with(6);
        exif.extend(b"");
        let gps = [&[0xff, 0xe1, 0, 12][..], b"GPS 23.1N "].concat();
        let picture =
            [&[0xff, 0xd8][..], &exif, &gps, &[0xff, 0xfe, 0, 4, b'h', b'i'], &tail].concat();
        let out = stripped(&picture).unwrap();
        assert_eq!(orientation(&out), Some(6));
        assert!(out.ends_with(&tail));
        let text = String::from_utf8_lossy(&out).into_owned();
        assert!(!text.contains("GPS") && !text.contains("hi"));
        assert_eq!(stripped(b"no picture"), None);
        assert!(stripped(&picture[..20]).is_some(), "a cut one goes through as it is");
    }
}
