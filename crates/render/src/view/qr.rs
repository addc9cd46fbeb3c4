//! The QR code of a page's address, as an SVG path.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// A QR code as an SVG path over a square of modules.
#[derive(Debug, Serialize)]
pub(super) struct Qr {
    /// Modules on a side, with the quiet zone of four around.
    side: usize,
    /// One `M x y h n v1 H x z` per run of dark modules.
    path: String,
}

/// The QR code of an address; `None` when it is too long for one.
pub(super) fn qr(url: &str) -> Option<Qr> {
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(url, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(Qr { side: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_qr_code_has_its_quiet_zone() {
        let code = qr("https://helong.example/stations/a.html").unwrap();
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..20]);
        assert!(code.side > 21 + 8 - 1);
        assert!(qr(&"x".repeat(5000)).is_none());
    }
}
