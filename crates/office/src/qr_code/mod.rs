//! QR codes in pictures: what a telephone that is held over them reads.

mod corners;

use rqrr::PreparedImage;
use zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};
use zune_jpeg::JpegDecoder;
use zune_png::PngDecoder;

/// How many points a picture may have; photographs have more, and a page shows none so large.
const POINTS: usize = 6_000_000;
/// How many points a side has in which codes are looked for; larger pictures are made smaller.
const SIDE: usize = 1_200;

/// How many points of all pictures of a file are looked through.
const ALL_POINTS: usize = 240_000_000;
/// How many corners a picture may have; a code has three.
const CORNERS: usize = 30;
/// How many corners all pictures of a file may have.
const ALL_CORNERS: usize = 150;

/// Looks for codes in the pictures of one file, as long as they cost no more than is sound.
#[derive(Debug)]
pub(crate) struct CodeReader {
    points: usize,
    corners: usize,
    /// Whether codes were not looked for in some picture, since there is too much to look through.
    pub(crate) stopped: bool,
}

impl Default for CodeReader {
    fn default() -> Self {
        Self { points: ALL_POINTS, corners: ALL_CORNERS, stopped: false }
    }
}

/// The grey of a picture, row by row.
struct GreyPicture {
    width: usize,
    height: usize,
    points: Vec<u8>,
}

impl CodeReader {
    /// What the codes in a picture say.
    pub(crate) fn codes(&mut self, bytes: &[u8]) -> Vec<String> {
        let Some(picture) = grey(bytes, self) else { return Vec::new() };
        let factor = picture.width.max(picture.height).div_ceil(SIDE).max(1);
        let (width, height) = (picture.width / factor, picture.height / factor);
        if width == 0 || height == 0 {
            return Vec::new();
        }
        let mean = |x: usize, y: usize| {
            let rows = (y * factor..(y + 1) * factor).flat_map(|y| {
                let start = y * picture.width + x * factor;
                picture.points[start..start + factor].iter().map(|point| usize::from(*point))
            });
            u8::try_from(rows.sum::<usize>() / (factor * factor)).unwrap_or(u8::MAX)
        };
        let mut prepared = PreparedImage::prepare_from_greyscale(width, height, mean);
        let corners = corners::count(width, height, |x, y| prepared.get_pixel_at(x, y) == 1);
        if corners > CORNERS || corners > self.corners {
            self.stopped = true;
            return Vec::new();
        }
        self.corners -= corners;
        prepared
            .detect_grids()
            .into_iter()
            .filter_map(|grid| grid.decode().ok())
            .map(|(_, text)| text)
            .collect()
    }

    /// The size of a picture that is looked through, whose points then count.
    fn take(&mut self, (width, height): (usize, usize)) -> Option<(usize, usize)> {
        let points = width.checked_mul(height).filter(|points| *points <= POINTS)?;
        match self.points.checked_sub(points) {
            Some(left) => self.points = left,
            None => {
                self.stopped = true;
                return None;
            }
        }
        Some((width, height))
    }
}

fn grey(bytes: &[u8], reader: &mut CodeReader) -> Option<GreyPicture> {
    if bytes.starts_with(b"\x89PNG") {
        let options = DecoderOptions::default().png_set_strip_to_8bit(true);
        let mut decoder = PngDecoder::new_with_options(ZCursor::new(bytes), options);
        decoder.decode_headers().ok()?;
        let (width, height) = reader.take(decoder.dimensions()?)?;
        let parts = decoder.colorspace()?.num_components();
        return points(&decoder.decode_raw().ok()?, parts, (width, height));
    }
    if bytes.starts_with(b"\xFF\xD8") {
        let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
        decoder.decode_headers().ok()?;
        let (width, height) = reader.take(decoder.dimensions()?)?;
        return points(&decoder.decode().ok()?, 1, (width, height));
    }
    None
}

/// The grey of points that have so many parts: grey, or red, green and blue, each perhaps with how far it is seen through.
fn points(raw: &[u8], parts: usize, (width, height): (usize, usize)) -> Option<GreyPicture> {
    let point = |part: &[u8]| {
        let (grey, seen) = match *part {
            [grey] => (u32::from(grey), 255),
            [grey, seen] => (u32::from(grey), u32::from(seen)),
            [red, green, blue, ..] => {
                let grey = (u32::from(red) * 3 + u32::from(green) * 6 + u32::from(blue)) / 10;
                (grey, part.get(3).map_or(255, |seen| u32::from(*seen)))
            }
            [] => (255, 255),
        };
        // Pages are white.
        u8::try_from((grey * seen + 255 * (255 - seen)) / 255).unwrap_or(u8::MAX)
    };
    let points: Vec<u8> = raw.chunks_exact(parts.max(1)).map(point).collect();
    (points.len() == width * height).then_some(GreyPicture { width, height, points })
}

#[cfg(test)]
mod tests {
    use super::CodeReader;

    #[test]
    fn a_code_is_read_from_a_png_and_a_jpeg() {
        let png = include_bytes!("../../tests/samples/qr.png");
        let jpeg = include_bytes!("../../tests/samples/qr.jpg");
        let codes = |bytes: &[u8]| CodeReader::default().codes(bytes);
        assert_eq!(codes(png), ["https://test.example/a"]);
        assert_eq!(codes(jpeg), ["https://test.example/a"]);
        for cut in (0..png.len()).step_by(7) {
            let _ = (codes(&png[..cut]), codes(&jpeg[..cut.min(jpeg.len())]));
        }
    }
}
