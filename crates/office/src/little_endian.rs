//! Numbers in the bytes of binary formats, whose least byte comes first; nothing where the bytes end before.

/// So many bytes from here.
pub(crate) fn bytes_at(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes_at(bytes, at, 2)?.try_into().ok().map(u16::from_le_bytes)
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes_at(bytes, at, 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// A number of four bytes as a place.
pub(crate) fn place_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at)?.try_into().ok()
}

pub(crate) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes_at(bytes, at, 8)?.try_into().ok().map(f64::from_le_bytes)
}

/// Text in UTF-16, without the noughts that end it.
pub(crate) fn utf16(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.trim_end_matches('\0').to_owned()
}
