//! Writes the index, plain or packed.

use std::io::{self, Seek, Write};

use gongbao_container::zip::CompressionMethod;

use super::package::PackageWriter;
use crate::cdxj::{self, INDEX, PACKED_FROM, PACKED_INDEX, ZIPNUM};

pub(super) fn write<W: Write + Seek>(
    lines: &[String],
    package: &mut PackageWriter<W>,
) -> io::Result<()> {
    if lines.len() < PACKED_FROM {
        return package.put(INDEX, CompressionMethod::Deflate, lines.concat().as_bytes());
    }
    let (packed, blocks) = cdxj::pack(lines)?;
    package.put(PACKED_INDEX, CompressionMethod::Store, &packed)?;
    package.put(ZIPNUM, CompressionMethod::Deflate, &blocks)
}
