//! Records and manifests come from a store that others may write to: whatever they hold, nothing panics, and no path leaves the
//! site.
#[path = "../../../tests/shared/fuzz.rs"]
mod fuzz;

use gongbao_release::{manifest::EntryReader, release::Release};
use proptest::prelude::*;

/// What means something in records, manifests and lists of entries; most of it cut off somewhere.
const PIECES: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    "\"",
    "{\"path\":\"",
    "{\"path\":\"a\",\"length\":1,\"sha256\":\"",
    "\"class\":\"leaf\"}",
    "\"path\":",
    "\"length\":",
    "\"sha256\":",
    "\"class\":",
    "\"files\":[",
    "\"generator\":\"gongbao\"",
    "\"samples\":[",
    "\"id\":",
    "\"manifest\":",
    "\"previous\":",
    "\"back_to\":",
    "\"abandoned\":[",
    "../",
    "/",
    "a",
    "a/b",
    "..",
    ".gongbao/",
    "\\u0000",
    "\\\\",
    "-1",
    "1e999",
    "18446744073709551616",
    "null",
    "true",
    "\u{feff}",
    "\u{202e}",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "\"asset\"",
];

#[test]
fn whatever_a_store_holds_is_no_harm() {
    let piece = prop_oneof![9 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
    let text = prop::collection::vec(piece, 0..60).prop_map(|parts| parts.concat());
    fuzz::run(text, |text| {
        let bytes = text.as_bytes();
        if let Some(release) = Release::parse(bytes) {
            assert!(!release.id.contains(['/', '.']), "{}", release.id);
        }
        for entry in EntryReader::new(bytes).map_while(Result::ok) {
            assert!(!entry.path.split('/').any(|part| part == ".."), "{}", entry.path);
        }
        let _ = (gongbao_manifest::read(bytes), gongbao_manifest::samples(bytes));
        let _ = gongbao_manifest::stream(bytes).take_while(Result::is_ok).count();
    });
}
